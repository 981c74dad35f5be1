//! The address of a page as a picture that telephones read, for paper.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

use super::view::QrView;

/// Empty modules on every side, as ISO/IEC 18004 asks.
const QUIET: i32 = 4;

/// The QR code of an address; nothing when the address is longer than one can hold.
pub(super) fn qr(address: &str) -> Option<QrView> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let length = (x..size).take_while(|&x| code.get_module(x, y)).count();
            let length = i32::try_from(length).expect("a code has at most 177 modules a side");
            if length > 0 {
                write!(path, "M{} {}.5h{length}", x + QUIET, y + QUIET)
                    .expect("writing to memory does not fail");
            }
            x += length.max(1);
        }
    }
    Some(QrView { size: size + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn the_corner_is_where_readers_of_codes_look_for_it() {
        let code = qr("https://voorbeeld.example/").expect("it is short");
        assert_eq!(code.size, 25 + 8);
        assert!(code.path.starts_with("M4 4.5h7M"), "{}", code.path);
    }

    #[test]
    fn an_address_no_code_can_hold_has_none() {
        assert!(qr(&"a".repeat(3000)).is_none());
    }
}
