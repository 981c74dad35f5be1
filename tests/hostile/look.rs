//! Looks at what was made as the program that it is made for reads it: a browser, an XML parser, a spreadsheet.

use html5ever::driver::ParseOpts;
use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

/// Attributes that lead somewhere.
const ADDRESSES: [&str; 11] = [
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "cite",
    "poster",
    "srcset",
    "content",
    "xlink:href",
    "manifest",
];

/// What is wrong with a file of the site, and every text in it.
#[derive(Default)]
pub(crate) struct Look {
    pub(crate) wrong: Vec<String>,
    pub(crate) texts: Vec<String>,
}

impl Look {
    /// Reads a file by what its name says it is.
    pub(crate) fn at(path: &str, bytes: &[u8]) -> Self {
        let mut look = Self::default();
        let text = String::from_utf8_lossy(bytes);
        match path.rsplit('.').next().unwrap_or_default() {
            "html" => look.html(&text),
            "svg" | "xml" => look.xml(&text),
            "json" => look.json(&text),
            "csv" => look.csv(bytes),
            "bib" => look.bib(&text),
            "js" if text.contains("zq") => look.script(&text),
            _ => {}
        }
        look
    }

    fn complain(&mut self, what: String) {
        self.wrong.push(what);
    }

    fn html(&mut self, text: &str) {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
        self.node(&dom.document);
    }

    fn node(&mut self, node: &Handle) {
        match &node.data {
            NodeData::Text { contents } => self.texts.push(contents.borrow().to_string()),
            NodeData::Comment { contents } if contents.contains("zq") => {
                self.complain(format!("in a comment: {contents}"));
            }
            NodeData::Element { name, attrs, .. } => {
                let element = name.local.to_string();
                let attributes: Vec<(String, String)> = attrs
                    .borrow()
                    .iter()
                    .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                    .collect();
                self.element(&element, &attributes);
                if element == "script" || element == "style" {
                    self.raw(&element, &attributes, node);
                    return;
                }
            }
            _ => {}
        }
        for child in node.children.borrow().iter() {
            self.node(child);
        }
    }

    fn element(&mut self, element: &str, attributes: &[(String, String)]) {
        if element.contains("zq") {
            self.complain(format!("<{element}> is ours"));
        }
        for (name, value) in attributes {
            if name.starts_with("on") || name.contains("zq") || name == "srcdoc" {
                self.complain(format!("<{element} {name}=\"{value}\">"));
            }
            if ADDRESSES.contains(&&**name) && is_script(value) {
                self.complain(format!("<{element} {name}=\"{value}\"> runs"));
            }
            if name == "style" && value.contains("zq") {
                self.complain(format!("<{element} style=\"{value}\">"));
            }
            self.texts.push(value.clone());
        }
    }

    /// What stands in `<script>` or `<style>`: data for search engines, and nothing of the author's else.
    fn raw(&mut self, element: &str, attributes: &[(String, String)], node: &Handle) {
        let mut text = String::new();
        for child in node.children.borrow().iter() {
            if let NodeData::Text { contents } = &child.data {
                text.push_str(&contents.borrow());
            }
        }
        let is_data = attributes.iter().any(|(name, value)| name == "type" && value == "application/ld+json");
        if is_data {
            self.json(&text);
        } else if text.contains("zq") || text.contains("alert") {
            self.complain(format!("<{element}>{text}"));
        }
    }

    fn xml(&mut self, text: &str) {
        let document = match roxmltree::Document::parse(text) {
            Ok(document) => document,
            Err(error) => return self.complain(format!("no XML: {error}")),
        };
        for node in document.descendants() {
            if node.is_element() {
                let element = node.tag_name().name();
                let attributes: Vec<(String, String)> = node
                    .attributes()
                    .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()))
                    .collect();
                self.element(element, &attributes);
                if matches!(element, "script" | "foreignObject" | "iframe" | "handler") {
                    self.complain(format!("<{element}> in XML"));
                }
            } else if let Some(text) = node.text() {
                self.texts.push(text.to_owned());
            }
        }
    }

    fn json(&mut self, text: &str) {
        match serde_json::from_str(text) {
            Ok(value) => self.value(&value),
            Err(error) => self.complain(format!("no JSON: {error}")),
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.texts.push(text.clone()),
            Value::Array(values) => values.iter().for_each(|value| self.value(value)),
            Value::Object(pairs) => pairs.values().for_each(|value| self.value(value)),
            _ => {}
        }
    }

    /// The words of the search: a script that sets one value, which is JSON.
    fn script(&mut self, text: &str) {
        let json = text.split_once('=').map(|(_, json)| json.trim().trim_end_matches(';'));
        match json {
            Some(json) => self.json(json),
            None => self.complain("a script of the author's words".to_owned()),
        }
    }

    /// No cell is a formula, however the spreadsheet parts the cells: it takes commas for them or semicolons.
    fn csv(&mut self, bytes: &[u8]) {
        for delimiter in [b',', b';', b'\t'] {
            let mut reader = csv::ReaderBuilder::new();
            reader.delimiter(delimiter).has_headers(false).flexible(true);
            for record in reader.from_reader(bytes).records() {
                let Ok(record) = record else { return self.complain("no CSV".to_owned()) };
                for cell in &record {
                    let is_formula =
                        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
                    if is_formula && cell.parse::<f64>().is_err() {
                        self.complain(format!("a formula: {cell}"));
                    }
                    if delimiter == b',' {
                        self.texts.push(cell.trim_start_matches('\'').to_owned());
                    }
                }
            }
        }
    }

    /// Braces close in BibTeX what they open, else the rest of the file is lost.
    fn bib(&mut self, text: &str) {
        let mut depth = 0_i32;
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => drop(letters.next()),
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth < 0 {
                break;
            }
        }
        if depth != 0 {
            self.complain(format!("braces do not match: {text}"));
        }
    }

    /// The numbers of the markers that are told whole, with their tail.
    pub(crate) fn markers<'look>(&'look self, tail: &'look str) -> impl Iterator<Item = usize> + 'look {
        self.texts.iter().flat_map(move |text| {
            text.match_indices("=zq").filter_map(move |(at, start)| {
                let (number, rest) = text[at + start.len()..].split_once('q')?;
                rest.starts_with(tail).then(|| number.parse().ok())?
            })
        })
    }
}

/// Whether a browser would run an address.
fn is_script(address: &str) -> bool {
    let seen: String = address.chars().filter(|letter| !letter.is_control() && *letter != ' ').collect();
    ["javascript:", "vbscript:", "data:", "file:", "blob:"]
        .iter()
        .any(|scheme| seen.to_lowercase().starts_with(scheme))
}
