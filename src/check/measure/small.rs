//! Small words that only one language has, to tell which language a sentence is in.

use crate::model::Language;

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

/// Whether a sentence is in the other language. Nearly every sentence has a small word of its own language among its first words.
pub(super) fn is_foreign(sentence: &str, own: Language) -> bool {
    let mut small = SmallWords::default();
    for words in sentence.split_ascii_whitespace() {
        if words.bytes().all(|byte| byte.is_ascii_graphic()) {
            small.add(words);
        } else {
            // Spaces that do not break a line, among others.
            words.split_whitespace().for_each(|word| small.add(word));
        }
        if small.has(own) {
            return false;
        }
    }
    small.is_foreign(own)
}

/// The small words of a sentence that only one of the two languages has.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct SmallWords {
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
        let is_small = (1..=LONGEST).contains(&letters.len());
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

    /// Whether there is one of a language.
    fn has(self, language: Language) -> bool {
        match language {
            Language::Dutch => self.dutch > 0,
            Language::English => self.english > 0,
        }
    }

    /// Whether a sentence with these is in the other language: four of that one, and none of its own.
    fn is_foreign(self, own: Language) -> bool {
        let other = match own {
            Language::Dutch => self.english,
            Language::English => self.dutch,
        };
        other >= LEAST_SMALL && !self.has(own)
    }
}

/// The most letters of a small word; one byte of a key is left for its language.
const LONGEST: usize = 7;
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
            assert!(letters.len() <= LONGEST);
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
    use super::{DUTCH, ENGLISH, Language, SmallWords, is_foreign};

    fn small(sentence: &str) -> SmallWords {
        let mut small = SmallWords::default();
        sentence.split_whitespace().for_each(|word| small.add(word));
        small
    }

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
            assert_eq!(small(sentence), SmallWords { dutch, english }, "{sentence}");
        }
        for word in DUTCH.iter().chain(ENGLISH) {
            let small = small(&word.to_uppercase());
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
    fn a_sentence_with_a_word_of_its_own_language_is_not_foreign() {
        let rows = [
            ("The report is about them, and THAT (it) has been.", true, false),
            ("The report is about them, and that is het einde.", false, false),
            ("De kinderen en het gezin; 'van' u.", false, true),
            ("De kinderen en het gezin; 'van' the end.", false, false),
            ("About the report", false, false),
        ];
        for (sentence, in_dutch, in_english) in rows {
            assert_eq!(is_foreign(sentence, Language::Dutch), in_dutch, "{sentence}");
            assert_eq!(is_foreign(sentence, Language::English), in_english, "{sentence}");
        }
    }
}
