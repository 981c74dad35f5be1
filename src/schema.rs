//! JSON Schemas of every TOML file and of the front matter of every sort of Markdown file, for editors.
//!
//! In: the declarations the parser reads by ([`Table`]). Out: one schema a sort of document. Says all that can be said of
//! one document by itself; whether what it refers to exists only the compiler knows.
//!
//! JSON has fewer types than TOML: a date is a text here, and a number with nothing behind its point is a whole one.
//!
//! Draft 7 is what the TOML extensions of editors understand; of later drafts they follow some words and overlook others.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::parse::kind::Kind;
use crate::parse::value::{Key, Shape, Table};

/// Where a site keeps its schemas, from its own folder.
pub const FOLDER: &str = ".rodedraad/schema";

/// The schema of one sort of document.
#[derive(Clone, PartialEq, Debug)]
pub struct Schema {
    /// Its name: `factors`.
    pub name: &'static str,
    /// The files it is for: `content/<report>/factors/*.toml`.
    pub files: &'static str,
    /// The schema itself.
    pub json: Value,
}

/// All schemas, those of the site before those of a report.
pub fn schemas() -> Vec<Schema> {
    let mut schemas: Vec<Schema> = Vec::new();
    for kind in Kind::ALL {
        let (Some((name, files)), Some(table)) = (document(*kind), kind.table()) else { continue };
        if schemas.iter().all(|schema| schema.name != name) {
            schemas.push(Schema { name, files, json: root(files, table) });
        }
    }
    schemas
}

/// The name of the schema of a sort of file.
pub fn name(kind: Kind) -> Option<&'static str> {
    document(kind).map(|(name, _)| name)
}

/// The comment that tells an editor which schema a TOML file has, written on its first line; nothing for other files.
pub fn directive(path: &str) -> Option<String> {
    let is_toml = Path::new(path).extension().is_some_and(|extension| extension == "toml");
    let name = Kind::of(path).filter(|_| is_toml).and_then(name)?;
    let up = "../".repeat(path.matches('/').count());
    Some(format!("#:schema {up}{FOLDER}/{name}.json"))
}

/// The name of a sort of document, and where such documents stand.
fn document(kind: Kind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        Kind::Site => ("site", "content/site.toml"),
        Kind::Glossary => ("glossary", "content/glossary.toml"),
        Kind::Home | Kind::Index => ("index", "content/index.md, content/<report>/index.md"),
        Kind::SitePage | Kind::Page => ("page", "content/*.md, content/<report>/pages/*.md"),
        Kind::Report => ("report", "content/<report>/report.toml"),
        Kind::Thread => ("thread", "content/<report>/threads/*.md"),
        Kind::Recommendations => ("recommendations", "content/<report>/recommendations/*.md"),
        Kind::Factors => ("factors", "content/<report>/factors/*.toml"),
        Kind::Case => ("case", "content/<report>/cases/*.md"),
        Kind::Figure => ("figure", "content/<report>/figures/*.toml"),
        Kind::Model => ("model", "content/<report>/model.toml"),
        Kind::Relations => ("relations", "content/<report>/relations.toml"),
        Kind::Actions => ("actions", "content/<report>/actions.toml"),
        Kind::Project => ("project", "content/<report>/projects/*.md"),
        Kind::Article => ("article", "content/<report>/articles/*.md"),
        Kind::SiteMedia | Kind::Data | Kind::Media => return None,
    })
}

fn root(files: &str, table: Table) -> Value {
    let mut tables = Tables::default();
    let mut schema = object(json!({ "$schema": "http://json-schema.org/draft-07/schema#", "title": files }));
    schema.extend(tables.table(table));
    tables.finish();
    if !tables.done.is_empty() {
        schema.insert("definitions".to_owned(), json!(tables.done));
    }
    Value::Object(schema)
}

/// The tables inside a document. Each is described once, also where one holds others of its own kind.
#[derive(Default)]
struct Tables {
    done: BTreeMap<&'static str, Value>,
    waiting: Vec<Table>,
}

impl Tables {
    /// Describes what was referred to, until nothing is left.
    fn finish(&mut self) {
        while let Some(table) = self.waiting.pop() {
            if !self.done.contains_key(short(table.name)) {
                let schema = Value::Object(self.table(table));
                self.done.insert(short(table.name), schema);
            }
        }
    }

    fn table(&mut self, table: Table) -> Map<String, Value> {
        let keys = (table.keys)();
        let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        let mut schema = object(json!({ "description": description(table.nl, table.doc), "type": "object" }));
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        let properties = keys.iter().map(|key| (key.name.to_owned(), self.key(key))).collect();
        schema.insert("properties".to_owned(), Value::Object(properties));
        schema.insert("additionalProperties".to_owned(), json!(false));
        for rule in (table.rules)() {
            schema.extend(object(rule));
        }
        schema
    }

    fn key(&mut self, key: &Key) -> Value {
        let mut schema = object(json!({ "description": description(key.nl, key.doc) }));
        let mut shape = self.shape(&(key.shape)());
        for rule in (key.rules)() {
            shape.extend(object(rule));
        }
        if key.required {
            not_empty(&mut shape);
        }
        if key.may_be_blank && !matches!((key.shape)(), Shape::Text | Shape::Markdown) {
            let blank = json!({ "type": "string", "pattern": r"^\s*$" });
            let mut either = match shape.remove("anyOf") {
                Some(Value::Array(shapes)) => shapes,
                _ => vec![Value::Object(shape)],
            };
            either.push(blank);
            schema.insert("anyOf".to_owned(), Value::Array(either));
        } else {
            schema.extend(shape);
        }
        let examples = (key.examples)();
        if !examples.is_empty() {
            schema.insert("examples".to_owned(), json!(examples));
        }
        Value::Object(schema)
    }

    fn shape(&mut self, shape: &Shape) -> Map<String, Value> {
        object(match shape {
            Shape::Text | Shape::Markdown => json!({ "type": "string" }),
            Shape::Id => json!({ "type": "string", "pattern": r"^[\p{Alphabetic}\p{N}._-]+$" }),
            Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Shape::Number => json!({ "type": "number" }),
            Shape::Truth => json!({ "type": "boolean", "default": false }),
            Shape::Date => json!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
            Shape::Choice(words) => json!({ "type": "string", "enum": words }),
            Shape::Cell => json!({ "type": ["string", "number"] }),
            Shape::Mentions => json!({ "anyOf": [
                { "type": "array", "items": { "type": "string" } },
                { "type": "integer", "minimum": 0, "maximum": u32::MAX },
            ] }),
            Shape::List(of) => json!({ "type": "array", "items": self.shape(of) }),
            Shape::Table(table) => {
                self.waiting.push(*table);
                json!({ "$ref": format!("#/definitions/{}", short(table.name)) })
            }
        })
    }
}

/// The name of a table's struct without what it has in common with the others.
fn short(name: &str) -> &str {
    name.trim_end_matches("Doc")
}

/// A text or list that has to be written has something in it.
fn not_empty(shape: &mut Map<String, Value>) {
    let least = match shape.get("type").and_then(Value::as_str) {
        Some("string") if !shape.contains_key("pattern") => ("pattern", json!(r"\S")),
        Some("array") => ("minItems", json!(1)),
        _ => return,
    };
    shape.insert(least.0.to_owned(), least.1);
}

/// In Dutch, then in English.
fn description(nl: &str, doc: &str) -> String {
    let lines: Vec<&str> = doc.lines().map(str::trim).collect();
    format!("{nl}\n\n{}", lines.join(" ").trim())
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{directive, schemas};

    #[test]
    fn every_schema_has_a_name_of_its_own_and_says_what_it_is_for() {
        let names: Vec<&str> = schemas().iter().map(|schema| schema.name).collect();
        let expected = [
            "site",
            "glossary",
            "index",
            "page",
            "report",
            "thread",
            "recommendations",
            "factors",
            "case",
            "figure",
            "model",
            "relations",
            "actions",
            "project",
            "article",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_file_leads_to_its_schema() {
        let rows = [
            ("content/site.toml", Some("#:schema ../.rodedraad/schema/site.json")),
            ("content/r/factors/1-x.toml", Some("#:schema ../../../.rodedraad/schema/factors.json")),
            ("content/r/threads/1-x.md", None),
            ("content/r/x.toml", None),
        ];
        for (path, expected) in rows {
            assert_eq!(directive(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn factors_as_an_editor_sees_them() {
        let schemas = schemas();
        let factors = schemas.iter().find(|schema| schema.name == "factors").expect("factors have a schema");
        insta::assert_json_snapshot!(factors.json);
    }
}
