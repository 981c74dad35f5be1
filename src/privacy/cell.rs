//! A row of a table as one passage: each cell after the name of its column, so that "Geboortedatum" and "12-03-2009" are
//! seen together, and a postcode with the number in the next column.

use std::ops::Range;

use super::detect::{Passage, find};
use crate::model::Personal;

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Cell<'table, Place> {
    /// The name of its column; empty in the header itself.
    pub(super) name: &'table str,
    /// What stands in it.
    pub(super) text: &'table str,
    /// Where it stands.
    pub(super) place: Place,
}

/// A row, ready to be searched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line<Place> {
    text: String,
    /// Where the text of each cell lies in `text`.
    cells: Vec<(Range<usize>, Place)>,
}

impl<Place: Clone> Line<Place> {
    /// A row of cells, empty ones left out.
    pub(super) fn new<'table>(cells: impl Iterator<Item = Cell<'table, Place>>) -> Self {
        let mut line = Self { text: String::new(), cells: Vec::new() };
        for cell in cells.filter(|cell| !cell.text.is_empty()) {
            if !line.text.is_empty() {
                line.text.push_str("; ");
            }
            if !cell.name.is_empty() {
                line.text.push_str(cell.name);
                line.text.push_str(": ");
            }
            let start = line.text.len();
            line.text.push_str(cell.text);
            line.cells.push((start..line.text.len(), cell.place));
        }
        line
    }

    /// What is found in it, each with the place of its cell.
    pub(super) fn find(&self) -> Vec<(Personal, Place, String)> {
        let found = find(Passage { text: &self.text, is_story: false });
        let place = |range: &Range<usize>| {
            let cell = self.cells.iter().find(|(cell, _)| cell.end > range.start);
            cell.map(|(_, place)| place.clone())
        };
        let with_place = found
            .into_iter()
            .filter_map(|found| Some((found.what, place(&found.range)?, self.text[found.range].to_owned())));
        with_place.collect()
    }
}
