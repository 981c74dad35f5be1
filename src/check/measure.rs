//! What is measured of every text once, and asked for by several questions.
//!
//! In: the texts of the site. Out: for each a [`Measured`]. Walking through the marks of a text costs more than looking at its
//! words; so the words are put together once, and what most texts do not have is noted as missing.

use super::text::{Runs, Sentences, Text};
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
    let (mut tally, mut foreign) = (Tally::default(), None);
    let mut sentences = Sentences::new(text.prose, |sentence| {
        let small = tally.add(sentence.text);
        if foreign.is_none() && small.is_foreign(language) {
            foreign = Some((sentence.start, sentence.end));
        }
    });
    let mut runs = Runs::new(text.prose);
    for mark in text.prose.marks() {
        sentences.read(mark);
        runs.read(mark).into_iter().for_each(|run| measured.look(run.words.as_bytes()));
    }
    sentences.end();
    runs.end().into_iter().for_each(|run| measured.look(run.words.as_bytes()));
    Measured { tally, foreign: foreign.filter(|_| !is_marked(text.prose)), ..measured }
}

impl Measured {
    /// Notes what a stretch without marks may have.
    fn look(&mut self, words: &[u8]) {
        self.may_shout = self.may_shout || may_shout(words);
        self.may_have_marks |= may_have_marks(words);
        self.has_two_capitals |= has_two_capitals(words);
    }
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
        let (mut start, mut word) = (0, Word::default());
        for (at, byte) in sentence.bytes().enumerate() {
            let sort = SORTS[usize::from(byte)];
            if sort.has(Sort::SPACE) {
                self.add_word(&sentence[start..at], word, &mut small);
                (start, word) = (at + 1, Word::default());
            } else {
                word.add(sort);
            }
        }
        self.add_word(&sentence[start..], word, &mut small);
        small
    }

    /// Counts what stands between two spaces of ASCII, read byte by byte.
    fn add_word(&mut self, written: &str, word: Word, small: &mut SmallWords) {
        if word.is_long {
            for written in written.split(char::is_whitespace) {
                let mut word = Word::default();
                written.chars().for_each(|letter| word.add(sort(letter)));
                self.count(word);
                small.add(written);
            }
            return;
        }
        self.count(word);
        if word.letters <= LONGEST_SMALL {
            small.add(written);
        }
    }

    fn count(&mut self, word: Word) {
        self.words += usize::from(word.letters > 0);
        self.syllables += if word.letters > 0 { word.syllables.max(1) } else { 0 };
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

/// A word by its signs.
#[derive(Clone, Copy, Default)]
struct Word {
    letters: usize,
    syllables: usize,
    follows_vowel: bool,
    /// Whether it has signs of several bytes, and must be read by them.
    is_long: bool,
}

impl Word {
    fn add(&mut self, sort: Sort) {
        let is_vowel = sort.has(Sort::VOWEL);
        let is_new = is_vowel && !self.follows_vowel || sort.has(Sort::DIAERESIS);
        self.letters += usize::from(sort.has(Sort::LETTER));
        self.syllables += usize::from(is_new);
        self.follows_vowel = is_vowel;
        self.is_long |= sort.has(Sort::LONG);
    }
}

/// What a sign is in a word; nothing, where it is a mark. In bits, so that a word is counted without a branch.
#[derive(Clone, Copy)]
struct Sort(u8);

impl Sort {
    const LETTER: u8 = 1;
    const VOWEL: u8 = 2;
    /// Begins a syllable after a vowel, too.
    const DIAERESIS: u8 = 4;
    /// The first byte of a sign of several.
    const LONG: u8 = 8;
    const SPACE: u8 = 16;

    fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
}

const SORTS: [Sort; 256] = {
    let mut sorts = [Sort(0); 256];
    let mut byte = u8::MAX;
    loop {
        sorts[byte as usize] = Sort(match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' => {
                Sort::LETTER | Sort::VOWEL
            }
            b'b'..=b'z' | b'B'..=b'Z' => Sort::LETTER,
            b' ' | b'\t'..=b'\r' => Sort::SPACE,
            0x80.. => Sort::LETTER | Sort::LONG,
            _ => 0,
        });
        if byte == 0 {
            break;
        }
        byte -= 1;
    }
    sorts
};

fn sort(letter: char) -> Sort {
    Sort(match letter {
        'á' | 'à' | 'é' | 'è' | 'ê' | 'í' | 'ó' | 'ú' | 'Á' | 'À' | 'É' | 'È' | 'Ê' | 'Í' | 'Ó' | 'Ú'
        | 'İ' => Sort::LETTER | Sort::VOWEL,
        'ë' | 'ï' | 'ö' | 'ü' | 'Ë' | 'Ï' | 'Ö' | 'Ü' => Sort::LETTER | Sort::VOWEL | Sort::DIAERESIS,
        '\0'..='\x7f' => return SORTS[letter as usize],
        _ if letter.is_whitespace() => Sort::SPACE,
        _ if letter.is_alphabetic() => Sort::LETTER,
        _ => 0,
    })
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
