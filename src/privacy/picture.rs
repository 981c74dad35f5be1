//! What pictures tell beside what they show: the place, the maker, the camera's owner (Exif 2.32, XMP, IPTC-IIM, the text
//! chunks of PNG). Told of, and taken out of what is published.

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use exif::{Exif, In, Tag};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

use super::archive::texts;
use super::pdf::xmp;
use super::{Hit, boxes, gif};
use crate::diag::{Words, say};
use crate::model::Personal;

/// What a picture or film tells of people: its fields in words, with their values. What [`cleaned`] leaves in is
/// [`Personal::KeptMetadata`].
pub(super) fn hits(bytes: &[u8]) -> Vec<Hit> {
    let mut found = told(bytes);
    if !found.is_empty() {
        let kept = told(&cleaned(bytes));
        for hit in found.iter_mut().filter(|hit| kept.contains(hit)) {
            hit.what = Personal::KeptMetadata;
        }
    }
    found
}

fn told(bytes: &[u8]) -> Vec<Hit> {
    if !is_picture(bytes) {
        return Vec::new();
    }
    // The readers are others' code, and the file may be anything.
    let read = || exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok();
    let exif = catch_unwind(AssertUnwindSafe(read)).ok().flatten();
    let mut found: Vec<Hit> = exif.iter().flat_map(of_exif).collect();
    let creators = xmp(bytes).into_iter().flat_map(|xml| texts(&xml, &["dc:creator", "tiff:Artist"]));
    found.extend(creators.map(|value| hit(maker(), value)));
    found.extend(of_png(bytes));
    found.extend(of_film(bytes));
    found.dedup();
    found
}

fn maker() -> Words {
    say! { en: "its maker", nl: "wie de afbeelding heeft gemaakt" }
}

fn hit(place: Words, value: String) -> Hit {
    Hit { what: Personal::PictureMetadata, place, value }
}

/// Whether it is one of the pictures that may hold metadata.
fn is_picture(bytes: &[u8]) -> bool {
    let is_tiff = bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*");
    is_jpeg(bytes) || is_png(bytes) || is_webp(bytes) || is_gif(bytes) || is_boxed(bytes) || is_tiff
}

fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xD8, 0xFF])
}

fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
}

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(&b"WEBP"[..])
}

fn is_gif(bytes: &[u8]) -> bool {
    bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")
}

/// AVIF, HEIC, and films.
fn is_boxed(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(&b"ftyp"[..])
}

fn of_exif(exif: &Exif) -> Vec<Hit> {
    let fields = [
        (Tag::GPSLatitude, say! { en: "the place it was taken", nl: "waar de foto is gemaakt" }),
        (Tag::Artist, maker()),
        (Tag::CameraOwnerName, say! { en: "the owner of the camera", nl: "van wie de camera is" }),
        (Tag::BodySerialNumber, say! { en: "the number of the camera", nl: "het nummer van de camera" }),
    ];
    let value = |tag| exif.get_field(tag, In::PRIMARY).map(|field| field.display_value().to_string());
    let values = fields.into_iter().filter_map(|(tag, place)| Some((place, value(tag)?)));
    values
        .filter(|(_, value)| !value.trim_matches(['"', ' ']).is_empty())
        .map(|(place, value)| hit(place, value))
        .collect()
}

/// The maker in the text chunks of a PNG.
fn of_png(bytes: &[u8]) -> Vec<Hit> {
    if !is_png(bytes) {
        return Vec::new();
    }
    let png = catch_unwind(AssertUnwindSafe(|| Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()));
    let chunks = png.ok().flatten().map(|png| png.chunks().clone()).unwrap_or_default();
    let texts = chunks.iter().filter(|chunk| matches!(&chunk.kind(), b"tEXt" | b"iTXt"));
    texts
        .filter_map(|chunk| {
            let contents = chunk.contents();
            let rest = contents.strip_prefix(b"Author\0")?;
            Some(hit(maker(), String::from_utf8_lossy(rest).trim_matches('\0').to_owned()))
        })
        .collect()
}

/// Where a film was made, which telephones write into it as ISO 6709 (`+52.0950+005.1150/`).
fn of_film(bytes: &[u8]) -> Option<Hit> {
    const PLACE: &[u8] = b"\xA9xyz";
    let at = memchr::memmem::find(bytes, PLACE).filter(|_| is_boxed(bytes))? + PLACE.len();
    // The length and the language of the text stand before it.
    let text = bytes.get(at + 4..)?;
    let place: Vec<u8> = text.iter().copied().take_while(|byte| b"+-.0123456789".contains(byte)).collect();
    let words = || say! { en: "the place it was filmed", nl: "waar de film is gemaakt" };
    (!place.is_empty()).then(|| hit(words(), String::from_utf8_lossy(&place).into_owned()))
}

/// A picture without metadata: as it is where it has none, where it is not one that browsers show, and where it is damaged.
/// How a photograph is turned stays in it, and so do its colours.
pub fn cleaned(bytes: &[u8]) -> Cow<'_, [u8]> {
    let clean = || {
        if is_jpeg(bytes) {
            clean_jpeg(bytes)
        } else if is_png(bytes) {
            clean_png(bytes)
        } else if is_webp(bytes) {
            clean_webp(bytes)
        } else if is_gif(bytes) {
            gif::cleaned(bytes)
        } else if is_boxed(bytes) {
            boxes::blanked(bytes)
        } else {
            None
        }
    };
    match catch_unwind(AssertUnwindSafe(clean)) {
        Ok(Some(cleaned)) => Cow::Owned(cleaned),
        Ok(None) | Err(_) => Cow::Borrowed(bytes),
    }
}

fn clean_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut jpeg = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let turned = jpeg.exif().and_then(|exif| orientation(&exif));
    let count = jpeg.segments().len();
    jpeg.segments_mut().retain(|segment| !is_metadata(segment));
    if jpeg.segments().len() == count {
        return None;
    }
    jpeg.set_exif(turned.map(|turned| only_orientation(turned).into()));
    Some(jpeg.encoder().bytes().to_vec())
}

/// Whether a segment of a JPEG is neither picture nor colour profile nor what decoders need.
fn is_metadata(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 | markers::APP14 => false,
        markers::APP2 => !segment.contents().starts_with(b"ICC_PROFILE\0"),
        markers::COM | markers::APP1..=markers::APP15 => true,
        _ => false,
    }
}

/// How a photograph is turned, where it is not upright.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let exif = exif::Reader::new().read_raw(tiff.to_vec()).ok()?;
    let value = exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    u16::try_from(value).ok().filter(|turned| (2..=8).contains(turned))
}

/// The smallest Exif there is: one directory with one entry (TIFF 6.0, section 2).
fn only_orientation(turned: u16) -> Vec<u8> {
    let mut tiff = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend(turned.to_be_bytes());
    tiff.extend([0; 6]);
    tiff
}

fn clean_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let count = png.chunks().len();
    png.chunks_mut()
        .retain(|chunk| !matches!(&chunk.kind(), b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME"));
    (png.chunks().len() < count).then(|| png.encoder().bytes().to_vec())
}

/// Where the header of a WebP tells that it has Exif and XMP.
const WEBP_METADATA: u8 = 0b0000_1100;

fn clean_webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut webp = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let count = webp.chunks().len();
    webp.chunks_mut().retain(|chunk| !matches!(&chunk.id(), b"EXIF" | b"XMP "));
    if webp.chunks().len() == count {
        return None;
    }
    let mut cleaned = webp.encoder().bytes().to_vec();
    if cleaned.get(12..16) == Some(&b"VP8X"[..]) {
        *cleaned.get_mut(20)? &= !WEBP_METADATA;
    }
    Some(cleaned)
}

#[cfg(test)]
mod tests {
    use super::{cleaned, hits, only_orientation, orientation};

    #[test]
    fn what_is_no_picture_stays_as_it_is() {
        for bytes in [&b""[..], b"\xFF\xD8\xFF", b"RIFF\0\0\0\0WEBP", b"\x89PNG\r\n\x1a\n", b"tekst"] {
            assert_eq!(&*cleaned(bytes), bytes);
            assert!(hits(bytes).is_empty());
        }
    }

    #[test]
    fn photographs_stay_upright() {
        assert_eq!(orientation(&only_orientation(6)), Some(6));
        assert_eq!(orientation(&only_orientation(1)), None);
    }
}
