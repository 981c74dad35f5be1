//! A site of this project: a report per section, whose pages stand in its `pages/`; and the same with charts.

use super::File;
use super::page::{chart, name, page, section, section_name, sections};

/// The theme that both are shown in.
const THEME: &[(&str, &str)] = &[
    ("theme.toml", include_str!("../themes/bare/theme.toml")),
    ("css/main.css", include_str!("../themes/bare/css/main.css")),
    ("templates/base.html", include_str!("../themes/bare/templates/base.html")),
    ("templates/home.html", include_str!("../themes/bare/templates/home.html")),
    ("templates/page.html", include_str!("../themes/bare/templates/page.html")),
    ("templates/parts.html", include_str!("../themes/bare/templates/parts.html")),
    ("templates/report.html", include_str!("../themes/bare/templates/report.html")),
];

/// So many pages of text.
pub(crate) fn pages(pages: usize) -> impl Iterator<Item = File> {
    shared(pages).chain((0..pages).map(move |index| text_page(index, pages, "")))
}

/// The same pages, each with a chart of its own.
pub(crate) fn pages_with_charts(pages: usize) -> impl Iterator<Item = File> {
    let with_chart = (0..pages).flat_map(move |index| {
        let figure = format!("![Gezinnen per plek, vorig jaar en dit jaar](figure:{})", name(index));
        let path = format!("content/{}/figures/{}.toml", section(index), name(index));
        [text_page(index, pages, &figure), File::text(path, chart(index))]
    });
    shared(pages).chain(with_chart)
}

fn shared(pages: usize) -> impl Iterator<Item = File> {
    let theme = THEME.iter().map(|(path, text)| File::text(format!("themes/bare/{path}"), *text));
    let site = "title = \"Proefsite\"\nlanguage = \"nl\"\ntheme = \"bare\"\n";
    let reports = (0..sections(pages)).map(|section| {
        let path = format!("content/{}/report.toml", section_name(section));
        File::text(path, format!("title = \"Deel {}\"\n", section + 1))
    });
    theme.chain([File::text("content/site.toml", site)]).chain(reports)
}

fn text_page(index: usize, pages: usize, figure: &str) -> File {
    let page = page(index, pages, figure, |other| format!("{}.md", name(other)));
    File::text(
        format!("content/{}/pages/{}.md", section(index), name(index)),
        format!(
            "+++\ntitle = \"{}\"\ndescription = \"{}\"\n+++\n\n{}",
            page.title, page.description, page.body
        ),
    )
}
