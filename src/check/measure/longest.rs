//! The sentences of a text with the most words.

/// How many are kept.
pub(in crate::check) const NAMED: usize = 3;

/// A sentence: its words, and its first byte and the byte after its last in the source.
type Sentence = (u32, u32, u32);

/// The longest sentences of a text, longest first; of those that are as long, the first ones. None has no words.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(in crate::check) struct Longest([Sentence; NAMED]);

impl Longest {
    /// Takes in the next sentence.
    pub(super) fn add(&mut self, words: usize, start: u32, end: u32) {
        let words = u32::try_from(words).unwrap_or(u32::MAX);
        let Some(place) = self.0.iter().position(|known| known.0 < words) else { return };
        self.0[place..].rotate_right(1);
        self.0[place] = (words, start, end);
    }

    /// The sentences.
    pub(in crate::check) fn iter(&self) -> impl Iterator<Item = &Sentence> {
        self.0.iter().take_while(|sentence| sentence.0 > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::Longest;

    #[test]
    fn the_longest_come_first_and_of_equals_the_first() {
        let mut longest = Longest::default();
        assert_eq!(longest.iter().next(), None);
        for (words, start) in [(4, 0), (0, 1), (9, 2), (4, 3)] {
            longest.add(words, start, start + 1);
        }
        assert_eq!(longest.iter().copied().collect::<Vec<_>>(), [(9, 2, 3), (4, 0, 1), (4, 3, 4)]);
        longest.add(5, 7, 8);
        longest.add(1, 8, 9);
        longest.add(9, 9, 10);
        assert_eq!(longest.iter().copied().collect::<Vec<_>>(), [(9, 2, 3), (9, 9, 10), (5, 7, 8)]);
    }
}
