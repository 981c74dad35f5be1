//! One planned page, composed; and the pieces that pages of several kinds share.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::plan::{Kind, Plan, Planned};
use super::view::{
    AudienceView, Body, CaseCard, Download, FactorLink, FigureBlock, Link, Piece, RecommendationGroup,
    RecommendationView, ThreadLink,
};
use super::{Page, View, nav};
use super::{
    article, case, factor, figure, general, glossary, head, origin, project, recommendation, report, thread,
};
use crate::address::{root_from, server_path};
use crate::html::{self, Part, Setting};
use crate::model::{
    AudienceId, Date, FactorId, FigureRef, Place, Prose, Public, Recommendation, RecommendationId,
    RecommendationList, Report,
};

/// Composes a planned page.
pub fn compose(plan: &Plan, planned: &Planned) -> Page {
    let root = match planned.kind {
        Kind::NotFound => server_path(plan.site.base_url.as_deref()).to_owned(),
        _ => root_from(&planned.folder),
    };
    let composer = Composer { plan, root, shown: RefCell::default() };
    let view = match planned.kind {
        Kind::Redirect => composer.redirect(&planned.place),
        Kind::NotFound => View::NotFound(super::Empty {}),
        Kind::Embed => composer.embed(&planned.place),
        Kind::Page => composer.page(&planned.place),
    };
    let report = head::report_of(&planned.place).filter(|_| matches!(planned.kind, Kind::Page | Kind::Embed));
    Page {
        path: planned.path(),
        head: head::head(plan, planned, view.template(), composer.root.clone()),
        report: report.map(|report| plan.report_navs[report].clone()),
        view,
    }
}

/// What composing a page needs: the plan, and where the page stands.
pub(super) struct Composer<'page> {
    pub(super) plan: &'page Plan,
    pub(super) root: String,
    /// Figures that the page shows by now: a picture's ids can stand on a page once.
    shown: RefCell<BTreeSet<(usize, FigureRef)>>,
}

impl<'page> Composer<'page> {
    fn page(&self, place: &Place) -> View {
        match *place {
            Place::Home => View::Home(general::home(self)),
            Place::SitePage(page) => View::Text(general::site_page(self, page)),
            Place::Audiences => View::Audiences(general::audiences(self)),
            Place::Audience(id) => View::Audience(recommendation::site_audience(self, id)),
            Place::Glossary => View::Glossary(glossary::glossary(self)),
            Place::Colophon => View::Colophon(general::colophon(self)),
            Place::Report(index) => View::Report(report::report(self, index)),
            Place::Threads(index) => View::Threads(thread::threads(self, index)),
            Place::Thread(index, thread) => View::Thread(thread::thread(self, index, thread)),
            Place::Recommendations(index) | Place::Recommendation(index, _) => {
                View::Recommendations(recommendation::recommendations(self, index))
            }
            Place::RecommendationsFor(index, id) => {
                View::Audience(recommendation::report_audience(self, index, id, false))
            }
            Place::RecommendationsBy(index, id) => {
                View::Audience(recommendation::report_audience(self, index, id, true))
            }
            Place::Factors(index) => View::Factors(factor::factors(self, index)),
            Place::FactorDomain(index, domain) => View::Domain(factor::domain(self, index, domain)),
            Place::Factor(index, id) => {
                View::Domain(factor::domain(self, index, self.report(index).factors[id.0].domain))
            }
            Place::Cases(index) => View::Cases(case::cases(self, index)),
            Place::Case(index, case) => View::Case(case::case(self, index, case)),
            Place::Figures(index) => View::Figures(figure::figures(self, index)),
            Place::Figure(index, figure) => View::Figure(figure::figure(self, index, figure)),
            Place::Projects(index) => View::Projects(project::projects(self, index)),
            Place::Project(index, project) => View::Project(project::project(self, index, project)),
            Place::Articles(index) => View::Articles(article::articles(self, index)),
            Place::Article(index, article) => View::Article(article::article(self, index, article)),
            Place::Page(index, page) => View::Text(general::report_page(self, index, page)),
            Place::File(_) => unreachable!("files are copied, not planned as pages"),
        }
    }

    fn embed(&self, place: &Place) -> View {
        match *place {
            Place::Figure(index, figure) => View::Embed(figure::figure(self, index, figure)),
            _ => unreachable!("only figures are planned as embeds"),
        }
    }

    fn redirect(&self, place: &Place) -> View {
        let url = self.url(place);
        View::Redirect(super::view::RedirectView {
            target: format!("{}{url}", self.root),
            canonical: self.plan.addresses().canonical(&url),
        })
    }

    pub(super) fn report(&self, index: usize) -> &'page Report<Public> {
        &self.plan.site.reports[index]
    }

    pub(super) fn url(&self, place: &Place) -> String {
        self.plan.addresses().url(place)
    }

    fn setting(&self) -> Setting<'_> {
        Setting {
            addresses: self.plan.addresses(),
            texts: &self.plan.texts,
            root: &self.root,
            tells_source: self.plan.tells_source,
        }
    }

    /// Prose as HTML inside another element.
    pub(super) fn inline(&self, prose: &Prose) -> String {
        html::inline(prose, self.setting())
    }

    /// Prose with its figures; a table of contents where there are several headings of level 2.
    pub(super) fn body(&self, prose: &Prose) -> Body {
        let mut level = 2;
        let mut pieces = Vec::new();
        for part in html::parts(prose, self.setting()) {
            match part {
                Part::Html(html) => {
                    if html.contains("<h2") {
                        level = 3;
                    }
                    pieces.push(Piece::Html { html });
                }
                Part::Figure(report, figure) => {
                    if let Some(block) = self.figure(report, figure, level) {
                        pieces.push(Piece::Figure { figure: Box::new(block) });
                    }
                }
            }
        }
        let contents: Vec<Link> = prose
            .headings()
            .filter(|heading| heading.level == 2)
            .map(|heading| Link { text: heading.text.to_owned(), url: format!("#{}", heading.id) })
            .collect();
        Body { pieces, contents: if contents.len() < 2 { Vec::new() } else { contents } }
    }

    /// A figure as a block under a heading of a level. Ask for the blocks of a page in the order they stand in: the first is
    /// shown, and every further one of the same figure points to it.
    pub(super) fn figure(&self, report: usize, figure: FigureRef, level: u8) -> Option<FigureBlock> {
        let block = self.figure_data(report, figure, level)?;
        let again = !self.shown.borrow_mut().insert((report, figure));
        Some(FigureBlock { again, ..block })
    }

    /// A figure of which a page shows something, though not the block.
    pub(super) fn figure_data(&self, report: usize, figure: FigureRef, level: u8) -> Option<FigureBlock> {
        let (number, drawn) = self.plan.figure(report, figure)?;
        let slug = self.plan.addresses().figure_slug(report, figure);
        let folder = self.plan.addresses().folder(&Place::Figure(report, figure));
        let downloads = figure::formats(&drawn)
            .into_iter()
            .map(|(format, extension)| Download { format, url: format!("{folder}{slug}.{extension}") });
        Some(FigureBlock {
            downloads: downloads.collect(),
            figure: drawn,
            number,
            anchor: format!("fig-{slug}"),
            url: self.url(&Place::Figure(report, figure)),
            embed: Some(self.plan.addresses().link(format!("{folder}embed/"))),
            level,
            again: false,
        })
    }

    /// A thread as a knot on the line.
    pub(super) fn thread_link(&self, report: usize, thread: usize) -> ThreadLink {
        nav::thread_link(&self.plan.site, report, thread, self.plan.addresses())
    }

    /// An audience of a report, with its page there.
    pub(super) fn audience(&self, report: usize, id: AudienceId, by: bool) -> AudienceView {
        let model = self.report(report);
        let (place, count) = if by {
            (Place::RecommendationsBy(report, id), nav::entries_by(model, id))
        } else {
            (Place::RecommendationsFor(report, id), nav::entries_for(model, id))
        };
        let url = self.url(&place);
        AudienceView { url, count, ..nav::audience_view(&self.plan.site, id, by, &self.plan.texts) }
    }

    /// A recommendation. `anchor` is false where it stands a second time on the page.
    pub(super) fn recommendation(&self, report: usize, id: RecommendationId) -> RecommendationView {
        let model = self.report(report);
        let recommendation: &Recommendation = &model.recommendations[id.0];
        let link = |audience: AudienceId, by: bool| {
            let view = self.audience(report, audience, by);
            Link { text: view.name, url: view.url }
        };
        RecommendationView {
            code: recommendation.code.clone(),
            anchor: recommendation.code.clone(),
            html: self.inline(&recommendation.text),
            text: recommendation.text.plain_text(),
            url: self.url(&Place::Recommendation(report, id)),
            audiences: recommendation.audiences.iter().map(|&audience| link(audience, false)).collect(),
            by: recommendation.by.iter().map(|&audience| link(audience, true)).collect(),
            threads: recommendation.threads.iter().map(|&thread| self.thread_link(report, thread)).collect(),
            origin: origin::origin(self, report, id),
        }
    }

    /// A list of recommendations as the author wrote it.
    pub(super) fn group(
        &self,
        report: usize,
        list: &RecommendationList,
        thread: Option<usize>,
        anchor: String,
    ) -> RecommendationGroup {
        let first = list.audiences.first().map(|&id| (id, false)).or(list.by.first().map(|&id| (id, true)));
        RecommendationGroup {
            title: list.title.clone(),
            anchor,
            thread: thread.map(|thread| self.thread_link(report, thread)),
            audience: first.map(|(id, by)| self.audience(report, id, by)),
            html: self.inline(&list.prose),
            items: list.items.iter().map(|item| self.recommendation(report, item.id)).collect(),
        }
    }

    /// A factor in a list.
    pub(super) fn factor_link(&self, report: usize, id: FactorId) -> FactorLink {
        let factor = &self.report(report).factors[id.0];
        FactorLink {
            name: factor.name.clone(),
            effect: factor.effect.name(),
            domain: self.plan.site.domains[factor.domain.0].name.clone(),
            count: factor.mentions.count(),
            url: self.url(&Place::Factor(report, id)),
            causes: factor.causes.iter().map(|cause| cause.name.clone()).collect(),
            sources: origin::sources(self, report, &factor.mentions),
        }
    }

    /// A case in a list.
    pub(super) fn case_card(&self, report: usize, index: usize) -> CaseCard {
        let case = &self.report(report).cases[index];
        CaseCard {
            number: case.number,
            title: case.title.clone(),
            about: case.about.clone(),
            outcome: case.outcome.clone(),
            steps: case.steps.len(),
            url: self.url(&Place::Case(report, index)),
        }
    }

    /// A date in words, and as ISO 8601.
    pub(super) fn date(&self, date: &Date) -> (String, String) {
        let mut parts = date.0.splitn(3, '-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let words = match (year, month, day) {
            (Some(year), Some(month), Some(day)) => {
                let month = self.plan.texts.get(&format!("month-{}", month.trim_start_matches('0')));
                let day = day.trim_start_matches('0');
                self.plan
                    .texts
                    .with("date", &[("day", day.into()), ("month", (&month).into()), ("year", year.into())])
            }
            _ => date.0.clone(),
        };
        (words, date.0.clone())
    }
}

/// The neighbours of a page in a row of pages.
pub(super) fn neighbours<T>(
    row: &[T],
    index: usize,
    link: impl Fn(usize) -> Link,
) -> (Option<Link>, Option<Link>) {
    let previous = index.checked_sub(1).map(&link);
    let next = (index + 1 < row.len()).then(|| link(index + 1));
    (previous, next)
}
