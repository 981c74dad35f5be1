//! Pixels to a PNG file.
//!
//! A drawing has few colours, edges between them included, so its PNG is one of a palette: a byte a pixel in place of four, which
//! is what takes the time. The picture is the same to the pixel.

use flate2::{Compress, Compression, FlushCompress, Status};
use png::chunk::IDAT;
use png::{BitDepth, ColorType, Encoder};
use tiny_skia::IntSize;

/// Room to make a file in, whatever is in it.
pub(super) struct Room {
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

/// A pixel: red, green, blue, and that it is opaque.
type Pixel = [u8; 4];

/// An opaque picture as a file: with a palette, or where it has more colours than fit in one, with the colour of every pixel.
pub(super) fn encode(pixels: &[Pixel], size: IntSize, room: &mut Room) -> Option<Vec<u8>> {
    let palette = indexed(pixels, size, &mut room.rows);
    let mut out = Vec::with_capacity(1 << 16);
    let mut encoder = Encoder::new(&mut out, size.width(), size.height());
    encoder.set_depth(BitDepth::Eight);
    let Some(palette) = palette else {
        encoder.set_color(ColorType::Rgb);
        encoder.write_header().ok()?.write_image_data(&rgb(pixels)).ok()?;
        return Some(out);
    };
    room.pack()?;
    encoder.set_color(ColorType::Indexed);
    encoder.set_palette(rgb(&palette.met));
    let mut writer = encoder.write_header().ok()?;
    writer.write_chunk(IDAT, &room.packed).ok()?;
    writer.finish().ok()?;
    Some(out)
}

fn rgb(pixels: &[Pixel]) -> Vec<u8> {
    pixels.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect()
}

/// The filter of rows that are as they are: others are of no use where a byte names a colour.
const NO_FILTER: u8 = 0;

/// The colours of a picture; puts in `rows` which of them every pixel has. Nothing for more than 256.
fn indexed(pixels: &[Pixel], size: IntSize, rows: &mut Vec<u8>) -> Option<Colors> {
    let (width, height) = (usize::try_from(size.width()).ok()?, usize::try_from(size.height()).ok()?);
    let mut colors = Colors::new();
    rows.resize((width + 1) * height, NO_FILTER);
    let mut above: (&[Pixel], &[u8]) = (&[], &[]);
    for (row, packed) in pixels.chunks_exact(width).zip(rows.chunks_exact_mut(width + 1)) {
        if row == above.0 {
            packed.copy_from_slice(above.1);
        } else {
            packed[0] = NO_FILTER;
            index_row(row, &mut packed[1..], &mut colors)?;
        }
        above = (row, packed);
    }
    Some(colors)
}

/// Writes which colour every pixel of a row has; nothing when there are too many.
fn index_row(row: &[Pixel], packed: &mut [u8], colors: &mut Colors) -> Option<()> {
    let mut at = 0;
    while let Some(&pixel) = row.get(at) {
        let end = at + run(&row[at..], pixel);
        packed[at..end].fill(colors.index(pixel)?);
        at = end;
    }
    Some(())
}

/// So many pixels are compared at once: most runs are of the page's own colour, and long.
const BLOCK: usize = 16;

/// How many pixels at the start of a row have a colour.
fn run(row: &[Pixel], color: Pixel) -> usize {
    let (blocks, _) = row.as_chunks::<BLOCK>();
    // Counted, and not asked one by one: so a processor compares many at a time.
    let is_whole = |block: &&[Pixel; BLOCK]| block.iter().filter(|pixel| **pixel == color).count() == BLOCK;
    let whole = blocks.iter().take_while(is_whole).count() * BLOCK;
    whole + row[whole..].iter().take_while(|pixel| **pixel == color).count()
}

/// Colours in the order they were met, and where each stands.
struct Colors {
    met: Vec<Pixel>,
    /// For some bits of a colour, and where those are taken the next free place: which it is.
    places: [Option<u8>; Self::PLACES],
}

impl Colors {
    /// A power of two, and so many that most colours have a place of their own.
    const PLACES: usize = 1024;

    fn new() -> Self {
        Self { met: Vec::with_capacity(256), places: [None; Self::PLACES] }
    }

    /// Which colour it is; nothing for the 257th.
    fn index(&mut self, color: Pixel) -> Option<u8> {
        // Knuth's multiplicative hash: the upper ten bits depend on all others.
        let mut place = (u32::from_le_bytes(color).wrapping_mul(0x9E37_79B1) >> 22) as usize;
        while let Some(index) = self.places[place] {
            if self.met[usize::from(index)] == color {
                return Some(index);
            }
            place = (place + 1) % Self::PLACES;
        }
        let index = u8::try_from(self.met.len()).ok()?;
        self.met.push(color);
        self.places[place] = Some(index);
        Some(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(colors: u32, pixels: u32) -> Vec<Pixel> {
        let color = |pixel: u32| {
            let [low, high, ..] = (pixel % colors).to_le_bytes();
            [low, high, 255 - low, 255]
        };
        (0..pixels).map(color).collect()
    }

    #[test]
    fn a_palette_changes_no_pixel() {
        let decoded = |pixels: &[Pixel], size, room: &mut Room| {
            let file = encode(pixels, size, room).expect("a picture");
            let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
            decoder.set_transformations(png::Transformations::EXPAND);
            let mut reader = decoder.read_info().expect("a picture");
            let color = reader.info().color_type;
            let mut out = vec![0; reader.output_buffer_size().expect("it fits")];
            reader.next_frame(&mut out).expect("all of it");
            (color, out)
        };
        let square = IntSize::from_wh(16, 16).expect("a size");
        for colors in [1, 3, 16, 256] {
            let pixels = picture(colors, 256);
            assert_eq!(
                decoded(&pixels, square, &mut Room::default()),
                (ColorType::Indexed, rgb(&pixels)),
                "{colors}"
            );
        }
        // Runs of any length, and rows like those above them, into the room of a larger picture.
        let mut room = Room::default();
        encode(&picture(2, 300 * 9), IntSize::from_wh(300, 9).expect("a size"), &mut room)
            .expect("a picture");
        let runs = (1..=40).flat_map(|length: u8| [[length, 0, 0, 255]].repeat(length.into()));
        let row: Vec<Pixel> = runs.collect();
        let rows = [&*row, &row, &[row[0]].repeat(row.len()), &row].concat();
        let size = IntSize::from_wh(u32::try_from(row.len()).expect("short"), 4).expect("a size");
        assert_eq!(decoded(&rows, size, &mut room), (ColorType::Indexed, rgb(&rows)));
        let many = picture(257, 257);
        let wide = IntSize::from_wh(257, 1).expect("a size");
        assert_eq!(decoded(&many, wide, &mut room), (ColorType::Rgb, rgb(&many)), "one colour too many");
    }
}
