//! `rodedraad new site`: a small, complete site to learn from.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf, absolute};

use clap::Args;

use super::{Made, Stop, template, write};
use crate::cli::say::Refused;
use crate::cli::{say, schema};
use crate::diag::{Doing, Failure, Language, Words, say};
use crate::schema::{FOLDER, directive};

#[derive(Args)]
pub(super) struct Site {
    /// The folder to make it in: a new one, or an empty one
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The site's name; made from the folder's name unless given
    #[arg(long)]
    title: Option<String>,
}

impl Site {
    /// Makes the site, in this language.
    pub(super) fn make(self, language: Language) -> Result<Made, Stop> {
        let folder = &self.folder;
        empty(folder)?;
        let title = self.title.unwrap_or_else(|| title(folder));
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let quoted = template::quoted(&title);
        for (path, text) in template::site(language) {
            let title = if directive(&path).is_some() { &quoted } else { &title };
            write(&folder.join(&path), &template::filled(&path, text, &[("title", Some(title))]))?;
        }
        schema::write(&folder.join(FOLDER))?;
        let files = ["README.md", "content/site.toml", "content/index.md"];
        let shown = say::short(folder);
        // Quotes are for names with spaces; not every shell knows `&&`.
        let go = if shown.is_empty() { String::new() } else { format!("cd \"{shown}\"\n  ") };
        Ok(Made {
            files: files.iter().map(|file| folder.join(file)).collect(),
            changed: None,
            next: Words::same(format!("{go}rodedraad serve --open")),
        })
    }
}

/// Makes sure that nothing stands in a folder but what git keeps there.
#[expect(clippy::disallowed_methods, reason = "it looks where the author wants a new site")]
fn empty(folder: &Path) -> Result<(), Stop> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::io(Doing::WriteTo, folder, error).into()),
    };
    let mut names: Vec<String> =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect();
    names.sort();
    let Some(first) = names.iter().find(|name| *name != ".git") else { return Ok(()) };
    let shown = folder.display();
    Err(Refused {
        message: say! {
            en: "the folder `{shown}` is not empty: it has `{first}`",
            nl: "de map `{shown}` is niet leeg: er staat `{first}` in",
        },
        help: say! {
            en: "choose a new folder; `rodedraad new report \"The title\"` adds to a site that is there",
            nl: "kies een nieuwe map; met `rodedraad new report \"De titel\"` vul je een bestaande site aan",
        },
    }
    .into())
}

/// "Onze wijk" for a folder `onze-wijk`.
fn title(folder: &Path) -> String {
    let folder = absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = folder.components().next_back().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let name = name.unwrap_or_default().replace(['-', '_'], " ");
    let mut letters = name.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::title;

    #[test]
    fn a_site_is_called_after_its_folder() {
        assert_eq!(title(Path::new("/x/onze-wijk")), "Onze wijk");
        assert_eq!(title(Path::new("één_rapport/")), "Één rapport");
    }
}
