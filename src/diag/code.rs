//! Which mistakes there are: one stable kebab-case code each.

use super::Severity;

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident; )+) => {
        /// A mistake an author can make. Its name is the same in reports, docs and fixtures.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Code {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl Code {
            /// All codes, in order of their declaration.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            /// The kebab-case name.
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )+ }
            }

            /// How bad it is unless the site says otherwise.
            pub fn severity(self) -> Severity {
                match self { $( Self::$variant => Severity::$severity, )+ }
            }

            /// What the code means, as its documentation says.
            pub fn explanation(self) -> &'static str {
                match self { $( Self::$variant => concat!($( $doc, "\n" ),+), )+ }
            }
        }
    };
}

codes! {
    // Files
    /// A file of the site could not be read.
    UnreadableFile = "unreadable-file", Error;
    /// A text file is not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A file is larger than a file of its kind can sensibly be.
    FileTooLarge = "file-too-large", Error;
    /// A folder contains itself by way of a symbolic link.
    SymlinkLoop = "symlink-loop", Error;
    /// The folder has no `content/site.toml`.
    MissingSite = "missing-site", Error;
    /// A file stands where no file of that kind is expected, so it is not used.
    UnexpectedFile = "unexpected-file", Warning;
    /// The name of a file does not have the form its folder asks for.
    BadFileName = "bad-file-name", Error;

    // TOML and front matter
    /// A TOML file or front matter cannot be read as TOML.
    BrokenToml = "broken-toml", Error;
    /// The front matter has no closing `+++`.
    BrokenFrontMatter = "broken-front-matter", Error;
    /// A key is not known there.
    UnknownKey = "unknown-key", Error;
    /// A required key is missing.
    MissingValue = "missing-value", Error;
    /// A value has another type than expected.
    WrongType = "wrong-type", Error;
    /// A value of the right type is not one that is allowed.
    InvalidValue = "invalid-value", Error;
    /// Lists or tables are nested deeper than can be shown.
    NestedTooDeep = "nested-too-deep", Error;

    // Ids and references
    /// Two things have the same id.
    DuplicateId = "duplicate-id", Error;
    /// A domain is named that `site.toml` does not have.
    UnknownDomain = "unknown-domain", Error;
    /// An audience is named that `site.toml` does not have.
    UnknownAudience = "unknown-audience", Error;
    /// A source is cited that `report.toml` does not have.
    UnknownSource = "unknown-source", Error;
    /// A party is named that `actions.toml` does not have.
    UnknownParty = "unknown-party", Error;
    /// A node is named that `relations.toml` does not have.
    UnknownNode = "unknown-node", Error;
    /// A thread is named that does not exist.
    UnknownThread = "unknown-thread", Error;
    /// A case is named that does not exist.
    UnknownCase = "unknown-case", Error;
    /// A factor is named that does not exist.
    UnknownFactor = "unknown-factor", Error;
    /// A recommendation is named that does not exist.
    UnknownRecommendation = "unknown-recommendation", Error;
    /// A figure is named that does not exist.
    UnknownFigure = "unknown-figure", Error;
    /// A key figure is named that does not exist.
    UnknownNumber = "unknown-number", Error;
    /// A term is named that the glossary does not have.
    UnknownTerm = "unknown-term", Error;
    /// A link leads to a file that is not there.
    DanglingLink = "dangling-link", Error;
    /// A link's address has a scheme that is not allowed.
    BadLinkScheme = "bad-link-scheme", Error;
    /// Two pages or files would have the same address.
    AddressCollision = "address-collision", Error;
    /// A number quoted in the text differs from the key figure it names.
    NumberDiffers = "number-differs", Error;

    // Markdown
    /// An image has no alternative text.
    MissingAlt = "missing-alt", Error;
    /// Raw HTML has an element or attribute that is not allowed, and is left out.
    UnsafeHtml = "unsafe-html", Warning;
    /// A heading names an audience, but no list of recommendations follows it.
    EmptyRecommendations = "empty-recommendations", Error;
    /// A figure stands inside a line of text.
    InlineFigure = "inline-figure", Error;
    /// A picture is not one a browser can show, or is damaged.
    BadImage = "bad-image", Error;

    // Data
    /// A data file cannot be read as the table it should be.
    BadTable = "bad-table", Error;
    /// A row has more or fewer cells than there are columns.
    RaggedRow = "ragged-row", Error;
    /// A column is named that the data does not have.
    UnknownColumn = "unknown-column", Error;
    /// A cell that should hold a number holds something else.
    NotANumber = "not-a-number", Error;
    /// A figure has no rows.
    EmptyTable = "empty-table", Error;
    /// A number of people is negative or not whole.
    BadCount = "bad-count", Error;
    /// The row that should be the total of the others is not.
    WrongTotal = "wrong-total", Error;

    // The whole
    /// A theme is named that does not exist, or lacks a part it needs.
    UnknownTheme = "unknown-theme", Error;
    /// A template of the theme has a mistake.
    BrokenTemplate = "broken-template", Error;
    /// A style sheet of the theme has a mistake.
    BrokenStyle = "broken-style", Error;
    /// A file with texts of the interface has a mistake.
    BrokenTexts = "broken-texts", Error;
    /// A cause cites a source that its factor does not.
    CauseSource = "cause-source", Warning;
    /// A factor says of nobody that they mentioned it.
    FactorWithoutMentions = "factor-without-mentions", Warning;
    /// Small numbers of people are shown, for a stated reason.
    RevealedNumbers = "revealed-numbers", Note;
}
