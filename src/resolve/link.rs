//! What a link leads to.

use super::Resolver;
use super::called::or_by_name;
use super::names::ReportNames;
use super::sort::Sort;
use crate::diag::{Code, Diagnostic, Words, did_you_mean, say};
use crate::model::{Markdown, Place, Quote, Slot, Target};
use crate::source::Span;

/// Where a text stands.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    /// Path of its file.
    pub(super) path: &'a str,
    /// Place of its report; nothing for the site's own pages.
    pub(super) report: Option<usize>,
}

/// Schemes that lead out of the site.
const OUTWARD: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Schemes that lead to something in the site.
const INWARD: [&str; 8] =
    ["thread", "case", "factor", "recommendation", "audience", "term", "figure", "number"];

impl Resolver<'_> {
    /// What a link leads to; [`Target::Nothing`] after telling what is wrong.
    pub(super) fn link(&mut self, slot: Slot<'_>, text: &Markdown, from: From<'_>) -> Target {
        let found = match scheme(slot.address) {
            Some(("number", rest)) => self.number(slot, rest, from),
            Some((scheme, rest)) if INWARD.contains(&scheme) => self.inward(scheme, rest, slot.span, from),
            Some((scheme, _)) if OUTWARD.contains(&scheme) => Ok(Target::Address(slot.address.into())),
            Some((scheme, _)) => Err(bad_scheme(scheme, slot.span)),
            None if slot.address.starts_with('#') => {
                anchor(&slot.address[1..], text, slot.span).map(|()| Target::Address(slot.address.into()))
            }
            None => self.relative(slot.address, slot.span, from),
        };
        found.unwrap_or_else(|diagnostic| {
            self.tell(diagnostic);
            Target::Nothing
        })
    }

    /// A link by scheme: `thread:1`, `term:AVG`, `case:ander-rapport/2`.
    pub(super) fn inward(
        &self,
        scheme: &str,
        rest: &str,
        span: Span,
        from: From<'_>,
    ) -> Result<Target, Diagnostic> {
        let decoded = decode(rest);
        let name = decoded.as_str();
        match scheme {
            "audience" => {
                let known = &self.names.audiences;
                let found = known.get(name).map(|&id| Place::Audience(id));
                let found = found.ok_or_else(|| self.unknown_audience(name, span))?;
                Ok(Target::Place(found, None))
            }
            "term" => {
                let known = &self.names.terms;
                let found = known.get(name).copied();
                found.map(Target::Term).ok_or_else(|| {
                    unknown(Sort::Term, name, span, known.keys())
                        .help(say! {
                            en: "add it to content/glossary.toml, or mend the name here",
                            nl: "zet het begrip in content/glossary.toml, of verbeter hier de naam",
                        })
                        .suggest(name, known.keys().map(String::as_str))
                })
            }
            _ => self.in_report(scheme, name, span, from),
        }
    }

    /// Says that there is no audience of that id.
    pub(super) fn unknown_audience(&self, id: &str, span: Span) -> Diagnostic {
        let diagnostic = unknown(Sort::Audience, id, span, self.names.audiences.keys());
        or_by_name(diagnostic, id, Sort::Audience, &self.names.called)
    }

    /// A name of the text's own report, or of another one with that report's folder before it.
    fn in_report(&self, scheme: &str, name: &str, span: Span, from: From<'_>) -> Result<Target, Diagnostic> {
        let reports = &self.names.reports;
        let own = from.report.and_then(|index| find(scheme, name, index, &reports[index]));
        let other = || {
            let (folder, name) = name.split_once('/')?;
            let index = reports.iter().position(|report| report.folder == folder)?;
            find(scheme, name, index, &reports[index])
        };
        if let Some(target) = own.or_else(other) {
            return Ok(target);
        }
        let sort = match scheme {
            "thread" => Sort::Thread,
            "case" => Sort::Case,
            "factor" => Sort::Factor,
            "recommendation" => Sort::Recommendation,
            _ => Sort::Figure,
        };
        let known = from.report.map(|index| names(scheme, &reports[index])).unwrap_or_default();
        let diagnostic = unknown(sort, name, span, known.iter());
        Err(match from.report {
            Some(_) => diagnostic,
            None => diagnostic.help(say! {
                en: "on a page of the site, name the report too: {scheme}:<report>/{name}",
                nl: "noem op een pagina van de site ook het rapport: {scheme}:<rapport>/{name}",
            }),
        })
    }

    /// A number quoted in the text: it must agree with the key figure.
    fn number(&mut self, slot: Slot<'_>, name: &str, from: From<'_>) -> Result<Target, Diagnostic> {
        let names = self.names;
        let known = from.report.map(|index| &names.reports[index].numbers);
        let own = || Some((from.report?, known?.get(&decode(name))?));
        let found = own().or_else(|| {
            let (folder, name) = name.split_once('/')?;
            let report = names.reports.iter().position(|report| report.folder == folder)?;
            Some((report, names.reports[report].numbers.get(name)?))
        });
        let Some((report, &(figure, value))) = found else {
            let names: Vec<&String> = known.into_iter().flat_map(|numbers| numbers.keys()).collect();
            let diagnostic = unknown(Sort::KeyFigure, name, slot.span, names.into_iter());
            return Err(if diagnostic.help.is_some() {
                diagnostic
            } else {
                diagnostic.help(say! {
                    en: "key figures are the [[key_figure]] tables in report.toml",
                    nl: "kerncijfers staan als [[key_figure]] in report.toml",
                })
            });
        };
        self.quotes.push(Quote { report, figure, span: slot.span });
        let written = read_number(slot.text);
        if written.is_some_and(|written| (written - value).abs() < 1e-9) {
            return Ok(Target::Nothing);
        }
        Err(Diagnostic::new(
            Code::NumberDiffers,
            slot.span,
            say! {
                en: "the text says `{text}`, but the key figure `{name}` is {value}",
                nl: "in de tekst staat `{text}`, maar het kerncijfer `{name}` is {value}",
                text = slot.text,
                name = name,
                value = value,
            },
        )
        .label(say! { en: "the two differ", nl: "de twee verschillen" })
        .help(say! {
            en: "mend the text, or the value of the [[key_figure]] in report.toml",
            nl: "verbeter de tekst, of de waarde van de [[key_figure]] in report.toml",
        }))
    }

    /// A link to another file.
    fn relative(&self, address: &str, span: Span, from: From<'_>) -> Result<Target, Diagnostic> {
        let (path, fragment) = match address.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (address, None),
        };
        let Some(path) = join(from.path, &decode(path)) else {
            return Err(Diagnostic::new(
                Code::DanglingLink,
                span,
                say! {
                    en: "this link leads out of the site's content",
                    nl: "deze link gaat naar iets buiten content/",
                },
            )
            .label(say! { en: "expected a path inside content/", nl: "hier hoort een pad binnen content/" })
            .help(say! {
                en: "write the path from this file's folder, such as `../pages/method.md`",
                nl: "schrijf het pad vanaf de map van dit bestand, zoals `../pages/werkwijze.md`",
            }));
        };
        let Some(destination) = self.names.files.get(path.as_str()) else {
            let near = self.names.files.keys().map(|path| &**path);
            let diagnostic =
                Diagnostic::new(Code::DanglingLink, span, say! {
                    en: "there is no page or file `{path}`",
                    nl: "er is geen pagina of bestand `{path}`",
                })
                    .label(nothing_there())
                    .help(say! {
                        en: "write the path of a .md or .toml file from this file's folder, or a file in media/",
                        nl: "schrijf het pad van een .md- of .toml-bestand vanaf de map van dit bestand, of een bestand in media/",
                    });
            if let Some(whole) = outside(address) {
                return Err(diagnostic.help(say! {
                    en: "a link to another site begins in full: `{whole}`",
                    nl: "een link naar een andere site begint voluit: `{whole}`",
                }));
            }
            return Err(match crate::diag::nearest(&path, near) {
                Some(near) => diagnostic.help(did_you_mean(&relative_to(from.path, near))),
                None => diagnostic,
            });
        };
        if let (Some(fragment), Some(text)) = (fragment, &destination.text) {
            anchor(fragment, text, span)?;
        }
        Ok(Target::Place(destination.place.clone(), fragment.map(Box::from)))
    }
}

/// The whole of an address outside the site of which the beginning is missing.
fn outside(address: &str) -> Option<String> {
    if address.to_lowercase().starts_with("www.") {
        Some(format!("https://{address}"))
    } else {
        (address.contains('@') && !address.contains('/')).then(|| format!("mailto:{address}"))
    }
}

fn bad_scheme(scheme: &str, span: Span) -> Diagnostic {
    let message =
        say! { en: "a link cannot start with `{scheme}:`", nl: "een link kan niet met `{scheme}:` beginnen" };
    Diagnostic::new(Code::BadLinkScheme, span, message)
        .label(say! {
            en: "expected https:, mailto:, tel:, a relative path or a name such as thread:1",
            nl: "hier hoort https:, mailto:, tel:, een pad of een naam zoals thread:1",
        })
        .suggest(scheme, INWARD.into_iter().chain(OUTWARD))
}

/// Said of a place that something leads to.
pub(super) fn nothing_there() -> Words {
    say! { en: "nothing stands there", nl: "daar staat niets" }
}

/// An anchor must be a heading of the text.
fn anchor(fragment: &str, text: &Markdown, span: Span) -> Result<(), Diagnostic> {
    let wanted = decode(fragment);
    let ids = text.headings().map(|heading| heading.id);
    if fragment.is_empty() || ids.clone().any(|id| id == wanted) {
        return Ok(());
    }
    let label = match ids.len() {
        0 => say! { en: "there are no headings", nl: "daar zijn geen koppen" },
        1..=8 => {
            let known: Vec<String> = ids.clone().map(|id| format!("#{id}")).collect();
            one_of(&known.iter().map(String::as_str).collect::<Vec<_>>())
        }
        many => say! { en: "none of its {many} headings has it", nl: "geen van de {many} koppen heeft dat" },
    };
    let message = say! {
        en: "there is no heading with the anchor `#{wanted}`",
        nl: "er is geen kop met het anker `#{wanted}`",
    };
    Err(Diagnostic::new(Code::DanglingLink, span, message).label(label).suggest(&wanted, ids))
}

/// A name in a report.
fn find(scheme: &str, name: &str, index: usize, report: &ReportNames) -> Option<Target> {
    let number = || name.parse::<u32>().ok();
    let place = match scheme {
        "thread" => Place::Thread(index, *report.threads.get(&number()?)?),
        "case" => Place::Case(index, *report.cases.get(&number()?)?),
        "factor" => Place::Factor(index, *report.factors.get(name)?),
        "recommendation" => Place::Recommendation(index, *report.recommendations.get(name)?),
        "figure" => return Some(Target::Figure(index, *report.figures.get(name)?)),
        _ => return None,
    };
    Some(Target::Place(place, None))
}

/// All names of a sort in a report.
fn names(scheme: &str, report: &ReportNames) -> Vec<String> {
    match scheme {
        "thread" => report.threads.keys().map(ToString::to_string).collect(),
        "case" => report.cases.keys().map(ToString::to_string).collect(),
        "factor" => report.factors.keys().cloned().collect(),
        "recommendation" => report.recommendations.keys().cloned().collect(),
        _ => report.figures.keys().cloned().collect(),
    }
}

/// That one of these was expected.
pub(super) fn one_of(known: &[&str]) -> Words {
    let known = known.join(", ");
    say! { en: "expected one of {known}", nl: "kies uit {known}" }
}

/// Says that a name is not known, which ones are when they are few, and which one may have been meant.
pub(super) fn unknown<'name>(
    sort: Sort,
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'name String> + Clone,
) -> Diagnostic {
    const FEW: usize = 12;
    let all: Vec<&str> = known.map(String::as_str).collect();
    let what = sort.one();
    let message = say! {
        en: "there is no {what} `{name}`",
        nl: "er is geen {what} `{name}`",
        what = what,
        name = name,
    };
    let label = match all.len() {
        0 => say! {
            en: "no {many} are known here",
            nl: "hier zijn geen {many} bekend",
            many = sort.many(),
        },
        1..=FEW => one_of(&all),
        count => say! { en: "not one of the {count} known", nl: "geen van de {count} die er zijn" },
    };
    let mut diagnostic = Diagnostic::new(sort.unknown(), span, message).label(label);
    if sort == Sort::Recommendation {
        diagnostic = diagnostic.help(say! {
            en: "a code is the thread, the id of the audience and the place in the list: `1-municipalities-2`",
            nl: "een code is de rode draad, het id van de doelgroep en de plaats in de lijst: `1-gemeenten-2`",
        });
    }
    diagnostic.suggest(name, all)
}

/// The scheme of an address in lower-case letters, and what follows it (RFC 3986, 3.1).
pub(super) fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let starts = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.');
    (starts && scheme.chars().all(fits)).then_some((scheme, rest))
}

/// A number as an author writes it in a text: `95.300`, `9,2`, `21`. In Dutch and English alike the last mark before
/// fewer or more than three digits is the decimal one.
fn read_number(text: &str) -> Option<f64> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let digits = digits.replace('−', "-");
    let last = digits.rfind([',', '.']);
    let normal = match last {
        None => digits,
        Some(at) => {
            let (whole, fraction) = digits.split_at(at);
            let fraction = &fraction[1..];
            let marks_alike = whole.chars().filter(|letter| matches!(letter, ',' | '.')).count();
            let thousands = fraction.len() == 3 && !whole.is_empty() && whole.trim_start_matches('-') != "0";
            let whole: String = whole.chars().filter(|letter| !matches!(letter, ',' | '.')).collect();
            if thousands || (marks_alike > 0 && fraction.len() == 3) {
                format!("{whole}{fraction}")
            } else {
                format!("{whole}.{fraction}")
            }
        }
    };
    normal.parse().ok()
}

/// A path from the folder of a file, as a path from the site's root; nothing when it climbs out of `content/`.
pub(super) fn join(from: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.len() > 1 => {
                parts.pop();
            }
            ".." => return None,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path from the site's root as an author writes it in a file.
fn relative_to(from: &str, path: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let parts: Vec<&str> = path.split('/').collect();
    let shared = folders.iter().zip(&parts).take_while(|(left, right)| left == right).count();
    let up = "../".repeat(folders.len() - shared);
    format!("{up}{}", parts[shared..].join("/"))
}

/// Percent-encoded bytes as themselves; what is not UTF-8 then stays as it was written.
pub(super) fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
        match (first, hex(tail.first()), hex(tail.get(1))) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).expect("two hex digits are a byte"));
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_authors_write_them() {
        let rows = [
            ("21", Some(21.0)),
            ("95.300", Some(95_300.0)),
            ("95,300", Some(95_300.0)),
            ("9,2", Some(9.2)),
            ("9.2", Some(9.2)),
            ("1.234.567", Some(1_234_567.0)),
            ("1.234,5", Some(1234.5)),
            ("0,125", Some(0.125)),
            ("veel", None),
        ];
        for (text, expected) in rows {
            assert_eq!(read_number(text), expected, "{text}");
        }
    }

    #[test]
    fn paths_stay_inside() {
        let from = "content/rapport/threads/1-a.md";
        assert_eq!(join(from, "../pages/b.md").as_deref(), Some("content/rapport/pages/b.md"));
        assert_eq!(join(from, "2-c.md").as_deref(), Some("content/rapport/threads/2-c.md"));
        assert_eq!(join(from, "../../../../etc/passwd"), None);
        assert_eq!(join(from, "/etc/passwd"), None);
        assert_eq!(relative_to(from, "content/rapport/pages/b.md"), "../pages/b.md");
    }

    #[test]
    fn percent_signs_decode_or_stay() {
        let rows = [("verklarende%20analyse", "verklarende analyse"), ("100%", "100%"), ("%ff", "%ff")];
        for (text, expected) in rows {
            assert_eq!(decode(text), expected);
        }
    }
}
