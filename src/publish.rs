//! All files of the site, and how each is made.
//!
//! In: the plan of pages, the theme, the public site. Out: a list of [`Job`]s, and on request one [`OutputFile`].
//! Both `build`, which makes them all, and the preview, which makes what a browser asks for, go through here.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::address::SEARCH_INDEX;
use crate::chart::{self, Figure};
use crate::diag::Diagnostic;
use crate::export;
use crate::model::{FigureRef, Media, Place};
use crate::page::{self, Kind, Plan, Planned};
use crate::privacy::picture;
use crate::protect::PublicSite;
use crate::render::{OutputFile, Shared, Theme, feed, render_page, sitemap};
use crate::search;

/// A file that can be made.
#[derive(Clone, Copy, Debug)]
pub enum Job<'plan> {
    /// A page.
    Page(&'plan Planned),
    /// A figure's data or picture, by extension: `csv`, `json`, `svg`, `png`.
    Figure(usize, FigureRef, &'static str),
    /// A report's open data, by file name: `report.json`.
    Data(usize, &'static str),
    /// The citation files of a report or article; the place is a report or an article.
    Citation(&'plan Planned, &'static str),
    /// Place in [`Theme::assets`].
    Asset(usize),
    /// A picture or file of the author.
    Media(&'plan Media),
    /// `sitemap.xml`; only for a site that says where it will stand.
    Sitemap,
    /// `feed.xml`
    Feed,
    /// `robots.txt`
    Robots,
    /// What can be found, for the search in the browser.
    SearchIndex,
}

/// What files are made from.
#[derive(Debug)]
pub struct Publication {
    /// The pages.
    pub plan: Plan,
    /// Templates and assets.
    pub theme: Arc<Theme>,
    /// What all pages share, ready for templates.
    pub shared: Shared,
}

impl Publication {
    /// A plan and a theme, made ready.
    pub fn new(mut plan: Plan, theme: Arc<Theme>) -> Self {
        let shared = Shared::new(&plan.site_view, &plan.report_navs, plan.explanations.clone());
        plan.keeps_figures = theme.has("figure") || theme.names("downloads");
        Self { plan, theme, shared }
    }

    /// The same publication of a site that differs from the published one in nothing but the prose of pages.
    #[must_use]
    pub fn with_words(&self, site: Arc<PublicSite>) -> Self {
        Self { plan: self.plan.with_words(site), theme: self.theme.clone(), shared: self.shared.clone() }
    }

    /// Every file of the site, in order.
    pub fn jobs(&self) -> Vec<Job<'_>> {
        // The index of a large site takes as long as hundreds of pages: begun last, it would be waited for.
        let mut jobs: Vec<Job<'_>> = self.has_search().then_some(Job::SearchIndex).into_iter().collect();
        let pages = &self.plan.pages;
        let templates: BTreeSet<&str> = pages.iter().map(Planned::template).collect();
        let templates: BTreeSet<&str> = templates.into_iter().filter(|kind| self.theme.has(kind)).collect();
        jobs.extend(pages.iter().filter(|page| templates.contains(page.template())).map(Job::Page));
        let cited = |page: &&Planned| {
            page.kind == Kind::Page && matches!(page.place, Place::Report(_) | Place::Article(..))
        };
        let has_citations = self.has_citations();
        for page in self.plan.pages.iter().filter(cited).filter(|_| has_citations) {
            jobs.extend([export::BIBTEX, export::CSL_JSON].map(|name| Job::Citation(page, name)));
        }
        let has_downloads = self.has_downloads();
        for (report, model) in self.plan.site.reports.iter().enumerate() {
            if has_citations {
                jobs.extend(export::data_files(model).into_iter().map(|name| Job::Data(report, name)));
            }
            for figure in self.plan.figures(report).filter(|_| has_downloads) {
                let formats = self.plan.figure(report, figure).map(|(_, drawn)| page::figure_formats(&drawn));
                jobs.extend(
                    formats
                        .into_iter()
                        .flatten()
                        .map(|(_, extension)| Job::Figure(report, figure, extension)),
                );
            }
            jobs.extend(model.media.iter().map(Job::Media));
        }
        jobs.extend(self.plan.site.media.iter().map(Job::Media));
        jobs.extend((0..self.theme.assets().len()).map(Job::Asset));
        jobs.extend([Job::Feed, Job::Robots]);
        if self.plan.site.base_url.is_some() {
            jobs.push(Job::Sitemap);
        }
        jobs
    }

    /// Whether the theme's pages can be searched.
    fn has_search(&self) -> bool {
        self.theme.names("search")
    }

    /// Whether the theme's pages tell how to cite, and lead to the files of it and to the open data.
    fn has_citations(&self) -> bool {
        self.theme.names("citation")
    }

    /// Whether the theme's pages lead to the data and pictures of figures.
    fn has_downloads(&self) -> bool {
        self.theme.names("downloads")
    }

    /// The job whose file will stand at a path; the same as looking for it in [`Self::jobs`], without drawing every figure.
    pub fn find(&self, path: &str) -> Option<Job<'_>> {
        let plan = &self.plan;
        let page = |folder: &str| {
            plan.pages.iter().find(|page| page.folder == folder && page.kind != Kind::NotFound)
        };
        let (folder, name) =
            path.rsplit_once('/').map_or(("", path), |(folder, name)| (&path[..=folder.len()], name));
        match path {
            "404.html" => return self.shown(plan.pages.iter().find(|page| page.kind == Kind::NotFound)?),
            "feed.xml" => return Some(Job::Feed),
            "robots.txt" => return Some(Job::Robots),
            SEARCH_INDEX => return self.has_search().then_some(Job::SearchIndex),
            "sitemap.xml" => return plan.site.base_url.as_ref().map(|_| Job::Sitemap),
            _ if name == "index.html" => return page(folder).and_then(|page| self.shown(page)),
            _ => {}
        }
        let assets = self.theme.assets();
        let asset = || Some(Job::Asset(assets.iter().position(|asset| asset.path == path)?));
        let media = || self.media().find(|media| media.path == path).map(Job::Media);
        let beside = || page(folder).and_then(|page| self.beside(page, name));
        asset().or_else(beside).or_else(|| self.data(folder, name)).or_else(media)
    }

    /// A page as a job, when the theme has a template for it.
    fn shown<'plan>(&self, page: &'plan Planned) -> Option<Job<'plan>> {
        self.theme.has(page.template()).then_some(Job::Page(page))
    }

    /// A file that stands in the folder of a page: a figure's download, or a citation.
    fn beside<'plan>(&self, page: &'plan Planned, name: &str) -> Option<Job<'plan>> {
        if page.kind != Kind::Page {
            return None;
        }
        match page.place {
            Place::Figure(report, figure) if self.has_downloads() => {
                let slug = self.plan.addresses().figure_slug(report, figure);
                let wanted = name.strip_prefix(&*slug)?.strip_prefix('.')?;
                let (_, drawn) = self.plan.figure(report, figure)?;
                let formats = page::figure_formats(&drawn).into_iter();
                let (_, extension) = formats.into_iter().find(|(_, extension)| *extension == wanted)?;
                Some(Job::Figure(report, figure, extension))
            }
            Place::Report(_) | Place::Article(..) if self.has_citations() => {
                let name = [export::BIBTEX, export::CSL_JSON].into_iter().find(|known| *known == name)?;
                Some(Job::Citation(page, name))
            }
            _ => None,
        }
    }

    /// A report's open data.
    fn data(&self, folder: &str, name: &str) -> Option<Job<'_>> {
        if !self.has_citations() {
            return None;
        }
        let id = folder.strip_suffix("/data/")?;
        let report = self.plan.site.reports.iter().position(|report| report.id == id)?;
        let files = export::data_files(&self.plan.site.reports[report]);
        files.into_iter().find(|known| *known == name).map(|name| Job::Data(report, name))
    }

    /// All pictures and files of authors.
    fn media(&self) -> impl Iterator<Item = &Media> {
        let site = &self.plan.site;
        site.reports.iter().flat_map(|report| &report.media).chain(&site.media)
    }

    /// Where a job's file will stand.
    pub fn path(&self, job: Job<'_>) -> String {
        match job {
            Job::Page(page) => page.path(),
            Job::Figure(report, figure, extension) => {
                let folder = self.plan.addresses().folder(&Place::Figure(report, figure));
                format!("{folder}{}.{extension}", self.plan.addresses().figure_slug(report, figure))
            }
            Job::Data(report, name) => {
                format!("{}data/{name}", self.plan.addresses().folder(&Place::Report(report)))
            }
            Job::Citation(page, name) => format!("{}{name}", page.folder),
            Job::Asset(index) => self.theme.assets()[index].path.clone(),
            Job::Media(media) => media.path.clone(),
            Job::Sitemap => "sitemap.xml".to_owned(),
            Job::Feed => "feed.xml".to_owned(),
            Job::Robots => "robots.txt".to_owned(),
            Job::SearchIndex => SEARCH_INDEX.to_owned(),
        }
    }

    /// Makes a file.
    ///
    /// # Errors
    /// `broken-template` when the page's template has a mistake.
    pub fn make(&self, job: Job<'_>) -> Result<OutputFile, Box<Diagnostic>> {
        let bytes = match job {
            Job::Page(page) => {
                return render_page(&self.theme, &self.shared, &page::compose(&self.plan, page));
            }
            Job::Figure(report, figure, extension) => self.figure_file(report, figure, extension),
            Job::Data(report, name) => self.data_file(report, name),
            Job::Citation(page, name) => self.citation_file(&page.place, name),
            Job::Asset(index) => self.theme.assets()[index].bytes.clone(),
            Job::Media(media) => picture::cleaned(&media.bytes).into_owned(),
            Job::Sitemap => sitemap::sitemap(self.indexed()).bytes,
            Job::Feed => feed::feed(&self.plan.site_view, &self.entries()).bytes,
            Job::Robots => sitemap::robots(self.plan.site.base_url.as_deref()).bytes,
            Job::SearchIndex => self.search_index().into_bytes(),
        };
        Ok(OutputFile { path: self.path(job), bytes })
    }

    fn search_index(&self) -> String {
        let figure = |report, figure| Some(self.plan.figure(report, figure)?.1);
        search::index(&self.plan.site, &self.plan.texts, figure)
    }

    /// What the feed tells of: reports and articles whose date is known.
    fn entries(&self) -> Vec<feed::Entry> {
        let site = &self.plan.site;
        let mut entries = Vec::new();
        for (index, report) in site.reports.iter().enumerate() {
            entries.extend(report.year.map(|year| feed::Entry {
                title: report.title.clone(),
                url: self.plan.addresses().url(&Place::Report(index)),
                summary: report.description.clone(),
                author: report.publisher.clone(),
                date: format!("{year:04}-01-01"),
            }));
            entries.extend(report.articles.iter().enumerate().filter_map(|(at, article)| {
                Some(feed::Entry {
                    title: article.title.clone(),
                    url: self.plan.addresses().url(&Place::Article(index, at)),
                    summary: Some(article.lead.clone()),
                    author: Some(article.author.clone()),
                    date: article.date.as_ref()?.0.clone(),
                })
            }));
        }
        entries
    }

    /// The full addresses of the pages that search engines may find.
    fn indexed(&self) -> impl Iterator<Item = String> + '_ {
        let pages = self.plan.pages.iter().filter(|page| page.kind == Kind::Page);
        let addresses = self.plan.addresses();
        pages.filter_map(move |page| addresses.canonical(&addresses.link(page.folder.clone())))
    }

    fn figure_file(&self, report: usize, figure: FigureRef, extension: &str) -> Vec<u8> {
        let (_, drawn) = self.plan.figure(report, figure).expect("only the report's own figures are jobs");
        let url = self.plan.addresses().url(&Place::Figure(report, figure));
        let url = self.plan.addresses().canonical(&url).unwrap_or(url);
        match extension {
            "csv" => export::figure_csv(&drawn),
            "json" => {
                let mut text = export::figure_json(&drawn, &url).to_string();
                text.push('\n');
                text.into_bytes()
            }
            _ => self.picture_file(&drawn, extension),
        }
    }

    /// A drawn figure as a file of its own.
    fn picture_file(&self, figure: &Figure, extension: &str) -> Vec<u8> {
        let palette = self.theme.palette();
        let svg = chart::standalone(figure, palette, self.plan.site.language);
        let svg = svg.expect("only drawn figures are offered as pictures");
        match extension {
            #[cfg(feature = "png")]
            "png" => chart::png(&svg, palette).expect("our own SVG can be drawn"),
            _ => svg.into_bytes(),
        }
    }

    fn data_file(&self, report: usize, name: &str) -> Vec<u8> {
        let site = &self.plan.site;
        match name {
            "report.json" => {
                let figures: Vec<_> = self
                    .plan
                    .figures(report)
                    .filter_map(|figure| {
                        let (_, drawn) = self.plan.figure(report, figure)?;
                        Some((drawn, Place::Figure(report, figure)))
                    })
                    .collect();
                let figures =
                    figures.iter().map(|(drawn, place)| -> (&Figure, Place) { (drawn, place.clone()) });
                export::report_json(site, report, figures).into_bytes()
            }
            "recommendations.csv" => export::recommendations_csv(site, report),
            _ => export::factors_csv(site, report),
        }
    }

    fn citation_file(&self, place: &Place, name: &str) -> Vec<u8> {
        let reports = &self.plan.site.reports;
        let files = match *place {
            Place::Article(report, article) => export::article_files(&reports[report].articles[article]),
            Place::Report(report) => export::citation_files(&reports[report]),
            _ => unreachable!("only reports and articles are cited"),
        };
        let file = files.into_iter().find(|(file, _)| *file == name);
        file.expect("both citation files are made").1.into_bytes()
    }
}
