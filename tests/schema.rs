//! The schemas and the compiler say the same of one document: what the schema refuses the compiler refuses, and what the
//! compiler refuses for its form the schema refuses.
//!
//! Only the compiler knows:
//! - what refers to something: ids, files, sheets, rows, addresses, and whether a list of numbers fits a kind of figure;
//! - the text inside a value: Markdown, personal data, left-over markup;
//! - what JSON has no word for: a date from a text with a date in it, `2022.0` from `2022`, infinity, causes in causes in
//!   causes to the thirteenth;
//! - the syntax of TOML.

use std::path::Path;
use std::sync::{LazyLock, Mutex, PoisonError};

use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use proptest::sample::Index;
use rodedraad::diag::{Code, Diagnostic, Severity};
use rodedraad::parse::kind::Kind;
use rodedraad::schema::{self, schemas};
use rodedraad::source::{Content, SourceFile, SourceTree};
use rodedraad::{parse, resolve, source};
use serde_json::{Map, Value, json};
use toml::de::{DeTable, DeValue};

/// Sites without mistakes.
const SITES: [&str; 6] = [
    ".",
    "docs/handleiding",
    "tests/fixtures/sites/english",
    "tests/fixtures/sites/file-links",
    "tests/fixtures/sites/smallest",
    "tests/fixtures/sites/whole",
];

/// A date, which JSON does not have.
const DATE: &str = "$date";

/// The schemas, ready to be asked.
struct Judge {
    schemas: Schemas,
    compiled: Vec<(&'static str, SchemaIndex)>,
}

impl Judge {
    fn new() -> Self {
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        for schema in schemas() {
            compiler.add_resource(&address(schema.name), schema.json).expect("a schema is JSON");
        }
        let mut all = Schemas::new();
        let mut indices = Vec::new();
        for schema in schemas() {
            let index = compiler.compile(&address(schema.name), &mut all);
            indices.push((schema.name, index.unwrap_or_else(|error| panic!("{}: {error:#}", schema.name))));
        }
        Self { schemas: all, compiled: indices }
    }

    /// What the schema of a sort of document has against it.
    fn refuses(&self, kind: Kind, document: &Value) -> Option<String> {
        let name = schema::name(kind).expect("the document has a schema");
        let (_, index) = self.compiled.iter().find(|(known, _)| *known == name).expect("it is compiled");
        self.schemas.validate(&without_dates(document), *index).err().map(|error| format!("{error:#}"))
    }
}

fn address(name: &str) -> String {
    format!("https://rodedraad.example/{name}.json")
}

static JUDGE: LazyLock<Judge> = LazyLock::new(Judge::new);

/// A file with TOML, in its site.
struct Document {
    site: usize,
    path: String,
    kind: Kind,
    value: Value,
    /// What stands behind the front matter.
    body: String,
}

static TREES: LazyLock<Vec<SourceTree>> = LazyLock::new(|| {
    let load = |site| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(site);
        let mut tree = source::load::load(&root, &["content", "themes"]).expect("the site can be read").tree;
        source::embedded::add_default_theme(&mut tree);
        tree
    };
    SITES.iter().map(load).collect()
});

/// What was parsed of each site before, so that a slip costs one file.
static MEMOS: LazyLock<Vec<Mutex<parse::Memo>>> =
    LazyLock::new(|| SITES.iter().map(|_| Mutex::default()).collect());

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let mut documents = Vec::new();
    for (site, tree) in TREES.iter().enumerate() {
        for (_, file) in tree.under("content/") {
            let Some(kind) = Kind::of(&file.path).filter(|kind| kind.table().is_some()) else { continue };
            let text = file.text().expect("documents are UTF-8");
            let (toml, body) = parts(&file.path, text);
            let table = DeTable::parse(toml).unwrap_or_else(|error| panic!("{}: {error}", file.path));
            let value = Value::Object(object(table.get_ref()));
            documents.push(Document {
                site,
                path: file.path.to_string(),
                kind,
                value,
                body: body.to_owned(),
            });
        }
    }
    documents
});

/// The TOML of a file, and what follows it.
fn parts<'text>(path: &str, text: &'text str) -> (&'text str, &'text str) {
    if is_toml(path) {
        return (text, "");
    }
    match text.strip_prefix("+++\n") {
        Some(rest) => rest.split_once("\n+++\n").expect("front matter is closed"),
        None => ("", text),
    }
}

fn is_toml(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "toml")
}

fn object(table: &DeTable<'_>) -> Map<String, Value> {
    table.iter().map(|(key, entry)| (key.get_ref().to_string(), value(entry.get_ref()))).collect()
}

fn value(toml: &DeValue<'_>) -> Value {
    match toml {
        DeValue::String(text) => json!(text),
        DeValue::Integer(integer) => json!(integer.as_str().parse::<i64>().expect("integers are decimal")),
        DeValue::Float(float) => json!(float.as_str().parse::<f64>().expect("floats are finite")),
        DeValue::Boolean(truth) => json!(truth),
        DeValue::Datetime(date) => json!({ DATE: date.to_string() }),
        DeValue::Array(items) => items.iter().map(|item| value(item.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(object(table)),
    }
}

/// The date that a value stands for.
fn date(value: &Value) -> Option<&str> {
    let table = value.as_object().filter(|table| table.len() == 1)?;
    table.get(DATE)?.as_str()
}

/// As editors hand a document to a schema: dates as texts.
fn without_dates(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_dates).collect(),
        Value::Object(_) if date(value).is_some() => json!(date(value)),
        Value::Object(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), without_dates(value))).collect())
        }
        _ => value.clone(),
    }
}

/// A value as TOML, on one line.
fn toml(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Value::Object(table) => match date(value) {
            Some(date) => date.to_owned(),
            None => format!("{{{}}}", keys(table).join(", ")),
        },
        Value::Null => unreachable!("TOML has no null"),
        // The escapes of JSON are those of TOML.
        _ => value.to_string(),
    }
}

fn keys(table: &Map<String, Value>) -> Vec<String> {
    table.iter().map(|(key, value)| format!("\"{key}\" = {}", toml(value))).collect()
}

/// What the compiler says of a document in its site: after parsing it, and after finding what it refers to.
fn told(document: &Document, value: &Value) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut tree = TREES[document.site].clone();
    let text = keys(value.as_object().expect("a document is a table")).join("\n");
    let text = if is_toml(&document.path) { text } else { format!("+++\n{text}\n+++\n{}", document.body) };
    let hash = *blake3::hash(text.as_bytes()).as_bytes();
    let content = Content::Text(text.into());
    let id = tree.insert(SourceFile { path: document.path.as_str().into(), content, hash });
    let here =
        |diagnostic: &&Diagnostic| diagnostic.label.span.file == id && diagnostic.severity == Severity::Error;
    let mut memo = MEMOS[document.site].lock().unwrap_or_else(PoisonError::into_inner);
    let parsed = parse::parse(&tree, &mut memo);
    let resolved = resolve::resolve(parsed.value, &tree, resolve::Options::default());
    let of_form = parsed.diagnostics.iter().filter(here).cloned().collect();
    (of_form, resolved.diagnostics.iter().filter(here).cloned().collect())
}

/// What the compiler says of the form of a document.
const FORM: [Code; 4] = [Code::UnknownKey, Code::MissingValue, Code::WrongType, Code::InvalidValue];

/// Why the schema and the compiler disagree, if they do.
fn disagreement(document: &Document, value: &Value) -> Result<(), String> {
    let refused = JUDGE.refuses(document.kind, value);
    let (of_form, other) = told(document, value);
    let form = of_form.iter().find(|diagnostic| FORM.contains(&diagnostic.code));
    match (refused, form) {
        (Some(why), None) if of_form.is_empty() && other.is_empty() => {
            Err(format!("only the schema refuses: {why}"))
        }
        (None, Some(diagnostic)) => Err(format!("only the compiler refuses: {}", diagnostic.message.en)),
        _ => Ok(()),
    }
}

/// The places of all values in a value.
fn places(value: &Value, here: &mut Vec<String>, all: &mut Vec<Vec<String>>) {
    all.push(here.clone());
    let inside: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
        Value::Object(table) if date(value).is_none() => {
            table.iter().map(|(key, value)| (key.clone(), value)).collect()
        }
        _ => Vec::new(),
    };
    for (step, value) in inside {
        here.push(step);
        places(value, here, all);
        here.pop();
    }
}

/// What somebody does to a document.
#[derive(Clone, Debug)]
enum Slip {
    /// Leaves something out.
    Leave,
    /// Writes something else.
    Write(Value),
    /// Writes a key that is not there.
    Key(&'static str),
    /// Writes a word a little differently.
    Misspell,
}

fn slips() -> impl Strategy<Value = Slip> {
    let words =
        [json!("zzz"), json!(""), json!(" "), json!("a b"), json!("één.2-b_c"), json!("people"), json!("1")];
    let others =
        [json!(7), json!(-1), json!(5_000_000_000_i64), json!(1.5), json!(true), json!([]), json!({})];
    let lists = [json!(["zzz"]), json!([1]), json!([["a", 1]]), json!([{}]), json!([{ "id": "a" }])];
    let written: Vec<Value> = words.into_iter().chain(others).chain(lists).collect();
    prop_oneof![
        2 => Just(Slip::Leave),
        4 => proptest::sample::select(written).prop_map(Slip::Write),
        2 => proptest::sample::select(vec!["zzz", "doelgroep", "Title", "kinds"]).prop_map(Slip::Key),
        2 => Just(Slip::Misspell),
    ]
}

/// The document after a slip at a place.
fn after(document: &Value, place: &[String], slip: &Slip) -> Value {
    let mut value = document.clone();
    let Some((last, before)) = place.split_last() else { return value };
    let mut holder = &mut value;
    for step in before {
        holder = match holder {
            Value::Array(items) => &mut items[step.parse::<usize>().expect("a place in a list")],
            Value::Object(table) => table.get_mut(step).expect("the key is there"),
            _ => unreachable!("only lists and tables hold values"),
        };
    }
    match (holder, slip) {
        (Value::Object(table), Slip::Leave) => drop(table.remove(last)),
        (Value::Object(table), Slip::Write(other)) => drop(table.insert(last.clone(), other.clone())),
        (Value::Object(table), Slip::Key(key)) => drop(table.insert((*key).to_owned(), json!("x"))),
        (Value::Object(table), Slip::Misspell) => match &table[last] {
            Value::String(word) if !word.is_empty() => {
                drop(table.insert(last.clone(), json!(format!("{word}x"))));
            }
            _ => {
                let value = table.remove(last).expect("the key is there");
                table.insert(format!("{last}x"), value);
            }
        },
        (Value::Array(items), slip) => {
            let at = last.parse::<usize>().expect("a place in a list");
            match slip {
                Slip::Leave => drop(items.remove(at)),
                Slip::Write(other) => items[at] = other.clone(),
                Slip::Key(_) | Slip::Misspell => {}
            }
        }
        _ => unreachable!("only lists and tables hold values"),
    }
    value
}

#[test]
fn all_content_fits_its_schema() {
    assert!(DOCUMENTS.len() > 100, "there is content to ask about: {}", DOCUMENTS.len());
    for document in &*DOCUMENTS {
        let refused = JUDGE.refuses(document.kind, &document.value);
        assert_eq!(refused, None, "{}/{}", SITES[document.site], document.path);
    }
    let used = |name: &str| DOCUMENTS.iter().any(|document| schema::name(document.kind) == Some(name));
    assert!(schemas().iter().all(|schema| used(schema.name)), "every schema is asked");
}

#[test]
fn schemas_are_schemas() {
    let mut all = Schemas::new();
    let index = Compiler::new()
        .compile("http://json-schema.org/draft-07/schema", &mut all)
        .expect("the schema of schemas is known");
    for schema in schemas() {
        assert_eq!(schema.json["$schema"], "http://json-schema.org/draft-07/schema#");
        all.validate(&schema.json, index).unwrap_or_else(|error| panic!("{}: {error:#}", schema.name));
    }
}

/// Every description in a schema, with where it stands.
fn described(schema: &Value, at: &str, visit: &mut dyn FnMut(&str, &Value)) {
    let Some(table) = schema.as_object() else { return };
    if let Some(Value::Object(properties)) = table.get("properties") {
        for (key, property) in properties {
            visit(&format!("{at}/properties/{key}"), property);
        }
    }
    if let Some(Value::Object(definitions)) = table.get("definitions") {
        for (name, definition) in definitions {
            described(definition, &format!("{at}/definitions/{name}"), visit);
        }
    }
}

#[test]
fn every_key_is_described_in_two_languages_and_its_examples_are_right() {
    let mut compiler = Compiler::new();
    for schema in schemas() {
        compiler.add_resource(&address(schema.name), schema.json).expect("a schema is JSON");
    }
    let mut all = Schemas::new();
    let mut examples = 0;
    for schema in schemas() {
        described(&schema.json, "#", &mut |at, property| {
            let text = property["description"].as_str().unwrap_or_else(|| panic!("{}{at}", schema.name));
            let (nl, en) = text.split_once("\n\n").unwrap_or_else(|| panic!("{}{at}: {text}", schema.name));
            assert!(nl.ends_with(['.', '…']) && en.ends_with('.') && nl != en, "{}{at}: {text}", schema.name);
            let place = format!("{}{at}", address(schema.name));
            let index =
                compiler.compile(&place, &mut all).unwrap_or_else(|error| panic!("{place}: {error:#}"));
            for example in property["examples"].as_array().into_iter().flatten() {
                all.validate(example, index).unwrap_or_else(|error| panic!("{place}: {error:#}"));
                examples += 1;
            }
        });
    }
    assert!(examples > 80, "there are examples: {examples}");
}

/// What is declared for the schemas alone, because a later stage asks it: here both are asked.
#[test]
fn rules_of_schemas_are_those_of_the_compiler() {
    let one = |path: &str| {
        let found = DOCUMENTS.iter().find(|document| document.site == 5 && document.path == path);
        found.unwrap_or_else(|| panic!("the fixture has {path}"))
    };
    let with = |document: &Document, key: &str, value: Value| {
        let mut changed = document.value.clone();
        changed[key] = value;
        changed
    };
    let both = |document: &Document, value: &Value, is_refused: bool| {
        let refused = JUDGE.refuses(document.kind, value);
        let (of_form, other) = told(document, value);
        let told: Vec<&str> = of_form.iter().chain(&other).map(|told| &*told.message.en).collect();
        assert_eq!(
            (refused.is_some(), !told.is_empty()),
            (is_refused, is_refused),
            "{value} {refused:?} {told:?}"
        );
    };
    let page = one("content/over.md");
    for (alias, is_refused) in [
        ("/oud/", false),
        ("/oud/../adres/", true),
        ("/oud/..adres", false),
        ("/oud adres", false),
        ("/oud /adres", true),
        ("/oud./", true),
        ("/oud//adres", true),
        ("//oud", true),
        ("/oud#x", true),
        ("/Aux", true),
        ("/x/com1.html", true),
        ("/console", false),
        ("/./", true),
        ("/", true),
        ("//", true),
        ("oud", true),
        ("/oud?x", true),
        ("/a:b", true),
        ("/a\\b", true),
        ("", true),
    ] {
        both(page, &with(page, "aliases", json!([alias])), is_refused);
    }
    for (path, key) in [
        ("content/rapport/model.toml", "influence"),
        ("content/rapport/relations.toml", "node"),
        ("content/rapport/actions.toml", "action"),
    ] {
        both(one(path), &with(one(path), key, json!([])), true);
    }
    let figure = one("content/rapport/figures/ouders.toml");
    let rows = json!([["a", 1]]);
    let columns = json!([{ "id": "x" }, { "id": "y" }]);
    let bare = json!({ "title": "t", "kind": "bar", "takeaway": "t" });
    for (extra, is_refused) in [
        (json!({}), true),
        (json!({ "rows": rows }), true),
        (json!({ "rows": rows, "column": columns }), false),
        (json!({ "rows": rows, "column": columns, "data": "" }), false),
        (json!({ "rows": rows, "column": columns, "data": "x.csv" }), true),
        (json!({ "rows": rows, "column": [{ "id": "x" }] }), true),
        (json!({ "rows": "", "column": columns }), true),
    ] {
        let mut value = bare.clone();
        value.as_object_mut().expect("a table").extend(extra.as_object().expect("a table").clone());
        both(figure, &value, is_refused);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn the_schema_and_the_compiler_refuse_the_same(
        document in any::<Index>(),
        slips in proptest::collection::vec((any::<Index>(), slips()), 1..3),
    ) {
        let document = document.get(&DOCUMENTS);
        let mut value = document.value.clone();
        for (place, slip) in slips {
            let mut all: Vec<Vec<String>> = Vec::new();
            places(&value, &mut Vec::new(), &mut all);
            value = after(&value, &all[place.index(all.len())], &slip);
        }
        let text = toml(&value);
        let agreed = disagreement(document, &value);
        prop_assert!(agreed.is_ok(), "{}: {}\n{text}", document.path, agreed.unwrap_err());
    }
}
