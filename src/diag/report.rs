//! Diagnostics as text for people and as JSON for programs.

use super::Diagnostics;
use crate::source::SourceTree;

/// In what form diagnostics are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For people, as rustc does; coloured when asked.
    Text {
        /// Whether to use colours.
        colour: bool,
    },
    /// One JSON array.
    Json,
}

/// All diagnostics in a form.
pub fn report(_diagnostics: &Diagnostics, _tree: &SourceTree, _format: Format) -> String {
    String::new()
}
