//! What a privacy officer reads: all that was found, what of it is allowed and why. Values are masked, so that the list
//! itself can be shared.

use std::fmt::Write;

use crate::model::{Allowance, Language, Personal};
use crate::source::{SourceTree, Span, line_and_column};

/// Something that may tell who somebody is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What sort of thing.
    pub what: Personal,
    /// Where; the start of a file that is no text.
    pub span: Span,
    /// Where in a file that is no text, in words: "sheet `Blad1`, cell B3".
    pub place: Option<crate::diag::Words>,
    /// What was found, as written. Only for comparing; what is shown is [`Finding::masked`].
    pub value: String,
    /// Other places that give somebody away together with this one.
    pub parts: Vec<Span>,
    /// Place in [`Audit::allowances`] of what allows it.
    pub allowed: Option<usize>,
}

impl Finding {
    /// The value with all but its first letter hidden.
    pub fn masked(&self) -> String {
        let mut letters = self.value.trim().chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        let hide = |letter: char| if letter.is_alphanumeric() { '•' } else { letter };
        first + &letters.map(hide).collect::<String>().replace('\n', " ")
    }
}

/// What a search for personal data found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Audit {
    /// By file, then by place.
    pub findings: Vec<Finding>,
    /// What the author allows, in the author's order, and whether anything was found for it.
    pub allowances: Vec<(Allowance, bool)>,
    /// How many files were searched.
    pub searched: usize,
    /// The language of the site.
    pub language: Language,
}

/// The words of the list in one language.
struct Words {
    title: &'static str,
    lead: &'static str,
    open: &'static str,
    allowed: &'static str,
    unused: &'static str,
    none: &'static str,
    head: [&'static str; 4],
    limits: &'static str,
}

const DUTCH: Words = Words {
    title: "Persoonsgegevens: overzicht voor de privacyfunctionaris",
    lead: "Dit overzicht is gemaakt door `rodedraad check --audit`. Aantal doorzochte bestanden:",
    open: "Gevonden en niet toegestaan",
    allowed: "Gevonden en toegestaan, met reden",
    unused: "Toegestaan, maar niet gevonden",
    none: "Geen.",
    head: ["Plaats", "Soort", "Gevonden (verborgen)", "Reden"],
    limits: "Doorzocht zijn alle bestanden in `content/`: teksten, opmerkingen, tabellen met verborgen rijen en bladen, en de \
             eigenschappen van foto's en documenten. Niet doorzocht is wat op een foto of een gescande bladzijde te zien is; \
             bestanden met tekst die niet te lezen was, staan hierboven als `unread-text`. Ook wie niets vindt, moet \
             blijven opletten: een programma ziet niet alles.",
};

const ENGLISH: Words = Words {
    title: "Personal data: a list for the privacy officer",
    lead: "Made by `rodedraad check --audit`. Files searched:",
    open: "Found, and not allowed",
    allowed: "Found, and allowed for a reason",
    unused: "Allowed, but not found",
    none: "None.",
    head: ["Place", "Sort", "Found (masked)", "Reason"],
    limits: "All files in `content/` were searched: texts, comments, tables with hidden rows and sheets, and the properties of \
             pictures and documents. What a photograph or a scanned page shows was not; files with text that could not be \
             read are listed above as `unread-text`. A program does not see everything: go on paying attention.",
};

impl Audit {
    /// The list in Markdown, in the language of the site.
    pub fn markdown(&self, tree: &SourceTree) -> String {
        let words = match self.language {
            Language::Dutch => &DUTCH,
            Language::English => &ENGLISH,
        };
        let row = |finding: &Finding| {
            let reason = finding.allowed.map_or("", |allowed| &*self.allowances[allowed].0.reason);
            [
                place(finding, tree, self.language),
                finding.what.code().name().to_owned(),
                finding.masked(),
                reason.to_owned(),
            ]
        };
        let (allowed, open): (Vec<&Finding>, Vec<&Finding>) =
            self.findings.iter().partition(|finding| finding.allowed.is_some());
        let unused = self.allowances.iter().filter(|(_, used)| !used).map(|(allowance, _)| {
            let code = allowance.what.code().name().to_owned();
            [allowance.file.clone(), code, String::new(), allowance.reason.clone()]
        });
        let mut text = format!("# {}\n\n{} {}.\n", words.title, words.lead, self.searched);
        table(&mut text, words, words.open, open.into_iter().map(row));
        table(&mut text, words, words.allowed, allowed.into_iter().map(row));
        table(&mut text, words, words.unused, unused);
        text + "\n" + words.limits + "\n"
    }
}

fn table(text: &mut String, words: &Words, title: &str, rows: impl Iterator<Item = [String; 4]>) {
    let mut rows = rows.peekable();
    let _ = write!(text, "\n## {title}\n\n");
    if rows.peek().is_none() {
        text.push_str(words.none);
        text.push('\n');
        return;
    }
    let _ = writeln!(text, "| {} |\n| --- | --- | --- | --- |", words.head.join(" | "));
    for row in rows {
        let cells = row.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
}

/// `file:line:column`, or the file and the place in words.
fn place(finding: &Finding, tree: &SourceTree, language: Language) -> String {
    let Some(file) = tree.get(finding.span.file) else { return String::new() };
    match (&finding.place, file.text()) {
        (Some(place), _) => format!("{}: {}", file.path, place.get(language)),
        (None, Some(text)) => {
            let (line, column) = line_and_column(text, finding.span.range().start);
            format!("{}:{line}:{column}", file.path)
        }
        (None, None) => file.path.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Finding;
    use crate::model::Personal;
    use crate::source::{Content, SourceFile, SourceTree, Span};

    #[test]
    fn values_are_masked() {
        let mut tree = SourceTree::default();
        let file =
            tree.insert(SourceFile { path: "a.md".into(), content: Content::Unreadable, hash: [0; 32] });
        let rows =
            [("jan@school.nl", "j••@••••••.••"), ("06-12345678", "0•-••••••••"), ("", ""), ("é b", "é •")];
        for (value, expected) in rows {
            let finding = Finding {
                what: Personal::EmailAddress,
                span: Span::start_of(file),
                place: None,
                value: value.to_owned(),
                parts: Vec::new(),
                allowed: None,
            };
            assert_eq!(finding.masked(), expected);
        }
    }
}
