//! The templates, carried in the binary, and how they are filled in.
//!
//! `{{name}}` stands for a value, and what is between the lines `{{#name}}` and `{{/name}}` is left out where there is
//! no such value.

use include_dir::{Dir, include_dir};

use crate::diag::Language;
use crate::schema;

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/new/templates");

/// A value that a template asks for.
pub(super) type Value<'text> = (&'static str, Option<&'text str>);

/// The template of one file: `thread.md`.
pub(super) fn one(language: Language, name: &str) -> &'static str {
    let path = format!("{}/add/{name}", language.tag());
    let file = TEMPLATES.get_file(&path).unwrap_or_else(|| panic!("the template {path} is in the program"));
    text(file)
}

/// The files of a whole site: their paths in it, and their templates.
pub(super) fn site(language: Language) -> Vec<(String, &'static str)> {
    let folder = format!("{}/site", language.tag());
    let mut files = Vec::new();
    let mut waiting = vec![TEMPLATES.get_dir(&folder).expect("there is a site in every language")];
    while let Some(next) = waiting.pop() {
        waiting.extend(next.dirs());
        files.extend(next.files().map(|file| {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let path = path.strip_prefix(&folder).unwrap_or(&path).trim_start_matches('/');
            // A .gitignore would hide files of this project from git.
            (if path == "gitignore" { ".gitignore".to_owned() } else { path.to_owned() }, text(file))
        }));
    }
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

fn text(file: &'static include_dir::File<'static>) -> &'static str {
    file.contents_utf8().expect("templates are UTF-8")
}

/// A template with its values, under the line that names its schema where it is TOML. `path` starts at the site's folder.
pub(super) fn filled(path: &str, template: &str, values: &[Value<'_>]) -> String {
    let mut text = String::new();
    if let Some(line) = schema::directive(path) {
        text = line + "\n\n";
    }
    let is_there = |name: &str| values.iter().any(|(known, value)| *known == name && value.is_some());
    let mut left_out: Option<&str> = None;
    for line in template.split_inclusive('\n') {
        let mark = line.trim_end();
        if let Some(name) = mark.strip_prefix("{{#").and_then(|rest| rest.strip_suffix("}}")) {
            left_out = (!is_there(name)).then_some(name);
        } else if mark.starts_with("{{/") {
            left_out = None;
        } else if left_out.is_none() {
            text.push_str(line);
        }
    }
    for (name, value) in values {
        text = text.replace(&format!("{{{{{name}}}}}"), value.unwrap_or_default());
    }
    text
}

/// A text as it is written between quotes in TOML.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            _ if letter.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(letter)).chars()),
            _ => quoted.push(letter),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::{filled, one, quoted, site};
    use crate::diag::Language;

    #[test]
    fn fills_in_and_leaves_out() {
        let template = "a {{x}}\n{{#y}}\nb {{y}}\n{{/y}}\n{{#x}}\nc\n{{/x}}\n";
        assert_eq!(filled("a.md", template, &[("x", Some("1")), ("y", None)]), "a 1\nc\n");
        assert_eq!(
            filled("content/site.toml", "{{y}}\n", &[("y", Some("2"))]),
            "#:schema ../.rodedraad/schema/site.json\n\n2\n"
        );
        assert_eq!(quoted("a \"b\" \\ \u{7}"), "a \\\"b\\\" \\\\ \\u0007");
    }

    #[test]
    fn both_languages_have_the_same_templates() {
        let count = |language| site(language).len();
        assert_eq!(count(Language::Dutch), count(Language::English));
        for name in ["report.toml", "index.md", "thread.md", "factors.toml", "case.md", "figure.toml"] {
            assert_ne!(one(Language::Dutch, name), one(Language::English, name), "{name}");
        }
    }
}
