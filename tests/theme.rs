//! Themes: one laid over the other, mistakes in them, and whether the default theme is whole.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{Site, files, told};

/// A site with a theme of its own.
fn site(files: &[(&str, &str)]) -> Site {
    let site = Site::base().file(
        "content/site.toml",
        "title = \"Proefsite\"\ntheme = \"eigen\"\n\n[[audience]]\nid = \"schools\"\nname = \"Scholen\"\n\n\
         [[domain]]\nid = \"gezin\"\nname = \"Gezin\"\n",
    );
    files.iter().fold(site, |site, (path, text)| site.file(&format!("themes/eigen/{path}"), text))
}

/// All that is wrong with a site with these files in its theme.
fn wrong(files: &[(&str, &str)]) -> String {
    let run = site(files).build();
    assert!(run.diagnostics.has_errors(), "nothing is wrong");
    told(&run)
}

/// The style sheet of a built site.
fn style(site: &Site) -> String {
    let output = site.output();
    let (_, css) =
        output.iter().find(|(path, _)| path.starts_with("assets/main.")).expect("there is a style sheet");
    String::from_utf8(css.clone()).expect("style sheets are text")
}

#[test]
fn a_theme_is_laid_over_the_default_file_by_file() {
    let site = site(&[
        ("css/tokens.css", ":root { --ink: #010203; }"),
        ("templates/404.html", "{% extends \"base.html\" %}{% block main %}<h1>Weg</h1>{% endblock main %}"),
        ("texts/nl/eigen.ftl", "skip = Spring\n"),
        ("icons/search.svg", "<svg viewBox=\"0 0 24 24\"><path d=\"M1 2h3\"/></svg>"),
        ("js/copy.js", "// onze eigen\n"),
    ]);
    site.build_well();
    assert!(style(&site).contains("--ink:#010203"));
    let page = site.output_text("404.html");
    assert!(page.contains("<h1>Weg</h1>") && page.contains(">Spring</a>"), "{page}");
    let home = site.output_text("index.html");
    assert!(home.contains("<h1>Proefsite</h1>") && home.contains("M1 2h3"), "{home}");
    let output = site.output();
    let script =
        output.iter().find(|(path, _)| path.starts_with("assets/copy.")).expect("the script is there");
    assert_eq!(script.1, b"// onze eigen\n");
}

#[test]
fn what_no_page_leads_to_is_not_made() {
    let config = format!("theme = \"eigen\"\n{}", include_str!("fixtures/sites/whole/content/site.toml"));
    let made = |template: &str| -> Vec<String> {
        let site = Site::fixture(Path::new("tests/fixtures/sites/whole"))
            .file("content/site.toml", &config)
            .file("themes/eigen/theme.toml", "standalone = true")
            .file("themes/eigen/templates/report.html", template);
        site.build_well();
        site.output().into_keys().collect()
    };
    let has = |made: &[String], end: &str| made.iter().any(|path| path.ends_with(end));
    let kinds = ["search-index.js", "vragen.csv", "vragen.svg", ".bib", "report.json"];
    let bare = made("{{ page.heading }}");
    assert!(kinds.iter().all(|kind| !has(&bare, kind)), "{bare:?}");
    for (template, expected) in [
        ("{{ site.search }}", &["search-index.js"][..]),
        ("{# downloads #}", &["vragen.csv", "vragen.svg"]),
        ("{# citation #}", &[".bib", "report.json", "recommendations.csv"]),
    ] {
        let made = made(template);
        assert!(expected.iter().all(|kind| has(&made, kind)), "{template}: {made:?}");
        assert!(made.len() > bare.len());
    }
}

#[test]
fn a_figure_stands_on_a_page_once_and_is_pointed_to_after() {
    let site = Site::fixture(Path::new("tests/fixtures/sites/whole"));
    site.build_well();
    for (path, anchor) in
        [("rapport/index.html", "fig-factoren-balans"), ("rapport/casussen/1-tom/index.html", "fig-route-1")]
    {
        let page = site.output_text(path);
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> =
            between(&page, " id=\"", '"').into_iter().filter(|id| !seen.insert(*id)).collect();
        assert!(twice.is_empty(), "{path}: {twice:?}");
        assert!(seen.contains(anchor), "{path}: {seen:?}");
        assert!(page.contains(&format!("<p class=\"figure-again\"><a href=\"#{anchor}\">")), "{path}");
    }
}

#[test]
fn a_theme_of_its_own_uses_nothing_of_the_default() {
    let site = site(&[("theme.toml", "standalone = true"), ("templates/home.html", "{{ page.heading }}")]);
    site.build_well();
    let output = site.output();
    assert_eq!(output.get("index.html").map(Vec::as_slice), Some(&b"Proefsite"[..]));
    assert!(!output.contains_key("404.html"), "kinds of page without a template are left out");
    assert!(!output.keys().any(|path| path.starts_with("assets/")));
}

#[test]
fn unknown_names_are_told_with_what_is_in_scope() {
    let report = wrong(&[("templates/home.html", "<h1>{{ page.headin }}</h1>")]);
    assert!(report.contains("there is no field `headin`"), "{report}");
    assert!(report.contains("themes/eigen/templates/home.html:1:13"), "{report}");
    assert!(report.contains("did you mean `heading`?"), "{report}");
    assert!(report.contains("seen on the page index.html"), "{report}");
}

#[test]
fn all_mistakes_of_grammar_are_told_at_once() {
    let report = wrong(&[("templates/home.html", "{{ page.heading }"), ("templates/404.html", "{% if %}")]);
    assert!(report.contains("templates/home.html:1") && report.contains("templates/404.html:1"), "{report}");
}

#[test]
fn unknown_filters_functions_and_templates_have_a_place() {
    let report = wrong(&[("templates/home.html", "{{ page.heading | loud }}\n{{ shout() }}")]);
    assert!(report.contains("there is no filter `loud`"), "{report}");
    assert!(report.contains("templates/home.html:1:19"), "{report}");
    assert!(report.contains("templates/home.html:2:4"), "{report}");
}

#[test]
fn words_and_icons_that_do_not_exist_are_mistakes() {
    let rows = [
        ("{{ text(key=\"skipp\") }}", "there is no text `skipp`; did you mean `skip`?"),
        ("{{ text(key=\"published-by\") }}", "the text `published-by` needs a value"),
        ("{{ icon(name=\"schol\") }}", "there is no icon `schol`"),
        ("{{ asset(path=\"js/x.js\") }}", "the theme publishes no file `js/x.js`"),
    ];
    for (template, expected) in rows {
        let report = wrong(&[("templates/home.html", template)]);
        assert!(report.contains(expected), "{report}");
    }
}

#[test]
fn a_mistake_in_a_part_names_the_template_that_uses_it() {
    let report = wrong(&[
        ("templates/parts/greeting.html", "{% component greeting() %}{{ nobody }}{% endcomponent %}"),
        ("templates/home.html", "{{ <greeting /> }}"),
    ]);
    assert!(report.contains("parts/greeting.html:1:"), "{report}");
    assert!(report.contains("called from"), "{report}");
}

#[test]
fn style_sheets_tell_what_is_missing() {
    let rows = [
        ("@import \"gone.css\";", "the theme has no style sheet `css/gone.css`"),
        ("a { background: url(../images/gone.png) }", "the theme has no file `../images/gone.png`"),
    ];
    for (css, expected) in rows {
        let report = wrong(&[("css/main.css", css)]);
        assert!(report.contains(expected) && report.contains("themes/eigen/css/main.css:1:"), "{report}");
    }
}

/// The files of a folder of the default theme, as texts.
fn theme(folder: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/draad").join(folder);
    let text = |bytes| String::from_utf8(bytes).expect("it is text");
    files(&root).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

/// What stands between two texts, at every place it does.
fn between<'text>(text: &'text str, before: &str, after: char) -> Vec<&'text str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

/// The keys of all texts in a language.
fn keys(language: &str) -> BTreeSet<String> {
    let lines: String = theme(&format!("texts/{language}")).into_values().collect();
    lines
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
        .collect()
}

#[test]
fn the_default_theme_has_every_word_in_both_languages() {
    let (dutch, english) = (keys("nl"), keys("en"));
    let differing: Vec<&String> = dutch.symmetric_difference(&english).collect();
    assert!(differing.is_empty(), "in one language only: {differing:?}");
    for (name, template) in theme("templates") {
        for key in between(&template, "text(key=\"", '"') {
            assert!(dutch.contains(key), "{name} uses the text `{key}`");
        }
        for icon in between(&template, "icon(name=\"", '"') {
            assert!(theme("icons").contains_key(&format!("{icon}.svg")), "{name} uses the icon `{icon}`");
        }
    }
}

#[test]
fn the_default_theme_works_under_a_strict_content_security_policy() {
    for (name, template) in theme("templates") {
        assert!(!template.contains(" style="), "{name} has a style attribute");
        assert!(!template.contains(" onclick=") && !template.contains("<style"), "{name} has inline code");
        for script in between(&template, "<script", '>') {
            assert!(script.contains(" src=") || script.contains("application/ld+json"), "{name}: {script}");
        }
    }
}

/// The tokens of a house style, as an organisation publishes them.
const TOKENS: &str = ".stad-theme {
  --stad-groen: hsl(140 60% 25%);
  --utrecht-document-background-color: #fefefe;
  --utrecht-document-color: #101010;
  --utrecht-document-font-family: \"Stad Sans\", sans-serif;
  --utrecht-page-footer-background-color: var(--stad-groen);
  --utrecht-page-footer-color: white;
  --nl-link-color: ;
  --utrecht-link-color: #1d4f91;
  --stad-onderdeel-dat-niemand-vraagt: 1px;
}
.stad-theme .utrecht-button { color: red }
";

/// A site with a house style.
fn housed(keys: &str) -> Site {
    let settings = format!(
        "title = \"Proefsite\"\n[house_style]\ntokens = \"house-style/tokens.css\"\nclass = \"stad-theme\"\n{keys}\n"
    );
    Site::base().file("content/site.toml", &settings).file("content/house-style/tokens.css", TOKENS)
}

#[test]
fn a_house_style_gives_what_the_theme_asks_for_and_no_more() {
    let site = housed("");
    let run = site.build_well();
    assert!(!told(&run).contains("low-contrast"), "{}", told(&run));
    let css = style(&site);
    assert!(css.contains("--stad-groen:#"), "what a value leads to comes along");
    assert!(css.contains("--utrecht-link-color:#1d4f91"));
    assert!(
        !css.contains("onderdeel") && !css.contains("utrecht-button{"),
        "what nothing asks for stays away"
    );
    assert!(
        !css.contains("--nl-link-color:;") && !css.contains("--nl-link-color: "),
        "an empty value says nothing"
    );
}

#[test]
fn a_house_style_without_a_dark_side_is_light_always() {
    let site = housed("");
    site.build_well();
    let home = site.output_text("index.html");
    assert!(home.contains("class=\"only-light\"") && home.contains("content=\"light\""), "{home}");
    assert!(
        home.contains(
            "<meta name=\"theme-color\" content=\"#fefefe\" media=\"(prefers-color-scheme: dark)\">"
        )
    );
    let site = housed("dark_class = \"stad-theme--dark\"").file(
        "content/house-style/tokens.css",
        format!("{TOKENS}.stad-theme--dark {{ --utrecht-document-background-color: #111; --utrecht-document-color: #eee }}"),
    );
    site.build();
    let home = site.output_text("index.html");
    assert!(!home.contains("only-light") && home.contains("content=\"light dark\""), "{home}");
    assert!(home.contains("content=\"#111111\" media=\"(prefers-color-scheme: dark)\""), "{home}");
    let css = style(&site);
    assert!(css.contains(
        "@media screen and (prefers-color-scheme:dark){:root{--utrecht-document-background-color:#111"
    ));
}

#[test]
fn fonts_of_a_house_style_are_published_with_it() {
    let face =
        "@font-face { font-family: \"Stad Sans\"; src: url(\"./letter/stad.woff2\") format(\"woff2\") }";
    let site = housed("fonts = \"house-style/fonts.css\"")
        .file("content/house-style/fonts.css", face)
        .file("content/house-style/letter/stad.woff2", "not really a font");
    let run = site.build_well();
    assert!(!told(&run).contains("remote-style"), "{}", told(&run));
    let output = site.output();
    let font =
        output.keys().find(|path| path.starts_with("assets/house/stad.")).expect("the font is published");
    assert!(
        style(&site).contains(&format!("url({}", font.trim_start_matches("assets/"))),
        "{}",
        style(&site)
    );
}

#[test]
fn drawings_take_the_colours_of_the_house_style() {
    let whole = Site::fixture(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites/whole"));
    let settings = include_str!("fixtures/sites/whole/content/site.toml");
    let keys = "\n[house_style]\ntokens = \"house-style/tokens.css\"\nclass = \"stad-theme\"\n";
    let site = whole
        .file("content/site.toml", settings.to_owned() + keys)
        .file("content/house-style/tokens.css", TOKENS);
    site.build_well();
    let output = site.output();
    let mut drawings = output.iter().filter(|(path, _)| {
        path.rsplit_once('.').is_some_and(|(_, ending)| ending == "svg") && !path.starts_with("assets/")
    });
    let (path, svg) = drawings.next().expect("there is a drawing");
    let svg = String::from_utf8_lossy(svg);
    assert!(svg.contains(".ink{color:#101010") && svg.contains(".page{color:#fefefe"), "{path}");
}

#[test]
fn the_default_theme_has_enough_contrast_for_all_it_shows() {
    let site = Site::base();
    let run = site.build_well();
    assert!(!told(&run).contains("low-contrast"), "{}", told(&run));
}

#[test]
fn a_theme_of_a_site_is_told_of_too_little_contrast() {
    let site = site(&[
        ("css/house.css", ":root { --muted: #b0b0b0 }"),
        ("css/main.css", "@import \"tokens.css\" layer(tokens); @import \"house.css\";"),
    ]);
    let report = told(&site.build());
    assert!(report.contains("low-contrast") && report.contains("themes/eigen/css/house.css:1:9"), "{report}");
}
