//! The suite of the CommonMark specification, every extension off: what is written means what the specification says, but for
//! what differs on purpose, example by example.
//!
//! The specification is under CC-BY-SA and no part of this repository: it is the package `commonmark-spec` of the tests in a
//! browser (`npm ci` in `tests/browser`).

use std::sync::Arc;

use super::dom::canonical;
use crate::address::Addresses;
use crate::html::sanitise::sanitise;
use crate::html::{Part, Setting, parts};
use crate::model::{Language, LinkStyle, Prose, Public, Site, Target};
use crate::parse::markdown::commonmark;
use crate::source::{Content, SourceFile, SourceTree};
use crate::texts::Texts;

const SPEC: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/commonmark-spec/spec.txt");

#[test]
fn means_what_the_specification_says() {
    #[expect(clippy::disallowed_methods, reason = "the test reads what it tests against")]
    let Ok(spec) = std::fs::read_to_string(SPEC) else {
        println!("skipped: `npm ci` in tests/browser fetches the specification");
        return;
    };
    let examples = examples(&spec);
    assert_eq!(examples.len(), 652);
    let mut differing = Differing::default();
    for Example { number, section, markdown, html } in &examples {
        let (ours, theirs) = (canonical(&written(markdown)), canonical(html));
        if ours == theirs {
            continue;
        }
        if ours == canonical(&sanitise(html, false)) {
            differing.raw_html.push(*number);
        } else if ours == captioned(&theirs) {
            differing.pictures.push(*number);
        } else {
            panic!("example {number}, {section}\n{markdown}\nours\n{ours}\ntheirs\n{theirs}");
        }
    }
    let differ = differing.raw_html.len() + differing.pictures.len();
    println!("{} of {} mean the same", examples.len() - differ, examples.len());
    assert_eq!(differing, Differing { raw_html: RAW_HTML.to_vec(), pictures: PICTURES.to_vec() });
}

/// The examples that mean something else on purpose.
#[derive(PartialEq, Debug, Default)]
struct Differing {
    raw_html: Vec<usize>,
    pictures: Vec<usize>,
}

/// Raw HTML that is not allowed is left out, comments too, and the author is told: what is left means the same.
const RAW_HTML: [usize; 30] = [
    150, 163, 169, 170, 171, 172, 173, 176, 177, 178, 179, 180, 182, 183, 201, 308, 309, 491, 524, 536, 613,
    614, 615, 616, 617, 625, 626, 627, 628, 629,
];

/// A picture alone in its paragraph is a `<figure>`, and its title the caption that everybody can read.
const PICTURES: [usize; 18] =
    [520, 572, 573, 574, 575, 576, 577, 578, 580, 581, 582, 583, 584, 585, 586, 588, 589, 591];

/// A paragraph of one picture as our figure.
fn captioned(canonical: &str) -> String {
    let lines: Vec<&str> = canonical.lines().collect();
    let mut captioned = String::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        match lines.get(at..at + 4) {
            Some(["<p>", image, "</img>", "</p>"]) if image.starts_with("<img ") => {
                let (image, title) = match image.split_once(" title=\"") {
                    Some((image, title)) => (format!("{image}>"), title.trim_end_matches("\">")),
                    None => ((*image).to_owned(), ""),
                };
                captioned.extend(["<figure>\n", &image, "\n</img>\n"]);
                if !title.is_empty() {
                    captioned.extend(["<figcaption>\n\"", title, "\n</figcaption>\n"]);
                }
                captioned += "</figure>\n";
                at += 4;
            }
            _ => {
                captioned.extend([line, "\n"]);
                at += 1;
            }
        }
    }
    captioned
}

/// One example of the specification.
struct Example {
    number: usize,
    section: String,
    markdown: String,
    html: String,
}

fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut section = String::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if line == "<!-- END TESTS -->" {
            break;
        }
        if line == format!("{fence} example") {
            let mut part = |end: &str| -> String {
                lines.by_ref().take_while(|line| *line != end).flat_map(|line| [line, "\n"]).collect()
            };
            let (markdown, html) = (part("."), part(&fence));
            let tabs = |text: String| text.replace('→', "\t");
            let number = examples.len() + 1;
            examples.push(Example {
                number,
                section: section.clone(),
                markdown: tabs(markdown),
                html: tabs(html),
            });
        } else if let Some(title) = line.strip_prefix('#') {
            section = title.trim_start_matches('#').trim().to_owned();
        }
    }
    examples
}

/// What our writer makes of a text, all links and pictures taken as they are written.
fn written(text: &str) -> String {
    let file = SourceFile { path: "x.md".into(), content: Content::Unreadable, hash: [0; 32] };
    let markdown = commonmark(SourceTree::default().insert(file), &Arc::from(text));
    let target = |slot: crate::model::Slot<'_>| {
        let address = Box::from(slot.address);
        if slot.is_image { Target::Image(address, None) } else { Target::Address(address) }
    };
    let targets: Vec<Target> = markdown.slots().map(target).collect();
    let all = 0..u32::try_from(markdown.marks.len()).expect("it is short");
    let prose = Prose { markdown: Arc::new(markdown), targets: targets.into(), stretches: vec![all] };
    let (site, texts) = (site(), Texts::parse(&SourceTree::default(), "draad", Language::Dutch).value);
    let addresses = Addresses::new(&site);
    let setting = Setting { addresses, texts: &texts, root: "", tells_source: false };
    let html = parts(&prose, setting).into_iter().map(|part| match part {
        Part::Html(html) => html,
        Part::Figure(..) => String::new(),
    });
    html.collect()
}

fn site() -> Site<Public> {
    Site {
        title: String::new(),
        description: None,
        base_url: None,
        language: Language::Dutch,
        theme: "draad".to_owned(),
        house_style: None,
        links: LinkStyle::Pretty,
        publisher: None,
        contact: None,
        audiences: Vec::new(),
        domains: Vec::new(),
        threshold: 0,
        home: None,
        home_aliases: Vec::new(),
        pages: Vec::new(),
        glossary: Vec::new(),
        reports: Vec::new(),
        quotes: Vec::new(),
        media: Vec::new(),
    }
}
