//! Real builds in real processes, killed at any moment.
//!
//! The test runs itself again as the process to be killed ([`the_build_that_is_killed`]). That writes one site
//! over another and reports every step as a byte; it is killed after the n-th byte, n from a seeded sequence.
//! Half of them are held at that step, so that every step is met for certain; the other half run on.

use std::env;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::edits::Numbers;
use super::*;

/// Where the process to be killed writes to; without it, it does nothing.
const OUTPUT: &str = "RODEDRAAD_CRASH_OUTPUT";
/// Which of [`ways`] it writes by.
const WAY: &str = "RODEDRAAD_CRASH_WAY";
/// At which step it stops and waits to be killed; at none when it is 0.
const HOLD: &str = "RODEDRAAD_CRASH_HOLD";

fn page(number: usize, text: &str) -> (String, Vec<u8>) {
    let path = format!("deel-{}/pagina-{number}/index.html", number % 9);
    (path, format!("{text} {number}\n").repeat(number % 20 + 1).into_bytes())
}

/// The site that is there.
fn site_a() -> Site {
    (0..60).map(|number| page(number, "oud")).collect()
}

/// The site that takes its place: some pages changed, some gone, some new.
fn site_b() -> Site {
    let text = |number| if number % 3 == 0 { "nieuw" } else { "oud" };
    (12..72).map(|number| page(number, text(number))).collect()
}

/// A site that differs from the first in one folder only.
fn site_c() -> Site {
    let mut site = site_a();
    site.extend((0..60).filter(|number| number % 9 == 4).map(|number| page(number, "anders")));
    site
}

fn options(way: &str) -> Options {
    ways().into_iter().find(|(name, _)| *name == way).unwrap().1()
}

fn target(name: &str) -> Site {
    if name == "c" { site_c() } else { site_b() }
}

#[test]
#[ignore = "only as a process that another test kills"]
fn the_build_that_is_killed() {
    let Ok(output) = env::var(OUTPUT) else { return };
    let (way, target_name) =
        env::var(WAY).unwrap().split_once(' ').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let hold: usize = env::var(HOLD).unwrap().parse().unwrap();
    let steps = AtomicUsize::new(0);
    let report = move |_| {
        let step = steps.fetch_add(1, Ordering::SeqCst) + 1;
        std::io::stderr().write_all(b".").unwrap();
        if step == hold {
            loop {
                thread::park();
            }
        }
    };
    let options = Options { on_step: Some(Box::new(report)), ..options(&way) };
    build_with(Path::new(&output), &target(&target_name), options).unwrap();
}

/// Starts the build, kills it after its `kill`-th report, and tells how many reports there were.
fn run_and_kill(output: &Path, way: &str, target: &str, kill: usize, hold: bool) -> usize {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--ignored", "--exact", "crash::the_build_that_is_killed"])
        .env(OUTPUT, output)
        .env(WAY, format!("{way} {target}"))
        .env(HOLD, if hold { kill.to_string() } else { "0".to_owned() })
        .env("RAYON_NUM_THREADS", "2")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reports = child.stderr.take().unwrap();
    let (mut count, mut byte) = (0, [0]);
    while count < kill && reports.read(&mut byte).unwrap() == 1 {
        count += 1;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    count
}

/// A folder with the first site, and what it and the target look like when they are whole.
struct Case {
    parent: TempDir,
    output: PathBuf,
    way: &'static str,
    target: &'static str,
    old: Site,
    new: Site,
    steps: usize,
}

impl Case {
    fn new(way: &'static str, target_name: &'static str) -> Self {
        let (parent, output) = folder_in_memory();
        write(output.join(".git/index"), "van git");
        let build = |site: &Site| {
            build_with(&output, site, options(way)).unwrap();
            whole_tree(&output)
        };
        let (new, old) = (build(&target(target_name)), build(&site_a()));
        let steps = run_and_kill(&output, way, target_name, usize::MAX, false);
        assert_eq!(whole_tree(&output), new);
        Self { parent, output, way, target: target_name, old, new, steps }
    }

    /// Kills a build at step `kill` and looks at what is left: whether it is the new site.
    fn kill(&self, kill: usize, hold: bool) -> bool {
        build_with(&self.output, &site_a(), options(self.way)).unwrap();
        assert_eq!(whole_tree(&self.output), self.old);
        run_and_kill(&self.output, self.way, self.target, kill, hold);
        if self.way == "within" {
            self.is_of_whole_files();
            drop(Stage::open_with(&self.output, options(self.way)).unwrap());
        }
        let left = whole_tree(&self.output);
        assert!(left == self.old || left == self.new, "{} {kill}: a mixture", self.way);
        let is_new = left == self.new;

        build_with(&self.output, &target(self.target), options(self.way)).unwrap();
        assert_eq!(whole_tree(&self.output), self.new, "{} {kill}: the next build", self.way);
        let left: Vec<String> = names(self.parent.path()).into_iter().filter(|name| name != "site").collect();
        assert!(left.is_empty() || self.way == "spare", "{} {kill}: {left:?}", self.way);
        is_new
    }

    /// Every file there is holds the bytes of the old site or of the new one.
    fn is_of_whole_files(&self) {
        for (path, bytes) in whole_tree(&self.output) {
            let is_stage = path.starts_with(".rodedraad-stage/");
            let is_whole = [&self.old, &self.new].iter().any(|site| site.get(&path) == Some(&bytes));
            assert!(is_stage || is_whole, "{path}");
        }
    }
}

/// Kills builds at seeded points and, held, at the first and the last; both sites must have been met. A long run
/// asks for more of them with `RODEDRAAD_CRASH_TIMES=10`, and is told how many with `--nocapture`.
#[expect(clippy::print_stdout, reason = "what a long run did is to be read")]
fn kill_many(way: &'static str, target: &'static str, seed: u64, kills: usize) {
    let times: usize = env::var("RODEDRAAD_CRASH_TIMES").map_or(1, |times| times.parse().unwrap());
    let kills = kills * times;
    let case = Case::new(way, target);
    let mut numbers = Numbers(seed);
    let mut points = vec![1, case.steps];
    let steps = case.steps as u64;
    points.extend((2..kills).map(|_| usize::try_from(numbers.below(steps)).unwrap() + 1));
    let new = points.iter().enumerate().filter(|(turn, point)| case.kill(**point, turn % 2 == 0)).count();
    assert!(new > 0 && new < kills, "{way}: {new} of {kills} kills left the new site");
    println!("{way}: {kills} builds killed in {} steps; {new} left the new site", case.steps);
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new() {
    kill_many("beside", "b", 1, 60);
}

#[test]
fn a_build_of_one_folder_that_is_killed_leaves_the_old_site_or_the_new() {
    kill_many("beside", "c", 2, 30);
}

#[test]
fn a_build_with_a_spare_that_is_killed_leaves_the_old_site_or_the_new() {
    kill_many("spare", "b", 3, 40);
}

#[test]
fn a_build_that_is_killed_while_it_moves_files_is_completed_or_undone_by_the_next() {
    kill_many("within", "b", 4, 40);
}

#[test]
fn a_first_build_that_is_killed_leaves_nothing_or_the_site() {
    let mut numbers = Numbers(5);
    for turn in 0..20 {
        let (parent, output) = folder_in_memory();
        run_and_kill(&output, "beside", "b", usize::try_from(numbers.below(60)).unwrap() + 1, turn % 2 == 0);
        if output.exists() {
            assert_eq!(tree(&output), with_folders(&site_b()));
        }
        build(&output, &site_b()).unwrap();
        assert_eq!(tree(&output), with_folders(&site_b()));
        assert_eq!(names(parent.path()), ["site"]);
    }
}
