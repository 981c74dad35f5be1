//! The site: what its reports share.

use std::sync::Arc;

use rayon::prelude::*;

use super::Resolver;
use super::figure::text;
use super::link::{From, scheme};
use super::names::Ordered;
use crate::diag::{Code, Diagnostic, Diagnostics, Level, Setting, Severity, say};
use crate::model::{Allowance, Audience, Domain, Personal, Place, Raw, Report, Site, Term};
use crate::parse::document::{AllowDoc, Documents, DomainDoc, GlossaryDoc, LevelDoc, Parsed, SiteDoc};
use crate::source::{Span, Spanned};

/// Small numbers of people are those under this, unless the site says otherwise.
const THRESHOLD: u32 = 5;

pub(super) fn site(resolver: &mut Resolver<'_>, file: &Parsed<SiteDoc>, documents: &Documents) -> Site<Raw> {
    let doc = &*file.doc;
    resolver.origins.insert(Place::Home, Span::start_of(file.file));
    let audiences = audiences(resolver, doc);
    let domains = domains(doc, resolver.ordered);
    let home = documents.index.as_ref().map(|file| {
        resolver.origins.insert(Place::Home, Span::start_of(file.file));
        resolver.prose(&file.doc.markdown, From { path: &file.path, report: None })
    });
    let home_aliases = documents.index.as_ref().map(|file| resolver.aliases(&file.doc.front.page));
    let ordered = resolver.ordered;
    let pages = ordered.pages.iter().enumerate();
    let pages = pages.map(|(at, file)| resolver.page(Place::SitePage(at), None, file)).collect();
    let glossary = documents.glossary.as_ref().map(|file| glossary(resolver, file)).unwrap_or_default();
    let reports = reports(resolver);
    Site {
        title: doc.title.value.clone(),
        description: text(doc.description.as_ref()),
        base_url: resolver.base_url(doc.base_url.as_ref()),
        language: doc.language.as_ref().map(|language| language.value).unwrap_or_default(),
        theme: text(doc.theme.as_ref()).unwrap_or_else(|| "draad".to_owned()),
        house_style: doc.house_style.as_ref().and_then(|house| resolver.house_style(house)),
        links: doc.links.as_ref().map(|links| links.value).unwrap_or_default(),
        publisher: text(doc.publisher.as_ref()),
        contact: resolver.outward(doc.contact.as_ref()),
        audiences,
        domains,
        threshold: threshold(doc),
        home,
        home_aliases: home_aliases.unwrap_or_default(),
        pages,
        glossary,
        reports,
        // Last: every text has been read by now.
        quotes: std::mem::take(&mut resolver.quotes),
        media: resolver.media(&documents.media),
    }
}

/// The reports, on all cores: none needs to know what was resolved in another.
fn reports(resolver: &mut Resolver<'_>) -> Vec<Arc<Report<Raw>>> {
    let apart = |index| {
        let mut apart = resolver.apart();
        (Arc::new(apart.report(index)), apart)
    };
    let reports: Vec<_> =
        (0..resolver.ordered.reports.len()).into_par_iter().with_max_len(1).map(apart).collect();
    let (mut all, mut origins) = (Vec::with_capacity(reports.len()), Vec::new());
    for (report, mut apart) in reports {
        origins.extend(std::mem::take(&mut apart.origins));
        resolver.join(apart);
        all.push(report);
    }
    // At once, and in the order in which they were found: one by one each would be compared with a dozen others.
    resolver.origins.append(&mut origins.into_iter().collect());
    all
}

/// What is personal and may be published all the same.
pub(super) fn allowances(doc: &SiteDoc) -> Vec<Allowance> {
    let allowed = doc.privacy.iter().flat_map(|privacy| &privacy.allow);
    let allowance = |doc: &AllowDoc| Allowance {
        what: doc.what.value,
        file: doc.file.value.clone(),
        text: text(doc.text.as_ref()),
        reason: doc.reason.value.clone(),
        span: doc.span,
        words: doc.text.iter().chain([&doc.reason]).map(|words| words.span).collect(),
    };
    allowed.map(allowance).collect()
}

/// What the site makes of mistakes, each once.
pub(super) fn settings(doc: &SiteDoc, diagnostics: &mut Diagnostics) -> Vec<Setting> {
    let levels = || doc.check.iter().flat_map(|check| &check.level);
    for level in levels() {
        let code = level.code.value;
        if code.is_fixed() && level.level.value != Level::Told(Severity::Error) {
            diagnostics.push(fixed(level));
        }
        let first = levels().find(|first| first.code.value == code).unwrap_or(level);
        if first.span != level.span {
            let name = code.name();
            let message = say! { en: "`{name}` has two levels", nl: "`{name}` heeft twee niveaus" };
            diagnostics.push(
                Diagnostic::new(Code::DuplicateId, level.code.span, message)
                    .related(first.code.span, say! { en: "the first is here", nl: "het eerste staat hier" })
                    .help(say! { en: "take one of them out", nl: "haal een van de twee weg" }),
            );
        }
    }
    let setting = |doc: &LevelDoc| Setting {
        code: doc.code.value,
        level: doc.level.value,
        reason: doc.reason.value.clone(),
    };
    levels().filter(|level| !level.code.value.is_fixed()).map(setting).collect()
}

fn fixed(level: &LevelDoc) -> Diagnostic {
    let code = level.code.value;
    let name = code.name();
    let message = say! { en: "`{name}` is always an error", nl: "`{name}` is altijd een fout" };
    let diagnostic = Diagnostic::new(Code::FixedLevel, level.level.span, message).related(
        level.code.span,
        say! { en: "nothing less can be made of this", nl: "hiervan kan niet minder worden gemaakt" },
    );
    if Personal::ALL.iter().any(|personal| personal.code() == code) {
        return diagnostic.help(say! {
            en: "allow what may be published one by one, with `[[privacy.allow]]`",
            nl: "sta wat er mag staan een voor een toe, met `[[privacy.allow]]`",
        });
    }
    diagnostic.help(say! {
        en: "mend the mistakes, and take this `[[check.level]]` out",
        nl: "los de fouten op, en haal deze `[[check.level]]` weg",
    })
}

fn threshold(doc: &SiteDoc) -> u32 {
    let privacy = doc.privacy.as_ref();
    privacy.and_then(|privacy| privacy.threshold.as_ref()).map_or(THRESHOLD, |threshold| threshold.value)
}

/// The domains. Factors without one are in no site, as the error told of them stops the build; until then they need a
/// domain to be in, also where the site has none.
fn domains(doc: &SiteDoc, ordered: &Ordered) -> Vec<Domain> {
    let domain = |domain: &DomainDoc| Domain {
        id: domain.id.value.to_string(),
        name: domain.name.value.clone(),
        description: text(domain.description.as_ref()),
        icon: text(domain.icon.as_ref()),
    };
    let has_factors = || ordered.reports.iter().any(|report| !report.files.factors.is_empty());
    if doc.domain.is_empty() && has_factors() {
        return vec![Domain { id: String::new(), name: String::new(), description: None, icon: None }];
    }
    doc.domain.iter().map(domain).collect()
}

fn audiences(resolver: &mut Resolver<'_>, doc: &SiteDoc) -> Vec<Audience> {
    let mut audiences: Vec<Audience> = Vec::with_capacity(doc.audience.len());
    for audience in &doc.audience {
        let slug = slug::slugify(&audience.name.value);
        let taken = audiences.iter().position(|known| known.slug == slug);
        if let Some(first) = taken {
            let message = say! {
                en: "the audience `{id}` has the name of another",
                nl: "de doelgroep `{id}` heeft dezelfde naam als een andere",
                id = audience.id.value,
            };
            resolver.tell(
                Diagnostic::new(Code::AddressCollision, audience.name.span, message)
                    .label(say! {
                        en: "its page would have the same address",
                        nl: "de pagina zou hetzelfde adres krijgen",
                    })
                    .related(doc.audience[first].name.span, say! { en: "this name is taken", nl: "deze naam is al in gebruik" })
                    .help(say! { en: "give one of them another name", nl: "geef een van de twee een andere naam" }),
            );
        }
        resolver.origins.insert(Place::Audience(crate::model::AudienceId(audiences.len())), audience.span);
        audiences.push(Audience {
            id: audience.id.value.to_string(),
            name: audience.name.value.clone(),
            slug,
            persona: text(audience.persona.as_ref()),
            description: text(audience.description.as_ref()),
            icon: text(audience.icon.as_ref()),
        });
    }
    audiences
}

fn glossary(resolver: &mut Resolver<'_>, file: &Parsed<GlossaryDoc>) -> Vec<Term> {
    resolver.origins.insert(Place::Glossary, Span::start_of(file.file));
    let from = From { path: &file.path, report: None };
    let term = |term: &crate::parse::document::TermDoc| Term {
        name: term.name.value.clone(),
        slug: slug::slugify(&term.name.value),
        full: text(term.full.as_ref()),
        text: resolver.prose(&term.text.value, from),
        aliases: term.aliases.iter().map(|alias| alias.value.clone()).collect(),
    };
    file.doc.term.iter().map(term).collect()
}

impl Resolver<'_> {
    /// An address outside the site; nothing after telling that it is none.
    pub(super) fn outward(&mut self, url: Option<&Spanned<String>>) -> Option<String> {
        let url = url?;
        match scheme(&url.value) {
            Some(("http" | "https" | "mailto" | "tel", _)) => Some(url.value.clone()),
            _ => {
                let message = say! {
                    en: "`{url}` is not an address outside the site",
                    nl: "`{url}` is geen adres buiten de site",
                    url = url.value,
                };
                self.tell(
                    Diagnostic::new(Code::BadLinkScheme, url.span, message)
                        .label(say! { en: "expected https://…, mailto:… or tel:…", nl: "hier hoort https://…, mailto:… of tel:…" }),
                );
                None
            }
        }
    }

    /// The address of the site itself, ending in `/`.
    fn base_url(&mut self, url: Option<&Spanned<String>>) -> Option<String> {
        let url = url?;
        let web = matches!(scheme(&url.value), Some(("http" | "https", rest)) if rest.starts_with("//"));
        if !web || url.value.contains(['?', '#', ' ']) {
            self.tell(
                Diagnostic::new(
                    Code::InvalidValue,
                    url.span,
                    say! {
                        en: "`{url}` is not the address of a site",
                        nl: "`{url}` is geen adres van een site",
                        url = url.value,
                    },
                )
                .label(say! { en: "expected https://… without ? or #", nl: "hier hoort https://… zonder ? en #" })
                .help(say! {
                    en: "write where the site will stand: base_url = \"https://www.example.org/reports/\"",
                    nl: "schrijf waar de site komt te staan: base_url = \"https://www.voorbeeld.nl/rapporten/\"",
                }),
            );
            return None;
        }
        let slash = if url.value.ends_with('/') { "" } else { "/" };
        Some(format!("{}{slash}", url.value))
    }
}
