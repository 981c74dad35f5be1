//! The default theme, carried in the binary.
//!
//! Its files enter the [`SourceTree`] under `themes/draad/`, before the site's own are read over them: so a site
//! overrides any file by having one of the same path, and a diagnostic can point into either.

use include_dir::{Dir, DirEntry, include_dir};

use super::{Content, SourceFile, SourceTree};

static THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/draad");

/// A tree with nothing but the default theme in it.
pub fn default_theme() -> SourceTree {
    let mut tree = SourceTree::default();
    insert(&mut tree, &THEME);
    tree
}

fn insert(tree: &mut SourceTree, folder: &Dir<'static>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => insert(tree, folder),
            DirEntry::File(file) => {
                let bytes = file.contents();
                let content = match std::str::from_utf8(bytes) {
                    Ok(text) => Content::Text(text.into()),
                    Err(_) => Content::Bytes(bytes.into()),
                };
                let path = file.path().to_string_lossy().replace('\\', "/");
                let path = format!("themes/draad/{path}").into();
                tree.insert(SourceFile { path, content, hash: *blake3::hash(bytes).as_bytes() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::default_theme;

    #[test]
    fn the_default_theme_is_there() {
        assert!(default_theme().at("themes/draad/texts/nl/site.ftl").is_some());
    }
}
