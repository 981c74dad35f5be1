//! Pages and theme to bytes.

/// One file of the site, ready to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputFile {
    /// Path below the output folder, with `/`, relative, without `.` or `..`: `deel/index.html`.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}
