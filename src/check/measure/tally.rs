//! Sentences, words and syllables of a text, counted.

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
    /// Counts a sentence, and the words and syllables in it; gives how many words that are.
    pub(super) fn add(&mut self, sentence: &str) -> usize {
        let one = if sentence.is_ascii() {
            Self::of(sentence.bytes().map(|byte| SORTS[usize::from(byte)]))
        } else {
            Self::of(sentence.chars().map(sort))
        };
        *self = self.join(one);
        one.words
    }

    /// Counts the signs of a sentence, by a table and without branches: where a word ends is nothing that a processor can foresee.
    fn of(sorts: impl Iterator<Item = Sort>) -> Self {
        let (mut words, mut syllables) = (0, 0);
        let mut state = State::Before;
        let mut go_on = |sort: Sort| {
            let step = STEPS[state as usize][sort as usize];
            words += usize::from(step.words);
            syllables += usize::from(step.syllables);
            state = step.to;
        };
        sorts.for_each(&mut go_on);
        go_on(Sort::Space);
        Self { sentences: 1, words, syllables }
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

/// What a sign is in a word.
#[derive(Clone, Copy)]
enum Sort {
    /// A digit, a mark.
    Other,
    /// A letter that is no vowel.
    Letter,
    Vowel,
    /// A vowel that begins a syllable after a vowel, too.
    Diaeresis,
    /// Where a word ends.
    Space,
}

const SORT_COUNT: usize = Sort::Space as usize + 1;

/// How far a word is read.
#[derive(Clone, Copy)]
enum State {
    /// Before its first letter.
    Before,
    /// Behind letters that are no vowels.
    Consonants,
    /// Behind a vowel.
    Vowel,
    /// Behind what followed a vowel.
    AfterVowel,
}

/// What a sign does.
#[derive(Clone, Copy)]
struct Step {
    to: State,
    /// Words that end.
    words: u8,
    /// Syllables that begin; a word without a vowel has one, when it ends.
    syllables: u8,
}

const STEPS: [[Step; SORT_COUNT]; 4] = {
    use State::{AfterVowel, Before, Consonants, Vowel};
    const fn step(to: State, words: u8, syllables: u8) -> Step {
        Step { to, words, syllables }
    }
    let syllable = step(Vowel, 0, 1);
    [
        [step(Before, 0, 0), step(Consonants, 0, 0), syllable, syllable, step(Before, 0, 0)],
        [step(Consonants, 0, 0), step(Consonants, 0, 0), syllable, syllable, step(Before, 1, 1)],
        [step(AfterVowel, 0, 0), step(AfterVowel, 0, 0), step(Vowel, 0, 0), syllable, step(Before, 1, 0)],
        [step(AfterVowel, 0, 0), step(AfterVowel, 0, 0), syllable, syllable, step(Before, 1, 0)],
    ]
};

/// What the signs of ASCII are.
const SORTS: [Sort; 128] = {
    let mut sorts = [Sort::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        sorts[byte as usize] = match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' => Sort::Vowel,
            b'b'..=b'z' | b'B'..=b'Z' => Sort::Letter,
            b' ' | b'\t'..=b'\r' => Sort::Space,
            _ => Sort::Other,
        };
        byte += 1_u8;
    }
    sorts
};

fn sort(letter: char) -> Sort {
    match letter {
        'á' | 'à' | 'é' | 'è' | 'ê' | 'í' | 'ó' | 'ú' | 'Á' | 'À' | 'É' | 'È' | 'Ê' | 'Í' | 'Ó' | 'Ú'
        | 'İ' => Sort::Vowel,
        'ë' | 'ï' | 'ö' | 'ü' | 'Ë' | 'Ï' | 'Ö' | 'Ü' => Sort::Diaeresis,
        '\0'..='\x7f' => SORTS[letter as usize],
        _ if letter.is_whitespace() => Sort::Space,
        _ if letter.is_alphabetic() => Sort::Letter,
        _ => Sort::Other,
    }
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
            ("a-e", 2),
            ("u1e", 2),
            ("ëe", 1),
            ("eë", 2),
            ("12-tv", 1),
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
