//! The guide for authors of themes lists every template, what it is given, and what a theme can set. The lists are made
//! from the program and the default theme; `UPDATE_DOCS=1 cargo nextest run --test guide` writes them.

#![expect(clippy::disallowed_methods, reason = "it reads and writes the project's own files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const GUIDE: &str = "docs/themes.md";
const START: &str = "<!-- From here on made by tests/guide.rs. -->\n";

/// A view: its sentence, and its fields.
struct View {
    doc: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    of: String,
    doc: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder with an ending, by path.
fn texts(folder: &str, ending: &str) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![root().join(folder)];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                let text = fs::read_to_string(&path).expect("it is text");
                found.insert(path, text);
            }
        }
    }
    found
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The structs of a source file that are given to templates, with the sentences above them and their fields.
fn views(source: &str, views: &mut BTreeMap<String, View>) {
    let mut doc = String::new();
    let mut is_given = false;
    let mut open: Option<(String, View)> = None;
    for line in source.lines().map(str::trim) {
        if let Some(more) = line.strip_prefix("///") {
            let apart = if doc.is_empty() { "" } else { " " };
            doc.extend([apart, more.trim()]);
            continue;
        }
        if line.starts_with("#[") {
            is_given |= line.contains("Serialize");
            if line.contains("flatten") {
                doc.push_str(" Its fields stand here, without its name.");
            }
            continue;
        }
        let words = line.strip_prefix("pub ").unwrap_or(line);
        let starts = words.strip_prefix("struct ").or_else(|| words.strip_prefix("enum "));
        if let Some(name) = starts.and_then(|rest| rest.strip_suffix(" {")) {
            if words.starts_with("enum ") {
                doc.push_str(" One of these:");
            }
            let view = View { doc: std::mem::take(&mut doc), fields: Vec::new() };
            open = is_given.then(|| (name.to_owned(), view));
        } else if line == "}" {
            views.extend(open.take());
            is_given = false;
        } else if let (Some((_, view)), Some((name, of))) = (&mut open, words.split_once(": ")) {
            let of = of.trim_end_matches(',').to_owned();
            view.fields.push(Field { name: name.to_owned(), of, doc: std::mem::take(&mut doc) });
        } else if let (Some((_, view)), Some(variant)) = (&mut open, words.strip_suffix(',')) {
            // One of several; what it holds stands in its place.
            let (name, of) = variant.split_once('(').unwrap_or((variant, ""));
            let of = of.trim_end_matches(')').to_owned();
            if name.starts_with(char::is_uppercase) {
                view.fields.push(Field { name: kebab(name), of, doc: std::mem::take(&mut doc) });
            }
        }
        doc.clear();
    }
}

/// A variant as templates see it: `KeyFigures` is `key-figures`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// A type as an author of templates reads it, and the view it leads to.
fn plain(of: &str, known: &BTreeMap<String, View>) -> (String, Option<String>) {
    let inside = |of: &str, outer: &str| Some(of.strip_prefix(outer)?.strip_suffix('>')?.to_owned());
    for outer in ["Box<", "Arc<"] {
        if let Some(of) = inside(of, outer) {
            return plain(&of, known);
        }
    }
    if let Some(of) = inside(of, "Option<") {
        let (text, view) = plain(&of, known);
        return (format!("{text}, or none"), view);
    }
    if let Some(of) = inside(of, "Vec<") {
        let (text, view) = plain(&of, known);
        return (format!("list: {text}"), view);
    }
    match of {
        "" => (String::new(), None),
        "String" | "&'static str" => ("text".to_owned(), None),
        "bool" => ("yes or no".to_owned(), None),
        "usize" | "u32" | "u16" | "u8" | "f64" => ("number".to_owned(), None),
        name if known.contains_key(name) => {
            (format!("[{name}](#{})", name.to_lowercase()), Some(name.to_owned()))
        }
        name => (format!("`{name}`"), None),
    }
}

/// What stands between two texts, at every place it does.
fn between<'text>(text: &'text str, before: &str, after: &str) -> Vec<&'text str> {
    text.split(before).skip(1).filter_map(|rest| Some(rest.split_once(after)?.0)).collect()
}

/// The templates, one a kind of page: name, sentence, view.
fn templates() -> Vec<(String, String, String)> {
    let source = text("src/page/mod.rs");
    let list = source.split_once("\nviews! {").expect("the list of views is there").1;
    let mut found = Vec::new();
    let mut doc = "";
    for line in list.lines().map(str::trim).take_while(|line| *line != "}") {
        match line.strip_prefix("/// ") {
            Some(sentence) => doc = sentence,
            None => {
                if let Some((view, name)) = line.split_once('(').and_then(|(_, rest)| rest.split_once(") = "))
                {
                    found.push((name.trim_matches([',', '"']).to_owned(), doc.to_owned(), view.to_owned()));
                }
            }
        }
    }
    found
}

fn made() -> String {
    let mut known = BTreeMap::new();
    for source in texts("src/page", "rs").values().chain(texts("src/chart", "rs").values()) {
        views(source, &mut known);
    }
    views(&text("src/render/theme.rs"), &mut known);
    let mut out = String::from(
        "\n## Every template, and what it is given\n\n| template | page | `content` |\n| --- | --- | --- |\n",
    );
    let templates = templates();
    for (name, doc, view) in &templates {
        let (of, _) = plain(view, &known);
        let of = if known.contains_key(view) { &of } else { "nothing" };
        writeln!(out, "| `{name}.html` | {doc} | {of} |").expect("memory takes it");
    }
    components(&mut out);
    let shared = ["SiteView", "ThemeView", "ReportNav", "PageHead"].map(str::to_owned);
    let mut open: Vec<String> =
        shared.into_iter().chain(templates.into_iter().map(|(.., view)| view)).rev().collect();
    let mut seen = BTreeSet::new();
    out.push_str("\n## Every view\n");
    while let Some(name) = open.pop() {
        let Some(view) = known.get(&name).filter(|view| !view.fields.is_empty() && seen.insert(name.clone()))
        else {
            continue;
        };
        write!(out, "\n### {name}\n\n{}\n\n| field | is | |\n| --- | --- | --- |\n", view.doc)
            .expect("memory takes it");
        let mut next = Vec::new();
        for field in &view.fields {
            let (of, leads_to) = plain(&field.of, &known);
            writeln!(out, "| `{}` | {of} | {} |", field.name, field.doc.replace('|', "\\|"))
                .expect("memory takes it");
            next.extend(leads_to);
        }
        open.extend(next.into_iter().rev());
    }
    properties(&mut out);
    out
}

/// The blocks of the base template, and the components of all.
fn components(out: &mut String) {
    let base = text("themes/draad/templates/base.html");
    let blocks = between(&base, "{%- block ", " ").join("`, `");
    write!(
        out,
        "\nBlocks of `base.html`: `{blocks}`.\n\n## Every component\n\n| component | in |\n| --- | --- |\n"
    )
    .expect("memory takes it");
    let folder = root().join("themes/draad/templates");
    for (path, template) in texts("themes/draad/templates", "html") {
        let path = path.strip_prefix(&folder).expect("it is below").display().to_string();
        for component in between(&template, "{% component ", "%}") {
            let call = component.trim().trim_end_matches('-').trim();
            writeln!(out, "| `{call}` | `{path}` |").expect("memory takes it");
        }
    }
}

/// The custom properties of the default theme, with their values in the light.
fn properties(out: &mut String) {
    out.push_str("\n## Every custom property\n\n| property | default |\n| --- | --- |\n");
    let css = text("themes/draad/css/tokens.css");
    let light =
        css.split_once(":root {").and_then(|(_, rest)| rest.split_once("\n}")).expect("there are tokens").0;
    for declaration in light.split(';').filter_map(|part| part.rsplit_once("--").map(|_| part)) {
        let start = declaration.rfind("\n  --").map_or(0, |at| at + 3);
        if let Some((name, value)) = declaration[start..].split_once(':') {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "| `{}` | `{value}` |", name.trim()).expect("memory takes it");
        }
    }
}

#[test]
fn the_guide_tells_of_every_template_and_of_all_it_is_given() {
    let guide = text(GUIDE);
    let (written, listed) = guide.split_once(START).expect("the guide has a part that is made");
    let made = made();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(root().join(GUIDE), format!("{written}{START}{made}")).expect("the guide can be written");
    } else {
        assert!(listed == made, "{GUIDE} is behind: UPDATE_DOCS=1 cargo nextest run --test guide");
    }
}
