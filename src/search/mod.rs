//! What a reader can find: every piece of the site with its words and where it stands, for the search in the browser.
//!
//! In: the public site and its figures. Out: one script, which the theme loads when a reader opens the search. Must not
//! know how the browser searches: word forms, typing errors and the order of what is found are the theme's script's.
//!
//! Words, and not an inverted index, are what is sent: they are needed to show where a word stands, a browser makes the index
//! from them within a moment, and they are the smaller of the two.

mod entries;

use std::sync::Arc;

use serde::Serialize;

use crate::chart::Figure;
use crate::model::FigureRef;
use crate::protect::PublicSite;
use crate::texts::Texts;

/// The global name that the script gives its value to. A script, and not JSON: browsers read no other file from disk, and a
/// strict Content-Security-Policy allows it.
const NAME: &str = "rodedraadIndex";

/// What sort of thing an entry is. Readers see what they find in groups, in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    Thread,
    Recommendation,
    Factor,
    Case,
    Figure,
    Project,
    Article,
    Term,
    Audience,
    Page,
}

impl Kind {
    /// All kinds, in the order of their groups.
    const ALL: [Self; 10] = [
        Self::Thread,
        Self::Recommendation,
        Self::Factor,
        Self::Case,
        Self::Figure,
        Self::Project,
        Self::Article,
        Self::Term,
        Self::Audience,
        Self::Page,
    ];

    /// In the script, and after `search-kind-` the name of its text.
    fn name(self) -> &'static str {
        match self {
            Self::Thread => "thread",
            Self::Recommendation => "recommendation",
            Self::Factor => "factor",
            Self::Case => "case",
            Self::Figure => "figure",
            Self::Project => "project",
            Self::Article => "article",
            Self::Term => "term",
            Self::Audience => "audience",
            Self::Page => "page",
        }
    }
}

/// Something that can be found.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Entry {
    kind: Kind,
    /// The report it belongs to.
    report: Option<usize>,
    /// Its name; empty where the text says it all.
    title: String,
    /// Its words.
    text: String,
    /// From the site's root.
    url: String,
    /// The audiences it is for or from; empty where it is for everybody.
    audiences: Vec<usize>,
}

/// The script as a value. Rows instead of objects: the names of the fields would be a tenth of it.
#[derive(Serialize)]
struct Index<'site> {
    language: &'static str,
    /// Name, and what readers call several of them.
    kinds: Vec<(&'static str, String)>,
    reports: Vec<&'site str>,
    /// Id and name, of those with something to find.
    audiences: Vec<(usize, &'site str)>,
    /// Kind, report or -1, title, text, address, audiences.
    entries: Vec<(usize, i64, String, String, String, Vec<usize>)>,
}

/// The script with everything that can be found. `figure` gives a figure of a report.
pub fn index(
    site: &PublicSite,
    texts: &Texts,
    figure: impl Fn(usize, FigureRef) -> Option<Arc<Figure>>,
) -> String {
    let entries = entries::all(site, texts, &figure);
    let is_met = |audience: &usize| entries.iter().any(|entry| entry.audiences.contains(audience));
    let audiences = (0..site.audiences.len()).filter(is_met);
    let index = Index {
        language: site.language.tag(),
        kinds: Kind::ALL.map(|kind| (kind.name(), texts.get(&format!("search-kind-{}", kind.name())))).into(),
        reports: site.reports.iter().map(|report| report.title.as_str()).collect(),
        audiences: audiences.map(|audience| (audience, site.audiences[audience].name.as_str())).collect(),
        entries: entries.into_iter().map(row).collect(),
    };
    let json = serde_json::to_string(&index).expect("texts and numbers are JSON");
    format!("{NAME}={json};\n")
}

fn row(entry: Entry) -> (usize, i64, String, String, String, Vec<usize>) {
    let kind = Kind::ALL.iter().position(|kind| *kind == entry.kind).unwrap_or_default();
    let report = entry.report.and_then(|report| i64::try_from(report).ok()).unwrap_or(-1);
    (kind, report, entry.title, entry.text, entry.url, entry.audiences)
}
