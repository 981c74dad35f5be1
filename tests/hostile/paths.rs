//! No name leads out of the site, neither to be read nor to be written, and none is made that some machine cannot hold.

#![expect(clippy::disallowed_methods, reason = "the tests look at what is written")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use crate::common::{Site, told};
use crate::plant::PICTURE;

const SECRET: &str = "GEHEIM-73193";

/// A site in a folder of its own, with secrets in all folders around it.
fn site() -> Site {
    let site = Site::base().file("geheim.txt", SECRET).file("geheim.toml", format!("title = \"{SECRET}\"\n"));
    for name in ["geheim.css", "geheim.html", "geheim.md", "geheim.svg"] {
        site.change(name, format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><text>{SECRET}</text></svg>"));
    }
    site.change("geheim.csv", format!("a,b\n{SECRET},1\n"));
    site
}

/// Ways to say "outside", seen from a file two folders deep in `content/`.
fn ways_out(name: &str) -> Vec<String> {
    let absolute = std::env::temp_dir().join(name);
    vec![
        format!("../../../{name}"),
        format!("..\\..\\..\\{name}"),
        format!("%2e%2e/%2e%2e/%2e%2e/{name}"),
        format!("..%2f..%2f..%2f{name}"),
        format!("....//....//....//{name}"),
        format!("./a/../../../../{name}"),
        format!("../../../../../../../../../../../..{}", absolute.display()),
        absolute.display().to_string(),
        format!("file://{}", absolute.display()),
        format!("../../../{name}\0.png"),
        format!("../../../{name}%00.png"),
        "/etc/passwd".to_owned(),
        "../../../../../../../../../../etc/passwd".to_owned(),
    ]
}

/// Builds, or is refused; either way nothing from outside is in the site and nothing outside is written.
fn stays_inside(site: &Site, what: &str) {
    let names = |site: &Site| {
        let mut names: Vec<String> = fs::read_dir(site.root())
            .expect("it is there")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            // What a build keeps for the next one is its own.
            .filter(|name| name != "output" && name != ".rodedraad")
            .collect();
        names.sort();
        names
    };
    let before = names(site);
    site.build();
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(SECRET) && !text.contains("root:x:0"), "{what}: read into {path}");
    }
    assert_eq!(names(site), before, "{what}: something was written outside");
}

/// What the pages would show, were they published in spite of what is told.
fn shows_nothing(site: &Site) {
    for (path, bytes) in crate::shown(site).0 {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(SECRET) && !text.contains("root:x:0"), "read into {path}");
    }
}

#[test]
fn no_reference_leads_out() {
    let site = site();
    let mut text = String::new();
    for way in ways_out("geheim.svg").iter().chain(&ways_out("geheim.html")) {
        writeln!(text, "![x](<figure:{way}>) ![x](<{way}>) [x](<{way}>) [x](<thread:{way}>)\n")
            .expect("it is memory");
    }
    site.change("content/rapport/index.md", text);
    let data = |way: &String| {
        format!(
            "title = \"x\"\nkind = \"bar\"\ntakeaway = \"x\"\ndata = {}\n\n[[column]]\nid = \"a\"\n\n[[column]]\nid = \"b\"\n",
            crate::plant::quoted(way)
        )
    };
    for (number, way) in ways_out("geheim.csv").iter().enumerate() {
        site.change(&format!("content/rapport/figures/f{number}.toml"), data(way));
    }
    shows_nothing(&site);
    stays_inside(&site, "references");
}

#[test]
fn no_page_is_written_outside() {
    for way in ways_out("geheim") {
        let site = site();
        let alias = crate::plant::quoted(&format!("/{way}/"));
        site.change("content/over.md", format!("+++\ntitle = \"x\"\naliases = [{alias}]\n+++\n"));
        stays_inside(&site, &alias);
    }
}

#[test]
fn no_theme_or_house_style_leads_out() {
    let base = crate::common::BASE[0].1.split_once('\n').expect("a title").1;
    for way in ["../..", "../../geheim.css", "/etc/passwd", "%2e%2e/%2e%2e/geheim.css", "..\\..\\geheim.css"]
    {
        let text = crate::plant::quoted(way);
        for key in ["theme = WAY", "house_style = { tokens = WAY, fonts = WAY }"] {
            let site = site();
            let key = key.replace("WAY", &text);
            site.change("content/site.toml", format!("title = \"x\"\n{key}\n{base}"));
            stays_inside(&site, &key);
        }
        let site = site();
        site.change(
            "themes/draad/templates/page.html",
            format!("{{% include {text} %}}\n{{{{ asset(path={text}) }}}}\n"),
        );
        stays_inside(&site, way);
        site.remove("themes/draad/templates/page.html");
        let style = format!(
            "@import {text};\n@font-face {{ font-family: x; src: url({text}) }}\n:root {{ --nl-a: url({text}) }}\n"
        );
        site.change("content/house-style/t.css", style);
        let named = "title = \"x\"\nhouse_style = { tokens = \"house-style/t.css\", fonts = \"house-style/t.css\" }\n";
        site.change("content/site.toml", format!("{named}{base}"));
        stays_inside(&site, way);
    }
}

#[test]
fn names_that_a_machine_cannot_hold_are_told() {
    let pages = ["con", "aux", "nul", "prn", "com1", "lpt9"].map(|name| format!("content/{name}.md"));
    let media = [
        "CON.gif",
        "aux",
        "a:b.gif",
        "a?.gif",
        "a|b.gif",
        "<a>.gif",
        "a\"b.gif",
        "a*.gif",
        "a\\b.gif",
        "punt.",
        "spatie ",
        "nul.tar.gz",
        "regel\n.gif",
    ];
    let media = media.map(|name| format!("content/media/{name}"));
    let page: &[u8] = b"+++
title = \"x\"
+++
";
    for (path, bytes) in pages.iter().map(|path| (path, page)).chain(media.iter().map(|path| (path, PICTURE)))
    {
        let run = Site::base().file(path, bytes).build();
        assert!(told(&run).contains("error[bad-file-name]"), "{path:?}: {}", told(&run));
    }
    let site = Site::base().file("content/media/Kaart.gif", PICTURE).file("content/media/kaart.GIF", PICTURE);
    assert!(told(&site.build()).contains("error[address-collision]"));
    let fine = ["één kaart (2).gif", "console.gif", "com10.gif", "a'b&c.gif", "aux-b.gif"];
    let site =
        fine.iter().fold(Site::base(), |site, name| site.file(&format!("content/media/{name}"), PICTURE));
    site.build_well();
}

#[test]
fn an_archive_that_swells_is_refused_before_it_does() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "content.xml", "word/document.xml"] {
        writer.start_file(part, zip::write::SimpleFileOptions::default()).expect("a part can be begun");
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..80 {
            writer.write_all(&zeros).expect("writing to memory does not fail");
        }
    }
    let bomb = writer.finish().expect("a zip file").into_inner();
    assert!(bomb.len() < 1 << 20);
    let figure = |name: &str| {
        format!(
            "title = \"x\"\nkind = \"bar\"\ntakeaway = \"x\"\ndata = \"{name}\"\n\n[[column]]\nid = \"a\"\n\n[[column]]\nid = \"b\"\n"
        )
    };
    for name in ["bom.xlsx", "bom.ods"] {
        let site = Site::base().file(&format!("content/rapport/figures/{name}"), &bomb);
        site.change("content/rapport/figures/a.toml", figure(name));
        let run = site.build();
        assert!(told(&run).contains("error[bad-table]"), "{name}: {}", told(&run));
    }
    for name in ["bom.docx", "bom.xlsx", "bom.odt"] {
        let run = Site::base().file(&format!("content/media/{name}"), &bomb).build();
        assert!(!run.diagnostics.has_errors(), "{name}: {}", told(&run));
    }
}
