//! Output files to the output folder, all or nothing.
//!
//! In: [`OutputFile`]s, from any number of threads, in any order. Out: the output folder, which holds the whole
//! old site until it holds the whole new one. Must not know what the files are.
//!
//! **How.** Files that differ from what is there are put into a stage, a hidden folder beside the output folder
//! (`place`). On commit the stage is completed with second names (hard links) of the files that did not
//! change, and changes places with the output folder in one step of the file system (`swap`). Where only one
//! file, or only one folder has changes, only that takes part. Killed at any moment, a build leaves the old site
//! or the new one, and a stage that the next build clears away.
//!
//! **Whose file is it.** What the program made is listed in a file of the site itself (`manifest`). Files that
//! are not on it stay when their name starts with a dot or is `CNAME`; any other is a reason to write nothing
//! (`survey`). No file is deleted that is not on the list, also when it appeared while building.
//!
//! **The weaker promise.** Folders cannot always change places: the output folder may be a mount point, its
//! parent may be closed to us, the file system may lack the call. Then the stage lies within the output folder
//! and its files are moved one by one, after a list of the moves was put down (`journal`). A build killed
//! between the first move and the last leaves a mixture, of whole files, that the next build completes.
//!
//! **Power cuts.** The program may be killed; that needs no waiting for the disk, and ten thousand pages are not
//! waited for. What decides which files are ours is: the list, and the notes a killed build is finished by. Should
//! a power cut leave a page empty, the next build sees that it differs and writes it again.

mod disk;
mod journal;
mod manifest;
mod place;
mod replace;
mod survey;
mod swap;
mod sweep;
mod trace;

pub use trace::Trace;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use self::manifest::Manifest;
use self::place::{Place, Way};
use crate::diag::{Doing, Failure, Words, say};
use crate::render::OutputFile;
use crate::source::Look;

/// What was done to the output folder.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Written {
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files that were the same, and were not touched.
    pub unchanged: usize,
    /// Files of the last build that the site no longer has.
    pub deleted: usize,
    /// Bytes in the files written.
    pub bytes: u64,
}

/// Something that has just been done on the way to the disk. Tests stop a build at every one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// A file was put into the stage, or found to be there already.
    Put,
    /// A file that did not change was given its place in the stage.
    Linked,
    /// The stage is complete; the next thing is the exchange, or its move to where no output folder was.
    Complete,
    /// The new site is there; the old one is still to be cleared away.
    Swapped,
    /// A folder of the old site was cleared away.
    Swept,
    /// Without an exchange: a file was moved to its place.
    Moved,
}

/// Told of every [`Step`], on the thread that did it.
pub type OnStep = Box<dyn Fn(Step) + Send + Sync>;

/// How to write, where there is a choice.
pub struct Options {
    /// Put the stage within the output folder, as if folders could not change places.
    pub within: bool,
    /// From how many files on the folders of the old site are left in the stage for the next build. Making ten
    /// thousand folders costs more than all else that a small change asks for; a few hundred cost nothing, and
    /// then nothing is left lying about.
    pub spare_from: usize,
    /// Told of every step.
    pub on_step: Option<OnStep>,
}

impl Default for Options {
    fn default() -> Self {
        Self { within: false, spare_from: 2_000, on_step: None }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { within, spare_from, on_step: _ } = self;
        formatter.debug_struct("Options").field("within", within).field("spare_from", spare_from).finish()
    }
}

impl Options {
    fn step(&self, step: Step) {
        if let Some(on_step) = &self.on_step {
            on_step(step);
        }
    }
}

/// A site on its way to the output folder. Dropped without [`Stage::commit`], it leaves the folder as it was.
#[derive(Debug)]
pub struct Stage {
    place: Place,
    options: Options,
    /// What the last build made.
    old: Manifest,
    /// Files of others that stay, below the output folder.
    kept: Vec<PathBuf>,
    puts: Mutex<Puts>,
}

/// What was put so far.
#[derive(Default, Debug)]
struct Puts {
    files: Vec<Put>,
    /// Files that were there already, and are not ours.
    adopted: usize,
    bytes: u64,
}

/// A file of the new site.
#[derive(Debug)]
struct Put {
    path: String,
    /// The number of the file in the output folder, where it holds the same bytes.
    same_as: Option<u64>,
    /// What the file looks like that was made, where it will look like that in the output folder.
    made: Option<Look>,
}

impl Stage {
    /// Takes an output folder for one build, and clears away what a killed build left.
    ///
    /// # Errors
    /// When another build is writing there, when the folder holds files that this program did not make, and when
    /// the system refuses.
    pub fn open(output: &Path) -> Result<Self, Failure> {
        Self::open_with(output, Options::default())
    }

    /// As [`Stage::open`], in another way than usual.
    pub fn open_with(output: &Path, options: Options) -> Result<Self, Failure> {
        let place = Place::take(output, options.within)?;
        let (old, kept) = if place.exists { known(&place.output)? } else { Default::default() };
        Ok(Self { place, options, old, kept, puts: Mutex::default() })
    }

    /// Adds a file to the new site; to be called from any thread. Compares it with what is in the output folder,
    /// and puts it into the stage where that differs.
    ///
    /// # Errors
    /// When the path is no path below the output folder, when a file that stays is in its way, and when the
    /// system refuses.
    pub fn put(&self, file: &OutputFile) -> Result<(), Failure> {
        let target = self.place.output.join(&file.path);
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => Failure::said(Doing::Write, &target, twice()),
            _ => Failure::io(Doing::Write, &target, error),
        };
        if let Some(why) = manifest::refusal(&file.path) {
            return Err(Failure::said(Doing::Write, &file.path, why));
        }
        let is_ours = self.old.contains(&file.path);
        if !is_ours && self.is_among_kept(&file.path) && disk::is_there(&target).map_err(failed)? {
            return self.adopt(file, &target);
        }
        // A file that cannot be read is one that differs.
        let same_as = if is_ours { disk::holding(&target, &file.bytes).unwrap_or_default() } else { None };
        let mut made = None;
        if same_as.is_none() {
            let staged = disk::create(&self.place.tree().join(&file.path), &file.bytes).map_err(failed)?;
            // To ask an open file takes a fraction of what looking for it would.
            if self.place.becomes_output() {
                made = staged.metadata().ok().as_ref().map(Look::of);
            }
        }
        let mut puts = self.puts.lock().unwrap_or_else(PoisonError::into_inner);
        if same_as.is_none() {
            puts.bytes += file.bytes.len() as u64;
        }
        puts.files.push(Put { path: file.path.clone(), same_as, made });
        drop(puts);
        self.options.step(Step::Put);
        Ok(())
    }

    /// Whether files that the program did not make may be at a path.
    fn is_among_kept(&self, path: &str) -> bool {
        self.place.exists && (path == "CNAME" || path.starts_with('.') || path.contains("/."))
    }

    /// Leaves a file to whoever made it, when it is the same as the site's.
    fn adopt(&self, file: &OutputFile, target: &Path) -> Result<(), Failure> {
        if disk::holding(target, &file.bytes).unwrap_or_default().is_none() {
            let why = say! {
                en: "there is a file of that name that this program did not make, and the site has another; \
                     remove the one or the other",
                nl: "er is al een bestand met die naam dat dit programma niet heeft gemaakt, en de site heeft er ook een; \
                     haal een van de twee weg",
            };
            return Err(Failure::said(Doing::Write, target, why));
        }
        self.puts.lock().unwrap_or_else(PoisonError::into_inner).adopted += 1;
        Ok(())
    }

    /// Makes what was put the site: all of it, and nothing else.
    ///
    /// # Errors
    /// When a path was put twice, when a file of others appeared in the way of a new one, and when the system
    /// refuses. The old site is then untouched.
    pub fn commit(self) -> Result<Written, Failure> {
        let (place, options, plan, written) = self.plan()?;
        perform(&place, &options, &plan)?;
        Ok(written)
    }

    /// As [`Stage::commit`], and looks at what the output folder then looks like; at nothing where that would not tell enough.
    ///
    /// # Errors
    /// As [`Stage::commit`].
    pub fn commit_and_look(self) -> Result<(Written, Option<Trace>), Failure> {
        let (place, options, plan, written) = self.plan()?;
        let is_all_ours = written.written + written.unchanged == plan.same_as.len();
        let moments = place.began().zip(place.clock()).filter(|_| is_all_ours);
        perform(&place, &options, &plan)?;
        // What cannot be cleared away now is for the next build, and reason enough for it to look at everything.
        let trace = moments.filter(|_| place.settle().is_ok());
        let trace = trace.and_then(|(began, made)| Trace::of(&place, &plan, &trace::Moments { began, made }));
        Ok((written, trace))
    }

    /// What is to be done.
    fn plan(self) -> Result<(Place, Options, Plan, Written), Failure> {
        let Self { place, options, old, kept, puts } = self;
        let Puts { mut files, adopted, bytes } = puts.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
        if let Some([double, _]) = files.array_windows().find(|[a, b]| a.path == b.path) {
            return Err(Failure::said(Doing::Write, place.output.join(&double.path), twice()));
        }
        let parts = files.into_iter().map(|put| (put.path, (put.same_as, put.made)));
        let (paths, (same_as, made)): (Vec<_>, (Vec<_>, Vec<_>)) = parts.unzip();
        let plan = Plan { old, new: Manifest::new(paths), same_as, made, kept };
        let unchanged = plan.unchanged().count();
        let written = Written {
            written: plan.same_as.len() - unchanged,
            unchanged: unchanged + adopted,
            deleted: plan.old.without(&plan.new).count(),
            bytes,
        };
        Ok((place, options, plan, written))
    }
}

/// Does what is to be done.
fn perform(place: &Place, options: &Options, plan: &Plan) -> Result<(), Failure> {
    if place.exists
        && plan.changes_nothing()
        && disk::is_there(&place.output.join(manifest::NAME)).unwrap_or(false)
    {
        return Ok(());
    }
    if place.exists {
        plan.nothing_in_the_way(&place.output)?;
    }
    match place.way {
        Way::Beside => swap::commit(place, plan, options),
        Way::Within => journal::commit(place, plan, options),
    }
}

/// What is said when two files have one path. The stage that makes pages sees to it that they have not.
fn twice() -> Words {
    say! { en: "two files of the site have this path", nl: "twee bestanden van de site hebben dit pad" }
}

/// What the last build made in a folder, and the files of others that stay there.
fn known(output: &Path) -> Result<(Manifest, Vec<PathBuf>), Failure> {
    let old = Manifest::read(output).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Failure::said(Doing::WriteTo, output, no_manifest()),
        _ => Failure::io(Doing::Read, output.join(manifest::NAME), error),
    })?;
    let survey = survey::survey(output, &old).map_err(|error| Failure::io(Doing::Read, output, error))?;
    if survey.foreign.is_empty() {
        Ok((old, survey.kept))
    } else {
        Err(Failure::said(Doing::WriteTo, output, survey::objection(&survey.foreign)))
    }
}

fn no_manifest() -> Words {
    say! {
        en: "its list of what this program made, .rodedraad-manifest, is damaged or of another version, so that it is not \
             known what may be replaced. Nothing was changed; remove the folder, or choose another with --output",
        nl: "de lijst van wat dit programma daar heeft gemaakt, .rodedraad-manifest, is beschadigd of van een andere versie. \
             Zo is niet bekend wat mag worden vervangen. Er is niets veranderd; haal de map weg, of kies een andere map met --output",
    }
}

/// The old site, the new one, and what they have in common.
#[derive(Debug)]
struct Plan {
    old: Manifest,
    new: Manifest,
    /// For every file of the new site, in order: the number of the file in the output folder that is the same.
    same_as: Vec<Option<u64>>,
    /// For every file of the new site: what it looks like, where that is known.
    made: Vec<Option<Look>>,
    /// Files of others that stay.
    kept: Vec<PathBuf>,
}

impl Plan {
    /// Files that are new or differ, in order.
    fn changed(&self) -> impl Iterator<Item = &str> {
        self.files().filter(|(_, same_as)| same_as.is_none()).map(|(path, _)| path)
    }

    /// Files that are the same, in order, with their numbers.
    fn unchanged(&self) -> impl Iterator<Item = (&str, u64)> {
        self.files().filter_map(|(path, same_as)| Some((path, same_as?)))
    }

    fn files(&self) -> impl Iterator<Item = (&str, Option<u64>)> {
        self.new.paths().iter().map(String::as_str).zip(self.same_as.iter().copied())
    }

    /// Whether a path is in the new site with the bytes it has.
    fn leaves(&self, path: &str) -> bool {
        let at = self.new.paths().binary_search_by(|listed| listed.as_str().cmp(path));
        at.is_ok_and(|at| self.same_as[at].is_some())
    }

    /// Whether files come or go, so that the list of them is another.
    fn changes_the_list(&self) -> bool {
        self.old != self.new
    }

    /// Whether most of a site stays as it is, and it is so large that folders are worth keeping for it.
    fn is_worth_a_spare(&self, options: &Options) -> bool {
        let files = self.same_as.len();
        files >= options.spare_from && self.unchanged().count() * 2 >= files
    }

    fn changes_nothing(&self) -> bool {
        !self.changes_the_list() && self.changed().next().is_none()
    }

    /// Looks once more, now that the build is done, for files of others where new ones are to come.
    fn nothing_in_the_way(&self, output: &Path) -> Result<(), Failure> {
        for path in self.new.without(&self.old) {
            let target = output.join(path);
            let found = disk::look(&target).map_err(|error| Failure::io(Doing::Write, &target, error))?;
            // A folder is not in the way: ours goes, an empty one is nobody's loss.
            if found.is_some_and(|found| !found.is_dir()) {
                let why = say! {
                    en: "a file of that name, which this program did not make, appeared during the build; move it \
                         away and build again",
                    nl: "tijdens het bouwen is er een bestand met die naam bij gekomen dat dit programma niet heeft gemaakt; \
                         verplaats het en bouw opnieuw",
                };
                return Err(Failure::said(Doing::Write, target, why));
            }
        }
        Ok(())
    }
}
