//! What a PDF tells: on its pages, and beside them in the document information dictionary and XMP (ISO 32000-1, 14.3).
//!
//! Properties are looked for in the bytes, without a reader of PDF: earlier ones, which a program left in the file when it saved
//! once more, are published with it too. What cannot be read is told, never passed over.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::archive::texts;
use super::page_text::pages;
use super::{Hit, hits as hits_at, in_properties};
use crate::diag::{Words, say};
use crate::model::Personal;

/// The most bytes that are unpacked of one file.
const MOST_BYTES: u64 = 16 << 20;

/// All that is found in a `.pdf`.
pub(super) fn hits(bytes: &[u8]) -> Vec<Hit> {
    let mut found = of_properties(bytes);
    let unread = |place: Words| Hit { what: Personal::UnreadText, place, value: String::new() };
    let Some(pages) = pages(bytes) else {
        found.push(unread(say! { en: "the whole file", nl: "het hele bestand" }));
        return found;
    };
    let mut partial = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        found.extend(hits_at(&page.text, &page_words(number)));
        let place = say! {
            en: "a remark, field or link on page {number}",
            nl: "een opmerking, veld of link op bladzijde {number}",
        };
        found.extend(page.notes.iter().flat_map(|note| hits_at(note, &place)));
        partial.extend(page.is_partial.then_some(number));
    }
    match &partial[..] {
        [] => {}
        [one] => found.push(unread(page_words(*one))),
        some if some.len() <= MOST_PAGES => {
            let numbers: Vec<String> = some.iter().map(usize::to_string).collect();
            let list = Words::each(|language| language.list(&numbers));
            found.push(unread(say! { en: "pages {list}", nl: "bladzijde {list}", list = list }));
        }
        some => found.push(unread(say! {
            en: "{some} of its {all} pages",
            nl: "{some} van de {all} bladzijden",
            some = some.len(),
            all = pages.len(),
        })),
    }
    found
}

fn page_words(number: usize) -> Words {
    say! { en: "page {number}", nl: "bladzijde {number}" }
}

/// So many pages are named by their numbers.
const MOST_PAGES: usize = 8;

/// What is found beside the pages.
fn of_properties(bytes: &[u8]) -> Vec<Hit> {
    let mut found = of_dictionaries(bytes);
    let mut left = MOST_BYTES;
    for stream in object_streams(bytes) {
        let mut unpacked = Vec::new();
        // What could be unpacked before a mistake counts.
        let _ = ZlibDecoder::new(stream).take(left).read_to_end(&mut unpacked);
        left -= unpacked.len() as u64;
        found.extend(of_dictionaries(&unpacked));
    }
    found.extend(of_xmp(bytes));
    found.dedup();
    found
}

/// The packed contents of streams that hold objects.
fn object_streams(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    places(bytes, b"/ObjStm").filter_map(|at| {
        let rest = &bytes[at..];
        let start = places(rest, b"stream").next()? + b"stream".len();
        let line_end = rest[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        Some(&rest[start + line_end..])
    })
}

/// Where a stretch of bytes stands.
fn places<'bytes>(bytes: &'bytes [u8], wanted: &'bytes [u8]) -> impl Iterator<Item = usize> + 'bytes {
    memchr::memmem::find_iter(bytes, wanted)
}

fn of_dictionaries(bytes: &[u8]) -> Vec<Hit> {
    let author = values(bytes, b"/Author").map(|value| Hit {
        what: Personal::FileMetadata,
        place: in_properties(),
        value,
    });
    let mut found: Vec<Hit> = author.collect();
    for key in [&b"/Title"[..], b"/Subject", b"/Keywords"] {
        found.extend(values(bytes, key).flat_map(|value| hits_at(&value, &in_properties())));
    }
    found
}

/// The texts of a key, empty ones left out.
fn values<'bytes>(bytes: &'bytes [u8], key: &'bytes [u8]) -> impl Iterator<Item = String> + 'bytes {
    let text = |at: usize| text(bytes[at + key.len()..].trim_ascii_start());
    places(bytes, key).filter_map(text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The string a PDF has there, between brackets or as hexadecimal digits (ISO 32000-1, 7.3.4).
fn text(bytes: &[u8]) -> Option<String> {
    match bytes.first()? {
        b'(' => Some(decoded(&literal(&bytes[1..]))),
        b'<' if bytes.get(1) != Some(&b'<') => {
            let end = bytes.iter().position(|byte| *byte == b'>')?;
            let digits: Vec<u8> =
                bytes[1..end].iter().filter(|byte| byte.is_ascii_hexdigit()).copied().collect();
            let pairs = digits.chunks(2).filter_map(|pair| std::str::from_utf8(pair).ok());
            Some(decoded(&pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect::<Vec<u8>>()))
        }
        _ => None,
    }
}

/// A string in brackets up to the one that closes it.
fn literal(bytes: &[u8]) -> Vec<u8> {
    let mut found = Vec::new();
    let mut depth = 1;
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b'\\' => found.extend(rest.next()),
            b'(' => {
                depth += 1;
                found.push(byte);
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
                found.push(byte);
            }
            _ => found.push(byte),
        }
    }
    found
}

/// UTF-16 where it says so, else taken for UTF-8 or Latin-1.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, wide @ ..] => {
            let units: Vec<u16> =
                wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
        },
    }
}

/// What a packet of XMP says of who made the file, and its words.
fn of_xmp(bytes: &[u8]) -> Vec<Hit> {
    let mut found = Vec::new();
    for xml in xmp(bytes) {
        found.extend(texts(&xml, &["dc:creator"]).into_iter().map(|value| Hit {
            what: Personal::FileMetadata,
            place: in_properties(),
            value,
        }));
        let words = texts(&xml, &["dc:title", "dc:description", "dc:subject", "pdf:Keywords"]);
        found.extend(words.iter().flat_map(|text| hits_at(text, &in_properties())));
    }
    found
}

/// The packets of XMP in a file that are not packed.
pub(super) fn xmp(bytes: &[u8]) -> Vec<String> {
    let mut packets = Vec::new();
    for start in places(bytes, b"<x:xmpmeta") {
        let rest = &bytes[start..];
        if let Some(end) = places(rest, b"</x:xmpmeta>").next() {
            packets.push(String::from_utf8_lossy(&rest[..end + 12]).into_owned());
        }
    }
    packets
}

#[cfg(test)]
mod tests {
    use super::of_properties;
    use crate::model::Personal;

    #[test]
    fn authors_and_words_are_found() {
        let rows: [(&[u8], &[&str]); 5] = [
            (b"<< /Author (Jan Jansen) /Title (Verslag) >>", &["Jan Jansen"]),
            (b"<< /Author <FEFF004A0061006E> >>", &["Jan"]),
            (b"<< /Author () /Producer (x) >>", &[]),
            (b"<< /Keywords (bel 06-12345678) >>", &["06-12345678"]),
            (b"<x:xmpmeta><dc:creator><rdf:li>Anna</rdf:li></dc:creator></x:xmpmeta>", &["Anna"]),
        ];
        for (bytes, expected) in rows {
            let found: Vec<String> = of_properties(bytes).into_iter().map(|hit| hit.value).collect();
            assert_eq!(found, expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn packed_objects_are_read() {
        use std::io::Write;
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"1 0 << /Author (Karin) >>").expect("memory is there");
        let mut file = b"<< /Type /ObjStm >>\nstream\r\n".to_vec();
        file.extend(packed.finish().expect("memory is there"));
        let found = of_properties(&file);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].what, &*found[0].value), (Personal::FileMetadata, "Karin"));
    }
}
