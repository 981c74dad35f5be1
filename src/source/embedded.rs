//! The default theme, carried in the binary.
//!
//! Its files enter the [`SourceTree`] under `themes/draad/`, before the site's own are read over them: so a site
//! overrides any file by having one of the same path, and a diagnostic can point into either.

use include_dir::{Dir, DirEntry, include_dir};

use super::{Content, SourceFile, SourceTree};

static THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/draad");

/// Adds the files of the default theme that the tree does not have.
pub fn add_default_theme(tree: &mut SourceTree) {
    tree.reserve(tree.len() + count(&THEME));
    insert(tree, &THEME);
}

/// How many files are in a folder and those below it.
fn count(folder: &Dir<'_>) -> usize {
    folder.files().count() + folder.dirs().map(count).sum::<usize>()
}

fn insert(tree: &mut SourceTree, folder: &Dir<'static>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => insert(tree, folder),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let path = format!("themes/draad/{path}");
                if tree.at(&path).is_some() {
                    continue;
                }
                let bytes = file.contents();
                let content = match std::str::from_utf8(bytes) {
                    Ok(text) => Content::Text(text.into()),
                    Err(_) => Content::Bytes(bytes.into()),
                };
                tree.insert(SourceFile { path: path.into(), content, hash: *blake3::hash(bytes).as_bytes() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_replaces_files_of_the_default_theme() {
        let path = "themes/draad/templates/base.html";
        let own = SourceFile { path: path.into(), content: Content::Text("own".into()), hash: [0; 32] };
        let mut tree = SourceTree::default();
        tree.insert(own);
        add_default_theme(&mut tree);
        assert_eq!(tree.at(path).and_then(SourceFile::text).map(|text| &**text), Some("own"));
        assert!(tree.len() > 1, "the other files are there");
    }
}
