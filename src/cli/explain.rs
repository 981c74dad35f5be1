//! `rodedraad explain`: what a mistake means, why it matters, what it looks like and how to mend it.

use clap::Args;

use super::Exit;
use super::say::{err, out};
use crate::diag::explanation::{Example, Explanation, chapters};
use crate::diag::{Code, Language, nearest, say};

/// Lines are broken before this column.
const WIDTH: usize = 80;

#[derive(Args)]
pub(super) struct Explain {
    /// The code between the brackets, such as unknown-source
    code: Option<String>,
}

impl Explain {
    /// Explains one code, or lists them all.
    pub(super) fn run(self, language: Language) -> Exit {
        let Some(name) = self.code else { return out(&list(language)) };
        // What is copied from a report may still have its surroundings: error[unknown-source].
        let name = name.rsplit_once('[').map_or(name.as_str(), |(_, rest)| rest).trim_end_matches([']', ':']);
        if let Some(&code) = Code::ALL.iter().find(|code| code.name() == name) {
            return out(&one(code, language));
        }
        err(&unknown(name, language));
        Exit::Failed
    }
}

fn unknown(name: &str, language: Language) -> String {
    let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
    let hint = near.map_or_else(
        || say! { en: "`rodedraad explain` lists all codes", nl: "`rodedraad explain` noemt alle codes" },
        |near| say! { en: "did you mean `{near}`?", nl: "bedoel je `{near}`?" },
    );
    let told = say! {
        en: "error: there is no code `{name}`\n\n  help: {hint}\n",
        nl: "fout: de code `{name}` bestaat niet\n\n  tip: {hint}\n",
        hint = hint,
    };
    told.get(language).to_owned()
}

/// One explanation, with a heading over each of its parts.
fn one(code: Code, language: Language) -> String {
    let Explanation { what, why, example, mend, examples, .. } = code.explanation(language);
    let [why_it_matters, example_heading, given, wrong, right, how_to_mend] = match language {
        Language::English => ["Why it matters", "Example", "Given", "Wrong", "Right", "How to mend it"],
        Language::Dutch => {
            ["Waarom het ertoe doet", "Voorbeeld", "Gegeven", "Fout", "Goed", "Zo los je het op"]
        }
    };
    let mut text = format!("{}[{}]\n\n{}", code.severity().word(language), code.name(), wrapped(what, ""));
    let mut part = |heading: &str, body: &str| {
        if !body.is_empty() {
            text.push_str(&["\n", heading, "\n", body].concat());
        }
    };
    part(why_it_matters, &wrapped(why, "  "));
    part(example_heading, &example.map(|example| wrapped(example, "  ")).unwrap_or_default());
    part(given, &files(&examples.given));
    part(wrong, &files(&examples.wrong));
    part(right, &files(&examples.right));
    part(how_to_mend, &wrapped(mend, "  "));
    text
}

/// Files with their paths, an empty line between them.
fn files(examples: &[Example]) -> String {
    let file = |example: &Example| {
        let lines = example.text.lines();
        let lines: String = lines
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
            .collect();
        format!("  {}\n{lines}", example.path)
    };
    examples.iter().map(file).collect::<Vec<_>>().join("\n")
}

/// All codes by group: how bad, and what is wrong.
fn list(language: Language) -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line = |Explanation { code, what, .. }: &Explanation| {
        let severity = Code::ALL.iter().find(|known| known.name() == *code).map(|code| code.severity());
        let level = severity.map_or("", |severity| severity.word(language));
        format!("  {code:widest$}  {level:12}  {what}\n")
    };
    let chapter = |title: &str, lines: String| format!("{title}\n{lines}");
    let chapters = chapters(language);
    let chapters = chapters.iter().map(|one| chapter(one.title, one.explanations.iter().map(line).collect()));
    chapters.collect::<Vec<_>>().join("\n")
}

/// A paragraph in lines, each with something before it.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            lines.push('\n');
            column = 0;
        }
        if column == 0 {
            lines.push_str(indent);
            column = indent.len();
        } else {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
    }
    lines + "\n"
}
