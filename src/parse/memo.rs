//! What was parsed before, so that a file is parsed again only when its bytes changed.

/// Parsed files of earlier runs, by path and hash.
#[derive(Debug, Default)]
pub struct Memo {}
