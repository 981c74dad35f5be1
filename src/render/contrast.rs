//! Whether the colours that stand on each other can be told apart: computed from the custom properties of the published
//! style sheet, in the light and in the dark.
//!
//! In: the [`Tokens`] of a theme with its house style. Out: `low-contrast` wherever a pair in use falls under WCAG 2.2 AA.
//! [`PAIRS`] says which colours stand on which; a test in a browser compares what comes of it with what axe sees.

use lightningcss::values::color::RGBA;

use super::files::ThemeFiles;
use super::house::House;
use super::tokens::{Scheme, Tokens};
use crate::diag::{Code, Diagnostic, Severity, Words, say};
use crate::source::Span;

/// A colour on another, somewhere on a page.
struct Pair {
    front: &'static str,
    back: &'static str,
    /// Where it is seen, in English and in Dutch.
    part: [&'static str; 2],
    least: f64,
}

/// Text: WCAG 2.2, 1.4.3.
const TEXT: f64 = 4.5;

/// Large text, 1.4.3; icons, lines of fields and the outline of what has the focus, 1.4.11.
const SHAPE: f64 = 3.0;

const fn pair(front: &'static str, back: &'static str, part: [&'static str; 2], least: f64) -> Pair {
    Pair { front, back, part, least }
}

/// Which colours stand on which.
const PAIRS: &[Pair] = &[
    pair("--ink", "--page", ["text on the page", "tekst op de pagina"], TEXT),
    pair("--ink", "--tint", ["text in a band", "tekst in een gekleurde band"], TEXT),
    pair("--heading", "--page", ["headings on the page", "koppen op de pagina"], TEXT),
    pair("--heading", "--tint", ["headings in a band", "koppen in een gekleurde band"], TEXT),
    pair("--muted", "--page", ["small print on the page", "kleine tekst op de pagina"], TEXT),
    pair("--muted", "--tint", ["small print in a band", "kleine tekst in een gekleurde band"], TEXT),
    pair("--link", "--page", ["links on the page", "links op de pagina"], TEXT),
    pair("--link", "--tint", ["links in a band", "links in een gekleurde band"], TEXT),
    pair(
        "--footer-ink",
        "--footer",
        ["text and links in the footer", "tekst en links onderaan de pagina"],
        TEXT,
    ),
    pair(
        "--thread",
        "--page",
        ["the red thread and the underline of links", "de rode draad en de streep onder links"],
        SHAPE,
    ),
    pair("--thread", "--tint", ["the red thread in a band", "de rode draad in een gekleurde band"], SHAPE),
    pair("--on-thread", "--thread", ["the number in a filled knot", "het nummer in een gevulde knoop"], TEXT),
    pair(
        "--line-strong",
        "--page",
        ["the edge of fields and buttons", "de rand van velden en knoppen"],
        SHAPE,
    ),
    pair("--focus", "--page", ["the outline of what has the focus", "de rand om wat is geselecteerd"], SHAPE),
    pair(
        "--focus",
        "--tint",
        [
            "the outline of what has the focus, in a band",
            "de rand om wat is geselecteerd, in een gekleurde band",
        ],
        SHAPE,
    ),
    pair(
        "--footer-focus",
        "--footer",
        [
            "the outline of what has the focus, in the footer",
            "de rand om wat is geselecteerd, onderaan de pagina",
        ],
        SHAPE,
    ),
    pair(
        "--supporting",
        "--page",
        ["what helps, in charts and lists", "wat helpt, in diagrammen en lijsten"],
        SHAPE,
    ),
    pair(
        "--hindering",
        "--page",
        ["what hinders, in charts and lists", "wat belemmert, in diagrammen en lijsten"],
        SHAPE,
    ),
    pair(
        "--page",
        "--supporting",
        ["the source in a filled dot of what helps", "de bron in een gevulde stip van wat helpt"],
        TEXT,
    ),
    pair(
        "--page",
        "--hindering",
        ["the source in a filled dot of what hinders", "de bron in een gevulde stip van wat belemmert"],
        TEXT,
    ),
    pair(
        "--page",
        "--heat",
        [
            "the numbers on the darkest shade of a heat map",
            "de getallen op de donkerste tint van een warmtekaart",
        ],
        TEXT,
    ),
    pair("--series-1", "--page", ["the first series of a chart", "de eerste reeks van een diagram"], SHAPE),
    pair("--series-2", "--page", ["the second series of a chart", "de tweede reeks van een diagram"], SHAPE),
    pair("--series-3", "--page", ["the third series of a chart", "de derde reeks van een diagram"], SHAPE),
    pair("--series-4", "--page", ["the fourth series of a chart", "de vierde reeks van een diagram"], SHAPE),
    pair(
        "--audience-1",
        "--tint",
        ["the icon of the first audience", "het pictogram van de eerste doelgroep"],
        SHAPE,
    ),
    pair(
        "--audience-2",
        "--tint",
        ["the icon of the second audience", "het pictogram van de tweede doelgroep"],
        SHAPE,
    ),
    pair(
        "--audience-3",
        "--tint",
        ["the icon of the third audience", "het pictogram van de derde doelgroep"],
        SHAPE,
    ),
    pair(
        "--audience-4",
        "--tint",
        ["the icon of the fourth audience", "het pictogram van de vierde doelgroep"],
        SHAPE,
    ),
    pair(
        "--audience-5",
        "--tint",
        ["the icon of the fifth audience", "het pictogram van de vijfde doelgroep"],
        SHAPE,
    ),
    pair(
        "--audience-6",
        "--tint",
        ["the icon of the sixth audience", "het pictogram van de zesde doelgroep"],
        SHAPE,
    ),
    pair(
        "--on-step",
        "--step-school",
        ["the icon of a step at school", "het pictogram van een stap op school"],
        SHAPE,
    ),
    pair(
        "--on-step",
        "--step-care",
        ["the icon of a step in care", "het pictogram van een stap in de hulp"],
        SHAPE,
    ),
    pair("--on-step", "--step-meeting", ["the icon of a meeting", "het pictogram van een gesprek"], SHAPE),
    pair(
        "--on-step",
        "--step-municipality",
        ["the icon of a step at the municipality", "het pictogram van een stap bij de gemeente"],
        SHAPE,
    ),
    pair(
        "--on-step",
        "--step-family",
        ["the icon of a step in the family", "het pictogram van een stap in het gezin"],
        SHAPE,
    ),
    pair(
        "--on-step",
        "--step-work",
        ["the icon of a step at work", "het pictogram van een stap op het werk"],
        SHAPE,
    ),
];

/// Where the colours come from.
pub(super) struct Sources<'run> {
    /// The theme's files.
    pub(super) theme: &'run ThemeFiles<'run>,
    /// The house style over it.
    pub(super) house: Option<&'run House>,
}

/// Tells which pairs fall under what WCAG asks. A pair whose colours are not known is not told of: a theme may have
/// other custom properties.
pub(super) fn check(tokens: &Tokens, sources: &Sources<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for pair in PAIRS {
        let light = low(pair, tokens, Scheme::Light, sources);
        // What is the same in the dark is said once.
        let dark = low(pair, tokens, Scheme::Dark, sources)
            .filter(|dark| light.as_ref().is_none_or(|light: &Diagnostic| light.label != dark.label));
        found.extend(light);
        found.extend(dark);
    }
    found
}

fn low(pair: &Pair, tokens: &Tokens, scheme: Scheme, sources: &Sources<'_>) -> Option<Diagnostic> {
    let under = over(tokens.color(pair.back, scheme)?, WHITE);
    let upper = over(tokens.color(pair.front, scheme)?, under);
    let ratio = contrast(upper, under);
    if ratio >= pair.least {
        return None;
    }
    let (front, place) = sources.place(tokens, pair.front, scheme);
    let (back, other) = sources.place(tokens, pair.back, scheme);
    // Cut off, not rounded: 4.49 is not enough, and must not read as 4.5.
    let ratio = (ratio * 100.0).floor() / 100.0;
    let (upper, under) = (hex(upper), hex(under));
    let dark = match scheme {
        Scheme::Dark => say! { en: " in the dark", nl: " op een donker scherm" },
        Scheme::Light => Words::default(),
    };
    let [en, nl] = pair.part;
    let message = say! {
        en: "too little contrast{dark}: {part}, `{front}` on `{back}`",
        nl: "te weinig contrast{dark}: {part}, `{front}` op `{back}`",
        dark = dark,
        part = Words { en: en.into(), nl: nl.into() },
        front = front,
        back = back,
    };
    let diagnostic = Diagnostic::new(Code::LowContrast, place, message);
    Some(
        Diagnostic { severity: sources.severity(), ..diagnostic }
            .label(say! {
                en: "{upper} on {under} is {ratio}:1; at least {least}:1 is needed",
                nl: "{upper} op {under} is {ratio}:1; minstens {least}:1 is nodig",
                upper = upper,
                under = under,
                ratio = Words::each(|language| language.number(ratio, 2)),
                least = Words::each(|language| language.number(pair.least, 1)),
            })
            .related(other, Words::same(format!("`{back}`: {under}")))
            .help(sources.help(pair)),
    )
}

impl Sources<'_> {
    fn help(&self, pair: &Pair) -> Words {
        if self.house.is_none() {
            return say! { en: "choose a colour that differs more", nl: "kies een kleur die meer verschilt" };
        }
        say! {
            en: "choose a colour that differs more, or set the theme's own `{front}` or `{back}` in the house style",
            nl: "kies een kleur die meer verschilt, of zet in de huisstijl `{front}` of `{back}` van het thema zelf",
            front = pair.front,
            back = pair.back,
        }
    }

    /// Who makes a theme can mend its colours; a house style is not always the author's to change.
    fn severity(&self) -> Severity {
        if self.house.is_some() { Severity::Warning } else { Severity::Error }
    }

    /// The custom property that an author can change for a colour, and where it is set.
    fn place(&self, tokens: &Tokens, name: &str, scheme: Scheme) -> (String, Span) {
        let in_house = |name: &str| self.house?.place(name, scheme == Scheme::Dark);
        let origin = tokens.origin(name, scheme, |name| in_house(name).is_some());
        let place = in_house(&origin).or_else(|| self.theme.custom_property(&origin, self.house.is_some()));
        (origin, place.unwrap_or(self.theme.place))
    }
}

const WHITE: RGBA = RGBA { red: 255, green: 255, blue: 255, alpha: 255 };

/// A colour laid over an opaque one.
fn over(front: RGBA, back: RGBA) -> RGBA {
    let mix = |front: u8, back: u8, alpha: u8| {
        let (front, back, alpha) = (u32::from(front), u32::from(back), u32::from(alpha));
        u8::try_from((front * alpha + back * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
    };
    let alpha = front.alpha;
    RGBA {
        red: mix(front.red, back.red, alpha),
        green: mix(front.green, back.green, alpha),
        blue: mix(front.blue, back.blue, alpha),
        alpha: 255,
    }
}

/// How much two colours differ, 1 to 21: WCAG 2.2, "contrast ratio".
fn contrast(one: RGBA, other: RGBA) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How bright a colour is, 0 to 1: WCAG 2.2, "relative luminance".
fn luminance(color: RGBA) -> f64 {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}

/// A colour as it is written.
pub(super) fn hex(color: RGBA) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}

#[cfg(test)]
mod tests {
    use super::{RGBA, contrast, hex, over};

    fn gray(value: u8, alpha: u8) -> RGBA {
        RGBA { red: value, green: value, blue: value, alpha }
    }

    #[test]
    fn contrast_is_as_wcag_reckons() {
        let rows = [(0, 255, 21.0), (118, 255, 4.54), (119, 255, 4.48), (148, 255, 3.03), (255, 255, 1.0)];
        for (front, back, expected) in rows {
            let ratio = contrast(gray(front, 255), gray(back, 255));
            assert!((ratio - expected).abs() < 0.01, "{front} on {back}: {ratio}");
        }
    }

    #[test]
    fn what_shines_through_counts() {
        assert_eq!(hex(over(gray(0, 128), gray(255, 255))), "#7f7f7f");
        assert_eq!(hex(over(gray(0, 0), gray(255, 255))), "#ffffff");
    }
}
