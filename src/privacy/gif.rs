//! A GIF without what is no picture (`GIF89a` specification, W3C, 1990): remarks, and what programs add of their own.

/// The additions that browsers draw by: how often an animation repeats, and its colours.
const KEPT: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// The picture without remarks and XMP; nothing where it has none, or is damaged.
pub(super) fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let first = 13 + colours(*bytes.get(10)?);
    let mut cleaned = bytes.get(..first)?.to_vec();
    let mut at = first;
    loop {
        let end = match bytes.get(at)? {
            b';' => break,
            b',' => blocks(bytes, at + 11 + colours(*bytes.get(at + 9)?))?,
            b'!' => blocks(bytes, at + 2)?,
            _ => return None,
        };
        if !is_metadata(bytes.get(at..end)?) {
            cleaned.extend(&bytes[at..end]);
        }
        at = end;
    }
    cleaned.push(b';');
    (cleaned.len() < bytes.len()).then_some(cleaned)
}

/// How many bytes a table of colours has, as the byte with its flags tells.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The end of a row of blocks that starts there, each with its length in front; an empty one is the last.
fn blocks(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// Whether an extension is a remark, or what another program than a browser reads.
fn is_metadata(extension: &[u8]) -> bool {
    match extension {
        [b'!', 0xFE, ..] => true,
        [b'!', 0xFF, 11, rest @ ..] => !KEPT.iter().any(|name| rest.starts_with(name)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    const HEAD: &[u8] = b"GIF89a\x01\0\x01\0\0\0\0";
    const PICTURE: &[u8] = b",\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    const LOOP: &[u8] = b"!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0";
    const REMARK: &[u8] = b"!\xFE\x05thuis\0";

    #[test]
    fn only_what_is_no_picture_goes() {
        let whole = [HEAD, LOOP, REMARK, PICTURE, b";"].concat();
        let clean = [HEAD, LOOP, PICTURE, b";"].concat();
        assert_eq!(cleaned(&whole), Some(clean.clone()));
        assert_eq!(cleaned(&clean), None);
        for end in 0..whole.len() {
            assert_eq!(cleaned(&whole[..end]), None, "cut off at {end}");
        }
    }
}
