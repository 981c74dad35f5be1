//! Which file is what: its path says.

use super::document::{
    ActionsDoc, ArticleFront, CaseFront, FactorsDoc, FigureDoc, GlossaryDoc, IndexFront, ModelDoc, PageFront,
    ProjectFront, RecommendationsFront, RelationsDoc, ReportDoc, SiteDoc, ThreadFront,
};
use super::value::{Keys, Table};
use crate::diag::{Code, Diagnostic, Words, did_you_mean, nearest, say};
use crate::source::{FileId, Span};

/// What a file of `content/` is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// `site.toml`.
    Site,
    /// `glossary.toml`.
    Glossary,
    /// `index.md` of the site.
    Home,
    /// Another `*.md` of the site.
    SitePage,
    /// In `media/` of the site.
    SiteMedia,
    /// `report.toml`.
    Report,
    /// `index.md` of a report.
    Index,
    /// `threads/*.md`.
    Thread,
    /// `recommendations/*.md`.
    Recommendations,
    /// `factors/*.toml`.
    Factors,
    /// `cases/*.md`.
    Case,
    /// `figures/*.toml`.
    Figure,
    /// A table in `figures/`.
    Data,
    /// `model.toml`.
    Model,
    /// `relations.toml`.
    Relations,
    /// `actions.toml`.
    Actions,
    /// `projects/*.md`.
    Project,
    /// `articles/*.md`.
    Article,
    /// `pages/*.md` of a report.
    Page,
    /// In `media/` of a report.
    Media,
}

impl Kind {
    /// All kinds.
    pub const ALL: &'static [Self] = &[
        Self::Site,
        Self::Glossary,
        Self::Home,
        Self::SitePage,
        Self::SiteMedia,
        Self::Report,
        Self::Index,
        Self::Thread,
        Self::Recommendations,
        Self::Factors,
        Self::Case,
        Self::Figure,
        Self::Data,
        Self::Model,
        Self::Relations,
        Self::Actions,
        Self::Project,
        Self::Article,
        Self::Page,
        Self::Media,
    ];

    /// What the file of a path is, such as `content/rapport/threads/1-samen.md`; nothing when it is not used.
    pub fn of(path: &str) -> Option<Self> {
        match place(path) {
            Place::Known(kind, _) => Some(kind),
            Place::Elsewhere | Place::Unexpected(..) => None,
        }
    }

    /// The keys of its TOML, or of its front matter; nothing where it has none.
    pub fn table(self) -> Option<Table> {
        Some(match self {
            Self::Site => SiteDoc::TABLE,
            Self::Glossary => GlossaryDoc::TABLE,
            Self::Home | Self::Index => IndexFront::TABLE,
            Self::SitePage | Self::Page => PageFront::TABLE,
            Self::Report => ReportDoc::TABLE,
            Self::Thread => ThreadFront::TABLE,
            Self::Recommendations => RecommendationsFront::TABLE,
            Self::Factors => FactorsDoc::TABLE,
            Self::Case => CaseFront::TABLE,
            Self::Figure => FigureDoc::TABLE,
            Self::Model => ModelDoc::TABLE,
            Self::Relations => RelationsDoc::TABLE,
            Self::Actions => ActionsDoc::TABLE,
            Self::Project => ProjectFront::TABLE,
            Self::Article => ArticleFront::TABLE,
            Self::SiteMedia | Self::Data | Self::Media => return None,
        })
    }
}

/// What the name of a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileName {
    /// The number in front, from 1: 1 of `1-symptoomgericht.md`.
    pub number: Option<u32>,
    /// The name without its extension, which becomes part of the address: `1-symptoomgericht`.
    pub slug: String,
}

/// Where a file belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place<'path> {
    /// Not in `content/`, or hidden: of no concern here.
    Elsewhere,
    /// In the site, or in the report of that folder.
    Known(Kind, Option<&'path str>),
    /// Nowhere; the report's folder, and what was expected.
    Unexpected(Option<&'path str>, Expected),
}

/// What was expected where a file stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Expected {
    /// One of these files.
    Files(&'static [&'static str]),
    /// One of these folders.
    Folders(&'static [&'static str]),
    /// Files with these endings.
    Endings(&'static [&'static str]),
    /// No folder inside this one.
    NoFolder,
}

const SITE_FILES: &[&str] = &["site.toml", "glossary.toml", "index.md"];
const REPORT_FILES: &[&str] = &["report.toml", "index.md", "model.toml", "relations.toml", "actions.toml"];
const FOLDERS: &[&str] =
    &["threads", "factors", "recommendations", "cases", "figures", "projects", "articles", "pages", "media"];

/// Where the file of a path belongs.
pub(super) fn place(path: &str) -> Place<'_> {
    let Some(inside) = path.strip_prefix("content/") else { return Place::Elsewhere };
    let segments: Vec<&str> = inside.split('/').collect();
    if segments.iter().any(|segment| segment.starts_with('.') || segment.starts_with("~$")) {
        return Place::Elsewhere;
    }
    match segments.as_slice() {
        [name] => match *name {
            "site.toml" => Place::Known(Kind::Site, None),
            "glossary.toml" => Place::Known(Kind::Glossary, None),
            "index.md" => Place::Known(Kind::Home, None),
            other if ending(other) == "md" => Place::Known(Kind::SitePage, None),
            _ => Place::Unexpected(None, Expected::Files(SITE_FILES)),
        },
        ["media", ..] => Place::Known(Kind::SiteMedia, None),
        // What is in `house-style/` is read with the theme.
        [] | ["house-style", ..] => Place::Elsewhere,
        [report, name] => match *name {
            "report.toml" => Place::Known(Kind::Report, Some(report)),
            "index.md" => Place::Known(Kind::Index, Some(report)),
            "model.toml" => Place::Known(Kind::Model, Some(report)),
            "relations.toml" => Place::Known(Kind::Relations, Some(report)),
            "actions.toml" => Place::Known(Kind::Actions, Some(report)),
            _ => Place::Unexpected(Some(report), Expected::Files(REPORT_FILES)),
        },
        [report, "media", ..] => Place::Known(Kind::Media, Some(report)),
        [report, folder, name] => in_folder(report, folder, name),
        [report, folder, ..] if FOLDERS.contains(folder) => {
            Place::Unexpected(Some(report), Expected::NoFolder)
        }
        [report, ..] => Place::Unexpected(Some(report), Expected::Folders(FOLDERS)),
    }
}

fn in_folder<'path>(report: &'path str, folder: &str, name: &str) -> Place<'path> {
    let (kind, expected): (Kind, &'static [&'static str]) = match folder {
        "threads" => (Kind::Thread, &["md"]),
        "recommendations" => (Kind::Recommendations, &["md"]),
        "factors" => (Kind::Factors, &["toml"]),
        "cases" => (Kind::Case, &["md"]),
        "figures" => (Kind::Figure, &["toml", "csv", "xlsx", "ods"]),
        "projects" => (Kind::Project, &["md"]),
        "articles" => (Kind::Article, &["md"]),
        "pages" => (Kind::Page, &["md"]),
        _ => return Place::Unexpected(Some(report), Expected::Folders(FOLDERS)),
    };
    match (kind, &*ending(name)) {
        (Kind::Figure, "csv" | "xlsx" | "ods") => Place::Known(Kind::Data, Some(report)),
        (_, ending) if expected.contains(&ending) => Place::Known(kind, Some(report)),
        _ => Place::Unexpected(Some(report), Expected::Endings(expected)),
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Says that a file is not used, and what was expected there.
pub(super) fn unexpected(file: FileId, path: &str, expected: Expected) -> Diagnostic {
    let segments: Vec<&str> = path.split('/').collect();
    let name = segments.last().copied().unwrap_or_default();
    let message = say! { en: "`{path}` is not used", nl: "`{path}` wordt niet gebruikt" };
    let diagnostic = Diagnostic::new(Code::UnexpectedFile, Span::start_of(file), message);
    let (label, near) = match expected {
        Expected::Files(files) => {
            let known = files.join(", ");
            let label = say! { en: "expected one of {known}", nl: "hier horen alleen {known}" };
            (label, meant(name, files))
        }
        Expected::Folders(folders) => {
            let folder = segments.get(2).copied().unwrap_or_default();
            let known = folders.join(", ");
            let label =
                say! { en: "expected one of the folders {known}", nl: "hier horen alleen de mappen {known}" };
            (label, meant(folder, folders))
        }
        Expected::Endings(endings) => {
            let known = endings.join(", .");
            let label = say! {
                en: "expected a file that ends in .{known}",
                nl: "hier horen bestanden die eindigen op .{known}",
            };
            (label, None)
        }
        Expected::NoFolder => {
            let label = say! {
                en: "expected no folder inside this folder",
                nl: "in deze map hoort geen andere map",
            };
            (label, None)
        }
    };
    match near {
        Some(near) => diagnostic.label(label).help(did_you_mean(near)),
        None => diagnostic.label(label).help(say! {
            en: "pictures and downloads belong in `media/`, other pages in `pages/`",
            nl: "afbeeldingen en downloads horen in `media/`, andere pagina's in `pages/`",
        }),
    }
}

fn meant(written: &str, known: &'static [&'static str]) -> Option<&'static str> {
    let dutch = |&&(word, _): &&(&str, &str)| word == written.to_lowercase();
    let translated = DUTCH.iter().find(dutch).and_then(|(_, name)| known.iter().find(|known| *known == name));
    translated.copied().or_else(|| nearest(written, known.iter().copied()))
}

/// Dutch names of folders and files, as authors are apt to give them.
const DUTCH: &[(&str, &str)] = &[
    ("aanbevelingen", "recommendations"),
    ("acties.toml", "actions.toml"),
    ("artikelen", "articles"),
    ("begrippen.toml", "glossary.toml"),
    ("bestanden", "media"),
    ("casussen", "cases"),
    ("draden", "threads"),
    ("factoren", "factors"),
    ("figuren", "figures"),
    ("projecten", "projects"),
    ("rapport.toml", "report.toml"),
    ("relaties.toml", "relations.toml"),
    ("rode-draden", "threads"),
];

/// Whether files of a kind have a number in front of their names.
fn is_numbered(kind: Kind) -> bool {
    matches!(kind, Kind::Thread | Kind::Case | Kind::Project)
}

/// What the name of a file says; nothing when a number is missing without which the file cannot be used.
///
/// # Errors
/// `bad-file-name`.
pub(super) fn file_name(
    kind: Kind,
    path: &str,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FileName> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let number = if is_numbered(kind) || kind == Kind::Factors { number(stem) } else { None };
    let bad = |message: Words, label: Words, help: Words| {
        Diagnostic::new(Code::BadFileName, Span::start_of(file), message).label(label).help(help)
    };
    if is_numbered(kind) && number.is_none() {
        let slug = slug::slugify(stem.trim_start_matches(|letter: char| letter.is_ascii_digit()));
        diagnostics.push(bad(
            say! { en: "`{name}` has no number in front", nl: "de naam `{name}` begint niet met een nummer" },
            say! { en: "expected `<number>-<name>.md`", nl: "hier hoort `<nummer>-<naam>.md`" },
            say! {
                en: "call it `1-{slug}.{ending}`, with the number it has in the report",
                nl: "noem het `1-{slug}.{ending}`, met het nummer uit het rapport",
            },
        ));
        return None;
    }
    if let Some(segment) = path.split('/').find(|segment| !is_portable(segment)) {
        let shown = segment.escape_debug();
        diagnostics.push(bad(
            say! {
                en: "`{shown}` cannot be the name of a file everywhere",
                nl: "`{shown}` kan niet overal de naam van een bestand zijn",
            },
            say! {
                en: "expected a name that Windows and web servers can hold, too",
                nl: "hier hoort een naam die ook op Windows en op een webserver kan",
            },
            say! {
                en: "give it another name, without `< > : \" | ? * \\` and without a point or space at its end",
                nl: "kies een andere naam, zonder `< > : \" | ? * \\` en zonder punt of spatie aan het eind",
            },
        ));
        return None;
    }
    if !has_address(kind) || is_slug(stem) {
        return Some(FileName { number, slug: stem.to_owned() });
    }
    let slug = Some(slug::slugify(stem)).filter(|slug| !slug.is_empty()).unwrap_or("x".to_owned());
    diagnostics.push(bad(
        say! { en: "`{name}` cannot be part of an address", nl: "`{name}` kan niet in een webadres staan" },
        address_letters(),
        say! { en: "call it `{slug}.{ending}`", nl: "noem het `{slug}.{ending}`" },
    ));
    Some(FileName { number, slug })
}

/// What an address is made of.
pub(super) fn address_letters() -> Words {
    say! {
        en: "expected only small letters without accents, digits and `-`",
        nl: "gebruik alleen kleine letters zonder accenten, cijfers en `-`",
    }
}

/// Whether the names of files of a kind become part of an address.
fn has_address(kind: Kind) -> bool {
    is_numbered(kind)
        || matches!(kind, Kind::SitePage | Kind::Recommendations | Kind::Figure | Kind::Article | Kind::Page)
}

/// The number before the first `-`, from 1, with a name behind it.
fn number(stem: &str) -> Option<u32> {
    let (digits, name) = stem.split_once('-')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !name.is_empty()).then(|| digits.parse().ok().filter(|&number| number > 0)).flatten()
}

/// Whether a name can stand in an address as it is.
pub(super) fn is_slug(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    !name.is_empty() && !name.starts_with('-') && name.bytes().all(fits)
}

/// Whether Windows can hold a name. A site is often built on one machine and kept on another, and some names of devices
/// are no names of files there, whatever follows them.
pub fn is_portable(name: &str) -> bool {
    let device = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_numbered =
        |name: &str| device.strip_prefix(name).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    let is_device =
        matches!(&*device, "con" | "prn" | "aux" | "nul") || is_numbered("com") || is_numbered("lpt");
    let is_odd = |letter: char| letter < ' ' || "<>:\"|?*\\".contains(letter);
    !is_device && !name.contains(is_odd) && !name.ends_with(['.', ' '])
}

#[cfg(test)]
mod tests {
    use super::{Expected, Kind, Place, file_name, place};
    use crate::diag::Code;
    use crate::parse::tests::file_id;

    #[test]
    fn paths_say_what_files_are() {
        let rows = [
            ("content/site.toml", Place::Known(Kind::Site, None)),
            ("content/over.md", Place::Known(Kind::SitePage, None)),
            ("content/media/a/b.png", Place::Known(Kind::SiteMedia, None)),
            ("content/r/report.toml", Place::Known(Kind::Report, Some("r"))),
            ("content/r/threads/1-x.md", Place::Known(Kind::Thread, Some("r"))),
            ("content/r/figures/x.CSV", Place::Known(Kind::Data, Some("r"))),
            ("content/r/media/x/y.pdf", Place::Known(Kind::Media, Some("r"))),
            ("content/r/.DS_Store", Place::Elsewhere),
            ("content/house-style/tokens.css", Place::Elsewhere),
            ("themes/draad/theme.toml", Place::Elsewhere),
            ("content/r/threads/a/1-x.md", Place::Unexpected(Some("r"), Expected::NoFolder)),
            ("content/r/pages/x.toml", Place::Unexpected(Some("r"), Expected::Endings(&["md"]))),
        ];
        for (path, expected) in rows {
            assert_eq!(place(path), expected, "{path}");
        }
        assert!(matches!(place("content/r/x.md"), Place::Unexpected(Some("r"), Expected::Files(_))));
        assert!(matches!(place("content/r/draden/x.md"), Place::Unexpected(Some("r"), Expected::Folders(_))));
    }

    #[test]
    fn names_have_numbers_and_fit_in_addresses() {
        let rows = [
            (Kind::Thread, "1-symptomen.md", Some((Some(1), "1-symptomen")), false),
            (Kind::Thread, "symptomen.md", None, true),
            (Kind::Thread, "0-x.md", None, true),
            (Kind::Case, "12-.md", None, true),
            (Kind::Case, "99999999999-x.md", None, true),
            (Kind::Page, "over-ons.md", Some((None, "over-ons")), false),
            (Kind::Page, "Over ons.md", Some((None, "over-ons")), true),
            (Kind::Page, "één.md", Some((None, "een")), true),
            (Kind::Factors, "2-gezin plus.toml", Some((Some(2), "2-gezin plus")), false),
            (Kind::Data, "Tabel 1.xlsx", Some((None, "Tabel 1")), false),
        ];
        for (kind, path, expected, is_wrong) in rows {
            let mut diagnostics = Vec::new();
            let name = file_name(kind, path, file_id(), &mut diagnostics);
            assert_eq!(name.as_ref().map(|name| (name.number, &*name.slug)), expected, "{path}");
            let codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
            assert_eq!(codes, if is_wrong { vec![Code::BadFileName] } else { vec![] }, "{path}");
        }
    }
}
