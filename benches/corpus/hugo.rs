//! The plain pages as Hugo wants them, with templates of the same shape.

use super::File;
use super::page::{name, page, section, section_name, sections};

/// What is not content.
const FRAME: &[(&str, &str)] = &[
    ("hugo.toml", include_str!("../hugo/hugo.toml")),
    ("layouts/baseof.html", include_str!("../hugo/layouts/baseof.html")),
    ("layouts/home.html", include_str!("../hugo/layouts/home.html")),
    ("layouts/page.html", include_str!("../hugo/layouts/page.html")),
    ("layouts/section.html", include_str!("../hugo/layouts/section.html")),
    ("layouts/_partials/menu.html", include_str!("../hugo/layouts/_partials/menu.html")),
    ("static/css/main.css", include_str!("../themes/bare/css/main.css")),
];

/// So many pages of text.
pub(crate) fn pages(pages: usize) -> impl Iterator<Item = File> {
    let frame = FRAME.iter().map(|(path, text)| File::text(*path, *text));
    let sections = (0..sections(pages)).map(|section| {
        let path = format!("content/{}/_index.md", section_name(section));
        File::text(path, format!("+++\ntitle = \"Deel {0}\"\nweight = {0}\n+++\n", section + 1))
    });
    let texts = (0..pages).map(move |index| text_page(index, pages));
    frame
        .chain([File::text("content/_index.md", "+++\ntitle = \"Proefsite\"\n+++\n")])
        .chain(sections)
        .chain(texts)
}

fn text_page(index: usize, pages: usize) -> File {
    let page = page(index, pages, "", |other| format!("../{}/", name(other)));
    File::text(
        format!("content/{}/{}.md", section(index), name(index)),
        format!(
            "+++\ntitle = \"{}\"\ndescription = \"{}\"\nweight = {}\n+++\n\n{}",
            page.title,
            page.description,
            index + 1,
            page.body
        ),
    )
}
