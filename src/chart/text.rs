//! How wide text is, and where its lines break.
//!
//! Widths come from the shipped font itself, never from a font of the machine, so that a layout is the same everywhere
//! and holds in a browser. Kerning is left out: it makes text a little narrower, never wider by more than a hair.

use std::sync::LazyLock;

use ttf_parser::Face;

use crate::model::Language;

/// A length on the canvas, in tenths of a pixel.
pub(super) type Length = i32;

/// How large text is: with 16 px in a drawing of 328, a telephone of 320 px still shows it at 14 px.
pub(super) const SIZE: Length = 160;

/// From one line of text to the next.
pub(super) const LINE: Length = 200;

/// How high a capital is, of [`SIZE`]; the font's own measure (668 of 1000).
pub(super) const CAPITAL: Length = 107;

const REGULAR: &[u8] = include_bytes!("fonts/regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/bold.ttf");

/// The shipped font in each [`Weight`]; also what PNGs are drawn with.
pub(super) static FACES: LazyLock<[Face<'static>; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|font| Face::parse(font, 0).expect("the shipped font is a font")));

/// How heavy text is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// Code points with a table of widths: Latin, and punctuation with arrows and mathematics.
const TABLES: [std::ops::Range<u32>; 2] = [0..0x250, 0x2000..0x2300];

/// What a code point the font does not have is taken to be wide: as wide as high, so that nothing overlaps.
const UNKNOWN: u16 = 1000;

/// The widths of one weight, in thousandths of the size.
struct Advances([Vec<u16>; 2]);

/// How wide text is before rounding, in thousandths of the size; a text of 16 MiB fits.
type Units = i64;

/// No drawing is so wide; what is wider counts as this, so that sums and shares of widths stay in range.
const WIDEST: Length = Length::MAX / 1000;

static ADVANCES: LazyLock<[Advances; 2]> = LazyLock::new(|| FACES.each_ref().map(advances));

fn advances(face: &Face<'_>) -> Advances {
    assert_eq!(face.units_per_em(), 1000, "the shipped font counts in thousandths");
    let advance = |code: u32| match char::from_u32(code) {
        Some(letter) if is_invisible(letter) => 0,
        letter => {
            // What breaks lines in a source is a space in a drawing.
            let letter = letter.map(|letter| if letter.is_ascii_whitespace() { ' ' } else { letter });
            let glyph = letter.and_then(|letter| face.glyph_index(letter));
            glyph.and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(UNKNOWN)
        }
    };
    Advances(TABLES.map(|table| table.map(advance).collect()))
}

impl Advances {
    fn of(&self, letter: char) -> u16 {
        let code = u32::from(letter);
        for (widths, table) in self.0.iter().zip(TABLES) {
            if table.contains(&code) {
                return widths[(code - table.start) as usize];
            }
        }
        if is_invisible(letter) { 0 } else { UNKNOWN }
    }

    fn units(&self, text: &str) -> Units {
        text.chars().map(|letter| Units::from(self.of(letter))).sum()
    }
}

/// A width of so many units, rounded up.
fn length(units: Units) -> Length {
    Length::try_from((units * Units::from(SIZE) + 999) / 1000).map_or(WIDEST, |length| length.min(WIDEST))
}

/// Whether a letter takes no room: it stands over the one before it, or tells how others stand and break.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// How far a letter moves the one after it, in thousandths of the size.
#[cfg(feature = "png")]
pub(super) fn advance(letter: char, weight: Weight) -> u16 {
    ADVANCES[weight as usize].of(letter)
}

/// How wide a line of text is, rounded up.
pub(super) fn width(text: &str, weight: Weight) -> Length {
    length(ADVANCES[weight as usize].units(text))
}

/// The width of the widest of some lines.
pub(super) fn widest(lines: &[String], weight: Weight) -> Length {
    lines.iter().map(|line| width(line, weight)).max().unwrap_or(0)
}

/// How high some lines are.
pub(super) fn height(lines: &[String]) -> Length {
    LINE * Length::try_from(lines.len()).unwrap_or(Length::MAX / LINE)
}

/// Breaks text in lines no wider than a limit. Words go to the next line whole; one that is wider than a line is
/// hyphenated as the language does, or where even a syllable is too wide, cut. No letter is left out.
pub(super) fn wrap(text: &str, limit: Length, weight: Weight, language: Language) -> Vec<String> {
    let advances = &ADVANCES[weight as usize];
    let text = text.trim();
    let mut lines = Vec::new();
    // Most names fit in one line as they are, and need not be parted.
    if length(advances.units(text)) <= limit && !has_row_of_spaces(text) {
        push(&mut lines, text.to_owned());
        return lines;
    }
    let mut line = String::new();
    let mut taken = 0;
    for word in words(text) {
        let (bare, space) = word.split_at(word.trim_end().len());
        let units = advances.units(bare);
        if length(taken + units) > limit {
            push(&mut lines, std::mem::take(&mut line));
            taken = 0;
        }
        if length(taken + units) > limit {
            lines.extend(cut(bare, limit, weight, language));
            line = lines.pop().unwrap_or_default();
            taken = advances.units(&line);
        } else {
            line.push_str(bare);
            taken += units;
        }
        line.push_str(space);
        taken += advances.units(space);
    }
    push(&mut lines, line);
    lines
}

/// Breaks text in as few lines as [`wrap`], but as equally long as that allows: for text set centred or alone.
pub(super) fn balance(text: &str, limit: Length, weight: Weight, language: Language) -> Vec<String> {
    let greedy = wrap(text, limit, weight, language);
    let (mut narrow, mut wide) = (limit / 2, limit);
    let mut best = greedy;
    // Twelve halvings of a telephone's width come to less than a pixel.
    for _ in 0..12 {
        let middle = i32::midpoint(narrow, wide);
        let lines = wrap(text, middle, weight, language);
        // A narrower limit must not hyphenate what was whole.
        if lines.len() <= best.len() && hyphens(&lines) <= hyphens(&best) {
            wide = middle;
            best = lines;
        } else {
            narrow = middle;
        }
    }
    best
}

fn hyphens(lines: &[String]) -> usize {
    lines.iter().filter(|line| line.ends_with('-')).count()
}

fn push(lines: &mut Vec<String>, mut line: String) {
    line.truncate(line.trim_end().len());
    if !line.is_empty() {
        lines.push(line);
    }
}

/// The stretches between which a line may break: behind a space, hyphen or slash, with one space of those that follow.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        let ends = |letter: &char| matches!(letter, ' ' | '\n' | '-' | '–' | '/');
        let last = rest.char_indices().find(|(_, letter)| ends(letter));
        let end = last.map_or(rest.len(), |(at, letter)| at + letter.len_utf8());
        let has_space = rest[..end].ends_with(is_space) || !rest[end..].starts_with(is_space);
        let (word, behind) = rest.split_at(end + usize::from(!has_space));
        rest = behind.trim_start_matches(is_space);
        (!word.is_empty()).then_some(word)
    })
}

/// Spaces of which a drawing shows one, however many there are.
fn is_space(letter: char) -> bool {
    letter.is_ascii_whitespace()
}

fn has_row_of_spaces(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_whitespace))
}

/// The parts of a word that is wider than a line; all but the last end in a hyphen.
fn cut(word: &str, limit: Length, weight: Weight, language: Language) -> Vec<String> {
    let hyphen = width("-", weight);
    let mut parts = Vec::new();
    let mut part = String::new();
    for syllable in syllables(word, language) {
        let fits = |part: &str| width(part, weight) + hyphen <= limit;
        if !part.is_empty() && !fits(&format!("{part}{syllable}")) {
            parts.push(format!("{part}-"));
            part.clear();
        }
        for letter in syllable.chars() {
            part.push(letter);
            if !fits(&part) && part.chars().count() > 1 {
                part.pop();
                parts.push(format!("{part}-"));
                part = letter.to_string();
            }
        }
    }
    parts.push(part);
    parts
}

/// How narrow lines of a text can be without a word cut anywhere but where its language hyphenates.
pub(super) fn narrowest(text: &str, weight: Weight, language: Language) -> Length {
    let hyphen = width("-", weight);
    let word = |word: &str| {
        let parts: Vec<Length> = syllables(word, language).map(|part| width(part, weight)).collect();
        let hyphens = if parts.len() > 1 { hyphen } else { 0 };
        parts.into_iter().max().unwrap_or(0) + hyphens
    };
    words(text).map(|part| word(part.trim())).max().unwrap_or(0)
}

fn syllables(word: &str, language: Language) -> hypher::Syllables<'_> {
    let language = match language {
        Language::Dutch => hypher::Lang::Dutch,
        Language::English => hypher::Lang::English,
    };
    hypher::hyphenate(word, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::Dutch;

    const LONG: &str = "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkers";

    #[test]
    fn widths_are_the_fonts_own() {
        // hmtx of the shipped regular font: "a" 541, "i" 264, "—" 1000, in thousandths of 16 px.
        let face = Face::parse(REGULAR, 0).expect("a font");
        let advance =
            |letter| face.glyph_hor_advance(face.glyph_index(letter).expect("a glyph")).expect("a width");
        let units: i32 = "Één jeugd-ggz".chars().map(|letter| i32::from(advance(letter))).sum();
        assert_eq!(width("Één jeugd-ggz", Weight::Regular), (units * 160 + 999) / 1000);
        assert!(width("gezin", Weight::Bold) > width("gezin", Weight::Regular));
        assert_eq!(width("漢", Weight::Regular), 160);
        assert_eq!(width("", Weight::Bold), 0);
    }

    #[test]
    fn lines_break_between_words() {
        let lines = wrap("Financiën, wonen, veiligheid", 1200, Weight::Regular, Dutch);
        assert_eq!(lines, ["Financiën,", "wonen,", "veiligheid"]);
        let lines = wrap("Sociaal-emotionele ontwikkeling", 1500, Weight::Regular, Dutch);
        assert_eq!(lines, ["Sociaal-emotionele", "ontwikkeling"]);
        let lines = wrap("Sociaal-emotionele ontwikkeling", 1000, Weight::Regular, Dutch);
        assert_eq!(lines, ["Sociaal-", "emotionele", "ontwikkeling"]);
        let lines = wrap("Schooljaren 2019 – 2020", 1100, Weight::Regular, Dutch);
        assert_eq!(lines, ["Schooljaren", "2019 – 2020"]);
        assert!(wrap("  ", 100, Weight::Regular, Dutch).is_empty());
    }

    #[test]
    fn of_spaces_in_a_row_one_is_left() {
        for (text, expected) in [
            ("a  b", "a b"),
            ("a - b", "a - b"),
            ("en  /  of", "en / of"),
            ("ver-van", "ver-van"),
            ("drie\n   vier", "drie\nvier"),
            ("10\u{a0}–\u{a0}20", "10\u{a0}–\u{a0}20"),
        ] {
            assert_eq!(wrap(text, 5000, Weight::Regular, Dutch), [expected]);
            assert_eq!(words(text).collect::<String>(), expected);
        }
    }

    #[test]
    fn texts_of_any_length_are_broken() {
        for text in ["woord ".repeat(50_000), "w".repeat(50_000)] {
            let lines = wrap(&text, 1500, Weight::Regular, Dutch);
            assert!(lines.iter().all(|line| (1..=1500).contains(&width(line, Weight::Regular))));
            assert!(width(&text, Weight::Regular) >= 1_000_000);
        }
    }

    #[test]
    fn long_words_are_hyphenated_and_lose_nothing() {
        for limit in [1500, 800, 300, 90] {
            let lines = wrap(LONG, limit, Weight::Regular, Dutch);
            assert!(
                lines.iter().all(|line| width(line, Weight::Regular) <= limit.max(200)),
                "{limit}: {lines:?}"
            );
            let (last, others) = lines.split_last().unwrap();
            let whole: String = others.iter().map(|line| line.strip_suffix('-').unwrap()).collect();
            assert_eq!(format!("{whole}{last}"), LONG);
        }
        assert_eq!(
            wrap(LONG, 1500, Weight::Regular, Dutch)[0],
            "Arbeidsongeschikt-",
            "breaks where Dutch does"
        );
    }

    #[test]
    fn balanced_lines_are_as_few() {
        let text = "Luisteren en gelijkwaardig samenwerken";
        let (greedy, balanced) =
            (wrap(text, 2400, Weight::Regular, Dutch), balance(text, 2400, Weight::Regular, Dutch));
        assert_eq!(greedy.len(), balanced.len());
        assert!(widest(&balanced, Weight::Regular) <= widest(&greedy, Weight::Regular));
        assert_eq!(balanced.join(" "), text);
    }
}
