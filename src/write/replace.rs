//! One file in the place of another, in an output folder that is known.
//!
//! In: a file of the site that is there, and what the folder looked like. Out: the same folder with that file in it. Puts and
//! commits as any build does; but what the other files hold is not read, since they look as they did.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::{Options, Place, Put, Stage, Trace, Written, disk, perform};
use crate::render::OutputFile;

impl Stage {
    /// Puts a file of the site in the place of what it was; `trace` is what the folder looked like before, and what it looks like
    /// after. `proofs` are files that must be there already. Nothing where the folder is not what it was, or anything else
    /// is not as expected: then only a whole build tells what there is to be done.
    pub fn replace(
        output: &Path,
        trace: &mut Trace,
        file: &OutputFile,
        proofs: &[OutputFile],
    ) -> Option<Written> {
        let place = Place::take(output, false).ok().filter(|place| place.exists)?;
        let is_proven = |proof: &OutputFile| {
            disk::holding(&place.output.join(&proof.path), &proof.bytes).is_ok_and(|held| held.is_some())
        };
        if !trace.is_held_in(&place.output) || !proofs.iter().all(is_proven) {
            return None;
        }
        let (old, numbers) = trace.site();
        let stage =
            Self { place, options: Options::default(), old, kept: Vec::new(), puts: Mutex::default() };
        if !stage.old.contains(&file.path) {
            return None;
        }
        stage.put(file).ok()?;
        let others = stage.old.paths().iter().zip(numbers).filter(|(path, _)| **path != file.path);
        let others =
            others.map(|(path, number)| Put { path: path.clone(), same_as: Some(number), made: None });
        let others: Vec<Put> = others.collect();
        stage.puts.lock().unwrap_or_else(PoisonError::into_inner).files.extend(others);
        let (place, options, plan, written) = stage.plan().ok()?;
        perform(&place, &options, &plan).ok()?;
        place.settle().ok()?;
        if written.written > 0 {
            trace.renew(&place.output, file)?;
        }
        Some(written)
    }
}
