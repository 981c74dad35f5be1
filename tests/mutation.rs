//! Thousands of slips of the pen in the five reports: nothing panics or hangs, and who makes a mistake is told of it where
//! they made it.
//!
//! Every slip comes from a number, so that each run makes the same. What is a mistake is not asked of the compiler, but of
//! `oracle`: a slip that leaves another valid text is none.

#[path = "mutation/oracle.rs"]
mod oracle;
#[path = "mutation/slip.rs"]
mod slip;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use oracle::{Facts, Oracle};
use rayon::prelude::*;
use rodedraad::diag::{Diagnostic, Diagnostics, Language, Severity};
use rodedraad::source::{Content, SourceFile, SourceTree, line_and_column};
use rodedraad::{check, parse, privacy, protect, resolve, source};
use slip::{Kind, Slip};

/// How many slips are made.
const SLIPS: u64 = 2400;
/// A mark at most so many lines away is at the place of the mistake.
const NEAR: usize = 2;
/// Of the mistakes, so many per cent are told at their place.
const TOLD: usize = 95;

/// A site with some of the reports, and what earlier runs made of it.
struct Bench {
    tree: SourceTree,
    /// What is told of it as it is.
    known: Arc<BTreeSet<String>>,
    documents: parse::Memo,
    searched: privacy::Memo,
}

impl Bench {
    fn new(tree: SourceTree) -> Self {
        let (documents, searched) = (parse::Memo::default(), privacy::Memo::default());
        let mut bench = Self { tree, known: Arc::default(), documents, searched };
        bench.known = Arc::new(bench.run().iter().map(key).collect());
        bench
    }

    /// The same without what was made of it.
    fn fresh(&self) -> Self {
        let (documents, searched) = (parse::Memo::default(), privacy::Memo::default());
        Self { tree: self.tree.clone(), known: self.known.clone(), documents, searched }
    }

    /// All that is wrong with the site as it is.
    fn run(&mut self) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        let documents = parse::parse(&self.tree, &mut self.documents).take(&mut diagnostics);
        let options = resolve::Options::default();
        if let Some(resolved) = resolve::resolve(documents, &self.tree, options).take(&mut diagnostics) {
            let site = protect::protect(resolved.site).take(&mut diagnostics);
            diagnostics.extend(check::run(&site, &resolved.origins));
            let guarded = privacy::guard(&self.tree, &mut self.searched, &resolved.allowances, site.language);
            diagnostics.extend(guarded.diagnostics);
        }
        diagnostics
    }

    /// What is wrong with another text in the place of a file's.
    fn run_with(&mut self, path: &str, text: &str) -> Diagnostics {
        let was = self.tree.at(path).expect("it is one of the files").clone();
        let hash = *blake3::hash(text.as_bytes()).as_bytes();
        self.tree.insert(SourceFile { path: path.into(), content: Content::Text(text.into()), hash });
        let diagnostics = self.run();
        self.tree.insert(was);
        diagnostics
    }
}

/// What came of a slip.
struct Outcome {
    kind: Kind,
    is_mistake: bool,
    is_told: bool,
    /// For who looks into what is not told.
    story: String,
}

/// The site, and its texts that authors write by hand.
fn site() -> (SourceTree, BTreeMap<String, Arc<str>>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = source::load::load(root, &["content"]).expect("the reports can be read").tree;
    let texts = tree.under("content/").filter_map(|(_, file)| {
        let is_written = file.path.ends_with(".md") || file.path.ends_with(".toml");
        file.text().filter(|_| is_written).map(|text| (file.path.to_string(), text.clone()))
    });
    let texts = texts.collect();
    (tree, texts)
}

/// The folder of the report that a file is of; nothing where all reports share it.
fn report(path: &str) -> Option<&str> {
    let (folder, _) = path.strip_prefix("content/")?.split_once('/')?;
    Some(folder).filter(|folder| *folder != "media")
}

/// A site for each report, without the others: what a file of a report says is nothing to them, and there is less to do.
fn benches(tree: &SourceTree, texts: &BTreeMap<String, Arc<str>>) -> BTreeMap<Option<String>, Bench> {
    let reports: BTreeSet<Option<&str>> = texts.keys().map(|path| report(path)).collect();
    let bench = |kept: Option<&str>| {
        let mut own = tree.clone();
        for (_, file) in tree.iter().filter(|(_, file)| kept.is_some() && report(&file.path).is_some()) {
            if report(&file.path) != kept {
                own.remove(&file.path);
            }
        }
        (kept.map(str::to_owned), Bench::new(own))
    };
    reports.into_par_iter().map(bench).collect()
}

/// What tells a diagnostic apart, wherever it moved to.
fn key(diagnostic: &Diagnostic) -> String {
    format!("{} {}", diagnostic.code.name(), diagnostic.message.get(Language::English))
}

/// Whether a diagnostic has a mark near a line of a file.
fn is_near(diagnostic: &Diagnostic, tree: &SourceTree, path: &str, text: &str, line: usize) -> bool {
    let labels = std::iter::once(&diagnostic.label).chain(&diagnostic.related);
    let mut spans = labels.map(|label| label.span);
    spans.any(|span| {
        tree.id(path) == Some(span.file)
            && line_and_column(text, span.range().start.min(text.len())).0.abs_diff(line) <= NEAR
    })
}

fn outcome(bench: &mut Bench, oracle: &Oracle<'_>, slip: &Slip) -> Outcome {
    let Slip { kind, ref path, line, ref text } = *slip;
    let diagnostics = bench.run_with(path, text);
    let known = &bench.known;
    let complaint = oracle.complaint(path, &Facts::of(path, text));
    let is_told = diagnostics
        .iter()
        .any(|one| !known.contains(&key(one)) && is_near(one, &bench.tree, path, text, line));
    let mut story = String::new();
    if let Some(complaint) = complaint.as_ref().filter(|_| !is_told) {
        let shown = text.lines().nth(line - 1).unwrap_or_default();
        story = format!("{kind:?} {path}:{line}: {complaint}\n    {shown}\n");
        let new = diagnostics.iter().filter(|one| !known.contains(&key(one)));
        for one in new.take(3) {
            let file = bench.tree.get(one.label.span.file).expect("it is one of the files");
            let text = if *file.path == **path { text.as_str() } else { file.text().map_or("", |text| text) };
            let at = line_and_column(text, one.label.span.range().start.min(text.len())).0;
            writeln!(story, "    told: {}:{at}: {}", file.path, key(one)).expect("it is memory");
        }
    }
    Outcome { kind, is_mistake: complaint.is_some(), is_told, story }
}

#[test]
fn mistakes_are_told_where_they_are_made() {
    let (tree, texts) = site();
    let oracle = Oracle::new(&texts);
    let benches = benches(&tree, &texts);
    assert_eq!(benches[&None].fresh().run().count(Severity::Error), 0, "the reports are well");
    let fresh = || -> BTreeMap<&Option<String>, Bench> {
        benches.iter().map(|(report, bench)| (report, bench.fresh())).collect()
    };
    let one = |benches: &mut BTreeMap<&Option<String>, Bench>, number| {
        let slip = slip::slip(number, &texts);
        let of = report(&slip.path).map(str::to_owned);
        outcome(benches.get_mut(&of).expect("there is one of each"), &oracle, &slip)
    };
    let outcomes: Vec<Outcome> = (0..SLIPS).into_par_iter().map_init(fresh, one).collect();

    let mut figures = String::new();
    let of = |outcomes: &[&Outcome]| {
        let mistakes = outcomes.iter().filter(|one| one.is_mistake).count();
        let told = outcomes.iter().filter(|one| one.is_mistake && one.is_told).count();
        (mistakes, told)
    };
    for &kind in Kind::ALL {
        let ones: Vec<&Outcome> = outcomes.iter().filter(|one| one.kind == kind).collect();
        let (mistakes, told) = of(&ones);
        let slips = ones.len();
        writeln!(figures, "{kind:?}: {slips} slips, {mistakes} mistakes, {told} told in place")
            .expect("it is memory");
    }
    let (mistakes, told) = of(&outcomes.iter().collect::<Vec<_>>());
    writeln!(figures, "{SLIPS} slips, {mistakes} mistakes, {told} told within {NEAR} lines")
        .expect("it is memory");
    println!("{figures}");
    let stories: String = outcomes.iter().map(|one| one.story.as_str()).collect();
    println!("{stories}");
    // Without mistakes nothing would have been shown.
    assert!(mistakes * 4 >= outcomes.len(), "{figures}");
    assert!(told * 100 >= TOLD * mistakes, "{figures}\n{stories}");
}
