//! The pieces of a site that can be found, each once, as small as they have an address.

use std::sync::Arc;

use super::{Entry, Kind};
use crate::address::Addresses;
use crate::chart::Figure;
use crate::model::{
    Article, AudienceId, Case, Cause, DerivedFigure, FactorId, FigureRef, Page, Place, Project, Prose,
    Public, Recommendation, RecommendationId, RecommendationList, Report, Thread,
};
use crate::protect::PublicSite;
use crate::texts::Texts;

/// Everything, in the order of the site: its own pages, then report by report.
pub(super) fn all(
    site: &PublicSite,
    texts: &Texts,
    figure: &dyn Fn(usize, FigureRef) -> Option<Arc<Figure>>,
) -> Vec<Entry> {
    let mut walk = Walk { site, texts, addresses: Addresses::new(site), report: None, entries: Vec::new() };
    walk.site();
    for (index, report) in site.reports.iter().enumerate() {
        walk.report = Some(index);
        walk.report(index, report);
        for shown in report.figures() {
            if let Some(drawn) = figure(index, shown) {
                walk.figure(index, shown, &drawn);
            }
        }
    }
    walk.entries
}

/// A walk through a site.
struct Walk<'site> {
    site: &'site PublicSite,
    texts: &'site Texts,
    addresses: Addresses<'site, Public>,
    /// The report that is walked through.
    report: Option<usize>,
    entries: Vec<Entry>,
}

impl Walk<'_> {
    fn add(&mut self, kind: Kind, place: &Place, title: &str, text: String, audiences: Vec<usize>) {
        let url = self.addresses.url(place);
        let title = title.to_owned();
        self.entries.push(Entry { kind, report: self.report, title, text, url, audiences });
    }

    /// A page with prose: what stands above its first heading together with `words`, then one entry for every heading.
    fn page(&mut self, kind: Kind, place: &Place, title: &str, words: &[&str], prose: Option<&Prose>) {
        let mut sections = prose.map(Prose::sections).unwrap_or_default().into_iter();
        let above = sections.next().map(|(_, text)| text).unwrap_or_default();
        let words: Vec<&str> = words.iter().copied().chain([above.as_str()]).collect();
        self.add(kind, place, title, joined(&words), Vec::new());
        for (heading, text) in sections {
            let Some(heading) = heading else { continue };
            let url = format!("{}#{}", self.addresses.url(place), heading.id);
            let title = format!("{title}: {}", heading.text);
            self.entries.push(Entry { kind, report: self.report, title, text, url, audiences: Vec::new() });
        }
    }

    /// What belongs to no report.
    fn site(&mut self) {
        let site = self.site;
        self.page(
            Kind::Page,
            &Place::Home,
            &site.title,
            &[site.description.as_deref().unwrap_or_default()],
            site.home.as_ref(),
        );
        for (index, page) in site.pages.iter().enumerate() {
            self.text_page(&Place::SitePage(index), page);
        }
        for (index, audience) in site.audiences.iter().enumerate() {
            let is_met = |report: &Arc<Report<Public>>| {
                report.recommendations.iter().any(|recommendation| readers(recommendation).contains(&index))
            };
            if site.reports.iter().any(is_met) {
                let text = joined(&[
                    audience.persona.as_deref().unwrap_or_default(),
                    audience.description.as_deref().unwrap_or_default(),
                ]);
                let place = Place::Audience(AudienceId(index));
                self.add(Kind::Audience, &place, &audience.name, text, vec![index]);
            }
        }
        for term in &site.glossary {
            let words =
                [term.full.as_deref().unwrap_or_default(), &term.text.plain_text(), &term.aliases.join(", ")]
                    .map(str::to_owned);
            let url = format!("{}#{}", self.addresses.url(&Place::Glossary), term.slug);
            let text = joined(&words.each_ref().map(String::as_str));
            let title = term.name.clone();
            self.entries.push(Entry {
                kind: Kind::Term,
                report: None,
                title,
                text,
                url,
                audiences: Vec::new(),
            });
        }
    }

    fn text_page(&mut self, place: &Place, page: &Page) {
        self.page(
            Kind::Page,
            place,
            &page.title,
            &[page.lead.as_deref().unwrap_or_default()],
            Some(&page.prose),
        );
    }

    fn report(&mut self, index: usize, report: &Report<Public>) {
        let sources: Vec<String> = report
            .sources
            .iter()
            .map(|source| joined(&[&source.name, source.description.as_deref().unwrap_or_default()]))
            .collect();
        let words = [
            report.subtitle.as_deref().unwrap_or_default(),
            report.description.as_deref().unwrap_or_default(),
            &report.authors.join(", "),
            report.publisher.as_deref().unwrap_or_default(),
            &sources.join(" "),
        ];
        let introduction = report.introduction.as_ref();
        self.page(Kind::Page, &Place::Report(index), &report.title, &words, introduction);
        for (at, thread) in report.threads.iter().enumerate() {
            self.thread(&Place::Thread(index, at), thread, report);
        }
        for (at, recommendation) in report.recommendations.iter().enumerate() {
            let place = Place::Recommendation(index, RecommendationId(at));
            let text = recommendation.text.plain_text();
            self.add(Kind::Recommendation, &place, "", text, readers(recommendation));
        }
        for list in report.recommendation_lists.iter().filter(|list| !list.prose.is_empty()) {
            let text = list.prose.plain_text();
            self.add(Kind::Page, &Place::Recommendations(index), &list.title, text, of_list(list));
        }
        for at in 0..report.factors.len() {
            self.factor(index, report, FactorId(at));
        }
        for (at, case) in report.cases.iter().enumerate() {
            self.case(&Place::Case(index, at), case);
        }
        for (at, project) in report.projects.iter().enumerate() {
            self.project(&Place::Project(index, at), project);
        }
        for (at, article) in report.articles.iter().enumerate() {
            self.article(&Place::Article(index, at), article);
        }
        for (at, page) in report.pages.iter().enumerate() {
            self.text_page(&Place::Page(index, at), page);
        }
    }

    fn thread(&mut self, place: &Place, thread: &Thread, report: &Report<Public>) {
        let first = self.entries.len();
        let lists: Vec<String> = thread.lists.iter().map(|list| list.prose.plain_text()).collect();
        let words = [thread.advice.as_str(), &lists.join(" ")];
        self.page(Kind::Thread, place, &thread.title, &words, Some(&thread.prose));
        let items = thread.lists.iter().flat_map(|list| &list.items);
        let mut audiences: Vec<usize> =
            items.flat_map(|item| readers(&report.recommendations[item.id.0])).collect();
        audiences.sort_unstable();
        audiences.dedup();
        for entry in &mut self.entries[first..] {
            entry.audiences.clone_from(&audiences);
        }
    }

    fn factor(&mut self, index: usize, report: &Report<Public>, id: FactorId) {
        let factor = &report.factors[id.0];
        let about = factor.text.as_ref().map(Prose::plain_text).unwrap_or_default();
        let mut words = vec![
            self.site.domains[factor.domain.0].name.as_str(),
            factor.group.as_deref().unwrap_or_default(),
        ];
        words.push(&about);
        causes(&factor.causes, &mut words);
        let effect = self.texts.get(factor.effect.name());
        words.insert(0, &effect);
        self.add(Kind::Factor, &Place::Factor(index, id), &factor.name, joined(&words), Vec::new());
    }

    fn case(&mut self, place: &Place, case: &Case) {
        let steps = case
            .steps
            .iter()
            .flat_map(|step| [step.label.as_str(), step.text.as_deref().unwrap_or_default()]);
        let words: Vec<&str> = [case.about.as_str(), &case.outcome].into_iter().chain(steps).collect();
        self.page(Kind::Case, place, &case.title, &words, Some(&case.prose));
    }

    fn project(&mut self, place: &Place, project: &Project) {
        let tools = project.tools.iter().flat_map(|tool| [tool.name.as_str(), &tool.text]);
        let others = project.results.iter().chain(&project.partners).map(String::as_str);
        let contacts = project
            .contacts
            .iter()
            .flat_map(|contact| [contact.role.as_str(), contact.organisation.as_deref().unwrap_or_default()]);
        let words: Vec<&str> =
            [project.lead.as_str()].into_iter().chain(tools).chain(others).chain(contacts).collect();
        self.page(Kind::Project, place, &project.title, &words, Some(&project.prose));
    }

    fn article(&mut self, place: &Place, article: &Article) {
        let words =
            [article.lead.as_str(), &article.author, article.author_role.as_deref().unwrap_or_default()];
        self.page(Kind::Article, place, &article.title, &words, Some(&article.prose));
    }

    /// A figure: its words, and those of its table where nothing else on the site says them.
    fn figure(&mut self, index: usize, shown: FigureRef, figure: &Figure) {
        let is_told_elsewhere = matches!(
            shown,
            FigureRef::Derived(
                DerivedFigure::Ranking
                    | DerivedFigure::Matrix
                    | DerivedFigure::Blocks(_)
                    | DerivedFigure::Journey(_)
            )
        );
        let mut words = vec![figure.takeaway.as_str()];
        if !is_told_elsewhere {
            words.extend(figure.table.columns.iter().skip(1).map(|column| column.name.as_str()));
            for row in &figure.table.rows {
                words.push(&row.header);
                words.extend(row.cells.iter().map(|cell| cell.text.as_str()));
            }
            words.extend(figure.notes.iter().map(String::as_str));
            words.push(figure.source.as_deref().unwrap_or_default());
        }
        let place = Place::Figure(index, shown);
        self.add(Kind::Figure, &place, &figure.title, joined(&words), Vec::new());
    }
}

/// Everybody a recommendation is for or from.
fn readers(recommendation: &Recommendation) -> Vec<usize> {
    let mut readers: Vec<usize> =
        recommendation.audiences.iter().chain(&recommendation.by).map(|id| id.0).collect();
    readers.sort_unstable();
    readers.dedup();
    readers
}

fn of_list(list: &RecommendationList) -> Vec<usize> {
    list.audiences.iter().chain(&list.by).map(|id| id.0).collect()
}

/// The names of causes at any depth.
fn causes<'report>(of: &'report [Cause], words: &mut Vec<&'report str>) {
    for cause in of {
        words.push(&cause.name);
        causes(&cause.causes, words);
    }
}

/// Texts one after another, with a mark between them where no sentence ends.
fn joined(texts: &[&str]) -> String {
    let mut all = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if !all.is_empty() {
            all.push_str(if all.ends_with(['.', '?', '!', ':', ';', '…']) { " " } else { " · " });
        }
        all.push_str(text);
    }
    all
}
