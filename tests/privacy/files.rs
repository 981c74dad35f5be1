//! What the guard finds in files of every kind, what is allowed, and what becomes of pictures.

use rodedraad::diag::{Language, Severity};

use crate::common::{Site, told};

const WORKBOOK: &[u8] = include_bytes!("../fixtures/private/werkmap.xlsx");
const SPREADSHEET: &[u8] = include_bytes!("../fixtures/private/tabel.ods");
const LETTER: &[u8] = include_bytes!("../fixtures/private/brief.docx");
const JPEG: &[u8] = include_bytes!("../fixtures/private/foto.jpg");
const WEBP: &[u8] = include_bytes!("../fixtures/private/foto.webp");
const PNG: &[u8] = include_bytes!("../fixtures/private/tekening.png");
const AVIF: &[u8] = include_bytes!("../fixtures/private/foto.avif");
const GIF: &[u8] = include_bytes!("../fixtures/private/beeld.gif");
const REPORT: &[u8] = include_bytes!("../fixtures/private/verslag.pdf");
const FORM: &[u8] = include_bytes!("../fixtures/private/formulier.pdf");
const SCAN: &[u8] = include_bytes!("../fixtures/private/scan.pdf");
const MARGINS: &[u8] = include_bytes!("../fixtures/private/randen.xlsx");
const CHANGES: &[u8] = include_bytes!("../fixtures/private/wijzigingen.docx");
const CLEAN: &[u8] = include_bytes!("../fixtures/private/schoon.png");

/// Code and place of all that is found in a site.
fn found(site: &Site) -> Vec<(String, String)> {
    let run = site.build();
    let audit = run.audit.as_ref().expect("there is a site");
    let place = |finding: &rodedraad::privacy::Finding| {
        finding.place.as_ref().map_or_else(String::new, |place| place.get(Language::English).to_owned())
    };
    audit.findings.iter().map(|finding| (finding.what.code().name().to_owned(), place(finding))).collect()
}

fn has(found: &[(String, String)], code: &str, place: &str) {
    assert!(found.iter().any(|one| one.0 == code && one.1 == place), "no {code} at {place:?} in {found:?}");
}

#[test]
fn every_sheet_row_and_remark_of_a_workbook_is_searched() {
    let found = found(&Site::base().file("content/rapport/media/werkmap.xlsx", WORKBOOK));
    has(&found, "email-address", "sheet `Cijfers`, cell A2");
    has(&found, "person-name", "sheet `Adressen`, cell A2");
    has(&found, "birth-date", "sheet `Adressen`, cell B2");
    has(&found, "home-address", "sheet `Adressen`, cell C2");
    has(&found, "phone-number", "a remark on cell B3");
    has(&found, "file-metadata", "its properties");
    has(&found, "file-metadata", "who wrote a remark or change");
    assert_eq!(found.len(), 7, "{found:?}");
}

#[test]
fn what_a_workbook_has_beside_its_cells_is_searched() {
    let found = found(&Site::base().file("content/rapport/media/randen.xlsx", MARGINS));
    has(&found, "file-metadata", "its properties");
    has(&found, "file-metadata", "who wrote a remark or change");
    has(&found, "phone-number", "a remark on cell A1");
    has(&found, "email-address", "a link");
    has(&found, "person-name", "the name of a sheet");
    has(&found, "email-address", "a name given to cells");
    has(&found, "phone-number", "a header or footer");
    has(&found, "email-address", "a list to choose from");
    assert_eq!(found.len(), 8, "{found:?}");
}

#[test]
fn changes_in_a_letter_are_searched_and_tell_who_made_them() {
    let found = found(&Site::base().file("content/rapport/media/wijzigingen.docx", CHANGES));
    has(&found, "file-metadata", "who wrote a remark or change");
    has(&found, "phone-number", "its text");
    assert_eq!(found.len(), 3, "what was deleted, and a remark on it: {found:?}");
}

#[test]
fn spreadsheets_and_letters_are_searched() {
    let found = found(
        &Site::base()
            .file("content/rapport/media/tabel.ods", SPREADSHEET)
            .file("content/rapport/media/brief.docx", LETTER),
    );
    has(&found, "bsn", "sheet `Blad1`, cell C2");
    has(&found, "person-name", "a remark on cell C2");
    has(&found, "person-name", "its text");
    has(&found, "file-metadata", "its properties");
}

#[test]
fn a_text_needs_no_name_that_says_so() {
    let card = "BEGIN:VCARD\nEMAIL:jan@netwerk.nl\nEND:VCARD\n";
    let found = found(&Site::base().file("content/rapport/media/jan.vcf", card));
    assert_eq!(found, [("email-address".to_owned(), "line 2".to_owned())]);
}

#[test]
fn cells_are_read_with_the_name_of_their_column() {
    let csv = "geboortedatum,aantal\n12-03-2009,4\n13-04-2010,5\n";
    let run = Site::base().file("content/rapport/figures/x.csv", csv).build();
    let text = told(&run);
    assert_eq!(text.matches("error[birth-date]").count(), 2, "{text}");
    assert!(text.contains("x.csv:3:1"), "{text}");
}

#[test]
fn pages_remarks_and_links_of_a_pdf_are_searched() {
    let site = Site::base()
        .file("content/rapport/media/verslag.pdf", REPORT)
        .file("content/rapport/media/formulier.pdf", FORM)
        .file("content/rapport/media/scan.pdf", SCAN);
    let found = found(&site);
    for code in ["person-name", "phone-number", "email-address", "birth-date", "bsn"] {
        has(&found, code, "page 1");
    }
    has(&found, "bank-account", "page 1");
    has(&found, "person-name", "a remark, field or link on page 1");
    has(&found, "email-address", "a remark, field or link on page 1");
    assert_eq!(found.iter().filter(|one| one.0 == "unread-text").count(), 1, "only the scan: {found:?}");
    assert_eq!(found.iter().filter(|one| one.0 == "phone-number").count(), 2, "{found:?}");
}

const MAIL: &str = "+++\ntitle = \"Contact\"\n+++\n\nMail info@netwerk.nl of jan@netwerk.nl.\n";

fn allowing(text: &str) -> Site {
    Site::base()
        .file("content/contact.md", MAIL)
        .file("content/site.toml", format!("title = \"Proefsite\"\n\n[[privacy.allow]]\n{text}"))
}

#[test]
fn what_is_allowed_with_a_reason_is_no_mistake() {
    let site = allowing(
        "what = \"email-address\"\nfile = \"content/contact.md\"\nreason = \"Adressen van medewerkers die dat goed vinden.\"\n",
    );
    let run = site.build_well();
    assert_eq!(run.diagnostics.count(Severity::Warning), 0, "{}", told(&run));
    let list = run.audit.expect("there is a site").markdown(&run.tree);
    assert!(
        list.contains("| content/contact.md:5:6 | email-address | i•••@•••••••.•• | Adressen van"),
        "{list}"
    );
    assert!(!list.contains("info@"), "{list}");
}

#[test]
fn an_allowance_of_one_text_lets_no_other_through() {
    let site = allowing(
        "what = \"email-address\"\nfile = \"content/contact.md\"\ntext = \"info@netwerk.nl\"\nreason = \"Het adres van info@netwerk.nl is van de balie.\"\n",
    );
    let text = told(&site.build());
    assert_eq!(text.matches("error[").count(), 1, "{text}");
    assert!(text.contains("contact.md:5:25"), "{text}");
}

#[test]
fn comments_and_drafts_are_searched() {
    let draft =
        "+++\ntitle = \"Later\"\ndraft = true\n# bel 06-12345678\n+++\n\n<!-- mail jan@netwerk.nl -->\n";
    let found = found(&Site::base().file("content/rapport/pages/later.md", draft));
    has(&found, "phone-number", "");
    has(&found, "email-address", "");
}

#[test]
fn pictures_are_published_without_their_metadata() {
    let site = Site::base()
        .file("content/rapport/media/foto.jpg", JPEG)
        .file("content/rapport/media/foto.webp", WEBP)
        .file("content/rapport/media/tekening.png", PNG)
        .file("content/rapport/media/foto.avif", AVIF)
        .file("content/rapport/media/beeld.gif", GIF)
        .file("content/rapport/media/schoon.png", CLEAN);
    let run = site.build_well();
    let text = told(&run);
    assert_eq!(text.matches("warning[picture-metadata]").count(), 8, "{text}");
    let output = site.output();
    for name in ["foto.jpg", "foto.webp", "tekening.png", "foto.avif", "beeld.gif"] {
        let bytes = &output[&format!("rapport/media/{name}")];
        let has = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
        assert!(!has(b"Fotograaf") && !has(b"thuis") && !has(b"gemaakt door"), "{name} still has metadata");
        if name == "foto.avif" {
            // Overwritten, not taken out: every part of the picture stays where its tables say.
            assert_eq!(bytes.len(), AVIF.len());
            assert_eq!(bytes[0x365..], AVIF[0x365..], "the picture itself");
            continue;
        }
        let pixels = imagesize::blob_size(bytes).expect("it is still a picture");
        assert_eq!((pixels.width, pixels.height), (8, 6), "{name}");
    }
    assert_eq!(output["rapport/media/schoon.png"], CLEAN, "a clean picture stays as it is");
    let jpeg = &output["rapport/media/foto.jpg"];
    let exif =
        exif::Reader::new().read_from_container(&mut std::io::Cursor::new(jpeg)).expect("it is turned");
    assert_eq!(exif.fields().map(|field| field.tag).collect::<Vec<_>>(), [exif::Tag::Orientation]);
}
