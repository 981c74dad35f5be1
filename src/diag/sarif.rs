//! Diagnostics for programs that gather them from many tools: SARIF 2.1.0 (OASIS, 2020), one run.

use std::fmt::Write as _;

use serde::Serialize;

use super::json::{Range, range};
use super::report::Sources;
use super::{Code, Diagnostic, Label, Language, Severity};

#[derive(Serialize)]
struct Log<'run> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'run>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'run> {
    tool: Tool,
    /// What columns count.
    column_kind: &'static str,
    results: Vec<Outcome<'run>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

/// A code that occurs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message<'static>,
    full_description: Message<'static>,
    help: Message<'static>,
}

#[derive(Serialize)]
struct Message<'run> {
    text: &'run str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'run> {
    rule_id: &'static str,
    level: &'static str,
    message: Owned,
    locations: Vec<Location<'run>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'run>>,
}

#[derive(Serialize)]
struct Owned {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'run> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'run>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// All diagnostics as one SARIF log.
pub(super) fn sarif(diagnostics: &[&Diagnostic], sources: &mut Sources<'_>, language: Language) -> String {
    let mut codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let driver = Driver {
        name: "rodedraad",
        version: env!("CARGO_PKG_VERSION"),
        rules: codes.into_iter().map(|code| rule(code, language)).collect(),
    };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            results: diagnostics.iter().map(|diagnostic| outcome(diagnostic, sources, language)).collect(),
        }],
    };
    serde_json::to_string_pretty(&log).expect("text and numbers can be written as JSON") + "\n"
}

fn rule(code: Code, language: Language) -> Rule {
    let explanation = code.explanation(language);
    Rule {
        id: code.name(),
        short_description: Message { text: explanation.what },
        full_description: Message { text: explanation.why },
        help: Message { text: explanation.mend },
    }
}

fn outcome<'run>(
    diagnostic: &'run Diagnostic,
    sources: &mut Sources<'_>,
    language: Language,
) -> Outcome<'run> {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let help = diagnostic.help.iter().map(|help| help.get(language));
    let lines: Vec<&str> = std::iter::once(diagnostic.message.get(language)).chain(help).collect();
    Outcome {
        rule_id: diagnostic.code.name(),
        level,
        message: Owned { text: lines.join("\n") },
        locations: location(&diagnostic.label, sources, language).into_iter().collect(),
        related_locations: diagnostic
            .related
            .iter()
            .filter_map(|label| location(label, sources, language))
            .collect(),
    }
}

/// Where a label is; nothing when its file is gone.
fn location<'run>(
    label: &'run Label,
    sources: &mut Sources<'_>,
    language: Language,
) -> Option<Location<'run>> {
    let Range { file, line, column, end_line, end_column } = range(label.span, sources);
    let text = label.text.get(language);
    Some(Location {
        physical_location: Physical {
            artifact_location: Artifact { uri: uri(&file?) },
            region: line.map(|start_line| Region { start_line, start_column: column, end_line, end_column }),
        },
        message: (!text.is_empty()).then_some(Message { text }),
    })
}

/// A path as a relative reference (RFC 3986): what is no unreserved character or slash is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => write!(uri, "%{byte:02X}").expect("writing to memory does not fail"),
        }
    }
    uri
}
