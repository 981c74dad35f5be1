//! The languages that sites are written in and that the program speaks: how numbers are written and lists are joined.

mod system;
mod words;

pub use system::{Told, answer};
pub(crate) use words::say;
pub use words::{InWords, Words, text};

/// A language of a site's interface, and of what the program says to people.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Language {
    /// Dutch.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// All languages, with their tags.
    pub const ALL: &'static [Self] = &[Self::Dutch, Self::English];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The language of a BCP 47 tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.tag() == tag)
    }

    /// The language that a person at a computer reads, by the settings of the system: the first that is set of `LC_ALL`,
    /// `LC_MESSAGES` and `LANG` says it, as in `nl_NL.UTF-8`. English where it is none of ours.
    pub fn of_environment(setting: impl Fn(&str) -> Option<String>) -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| setting(name).filter(|set| !set.is_empty()));
        let tag = set.as_deref().and_then(|set| set.split(['_', '-', '.', '@']).next());
        tag.and_then(|tag| Self::from_tag(&tag.to_lowercase())).unwrap_or(Self::English)
    }

    /// A number as the language writes it, with at most `decimals` digits after the mark and no trailing zeros:
    /// 95.300 and 9,2 in Dutch, 95,300 and 9.2 in English. A real minus sign stands before negative numbers.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let (thousands, mark) = match self {
            Self::Dutch => ('.', ','),
            Self::English => (',', '.'),
        };
        let mut digits = itoa::Buffer::new();
        let written;
        let (whole, fraction) = if let Some(whole) = whole(value.abs()) {
            (digits.format(whole), "")
        } else {
            written = format!("{:.*}", decimals, value.abs());
            written.split_once('.').unwrap_or((&written, ""))
        };
        let fraction = fraction.trim_end_matches('0');
        let mut text = String::with_capacity(whole.len() / 3 * 4 + fraction.len() + 5);
        if value < 0.0 && (whole != "0" || !fraction.is_empty()) {
            text.push('−');
        }
        // There is a digit at least, and one to three stand before the first mark.
        let (first, mut groups) = whole.split_at((whole.len() - 1) % 3 + 1);
        text.push_str(first);
        while let Some((group, rest)) = groups.split_at_checked(3) {
            text.push(thousands);
            text.push_str(group);
            groups = rest;
        }
        if !fraction.is_empty() {
            text.push(mark);
            text.push_str(fraction);
        }
        text
    }

    /// A list in words: "a", "a en b", "a, b en c".
    pub fn list(self, items: &[String]) -> String {
        let and = match self {
            Self::Dutch => " en ",
            Self::English => " and ",
        };
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
        }
    }
}

/// A number without a fraction as a whole one, below 2^53, where each is exact: most numbers in a report, and written in a tenth
/// of the time.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and in the range")]
pub(crate) fn whole(value: f64) -> Option<u64> {
    (value.fract() == 0.0 && (0.0..9_007_199_254_740_992.0).contains(&value)).then_some(value as u64)
}

#[cfg(test)]
mod tests {
    use super::Language;
    use super::Language::{Dutch, English};

    #[test]
    fn writes_numbers_as_readers_do() {
        let rows = [
            (Dutch, 95_300.0, 0, "95.300"),
            (Dutch, 9.2, 2, "9,2"),
            (Dutch, -1234.5, 1, "−1.234,5"),
            (Dutch, 999.0, 0, "999"),
            (Dutch, -0.001, 1, "0"),
            (English, 95_300.25, 2, "95,300.25"),
            (English, 1_000_000.0, 0, "1,000,000"),
            (English, 123_456.0, 0, "123,456"),
        ];
        for (language, value, decimals, expected) in rows {
            assert_eq!(language.number(value, decimals), expected);
        }
    }

    #[test]
    fn follows_the_settings_of_the_system() {
        let rows: [(&[(&str, &str)], _); 7] = [
            (&[], English),
            (&[("LANG", "nl_NL.UTF-8")], Dutch),
            (&[("LANG", "nl_NL.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8")], English),
            (&[("LANG", "en_GB"), ("LC_ALL", "nl")], Dutch),
            (&[("LANG", "nl_BE@euro"), ("LC_ALL", "")], Dutch),
            (&[("LANG", "C.UTF-8")], English),
            (&[("LANG", "nld")], English),
        ];
        for (settings, expected) in rows {
            let setting = |name: &str| {
                settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(Language::of_environment(setting), expected, "{settings:?}");
        }
    }

    #[test]
    fn joins_lists() {
        let words = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
        assert_eq!(Dutch.list(&words("a b c")), "a, b en c");
        assert_eq!(English.list(&words("a b")), "a and b");
        assert_eq!(Dutch.list(&[]), "");
    }
}
