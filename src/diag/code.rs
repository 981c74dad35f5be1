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
    ///
    /// The system does not let the program read it: it is a link to nothing, or somebody else's. Check the
    /// link, or who may read the file; or take the file out of the site's folder.
    UnreadableFile = "unreadable-file", Error;
    /// A text file is not UTF-8.
    ///
    /// Letters such as é and ë would come out wrong, so the file is not guessed at. Save it once more and
    /// choose UTF-8 as its encoding. In a spreadsheet program: save as CSV UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A file is larger than a file of its kind can sensibly be.
    ///
    /// A text of many megabytes is nearly always something else with the wrong name: a film, a backup, a whole
    /// data set. Give a figure only the rows that it shows, and put large downloads somewhere else.
    FileTooLarge = "file-too-large", Error;
    /// A folder contains itself by way of a symbolic link.
    ///
    /// Following it would never end, so it is not followed. Remove the link, or let it point to a folder
    /// outside its own.
    SymlinkLoop = "symlink-loop", Error;
    /// The folder has no `content/site.toml`.
    ///
    /// That file makes a folder a site: it holds the title, the audiences and the domains. Run the command in
    /// the folder that holds `content/`, name that folder with `--root`, or write the file; `title` is all that
    /// it needs.
    MissingSite = "missing-site", Error;
    /// A file stands where no file of that kind is expected, so it is not used.
    ///
    /// Each folder of a report holds one kind of file, and anything else would silently be missing from the
    /// site. Move it to the folder for its kind, to `media/` when readers should be able to fetch it, or out of
    /// the site.
    UnexpectedFile = "unexpected-file", Warning;
    /// The name of a file does not have the form its folder asks for.
    ///
    /// Threads, cases and projects are numbered by their file names: `1-luisteren.md`. The number is their
    /// order, the rest is their address, so it has small letters, digits and hyphens. Rename the file.
    BadFileName = "bad-file-name", Error;

    // TOML and front matter
    /// A TOML file or front matter cannot be read as TOML.
    ///
    /// The marked place is where reading went wrong; the cause is there or just before it. Look for a quote or
    /// bracket that is not closed, a text without quotes, a comma too many or too few. Text goes between
    /// quotes: `title = "Luisteren"`.
    BrokenToml = "broken-toml", Error;
    /// The front matter is missing, or does not stand between two lines of `+++`.
    ///
    /// A Markdown file starts with its title and other keys, between two lines that are nothing but `+++`; the
    /// first is the first line of the file. Only an `index.md` can do without. Add the line that is missing.
    BrokenFrontMatter = "broken-front-matter", Error;
    /// A key is not known there.
    ///
    /// It is likely a slip of the pen, and what it says would not be on the site. Mend the spelling, or move
    /// the key to the file or table where it belongs. The keys of every file are in docs/content-format.md.
    UnknownKey = "unknown-key", Error;
    /// A required key is missing.
    ///
    /// The page cannot be made without it, and nothing is made up. Add the key. In TOML, keys of the file
    /// itself come before the first `[[table]]`.
    MissingValue = "missing-value", Error;
    /// A value has another type than expected.
    ///
    /// Texts stand between quotes, numbers do not, and a list has square brackets: `year = 2024`, `title =
    /// "2024"`, `authors = ["A. Schrijver"]`. Write the value as the kind that is expected.
    WrongType = "wrong-type", Error;
    /// A value of the right type is not one that is allowed.
    ///
    /// Some keys take one of a few words, a number within bounds, or a text of a certain form. The message says
    /// which are allowed; choose one of them.
    InvalidValue = "invalid-value", Error;
    /// Lists or tables are nested deeper than can be shown.
    ///
    /// No reader can follow causes of causes of causes without end, and no page can show them. Take a level
    /// out, or make a factor of its own of the inner part.
    NestedTooDeep = "nested-too-deep", Error;

    // Ids and references
    /// Two things have the same id.
    ///
    /// References to it could mean either. Give one of the two another id. A factor without an `id` has its
    /// name as one: give it an `id` of its own, or another name.
    DuplicateId = "duplicate-id", Error;
    /// A domain is named that `site.toml` does not have.
    ///
    /// Factors are grouped by domain on every page, so a domain must be there to be grouped under. Mend the
    /// spelling, or add a `[[domain]]` with this `id` to `content/site.toml`.
    UnknownDomain = "unknown-domain", Error;
    /// An audience is named that `site.toml` does not have.
    ///
    /// A recommendation for an audience that does not exist would be on nobody's page. In `{for=…}` and
    /// `{by=…}` stand ids, not names: `municipalities`, not Gemeenten. Mend the id, or add an `[[audience]]` to
    /// `content/site.toml`.
    UnknownAudience = "unknown-audience", Error;
    /// A source is cited that `report.toml` does not have.
    ///
    /// Who said something is the evidence of a report, so every mention must lead somewhere. Mend the number,
    /// or add a `[[source]]` with this `id`. A trailing `c` means that it was said about the case itself and is
    /// not part of the id.
    UnknownSource = "unknown-source", Error;
    /// A party is named that `actions.toml` does not have.
    ///
    /// The table of actions has a column for every `[[party]]`, and this one has none. Mend the id, or add the
    /// party at the top of `actions.toml`.
    UnknownParty = "unknown-party", Error;
    /// A node is named that `relations.toml` does not have.
    ///
    /// A relation is a line between two nodes. Mend the id in `from` or `to`, or add a `[[node]]` with it.
    UnknownNode = "unknown-node", Error;
    /// A thread is named that does not exist.
    ///
    /// Threads are named by the number that their file name starts with: `thread:1`; one of another report by
    /// its folder and number, `thread:rapport/1`. Mend the number, or add the thread.
    UnknownThread = "unknown-thread", Error;
    /// A case is named that does not exist.
    ///
    /// Cases are named by the number that their file name starts with: `case:1`. Mend the number, or add the
    /// case.
    UnknownCase = "unknown-case", Error;
    /// A factor is named that does not exist.
    ///
    /// Factors are named by their `id`, or by their name in small letters with hyphens when they have none:
    /// `er-is-tijd`. Mend the id, or add the factor.
    UnknownFactor = "unknown-factor", Error;
    /// A recommendation is named that does not exist.
    ///
    /// A recommendation's code is its thread, its audience and its place in the list: `1-municipalities-2`. The
    /// code changes when the list does. Mend the code.
    UnknownRecommendation = "unknown-recommendation", Error;
    /// A figure is named that does not exist.
    ///
    /// A figure of your own is named by its file in `figures/`, without `.toml`. Derived ones have fixed names,
    /// such as `factors/balance`, `model` and `journey/1`, and are there only when the report has the data for
    /// them. Mend the name, or add the figure.
    UnknownFigure = "unknown-figure", Error;
    /// A key figure is named that does not exist.
    ///
    /// Key figures are the `[[key_figure]]` tables of `report.toml`, named by their `id`. Mend the id, or add
    /// the key figure.
    UnknownNumber = "unknown-number", Error;
    /// A term is named that the glossary does not have.
    ///
    /// Terms are the `[[term]]` tables of `content/glossary.toml`, named as they are written in texts. Mend the
    /// word, add the term, or add this spelling to its `aliases`.
    UnknownTerm = "unknown-term", Error;
    /// A link leads to a file that is not there.
    ///
    /// A reader who follows it would find nothing. Links inside the site name the file that is linked to, seen
    /// from the file that links: `../rapport/report.toml`. Mend the path, or add the file.
    DanglingLink = "dangling-link", Error;
    /// A page on another site that is linked to is gone.
    ///
    /// Readers who follow the link find nothing, and may think that the report is as old. The other site says that there is no such
    /// page (404) or none any more (410). Look for its new address, or link to another page. Only `rodedraad check --online`
    /// asks.
    DeadLink = "dead-link", Warning;
    /// A page on another site that is linked to has another address for good.
    ///
    /// The other site still leads readers on, but few do so for years. Write the new address. Only `rodedraad check --online` asks.
    MovedLink = "moved-link", Note;
    /// Nothing can be said of a page on another site.
    ///
    /// The site did not answer, or not in a way that tells whether the page is there: some sites refuse all that is no browser. Open
    /// it yourself. Only `rodedraad check --online` asks.
    UnansweredLink = "unanswered-link", Note;
    /// A link's address has a scheme that is not allowed.
    ///
    /// A link may start with `https:`, `http:`, `mailto:` or `tel:`, or be one of the site's own kinds such as
    /// `thread:1`. Anything else does not work for readers, or could do them harm. Change or remove the link.
    BadLinkScheme = "bad-link-scheme", Error;
    /// Two pages or files would have the same address.
    ///
    /// One would overwrite the other. Addresses that differ only in capitals are one address on many computers.
    /// Rename a file, or change an `aliases`.
    AddressCollision = "address-collision", Error;
    /// A number quoted in the text differs from the key figure it names.
    ///
    /// Readers would see one number in the text and another in the figure. Look up which is right, and mend the
    /// other.
    NumberDiffers = "number-differs", Error;

    // Markdown
    /// An image has no alternative text.
    ///
    /// Readers who do not see the image would not know that it is there; publishing without is against the law
    /// for public bodies. Say between the brackets what the image tells: `![Kaart van de tien
    /// gemeenten](media/kaart.png)`.
    MissingAlt = "missing-alt", Error;
    /// Raw HTML has an element or attribute that is not allowed, and is left out.
    ///
    /// Scripts, styles and the like could harm readers, or break the page. Remove the HTML; what a text needs,
    /// Markdown can say.
    UnsafeHtml = "unsafe-html", Warning;
    /// A heading names an audience, but no list of recommendations follows it.
    ///
    /// Each item of the list below such a heading is a recommendation; without one, the audience gets nothing.
    /// Write the recommendations as a list, or take `{for=…}` or `{by=…}` off the heading.
    EmptyRecommendations = "empty-recommendations", Error;
    /// A figure stands inside a line of text.
    ///
    /// A figure has a title, a table and downloads, and needs room of its own. Put the image in a paragraph of
    /// its own, with an empty line before and after it.
    InlineFigure = "inline-figure", Error;
    /// A picture is not one a browser can show, or is damaged.
    ///
    /// Browsers show PNG, JPEG, GIF, WebP, AVIF and SVG. The name of the file must fit what is in it. Export
    /// the picture once more in one of these forms.
    BadImage = "bad-image", Error;

    // Data
    /// A data file cannot be read as the table it should be.
    ///
    /// It is damaged, or its name does not fit what is in it. Open it in a spreadsheet program, and save it
    /// anew as `.xlsx`, `.ods`, or CSV UTF-8.
    BadTable = "bad-table", Error;
    /// A row has more or fewer cells than there are columns.
    ///
    /// A value would end up in the wrong column. Look for a comma too many or too few; a text with a comma
    /// stands between quotes. Write an empty text, `""`, where a value is missing.
    RaggedRow = "ragged-row", Error;
    /// A column is named that the data does not have.
    ///
    /// The `id` of a `[[column]]` is the header above that column in the data file, letter for letter. Mend the
    /// `id` or the header.
    UnknownColumn = "unknown-column", Error;
    /// A cell that should hold a number holds something else.
    ///
    /// All columns but the first are numbers, without unit or thousands separator. Leave the cell empty where
    /// the value is missing, and put the unit in `unit`.
    NotANumber = "not-a-number", Error;
    /// A figure has no rows.
    ///
    /// There is nothing to draw. Fill in `rows`, name a file in `data`, or remove the figure.
    EmptyTable = "empty-table", Error;
    /// A number of people is negative or not whole.
    ///
    /// People are counted in whole numbers from zero. Where the column does not count people, say so: `counts =
    /// "other"`.
    BadCount = "bad-count", Error;
    /// The row that should be the total of the others is not.
    ///
    /// Readers who add up the numbers would find another total. Mend the number that is wrong, or leave `total`
    /// out when the row is not the sum of the others.
    WrongTotal = "wrong-total", Error;
    /// A row or column is called a total, but the figure does not say that it is one.
    ///
    /// It would be drawn beside the numbers it is the sum of, as if it were one of them; whether it adds up is not looked at; and
    /// where small numbers of people are hidden, it would give them away. Write `total = "Totaal"` in the figure's file, or
    /// `total = true` in the `[[column]]`. Give it another name where it is no sum.
    UndeclaredTotal = "undeclared-total", Warning;
    /// No figure shows a data file.
    ///
    /// The file stands in `figures/`, but no figure there has its name in `data`, so that nothing of it is on the site. Make a figure of
    /// it, mend the name in the figure that was meant to show it, or take the file out.
    UnusedData = "unused-data", Warning;
    /// A row breaks a rule that the figure declares.
    ///
    /// A `[[rule]]` says what must hold between the columns in every row, such as `received <= asked`; its `message` says what is
    /// wrong where it does not. Look the number up and mend it. Where it is right all the same, name the row in `except` of
    /// the rule, with the `reason`; an exception for a row that keeps the rule is told of too.
    BrokenRule = "broken-rule", Warning;

    /// A share of a whole is under 0 or over 100 per cent.
    ///
    /// A part cannot be more than the whole it is a part of, and a picture of it would be wrong. Mend the number; where
    /// it is no share but a change, give the column a unit that says so, such as `% meer`.
    BadShare = "bad-share", Warning;
    /// A figure has more series than colours can keep apart.
    ///
    /// Readers with another colour vision, and those who read a print, tell at most four colours apart, so each series
    /// is drawn in a small chart of its own. Write `kind = "small-multiples"` if that is what you want, or leave
    /// columns out.
    TooManySeries = "too-many-series", Warning;

    // Small numbers
    /// A text quotes a key figure that is hidden.
    ///
    /// The key figure counts so few people that readers might recognise somebody, or it would give away a number in a
    /// figure that does. On the site it is hidden, but the text would tell it. Write the sentence without the
    /// number: "a few families". Where it counts no people, take `counts = "people"` out of the key figure.
    HiddenNumber = "hidden-number", Error;
    /// A figure's takeaway, description or note tells a number that the figure hides.
    ///
    /// A number of people is hidden because readers might recognise somebody, or because it would give such a number
    /// away; the words beside the figure would tell it all the same. Write them without the number.
    HiddenNumberInText = "hidden-number-in-text", Warning;
    /// A number is hidden in one figure, but another one with `reveal` tells it.
    ///
    /// The second figure shows the same number, or all it takes to reckon it, so that hiding it in the first protects
    /// nobody. Give both figures a `reveal` with the reason why their small numbers may be shown, or neither.
    NumberGivenAway = "number-given-away", Warning;

    // Personal data
    /// A text has a burgerservicenummer.
    ///
    /// The law lets nobody publish one, and with it people can be robbed of their identity. Nine digits that pass the
    /// eleven-test are taken for one, unless the words before say that they are something else. Take the number out;
    /// when it is another number, say which (`dossier 123456782`), or allow it with a reason: `[[privacy.allow]]` in
    /// `content/site.toml`.
    Bsn = "bsn", Error;
    /// A text has an e-mail address.
    ///
    /// An address is personal when it is somebody's own, and programs that send junk collect every one. Take it out, or
    /// link to a page with a form. An address that readers are meant to write to is allowed with a reason:
    /// `[[privacy.allow]]` in `content/site.toml`.
    EmailAddress = "email-address", Error;
    /// A text has a telephone number.
    ///
    /// Whoever finds it can call, and find out whose it is. Take it out. A number that readers are meant to call is allowed with
    /// a reason: `[[privacy.allow]]` in `content/site.toml`. Numbers such as 112, 0800-0113 and 14 030 are not told of.
    PhoneNumber = "phone-number", Error;
    /// A text has the number of a bank account.
    ///
    /// It tells whose account it is, and can be misused. Take it out; a number for gifts or fees is allowed with a
    /// reason: `[[privacy.allow]]` in `content/site.toml`.
    BankAccount = "bank-account", Error;
    /// A text has a postcode with a house number, or says in which street and house somebody lives.
    ///
    /// The two together are one front door. Name the district or the town, or nothing. The address of an office is
    /// allowed with a reason: `[[privacy.allow]]` in `content/site.toml`; a post box is not told of.
    HomeAddress = "home-address", Error;
    /// A text has somebody's date of birth.
    ///
    /// With a place or a school it leads to one child. Write an age in years, or a span: "tussen 8 en 12 jaar". When it
    /// is the birthday of nobody, allow it with a reason: `[[privacy.allow]]` in `content/site.toml`.
    BirthDate = "birth-date", Error;
    /// A text has a licence plate.
    ///
    /// Anybody can ask whose car it is. Take it out. A code that only looks like a plate is told apart by the word
    /// before it (`kenmerk`, `lokaal`, `code`), or allowed with a reason: `[[privacy.allow]]` in `content/site.toml`.
    LicencePlate = "licence-plate", Error;
    /// A text has a name beside a word such as "moeder van", "leerling" or "cliënt".
    ///
    /// Somebody who helped, or was helped, must not be known by name. Write the role alone, or one letter: "de moeder",
    /// "leerling A". A made-up name, or that of somebody who agreed in writing, is allowed with a reason:
    /// `[[privacy.allow]]` in `content/site.toml`.
    PersonName = "person-name", Error;
    /// A case or quotation tells three or more facts that give somebody away together.
    ///
    /// Age or grade, sex, place, sort of school, diagnosis and date: each is harmless alone, but three are often true of one
    /// child in a town. Say it in more general words ("een kind in de bovenbouw"), or leave a fact out. When nobody can be
    /// recognised all the same, allow it with a reason: `[[privacy.allow]]` in `content/site.toml`.
    RecognisableCombination = "recognisable-combination", Error;
    /// A picture tells where it was taken, or by whom.
    ///
    /// Telephones write the place and the owner into every picture. A build takes all of that out of the JPEG, PNG, WebP, AVIF
    /// and GIF files it publishes; the source file still has it, and goes wherever you send it. Save the picture once more without
    /// metadata, above all before you share the folder.
    PictureMetadata = "picture-metadata", Warning;
    /// A picture or film tells where it was made, or by whom, and the build cannot take that out.
    ///
    /// What telephones write into a file is taken out of pictures that browsers show, but not out of films, nor of a picture that
    /// is put together in another way than usual. It would be published as it is. Save it once more without metadata, or
    /// allow it with a reason: `[[privacy.allow]]` in `content/site.toml`.
    KeptMetadata = "kept-metadata", Error;
    /// A document in `media/` tells who made it.
    ///
    /// Word processors write the name of the account into a document, and nothing takes it out of the copy that is
    /// published. Remove it in the program that made it ("Document inspecteren"), or allow it with a reason when the author
    /// may be known: `[[privacy.allow]]` in `content/site.toml`.
    FileMetadata = "file-metadata", Warning;
    /// A file has text that the search for personal data could not read.
    ///
    /// A scanned page is a picture, a font may not tell which letters it shows, and a file with a password opens for nobody. Somebody
    /// has to read it before it is published. A PDF made from the text itself ("Opslaan als PDF") is searched, and read aloud to
    /// those who need that. When somebody has read it, allow it with a reason: `[[privacy.allow]]` in `content/site.toml`.
    UnreadText = "unread-text", Note;
    /// Something personal is allowed that is not there.
    ///
    /// The text has changed, or the allowance has a mistake in it. Left in place, it would let through what somebody writes
    /// there later. Mend it or take it out of `content/site.toml`.
    UnusedAllowance = "unused-allowance", Warning;

    // The whole
    /// A theme is named that does not exist, or lacks a part it needs.
    ///
    /// A theme is a folder in `themes/`; `draad` is built in. Mend the name in `content/site.toml`, or add what
    /// the theme lacks.
    UnknownTheme = "unknown-theme", Error;
    /// A house style is named that is not there.
    ///
    /// `[house_style]` in `content/site.toml` names a style sheet with design tokens, as the organisation publishes it, by
    /// its path from `content/`; `class` is the class that they stand under in it. Put the file in
    /// `content/house-style/`, and look in it for the class before the first `{`.
    UnknownHouseStyle = "unknown-house-style", Error;
    /// A style sheet asks another server for a file.
    ///
    /// Who reads the site would be known to that server, and the site would change when it does. What is asked for is
    /// left out. Put the file in `content/house-style/` and write its path from the style sheet.
    RemoteStyle = "remote-style", Warning;
    /// Two colours that stand on each other are too much alike.
    ///
    /// Readers with poor sight, or with the sun on their screen, could not read it. WCAG 2.2 AA asks for a contrast of 4.5
    /// to 1 for text, and of 3 to 1 for large text, icons, lines and the outline of what has the focus. Choose
    /// another colour in the house style, or give the theme's custom property one of its own.
    LowContrast = "low-contrast", Warning;
    /// A template of the theme has a mistake.
    ///
    /// The marked place is where the template engine stopped, or which value it could not find. A site's own
    /// template takes the place of the theme's file of the same name: compare the two.
    BrokenTemplate = "broken-template", Error;
    /// A style sheet of the theme has a mistake.
    ///
    /// Browsers would leave out the rule, or all that follows. Look for a bracket or semicolon that is missing
    /// at the marked place.
    BrokenStyle = "broken-style", Error;
    /// A file with texts of the interface has a mistake.
    ///
    /// Each line is a key, an equals sign and a text: `skip-link = Naar de inhoud`. Texts may only use the
    /// variables that the theme's own texts use.
    BrokenTexts = "broken-texts", Error;
    /// A cause cites a source that its factor does not.
    ///
    /// A cause of a factor was said by someone who spoke of that factor, so one of the two lists is likely
    /// incomplete. Add the source to the factor's `mentions`, or take it out of the cause's.
    CauseSource = "cause-source", Warning;
    /// A factor says of nobody that they mentioned it.
    ///
    /// Readers cannot tell what it is based on, and it counts for nothing in charts and rankings. Add
    /// `mentions`: a list of sources, or a number.
    FactorWithoutMentions = "factor-without-mentions", Warning;
    /// No factor is said of a case.
    ///
    /// # Why it matters
    /// The page of a case shows what helped and what hindered in it; here it is empty, while the report has factors.
    ///
    /// # Example
    /// `cases/2-vo.md`, in a report whose factors all have `mentions = ["1c"]`.
    ///
    /// # How to mend it
    /// Cite the case's source in the factors that were said of it, or name the right source in the case: `source = "2"`.
    CaseWithoutFactors = "case-without-factors", Warning;
    /// No recommendation is for an audience, or by it.
    ///
    /// # Why it matters
    /// "Ik ben …" on the home page offers every audience; who chooses this one finds an empty page.
    ///
    /// # Example
    /// `[[audience]]` with `id = "schools"`, and no heading with `{for=schools}`.
    ///
    /// # How to mend it
    /// Write a list of recommendations for it, or take the audience out of `content/site.toml`.
    AudienceWithoutRecommendations = "audience-without-recommendations", Warning;
    /// No text shows a figure, or links to it.
    ///
    /// # Why it matters
    /// A figure that is not told about is only in the list of all figures, and readers seldom come there.
    ///
    /// # Example
    /// `figures/hulpvragen.toml`, and no `![…](figure:hulpvragen)` anywhere.
    ///
    /// # How to mend it
    /// Show it in the text that tells about it, make it the report's `featured`, or remove it.
    UnplacedFigure = "unplaced-figure", Warning;
    /// Marks of Markdown or HTML would be shown as they are.
    ///
    /// # Why it matters
    /// Readers see stars and brackets in the middle of a sentence. They are left from another program, or not closed.
    ///
    /// # Example
    /// `name = "Begrip** voor het gezin"`.
    ///
    /// # How to mend it
    /// Take the mark out, or close it. A plain text, such as a name or title, has no marks at all.
    LeftOverMarkup = "left-over-markup", Error;
    /// A heading is more than one level below the heading before it.
    ///
    /// # Why it matters
    /// Who listens to a page steps through it by its headings, and takes a missing level for a missing part.
    ///
    /// # Example
    /// `#### Scholen` right under `## Resultaten`.
    ///
    /// # How to mend it
    /// Give it one `#` more than the heading it belongs to. The page's title is the heading of level 1.
    SkippedHeading = "skipped-heading", Warning;
    /// The words of a link do not say where it leads.
    ///
    /// # Why it matters
    /// Screen readers list the links of a page without the text around them; ten times "lees meer" tells nothing.
    ///
    /// # Example
    /// `Je leest er [hier](werkwijze.md) meer over.`
    ///
    /// # How to mend it
    /// Put the link on the words that name what is there: `Meer staat in [de werkwijze](werkwijze.md).`
    VagueLink = "vague-link", Warning;
    /// The alternative text of a picture repeats its caption, or the name of its file.
    ///
    /// # Why it matters
    /// Who does not see the picture hears the same words twice, and still not what it shows.
    ///
    /// # Example
    /// `![kaart](media/kaart.png)`.
    ///
    /// # How to mend it
    /// Say what somebody would miss who does not see it: `![Kaart: in tien van de veertien gemeenten is een loket](media/kaart.png)`.
    AltRepeats = "alt-repeats", Warning;
    /// The columns of a table in a text have no names.
    ///
    /// # Why it matters
    /// Screen readers tell with every cell the name of its column; without one, numbers are only numbers.
    ///
    /// # Example
    /// `| | |` as the first row.
    ///
    /// # How to mend it
    /// Name every column in the first row, or make a list where the table only sets words side by side.
    TableWithoutHeader = "table-without-header", Warning;
    /// A row of words is in capitals.
    ///
    /// # Why it matters
    /// Capitals have no shape to recognise a word by, so everybody reads them more slowly, and some screen readers spell them.
    ///
    /// # Example
    /// `LET OP: DIT GELDT ALLEEN VOOR SCHOLEN`.
    ///
    /// # How to mend it
    /// Write small letters. `**Let op**` gives weight, and so does an alert: `> [!IMPORTANT]`.
    Capitals = "capitals", Warning;
    /// A picture has more bytes than a page should have.
    ///
    /// # Why it matters
    /// On a telephone it takes seconds to come and costs money, and readers are gone before it is there.
    ///
    /// # Example
    /// A photograph of 4 MB straight from a camera.
    ///
    /// # How to mend it
    /// Save it at most 1600 pixels wide, as WebP or JPEG, under 500 kB.
    HeavyPicture = "heavy-picture", Warning;
    /// An action that is planned or running names a year before that of the report.
    ///
    /// # Why it matters
    /// Readers see a promise that should have been kept by the time of the report, and not whether it was.
    ///
    /// # Example
    /// `status = "planned"` with `texts = ["Klaar in 2019"]`, in a report of 2022.
    ///
    /// # How to mend it
    /// Ask the party how far it is, and write its `status`: `"done"`, `"running"` or `"stopped"`.
    StaleAction = "stale-action", Note;
    /// A number in a title or heading contradicts the order that readers see.
    ///
    /// # Why it matters
    /// The number in the name of a file is the order and the address. When the title says another one, readers who look for "rode draad 2"
    /// find the third; and who reads `1.`, `2.`, `4.` takes a part for missing.
    ///
    /// # Example
    /// `threads/3-regie.md` with `title = "Rode draad 2: wie heeft de regie?"`.
    ///
    /// # How to mend it
    /// Rename the file or mend the number. Best is a title without a number: the site numbers threads and cases itself.
    ContradictedOrder = "contradicted-order", Warning;
    /// A text is in another language than the site, and does not say so.
    ///
    /// # Why it matters
    /// A screen reader reads it with the sounds of the site's language, so that nobody understands it; the law asks for the mark
    /// (WCAG 3.1.2).
    ///
    /// # Example
    /// `> We were not asked what we wanted.`, on a Dutch site.
    ///
    /// # How to mend it
    /// Translate it, or put `<span lang="en">` before it and `</span>` behind it. When the whole site is in that language, write so in
    /// `content/site.toml`: `language = "en"`.
    UnmarkedLanguage = "unmarked-language", Warning;
    /// An abbreviation is explained nowhere.
    ///
    /// # Why it matters
    /// Parents and other newcomers do not know what colleagues call things.
    ///
    /// # Example
    /// `De IB'er belt met SMW.`
    ///
    /// # How to mend it
    /// Write it in full the first time, with the abbreviation in brackets, or add it to `content/glossary.toml`; the site then
    /// explains it wherever you link to it.
    UnexplainedAbbreviation = "unexplained-abbreviation", Note;
    /// A page, or what one audience is advised, is hard to read.
    ///
    /// # Why it matters
    /// One in five adults in the Netherlands has trouble with hard texts. Sixty points is plain; under 45 a text asks for long
    /// schooling. The points (Flesch-Douma for Dutch, Flesch for English) count the words of sentences and the syllables of words: they know
    /// nothing of sense, so a page may be good with fewer.
    ///
    /// # Example
    /// A sentence of forty words with "handelingsverlegenheid" in it.
    ///
    /// # How to mend it
    /// Break the sentences that are named in two, put the verb in front, and take the short word where there is one.
    HardToRead = "hard-to-read", Note;
    /// Small numbers of people are shown, for a stated reason.
    ///
    /// The figure has `reveal`, which shows numbers that are otherwise hidden because readers might recognise
    /// somebody. Make sure that the reason holds; take `reveal` out when it does not.
    RevealedNumbers = "revealed-numbers", Note;
}
