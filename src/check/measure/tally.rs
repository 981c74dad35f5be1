//! Sentences, words and syllables of a text, counted.

use super::small::{LONGEST, SmallWords};

/// What the measure of a text is made of.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(in crate::check) struct Tally {
    /// Sentences of running text.
    pub(in crate::check) sentences: usize,
    /// What has no letter is no word.
    pub(in crate::check) words: usize,
    /// Groups of vowels, of which a diaeresis starts a new one; at least one a word.
    pub(in crate::check) syllables: usize,
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
        if word.letters <= LONGEST {
            small.add(written);
        }
    }

    fn count(&mut self, word: Word) {
        self.words += usize::from(word.letters > 0);
        self.syllables += if word.letters > 0 { word.syllables.max(1) } else { 0 };
    }

    /// Adds what was counted elsewhere.
    pub(in crate::check) fn join(self, other: Self) -> Self {
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

/// What a sign is in a word, in bits, so that a word is counted without a branch; none for a digit or a mark.
#[derive(Clone, Copy)]
struct Sort(u8);

impl Sort {
    const LETTER: u8 = 1;
    const VOWEL: u8 = 2;
    /// Begins a syllable after a vowel, too.
    const DIAERESIS: u8 = 4;
    /// Part of a sign of several bytes.
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

#[cfg(test)]
mod tests {
    use super::Tally;

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
}
