//! `rodedraad new report`, `new thread` and so on: one more file of a site that is there.
//!
//! What can be known of the site is read from it: its language, its reports, the next number, a source to cite.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::template::{Value, filled, one, quoted};
use super::{Made, Stop, append, named, write};
use crate::cli::say::Refused;
use crate::cli::{Root, schema};
use crate::diag::{Doing, Failure, Language, Words, did_you_mean, nearest, say};
use crate::parse::document::{Documents, FactorsDoc, Parsed, ReportFiles};
use crate::parse::value::MentionsDoc;
use crate::schema::directive;
use crate::{parse, source};

#[derive(Args)]
pub(super) struct Report {
    /// Its title; the folder is called after it
    title: String,
    #[command(flatten)]
    root: Root,
}

#[derive(Args)]
pub(super) struct Titled {
    /// Its title; the file is called after it
    title: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
pub(super) struct Factors {
    /// The domain they belong to: an id from [[domain]] in site.toml
    domain: String,
    /// Whether they help or hinder
    #[arg(long, default_value = "supporting")]
    effect: Effect,
    #[command(flatten)]
    place: Place,
}

/// Where it is added.
#[derive(Args)]
struct Place {
    /// The report's folder in content/; need not be given where there is one report
    #[arg(long, value_name = "FOLDER")]
    report: Option<String>,
    #[command(flatten)]
    root: Root,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Effect {
    Supporting,
    Hindering,
}

/// What has a title.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Thread,
    Case,
    Figure,
    Article,
    Project,
    Page,
}

impl Report {
    pub(super) fn make(self) -> Result<Made, Stop> {
        let site = Site::read(self.root)?;
        let (title, slug) = named(&self.title)?;
        let folder = format!("content/{slug}");
        site.refuse_existing(&folder)?;
        let quoted = quoted(&title);
        let mut files = Vec::new();
        for name in ["report.toml", "index.md"] {
            let path = format!("{folder}/{name}");
            files.push(
                site.write(&path, &filled(&path, one(site.language, name), &[("title", Some(&quoted))]))?,
            );
        }
        let next = say! {
            en: "write the introduction, then `rodedraad new thread \"The finding\" --report {slug}`",
            nl: "schrijf de inleiding, en dan `rodedraad new thread \"De bevinding\" --report {slug}`",
        };
        Ok(Made { files, changed: None, next })
    }
}

impl Titled {
    pub(super) fn make(self, sort: Sort) -> Result<Made, Stop> {
        let site = Site::read(self.place.root)?;
        let report = site.report(self.place.report.as_deref())?;
        let (title, slug) = named(&self.title)?;
        let folder = format!("content/{}/{}", report.folder, sort.folder());
        let mut same = sort.slugs(report).filter(|known| without_number(known) == slug || **known == *slug);
        if let Some(known) = same.next() {
            return Err(exists(&format!("{folder}/{known}.{}", sort.ending())).into());
        }
        let name = sort.next(report).map_or_else(|| slug.clone(), |number| format!("{number}-{slug}"));
        let path = format!("{folder}/{name}.{}", sort.ending());
        site.refuse_existing(&path)?;
        let (title, audience) = (quoted(&title), site.audience());
        let source = cited(report).map(|source| quoted(&source));
        let values: &[Value<'_>] = &[
            ("title", Some(&title)),
            ("slug", Some(&slug)),
            ("audience", audience.as_ref().map(|(id, _)| &**id)),
            ("audience_name", audience.as_ref().map(|(_, name)| &**name)),
            ("source", source.as_deref()),
        ];
        let file = site.write(&path, &filled(&path, one(site.language, sort.template()), values))?;
        let changed = match sort {
            Sort::Figure => {
                let index = site.root.join(format!("content/{}/index.md", report.folder));
                append(&index, &filled("", one(site.language, "figure-placed.md"), values))?;
                Some(index)
            }
            _ => None,
        };
        Ok(Made { files: vec![file], changed, next: sort.next_step() })
    }
}

impl Factors {
    pub(super) fn make(self) -> Result<Made, Stop> {
        let site = Site::read(self.place.root)?;
        let report = site.report(self.place.report.as_deref())?;
        let domain = site.domain(&self.domain)?;
        let number = after(report.factors.iter().map(|file| file.name.number));
        let (effect, word) = match (self.effect, site.language) {
            (Effect::Supporting, Language::Dutch) => ("supporting", "bevorderend"),
            (Effect::Hindering, Language::Dutch) => ("hindering", "belemmerend"),
            (Effect::Supporting, Language::English) => ("supporting", "supporting"),
            (Effect::Hindering, Language::English) => ("hindering", "hindering"),
        };
        let name = format!("{number}-{}-{word}", slug::slugify(&domain));
        let path = format!("content/{}/factors/{name}.toml", report.folder);
        let mentions = mentions(report);
        let (quoted_domain, id) = (quoted(&domain), name.clone());
        let values: &[Value<'_>] = &[
            ("domain", Some(&quoted_domain)),
            ("effect", Some(effect)),
            ("id", Some(&id)),
            ("mentions", mentions.as_deref()),
        ];
        let file = site.write(&path, &filled(&path, one(site.language, "factors.toml"), values))?;
        let next = say! {
            en: "write the factors in it, one [[factor]] each; charts and tables follow",
            nl: "schrijf er de factoren in, elk een [[factor]]; diagrammen en tabellen volgen vanzelf",
        };
        Ok(Made { files: vec![file], changed: None, next })
    }
}

impl Sort {
    fn folder(self) -> &'static str {
        match self {
            Self::Thread => "threads",
            Self::Case => "cases",
            Self::Figure => "figures",
            Self::Article => "articles",
            Self::Project => "projects",
            Self::Page => "pages",
        }
    }

    fn template(self) -> &'static str {
        match self {
            Self::Thread => "thread.md",
            Self::Case => "case.md",
            Self::Figure => "figure.toml",
            Self::Article => "article.md",
            Self::Project => "project.md",
            Self::Page => "page.md",
        }
    }

    fn ending(self) -> &'static str {
        if self == Self::Figure { "toml" } else { "md" }
    }

    /// The names of those that a report has.
    fn slugs(self, report: &ReportFiles) -> impl Iterator<Item = &String> {
        fn of<T>(files: &[Parsed<T>]) -> Vec<&String> {
            files.iter().map(|file| &file.name.slug).collect()
        }
        match self {
            Self::Thread => of(&report.threads),
            Self::Case => of(&report.cases),
            Self::Figure => of(&report.figures),
            Self::Article => of(&report.articles),
            Self::Project => of(&report.projects),
            Self::Page => of(&report.pages),
        }
        .into_iter()
    }

    /// The number in front of its name, where it has one.
    fn next(self, report: &ReportFiles) -> Option<u32> {
        match self {
            Self::Thread => Some(after(report.threads.iter().map(|file| file.name.number))),
            Self::Case => Some(after(report.cases.iter().map(|file| file.name.number))),
            Self::Project => Some(after(report.projects.iter().map(|file| file.name.number))),
            Self::Figure | Self::Article | Self::Page => None,
        }
    }

    fn next_step(self) -> Words {
        match self {
            Self::Figure => say! {
                en: "put your numbers in it, and move the line in index.md to the text that is about them",
                nl: "zet je getallen erin, en zet de regel in index.md bij de tekst die erover gaat",
            },
            _ => say! {
                en: "write the text in it; `rodedraad serve --open` shows it while you write",
                nl: "schrijf er de tekst in; met `rodedraad serve --open` zie je die terwijl je schrijft",
            },
        }
    }
}

/// The site that is added to.
struct Site {
    root: PathBuf,
    documents: Documents,
    language: Language,
}

impl Site {
    fn read(root: Root) -> Result<Self, Stop> {
        let root = root.root;
        let loaded = source::load::load(&root, &["content"])
            .map_err(|error| Failure::io(Doing::Read, error.path, error.error))?;
        let documents = parse::parse(&loaded.tree, &mut parse::Memo::default()).value;
        let Some(site) = &documents.site else {
            let shown = root.display();
            return Err(Refused {
                message: say! { en: "there is no site in `{shown}`", nl: "in `{shown}` staat geen site" },
                help: say! {
                    en: "go to the folder that has content/site.toml, or make a site: rodedraad new site DIR",
                    nl: "ga naar de map waar content/site.toml in staat, of maak een site: rodedraad new site MAP",
                },
            }
            .into());
        };
        let language = site.doc.language.as_ref().map(|language| language.value).unwrap_or_default();
        Ok(Self { root, documents, language })
    }

    /// The report of that folder, or the only one.
    fn report(&self, wanted: Option<&str>) -> Result<&ReportFiles, Refused> {
        let reports = &self.documents.reports;
        let folders: Vec<&str> = reports.iter().map(|report| &*report.folder).collect();
        let listed = folders.join(", ");
        match (wanted, &**reports) {
            (None, [report]) => Ok(report),
            (_, []) => Err(Refused {
                message: say! { en: "the site has no report", nl: "de site heeft nog geen rapport" },
                help: say! {
                    en: "make one: rodedraad new report \"The title\"",
                    nl: "maak er een: rodedraad new report \"De titel\"",
                },
            }),
            (None, _) => Err(Refused {
                message: say! {
                    en: "the site has more than one report: {listed}",
                    nl: "de site heeft meer dan één rapport: {listed}",
                },
                help: say! { en: "say which, with --report", nl: "zeg welk rapport je bedoelt, met --report" },
            }),
            (Some(wanted), _) => {
                let wanted = wanted.trim_start_matches("content/").trim_end_matches('/');
                let found = reports.iter().find(|report| &*report.folder == wanted);
                found.ok_or_else(|| Refused {
                    message: say! { en: "there is no report `{wanted}`", nl: "er is geen rapport `{wanted}`" },
                    help: meant(wanted, &folders),
                })
            }
        }
    }

    /// The domain of that id, in any case or by its name.
    fn domain(&self, wanted: &str) -> Result<String, Refused> {
        let domains = self.documents.site.iter().flat_map(|site| &site.doc.domain);
        let ids: Vec<&str> = domains.map(|domain| &*domain.id.value).collect();
        if let Some(id) = ids.iter().find(|id| id.eq_ignore_ascii_case(wanted)) {
            return Ok((*id).to_owned());
        }
        let help = if ids.is_empty() {
            say! {
                en: "add to content/site.toml: [[domain]], with id = \"{wanted}\" and name = \"…\"",
                nl: "zet in content/site.toml: [[domain]], met id = \"{wanted}\" en name = \"…\"",
            }
        } else {
            meant(wanted, &ids)
        };
        let message = say! {
            en: "there is no domain `{wanted}` in content/site.toml",
            nl: "er is geen domein `{wanted}` in content/site.toml",
        };
        Err(Refused { message, help })
    }

    /// The first audience: its id, and its name inside a sentence.
    fn audience(&self) -> Option<(String, String)> {
        let audience = self.documents.site.as_ref()?.doc.audience.first()?;
        let name = &audience.name.value;
        let is_abbreviation = name.chars().nth(1).is_none_or(char::is_uppercase);
        let mut letters = name.chars();
        let name = match letters.next() {
            Some(first) if !is_abbreviation => first.to_lowercase().chain(letters).collect(),
            _ => name.clone(),
        };
        Some((audience.id.value.to_string(), name))
    }

    fn refuse_existing(&self, path: &str) -> Result<(), Refused> {
        if self.root.join(path).exists() { Err(exists(path)) } else { Ok(()) }
    }

    /// Writes a file, and the schemas where there are none yet for it to name.
    fn write(&self, path: &str, text: &str) -> Result<PathBuf, Failure> {
        let schemas = schema::folder(&self.root);
        if directive(path).is_some() && !schemas.exists() {
            schema::write(&schemas)?;
        }
        let file = self.root.join(path);
        write(&file, text)?;
        Ok(file)
    }
}

fn exists(path: &str) -> Refused {
    Refused {
        message: say! { en: "there is `{path}` already", nl: "`{path}` is er al" },
        help: say! { en: "choose another title", nl: "kies een andere titel" },
    }
}

fn meant(wanted: &str, known: &[&str]) -> Words {
    let listed = known.join(", ");
    match nearest(wanted, known.iter().copied()) {
        Some(near) => did_you_mean(near),
        None => say! { en: "there are: {listed}", nl: "je kunt kiezen uit: {listed}" },
    }
}

/// The number after the highest.
fn after(numbers: impl Iterator<Item = Option<u32>>) -> u32 {
    numbers.flatten().max().unwrap_or_default().saturating_add(1)
}

/// A name without the number in front of it.
fn without_number(name: &str) -> &str {
    match name.split_once('-') {
        Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => name,
    }
}

/// What the factors of a report say of who mentioned them.
fn said(files: &[Parsed<FactorsDoc>]) -> impl Iterator<Item = &MentionsDoc> {
    let factors = files.iter().flat_map(|file| &file.doc.factor);
    factors.filter_map(|factor| factor.mentions.as_ref().map(|mentions| &mentions.value))
}

/// The first source that a factor cites; a case without one would have no factors to show.
fn cited(report: &ReportFiles) -> Option<String> {
    let known = |cited: &str| report.report.doc.source.iter().any(|source| *source.id.value == *cited);
    said(&report.factors).find_map(|mentions| match mentions {
        MentionsDoc::Sources(sources) => sources.iter().find_map(|source| {
            let source = &source.value;
            let id = if known(source) { source } else { source.strip_suffix('c').unwrap_or(source) };
            known(id).then(|| id.to_owned())
        }),
        MentionsDoc::Count(_) => None,
    })
}

/// Mentions in the form that the report has them: a source, or the count of a survey.
fn mentions(report: &ReportFiles) -> Option<String> {
    if said(&report.factors).any(|mentions| matches!(mentions, MentionsDoc::Count(_))) {
        return Some("1".to_owned());
    }
    let first = report.report.doc.source.first()?;
    Some(format!("[\"{}\"]", quoted(&first.id.value)))
}
