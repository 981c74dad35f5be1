//! After any edits every page of the preview is that of a clean build.
//!
//! `RODEDRAAD_SEEDS=100..200` tries the sequences of other seeds than the usual few.

mod common;
#[path = "common/desk.rs"]
mod desk;
#[path = "common/preview.rs"]
mod preview;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use common::told;
use desk::{Desk, Edit, Save, edits};
use preview::{Events, Preview, as_built, errors};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many edits one sequence has.
const EDITS: usize = 208;

/// After how many edits all pages are compared, and once more after mending.
const STRIDE: usize = 26;

/// The seeds of the sequences.
fn seeds() -> Range<u64> {
    let asked = std::env::var("RODEDRAAD_SEEDS").ok();
    let (from, to) = asked.as_deref().and_then(|seeds| seeds.split_once("..")).unwrap_or(("1", "3"));
    let number = |text: &str| text.parse().expect("RODEDRAAD_SEEDS is a range of numbers such as 1..9");
    number(from)..number(to)
}

fn sequence(seed: u64) -> Vec<Edit> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    edits(EDITS).new_tree(&mut runner).expect("no edit is refused").current()
}

/// A preview beside a site that is edited.
struct Beside {
    preview: Preview,
    events: Events,
    drafts: bool,
    /// Every file that a build gave so far.
    ever: BTreeSet<String>,
    marks: usize,
}

impl Beside {
    /// Writes one more file, and waits until it was seen; all that came before it is then seen too.
    fn mark(&mut self, desk: &Desk) {
        self.marks += 1;
        let mark = format!("+++\ntitle = \"Merk {}\"\ndescription = \"Hier.\"\n+++\n", self.marks);
        // Renamed into place, so that it is not seen before it is whole.
        desk.save("content/merk.md", &mark, Save::Over);
        self.events.change_of("merk.md");
    }

    /// What is not as it should be after these edits; nothing when every file is that of a clean build. When there is none,
    /// the preview must say so too; it does when it has asked all questions, which may be after it showed the pages.
    fn differing(&mut self, desk: &Desk) -> Vec<String> {
        self.mark(desk);
        let clean = clean(desk, self.drafts);
        self.preview.events().until(|state| (errors(state) > 0) == clean.is_err());
        clean.map_or_else(|_| Vec::new(), |clean| self.unlike(&clean))
    }

    fn unlike(&mut self, clean: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        self.ever.extend(clean.keys().cloned());
        let mut differing = Vec::new();
        // What begins with a dot is a build's own list of what it wrote.
        for path in self.ever.iter().filter(|path| !path.starts_with('.')) {
            let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
            let answer = self.preview.ask("GET", &address, &[]);
            let is_page = Path::new(path).extension().is_some_and(|extension| extension == "html");
            let is_same = match clean.get(path) {
                Some(bytes) if is_page => {
                    answer.status == 200 && as_built(&answer.text()).as_bytes() == bytes
                }
                Some(bytes) => answer.status == 200 && answer.body == *bytes,
                None => answer.status == 404,
            };
            if !is_same {
                differing.push(format!("{address}, status {}", answer.status));
            }
        }
        differing
    }
}

/// What a first build gives; nothing but what is wrong when that is an error.
fn clean(desk: &Desk, drafts: bool) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let options = rodedraad::Options {
        root: desk.site.root().to_owned(),
        output: folder.path().join("output"),
        resolve: rodedraad::resolve::Options { drafts },
        deny_warnings: false,
    };
    let run = rodedraad::build(&options, &()).expect("the machine does not fail");
    if run.diagnostics.has_errors() { Err(told(&run)) } else { Ok(common::files(&options.output)) }
}

fn edit_and_compare(seed: u64) {
    let mut desk = Desk::new();
    // Drafts are left out by a build; shown, they must come out as a build with them makes them.
    let drafts = seed.is_multiple_of(2);
    let preview = Preview::start(desk.site.root(), if drafts { &[] } else { &["--no-drafts"] });
    let events = preview.events();
    let mut beside = Beside { preview, events, drafts, ever: BTreeSet::new(), marks: 0 };
    let sequence = sequence(seed);
    for (count, edit) in sequence.iter().enumerate() {
        // Some edits are seen by themselves, others with what follows.
        if let Some(path) = desk.edit(edit).filter(|_| count % 3 != 0) {
            beside.events.change_of(path.trim_start_matches("content/"));
        } else if count % 2 == 0 {
            beside.mark(&desk);
        }
        let mut compare = |desk: &Desk| {
            let differing = beside.differing(desk);
            assert!(
                differing.is_empty(),
                "seed {seed}, after edit {count} of\n{:#?}\n{}",
                &sequence[count.saturating_sub(STRIDE)..=count],
                differing.join("\n") + &beside.preview.logged().join("\n")
            );
        };
        if count % STRIDE == STRIDE - 1 {
            compare(&desk);
            desk.edit(&Edit::Mend);
            compare(&desk);
        }
    }
}

#[test]
fn after_any_edits_every_page_is_that_of_a_clean_build() {
    for seed in seeds() {
        edit_and_compare(seed);
    }
}
