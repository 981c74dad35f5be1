//! Labels of rows: beside what they name, or above it where they are long or the drawing is narrow. No label is ever
//! shortened.

use super::NARROW;
use super::text::{self, Length, Weight};
use crate::model::Language;

/// From labels to what stands beside them.
pub(super) const GAP: Length = 120;

/// Where the labels of rows stand.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    /// The lines of each.
    pub(super) lines: Vec<Vec<String>>,
    /// Whether they stand above what they name.
    pub(super) above: bool,
    /// Room before what they name.
    pub(super) left: Length,
}

/// What labels have to leave room for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// The whole drawing.
    pub(super) width: Length,
    /// Before each label, for a mark.
    pub(super) indent: Length,
    /// What stands beside the labels needs so much.
    pub(super) least: Length,
    /// Whether labels of a narrow drawing always stand above.
    pub(super) wide_only: bool,
}

impl Room {
    /// Room in a drawing, for something that needs so much.
    pub(super) fn of(width: Length, least: Length) -> Self {
        Self { width, indent: 0, least, wide_only: false }
    }
}

impl Labels {
    /// Beside, in a third of the drawing where every label fits in one line, else in half of it where none takes more
    /// than three; above where they are longer, and where what stands beside them would be left too little room.
    pub(super) fn of<'label>(
        labels: &(impl Iterator<Item = &'label str> + Clone),
        room: Room,
        language: Language,
    ) -> Self {
        let Room { width, indent, least, wide_only } = room;
        let wrapped = |limit: Length, most: usize| -> Option<Vec<Vec<String>>> {
            let lines = |label| text::wrap(label, limit - indent, Weight::Regular, language);
            labels.clone().map(|label| Some(lines(label)).filter(|lines| lines.len() <= most)).collect()
        };
        let places: &[(Length, usize)] = match width {
            NARROW if wide_only => &[],
            NARROW => &[(NARROW / 3, 1)],
            _ => &[(width / 3, 1), (width / 2, 3)],
        };
        for (limit, most) in places {
            let Some(lines) = wrapped(*limit, *most) else { continue };
            let widest = lines.iter().map(|lines| text::widest(lines, Weight::Regular)).max().unwrap_or(0);
            let left = indent + widest + GAP;
            if left + least <= width {
                return Self { left, lines, above: false };
            }
        }
        let lines = wrapped(width, usize::MAX).expect("no label has more lines than there are numbers");
        Self { lines, above: true, left: indent }
    }
}
