//! Which file is what: its path says.

/// What the name of a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileName {
    /// The number in front, from 1: 1 of `1-symptoomgericht.md`.
    pub number: Option<u32>,
    /// The name without its extension, which becomes part of the address: `1-symptoomgericht`.
    pub slug: String,
}
