//! What is fed to the program, one function a target: bytes in, and whatever they are, an answer and no panic.
//!
//! The tests call these with seeded changes of known files (`main.rs`); cargo-fuzz calls the same, and looks for ways that no
//! input took before (`fuzz/`).

use std::cell::RefCell;
use std::io::{Cursor, Write};

use hyper::HeaderMap;
use hyper::header::{HOST, HeaderValue, ORIGIN};
use rodedraad::Memory;
use rodedraad::diag::{Format, Language, Telling, report};
use rodedraad::serve::{address, guard::Guard};
use rodedraad::source::{Content, SourceFile, SourceTree, embedded};

/// A name, and what is done with bytes.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// All of them.
pub(crate) const TARGETS: &[Target] = &[
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("document", document),
    ("figure", figure),
    ("csv", csv),
    ("xlsx", xlsx),
    ("ods", ods),
    ("media", media),
    ("template", template),
    ("style", style),
    ("texts", texts),
    ("server", server),
];

/// The site around what is fed: every kind of name that a reference can find.
const SITE: &[(&str, &str)] = &[
    (
        "content/site.toml",
        "title = \"Proef\"\nbase_url = \"https://proef.example/\"\n\n[[audience]]\nid = \"schools\"\nname = \"Scholen\"\n\n\
         [[domain]]\nid = \"gezin\"\nname = \"Gezin\"\n",
    ),
    ("content/glossary.toml", "[[term]]\nterm = \"AVG\"\nmeaning = \"Wet\"\n"),
    (
        "content/r/report.toml",
        "title = \"Rapport\"\n\n[[source]]\nid = \"1\"\nname = \"Gesprek\"\n\n\
         [[key_figure]]\nid = \"gezinnen\"\nvalue = 21\nlabel = \"gezinnen\"\n",
    ),
    (
        "content/r/threads/1-a.md",
        "+++\ntitle = \"Draad\"\nadvice = \"Doe het\"\n+++\n\n## Voor scholen {for=schools}\n\n- Doe dit.\n",
    ),
    (
        "content/r/cases/1-a.md",
        "+++\ntitle = \"Tom\"\nabout = \"Een jongen\"\noutcome = \"Goed\"\n+++\n\nTekst.\n",
    ),
    (
        "content/r/factors/a.toml",
        "domain = \"gezin\"\n\n[[factor]]\nid = \"een\"\nname = \"Eén\"\neffect = \"supporting\"\nmentions = [\"1c\"]\n",
    ),
    (
        "content/r/figures/a.toml",
        "title = \"Staven\"\nkind = \"bar\"\ntakeaway = \"Meer\"\nrows = [[\"a\", 1], [\"b\", 2]]\n\n\
         [[column]]\nid = \"soort\"\n\n[[column]]\nid = \"aantal\"\n",
    ),
];

/// The files that an author may write as text; the first byte of an input chooses one.
const DOCUMENTS: &[&str] = &[
    "content/site.toml",
    "content/glossary.toml",
    "content/index.md",
    "content/over.md",
    "content/r/report.toml",
    "content/r/index.md",
    "content/r/threads/1-a.md",
    "content/r/recommendations/a.md",
    "content/r/factors/a.toml",
    "content/r/cases/1-a.md",
    "content/r/figures/a.toml",
    "content/r/model.toml",
    "content/r/relations.toml",
    "content/r/actions.toml",
    "content/r/projects/1-a.md",
    "content/r/articles/a.md",
    "content/r/pages/a.md",
];

thread_local! {
    /// What does not change from input to input is made once.
    static MEMORY: RefCell<(SourceTree, Memory)> = RefCell::new((site(), Memory::default()));
}

fn site() -> SourceTree {
    let mut tree = SourceTree::default();
    for (path, text) in SITE {
        tree.insert(file(path, Content::Text((*text).into())));
    }
    embedded::add_default_theme(&mut tree);
    tree
}

fn file(path: &str, content: Content) -> SourceFile {
    let mut file = SourceFile { path: path.into(), content, hash: [0; 32] };
    file.hash = *blake3::hash(file.bytes()).as_bytes();
    file
}

/// Makes the site with these files in it, or in place of its own, and tells what is wrong.
fn make(files: &[(&str, Content)]) {
    MEMORY.with_borrow_mut(|(tree, memory)| {
        let before: Vec<_> = files
            .iter()
            .map(|(path, content)| {
                let before = tree.at(path).cloned();
                tree.insert(file(path, content.clone()));
                before
            })
            .collect();
        let made = memory.files(tree);
        for language in [Language::English, Language::Dutch] {
            for format in [Format::Text { colour: false }, Format::Json] {
                report(&made.diagnostics, tree, Telling { format, language, folder: "" });
            }
        }
        for ((path, _), before) in files.iter().zip(before) {
            match before {
                Some(before) => drop(tree.insert(before)),
                None => drop(tree.remove(path)),
            }
        }
    });
}

fn text(bytes: &[u8]) -> Content {
    Content::Text(String::from_utf8_lossy(bytes).into())
}

/// Makes the site with one file.
fn make_with(path: &str, content: Content) {
    make(&[(path, content)]);
}

/// One of a list by the first byte of the input, and the rest.
fn choose<'all, T>(all: &'all [T], bytes: &'all [u8]) -> Option<(&'all T, &'all [u8])> {
    let (first, rest) = bytes.split_first()?;
    Some((&all[usize::from(*first) % all.len()], rest))
}

/// A page, front matter included.
pub(crate) fn front_matter(bytes: &[u8]) {
    make_with("content/r/threads/1-a.md", text(bytes));
}

/// The text of a thread.
pub(crate) fn markdown(bytes: &[u8]) {
    let page = [b"+++\ntitle = \"Draad\"\nadvice = \"Doe het\"\n+++\n", bytes].concat();
    make_with("content/r/threads/1-a.md", text(&page));
}

/// Any file that an author writes as text.
pub(crate) fn document(bytes: &[u8]) {
    if let Some((path, rest)) = choose(DOCUMENTS, bytes) {
        make_with(path, text(rest));
    }
}

/// A figure with its rows.
pub(crate) fn figure(bytes: &[u8]) {
    make_with("content/r/figures/a.toml", text(bytes));
}

/// A figure that takes its rows from a file.
fn data(name: &str, content: Content) {
    let figure = format!(
        "title = \"Uit een bestand\"\nkind = \"grouped-bar\"\ntakeaway = \"Meer\"\ndata = \"{name}\"\n\n\
         [[column]]\nid = \"soort\"\n\n[[column]]\nid = \"aantal\"\n\n[[column]]\nid = \"deel\"\nunit = \"%\"\n"
    );
    let path = format!("content/r/figures/{name}");
    make(&[("content/r/figures/b.toml", Content::Text(figure.into())), (&path, content)]);
}

/// A table as `.csv`.
pub(crate) fn csv(bytes: &[u8]) {
    data("b.csv", text(bytes));
}

/// A workbook: whole, or when it is none, as the sheet in one.
pub(crate) fn xlsx(bytes: &[u8]) {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"r1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{OFFICE}\">\
         <sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    data(
        "b.xlsx",
        Content::Bytes(zipped(
            bytes,
            &[
                ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
                ("xl/workbook.xml", book.as_bytes()),
                ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").as_bytes()),
                ("xl/worksheets/sheet1.xml", bytes),
            ],
        )),
    );
}

/// A spreadsheet of `LibreOffice`: whole, or when it is none, as the content of one.
pub(crate) fn ods(bytes: &[u8]) {
    let mimetype: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    data("b.ods", Content::Bytes(zipped(bytes, &[("mimetype", mimetype), ("content.xml", bytes)])));
}

/// The bytes themselves when they are an archive, else an archive of these parts.
fn zipped(bytes: &[u8], parts: &[(&str, &[u8])]) -> std::sync::Arc<[u8]> {
    if bytes.starts_with(b"PK") {
        return bytes.into();
    }
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part can be begun");
        writer.write_all(bytes).expect("writing to memory does not fail");
    }
    writer.finish().expect("a zip file").into_inner().into()
}

/// A file to download or a picture; the first byte chooses which.
pub(crate) fn media(bytes: &[u8]) {
    let kinds = ["pdf", "docx", "xlsx", "odt", "jpg", "png", "webp", "gif", "svg", "txt", "csv", "html"];
    let Some((kind, rest)) = choose(&kinds, bytes) else { return };
    let is_text = matches!(*kind, "svg" | "txt" | "csv" | "html");
    let content = if is_text { text(rest) } else { Content::Bytes(rest.into()) };
    let page =
        format!("+++\ntitle = \"Over\"\n+++\n\n![Een kaart](media/a.{kind}) [bestand](media/a.{kind})\n");
    make(&[("content/over.md", Content::Text(page.into())), (&format!("content/media/a.{kind}"), content)]);
}

/// A template of a site's own; the first byte chooses which it replaces.
pub(crate) fn template(bytes: &[u8]) {
    let names = ["page", "thread", "report", "figure", "base"];
    if let Some((name, rest)) = choose(&names, bytes) {
        make_with(&format!("themes/draad/templates/{name}.html"), text(rest));
    }
}

/// A house style.
pub(crate) fn style(bytes: &[u8]) {
    let site = format!("{}\n[house_style]\ntokens = \"house-style/tokens.css\"\n", SITE[0].1);
    make(&[
        ("content/site.toml", Content::Text(site.into())),
        ("content/house-style/tokens.css", text(bytes)),
    ]);
}

/// Words of the interface.
pub(crate) fn texts(bytes: &[u8]) {
    make_with("themes/draad/texts/nl/eigen.ftl", text(bytes));
}

/// An address and a host, as a request has them, a line each.
pub(crate) fn server(bytes: &[u8]) {
    let mut lines = bytes.split(|&byte| byte == b'\n');
    let (address, host, origin) = (lines.next(), lines.next(), lines.next());
    let address = String::from_utf8_lossy(address.unwrap_or_default());
    let (path, query) =
        address.split_once('?').map_or((&*address, None), |(path, query)| (path, Some(query)));
    if let Some(file) = address::file_path(path) {
        let is_below = file.split('/').all(|part| !matches!(part, "" | "." | ".."));
        assert!(is_below && !file.contains(['\0', '\\', ':']), "{path:?} leads to {file:?}");
        address::content_type(&file);
    }
    address::parameter(query, "page");
    let guard = Guard::new(None, &["127.0.0.1:4321".parse().expect("an address")]);
    let mut headers = HeaderMap::new();
    for (name, value) in [(HOST, host), (ORIGIN, origin)] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_bytes(value).ok()) {
            headers.insert(name, value);
        }
    }
    if guard.refusal(&headers).is_none() {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_lowercase();
        let name = host.strip_suffix(":4321").expect("another port is refused");
        let number = name.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
        assert!(
            name == "localhost" || number.is_ok_and(|number| number.is_loopback()),
            "{host} was answered"
        );
    }
}
