//! An author at work: random edits of a whole site, each as the calls an editor makes of the system.

#![expect(clippy::disallowed_methods, reason = "an author saves, moves and removes files")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::common::{Site, workbook};

/// One edit.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// A page of the site is written, with these words.
    Page(usize, Words),
    /// It goes.
    NoPage(usize),
    /// It moves to another name, over what stands there.
    MovePage(usize, usize),
    /// A text of the report gets other words: see [`TEXTS`].
    Text(usize, Words),
    /// A file is broken: see [`BREAKABLE`].
    Break(usize),
    /// What was broken is mended, and links that lead nowhere go.
    Mend,
    /// The rows of a table change.
    Table(u32),
    /// A workbook with other numbers takes the place of the one before.
    Workbook(u32),
    /// A second report comes, or moves to another name.
    Report(usize),
    /// It goes.
    NoReport,
    /// The site's own file of the theme changes, or goes: see [`THEME`].
    Theme(usize, Option<u32>),
    /// The site gets another name.
    Title(u32),
    /// A picture of the author changes.
    Media(u32),
    /// So many pages come at once.
    Many(usize),
    /// They go.
    NoMany,
    /// A page becomes a draft, or ceases to be one.
    Draft(usize, bool),
}

/// What a text is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    number: u32,
    way: Save,
}

/// How a file is saved.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Save {
    /// Emptied and written.
    InPlace,
    /// Written beside, then renamed over it.
    Over,
    /// The old one renamed, a new one written, the old one removed.
    Backup,
}

/// Texts of the fixture whose words may change alone.
const TEXTS: [&str; 7] = [
    "content/rapport/threads/1-luisteren.md",
    "content/rapport/threads/2-samen.md",
    "content/rapport/cases/1-tom.md",
    "content/rapport/articles/gehoord.md",
    "content/rapport/projects/1-bellen.md",
    "content/rapport/pages/werkwijze.md",
    "content/index.md",
];

/// Files of the fixture that are broken now and then, with what is put before and behind what they hold.
const BREAKABLE: [(&str, &str, &str); 6] = [
    ("content/site.toml", "kapot = [\n", ""),
    ("content/rapport/report.toml", "kapot = [\n", ""),
    ("content/over.md", "+++\nkapot = [\n", ""),
    ("content/glossary.toml", "kapot = [\n", ""),
    ("content/rapport/figures/ouders.toml", "kapot = [\n", ""),
    // Nothing is wrong with it but that it must not be published.
    ("content/over.md", "", "\nBSN 111222333.\n"),
];

/// Files of the theme, and what the site puts in their place; `{}` is a number.
const THEME: [(&str, &str); 3] = [
    ("themes/draad/templates/404.html", "<!doctype html>\n<title>{}</title>\n<p>Weg {}.\n"),
    ("themes/draad/css/print.css", "@media print { main { margin: {}px } }\n"),
    ("themes/draad/js/copy.js", "/* {} */\n"),
];

/// Names of pages.
const PAGES: usize = 5;

/// Random edits, so many.
pub(crate) fn edits(count: usize) -> impl Strategy<Value = Vec<Edit>> {
    let save = prop_oneof![Just(Save::InPlace), Just(Save::Over), Just(Save::Backup)];
    let words = (any::<u32>(), save).prop_map(|(number, way)| Words { number, way });
    let number = any::<u32>();
    let edit = prop_oneof![
        4 => (0..PAGES, words.clone()).prop_map(|(page, words)| Edit::Page(page, words)),
        2 => (0..PAGES).prop_map(Edit::NoPage),
        2 => (0..PAGES, 0..PAGES).prop_map(|(from, to)| Edit::MovePage(from, to)),
        6 => (0..TEXTS.len(), words).prop_map(|(text, words)| Edit::Text(text, words)),
        1 => (0..BREAKABLE.len()).prop_map(Edit::Break),
        3 => Just(Edit::Mend),
        1 => number.prop_map(Edit::Table),
        2 => number.prop_map(Edit::Workbook),
        2 => (0..3_usize).prop_map(Edit::Report),
        1 => Just(Edit::NoReport),
        2 => (0..THEME.len(), proptest::option::of(number)).prop_map(|(file, to)| Edit::Theme(file, to)),
        1 => number.prop_map(Edit::Title),
        1 => number.prop_map(Edit::Media),
        1 => (1..40_usize).prop_map(Edit::Many),
        1 => Just(Edit::NoMany),
        2 => (0..PAGES, any::<bool>()).prop_map(|(page, is_draft)| Edit::Draft(page, is_draft)),
    ];
    proptest::collection::vec(edit, count)
}

/// A site being edited.
pub(crate) struct Desk {
    pub(crate) site: Site,
    broken: Option<(&'static str, Vec<u8>)>,
    report: Option<usize>,
    many: usize,
}

impl Desk {
    /// The fixture with something of everything, and a figure from a workbook.
    pub(crate) fn new() -> Self {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites/whole");
        let figure = "title = \"Uren\"\nkind = \"bar\"\ntakeaway = \"Bellen kost weinig tijd.\"\n\
                      unit = \"uur\"\ndata = \"uren.xlsx\"\n\n\
                      [[column]]\nid = \"wat\"\nname = \"Wat\"\n\n[[column]]\nid = \"uren\"\nname = \"Uren\"\n";
        let site = Site::fixture(&fixture)
            .file("content/rapport/figures/uren.toml", figure)
            .file("content/rapport/figures/uren.xlsx", hours(7));
        Self { site, broken: None, report: None, many: 0 }
    }

    /// The path of a page from the site's root.
    fn page(page: usize) -> String {
        format!("content/blad-{page}.md")
    }

    fn disk(&self, path: &str) -> PathBuf {
        self.site.root().join(path)
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.disk(path)).ok()
    }

    /// Makes an edit; gives the path of the file when it is one text that was written.
    pub(crate) fn edit(&mut self, edit: &Edit) -> Option<String> {
        match *edit {
            Edit::Page(page, words) => {
                self.save(&Self::page(page), &self.written(page, words), words.way);
                return Some(Self::page(page));
            }
            Edit::NoPage(page) => drop(fs::remove_file(self.disk(&Self::page(page)))),
            // From a page that is not there nothing comes.
            Edit::MovePage(from, to) => {
                drop(fs::rename(self.disk(&Self::page(from)), self.disk(&Self::page(to))));
            }
            Edit::Text(text, words) => {
                self.say(TEXTS[text], words);
                return Some(TEXTS[text].to_owned());
            }
            Edit::Break(file) => self.break_one(BREAKABLE[file]),
            Edit::Mend => self.mend(),
            Edit::Table(number) => self.table(number),
            Edit::Workbook(number) => {
                let beside = self.disk("content/rapport/figures/uren.tmp");
                fs::write(&beside, hours(number)).expect("it can be written");
                fs::rename(beside, self.disk("content/rapport/figures/uren.xlsx"))
                    .expect("it can be renamed");
            }
            Edit::Report(name) => self.move_report(name),
            Edit::NoReport => {
                if let Some(name) = self.report.take() {
                    fs::remove_dir_all(self.disk(&format!("content/verslag-{name}"))).expect("it was there");
                }
            }
            Edit::Theme(file, number) => self.theme(THEME[file], number),
            Edit::Title(number) => {
                let text = self.text("content/site.toml").expect("it is never removed");
                let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
                self.site.change("content/site.toml", format!("title = \"Proef {number}\"\n{rest}"));
            }
            Edit::Media(number) => {
                let width = number % 99 + 1;
                let svg =
                    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"9\"/>");
                self.site.change("content/media/beeld.svg", svg);
            }
            Edit::Many(count) => self.set_many(count),
            Edit::NoMany => self.set_many(0),
            Edit::Draft(page, is_draft) => self.draft(&Self::page(page), is_draft),
        }
        None
    }

    /// A page of every sort: its words always differ, now and then its title, its anchors, what it links to.
    fn written(&self, page: usize, Words { number, .. }: Words) -> String {
        let word = word(number);
        let title = if number % 5 == 0 { format!("Blad {page}, {word}") } else { format!("Blad {page}") };
        let anchor = if number % 7 == 0 { format!(" {{#kop-{}}}", number % 3) } else { " {#kop}".to_owned() };
        let other = Self::page(number as usize % PAGES);
        let link = if self.disk(&other).exists() && number % 2 == 0 {
            format!("Zie [dat blad]({}).\n", other.trim_start_matches("content/"))
        } else {
            String::new()
        };
        format!(
            "+++\ntitle = \"{title}\"\n+++\n## Kop {word}{anchor}\n\nHet woord {word}, en de AVG.\n\n{link}"
        )
    }

    /// Saves a file.
    pub(crate) fn save(&self, path: &str, text: &str, way: Save) {
        let disk = self.disk(path);
        match way {
            Save::InPlace => {}
            Save::Over => {
                let beside = disk.with_extension("md.tmp");
                fs::write(&beside, text).expect("it can be written");
                return fs::rename(beside, disk).expect("it can be renamed");
            }
            Save::Backup => {
                let backup = disk.with_extension("md~");
                // A new file has no backup.
                let had = fs::rename(&disk, &backup).is_ok();
                self.site.change(path, text);
                if had {
                    fs::remove_file(backup).expect("it was there");
                }
                return;
            }
        }
        self.site.change(path, text);
    }

    /// Other words at the end of a text: prose, a link, a figure, a note, a list of one's own.
    fn say(&self, path: &str, Words { number, way }: Words) {
        let text = self.text(path).expect("it is never removed");
        let text = text.split("\n\nEdit ").next().unwrap_or_default().trim_end();
        let more = match number % 6 {
            0 => "Met een [link](thread:1).",
            1 => "![Uren](figure:uren)",
            2 => "De [AVG](term:AVG) geldt.[^n]\n\n[^n]: Een noot.",
            3 => "| a | b |\n| --- | --- |\n| c | d |",
            4 => "- één\n- twee",
            _ => "Meer niet.",
        };
        // The home page belongs to no report.
        let more = if path == "content/index.md" { "Meer niet." } else { more };
        self.save(path, &format!("{text}\n\nEdit {}.\n\n{more}\n", word(number)), way);
    }

    fn break_one(&mut self, (path, before, behind): (&'static str, &str, &str)) {
        if self.broken.is_none() {
            let bytes = fs::read(self.disk(path)).expect("it is never removed");
            self.site.change(path, [before.as_bytes(), &*bytes, behind.as_bytes()].concat());
            self.broken = Some((path, bytes));
        }
    }

    fn mend(&mut self) {
        if let Some((path, bytes)) = self.broken.take() {
            self.site.change(path, bytes);
        }
        for page in 0..PAGES {
            let path = Self::page(page);
            let Some(text) = self.text(&path) else { continue };
            if let Some((kept, _)) = text.split_once("Zie [dat blad]") {
                self.site.change(&path, kept);
            }
        }
    }

    fn table(&self, number: u32) {
        let path = "content/rapport/figures/vragen.csv";
        let row = |name: &str, more: u32| {
            format!("{name},{},{}\n", 10 + (number % 80) + more, 12 + (number % 70) + more)
        };
        self.site.change(path, format!("soort,gevraagd,gekregen\n{}{}", row("Een", 0), row("Twee", 3)));
    }

    fn move_report(&mut self, name: usize) {
        match self.report {
            Some(old) if old != name => {
                let folder = |name: usize| self.disk(&format!("content/verslag-{name}"));
                fs::rename(folder(old), folder(name)).expect("it can be renamed");
            }
            Some(_) => return,
            None => {
                self.site.change(&format!("content/verslag-{name}/report.toml"), "title = \"Verslag\"\n");
                let page = "+++\ntitle = \"Werkwijze\"\n+++\nZo.\n";
                self.site.change(&format!("content/verslag-{name}/pages/werkwijze.md"), page);
            }
        }
        self.report = Some(name);
    }

    fn theme(&self, (path, text): (&str, &str), number: Option<u32>) {
        match number {
            Some(number) => self.site.change(path, text.replace("{}", &number.to_string())),
            // It was not there.
            None => drop(fs::remove_file(self.disk(path))),
        }
    }

    fn set_many(&mut self, count: usize) {
        let path = |number: usize| format!("content/rapport/pages/veel-{number}.md");
        for number in count..self.many {
            fs::remove_file(self.disk(&path(number))).expect("it was there");
        }
        for number in 0..count {
            let text = format!("+++\ntitle = \"Veel {number}\"\n+++\nEen van {count}.\n");
            self.site.change(&path(number), text);
        }
        self.many = count;
    }

    fn draft(&self, path: &str, is_draft: bool) {
        let Some(text) = self.text(path) else { return };
        let text = text.replace("+++\ndraft = true\n", "+++\n");
        let text = if is_draft { text.replacen("+++\n", "+++\ndraft = true\n", 1) } else { text };
        self.site.change(path, text);
    }
}

/// A number as a word: digits could be somebody's.
fn word(number: u32) -> String {
    let syllables = (0..6).map(|at| (number >> (6 * at)) as usize % 64);
    syllables.flat_map(|at| [b"bdfgklmn"[at / 8], b"aeiouywj"[at % 8]]).map(char::from).collect()
}

/// A workbook with a number of hours.
fn hours(number: u32) -> Vec<u8> {
    workbook(&[["wat", "uren"], ["Bellen", &(number % 90 + 1).to_string()], ["Praten", "40"]])
}
