//! HTML as a browser reads it, in one form for what means the same.

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements whose white space at the edges is not seen.
const BLOCKS: [&str; 21] = [
    "html",
    "blockquote",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "ul",
    "div",
    "table",
    "td",
    "tr",
    "br",
];

/// What our writer adds and no reader sees: anchors, keyboard access to wide code and a name for it, pictures that load when they are near.
const ADDED: [(&str, &str); 6] = [
    ("h", "id"),
    ("pre", "tabindex"),
    ("pre", "role"),
    ("pre", "aria-label"),
    ("img", "loading"),
    ("img", "decoding"),
];

/// The tree of a piece of HTML: an element, a text or the end of an element a line.
pub(super) fn canonical(html: &str) -> String {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html);
    let mut lines = Vec::new();
    for node in dom.document.children.borrow().iter() {
        walk(node, false, &mut lines);
    }
    // White space beside a block is not seen.
    let is_block = |line: Option<&String>| {
        line.is_none_or(|line| {
            let name = line.trim_start_matches(['<', '/']).split([' ', '>']).next();
            line.starts_with('<') && BLOCKS.contains(&name.unwrap_or_default())
        })
    };
    let mut seen = String::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(text) = line.strip_prefix('"') else {
            seen.push_str(line);
            seen.push('\n');
            continue;
        };
        let before = at.checked_sub(1).map(|at| &lines[at]);
        let text = if is_block(before) { text.trim_start_matches(' ') } else { text };
        let text = if is_block(lines.get(at + 1)) { text.trim_end_matches(' ') } else { text };
        if !text.is_empty() {
            seen.extend(["\"", text, "\n"]);
        }
    }
    seen
}

fn walk(node: &Handle, in_pre: bool, lines: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => {
            let text = contents.borrow().to_string();
            lines.push(if in_pre { format!("\"|{text:?}") } else { format!("\"{}", collapsed(&text)) });
        }
        NodeData::Element { name, attrs, .. } => {
            let element = &*name.local;
            let attributes = attrs.borrow();
            let is_added = |attribute: &str| {
                ADDED.iter().any(|(start, added)| element.starts_with(start) && *added == attribute)
            };
            let mut kept: Vec<String> = attributes
                .iter()
                .filter(|attribute| !is_added(&attribute.name.local))
                .map(|attribute| format!(" {}={:?}", attribute.name.local, &*attribute.value))
                .collect();
            kept.sort();
            lines.push(format!("<{element}{}>", kept.concat()));
            for child in node.children.borrow().iter() {
                walk(child, in_pre || element == "pre", lines);
            }
            lines.push(format!("</{element}>"));
        }
        NodeData::Comment { contents } => lines.push(format!("<!--{contents}-->")),
        _ => {
            for child in node.children.borrow().iter() {
                walk(child, in_pre, lines);
            }
        }
    }
}

fn collapsed(text: &str) -> String {
    let mut collapsed = String::new();
    for letter in text.chars() {
        let letter = if matches!(letter, '\n' | '\t' | '\r') { ' ' } else { letter };
        if letter != ' ' || !collapsed.ends_with(' ') {
            collapsed.push(letter);
        }
    }
    collapsed
}
