//! Exif and XMP in pictures made of boxes, AVIF and HEIC (ISO/IEC 14496-12, 8.11; 23008-12, annex A).
//!
//! They are overwritten where they stand, with an Exif that says nothing and with spaces: every other part keeps the place
//! that the picture's tables give it. Taking them out would mean writing those tables anew.

use std::ops::Range;

/// An Exif without entries, after the four bytes that tell where it begins (TIFF 6.0, section 2).
const EMPTY_EXIF: &[u8] = b"\0\0\0\0MM\0\x2A\0\0\0\x08\0\0\0\0\0\0";

/// The boxes of a list of items: which there are, and where each lies.
#[derive(Default)]
struct Items {
    /// Ids of those that hold Exif, and of those that hold XMP.
    metadata: Vec<(u32, Metadata)>,
    /// The parts of each item.
    parts: Vec<(u32, Range<usize>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Metadata {
    Exif,
    Xmp,
}

/// The picture with its metadata overwritten; nothing where it has none, or is not understood.
pub(super) fn blanked(bytes: &[u8]) -> Option<Vec<u8>> {
    let (_, meta) = boxes(bytes, 0..bytes.len()).find(|(kind, _)| kind == b"meta")?;
    let items = items(bytes, meta)?;
    let mut blanked = bytes.to_vec();
    for (id, what) in &items.metadata {
        for (_, part) in items.parts.iter().filter(|(of, _)| of == id) {
            let part = blanked.get_mut(part.clone())?;
            part.fill(if *what == Metadata::Xmp { b' ' } else { 0 });
            if *what == Metadata::Exif && part.len() >= EMPTY_EXIF.len() {
                part[..EMPTY_EXIF.len()].copy_from_slice(EMPTY_EXIF);
            }
        }
    }
    (blanked != bytes).then_some(blanked)
}

/// The boxes that lie in a stretch of a file: the name of each, and where its contents are.
fn boxes(bytes: &[u8], within: Range<usize>) -> impl Iterator<Item = ([u8; 4], Range<usize>)> {
    let mut at = within.start;
    std::iter::from_fn(move || {
        let mut input = Input { bytes: bytes.get(..within.end)?, at };
        let size = input.number(4)?;
        let kind = input.take(4)?.try_into().ok()?;
        let size = match size {
            0 => within.end - at,
            1 => input.number(8)?,
            size => size,
        };
        let end = at.checked_add(size)?;
        let contents = input.at..end;
        at = end;
        (contents.start <= end && end <= within.end).then_some((kind, contents))
    })
}

fn items(bytes: &[u8], meta: Range<usize>) -> Option<Items> {
    let mut items = Items::default();
    let inner: Vec<_> = boxes(bytes, meta.start + 4..meta.end).collect();
    let data = inner.iter().find(|(kind, _)| kind == b"idat").map_or(0, |(_, place)| place.start);
    for (kind, place) in inner {
        match &kind {
            b"iinf" => items.metadata = metadata(bytes, place)?,
            b"iloc" => items.parts = parts(bytes, &place, data)?,
            _ => {}
        }
    }
    Some(items)
}

/// Which items are metadata, of a box `iinf`.
fn metadata(bytes: &[u8], place: Range<usize>) -> Option<Vec<(u32, Metadata)>> {
    let mut input = Input { bytes: bytes.get(..place.end)?, at: place.start };
    let count = if input.number(4)? >> 24 == 0 { 2 } else { 4 };
    input.number(count)?;
    let mut found = Vec::new();
    for (kind, place) in boxes(bytes, input.at..place.end) {
        let mut input = Input { bytes: bytes.get(..place.end)?, at: place.start };
        let version = input.number(4)? >> 24;
        if &kind != b"infe" || version < 2 {
            continue;
        }
        let id = u32::try_from(input.number(if version == 2 { 2 } else { 4 })?).ok()?;
        input.take(2)?;
        match input.take(4)? {
            b"Exif" => found.push((id, Metadata::Exif)),
            // What has a media type and stands in a picture is XMP, or as little part of what it shows.
            b"mime" => found.push((id, Metadata::Xmp)),
            _ => {}
        }
    }
    Some(found)
}

/// Where the parts of items lie, of a box `iloc`; `data` is where the contents of `idat` begin.
fn parts(bytes: &[u8], place: &Range<usize>, data: usize) -> Option<Vec<(u32, Range<usize>)>> {
    let mut input = Input { bytes: bytes.get(..place.end)?, at: place.start };
    let version = input.number(4)? >> 24;
    let sizes = input.number(2)?;
    let size = |shift: usize| (sizes >> shift) & 0xF;
    let (offset_size, length_size, base_size) = (size(12), size(8), size(4));
    let index_size = if version == 0 { 0 } else { size(0) };
    let wide = if version < 2 { 2 } else { 4 };
    let mut found = Vec::new();
    for _ in 0..input.number(wide)? {
        let id = u32::try_from(input.number(wide)?).ok()?;
        let is_inside = version > 0 && input.number(2)? & 0xF == 1;
        input.take(2)?;
        let base = input.number(base_size)? + if is_inside { data } else { 0 };
        for _ in 0..input.number(2)? {
            input.take(index_size)?;
            let start = base.checked_add(input.number(offset_size)?)?;
            let length = input.number(length_size)?;
            found.push((id, start..start.checked_add(length)?));
        }
    }
    Some(found)
}

/// Bytes, read from the front.
struct Input<'bytes> {
    bytes: &'bytes [u8],
    at: usize,
}

impl<'bytes> Input<'bytes> {
    fn take(&mut self, count: usize) -> Option<&'bytes [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    /// A number of up to eight bytes, the highest first; 0 where it has none.
    fn number(&mut self, size: usize) -> Option<usize> {
        let number = self
            .take(size)?
            .iter()
            .try_fold(0_u64, |number, byte| number.checked_mul(256)?.checked_add(u64::from(*byte)))?;
        usize::try_from(number).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::blanked;

    #[test]
    fn damaged_pictures_stay_as_they_are() {
        let rows: [&[u8]; 5] = [
            b"",
            b"\0\0\0\x08meta",
            b"\0\0\0\x0Cmeta\0\0\0\0",
            b"\0\0\0\x01meta\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
            b"\0\0\0\x18meta\0\0\0\0\0\0\0\x0Ciloc\0\0\0\0",
        ];
        for bytes in rows {
            assert_eq!(blanked(bytes), None, "{bytes:?}");
        }
    }
}
