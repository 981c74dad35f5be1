//! What is measured of every text once, and asked for by several questions.
//!
//! In: the texts of the site. Out: for each a [`Measured`]. Walking through the marks of a text costs more than looking at its
//! words; so the words are put together once, and what most texts do not have is noted as missing.

use super::text::{Sentence, Text, runs, sentences};
use crate::model::{Language, MarkKind, Prose};

/// What was measured of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Measured {
    /// What reading it takes.
    pub(super) tally: Tally,
    /// The first sentence in the other language, in bytes of the source.
    pub(super) foreign: Option<(u32, u32)>,
    /// Whether a row of capitals may stand in it.
    pub(super) may_shout: bool,
    /// Whether a sign stands in it that marks begin with.
    pub(super) may_have_marks: bool,
    /// Whether two capitals stand side by side in it: no abbreviation is without.
    pub(super) has_two_capitals: bool,
}

/// Measures a text of a site in a language.
pub(super) fn measure(text: &Text<'_>, language: Language) -> Measured {
    let mut measured = Measured {
        tally: Tally::default(),
        foreign: None,
        may_shout: false,
        may_have_marks: false,
        has_two_capitals: false,
    };
    sentences(text.prose, |sentence| {
        let small = measured.tally.add(sentence.text);
        if measured.foreign.is_none() && small.is_foreign(language) {
            let Sentence { start, end, .. } = sentence;
            measured.foreign = Some((start, end));
        }
    });
    if measured.foreign.is_some() && is_marked(text.prose) {
        measured.foreign = None;
    }
    for run in runs(text.prose) {
        let words = run.words.as_bytes();
        measured.may_shout = measured.may_shout || may_shout(words);
        measured.may_have_marks |= may_have_marks(words);
        measured.has_two_capitals |= has_two_capitals(words);
    }
    measured
}

/// What is left when a mark is not closed, or comes from another program.
pub(super) const MARKS: &[&str] =
    &["**", "^(", "](", "<ul", "<li", "<br", "<p>", "<div", "<span", "</", "&nbsp;", "&amp;", "$n"];

/// Whether a mark, or a sign that nobody can see, may stand in some words. No branch and no table: so it takes sixteen bytes at a
/// time.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch for each would keep it from taking many bytes at a time"
)]
pub(super) fn may_have_marks(words: &[u8]) -> bool {
    words.iter().fold(false, |has, byte| {
        let starts = (*byte == b'*')
            | (*byte == b'^')
            | (*byte == b']')
            | (*byte == b'<')
            | (*byte == b'&')
            | (*byte == b'$');
        let is_unseen = (*byte < b' ') & (*byte != b'\t') & (*byte != b'\n') & (*byte != b'\r');
        has | starts | is_unseen
    })
}

fn has_two_capitals(words: &[u8]) -> bool {
    let beside = words.iter().zip(words.get(1..).unwrap_or_default());
    beside.fold(false, |has, (one, next)| has | (one.is_ascii_uppercase() & next.is_ascii_uppercase()))
}

/// Three words in capitals of which two are long have at least as many bytes, and no small letter among them.
const LEAST_SHOUT: usize = 11;

/// Whether there are so many bytes in a row without a small letter of ASCII. Looks at few of them: any small letter rules out
/// every row that it would be part of.
pub(super) fn may_shout(words: &[u8]) -> bool {
    let mut start = 0;
    while let Some(row) = words.get(start..start + LEAST_SHOUT) {
        match row.iter().rposition(u8::is_ascii_lowercase) {
            Some(small) => start += small + 1,
            None => return true,
        }
    }
    false
}

/// Whether a text tells the language of a part itself.
fn is_marked(prose: &Prose) -> bool {
    prose.markdown.has_html
        && prose.marks().any(|mark| match mark.kind {
            MarkKind::Html(html) | MarkKind::InlineHtml(html) => prose.markdown.str(html).contains("lang="),
            _ => false,
        })
}

/// What the measure of a text is made of.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Tally {
    /// Sentences of running text.
    pub(super) sentences: usize,
    /// What has no letter is no word.
    pub(super) words: usize,
    /// Groups of vowels, of which a diaeresis starts a new one; at least one a word.
    pub(super) syllables: usize,
}

impl Tally {
    /// Counts a sentence, and the words and syllables in it; gives its small words.
    pub(super) fn add(&mut self, sentence: &str) -> SmallWords {
        self.sentences += 1;
        let mut small = SmallWords::default();
        let bytes = sentence.as_bytes();
        let mut start = 0;
        let mut is_ascii = true;
        for (at, byte) in bytes.iter().enumerate() {
            match SORTS[usize::from(*byte)] {
                Sort::Space => {
                    self.add_word(&sentence[start..at], is_ascii, &mut small);
                    start = at + 1;
                    is_ascii = true;
                }
                sort => is_ascii &= sort != Sort::Long,
            }
        }
        self.add_word(&sentence[start..], is_ascii, &mut small);
        small
    }

    /// Counts what stands between two spaces of ASCII.
    fn add_word(&mut self, word: &str, is_ascii: bool, small: &mut SmallWords) {
        if !is_ascii {
            for word in word.split(char::is_whitespace) {
                self.add_signs(word.chars().map(sort));
                small.add(word);
            }
            return;
        }
        let letters = self.add_signs(word.bytes().map(|byte| SORTS[usize::from(byte)]));
        if letters <= LONGEST_SMALL {
            small.add(word);
        }
    }

    /// Counts a word by its signs; how many of them are letters.
    fn add_signs(&mut self, signs: impl Iterator<Item = Sort>) -> usize {
        let (mut letters, mut syllables, mut follows_vowel) = (0, 0, false);
        for sort in signs {
            let is_vowel = matches!(sort, Sort::Vowel | Sort::NewVowel);
            letters += usize::from(sort != Sort::Other);
            let is_new = is_vowel && (!follows_vowel || sort == Sort::NewVowel);
            syllables += usize::from(is_new);
            follows_vowel = is_vowel;
        }
        self.words += usize::from(letters > 0);
        self.syllables += if letters > 0 { syllables.max(1) } else { 0 };
        letters
    }

    /// Adds what was counted elsewhere.
    pub(super) fn join(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }
}

/// What a sign is in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Space,
    Vowel,
    /// A vowel with a diaeresis.
    NewVowel,
    Consonant,
    Other,
    /// The first byte of a sign of several.
    Long,
}

const SORTS: [Sort; 256] = {
    let mut sorts = [Sort::Other; 256];
    let mut byte = u8::MAX;
    loop {
        sorts[byte as usize] = match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' => Sort::Vowel,
            b'b'..=b'z' | b'B'..=b'Z' => Sort::Consonant,
            b' ' | b'\t'..=b'\r' => Sort::Space,
            0x80.. => Sort::Long,
            _ => Sort::Other,
        };
        if byte == 0 {
            break;
        }
        byte -= 1;
    }
    sorts
};

fn sort(letter: char) -> Sort {
    match letter {
        'á' | 'à' | 'é' | 'è' | 'ê' | 'í' | 'ó' | 'ú' | 'Á' | 'À' | 'É' | 'È' | 'Ê' | 'Í' | 'Ó' | 'Ú'
        | 'İ' => Sort::Vowel,
        'ë' | 'ï' | 'ö' | 'ü' | 'Ë' | 'Ï' | 'Ö' | 'Ü' => Sort::NewVowel,
        '\0'..='\x7f' => SORTS[letter as usize],
        _ if letter.is_whitespace() => Sort::Space,
        _ if letter.is_alphabetic() => Sort::Consonant,
        _ => Sort::Other,
    }
}

/// Small words of Dutch that English does not have.
const DUTCH: &[&str] = &[
    "de", "het", "een", "van", "en", "dat", "niet", "te", "zijn", "voor", "met", "ook", "aan", "er", "maar",
    "om", "dan", "als", "bij", "naar", "uit", "wordt", "worden", "deze", "hun", "heeft", "hebben", "kunnen",
    "wat", "wie", "ze", "zij", "je", "op", "ik", "wij", "geen", "nog", "waar", "moet", "kan", "werd", "hij",
    "u",
];

/// Small words of English that Dutch does not have.
const ENGLISH: &[&str] = &[
    "the", "and", "that", "with", "this", "from", "have", "which", "they", "are", "were", "been", "their",
    "not", "you", "by", "for", "it", "what", "when", "who", "an", "be", "or", "at", "has", "to", "she", "he",
    "his", "her", "on", "our", "would", "should", "could", "there", "how", "where", "about", "after",
    "before", "because",
];

/// Fewer small words may be a name or a title.
const LEAST_SMALL: u32 = 4;

/// The small words of a sentence that only one of the two languages has.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct SmallWords {
    dutch: u32,
    english: u32,
}

impl SmallWords {
    /// Counts a word, if it is one of them. A quotation mark beside it, a dash or three dots are no part of it.
    fn add(&mut self, word: &str) {
        let is_letter = |end: Option<&u8>| end.is_some_and(u8::is_ascii_alphabetic);
        let bytes = word.as_bytes();
        let letters = if is_letter(bytes.first()) && is_letter(bytes.last()) {
            bytes
        } else {
            word.trim_matches(|letter: char| !letter.is_alphabetic()).as_bytes()
        };
        let is_small = (1..=LONGEST_SMALL).contains(&letters.len());
        if !is_small || !letters.iter().all(u8::is_ascii_alphabetic) {
            return;
        }
        let key = letters.iter().fold(0, |key, letter| key << 8 | u64::from(letter | 0x20));
        let mut slot = slot(key);
        while SMALL[slot] != 0 {
            self.dutch += u32::from(SMALL[slot] == key);
            self.english += u32::from(SMALL[slot] == key | IS_ENGLISH);
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Whether a sentence with these is in the other language: four of that one, and none of its own.
    fn is_foreign(self, own: Language) -> bool {
        let (own, other) = match own {
            Language::Dutch => (self.dutch, self.english),
            Language::English => (self.english, self.dutch),
        };
        other >= LEAST_SMALL && own == 0
    }
}

/// The most letters of a small word; one byte of a key is left for its language.
const LONGEST_SMALL: usize = 7;
const IS_ENGLISH: u64 = 1 << 63;
const SLOTS: usize = 512;

/// Where the look-up of a word begins.
const fn slot(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize
}

/// The small words by their letters, each in the first free slot from its own on.
const SMALL: [u64; SLOTS] = {
    let mut table = [0; SLOTS];
    let lists = [(DUTCH, 0), (ENGLISH, IS_ENGLISH)];
    let mut list = 0;
    while list < lists.len() {
        let (words, language) = lists[list];
        let mut at = 0;
        while at < words.len() {
            let letters = words[at].as_bytes();
            assert!(letters.len() <= LONGEST_SMALL);
            let (mut key, mut letter) = (0_u64, 0);
            while letter < letters.len() {
                key = key << 8 | letters[letter] as u64;
                letter += 1;
            }
            let mut free = slot(key);
            while table[free] != 0 {
                free = (free + 1) % SLOTS;
            }
            table[free] = key | language;
            at += 1;
        }
        list += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::{DUTCH, ENGLISH, SmallWords, Tally, may_have_marks, may_shout};
    use crate::model::Language;

    #[test]
    fn no_word_is_of_both_languages() {
        assert!(DUTCH.iter().all(|word| !ENGLISH.contains(word)));
    }

    #[test]
    fn small_words_are_counted_by_language() {
        let rows = [
            ("The report is about them, and THAT (it) has been.", 0, 7),
            ("De kinderen en het gezin; 'van' u.", 5, 0),
            ("ver-van thé an-d café’s", 0, 0),
            ("“The it, and that…”", 0, 4),
            ("van\u{a0}de ‘het’", 3, 0),
            ("Not twee-the \u{212a}.", 0, 1),
        ];
        for (sentence, dutch, english) in rows {
            assert_eq!(Tally::default().add(sentence), SmallWords { dutch, english }, "{sentence}");
        }
        for word in DUTCH.iter().chain(ENGLISH) {
            let small = Tally::default().add(&word.to_uppercase());
            assert_eq!((small.dutch, small.english), if DUTCH.contains(word) { (1, 0) } else { (0, 1) });
        }
    }

    #[test]
    fn four_of_the_other_language_and_none_of_its_own_are_foreign() {
        let rows = [((0, 4), true), ((0, 3), false), ((1, 9), false), ((4, 0), false)];
        for ((dutch, english), foreign) in rows {
            assert_eq!(SmallWords { dutch, english }.is_foreign(Language::Dutch), foreign);
            let mirrored = SmallWords { dutch: english, english: dutch };
            assert_eq!(mirrored.is_foreign(Language::English), foreign);
        }
    }

    #[test]
    fn syllables_are_groups_of_vowels() {
        let rows = [
            ("school", 1),
            ("gemeente", 3),
            ("tijd", 1),
            ("coördinatie", 5),
            ("reünie", 3),
            ("tv", 1),
            ("jongeren", 3),
            ("REÜNIE", 3),
        ];
        for (word, syllables) in rows {
            let mut tally = Tally::default();
            tally.add(word);
            assert_eq!(tally, Tally { sentences: 1, words: 1, syllables }, "{word}");
        }
    }

    #[test]
    fn words_have_letters() {
        let mut tally = Tally::default();
        tally.add("(Eén) 12 – twee-drie.\u{a0}…");
        assert_eq!(tally, Tally { sentences: 1, words: 2, syllables: 3 });
    }

    #[test]
    fn marks_and_shouts_are_not_missed() {
        for mark in super::MARKS.iter().chain(&["\u{1}"]) {
            assert!(may_have_marks(format!("een {mark} twee").as_bytes()), "{mark}");
        }
        assert!(!may_have_marks("een\ttwee\r\n(drie) – vier's".as_bytes()));
        assert!(may_shout(b"let op A BBBB CCCC") && !may_shout(b"GGZ en MEE en RMC"));
    }
}
