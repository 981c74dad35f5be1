//! What a colour means. Drawings name meanings, as classes; the theme gives them their colours.

use crate::model::FigureKind;

/// The meaning of a colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Paint {
    /// Text and lines that are read.
    Ink,
    /// Text and lines of less weight.
    Muted,
    /// Lines and planes behind everything.
    Faint,
    /// The page itself, for what lies over something.
    Page,
    /// The red thread.
    Thread,
    /// What helps.
    Supporting,
    /// What hinders.
    Hindering,
    /// A series of data, from 0; there are [`Paint::SERIES`].
    Series(u8),
}

/// The first two bytes of a colour that stands for a meaning; no colour of plotters itself begins so.
const MARK: (u8, u8) = (0xA7, 0x3E);

impl Paint {
    /// How many series can be told apart by colour.
    pub(super) const SERIES: usize = FigureKind::SERIES;

    /// All meanings; the place in this list is the colour's code.
    pub(super) const ALL: [Self; 11] = [
        Self::Ink,
        Self::Muted,
        Self::Faint,
        Self::Page,
        Self::Thread,
        Self::Supporting,
        Self::Hindering,
        Self::Series(0),
        Self::Series(1),
        Self::Series(2),
        Self::Series(3),
    ];

    /// The class that carries it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Faint => "faint",
            Self::Page => "page",
            Self::Thread => "thread",
            Self::Supporting => "supporting",
            Self::Hindering => "hindering",
            Self::Series(0) => "s1",
            Self::Series(1) => "s2",
            Self::Series(2) => "s3",
            Self::Series(_) => "s4",
        }
    }

    /// The colour of a series; those past the palette begin anew.
    pub(super) fn series(index: usize) -> Self {
        Self::Series(u8::try_from(index % Self::SERIES).unwrap_or(0))
    }

    /// The colour that carries this meaning through plotters, whose styles know only colours.
    pub(super) fn code(self) -> (u8, u8, u8) {
        let place = Self::ALL.iter().position(|paint| *paint == self).unwrap_or(0);
        (MARK.0, MARK.1, u8::try_from(place).unwrap_or(0))
    }

    /// The meaning that a colour carries, if it carries one.
    pub(super) fn from_code((first, second, place): (u8, u8, u8)) -> Option<Self> {
        ((first, second) == MARK).then(|| Self::ALL.get(usize::from(place)).copied()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::Paint;

    #[test]
    fn every_meaning_survives_the_way_through_a_colour() {
        for paint in Paint::ALL {
            assert_eq!(Paint::from_code(paint.code()), Some(paint));
        }
        assert_eq!(Paint::from_code((0, 0, 0)), None);
    }

    #[test]
    fn classes_differ() {
        let mut classes: Vec<&str> = Paint::ALL.iter().map(|paint| paint.class()).collect();
        classes.sort_unstable();
        classes.dedup();
        assert_eq!(classes.len(), Paint::ALL.len());
    }
}
