//! Slips of the pen: one small change of one file, made from a number.

use std::collections::BTreeMap;
use std::sync::Arc;

/// What sort of slip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    DeletedLine,
    DoubledLine,
    SwappedTokens,
    MisspeltKey,
    MisspeltId,
    BrokenBracket,
    CutFile,
    NumberToText,
}

impl Kind {
    pub(crate) const ALL: &'static [Self] = &[
        Self::DeletedLine,
        Self::DoubledLine,
        Self::SwappedTokens,
        Self::MisspeltKey,
        Self::MisspeltId,
        Self::BrokenBracket,
        Self::CutFile,
        Self::NumberToText,
    ];
}

/// A file with a slip in it.
pub(crate) struct Slip {
    pub(crate) kind: Kind,
    pub(crate) path: String,
    /// The line it was made in, from 1; where a line went, the one that took its place.
    pub(crate) line: usize,
    /// The whole text after it.
    pub(crate) text: String,
}

/// Numbers that look like chance (S. Vigna, splitmix64, 2015).
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let below = u64::try_from(below).expect("a small number");
        usize::try_from((mixed ^ (mixed >> 31)) % below).expect("less than a small number")
    }
}

/// The slip of a number. Kinds come in turn; where a kind finds nothing to change, another line or file is taken.
pub(crate) fn slip(number: u64, texts: &BTreeMap<String, Arc<str>>) -> Slip {
    let kinds = u64::try_from(Kind::ALL.len()).expect("a few");
    let kind = Kind::ALL[usize::try_from(number % kinds).expect("a few")];
    let mut chance = Chance(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
    loop {
        let at = chance.next(texts.len());
        let (path, text) = texts.iter().nth(at).expect("it is below their number");
        let lines: Vec<&str> = text.split('\n').collect();
        let line = chance.next(lines.len());
        if let Some(changed) = change(kind, lines[line], &mut chance) {
            let mut after: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
            after.splice(line..=line, changed);
            if kind == Kind::CutFile {
                after.truncate(line + 1);
            }
            let text = after.join("\n");
            return Slip { kind, path: path.clone(), line: line + 1, text };
        }
    }
}

/// The lines that take the place of one; nothing when there is nothing to change in this way.
fn change(kind: Kind, line: &str, chance: &mut Chance) -> Option<Vec<String>> {
    if line.trim().is_empty() {
        return None;
    }
    Some(match kind {
        Kind::DeletedLine => vec![],
        Kind::DoubledLine => vec![line.to_owned(), line.to_owned()],
        Kind::SwappedTokens => vec![swapped(line, chance)?],
        Kind::MisspeltKey => {
            let (key, _) = line.split_once(" = ")?;
            let is_key = key.trim().chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
            let start = key.len() - key.trim_start().len();
            vec![misspelt(
                line,
                (start..key.len()).len().gt(&0).then_some(start..key.len()).filter(|_| is_key)?,
                chance,
            )]
        }
        Kind::MisspeltId => {
            let ids = ids(line);
            let range = ids.get(chance.next(ids.len().max(1)))?.clone();
            vec![misspelt(line, range, chance)]
        }
        Kind::BrokenBracket => {
            let found: Vec<usize> =
                line.match_indices(['[', ']', '{', '}', '(', ')', '"']).map(|(at, _)| at).collect();
            let at = *found.get(chance.next(found.len().max(1)))?;
            vec![[&line[..at], &line[at + 1..]].concat()]
        }
        Kind::CutFile => vec![line[..line.floor_char_boundary(chance.next(line.len()))].to_owned()],
        Kind::NumberToText => {
            let (before, value) = line.split_once(" = ")?;
            let is_number = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            is_number.then(|| vec![format!("{before} = \"veel\"")])?
        }
    })
}

/// The places of what may be ids on a line: in references, and in short texts without spaces.
fn ids(line: &str) -> Vec<std::ops::Range<usize>> {
    let pattern = regex::Regex::new(
        r#"\]\((?:thread|case|factor|figure|number|term|audience|recommendation):([^)\s]+)\)|(?:for|by)=([a-z,-]+)|"([a-z0-9.-]+)"|\]\(([a-z0-9./-]+\.(?:md|toml|svg|png))\)"#,
    )
    .expect("a pattern");
    pattern
        .captures_iter(line)
        .filter_map(|found| found.iter().skip(1).flatten().next().map(|id| id.range()))
        .collect()
}

/// Two neighbouring words of a line in each other's place.
fn swapped(line: &str, chance: &mut Chance) -> Option<String> {
    let mut words: Vec<&str> = line.split(' ').collect();
    let at = chance.next(words.len().checked_sub(1).filter(|pairs| *pairs > 0)?);
    words.swap(at, at + 1);
    Some(words.join(" ")).filter(|swapped| swapped != line)
}

/// A part of a line with a letter doubled, left out or swapped with the next.
fn misspelt(line: &str, part: std::ops::Range<usize>, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = line[part.clone()].chars().collect();
    let at = chance.next(letters.len());
    match chance.next(3) {
        0 if letters.len() > 1 => drop(letters.remove(at)),
        1 if at + 1 < letters.len() && letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        _ => letters.insert(at, letters[at]),
    }
    let word: String = letters.into_iter().collect();
    [&line[..part.start], &word, &line[part.end..]].concat()
}
