//! One report.

use super::Resolver;
use super::figure::text;
use super::link::{From, unknown};
use super::names::output_path;
use super::recommendation::{Recommendations, add_threads};
use super::sort::Sort;
use crate::diag::{Code, Diagnostic, say};
use crate::model::{
    Article, Case, Contact, FactorId, FigureRef, Media, Page, Place, Project, Raw, Recommendation,
    RecommendationList, Report, Source, SourceId, Step, Target, Thread, Tool,
};
use crate::parse::document::{
    ArticleDoc, CaseDoc, IndexDoc, MediaFile, PageDoc, PageKeys, Parsed, ProjectDoc, ReportDoc, ThreadDoc,
};
use crate::parse::kind::is_portable;
use crate::source::{Span, Spanned};

/// All recommendations of a report, and how they are listed.
struct Advice {
    threads: Vec<Thread>,
    lists: Vec<RecommendationList>,
    all: Vec<Recommendation>,
}

impl Resolver<'_> {
    pub(super) fn report(&mut self, index: usize) -> Report<Raw> {
        let ordered = &self.ordered.reports[index];
        let files = &ordered.files;
        let doc = &*files.report.doc;
        self.origins.insert(Place::Report(index), Span::start_of(files.report.file));
        let (factors, factor_blocks) = self.factors(index);
        let advice = self.advice(index);
        Report {
            id: files.folder.to_string(),
            title: doc.title.value.clone(),
            subtitle: text(doc.subtitle.as_ref()),
            description: text(doc.description.as_ref()),
            year: doc.year.as_ref().map(|year| year.value),
            authors: doc.authors.iter().map(|author| author.value.clone()).collect(),
            publisher: text(doc.publisher.as_ref()),
            place: text(doc.place.as_ref()),
            citation: text(doc.citation.as_ref()),
            licence: text(doc.licence.as_ref()),
            url: self.outward(doc.url.as_ref()),
            featured: self.featured(index, doc),
            sources: self.sources(index, doc),
            key_figures: self.key_figures(&doc.key_figure),
            introduction: ordered.index.as_ref().map(|file| self.introduction(index, file)),
            aliases: ordered
                .index
                .as_ref()
                .map(|file| self.aliases(&file.doc.front.page))
                .unwrap_or_default(),
            threads: advice.threads,
            recommendations: advice.all,
            recommendation_lists: advice.lists,
            factors,
            factor_blocks,
            cases: ordered.cases.iter().enumerate().map(|(at, file)| self.case(index, at, file)).collect(),
            figures: self.data_figures(index),
            model: files.model.as_ref().and_then(|file| self.model(index, file)),
            relations: files.relations.as_ref().and_then(|file| self.relations(index, file)),
            actions: files.actions.as_ref().and_then(|file| self.actions(index, file)),
            projects: ordered
                .projects
                .iter()
                .enumerate()
                .map(|(at, file)| self.project(index, at, file))
                .collect(),
            articles: ordered
                .articles
                .iter()
                .enumerate()
                .map(|(at, file)| self.article(index, at, file))
                .collect(),
            pages: ordered
                .pages
                .iter()
                .enumerate()
                .map(|(at, file)| self.page(Place::Page(index, at), Some(index), file))
                .collect(),
            media: self.media(&files.media),
        }
    }

    fn introduction(&mut self, report: usize, file: &Parsed<IndexDoc>) -> crate::model::Prose {
        self.prose(&file.doc.markdown, From { path: &file.path, report: Some(report) })
    }

    fn sources(&mut self, report: usize, doc: &ReportDoc) -> Vec<Source> {
        let source = |source: &crate::parse::document::SourceDoc| Source {
            id: source.id.value.to_string(),
            name: source.name.value.clone(),
            description: text(source.description.as_ref()),
            case: source.case.as_ref().and_then(|number| self.case_number(report, number)),
        };
        doc.source.iter().map(source).collect()
    }

    fn featured(&mut self, report: usize, doc: &ReportDoc) -> Option<FigureRef> {
        let name = doc.featured.as_ref()?;
        let from = From { path: &self.ordered.reports[report].files.report.path, report: Some(report) };
        match self.inward("figure", &name.value, name.span, from) {
            Ok(Target::Figure(owner, figure)) if owner == report => Some(figure),
            Ok(_) => None,
            Err(diagnostic) => {
                self.tell(diagnostic);
                None
            }
        }
    }

    /// Threads and lists without a thread; every recommendation once.
    fn advice(&mut self, report: usize) -> Advice {
        let ordered = &self.ordered.reports[report];
        let mut found = Recommendations::new(report);
        let threads: Vec<Thread> = ordered
            .threads
            .iter()
            .enumerate()
            .map(|(at, file)| self.read_thread(report, at, file, &mut found))
            .collect();
        let mut lists = Vec::new();
        for file in &ordered.recommendations {
            let linked = self.linked(&file.doc.markdown, From { path: &file.path, report: Some(report) });
            lists.extend(self.lists(&file.doc.lists, &linked, &file.name.slug, None, &mut found));
        }
        let placed: Vec<(usize, &RecommendationList)> = threads
            .iter()
            .enumerate()
            .flat_map(|(at, thread)| thread.lists.iter().map(move |list| (at, list)))
            .collect();
        add_threads(&mut found.all, &placed);
        Advice { all: found.all, lists, threads }
    }

    fn read_thread(
        &mut self,
        report: usize,
        at: usize,
        file: &Parsed<ThreadDoc>,
        found: &mut Recommendations,
    ) -> Thread {
        self.origins.insert(Place::Thread(report, at), Span::start_of(file.file));
        let doc = &*file.doc;
        let front = &doc.front;
        let number = file.name.number.unwrap_or_default();
        let linked = self.linked(&doc.markdown, From { path: &file.path, report: Some(report) });
        let cases = front.cases.iter().filter_map(|number| self.case_number(report, number)).collect();
        let factors = front.factors.iter().filter_map(|id| self.factor_name(report, id)).collect();
        Thread {
            number,
            slug: file.name.slug.clone(),
            title: front.title.value.clone(),
            short: text(front.short.as_ref()).unwrap_or_else(|| front.title.value.clone()),
            advice: front.advice.value.clone(),
            description: text(front.page.description.as_ref()),
            prose: linked.prose(doc.prose.clone()),
            lists: self.lists(&doc.lists, &linked, &number.to_string(), Some(at), found),
            cases,
            factors,
            aliases: self.aliases(&front.page),
            draft: front.page.draft,
        }
    }

    /// A thread by its number, after telling when there is none.
    pub(super) fn thread(&mut self, report: usize, number: &Spanned<u32>) -> Option<usize> {
        let known = &self.names.reports[report].threads;
        let found = known.get(&number.value).copied();
        if found.is_none() {
            let names: Vec<String> = known.keys().map(ToString::to_string).collect();
            let name = number.value.to_string();
            self.tell(unknown(Sort::Thread, &name, number.span, names.iter()));
        }
        found
    }

    fn case_number(&mut self, report: usize, number: &Spanned<u32>) -> Option<usize> {
        let known = &self.names.reports[report].cases;
        let found = known.get(&number.value).copied();
        if found.is_none() {
            let names: Vec<String> = known.keys().map(ToString::to_string).collect();
            let name = number.value.to_string();
            self.tell(unknown(Sort::Case, &name, number.span, names.iter()));
        }
        found
    }

    fn factor_name(&mut self, report: usize, id: &Spanned<String>) -> Option<FactorId> {
        let known = &self.names.reports[report].factors;
        let found = known.get(&id.value).copied();
        if found.is_none() {
            self.tell(unknown(Sort::Factor, &id.value, id.span, known.keys()));
        }
        found
    }

    fn case(&mut self, report: usize, at: usize, file: &Parsed<CaseDoc>) -> Case {
        self.origins.insert(Place::Case(report, at), Span::start_of(file.file));
        let front = &file.doc.front;
        let number = file.name.number.unwrap_or_default();
        let steps = front.step.iter().map(|step| Step {
            label: step.label.value.clone(),
            kind: step.kind.as_ref().map(|kind| kind.value),
            text: text(step.text.as_ref()),
        });
        Case {
            number,
            slug: file.name.slug.clone(),
            title: front.title.value.clone(),
            about: front.about.value.clone(),
            outcome: front.outcome.value.clone(),
            description: text(front.page.description.as_ref()),
            source: self.case_source(report, number, front.source.as_ref()),
            steps: steps.collect(),
            prose: self.prose(&file.doc.markdown, From { path: &file.path, report: Some(report) }),
            aliases: self.aliases(&front.page),
            draft: front.page.draft,
        }
    }

    /// The source about a case: the one named, else the one that names the case, else the one with its number as id.
    fn case_source(
        &mut self,
        report: usize,
        number: u32,
        named: Option<&Spanned<String>>,
    ) -> Option<SourceId> {
        let known = &self.names.reports[report].sources;
        if let Some(id) = named {
            let found = known.get(&id.value).copied();
            if found.is_none() {
                self.tell(unknown(Sort::Source, &id.value, id.span, known.keys()));
            }
            return found;
        }
        let sources = &self.ordered.reports[report].files.report.doc.source;
        let naming = |source: &crate::parse::document::SourceDoc| {
            source.case.as_ref().is_some_and(|case| case.value == number)
        };
        let by_case = sources.iter().position(naming).map(SourceId);
        by_case.or_else(|| known.get(&number.to_string()).copied())
    }

    fn project(&mut self, report: usize, at: usize, file: &Parsed<ProjectDoc>) -> Project {
        self.origins.insert(Place::Project(report, at), Span::start_of(file.file));
        let front = &file.doc.front;
        let tools = front.tool.iter().map(|tool| Tool {
            name: tool.name.value.clone(),
            text: tool.text.value.clone(),
            kind: text(tool.kind.as_ref()),
            url: self.outward(tool.url.as_ref()),
        });
        let tools = tools.collect();
        let contacts = front.contact.iter().map(|contact| Contact {
            role: contact.role.value.clone(),
            organisation: text(contact.organisation.as_ref()),
            url: self.outward(contact.url.as_ref()),
        });
        let contacts = contacts.collect();
        Project {
            slug: file.name.slug.clone(),
            title: front.title.value.clone(),
            lead: front.lead.value.clone(),
            description: text(front.page.description.as_ref()),
            prose: self.prose(&file.doc.markdown, From { path: &file.path, report: Some(report) }),
            tools,
            results: front.result.iter().map(|result| result.text.value.clone()).collect(),
            partners: front.partners.iter().map(|partner| partner.value.clone()).collect(),
            contacts,
            aliases: self.aliases(&front.page),
            draft: front.page.draft,
        }
    }

    fn article(&mut self, report: usize, at: usize, file: &Parsed<ArticleDoc>) -> Article {
        self.origins.insert(Place::Article(report, at), Span::start_of(file.file));
        let front = &file.doc.front;
        Article {
            slug: file.name.slug.clone(),
            title: front.title.value.clone(),
            lead: front.lead.value.clone(),
            description: text(front.page.description.as_ref()),
            author: front.author.value.clone(),
            author_role: text(front.author_role.as_ref()),
            date: front.page.date.as_ref().map(|date| date.value.clone()),
            published_in: text(front.published_in.as_ref()),
            prose: self.prose(&file.doc.markdown, From { path: &file.path, report: Some(report) }),
            aliases: self.aliases(&front.page),
            draft: front.page.draft,
        }
    }

    /// A page of the site, or of a report.
    pub(super) fn page(&mut self, place: Place, report: Option<usize>, file: &Parsed<PageDoc>) -> Page {
        self.origins.insert(place, Span::start_of(file.file));
        let front = &file.doc.front;
        Page {
            slug: file.name.slug.clone(),
            title: front.title.value.clone(),
            lead: text(front.lead.as_ref()),
            description: text(front.page.description.as_ref()),
            date: front.page.date.as_ref().map(|date| date.value.clone()),
            prose: self.prose(&file.doc.markdown, From { path: &file.path, report }),
            aliases: self.aliases(&front.page),
            draft: front.page.draft,
        }
    }

    /// Old addresses; those that cannot be one are told and left out.
    pub(super) fn aliases(&mut self, keys: &PageKeys) -> Vec<String> {
        let mut aliases = Vec::with_capacity(keys.aliases.len());
        for alias in &keys.aliases {
            let path = alias.value.strip_prefix('/').unwrap_or_default();
            let mut parts = path.strip_suffix('/').unwrap_or(path).split('/');
            // A machine that cannot hold the name could not redirect from it.
            if parts.all(|part| !part.is_empty() && !part.contains('#') && is_portable(part)) {
                aliases.push(alias.value.clone());
            } else {
                self.tell(
                    Diagnostic::new(
                        Code::InvalidValue,
                        alias.span,
                        say! {
                            en: "`{alias}` is not an old address",
                            nl: "`{alias}` is geen oud adres",
                            alias = alias.value,
                        },
                    )
                    .label(say! {
                        en: "expected the path of an address on this site",
                        nl: "hier hoort het pad van een adres op deze site",
                    })
                    .help(say! {
                        en: "write it from the site's root: \"/old/address/\"",
                        nl: "schrijf het vanaf het begin van de site: \"/oud/adres/\"",
                    }),
                );
            }
        }
        aliases
    }

    pub(super) fn media(&mut self, files: &[MediaFile]) -> Vec<Media> {
        let mut media = Vec::with_capacity(files.len());
        for file in files {
            let path = output_path(&file.path);
            self.origins.insert(Place::File(path.clone()), Span::start_of(file.file));
            let Some(source) = self.tree.get(file.file) else { continue };
            let bytes = match &source.content {
                crate::source::Content::Bytes(bytes) => bytes.clone(),
                crate::source::Content::Text(text) => text.as_bytes().into(),
                crate::source::Content::Unreadable => continue,
            };
            media.push(Media { path, bytes, size: super::image::size(source).ok().flatten() });
        }
        media
    }
}
