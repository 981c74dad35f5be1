//! Custom properties, and what they come to.
//!
//! In: a style sheet as published. Out: [`Tokens`], which says what a custom property is in the light and in the dark.
//! Must not know which of them mean what.

use std::collections::BTreeMap;

use lightningcss::media_query::MediaList;
use lightningcss::properties::Property;
use lightningcss::properties::custom::CustomPropertyName;
use lightningcss::rules::CssRule;
use lightningcss::rules::style::StyleRule;
use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::traits::{Parse, ToCss};
use lightningcss::values::color::{CssColor, RGBA};

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Scheme {
    /// On a light screen, and on paper.
    Light,
    /// On a dark screen.
    Dark,
}

/// Where a rule counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Condition {
    /// Always.
    Always,
    /// On a dark screen.
    Dark,
    /// On paper, in forced colours, on a screen of some width: of no concern for colours on a screen.
    Other,
}

impl Condition {
    /// What the query of a media rule says.
    pub(super) fn of(query: &MediaList<'_>) -> Self {
        match query.to_css_string(printer()).unwrap_or_default().trim_start_matches("screen and ") {
            "" | "screen" | "all" | "(prefers-color-scheme:light)" => Self::Always,
            "(prefers-color-scheme:dark)" => Self::Dark,
            _ => Self::Other,
        }
    }
}

/// As short as can be.
pub(super) fn printer<'text>() -> PrinterOptions<'text> {
    PrinterOptions { minify: true, ..PrinterOptions::default() }
}

/// The custom properties of a rule: name and value, as short as can be. One with an empty value is left out: it says
/// nothing, and would take the place of what is said elsewhere.
pub(super) fn declared(rule: &StyleRule<'_>) -> Vec<(String, String)> {
    let block = &rule.declarations;
    let all = block.declarations.iter().chain(&block.important_declarations);
    all.filter_map(|property| {
        let Property::Custom(custom) = property else { return None };
        let CustomPropertyName::Custom(name) = &custom.name else { return None };
        let value = property.value_to_css_string(printer()).ok()?;
        let value = value.trim();
        (!value.is_empty()).then(|| (name.0.to_string(), value.to_owned()))
    })
    .collect()
}

/// How deep custom properties may lead to each other, how many may be looked at for one, and how long a value may grow:
/// beyond that nothing is known of it.
const DEEPEST: usize = 32;
const MOST_STEPS: usize = 2000;
const LONGEST: usize = 4096;

/// The custom properties of a page as a whole.
#[derive(Clone, Default, Debug)]
pub(super) struct Tokens {
    light: BTreeMap<String, String>,
    dark: BTreeMap<String, String>,
}

impl Tokens {
    /// Reads the rules for `:root` of a style sheet, later ones over earlier ones. One that is light always has no dark.
    pub(super) fn of(css: &str, is_only_light: bool) -> Self {
        let options = ParserOptions { error_recovery: true, ..ParserOptions::default() };
        let mut tokens = Self::default();
        if let Ok(sheet) = StyleSheet::parse(css, options) {
            tokens.read(&sheet.rules.0, Condition::Always, is_only_light);
        }
        tokens
    }

    fn read(&mut self, rules: &[CssRule<'_>], condition: Condition, is_only_light: bool) {
        for rule in rules {
            match rule {
                CssRule::LayerBlock(layer) => self.read(&layer.rules.0, condition, is_only_light),
                CssRule::Media(media) if condition == Condition::Always => {
                    self.read(&media.rules.0, Condition::of(&media.query), is_only_light);
                }
                CssRule::Style(style) => {
                    let selector = style.selectors.to_css_string(printer()).unwrap_or_default();
                    if !selector.starts_with(":root") || condition == Condition::Other {
                        continue;
                    }
                    for (name, value) in declared(style) {
                        if condition == Condition::Always {
                            self.light.insert(name.clone(), value.clone());
                        }
                        if condition == Condition::Always || !is_only_light {
                            self.dark.insert(name, value);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn of_scheme(&self, scheme: Scheme) -> &BTreeMap<String, String> {
        match scheme {
            Scheme::Light => &self.light,
            Scheme::Dark => &self.dark,
        }
    }

    /// What a custom property comes to; nothing when it is not set, or leads nowhere.
    pub(super) fn value(&self, name: &str, scheme: Scheme) -> Option<String> {
        Search { values: self.of_scheme(scheme), steps: 0 }.lookup(name, 0)
    }

    /// The colour that a custom property comes to.
    pub(super) fn color(&self, name: &str, scheme: Scheme) -> Option<RGBA> {
        let value = self.value(name, scheme)?;
        match CssColor::parse_string(&value).ok()? {
            CssColor::LightDark(light, dark) => {
                RGBA::try_from(if scheme == Scheme::Light { &*light } else { &*dark }).ok()
            }
            color => RGBA::try_from(&color).ok(),
        }
    }

    /// The custom property that a colour comes from: the first of those that `name` leads to for which `is_wanted`, or
    /// else `name` itself.
    pub(super) fn origin(
        &self,
        name: &str,
        scheme: Scheme,
        is_wanted: impl Fn(&str) -> bool + Copy,
    ) -> String {
        self.follow(name, scheme, is_wanted, 0).unwrap_or_else(|| name.to_owned())
    }

    fn follow(
        &self,
        name: &str,
        scheme: Scheme,
        is_wanted: impl Fn(&str) -> bool + Copy,
        depth: usize,
    ) -> Option<String> {
        if is_wanted(name) {
            return Some(name.to_owned());
        }
        let mut value = self.of_scheme(scheme).get(name).filter(|_| depth <= DEEPEST)?.as_str();
        // The fallbacks one after the other, until one is set.
        while let Some(call) = value.strip_prefix("var(") {
            let arguments = &call[..closing(call)?];
            let (next, fallback) = arguments.split_once(',').unwrap_or((arguments, ""));
            if self.value(next.trim(), scheme).is_some() {
                return self.follow(next.trim(), scheme, is_wanted, depth + 1);
            }
            value = fallback.trim();
        }
        None
    }
}

/// One search for a value, which ends however the properties lead to each other.
struct Search<'tokens> {
    values: &'tokens BTreeMap<String, String>,
    steps: usize,
}

impl Search<'_> {
    fn lookup(&mut self, name: &str, depth: usize) -> Option<String> {
        let value = self.values.get(name)?;
        self.steps += 1;
        if depth > DEEPEST || self.steps > MOST_STEPS { None } else { self.substitute(value, depth + 1) }
    }

    /// A value with every `var()` in it replaced.
    fn substitute(&mut self, value: &str, depth: usize) -> Option<String> {
        let mut out = String::new();
        let mut rest = value;
        while let Some((before, call)) = rest.split_once("var(") {
            let (arguments, after) = call.split_at(closing(call)?);
            let (name, fallback) = match arguments.split_once(',') {
                Some((name, fallback)) => (name, Some(fallback)),
                None => (arguments, None),
            };
            out.push_str(before);
            let found = match (self.lookup(name.trim(), depth), fallback) {
                (None, Some(fallback)) if depth <= DEEPEST => self.substitute(fallback.trim(), depth + 1),
                (found, _) => found,
            };
            out.push_str(&found?);
            rest = &after[1..];
            if out.len() > LONGEST {
                return None;
            }
        }
        out.push_str(rest);
        Some(out)
    }
}

/// The names of the custom properties that a style sheet or value asks for.
pub(super) fn asked(css: &str) -> impl Iterator<Item = &str> {
    css.split("var(").skip(1).filter_map(|rest| rest.split([',', ')']).next()).map(str::trim)
}

/// Where the bracket closes that was opened before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Scheme, Tokens, asked};

    fn color(css: &str, name: &str, scheme: Scheme) -> Option<(u8, u8, u8)> {
        Tokens::of(css, false).color(name, scheme).map(|color| (color.red, color.green, color.blue))
    }

    #[test]
    fn colours_are_found_behind_other_properties() {
        let rows = [
            (":root{--a:#102030}", Some((16, 32, 48))),
            (":root{--a:var(--b);--b:var(--c,red)}", Some((255, 0, 0))),
            (":root{--a:var(--b,var(--c));--c:hsl(120 100% 25%)}", Some((0, 128, 0))),
            (":root{--a:var(--b);--b:var(--a)}", None),
            (":root{--a:var(--b,blue);--b:var(--gone)}", Some((0, 0, 255))),
            (":root{--a:var(--b,blue);--b: ;}", Some((0, 0, 255))),
            (":root{--a:oklch(0% 0 0)}", Some((0, 0, 0))),
            (":root{--a:color-mix(in srgb, white 50%, black)}", Some((128, 128, 128))),
            (":root{--a:rgb(from white r g b)}", Some((255, 255, 255))),
            (":root{--a:1rem}", None),
            ("@layer x{:root{--a:red}} .b{--a:blue}", Some((255, 0, 0))),
        ];
        for (css, expected) in rows {
            assert_eq!(color(css, "--a", Scheme::Light), expected, "{css}");
        }
    }

    #[test]
    fn the_dark_has_its_own() {
        let css = ":root{--a:#fff}@media screen and (prefers-color-scheme:dark){:root{--a:#000}}@media print{:root{--a:red}}";
        assert_eq!(color(css, "--a", Scheme::Light), Some((255, 255, 255)));
        assert_eq!(color(css, "--a", Scheme::Dark), Some((0, 0, 0)));
        let light = Tokens::of(css, true).color("--a", Scheme::Dark).map(|color| color.red);
        assert_eq!(light, Some(255));
        assert_eq!(color(":root{--a:light-dark(#fff,#000)}", "--a", Scheme::Dark), Some((0, 0, 0)));
    }

    #[test]
    fn values_that_double_at_every_step_come_to_nothing() {
        let step = |step: u32| {
            let before = step - 1;
            format!(
                "--x{step}:var(--x{before}) var(--x{before});--y{step}:var(--y{before},var(--y{before}));"
            )
        };
        let steps: Vec<String> = (1..40).map(step).collect();
        let css = format!(":root{{--x0:aaaaaaaaaa;{}}}", steps.concat());
        assert_eq!(Tokens::of(&css, false).value("--y29", Scheme::Light), None);
        assert_eq!(Tokens::of(&css, false).value("--x39", Scheme::Light), None);
    }

    #[test]
    fn the_first_property_of_the_house_style_is_named() {
        let tokens = Tokens::of(":root{--link:var(--x,var(--house));--house:var(--deep);--deep:red}", false);
        let is_house = |name: &str| name == "--house" || name == "--deep";
        assert_eq!(tokens.origin("--link", Scheme::Light, is_house), "--house");
        assert_eq!(tokens.origin("--deep", Scheme::Light, |_| false), "--deep");
        let names: Vec<&str> = asked("a{color:var( --x , var(--y))}").collect();
        assert_eq!(names, ["--x", "--y"]);
    }
}
