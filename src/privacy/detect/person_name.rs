//! Names of people, told by what stands beside them: "moeder van Sanne", "mevrouw De Vries", "Daan (14)".
//!
//! In Dutch only names have capitals inside a sentence, so after a word for a relative a capital is enough. After
//! words that schools and institutions go by as well ("leerling VMBO", "Kind Centraal") it has to be a first name that
//! people have, or a surname. Initials and single letters are how names are left out, and do not count.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

use super::lists::{Words, is_first_name, is_place};
use super::{letter_bit, pattern};

/// A name: initials and particles, a word with a capital, and a surname.
const NAME: &str = r"(?P<initials>(?:\p{Lu}\.\s?)+)?(?P<particle>(?:[Vv]an |[Dd]e |[Dd]en |[Dd]er |[Tt]en |[Tt]er |[Ee]l |[Vv]an't ){0,3})(?P<word>\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?)(?P<surname>(?: (?:van|de|den|der|ten|ter|el))*(?: \p{Lu}[\p{Ll}'’-]+))?";

const RELATIVES: &str = "moeder|vader|mama|papa|stiefmoeder|stiefvader|pleegmoeder|pleegvader|oma|opa|grootmoeder|grootvader|tante|oom|zoon|zoontje|dochter|dochtertje|pleegkind|pleegzoon|pleegdochter|kleinzoon|kleindochter|broer|broertje|zus|zusje|tweelingbroer|tweelingzus|nichtje|neefje|gezin|familie|juf|gezinsvoogd|voogd|patiënt|patiënte|cliënt|cliënte";

const OTHERS: &str = "leerling|scholier|student|studente|jongere|jongen|meisje|kind|ouder|ouders|pleegouders|leerkracht|meester|mentor|peuter|kleuter|baby";

static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"\b(?i:mevrouw|meneer|mijnheer|mevr\.?|mw\.?|dhr\.?|de heer)\s+{NAME}"))
});
static RELATED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"\b(?i:{RELATIVES})(?P<of>\s+van)?\s+{NAME}")));
static OTHER: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"\b(?i:{OTHERS})(?P<of>\s+van)?\s+{NAME}")));
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"\b(?i:(?P<own>(?:mijn|zijn|haar|hun) naam is)|heet|heette|genaamd|ik ben)\s+{NAME}"))
});
/// A field of a form, or a cell after the name of its column: "Voornaam: Sanne".
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r#"\b(?i:voornaam|roepnaam|achternaam|naam (?:{RELATIVES}|{OTHERS})|{RELATIVES}|(?P<loose>{OTHERS}))\s?[:=]\s?"?{NAME}"#
    ))
});
/// A first name, then who or how old: "Sanne, moeder van", "Daan (leerling", "Fatima (14)", "Milan heet".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?P<word>\p{{Lu}}[\p{{Ll}}'’]+)(?:,? \(?(?:de |een )?(?:{RELATIVES}|{OTHERS})\b|,? \(?[0-9]{{1,2}}(?: jaar|\))| heet\b| heette\b)"
    ))
});

/// Words with a capital that are no names: languages, churches, institutions, regions.
const NO_NAMES: &[&str] = &[
    "Nederlands",
    "Engels",
    "Duits",
    "Frans",
    "Turks",
    "Arabisch",
    "Fries",
    "Spaans",
    "Pools",
    "Centraal",
    "Jeugd",
    "Jeugdzorg",
    "Jeugdhulp",
    "Zorg",
    "Onderwijs",
    "Goede",
    "Friesland",
    "Fryslân",
    "Drenthe",
    "Overijssel",
    "Gelderland",
    "Twente",
    "Zeeland",
    "Limburg",
    "Brabant",
    "Holland",
    "Nederland",
    "België",
    "Europa",
    "Syrië",
    "Turkije",
    "Marokko",
    "Oekraïne",
    "Polen",
    "Suriname",
    "God",
    "Jezus",
    "Maria",
    "Team",
    "Ouders",
    "Samen",
    "Stichting",
    "Vereniging",
    "Gezin",
    "School",
    "Bureau",
    "Loket",
    "Centrum",
    "Wmo",
    "Wlz",
    "Wajong",
    "Ggz",
    "Mbo",
    "Vmbo",
    "Natuur",
    "Aarde",
    "Overste",
];

/// The last words of what stands before a name in the patterns, relatives and others aside.
const BEFORE_NAMES: &[&str] = &[
    "mevrouw",
    "meneer",
    "mijnheer",
    "mevr",
    "mw",
    "dhr",
    "heer",
    "is",
    "heet",
    "heette",
    "genaamd",
    "ben",
    "voornaam",
    "roepnaam",
    "achternaam",
];

/// Words that may stand between such a word and the first capital of the name.
const PARTICLES: &[&str] = &["van", "de", "den", "der", "ten", "ter", "el", "t"];

static ANNOUNCING: LazyLock<Words> = LazyLock::new(|| announcing().collect());

fn announcing() -> impl Iterator<Item = &'static str> {
    RELATIVES.split('|').chain(OTHERS.split('|')).chain(BEFORE_NAMES.iter().copied())
}

/// Those with letters beyond ASCII.
fn beyond() -> impl Iterator<Item = &'static str> {
    announcing().filter(|word| !word.is_ascii())
}

/// The last letters of those words by how many letters they have, particles too: most words that stand before a capital end
/// otherwise.
static LASTS: LazyLock<[u32; LONGEST + 1]> = LazyLock::new(|| {
    let mut lasts = [0; LONGEST + 1];
    for word in announcing().chain(PARTICLES.iter().copied()).filter(|word| word.is_ascii()) {
        lasts[word.len()] |= word.bytes().last().map_or(0, letter_bit);
    }
    lasts
});

/// Whether a capital behind this may start a name: a word stands there that a name follows, particles and marks aside.
pub(super) fn may_follow(before: &str) -> bool {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, '"' | ':' | '=' | '\'');
    let mut rest = before;
    loop {
        let trimmed = rest.trim_end_matches(is_between);
        if trimmed.len() == rest.len() {
            return false;
        }
        let trimmed = trimmed.strip_suffix('.').unwrap_or(trimmed);
        let length = trimmed.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let (left, word) = trimmed.split_at(trimmed.len() - length);
        let is_beyond = left.ends_with(|letter: char| !letter.is_ascii() && letter.is_alphabetic());
        if is_beyond && ends_beyond(trimmed) {
            return true;
        }
        if !ends_as_announcing(word.as_bytes()) {
            return false;
        }
        let mut small = [0; LONGEST];
        let Some(small) = small.get_mut(..length) else { return false };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        let small = std::str::from_utf8(small).unwrap_or_default();
        if !PARTICLES.contains(&small) {
            return ANNOUNCING.contains(small);
        }
        rest = left;
    }
}

/// Whether a text ends in a word with a letter beyond ASCII that announces a name.
fn ends_beyond(text: &str) -> bool {
    let length: usize =
        text.chars().rev().take_while(|letter| letter.is_alphabetic()).map(char::len_utf8).sum();
    let word = &text[text.len() - length..];
    let small = word.to_lowercase();
    // Patterns that pass over capitals take these for `k` and `s`.
    word.contains(['\u{212a}', 'ſ']) || beyond().any(|known| small.ends_with(known))
}

/// No word that a name follows has more letters.
const LONGEST: usize = 20;

/// Where a word ends, its first letter aside, of which the others are no capitals.
pub(super) fn word_end(text: &str, behind: usize) -> usize {
    let is_part = |letter: char| letter.is_lowercase() || matches!(letter, '\'' | '’');
    let rest = &text[behind..];
    let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    // Few words have more than letters of ASCII.
    let more =
        rest[length..].chars().take_while(|letter| is_part(*letter)).map(char::len_utf8).sum::<usize>();
    behind + length + more
}

/// Whether a first name before this may be one by what follows: who or how old it is, or that somebody has it.
pub(super) fn may_go_on(behind: &str) -> bool {
    let Some(behind) = behind.strip_prefix(',').unwrap_or(behind).strip_prefix(' ') else { return false };
    let behind = behind.strip_prefix('(').unwrap_or(behind);
    let behind = ["de ", "een "].iter().find_map(|article| behind.strip_prefix(article)).unwrap_or(behind);
    let bytes = behind.as_bytes();
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    match bytes.get(length) {
        Some(byte) if length == 0 && byte.is_ascii() => byte.is_ascii_digit(),
        Some(byte) if !byte.is_ascii() && beyond().any(|known| behind.starts_with(known)) => true,
        _ => ends_as_announcing(&bytes[..length]) && ANNOUNCING.contains(&behind[..length]),
    }
}

/// Whether a word has the length and the last letter of one that announces a name, or of a particle.
fn ends_as_announcing(word: &[u8]) -> bool {
    let is_last = |last: u8| LASTS.get(word.len()).is_some_and(|lasts| lasts & letter_bit(last) != 0);
    word.last().is_some_and(|last| is_last(*last))
}

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut capitals = text.char_indices().filter(|(_, letter)| letter.is_uppercase());
    let is_announced = capitals.clone().any(|(at, _)| may_follow(&text[..at]));
    let is_introduced =
        capitals.any(|(at, letter)| may_go_on(&text[word_end(text, at + letter.len_utf8())..]));
    search(text, is_announced, is_introduced)
}

/// What is found behind words that announce a name, and where a first name is followed by who that is.
pub(super) fn search(text: &str, is_announced: bool, is_introduced: bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if is_announced {
        announced(text, |range| add(&mut found, range));
    }
    if is_introduced {
        BEFORE.captures_iter(text).for_each(|captures| {
            let word = captures.name("word").filter(|word| is_first_name(word.as_str()));
            add(&mut found, word.map(|word| word.range()));
        });
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Adds a place that has nothing in common with those before.
fn add(found: &mut Vec<Range<usize>>, range: Option<Range<usize>>) {
    let is_free =
        |range: &Range<usize>| !found.iter().any(|known| known.start < range.end && range.start < known.end);
    found.extend(range.filter(is_free));
}

fn announced(text: &str, mut add: impl FnMut(Option<Range<usize>>)) {
    TITLED.captures_iter(text).for_each(|captures| add(name(text, &captures, Name::is_plausible)));
    RELATED.captures_iter(text).for_each(|captures| add(name(text, &captures, Name::is_likely)));
    OTHER.captures_iter(text).for_each(|captures| add(name(text, &captures, Name::is_known)));
    FIELD.captures_iter(text).for_each(|captures| {
        let is_loose = captures.name("loose").is_some();
        add(name(text, &captures, |name| if is_loose { name.is_known() } else { name.is_likely() }));
    });
    CALLED.captures_iter(text).for_each(|captures| {
        let is_own = captures.name("own").is_some();
        add(name(text, &captures, |name| if is_own { name.is_likely() } else { name.is_known() }));
    });
}

/// The parts of what may be a name.
#[expect(clippy::struct_excessive_bools, reason = "each says whether a part is there")]
struct Name<'text> {
    initials: bool,
    particle: bool,
    word: &'text str,
    /// Whether "van" stands between it and the word before.
    is_of: bool,
    /// Whether it goes on behind a hyphen, as a word: "Wmo-ondersteuning".
    is_part: bool,
}

/// The place of a name, when it is one.
fn name<'text>(
    text: &str,
    captures: &Captures<'text>,
    is_name: impl Fn(&Name<'text>) -> bool,
) -> Option<Range<usize>> {
    let part = |name: &str| captures.name(name).filter(|part| !part.is_empty());
    let word = part("word")?;
    let parts = Name {
        initials: part("initials").is_some(),
        particle: part("particle").is_some(),
        word: word.as_str(),
        is_of: part("of").is_some(),
        is_part: text[word.end()..].starts_with('-'),
    };
    let start = part("initials").or(part("particle")).map_or(word.start(), |part: Match<'_>| part.start());
    let end = part("surname").map_or(word.end(), |part| part.end());
    is_name(&parts).then_some(start..end)
}

impl Name<'_> {
    /// Not a word that is known to be none.
    fn is_plausible(&self) -> bool {
        let is_people = ["se", "sen"].iter().any(|end| self.word.ends_with(end)) && !is_first_name(self.word);
        let is_school = ["school", "college", "lyceum"].iter().any(|end| self.word.ends_with(end));
        let is_adjective = is_people && !self.particle && !self.initials;
        let is_short = self.word.chars().count() < 3 && !is_first_name(self.word);
        !NO_NAMES.contains(&self.word)
            && !self.is_part
            && !is_short
            && !is_adjective
            && !is_school
            && !is_place(self.word)
    }

    /// After a word for a relative: plausible. Behind "van" a particle starts a sentence part: "moeder van de Linde".
    fn is_likely(&self) -> bool {
        self.is_plausible() && (is_first_name(self.word) || !(self.is_of && self.particle))
    }

    /// A first name that people have, or a surname with its particle or initials.
    fn is_known(&self) -> bool {
        let is_surname = (self.particle && !self.is_of) || self.initials;
        self.is_plausible() && (is_first_name(self.word) || is_surname)
    }
}

#[cfg(test)]
mod tests {
    use super::{BEFORE, OTHERS, PARTICLES, RELATIVES, announcing, may_follow, may_go_on};

    #[test]
    fn a_name_may_follow_every_word_that_announces_one() {
        for word in announcing() {
            // Patterns that pass over capitals take some letters beyond ASCII for others.
            let like = [word.replace('s', "ſ"), word.replace('k', "\u{212a}")];
            for word in [word.to_owned(), word.to_uppercase()].into_iter().chain(like) {
                assert!(may_follow(&format!("een {word} ")), "{word}");
                for particle in PARTICLES {
                    assert!(may_follow(&format!("{word} {particle} ")), "{word} {particle}");
                }
            }
        }
        for text in ["", "een ", "in ", "procent. ", "moeder", "van ", "financiën. "] {
            assert!(!may_follow(text), "{text}");
        }
    }

    #[test]
    fn a_first_name_may_be_introduced_by_who_or_how_old_it_is() {
        for word in RELATIVES.split('|').chain(OTHERS.split('|')) {
            for behind in [", ", " ", " (", ", (", ", de ", " (een ", ", (de "] {
                for end in ["", ".", " van", "\n", "ë"] {
                    let behind = format!("{behind}{word}{end}");
                    assert!(may_go_on(&behind), "{behind}");
                    assert!(BEFORE.is_match(&format!("Sanne{behind}")), "{behind}");
                }
            }
            for behind in ["", ",", "\u{a0}", " het ", " ((", ", (de de ", "-"] {
                let behind = format!("{behind}{word}");
                assert!(!may_go_on(&behind), "{behind}");
            }
        }
        for behind in [" heet", " heette ", " 14 jaar", ", 9 jaar", " (14)", ", (9)"] {
            assert!(may_go_on(behind), "{behind}");
        }
        for behind in ["", " ", ",", " (", ", de ", " Moeder", " MOEDER", " gaat", " – 14", " €"] {
            assert!(!may_go_on(behind), "{behind}");
        }
    }
}
