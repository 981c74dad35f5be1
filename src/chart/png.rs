//! A drawing as pixels, from the same SVG and with the shipped font; no font of the machine is looked for.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::text::{BOLD, REGULAR};

/// How many pixels one of the drawing's is: for screens of our day, and for paper.
const SCALE: f32 = 2.0;

/// The shipped fonts.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    let family = fonts.faces().next().and_then(|face| face.families.first().map(|(name, _)| name.clone()));
    fonts.set_sans_serif_family(family.unwrap_or_default());
    Arc::new(fonts)
});

/// Draws an SVG made by [`super::standalone()`] as a PNG, two pixels for one. Nothing for what is no such SVG.
pub fn png(svg: &str) -> Option<Vec<u8>> {
    let options =
        Options { fontdb: FONTS.clone(), font_family: "sans-serif".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size().to_int_size().scale_by(SCALE)?;
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use super::png;

    #[test]
    fn draws_text_with_the_shipped_font() {
        let svg = |text: &str| {
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='20'>\
                 <style>svg{{font:16px 'Atkinson Hyperlegible Next',sans-serif}}</style><text y='15'>{text}</text></svg>"
            )
        };
        let (empty, full) = (png(&svg("")).expect("a picture"), png(&svg("Gezin")).expect("a picture"));
        assert_eq!(&full[..4], b"\x89PNG");
        assert!(full.len() > empty.len() + 100, "text is drawn");
        assert_eq!(png("<p>"), None);
    }
}
