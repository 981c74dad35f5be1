//! Which letters the codes of a font in a PDF stand for (ISO 32000-1, 9.6.6 and 9.10).

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// What a font tells of its letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Glyphs {
    /// How many bytes a code has.
    width: usize,
    /// The text of a code, where the font tells it.
    letters: BTreeMap<u32, String>,
    /// Whether other codes are letters of Windows-1252.
    is_latin: bool,
}

impl Glyphs {
    /// A font that tells nothing.
    pub(super) fn unknown() -> Self {
        Self { width: 1, letters: BTreeMap::new(), is_latin: false }
    }

    /// What a font's dictionary tells.
    pub(super) fn of(font: &Dict<'_>) -> Self {
        let is_composite = font.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Type0");
        let mut glyphs =
            Self { width: if is_composite { 2 } else { 1 }, letters: BTreeMap::new(), is_latin: false };
        let encoding = font.get::<Object<'_>>("Encoding");
        if !is_composite {
            let is_symbols = font
                .get::<Dict<'_>>("FontDescriptor")
                .and_then(|descriptor| descriptor.get::<i32>("Flags"))
                .is_some_and(|flags| flags & 0b100 != 0);
            glyphs.is_latin = encoding.is_some() || !is_symbols;
            if let Some(Object::Dict(encoding)) = &encoding {
                glyphs.differences(encoding);
            }
        }
        if let Some(table) = font.get::<Stream<'_>>("ToUnicode")
            && let Ok(table) = table.decoded_data()
        {
            glyphs.table(&table);
        }
        glyphs
    }

    /// Adds the text of codes to `text`, and says how many of them nobody can tell.
    pub(super) fn read(&self, codes: &[u8], text: &mut String) -> usize {
        let mut unread = 0;
        for code in codes.chunks(self.width) {
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            match self.letters.get(&number) {
                Some(letters) => text.push_str(letters),
                None if self.is_latin => text.extend(u8::try_from(number).ok().map(latin)),
                None => unread += 1,
            }
        }
        unread
    }

    /// Codes that stand for other letters than their encoding says, by the names of those.
    fn differences(&mut self, encoding: &Dict<'_>) {
        let mut code = 0;
        for item in encoding.get::<Array<'_>>("Differences").iter().flat_map(Array::iter::<Object<'_>>) {
            match item {
                Object::Number(first) => code = u32::try_from(first.as_i64()).unwrap_or_default(),
                Object::Name(name) => {
                    if let Some(letter) = named(name.as_str()) {
                        self.letters.insert(code, letter.to_string());
                    }
                    code += 1;
                }
                _ => {}
            }
        }
    }

    /// The table to Unicode that the font brings along.
    fn table(&mut self, table: &[u8]) {
        let text = String::from_utf8_lossy(table);
        for part in between(&text, "begincodespacerange", "endcodespacerange") {
            if let Some(Token::Code(code)) = tokens(part).first() {
                self.width = code.len().clamp(1, 4);
            }
        }
        for part in between(&text, "beginbfchar", "endbfchar") {
            for pair in tokens(part).chunks_exact(2) {
                if let [Token::Code(code), Token::Code(letters)] = pair {
                    self.letters.insert(number(code), utf16(letters, 0));
                }
            }
        }
        for part in between(&text, "beginbfrange", "endbfrange") {
            self.ranges(&tokens(part));
        }
    }

    /// Rows of codes: the first, the last, and the letters of the first or of each.
    fn ranges(&mut self, tokens: &[Token]) {
        let mut rest = tokens;
        while let [Token::Code(first), Token::Code(last), letters, after @ ..] = rest {
            let codes = number(first)..=number(last).min(number(first).saturating_add(0xFFFE));
            rest = after;
            match letters {
                Token::Code(letters) => {
                    self.letters.extend(codes.zip(0..).map(|(code, step)| (code, utf16(letters, step))));
                }
                Token::Open => {
                    let end = after.iter().position(|token| *token == Token::Close).unwrap_or(after.len());
                    let each = after[..end].iter().filter_map(|token| match token {
                        Token::Code(letters) => Some(utf16(letters, 0)),
                        _ => None,
                    });
                    self.letters.extend(codes.zip(each));
                    rest = after.get(end + 1..).unwrap_or_default();
                }
                Token::Close => {}
            }
        }
    }
}

/// The parts of a table to Unicode that tell something.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Token {
    /// Bytes, written as hexadecimal digits.
    Code(Vec<u8>),
    Open,
    Close,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '[', ']']) {
        let (sign, after) = rest[at..].split_at(1);
        rest = after;
        match sign {
            "[" => found.push(Token::Open),
            "]" => found.push(Token::Close),
            _ => {
                let end = after.find('>').unwrap_or(after.len());
                let digits: Vec<u8> = after[..end].bytes().filter(u8::is_ascii_hexdigit).collect();
                let bytes = digits.chunks(2).filter_map(|pair| std::str::from_utf8(pair).ok());
                found.push(Token::Code(bytes.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect()));
                rest = &after[end..];
            }
        }
    }
    found
}

/// The stretches of a text between two words.
fn between<'text>(text: &'text str, open: &'text str, close: &'text str) -> impl Iterator<Item = &'text str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split(close).next())
}

fn number(code: &[u8]) -> u32 {
    code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// A text in UTF-16, its last letter so many further.
fn utf16(bytes: &[u8], step: u16) -> String {
    let mut units: Vec<u16> = match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    };
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(step);
    }
    String::from_utf16_lossy(&units)
}

/// A letter of Windows-1252; of its upper controls only those that texts have.
fn latin(code: u8) -> char {
    match code {
        0x80 => '€',
        0x82 | 0x91 => '‘',
        0x84 | 0x93 => '“',
        0x85 => '…',
        0x92 => '’',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        _ => char::from(code),
    }
}

/// The letter of a name in the Adobe Glyph List, as far as what is personal is written in it.
fn named(name: &str) -> Option<char> {
    const NAMES: &[(&str, char)] = &[
        ("space", ' '),
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("at", '@'),
        ("period", '.'),
        ("comma", ','),
        ("colon", ':'),
        ("hyphen", '-'),
        ("underscore", '_'),
        ("slash", '/'),
        ("plus", '+'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("quoteright", '’'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("edieresis", 'ë'),
        ("idieresis", 'ï'),
        ("odieresis", 'ö'),
        ("udieresis", 'ü'),
    ];
    let mut letters = name.chars();
    let unicode = || u32::from_str_radix(name.strip_prefix("uni")?, 16).ok().and_then(char::from_u32);
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Some(letter),
        _ => NAMES.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter).or_else(unicode),
    }
}

#[cfg(test)]
mod tests {
    use super::Glyphs;

    #[test]
    fn tables_to_unicode_are_read() {
        let table = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
            2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar\n\
            2 beginbfrange <0024> <0026> <0041> <0040> <0041> [<00E9> <00EB>] endbfrange";
        let mut glyphs = Glyphs::unknown();
        glyphs.table(table);
        let mut text = String::new();
        let unread = glyphs.read(b"\0\x24\0\x25\0\x03\0\x10\0\x40\0\x41\0\x99", &mut text);
        assert_eq!((text.as_str(), unread), ("AB fiéë", 1));
    }

    #[test]
    fn odd_tables_do_no_harm() {
        for table in
            ["beginbfrange <00> <FFFFFFFF> <41>", "beginbfrange <00> <01> [<41>", "beginbfchar < <>", "]["]
        {
            let mut glyphs = Glyphs::unknown();
            glyphs.table(table.as_bytes());
            assert!(glyphs.letters.len() <= 0x1_0000, "{table}");
        }
    }
}
