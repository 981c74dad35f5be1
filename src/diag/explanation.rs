//! What mistakes mean, for `rodedraad explain` and the manual.
//!
//! In: the files in `explanations/`. `en.md` and `nl.md` hold the words: a chapter for a group of codes, and of each code
//! what is wrong, why it matters and how to mend it, a paragraph each. `examples.md` holds what is wrong and the same made
//! right, as files of a site that a test builds; a mistake that cannot be shown in a text has an example in words, before
//! the remedy. Out: [`Chapter`]s.

use std::collections::BTreeMap;

use super::{Code, Language};

const ENGLISH: &str = include_str!("explanations/en.md");
const DUTCH: &str = include_str!("explanations/nl.md");
const EXAMPLES: &str = include_str!("explanations/examples.md");

/// A group of mistakes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chapter {
    /// What they have in common.
    pub title: &'static str,
    /// The mistakes, in order of their codes.
    pub explanations: Vec<Explanation>,
}

/// What one mistake means. The texts are Markdown without links: words, and code between backticks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// The name of its [`Code`].
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// An example in words, where files cannot show it.
    pub example: Option<&'static str>,
    /// How to mend it.
    pub mend: &'static str,
    /// Examples in files; empty where there is one in words.
    pub examples: Examples,
}

/// A mistake in files of a site, and the same made right.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Examples {
    /// What is there in both.
    pub given: Vec<Example>,
    /// With the mistake.
    pub wrong: Vec<Example>,
    /// Without it.
    pub right: Vec<Example>,
}

/// A file in an example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// The language of the text, as fences name it: `toml`.
    pub language: &'static str,
    /// The path from the site's folder.
    pub path: &'static str,
    /// Whether the text is only the part of the file that matters.
    pub is_part: bool,
    /// The text, without the last line end.
    pub text: &'static str,
}

impl Code {
    /// What the mistake means, in a language.
    pub fn explanation(self, language: Language) -> Explanation {
        let mut all = chapters(language).into_iter().flat_map(|chapter| chapter.explanations);
        all.find(|explanation| explanation.code == self.name())
            .expect("a test asks that every code is explained in every language")
    }
}

/// All explanations in a language.
pub fn chapters(language: Language) -> Vec<Chapter> {
    let text = match language {
        Language::English => ENGLISH,
        Language::Dutch => DUTCH,
    };
    let mut examples = examples();
    let chapters = sections(text, "# ").map(|(title, body)| {
        let explanations = sections(body, "## ");
        let explanation = |(code, body)| of_paragraphs(code, body, examples.remove(code).unwrap_or_default());
        Chapter { title, explanations: explanations.map(explanation).collect() }
    });
    chapters.collect()
}

fn of_paragraphs(code: &'static str, body: &'static str, examples: Examples) -> Explanation {
    let mut paragraphs = body.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let mut next = || paragraphs.next().unwrap_or_default();
    let (what, why, third) = (next(), next(), next());
    let (example, mend) = match paragraphs.next() {
        Some(fourth) => (Some(third), fourth),
        None => (None, third),
    };
    Explanation { code, what, why, example, mend, examples }
}

/// The examples in files, by the name of their code.
fn examples() -> BTreeMap<&'static str, Examples> {
    let of_code = |(code, body)| {
        let mut examples = Examples::default();
        for (part, body) in sections(body, "### ") {
            let files = fences(body);
            match part {
                "given" => examples.given = files,
                "wrong" => examples.wrong = files,
                _ => examples.right = files,
            }
        }
        (code, examples)
    };
    sections(EXAMPLES, "## ").map(of_code).collect()
}

/// The headings of a level, and what stands below each.
fn sections(text: &'static str, mark: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut is_fenced = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        is_fenced ^= line.starts_with("```");
        if line.starts_with(mark) && !is_fenced {
            starts.push(at);
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(move |(start, end)| {
        let section = &text[start + mark.len()..end];
        section.split_once('\n').unwrap_or((section, ""))
    })
}

/// The fenced files in a text.
fn fences(text: &'static str) -> Vec<Example> {
    let example = |fence: &'static str| {
        let (info, text) = fence.split_once('\n').unwrap_or((fence, ""));
        let mut words = info.split(' ');
        let mut next = || words.next().unwrap_or_default();
        let (language, path, is_part) = (next(), next(), next() == "part");
        Example { language, path, is_part, text: text.strip_suffix('\n').unwrap_or(text) }
    };
    // Between the marks of fences stand in turn what is outside of them and what is inside.
    text.split("```").skip(1).step_by(2).map(example).collect()
}

#[cfg(test)]
mod tests {
    use super::{Chapter, Explanation, chapters, examples};
    use crate::diag::{Code, Language};

    fn all(language: Language) -> Vec<Explanation> {
        chapters(language).into_iter().flat_map(|chapter| chapter.explanations).collect()
    }

    /// A sentence, or several.
    fn is_sentence(text: &str) -> bool {
        text.len() > 20 && text.ends_with(['.', '`', '"']) && !text.contains("  ") && !text.contains('\n')
    }

    #[test]
    fn every_code_is_explained_in_every_language_and_nothing_else() {
        let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        for &language in Language::ALL {
            let explained: Vec<&str> = all(language).iter().map(|explanation| explanation.code).collect();
            assert_eq!(explained, codes, "explanations/{}.md has the codes in their order", language.tag());
        }
        let strange: Vec<_> = examples().into_keys().filter(|name| !codes.contains(name)).collect();
        assert!(strange.is_empty(), "explanations/examples.md has no codes {strange:?}");
    }

    #[test]
    fn every_explanation_has_all_its_parts() {
        let mut complaints = Vec::new();
        for &language in Language::ALL {
            for Explanation { code, what, why, example, mend, examples } in all(language) {
                let mut complain = |holds: bool, what: &str| {
                    if !holds {
                        complaints.push(format!("{}: {code}: {what}", language.tag()));
                    }
                };
                complain(is_sentence(what) && what.len() < 130, "say what is wrong in one short sentence");
                complain(is_sentence(why), "say why it matters, in a paragraph");
                complain(is_sentence(mend), "say how to mend it, in a paragraph");
                complain(example.is_none_or(is_sentence), "the example in words is a sentence");
                let in_files = !examples.wrong.is_empty() && !examples.right.is_empty();
                complain(example.is_some() != in_files, "an example in words, or files wrong and right");
            }
        }
        assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    }

    #[test]
    fn languages_have_the_same_chapters() {
        let codes = |chapter: &Chapter| -> Vec<&str> {
            chapter.explanations.iter().map(|explanation| explanation.code).collect()
        };
        let of = |language| -> Vec<Vec<&str>> { chapters(language).iter().map(codes).collect() };
        assert_eq!(of(Language::English), of(Language::Dutch));
    }
}
