//! `rodedraad explain`: what a mistake means, from the documentation of its code.

use clap::Args;

use super::{Exit, say};
use crate::diag::{Code, Language, nearest};

#[derive(Args)]
pub(super) struct Explain {
    /// The code between the brackets, such as unknown-source
    code: Option<String>,
}

impl Explain {
    /// Explains one code, or lists them all.
    pub(super) fn run(self, _: Language) -> Exit {
        let Some(name) = self.code else { return say::out(&list()) };
        // What is copied from a report may still have its surroundings: error[unknown-source].
        let name = name.rsplit_once('[').map_or(name.as_str(), |(_, rest)| rest).trim_end_matches([']', ':']);
        if let Some(&code) = Code::ALL.iter().find(|code| code.name() == name) {
            return say::out(&one(code));
        }
        say::err(&unknown(name));
        Exit::Failed
    }
}

fn unknown(name: &str) -> String {
    let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
    let hint = near.map_or_else(
        || "`rodedraad explain` lists all codes".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    format!("error: there is no code `{name}`\n\n  help: {hint}\n")
}

fn one(code: Code) -> String {
    format!("{}[{}]\n\n{}\n", code.severity().name(), code.name(), plain(code.explanation()))
}

/// All codes with the first sentence of their explanation.
fn list() -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line = |&code: &Code| {
        let explanation = plain(code.explanation());
        let first = explanation.split("\n\n").next().unwrap_or_default().replace('\n', " ");
        format!("{:widest$}  {:7}  {first}\n", code.name(), code.severity().name())
    };
    Code::ALL.iter().map(line).collect::<Vec<_>>().concat()
}

/// Documentation without the space that every line of a doc comment starts with.
fn plain(explanation: &str) -> String {
    let lines: Vec<&str> =
        explanation.trim_end().lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n")
}
