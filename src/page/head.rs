//! What a page says about itself: heading, title, description, breadcrumbs, structured data.

use serde_json::{Value, json};

use super::plan::{Kind, Plan, Planned};
use super::view::{Link, PageHead};
use crate::export;
use crate::model::Place;

/// The report a place belongs to.
pub fn report_of(place: &Place) -> Option<usize> {
    match *place {
        Place::Home
        | Place::SitePage(_)
        | Place::Audience(_)
        | Place::Audiences
        | Place::Glossary
        | Place::Colophon
        | Place::File(_) => None,
        Place::Report(report)
        | Place::Threads(report)
        | Place::Thread(report, _)
        | Place::Recommendations(report)
        | Place::RecommendationsFor(report, _)
        | Place::RecommendationsBy(report, _)
        | Place::Recommendation(report, _)
        | Place::Factors(report)
        | Place::FactorDomain(report, _)
        | Place::Factor(report, _)
        | Place::Cases(report)
        | Place::Case(report, _)
        | Place::Figures(report)
        | Place::Figure(report, _)
        | Place::Projects(report)
        | Place::Project(report, _)
        | Place::Articles(report)
        | Place::Article(report, _)
        | Place::Page(report, _) => Some(report),
    }
}

/// The part of a report a place belongs to: an id of [`super::view::Section`].
fn section(place: &Place) -> &'static str {
    match place {
        Place::Report(_) => "overview",
        Place::Threads(_) | Place::Thread(..) => "threads",
        Place::Recommendations(_)
        | Place::RecommendationsFor(..)
        | Place::RecommendationsBy(..)
        | Place::Recommendation(..) => "recommendations",
        Place::Factors(_) | Place::FactorDomain(..) | Place::Factor(..) => "factors",
        Place::Cases(_) | Place::Case(..) => "cases",
        Place::Figures(_) | Place::Figure(..) => "figures",
        Place::Projects(_) | Place::Project(..) => "projects",
        Place::Articles(_) | Place::Article(..) => "articles",
        Place::Page(..) => "page",
        _ => "",
    }
}

/// The context's `page`.
pub(super) fn head(plan: &Plan, planned: &Planned, kind: &'static str, root: String) -> PageHead {
    let place = &planned.place;
    let heading = match planned.kind {
        Kind::NotFound => plan.texts.get("not-found"),
        _ => heading(plan, place),
    };
    let url = plan.addresses().link(planned.folder.clone());
    let indexed = planned.kind == Kind::Page;
    let article = matches!(place, Place::Article(..) | Place::Report(_) | Place::Thread(..));
    PageHead {
        title: title(plan, place, &heading),
        description: description(plan, place),
        canonical: (planned.kind != Kind::NotFound)
            .then(|| plan.addresses().canonical(&plan.addresses().url(place)))
            .flatten(),
        structured_data: indexed.then(|| structured_data(plan, place)).flatten(),
        breadcrumbs: if indexed { breadcrumbs(plan, place) } else { Vec::new() },
        noindex: !indexed,
        og_type: if article { "article" } else { "website" },
        draft: is_draft(plan, place),
        section: section(place),
        heading,
        url,
        root,
        kind,
    }
}

/// The page's h1.
pub(super) fn heading(plan: &Plan, place: &Place) -> String {
    let site = &plan.site;
    let text = |key: &str| plan.texts.get(key);
    let audience = |id: crate::model::AudienceId| site.audiences[id.0].name.clone();
    match *place {
        Place::Home => site.title.clone(),
        Place::SitePage(page) => site.pages[page].title.clone(),
        Place::Audience(id) | Place::RecommendationsFor(_, id) | Place::RecommendationsBy(_, id) => {
            audience(id)
        }
        Place::Audiences => text("audiences"),
        Place::Glossary => text("glossary"),
        Place::Colophon => text("colophon"),
        Place::Report(report) => site.reports[report].title.clone(),
        Place::Threads(_) => text("section-threads"),
        Place::Thread(report, thread) => site.reports[report].threads[thread].title.clone(),
        Place::Recommendations(_) | Place::Recommendation(..) => text("section-recommendations"),
        Place::Factors(_) => text("section-factors"),
        Place::FactorDomain(_, domain) => site.domains[domain.0].name.clone(),
        Place::Factor(report, id) => site.reports[report].factors[id.0].name.clone(),
        Place::Cases(_) => text("section-cases"),
        Place::Case(report, case) => site.reports[report].cases[case].title.clone(),
        Place::Figures(_) => text("section-figures"),
        Place::Figure(report, figure) => {
            plan.figure(report, figure).map(|(_, drawn)| drawn.title.clone()).unwrap_or_default()
        }
        Place::Projects(_) => text("section-projects"),
        Place::Project(report, project) => site.reports[report].projects[project].title.clone(),
        Place::Articles(_) => text("section-articles"),
        Place::Article(report, article) => site.reports[report].articles[article].title.clone(),
        Place::Page(report, page) => site.reports[report].pages[page].title.clone(),
        Place::File(ref path) => path.clone(),
    }
}

/// For `<title>`: what is special first.
fn title(plan: &Plan, place: &Place, heading: &str) -> String {
    let mut parts = vec![heading];
    if let Some(report) = report_of(place)
        && !matches!(place, Place::Report(_))
    {
        parts.push(&plan.site.reports[report].title);
    }
    if *place != Place::Home || heading != plan.site.title {
        parts.push(&plan.site.title);
    }
    parts.join(" · ")
}

fn description(plan: &Plan, place: &Place) -> Option<String> {
    let site = &plan.site;
    match *place {
        Place::Home => site.description.clone(),
        Place::SitePage(page) => {
            site.pages[page].description.clone().or_else(|| site.pages[page].lead.clone())
        }
        Place::Audience(id) => site.audiences[id.0].description.clone(),
        Place::Report(report) => site.reports[report].description.clone(),
        Place::Thread(report, thread) => {
            let thread = &site.reports[report].threads[thread];
            thread.description.clone().or_else(|| Some(thread.advice.clone()))
        }
        Place::FactorDomain(_, domain) => site.domains[domain.0].description.clone(),
        Place::Case(report, case) => {
            let case = &site.reports[report].cases[case];
            case.description.clone().or_else(|| Some(case.about.clone()))
        }
        Place::Figure(report, figure) => plan.figure(report, figure).map(|(_, drawn)| drawn.takeaway.clone()),
        Place::Project(report, project) => {
            let project = &site.reports[report].projects[project];
            project.description.clone().or_else(|| Some(project.lead.clone()))
        }
        Place::Article(report, article) => {
            let article = &site.reports[report].articles[article];
            article.description.clone().or_else(|| Some(article.lead.clone()))
        }
        Place::Page(report, page) => {
            let page = &site.reports[report].pages[page];
            page.description.clone().or_else(|| page.lead.clone())
        }
        _ => report_of(place).and_then(|report| site.reports[report].description.clone()),
    }
}

fn is_draft(plan: &Plan, place: &Place) -> bool {
    let site = &plan.site;
    match *place {
        Place::SitePage(page) => site.pages[page].draft,
        Place::Thread(report, thread) => site.reports[report].threads[thread].draft,
        Place::Case(report, case) => site.reports[report].cases[case].draft,
        Place::Project(report, project) => site.reports[report].projects[project].draft,
        Place::Article(report, article) => site.reports[report].articles[article].draft,
        Place::Page(report, page) => site.reports[report].pages[page].draft,
        _ => false,
    }
}

/// From the home page to the page above.
fn breadcrumbs(plan: &Plan, place: &Place) -> Vec<Link> {
    let link = |place: Place| Link { text: heading(plan, &place), url: plan.addresses().url(&place) };
    if *place == Place::Home {
        return Vec::new();
    }
    let mut crumbs = vec![Link { text: plan.texts.get("home"), url: plan.addresses().url(&Place::Home) }];
    if let Some(report) = report_of(place)
        && !matches!(place, Place::Report(_))
    {
        crumbs.push(link(Place::Report(report)));
    }
    let above = match *place {
        Place::Thread(report, _) => Some(Place::Threads(report)),
        Place::RecommendationsFor(report, _) | Place::RecommendationsBy(report, _) => {
            Some(Place::Recommendations(report))
        }
        Place::FactorDomain(report, _) => Some(Place::Factors(report)),
        Place::Case(report, _) => Some(Place::Cases(report)),
        Place::Figure(report, _) => Some(Place::Figures(report)),
        Place::Project(report, _) => Some(Place::Projects(report)),
        Place::Article(report, _) => {
            (plan.site.reports[report].articles.len() > 1).then_some(Place::Articles(report))
        }
        Place::Audience(_) => Some(Place::Audiences),
        _ => None,
    };
    crumbs.extend(above.map(link));
    crumbs
}

/// schema.org data (<https://schema.org>: `Report`, `Article`, `DefinedTermSet`) as JSON that may stand in a `<script>`.
fn structured_data(plan: &Plan, place: &Place) -> Option<String> {
    let site = &plan.site;
    let url = plan.addresses().canonical(&plan.addresses().url(place));
    let value = match *place {
        Place::Report(index) => export::report_schema(&site.reports[index], site.language, url),
        Place::Article(index, article) => {
            export::article_schema(&site.reports[index].articles[article], site.language, url)
        }
        Place::Glossary => {
            let terms: Vec<Value> = site
                .glossary
                .iter()
                .map(|term| {
                    json!({
                        "@type": "DefinedTerm",
                        "name": term.name,
                        "description": term.text.plain_text(),
                    })
                })
                .collect();
            json!({
                "@context": "https://schema.org",
                "@type": "DefinedTermSet",
                "name": plan.texts.get("glossary"),
                "inLanguage": site.language.tag(),
                "hasDefinedTerm": terms,
            })
        }
        _ => return None,
    };
    Some(in_script(&value))
}

/// JSON that cannot end the script element it stands in.
fn in_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::in_script;

    #[test]
    fn json_cannot_leave_its_script() {
        let text = in_script(&serde_json::json!({"name": "</script><b>&"}));
        assert!(!text.contains('<') && !text.contains('&'));
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).expect("still JSON")["name"],
            "</script><b>&"
        );
    }
}
