//! The list of what the program made, kept in the output folder itself.
//!
//! It is what tells our files from those of others: only what is on it is ever deleted. It is one more file of
//! the site: written with it, changed in the same step, the same bytes from the same sources.

use std::io;
use std::path::Path;

use super::disk;
use crate::diag::{Words, say};

/// Its name in the output folder.
pub(super) const NAME: &str = ".rodedraad-manifest";

/// How names start that are ours at the top of the output folder, whatever a site wants to write.
pub(super) const OWN_PREFIX: &str = ".rodedraad-";

/// The first line; the number goes up when the form changes.
const FORMAT: &str = "rodedraad-manifest 1";

/// Paths below the output folder, with `/`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Manifest {
    /// Sorted by bytes, each once.
    paths: Vec<String>,
}

impl Manifest {
    /// A list of paths that are sorted, each once.
    pub(super) fn new(paths: Vec<String>) -> Self {
        debug_assert!(paths.is_sorted());
        Self { paths }
    }

    /// Reads the list of a folder; an empty one where there is none.
    ///
    /// # Errors
    /// Of the kind `InvalidData` when it is not a list this program made. A path that leads out of the folder is
    /// such a sign: nothing may be deleted by it.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        match disk::read_text(&folder.join(NAME))? {
            Some(text) => Self::parse(&text).ok_or_else(|| io::ErrorKind::InvalidData.into()),
            None => Ok(Self::default()),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(FORMAT)?.strip_prefix('\n')?;
        let mut paths: Vec<String> = rest.lines().map(str::to_owned).collect();
        paths.sort_unstable();
        paths.dedup();
        paths.iter().all(|path| refusal(path).is_none()).then_some(Self { paths })
    }

    /// The file's text.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{FORMAT}\n");
        for path in &self.paths {
            text.push_str(path);
            text.push('\n');
        }
        text
    }

    /// In order.
    pub(super) fn paths(&self) -> &[String] {
        &self.paths
    }

    /// Whether a path is on the list.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.paths.binary_search_by(|listed| listed.as_str().cmp(path)).is_ok()
    }

    /// Whether something on the list lies below a folder.
    pub(super) fn reaches_into(&self, folder: &str) -> bool {
        let folder = format!("{folder}/");
        let next = self.paths.partition_point(|listed| *listed < folder);
        self.paths.get(next).is_some_and(|path| path.starts_with(&folder))
    }

    /// What is on this list and not on the other.
    pub(super) fn without<'own>(&'own self, other: &'own Self) -> impl Iterator<Item = &'own str> {
        self.paths.iter().map(String::as_str).filter(|path| !other.contains(path))
    }
}

/// Why a path may not be written, in words that end a sentence; nothing when it may.
pub(super) fn refusal(path: &str) -> Option<Words> {
    if path.is_empty() || path.starts_with('/') || path.ends_with('/') {
        Some(say! {
            en: "a path must be relative, and name a file",
            nl: "een pad moet vanaf de map van de site gaan, en een bestand noemen",
        })
    } else if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        Some(say! {
            en: "a path must have no empty part, `.` or `..`",
            nl: "in een pad mag geen leeg deel, `.` of `..` staan",
        })
    } else if path.contains(['\n', '\r', '\0']) {
        Some(say! { en: "a path must be one line", nl: "een pad moet op één regel staan" })
    } else if path.starts_with(OWN_PREFIX) {
        Some(say! {
            en: "names that start with `.rodedraad-` are the program's own",
            nl: "namen die met `.rodedraad-` beginnen zijn van het programma zelf",
        })
    } else if cfg!(windows) && path.contains(['\\', ':']) {
        Some(say! {
            en: "a path must have no `\\` and no `:` here",
            nl: "in een pad mag hier geen `\\` en geen `:` staan",
        })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Manifest, refusal};

    fn manifest(paths: &[&str]) -> Manifest {
        Manifest::new(paths.iter().map(|&path| path.to_owned()).collect())
    }

    #[test]
    fn reads_what_it_wrote() {
        for paths in [&[][..], &["a.html", "b/c d.html", "b/é.html"]] {
            let made = manifest(paths);
            assert_eq!(Manifest::parse(&made.text()), Some(made));
        }
    }

    #[test]
    fn does_not_take_another_file_for_a_manifest() {
        let head = "rodedraad-manifest 1\n";
        for text in ["", "rodedraad-manifest 2\na\n", "a\nb\n", "rodedraad-manifest 1"] {
            assert_eq!(Manifest::parse(text), None, "{text:?}");
        }
        for path in ["../a", "/etc/passwd", "a/../../b", "a//b", ""] {
            assert_eq!(Manifest::parse(&format!("{head}{path}\n")), None, "{path:?}");
        }
    }

    #[test]
    fn knows_files_and_folders() {
        let made = manifest(&["a", "b-c/d", "b/c/d", "b0", "é/f"]);
        for (folder, reaches) in [
            ("a", false),
            ("b", true),
            ("b/c", true),
            ("b/c/d", false),
            ("b-c", true),
            ("é", true),
            ("z", false),
        ] {
            assert_eq!(made.reaches_into(folder), reaches, "{folder}");
        }
        assert!(made.contains("b/c/d") && !made.contains("b/c") && !made.contains("c"));
        assert_eq!(made.without(&manifest(&["a", "b0"])).collect::<Vec<_>>(), ["b-c/d", "b/c/d", "é/f"]);
    }

    #[test]
    fn refuses_paths_that_lead_elsewhere() {
        for path in
            ["", "/a", "a/", "a//b", "./a", "a/..", "..", "a\nb", ".rodedraad-manifest", ".rodedraad-x/a"]
        {
            assert!(refusal(path).is_some(), "{path:?}");
        }
        for path in ["a", "a/b.html", ".nojekyll", "a/.rodedraad-manifest", "..a", "a b"] {
            assert!(refusal(path).is_none(), "{path:?}");
        }
    }
}
