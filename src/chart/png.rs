//! A drawing as pixels, from the same SVG and with the shipped font; no font of the machine is looked for.
//!
//! A drawing has few colours, edges between them included, so its PNG is one of a palette: a byte a pixel in place of four, which
//! is what takes the time. The picture is the same to the pixel.

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use flate2::{Compress, Compression, FlushCompress, Status};
use png::chunk::IDAT;
use png::{BitDepth, ColorType, Encoder};
use resvg::tiny_skia::{IntSize, PixmapMut, PixmapRef, Transform};
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

thread_local! {
    /// What the drawing before was made with: to ask the system for some megabytes a drawing takes longer than to wipe them.
    static ROOM: RefCell<(Vec<u8>, Room)> = RefCell::default();
}

/// Room to make a file in, whatever is in it.
struct Room {
    /// The rows as they are packed: a byte for the filter, and which colour every pixel has.
    rows: Vec<u8>,
    packed: Vec<u8>,
    deflate: Compress,
}

impl Default for Room {
    fn default() -> Self {
        // Higher levels take thrice the time to save twenty kilobytes of a picture's forty-five.
        let deflate = Compress::new(Compression::fast(), true);
        Self { rows: Vec::new(), packed: Vec::new(), deflate }
    }
}

impl Room {
    /// Packs the rows.
    fn pack(&mut self) -> Option<()> {
        let Self { rows, packed, deflate } = self;
        packed.clear();
        deflate.reset();
        loop {
            packed.reserve(1 << 16);
            let read = usize::try_from(deflate.total_in()).ok()?;
            if deflate.compress_vec(&rows[read..], packed, FlushCompress::Finish).ok()? == Status::StreamEnd {
                return Some(());
            }
        }
    }
}

/// Draws an SVG made by [`super::standalone()`] as a PNG, two pixels for one. Nothing for what is no such SVG.
pub fn png(svg: &str) -> Option<Vec<u8>> {
    let options =
        Options { fontdb: FONTS.clone(), font_family: "sans-serif".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size().to_int_size().scale_by(SCALE)?;
    ROOM.with_borrow_mut(|(pixels, room)| {
        pixels.clear();
        pixels.resize(usize::try_from(size.width()).ok()? * usize::try_from(size.height()).ok()? * 4, 0);
        let mut canvas = PixmapMut::from_bytes(pixels, size.width(), size.height())?;
        resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut canvas);
        encode(pixels, size, room)
    })
}

/// The picture as a file: with a palette, or where it has more colours than fit in one or is seen through, with the colour of
/// every pixel.
fn encode(pixels: &[u8], size: IntSize, room: &mut Room) -> Option<Vec<u8>> {
    let Some(palette) = indexed(pixels, size, &mut room.rows) else {
        return PixmapRef::from_bytes(pixels, size.width(), size.height())?.encode_png().ok();
    };
    room.pack()?;
    let mut out = Vec::with_capacity(room.packed.len() + (1 << 10));
    let mut encoder = Encoder::new(&mut out, size.width(), size.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.rgb());
    let mut writer = encoder.write_header().ok()?;
    writer.write_chunk(IDAT, &room.packed).ok()?;
    writer.finish().ok()?;
    Some(out)
}

/// The filter of rows that are as they are: others are of no use where a byte names a colour.
const NO_FILTER: u8 = 0;

/// The colours of a picture; puts in `rows` which of them every pixel has. Nothing for more than 256, and for ones seen through.
fn indexed(pixels: &[u8], size: IntSize, rows: &mut Vec<u8>) -> Option<Colors> {
    let width = usize::try_from(size.width()).ok()?;
    let mut colors = Colors::new();
    rows.clear();
    rows.reserve(pixels.len() / 4 + usize::try_from(size.height()).ok()?);
    let (pixels, _) = pixels.as_chunks::<4>();
    let mut above: &[[u8; 4]] = &[];
    for row in pixels.chunks_exact(width) {
        if row.as_flattened() == above.as_flattened() {
            rows.extend_from_within(rows.len() - width - 1..);
            continue;
        }
        rows.push(NO_FILTER);
        for run in row.chunk_by(|one, next| u32::from_le_bytes(*one) == u32::from_le_bytes(*next)) {
            let index = colors.index(u32::from_le_bytes(run[0]))?;
            rows.resize(rows.len() + run.len(), index);
        }
        above = row;
    }
    Some(colors)
}

/// Colours in the order they were met, and where each stands.
struct Colors {
    met: Vec<u32>,
    /// For some bits of a colour, and where those are taken the next free place: which it is.
    places: [Option<u8>; Self::PLACES],
}

impl Colors {
    /// A power of two, and so many that most colours have a place of their own.
    const PLACES: usize = 1024;

    fn new() -> Self {
        Self { met: Vec::with_capacity(256), places: [None; Self::PLACES] }
    }

    /// Which colour it is; nothing for the 257th, and for one seen through.
    fn index(&mut self, color: u32) -> Option<u8> {
        // Knuth's multiplicative hash: the upper ten bits depend on all others.
        let mut place = (color.wrapping_mul(0x9E37_79B1) >> 22) as usize;
        while let Some(index) = self.places[place] {
            if self.met[usize::from(index)] == color {
                return Some(index);
            }
            place = (place + 1) % Self::PLACES;
        }
        let index = u8::try_from(self.met.len()).ok()?;
        if color.to_le_bytes()[3] != u8::MAX {
            return None;
        }
        self.met.push(color);
        self.places[place] = Some(index);
        Some(index)
    }

    fn rgb(&self) -> Vec<u8> {
        self.met
            .iter()
            .flat_map(|color| {
                let [red, green, blue, _] = color.to_le_bytes();
                [red, green, blue]
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_palette_changes_no_pixel() {
        let size = IntSize::from_wh(16, 16).expect("a size");
        let decoded = |pixels: &[u8]| {
            let file = encode(pixels, size, &mut Room::default()).expect("a picture");
            let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
            decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
            let mut reader = decoder.read_info().expect("a picture");
            let color = reader.info().color_type;
            let mut out = vec![0; reader.output_buffer_size().expect("it fits")];
            reader.next_frame(&mut out).expect("all of it");
            (color, out)
        };
        let picture = |colors: u32| -> Vec<u8> {
            (0..256_u32)
                .flat_map(|pixel| {
                    let color = pixel % colors;
                    [color.to_le_bytes()[0], 255 - color.to_le_bytes()[0], 7, 255]
                })
                .collect()
        };
        for colors in [1, 3, 16, 256] {
            assert_eq!(decoded(&picture(colors)), (ColorType::Indexed, picture(colors)), "{colors}");
        }
        let mut seen_through = picture(3);
        seen_through[40..44].fill(0);
        assert_eq!(decoded(&seen_through), (ColorType::Rgba, seen_through));
        let wide = IntSize::from_wh(257, 1).expect("a size");
        let many: Vec<u8> =
            (0..257_u32).flat_map(|color| [color.to_le_bytes()[0], color.to_le_bytes()[1], 0, 255]).collect();
        assert!(indexed(&many, wide, &mut Vec::new()).is_none(), "one colour too many");
    }
}
