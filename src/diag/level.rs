//! How bad a site says that its mistakes are.

use serde::{Deserialize, Serialize};

use super::{Code, Diagnostics, Severity};

/// What a site makes of a mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Level {
    /// It is not told.
    Off,
    /// It is told.
    Told(Severity),
}

impl Level {
    /// All levels.
    pub const ALL: &'static [Self] =
        &[Self::Off, Self::Told(Severity::Note), Self::Told(Severity::Warning), Self::Told(Severity::Error)];

    /// The word authors write.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Told(severity) => severity.name(),
        }
    }
}

/// A mistake that a site takes more or less seriously than others do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Setting {
    /// Which mistake.
    pub code: Code,
    /// How bad it is here.
    pub level: Level,
    /// Why.
    pub reason: String,
}

impl Setting {
    /// Whether less is told than without it.
    pub fn is_lower(&self) -> bool {
        match self.level {
            Level::Off => true,
            // The worst comes first.
            Level::Told(severity) => severity > self.code.severity(),
        }
    }
}

impl Code {
    /// Whether no site can make less of it: nothing could be built, or somebody could be harmed.
    pub fn is_fixed(self) -> bool {
        self.severity() == Severity::Error && self != Self::LeftOverMarkup
    }
}

/// Diagnostics as bad as a site says that they are; without those it switched off.
pub fn settle(diagnostics: Diagnostics, settings: &[Setting]) -> Diagnostics {
    let settled = diagnostics.into_iter().filter_map(|mut diagnostic| {
        let setting = settings.iter().find(|setting| setting.code == diagnostic.code);
        match setting.map(|setting| setting.level) {
            Some(Level::Off) => return None,
            Some(Level::Told(severity)) => diagnostic.severity = severity,
            None => {}
        }
        Some(diagnostic)
    });
    settled.collect()
}
