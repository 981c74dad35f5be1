//! Explains abbreviations and terms in a page, each where a reader first meets it: a button, and the note that it opens,
//! without a script (the Popover API of HTML).
//!
//! In: a finished page, because only there all texts stand in the order in which they are read: leads, prose, factors,
//! steps, cells, from whatever template. Out: the page with its notes. Must not know templates.

mod tags;

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

use super::escape_into;
use super::terms::Abbreviations;
use crate::address::Addresses;
use crate::model::{Place, Public, Site, TermId};
use crate::texts::Texts;
use tags::Tag;

/// The class of the links to terms that prose is written with: the first of a page becomes a button.
const TERM_CLASS: &str = "term";

/// How a tag may have it; ours have the first.
const TERM_VALUES: [&str; 3] = ["\"term\"", "'term'", "=term"];

/// What can be explained on the pages of a site.
#[derive(Clone, Debug)]
pub struct Explanations {
    abbreviations: Abbreviations,
    /// By the number of the term.
    notes: Vec<Note>,
    /// Terms by their anchors on the glossary page.
    anchors: BTreeMap<String, TermId>,
    /// The glossary page, from the site's root.
    glossary: String,
    /// The words of the link to it.
    more: String,
}

/// What a reader is told of a term.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Note {
    anchor: String,
    full: String,
    text: String,
}

/// A place where a page can explain a term.
#[derive(Clone, Copy, Debug)]
struct Spot {
    term: TermId,
    /// What the button stands around, and for a link its tags too.
    start: usize,
    end: usize,
    /// The words, where a link with its tags is replaced.
    words: Option<(usize, usize)>,
    /// Whether readers see it only after opening something.
    is_folded: bool,
}

/// Where terms are explained on a page, as far as it was gone through.
struct Chosen {
    spots: BTreeMap<TermId, Spot>,
    /// Abbreviations that may stand on it and have no spot that everybody sees.
    wanted: BTreeSet<TermId>,
    /// Whether links to terms may stand on it.
    has_links: bool,
}

impl Chosen {
    /// Takes a spot, when it is the first of its term or the first that everybody sees.
    fn add(&mut self, spot: Spot) {
        let known = self.spots.entry(spot.term).or_insert(spot);
        if known.is_folded && !spot.is_folded {
            *known = spot;
        }
        if !spot.is_folded {
            self.wanted.remove(&spot.term);
        }
    }

    /// Whether no other spot can be better than those that are known.
    fn is_done(&self) -> bool {
        self.wanted.is_empty() && !self.has_links
    }
}

impl Explanations {
    /// What the glossary of a site explains.
    pub fn new(site: &Site<Public>, texts: &Texts) -> Self {
        let note = |term: &crate::model::Term| Note {
            anchor: term.slug.clone(),
            full: term.full.clone().unwrap_or_else(|| term.name.clone()),
            text: term.text.plain_text(),
        };
        let anchor = |(index, term): (usize, &crate::model::Term)| (term.slug.clone(), TermId(index));
        Self {
            abbreviations: Abbreviations::of(&site.glossary),
            notes: site.glossary.iter().map(note).collect(),
            anchors: site.glossary.iter().enumerate().map(anchor).collect(),
            glossary: Addresses::new(site).url(&Place::Glossary),
            more: texts.get("term-more"),
        }
    }

    /// The abbreviations that are looked for.
    pub fn abbreviations(&self) -> &Abbreviations {
        &self.abbreviations
    }

    /// A page in which every term is explained once, where it is first met; in a part that readers have to open first
    /// only when it stands nowhere else. `root` is the way from the page to the site's root.
    pub fn explain(&self, page: String, root: &str) -> String {
        let spots = if self.notes.is_empty() { Vec::new() } else { self.spots(&page) };
        if spots.is_empty() {
            return page;
        }
        let mut html = String::with_capacity(page.len() + 512 * spots.len());
        let mut written = 0;
        for (index, spot) in spots.iter().enumerate() {
            let next = spots.get(index + 1).map_or(page.len(), |next| next.start);
            let before = glued_before(&page[written..spot.start]);
            let after = glued_after(&page[spot.end..next]);
            let (start, end) = spot.words.unwrap_or((spot.start, spot.end));
            html.push_str(&page[written..spot.start - before.len()]);
            let is_glued = !before.is_empty() || !after.is_empty();
            html.push_str(if is_glued { "<span class=\"term-whole\">" } else { "" });
            html.push_str(before);
            self.write(&mut html, spot.term, &page[start..end], root);
            html.push_str(after);
            html.push_str(if is_glued { "</span>" } else { "" });
            written = spot.end + after.len();
        }
        html.push_str(&page[written..]);
        html
    }

    /// The places where terms are explained, each term once, in reading order.
    fn spots(&self, page: &str) -> Vec<Spot> {
        let Some(start) = page.find("<main") else { return Vec::new() };
        let main = &page[start..];
        let mut chosen = Chosen {
            spots: BTreeMap::new(),
            wanted: self.abbreviations.may_be_in(main),
            has_links: TERM_VALUES
                .iter()
                .any(|value| memmem::find(main.as_bytes(), value.as_bytes()).is_some()),
        };
        self.walk(page, start, &mut chosen);
        let mut spots: Vec<Spot> = chosen.spots.into_values().collect();
        spots.sort_by_key(|spot| spot.start);
        spots
    }

    /// Goes through the main part of a page, which begins at a place, and finds where things could be explained, until there is
    /// nothing left to be found.
    fn walk(&self, page: &str, start: usize, chosen: &mut Chosen) {
        let mut at = start;
        let mut folds: Vec<bool> = Vec::new();
        let mut closed: Option<(&str, usize)> = None;
        while !chosen.is_done()
            && let Some((text, tag)) = tags::next(page, at)
        {
            at = tag.range.end;
            let is_folded = folds.contains(&true);
            if closed.is_none() {
                self.find(page, text, is_folded, chosen);
            }
            closed = match closed {
                Some((name, depth)) if name == tag.name && tag.is_end => {
                    (depth > 1).then(|| (name, depth - 1))
                }
                Some((name, depth)) if name == tag.name && tag.opens() => Some((name, depth + 1)),
                None if tag.name == "main" && tag.is_end => return,
                None if tag.opens() && is_closed(&tag) => {
                    if let Some(spot) = self.link(page, &tag) {
                        chosen.add(Spot { is_folded, ..spot });
                    }
                    // Drawings have thousands of tags.
                    if tag.name == "svg" {
                        at = tags::end_of_drawing(page, at).unwrap_or(at);
                    }
                    Some((tag.name, 1))
                }
                state => state,
            };
            if tag.name == "details" {
                if tag.is_end {
                    folds.pop();
                } else {
                    folds.push(tag.attributes().all(|(name, _)| name != "open"));
                }
            }
        }
    }

    /// The abbreviations in a stretch of text. What stands behind `&` or `#` is a sign, written as HTML has it.
    fn find(&self, page: &str, text: std::ops::Range<usize>, is_folded: bool, chosen: &mut Chosen) {
        for (word, term) in self.abbreviations.find(&page[text.clone()]) {
            let (start, end) = (text.start + word.start, text.start + word.end);
            if !page[..start].ends_with(['&', '#']) {
                chosen.add(Spot { term, start, end, words: None, is_folded });
            }
        }
    }

    /// A link that the author made to a term.
    fn link(&self, page: &str, tag: &Tag<'_>) -> Option<Spot> {
        let attribute = |wanted| tag.attributes().find(|(name, _)| *name == wanted).map(|(_, value)| value);
        attribute("class").filter(|class| *class == TERM_CLASS)?;
        let term = *self.anchors.get(attribute("href")?.rsplit_once('#')?.1)?;
        let end = tag.range.end + page[tag.range.end..].find("</a>")?;
        let (start, words) = (tag.range.start, Some((tag.range.end, end)));
        Some(Spot { term, start, end: end + "</a>".len(), words, is_folded: false })
    }

    /// Writes the button and its note.
    fn write(&self, html: &mut String, term: TermId, words: &str, root: &str) {
        let Note { anchor, full, text } = &self.notes[term.0];
        html.push_str("<button type=\"button\" class=\"term\" id=\"use-");
        html.push_str(anchor);
        html.push_str("\" popovertarget=\"term-");
        html.push_str(anchor);
        html.push_str("\">");
        html.push_str(words);
        html.push_str("</button><span class=\"term-note\" popover id=\"term-");
        html.push_str(anchor);
        html.push_str("\"><strong>");
        escape_into(html, full);
        html.push_str("</strong> ");
        escape_into(html, text);
        html.push_str(" <a href=\"");
        escape_into(html, root);
        escape_into(html, &self.glossary);
        html.push('#');
        html.push_str(anchor);
        html.push_str("\">");
        escape_into(html, &self.more);
        html.push_str("</a></span>");
    }
}

/// Where a word ends: at a space, or at a tag.
fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '<' | '>')
}

/// What stands before a term in one word with it: a bracket. Lines may break around a button, so both are kept together.
fn glued_before(text: &str) -> &str {
    let start =
        text.rfind(ends_word).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

/// What stands behind a term in one word with it: a full stop, the rest of a compound.
fn glued_after(text: &str) -> &str {
    &text[..text.find(ends_word).unwrap_or(text.len())]
}

/// Whether nothing is explained in such an element: a button would break a heading, a link or a control, and means nothing in a
/// drawing or in code.
fn is_closed_by_name(name: &str) -> bool {
    matches!(
        name,
        "a" | "button"
            | "code"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "kbd"
            | "label"
            | "legend"
            | "nav"
            | "pre"
            | "samp"
            | "summary"
            | "svg"
            | "template"
            | "th"
    )
}

/// Whether nothing may be explained in an element: by what it is, or because not everybody sees it.
fn is_closed(tag: &Tag<'_>) -> bool {
    is_closed_by_name(tag.name)
        || tag.may_hide()
            && tag.attributes().any(|(name, value)| match name {
                "hidden" | "popover" => true,
                "aria-hidden" => value == "true",
                "class" => value.split(' ').any(|class| class == "visually-hidden"),
                _ => false,
            })
}

#[cfg(test)]
mod tests {
    use super::{Explanations, Note, TermId};
    use crate::html::terms::Abbreviations;

    const ANCHORS: [&str; 3] = ["avg", "ib", "warme-overdracht"];

    /// A page that explains AVG, IB, and the third term where it is linked; what is explained stands in `[]`.
    fn explained(main: &str) -> String {
        let note =
            |anchor: &str| Note { anchor: anchor.to_owned(), full: "F".to_owned(), text: "T".to_owned() };
        let names = [("AVG".to_owned(), TermId(0)), ("IB".to_owned(), TermId(1))];
        let anchors = ANCHORS.iter().enumerate().map(|(at, &name)| (name.to_owned(), TermId(at)));
        let explanations = Explanations {
            abbreviations: Abbreviations::named(names),
            notes: ANCHORS.map(note).into(),
            anchors: anchors.collect(),
            glossary: "begrippen/".to_owned(),
            more: "Meer".to_owned(),
        };
        let page = format!("<nav>AVG IB</nav><main>{main}</main>AVG IB");
        let mut html = explanations.explain(page, "../");
        for anchor in ANCHORS {
            let open = format!(
                "<button type=\"button\" class=\"term\" id=\"use-{anchor}\" popovertarget=\"term-{anchor}\">"
            );
            let note = format!(
                "</button><span class=\"term-note\" popover id=\"term-{anchor}\"><strong>F</strong> T \
                 <a href=\"../begrippen/#{anchor}\">Meer</a></span>"
            );
            html = html.replace(&open, "[").replace(&note, "]");
        }
        html = html.replace("<span class=\"term-whole\">", "{");
        let main = html.strip_prefix("<nav>AVG IB</nav><main>").expect("what is around stays as it was");
        main.strip_suffix("</main>AVG IB").expect("what is around stays as it was").to_owned()
    }

    #[test]
    fn a_term_is_explained_where_a_page_first_may() {
        let link = "<a href=\"../begrippen/#warme-overdracht\" class=\"term\">";
        let rows = [
            ("<p>De AVG, IB en AVG.</p>", "<p>De {[AVG],</span> [IB] en AVG.</p>"),
            ("<h1>AVG</h1><p class=\"lead\">AVG</p>", "<h1>AVG</h1><p class=\"lead\">[AVG]</p>"),
            ("<a href=\"/\"><b>AVG</b> IB</a> AVG", "<a href=\"/\"><b>AVG</b> IB</a> [AVG]"),
            ("<th>IB</th><td>IB</td>", "<th>IB</th><td>[IB]</td>"),
            ("<svg><text>IB</text></svg><li>IB</li>", "<svg><text>IB</text></svg><li>[IB]</li>"),
            ("<svg><svg>IB</svg>IB</svg>IB", "<svg><svg>IB</svg>IB</svg>[IB]"),
            ("<svg><!-- </svg> -->IB</svg>IB", "<svg><!-- </svg> -->IB</svg>[IB]"),
            ("<svg>IB", "<svg>IB"),
            ("<svg/>IB", "<svg/>[IB]"),
            (
                "<span class=\"a visually-hidden\">IB</span> IB",
                "<span class=\"a visually-hidden\">IB</span> [IB]",
            ),
            ("<div hidden>IB<div>IB</div>IB</div>IB", "<div hidden>IB<div>IB</div>IB</div>[IB]"),
            ("<p aria-hidden=\"true\">IB<br>IB</p><p>IB", "<p aria-hidden=\"true\">IB<br>IB</p><p>[IB]"),
            ("<p title=\"IB > AVG\">IB", "<p title=\"IB > AVG\">[IB]"),
            ("<p>&IB; &#IB; IB", "<p>&IB; &#IB; [IB]"),
            ("<p>IB", "<p>[IB]"),
            ("<p>(IB/AVG-wet)", "<p>{([IB]/</span>{[AVG]-wet)</span>"),
            ("<p>niets</p>", "<p>niets</p>"),
        ];
        for (main, expected) in rows {
            assert_eq!(explained(main), expected);
        }
        // Behind the last abbreviation, and with the class in other quotes.
        let single = link.replace("\"term\"", "'term'");
        assert_eq!(explained(&format!("<p>IB AVG {single}x</a>")), "<p>[IB] [AVG] [x]");
        assert_eq!(
            explained(&format!("<p>{link}<em>x</em></a> {link}y</a>")),
            format!("<p>[<em>x</em>] {link}y</a>")
        );
    }

    #[test]
    fn what_has_to_be_opened_comes_last() {
        let rows = [
            ("<details><p>IB AVG</p></details>IB", "<details><p>IB [AVG]</p></details>[IB]"),
            ("<details open>IB</details>IB", "<details open>[IB]</details>IB"),
            (
                "<details><summary>IB</summary><details open>IB</details></details>IB",
                "<details><summary>IB</summary><details open>IB</details></details>[IB]",
            ),
        ];
        for (main, expected) in rows {
            assert_eq!(explained(main), expected);
        }
    }

    #[test]
    fn a_page_without_a_main_part_stays_as_it_was() {
        let explanations = Explanations {
            abbreviations: Abbreviations::named([("IB".to_owned(), TermId(0))]),
            notes: vec![Note { anchor: "ib".to_owned(), full: String::new(), text: String::new() }],
            anchors: [("ib".to_owned(), TermId(0))].into(),
            glossary: String::new(),
            more: String::new(),
        };
        for page in ["<p>IB</p>", "<main", "<main><p", ""] {
            assert_eq!(explanations.explain(page.to_owned(), ""), page);
        }
    }
}
