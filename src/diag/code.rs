//! Which mistakes there are: one stable kebab-case code each. What they mean is in `explanations/`.

use serde::{Deserialize, Serialize};

use super::Severity;

macro_rules! codes {
    ($( #[doc = $doc:literal] $variant:ident = $name:literal, $severity:ident; )+) => {
        /// A mistake an author can make. Its name is the same in reports, docs and fixtures.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        pub enum Code {
            $( #[doc = $doc] $variant, )+
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
    /// The front matter is missing, or does not stand between two lines of `+++`.
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
    /// A page on another site that is linked to is gone.
    DeadLink = "dead-link", Warning;
    /// A page on another site that is linked to has another address for good.
    MovedLink = "moved-link", Note;
    /// Nothing can be said of a page on another site.
    UnansweredLink = "unanswered-link", Note;
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
    /// A row or column is called a total, but the figure does not say that it is one.
    UndeclaredTotal = "undeclared-total", Warning;
    /// No figure shows a data file.
    UnusedData = "unused-data", Warning;
    /// A row breaks a rule that the figure declares.
    BrokenRule = "broken-rule", Warning;

    /// A share of a whole is under 0 or over 100 per cent.
    BadShare = "bad-share", Warning;
    /// A figure has more series than colours can keep apart.
    TooManySeries = "too-many-series", Warning;

    // Small numbers
    /// A text quotes a key figure that is hidden.
    HiddenNumber = "hidden-number", Error;
    /// A figure's takeaway, description or note tells a number that the figure hides.
    HiddenNumberInText = "hidden-number-in-text", Warning;
    /// A number is hidden in one figure, but another one with `reveal` tells it.
    NumberGivenAway = "number-given-away", Warning;

    // Personal data
    /// A text has a burgerservicenummer.
    Bsn = "bsn", Error;
    /// A text has an e-mail address.
    EmailAddress = "email-address", Error;
    /// A text has a telephone number.
    PhoneNumber = "phone-number", Error;
    /// A text has the number of a bank account.
    BankAccount = "bank-account", Error;
    /// A text has a postcode with a house number, or says in which street and house somebody lives.
    HomeAddress = "home-address", Error;
    /// A text has somebody's date of birth.
    BirthDate = "birth-date", Error;
    /// A text has a licence plate.
    LicencePlate = "licence-plate", Error;
    /// A text has a name beside a word such as "moeder van", "leerling" or "cliënt".
    PersonName = "person-name", Error;
    /// A case or quotation tells three or more facts that give somebody away together.
    RecognisableCombination = "recognisable-combination", Error;
    /// A picture tells where it was taken, or by whom.
    PictureMetadata = "picture-metadata", Warning;
    /// A picture or film tells where it was made, or by whom, and the build cannot take that out.
    KeptMetadata = "kept-metadata", Error;
    /// A document in `media/` tells who made it.
    FileMetadata = "file-metadata", Warning;
    /// A file has text that the search for personal data could not read.
    UnreadText = "unread-text", Note;
    /// Something personal is allowed that is not there.
    UnusedAllowance = "unused-allowance", Warning;

    // The whole
    /// A mistake that cannot be made less of has a lower level.
    FixedLevel = "fixed-level", Error;
    /// A theme is named that does not exist, or lacks a part it needs.
    UnknownTheme = "unknown-theme", Error;
    /// A house style is named that is not there.
    UnknownHouseStyle = "unknown-house-style", Error;
    /// A style sheet asks another server for a file.
    RemoteStyle = "remote-style", Warning;
    /// Two colours that stand on each other are too much alike.
    LowContrast = "low-contrast", Warning;
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
    /// No factor is said of a case.
    CaseWithoutFactors = "case-without-factors", Warning;
    /// No recommendation is for an audience, or by it.
    AudienceWithoutRecommendations = "audience-without-recommendations", Warning;
    /// No text shows a figure, or links to it.
    UnplacedFigure = "unplaced-figure", Warning;
    /// Marks of Markdown or HTML would be shown as they are.
    LeftOverMarkup = "left-over-markup", Error;
    /// A heading is more than one level below the heading before it.
    SkippedHeading = "skipped-heading", Warning;
    /// The words of a link do not say where it leads.
    VagueLink = "vague-link", Warning;
    /// The alternative text of a picture repeats its caption, or the name of its file.
    AltRepeats = "alt-repeats", Warning;
    /// The columns of a table in a text have no names.
    TableWithoutHeader = "table-without-header", Warning;
    /// A row of words is in capitals.
    Capitals = "capitals", Warning;
    /// A picture has more bytes than a page should have.
    HeavyPicture = "heavy-picture", Warning;
    /// An action that is planned or running names a year before that of the report.
    StaleAction = "stale-action", Note;
    /// A number in a title or heading contradicts the order that readers see.
    ContradictedOrder = "contradicted-order", Warning;
    /// A text is in another language than the site, and does not say so.
    UnmarkedLanguage = "unmarked-language", Warning;
    /// An abbreviation is explained nowhere.
    UnexplainedAbbreviation = "unexplained-abbreviation", Note;
    /// A page, or what one audience is advised, is hard to read.
    HardToRead = "hard-to-read", Note;
    /// Small numbers of people are shown, for a stated reason.
    RevealedNumbers = "revealed-numbers", Note;
}
