//! For whom recommendations are, and the areas of life factors belong to.

/// Place of an audience in [`super::Site::audiences`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AudienceId(pub usize);

/// A group of readers: they receive recommendations, or give them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Audience {
    /// The id authors write: `municipalities`.
    pub id: String,
    /// As readers see it: "Gemeenten".
    pub name: String,
    /// The name in addresses: `gemeenten`.
    pub slug: String,
    /// Completes "Ik …": "werk bij een gemeente".
    pub persona: Option<String>,
    /// One sentence.
    pub description: Option<String>,
    /// Name of an icon of the theme.
    pub icon: Option<String>,
}

/// Place of a domain in [`super::Site::domains`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DomainId(pub usize);

/// An area that factors belong to: the family, the professional.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Domain {
    /// The id authors write, and its name in addresses: `gezin`.
    pub id: String,
    /// As readers see it: "Gezin".
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// Name of an icon of the theme.
    pub icon: Option<String>,
}
