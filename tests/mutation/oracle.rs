//! What is a mistake, told without the compiler: TOML by a second parser, the keys of every table by their declarations,
//! references by what is declared in the files.
//!
//! It finds less than the compiler does. What it finds is wrong beyond doubt.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use rodedraad::parse::document as doc;
use rodedraad::parse::value::{Key, Keys, Shape};
use serde_json::Value;

/// What a file declares, refers to and lacks.
#[derive(Default)]
pub(crate) struct Facts {
    /// What is wrong in the file itself.
    wrong: Vec<String>,
    /// Kind and name of what can be referred to.
    names: Vec<(&'static str, String)>,
    /// Kind and name of what is referred to.
    references: Vec<(&'static str, String)>,
}

/// All files of a site.
pub(crate) struct Oracle<'site> {
    texts: &'site BTreeMap<String, Arc<str>>,
    facts: BTreeMap<String, Facts>,
}

impl<'site> Oracle<'site> {
    pub(crate) fn new(texts: &'site BTreeMap<String, Arc<str>>) -> Self {
        let facts: BTreeMap<String, Facts> =
            texts.iter().map(|(path, text)| (path.clone(), Facts::of(path, text))).collect();
        let oracle = Self { texts, facts };
        for (path, facts) in &oracle.facts {
            assert!(facts.wrong.is_empty(), "{path}: {:?}", facts.wrong);
            assert_eq!(oracle.dangling(path, facts), None, "{path}");
        }
        oracle
    }

    /// What is wrong with the site when a file is like this; nothing when it is well.
    pub(crate) fn complaint(&self, path: &str, facts: &Facts) -> Option<String> {
        if let Some(wrong) = facts.wrong.first() {
            return Some(wrong.clone());
        }
        let others = self.facts.iter().filter(|(other, _)| *other != path && shares(path, other));
        self.dangling_in(path, facts, path, facts).or_else(|| {
            others.into_iter().find_map(|(other, theirs)| self.dangling_in(path, facts, other, theirs))
        })
    }

    fn dangling(&self, path: &str, facts: &Facts) -> Option<String> {
        self.dangling_in(path, facts, path, facts)
    }

    /// A reference of a file that leads nowhere when the file at `path` has these facts.
    fn dangling_in(&self, path: &str, facts: &Facts, of: &str, referring: &Facts) -> Option<String> {
        let others = self.facts.iter().filter(|(other, _)| *other != path && shares(of, other));
        let mut names: BTreeSet<(&str, &str)> = BTreeSet::new();
        let own = shares(of, path).then_some(facts);
        for known in others.map(|(_, facts)| facts).chain(own) {
            names.extend(known.names.iter().map(|(kind, name)| (*kind, name.as_str())));
        }
        let lost = referring.references.iter().find(|(kind, name)| match *kind {
            "file" => !self.texts.contains_key(&joined(of, name)),
            _ => !names.contains(&(*kind, name.as_str())),
        });
        lost.map(|(kind, name)| format!("{of}: there is no {kind} `{name}`"))
    }
}

/// Whether a file can see the names of another: those of the site, and of its own report.
fn shares(path: &str, other: &str) -> bool {
    let report =
        |path: &str| path.split('/').nth(2).map(|_| path.split('/').nth(1).unwrap_or_default().to_owned());
    report(other).is_none() || report(path) == report(other)
}

/// A relative link from a file, as a path.
fn joined(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

impl Facts {
    pub(crate) fn of(path: &str, text: &str) -> Self {
        let mut facts = Self::default();
        let is_toml = Path::new(path).extension().is_some_and(|extension| extension == "toml");
        let (toml, body) = if is_toml { (Some(text), "") } else { front(path, text, &mut facts) };
        if let Some(toml) = toml {
            match basic_toml::from_str::<Value>(toml) {
                Ok(value) => {
                    let keys = keys(path);
                    check_table(&value, &keys, &mut facts.wrong);
                    facts.collect(path, &value);
                }
                Err(error) => facts.wrong.push(format!("broken TOML: {error}")),
            }
        }
        facts.collect_markdown(body);
        facts
    }

    /// What a TOML file or front matter declares and refers to.
    fn collect(&mut self, path: &str, value: &Value) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default();
        let number = stem.split('-').next().unwrap_or_default();
        match folder(path) {
            "threads" => self.names.push(("thread", number.to_owned())),
            "cases" => self.names.push(("case", number.to_owned())),
            "figures" => self.names.push(("figure", stem.to_owned())),
            _ => {}
        }
        for (list, key, kind) in [
            ("source", "id", "source"),
            ("key_figure", "id", "number"),
            ("audience", "id", "audience"),
            ("domain", "id", "domain"),
            ("party", "id", "party"),
            ("node", "id", "node"),
            ("term", "name", "term"),
        ] {
            let ids: Vec<&str> = items(value, list).filter_map(|item| item[key].as_str()).collect();
            let distinct: BTreeSet<&&str> = ids.iter().collect();
            if distinct.len() < ids.len() {
                self.wrong.push(format!("two of {list} have the same {key}"));
            }
            self.names.extend(ids.into_iter().map(|id| (kind, id.to_owned())));
        }
        for term in items(value, "term") {
            self.names.extend(texts(&term["aliases"]).map(|alias| ("term", alias)));
        }
        for factor in items(value, "factor") {
            let slug = factor["name"].as_str().map(slug::slugify);
            let id = factor["id"].as_str().map(str::to_owned).or(slug);
            self.names.extend(id.map(|id| ("factor", id)));
            self.collect_mentions(factor);
        }
        for (list, key, kind) in
            [("relation", "from", "node"), ("relation", "to", "node"), ("influence", "domain", "domain")]
        {
            let found = items(value, list).filter_map(|item| item[key].as_str());
            self.references.extend(found.map(|id| (kind, id.to_owned())));
        }
        for progress in items(value, "action").flat_map(|action| items(action, "progress")) {
            self.references.extend(progress["party"].as_str().map(|id| ("party", id.to_owned())));
        }
        match folder(path) {
            "factors" => self.references.extend(value["domain"].as_str().map(|id| ("domain", id.to_owned()))),
            "threads" => {
                let cases = value["cases"].as_array().into_iter().flatten();
                self.references.extend(cases.map(|case| ("case", case.to_string())));
                self.references.extend(texts(&value["factors"]).map(|id| ("factor", id)));
            }
            "cases" => self.references.extend(value["source"].as_str().map(|id| ("source", id.to_owned()))),
            _ => {}
        }
    }

    /// The sources of a factor or cause, and of the causes in it.
    fn collect_mentions(&mut self, value: &Value) {
        let sources = texts(&value["mentions"]);
        self.references
            .extend(sources.map(|id| ("source", id.strip_suffix('c').map(str::to_owned).unwrap_or(id))));
        for cause in items(value, "causes") {
            self.collect_mentions(cause);
        }
    }

    /// What prose refers to.
    fn collect_markdown(&mut self, text: &str) {
        static LINK: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"\]\((thread|case|factor|number|audience|file):?([^)\s#/]+)\)").expect("a pattern")
        });
        static FILE: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"\]\(([a-z0-9./-]+\.(?:md|toml))(?:#[^)]*)?\)").expect("a pattern"));
        static FOR: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?m)^#+ .*\{[^}]*?(?:for|by)=([a-z,-]+)[^}]*\}\s*$").expect("a pattern")
        });
        for found in LINK.captures_iter(text) {
            let kind = ["thread", "case", "factor", "number", "audience"]
                .into_iter()
                .find(|kind| *kind == &found[1]);
            self.references.extend(kind.map(|kind| (kind, found[2].to_owned())));
        }
        for found in FILE.captures_iter(text) {
            self.references.push(("file", found[1].to_owned()));
        }
        for found in FOR.captures_iter(text) {
            self.references.extend(found[1].split(',').map(|id| ("audience", id.to_owned())));
        }
        if text.contains("![](") {
            self.wrong.push("a picture without words".to_owned());
        }
    }
}

/// The front matter of a page, where it has one, and what follows.
fn front<'text>(path: &str, text: &'text str, facts: &mut Facts) -> (Option<&'text str>, &'text str) {
    let Some(rest) = text.strip_prefix("+++\n") else {
        if !path.ends_with("/index.md") || text.contains("\n+++\n") {
            facts.wrong.push("front matter does not begin".to_owned());
        }
        return (None, text);
    };
    if let Some(body) = rest.strip_prefix("+++\n") {
        if body.contains("\n+++\n") {
            facts.wrong.push("front matter ends twice".to_owned());
        }
        return (Some(""), body);
    }
    match rest.split_once("\n+++\n").or_else(|| rest.strip_suffix("\n+++").map(|front| (front, ""))) {
        Some(parts) => (Some(parts.0), parts.1),
        None => {
            facts.wrong.push("front matter does not end".to_owned());
            (None, "")
        }
    }
}

/// The folder of a file in its report.
fn folder(path: &str) -> &str {
    path.split('/').nth(2).filter(|_| path.split('/').count() == 4).unwrap_or_default()
}

/// The keys a file may have.
fn keys(path: &str) -> Vec<Key> {
    let name = path.rsplit('/').next().unwrap_or_default();
    match (folder(path), name) {
        ("threads", _) => doc::ThreadFront::keys(),
        ("recommendations", _) => doc::RecommendationsFront::keys(),
        ("factors", _) => doc::FactorsDoc::keys(),
        ("cases", _) => doc::CaseFront::keys(),
        ("figures", _) => doc::FigureDoc::keys(),
        ("projects", _) => doc::ProjectFront::keys(),
        ("articles", _) => doc::ArticleFront::keys(),
        (_, "site.toml") => doc::SiteDoc::keys(),
        (_, "glossary.toml") => doc::GlossaryDoc::keys(),
        (_, "report.toml") => doc::ReportDoc::keys(),
        (_, "model.toml") => doc::ModelDoc::keys(),
        (_, "relations.toml") => doc::RelationsDoc::keys(),
        (_, "actions.toml") => doc::ActionsDoc::keys(),
        (_, "index.md") => doc::IndexFront::keys(),
        _ => doc::PageFront::keys(),
    }
}

fn check_table(value: &Value, keys: &[Key], wrong: &mut Vec<String>) {
    let Value::Object(table) = value else { return wrong.push("this is no table".to_owned()) };
    for name in table.keys() {
        if !keys.iter().any(|key| key.name == name) {
            wrong.push(format!("there is no key `{name}`"));
        }
    }
    for key in keys {
        match table.get(key.name) {
            Some(value) => {
                let is_empty = value.as_str().is_some_and(|text| text.trim().is_empty());
                if key.required && is_empty {
                    wrong.push(format!("`{}` is empty", key.name));
                }
                check_shape(value, &(key.shape)(), key.name, wrong);
            }
            None if key.required => wrong.push(format!("`{}` is missing", key.name)),
            None => {}
        }
    }
}

fn check_shape(value: &Value, shape: &Shape, key: &str, wrong: &mut Vec<String>) {
    let fits = match shape {
        Shape::Text | Shape::Markdown => value.is_string(),
        Shape::Id => value.as_str().is_some_and(|id| !id.is_empty() && !id.contains(' ')),
        Shape::Whole(least, most) => value.as_i64().is_some_and(|number| (*least..=*most).contains(&number)),
        Shape::Number => value.is_number(),
        Shape::Truth => value.is_boolean(),
        Shape::Date => true,
        Shape::Choice(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        Shape::Cell => value.is_string() || value.is_number(),
        Shape::Mentions => {
            value.is_u64() || value.as_array().is_some_and(|items| items.iter().all(Value::is_string))
        }
        Shape::List(of) => match value {
            Value::Array(items) => return items.iter().for_each(|item| check_shape(item, of, key, wrong)),
            _ => false,
        },
        Shape::Table(table) => return check_table(value, &(table.keys)(), wrong),
    };
    if !fits {
        wrong.push(format!("`{key}` must be {shape:?}"));
    }
}

fn items<'value>(value: &'value Value, key: &str) -> impl Iterator<Item = &'value Value> {
    value[key].as_array().into_iter().flatten()
}

fn texts(value: &Value) -> impl Iterator<Item = String> {
    value.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned))
}
