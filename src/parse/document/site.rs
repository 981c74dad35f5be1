//! `content/site.toml` and `content/glossary.toml`.

use std::sync::Arc;

use crate::model::{Language, LinkStyle, Markdown, Personal};
use crate::parse::value::{Id, document};
use crate::source::Spanned;

document! {
    /// What all reports of a site share.
    pub struct SiteDoc {
        /// The site's name.
        title: Spanned<String>,
        /// One sentence about the site.
        description: Option<Spanned<String>>,
        /// Where the site will stand: `https://…/`; only for sitemap, feed, canonical and Open Graph links.
        base_url: Option<Spanned<String>>,
        /// The language of the site.
        language: Option<Spanned<Language>>,
        /// A folder in `themes/`.
        theme: Option<Spanned<String>>,
        /// The house style laid over the theme.
        house_style: Option<HouseStyleDoc>,
        /// How links inside the site are written: `"pretty"`, or `"file"` for a site that works from disk.
        links: Option<Spanned<LinkStyle>>,
        /// Name of the publishing organisation.
        publisher: Option<Spanned<String>>,
        /// An address or page where readers can reach the publisher.
        contact: Option<Spanned<String>>,
        /// Groups of readers, in the order readers see.
        audience: Vec<AudienceDoc>,
        /// Areas that factors belong to, in the order readers see.
        domain: Vec<DomainDoc>,
        /// How small numbers of people are protected.
        privacy: Option<PrivacyDoc>,
    }

    /// The house style of an organisation, as it publishes it. Paths start at `content/`.
    pub struct HouseStyleDoc {
        /// A style sheet with custom properties: `house-style/tokens.css`.
        tokens: Spanned<String>,
        /// The class that they stand under: `utrecht-theme`; `:root` when left out.
        class: Option<Spanned<String>>,
        /// A style sheet with those for a dark screen; the same as `tokens` when left out.
        dark_tokens: Option<Spanned<String>>,
        /// The class that those for a dark screen stand under.
        dark_class: Option<Spanned<String>>,
        /// A style sheet with the `@font-face` rules of the fonts.
        fonts: Option<Spanned<String>>,
    }

    /// A group of readers: they receive recommendations, or give them.
    pub struct AudienceDoc {
        /// The name to refer to it: `municipalities`.
        id: Spanned<Id>,
        /// As readers see it: "Gemeenten".
        name: Spanned<String>,
        /// Completes "Ik …": "werk bij een gemeente".
        persona: Option<Spanned<String>>,
        /// One sentence about the group.
        description: Option<Spanned<String>>,
        /// Name of an icon of the theme.
        icon: Option<Spanned<String>>,
    }

    /// An area that factors belong to.
    pub struct DomainDoc {
        /// The name to refer to it, also in addresses: `gezin`.
        id: Spanned<Id>,
        /// As readers see it: "Gezin".
        name: Spanned<String>,
        /// One sentence about the area.
        description: Option<Spanned<String>>,
        /// Name of an icon of the theme.
        icon: Option<Spanned<String>>,
    }

    /// How small numbers of people are protected.
    pub struct PrivacyDoc {
        /// Counts of people under this number are hidden; 5 when left out.
        threshold: Option<Spanned<u32>>,
        /// What is personal and may be published all the same.
        allow: Vec<AllowDoc>,
    }

    /// Something personal that may be published.
    pub struct AllowDoc {
        /// What sort of thing: the code of the mistake, such as `email-address`.
        what: Spanned<Personal>,
        /// The file it stands in, from the site's folder: `content/rapport/report.toml`.
        file: Spanned<String>,
        /// The very text; without it all of this sort in the file is allowed.
        text: Option<Spanned<String>>,
        /// Why it may be published, for who has to answer for it.
        reason: Spanned<String>,
    }

    /// Abbreviations and terms, explained.
    pub struct GlossaryDoc {
        /// The entries, in the order readers see.
        term: Vec<TermDoc>,
    }

    /// One entry of the glossary.
    pub struct TermDoc {
        /// As written in texts: "AVG".
        name: Spanned<String>,
        /// What an abbreviation stands for.
        full: Option<Spanned<String>>,
        /// One or two sentences of explanation.
        text: Spanned<Arc<Markdown>>,
        /// Other spellings or inflections.
        aliases: Vec<Spanned<String>>,
    }
}
