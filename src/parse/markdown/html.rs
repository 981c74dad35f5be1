//! Raw HTML: what of it is not allowed, and will be left out when the page is written.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::Origin;
use crate::diag::{Code, Diagnostic, Words, say};
use crate::parse::tell;

/// Attributes allowed on every element besides ammonia's own: our writer gives them to its elements, and on an
/// author's they do no harm.
const ATTRIBUTES: [&str; 10] = [
    "class",
    "id",
    "role",
    "tabindex",
    "lang",
    "dir",
    "aria-label",
    "aria-hidden",
    "aria-labelledby",
    "title",
];

/// What may stand in raw HTML. The sanitiser takes the same list, so that nothing is left out untold.
pub fn allow_list() -> ammonia::Builder<'static> {
    let mut list = ammonia::Builder::default();
    list.add_tags(["section", "figure", "figcaption", "input"])
        .add_generic_attributes(ATTRIBUTES)
        .add_tag_attributes("img", ["loading", "decoding", "width", "height"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("ol", ["start"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
    list
}

/// The list in a form that can be asked.
#[derive(Debug)]
struct Allowed {
    elements: HashSet<&'static str>,
    attributes: HashSet<&'static str>,
    of_element: HashMap<&'static str, HashSet<&'static str>>,
    schemes: HashSet<&'static str>,
}

static ALLOWED: LazyLock<Allowed> = LazyLock::new(|| {
    let list = allow_list();
    Allowed {
        elements: list.clone_tags(),
        attributes: list.clone_generic_attributes(),
        of_element: list.clone_tag_attributes(),
        schemes: list.clone_url_schemes(),
    }
});

impl Allowed {
    fn attribute(&self, element: &str, attribute: &str) -> bool {
        self.attributes.contains(attribute)
            || self.of_element.get(element).is_some_and(|attributes| attributes.contains(attribute))
    }

    fn address(&self, attribute: &str, value: &str) -> bool {
        if !matches!(attribute, "href" | "src" | "cite" | "action" | "data") {
            return true;
        }
        let visible: String = value.chars().filter(|letter| !letter.is_control() && *letter != ' ').collect();
        let scheme = visible.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
        let is_scheme =
            |scheme: &str| scheme.chars().all(|letter| letter.is_alphanumeric() || "+-.".contains(letter));
        scheme.is_none_or(|scheme| !is_scheme(&scheme) || self.schemes.contains(&*scheme))
    }
}

/// Where in a tag the scanner is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum State {
    #[default]
    Outside,
    /// After `<`, or `</` when closing.
    Opened {
        closing: bool,
    },
    Name {
        closing: bool,
    },
    BetweenAttributes,
    Attribute,
    AfterAttribute,
    BeforeValue,
    Value {
        end: Option<char>,
    },
    /// `<!` or `<?`, up to `>`.
    Declaration,
    /// `<!--`; how many of the closing dashes were met.
    Comment {
        dashes: u8,
    },
}

/// Finds the tags in pieces of raw HTML, letter by letter, so that no input makes it go back.
#[derive(Clone, Debug, Default)]
pub(super) struct Scanner {
    state: State,
    start: usize,
    element: String,
    attribute: String,
    attribute_start: usize,
    value: String,
    declaration: String,
    /// Inside `<script>` or `<style>`: nothing but its end is a tag.
    raw: Option<String>,
}

/// Names and values are compared by their first letters only.
const LONGEST: usize = 64;

impl Scanner {
    /// Reads a piece that stands at `start`; tells of what is not allowed.
    pub(super) fn feed(
        &mut self,
        html: &str,
        start: usize,
        origin: Origin,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (place, letter) in html.char_indices() {
            if let Some(found) = self.step(letter, start + place) {
                tell(diagnostics, found.diagnostic(origin));
            }
        }
    }

    fn step(&mut self, letter: char, place: usize) -> Option<Found> {
        match self.state {
            State::Outside => {
                if letter == '<' {
                    self.start = place;
                    self.state = State::Opened { closing: false };
                }
            }
            State::Opened { closing } => self.opened(letter, closing),
            State::Name { closing } => match letter {
                '>' | '/' | ' ' | '\t' | '\n' | '\r' => {
                    let found = self.named(closing, place);
                    if letter == '>' && self.state != State::Outside {
                        self.state = State::Outside;
                    }
                    return found;
                }
                _ => push(&mut self.element, letter),
            },
            State::Declaration => self.declaration(letter),
            State::Comment { dashes } => {
                self.state = match (letter, dashes) {
                    ('>', 2) => State::Outside,
                    ('-', _) => State::Comment { dashes: (dashes + 1).min(2) },
                    _ => State::Comment { dashes: 0 },
                }
            }
            _ => return self.in_tag(letter, place),
        }
        None
    }

    fn opened(&mut self, letter: char, closing: bool) {
        self.state = match letter {
            '/' if !closing => State::Opened { closing: true },
            '!' | '?' if !closing && self.raw.is_none() => {
                self.declaration.clear();
                State::Declaration
            }
            letter if letter.is_ascii_alphabetic() => {
                self.element.clear();
                push(&mut self.element, letter);
                State::Name { closing }
            }
            _ => State::Outside,
        };
    }

    /// The name of the element is complete.
    fn named(&mut self, closing: bool, place: usize) -> Option<Found> {
        if let Some(raw) = &self.raw {
            self.state = State::Outside;
            if closing && *raw == self.element {
                self.raw = None;
            }
            return None;
        }
        if closing {
            self.state = State::Declaration;
            self.declaration.clear();
            return None;
        }
        self.state = State::BetweenAttributes;
        if matches!(&*self.element, "script" | "style") {
            self.raw = Some(self.element.clone());
        }
        (!ALLOWED.elements.contains(&*self.element)).then(|| Found {
            start: self.start,
            end: place,
            what: Words::same(format!("`<{}>`", self.element)),
        })
    }

    fn declaration(&mut self, letter: char) {
        if letter == '>' {
            self.state = State::Outside;
        } else if self.declaration.len() < 2 {
            self.declaration.push(letter);
            if self.declaration == "--" {
                self.state = State::Comment { dashes: 0 };
            }
        }
    }

    fn in_tag(&mut self, letter: char, place: usize) -> Option<Found> {
        let is_space = letter.is_ascii_whitespace();
        match self.state {
            State::BetweenAttributes | State::AfterAttribute => match letter {
                '>' => self.state = State::Outside,
                '=' if self.state == State::AfterAttribute => self.state = State::BeforeValue,
                _ if is_space || letter == '/' => {}
                _ => {
                    self.attribute.clear();
                    self.attribute_start = place;
                    push(&mut self.attribute, letter);
                    self.state = State::Attribute;
                }
            },
            State::Attribute => match letter {
                '>' | '=' | '/' => {
                    let found = self.attribute_named(place);
                    self.state = match letter {
                        '>' => State::Outside,
                        '=' => State::BeforeValue,
                        _ => State::BetweenAttributes,
                    };
                    return found;
                }
                _ if is_space => {
                    self.state = State::AfterAttribute;
                    return self.attribute_named(place);
                }
                _ => push(&mut self.attribute, letter),
            },
            State::BeforeValue if is_space => {}
            State::BeforeValue => {
                self.value.clear();
                let end = matches!(letter, '"' | '\'').then_some(letter);
                if end.is_none() {
                    push(&mut self.value, letter);
                }
                self.state = if letter == '>' { State::Outside } else { State::Value { end } };
            }
            State::Value { end } => {
                let is_end = end.map_or(is_space || letter == '>', |end| letter == end);
                if !is_end {
                    push(&mut self.value, letter);
                    return None;
                }
                self.state =
                    if letter == '>' && end.is_none() { State::Outside } else { State::BetweenAttributes };
                return self.value_complete(place);
            }
            _ => {}
        }
        None
    }

    fn attribute_named(&self, place: usize) -> Option<Found> {
        let is_wrong =
            ALLOWED.elements.contains(&*self.element) && !ALLOWED.attribute(&self.element, &self.attribute);
        is_wrong.then(|| Found {
            start: self.attribute_start,
            end: place,
            what: say! {
                en: "the attribute `{attribute}` of `<{element}>`",
                nl: "het attribuut `{attribute}` van `<{element}>`",
                attribute = self.attribute,
                element = self.element,
            },
        })
    }

    fn value_complete(&self, place: usize) -> Option<Found> {
        let is_wrong = ALLOWED.elements.contains(&*self.element)
            && ALLOWED.attribute(&self.element, &self.attribute)
            && !ALLOWED.address(&self.attribute, &self.value);
        is_wrong.then(|| Found {
            start: self.attribute_start,
            end: place,
            what: say! {
                en: "the address in `{attribute}` of `<{element}>`",
                nl: "het adres in `{attribute}` van `<{element}>`",
                attribute = self.attribute,
                element = self.element,
            },
        })
    }
}

/// Something that is not allowed.
#[derive(Debug)]
struct Found {
    start: usize,
    end: usize,
    what: Words,
}

impl Found {
    fn diagnostic(self, origin: Origin) -> Diagnostic {
        Diagnostic::new(
            Code::UnsafeHtml,
            origin.span(self.start, self.end),
            say! { en: "{what} is not allowed", nl: "{what} mag niet", what = self.what },
        )
        .label(say! { en: "is left out of the page", nl: "komt niet op de pagina" })
        .help(say! {
            en: "say it in Markdown, or leave it out",
            nl: "schrijf het in Markdown, of haal het weg",
        })
    }
}

/// Adds a letter in lower case, up to a length.
fn push(name: &mut String, letter: char) {
    if name.len() < LONGEST {
        name.extend(letter.to_lowercase());
    }
}
