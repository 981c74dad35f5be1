//! Pixels to a PNG file.
//!
//! A drawing has few colours, edges between them included, so its PNG is one of a palette: a byte a pixel in place of four, which
//! is what takes the time. The picture is the same to the pixel.

use flate2::{Compress, Compression, FlushCompress, Status};
use png::chunk::IDAT;
use png::{BitDepth, ColorType, Encoder};
use tiny_skia::{IntSize, PremultipliedColorU8};

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

/// An opaque picture as a file: with a palette, or where it has more colours than fit in one, with the colour of every pixel.
pub(super) fn encode(pixels: &[PremultipliedColorU8], size: IntSize, room: &mut Room) -> Option<Vec<u8>> {
    let palette = indexed(pixels, size, &mut room.rows);
    let mut out = Vec::with_capacity(1 << 16);
    let mut encoder = Encoder::new(&mut out, size.width(), size.height());
    encoder.set_depth(BitDepth::Eight);
    let Some(palette) = palette else {
        encoder.set_color(ColorType::Rgb);
        let colors: Vec<u8> = pixels.iter().flat_map(|&pixel| rgb(pixel)).collect();
        encoder.write_header().ok()?.write_image_data(&colors).ok()?;
        return Some(out);
    };
    room.pack()?;
    encoder.set_color(ColorType::Indexed);
    encoder.set_palette(palette.met.iter().flat_map(|&color| rgb(color)).collect::<Vec<u8>>());
    let mut writer = encoder.write_header().ok()?;
    writer.write_chunk(IDAT, &room.packed).ok()?;
    writer.finish().ok()?;
    Some(out)
}

fn rgb(color: PremultipliedColorU8) -> [u8; 3] {
    [color.red(), color.green(), color.blue()]
}

/// The filter of rows that are as they are: others are of no use where a byte names a colour.
const NO_FILTER: u8 = 0;

/// The colours of a picture; puts in `rows` which of them every pixel has. Nothing for more than 256.
fn indexed(pixels: &[PremultipliedColorU8], size: IntSize, rows: &mut Vec<u8>) -> Option<Colors> {
    let width = usize::try_from(size.width()).ok()?;
    let mut colors = Colors::new();
    rows.clear();
    rows.reserve(pixels.len() + usize::try_from(size.height()).ok()?);
    let mut above: &[PremultipliedColorU8] = &[];
    for row in pixels.chunks_exact(width) {
        if row == above {
            rows.extend_from_within(rows.len() - width - 1..);
            continue;
        }
        rows.push(NO_FILTER);
        for run in row.chunk_by(|one, next| one == next) {
            let index = colors.index(run[0])?;
            rows.resize(rows.len() + run.len(), index);
        }
        above = row;
    }
    Some(colors)
}

/// Colours in the order they were met, and where each stands.
struct Colors {
    met: Vec<PremultipliedColorU8>,
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
    fn index(&mut self, color: PremultipliedColorU8) -> Option<u8> {
        let [red, green, blue] = rgb(color);
        // Knuth's multiplicative hash: the upper ten bits depend on all others.
        let mut place = (u32::from_le_bytes([red, green, blue, 0]).wrapping_mul(0x9E37_79B1) >> 22) as usize;
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

    fn picture(colors: u32, pixels: u32) -> Vec<PremultipliedColorU8> {
        let color = |pixel: u32| {
            let [low, high, ..] = (pixel % colors).to_le_bytes();
            PremultipliedColorU8::from_rgba(low, high, 255 - low, 255).expect("opaque")
        };
        (0..pixels).map(color).collect()
    }

    #[test]
    fn a_palette_changes_no_pixel() {
        let decoded = |pixels: &[PremultipliedColorU8], size| {
            let file = encode(pixels, size, &mut Room::default()).expect("a picture");
            let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
            decoder.set_transformations(png::Transformations::EXPAND);
            let mut reader = decoder.read_info().expect("a picture");
            let color = reader.info().color_type;
            let mut out = vec![0; reader.output_buffer_size().expect("it fits")];
            reader.next_frame(&mut out).expect("all of it");
            (color, out)
        };
        let plain = |pixels: &[PremultipliedColorU8]| pixels.iter().flat_map(|&pixel| rgb(pixel)).collect();
        let square = IntSize::from_wh(16, 16).expect("a size");
        for colors in [1, 3, 16, 256] {
            let pixels = picture(colors, 256);
            assert_eq!(decoded(&pixels, square), (ColorType::Indexed, plain(&pixels)), "{colors}");
        }
        let many = picture(257, 257);
        let wide = IntSize::from_wh(257, 1).expect("a size");
        assert_eq!(decoded(&many, wide), (ColorType::Rgb, plain(&many)), "one colour too many");
    }
}
