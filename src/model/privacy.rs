//! What may tell who somebody is, and what of it may be published all the same.

use crate::diag::Code;
use crate::source::Span;

/// A sort of thing that may tell who somebody is. Each is a mistake with a code, whose name authors write.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Personal {
    /// A burgerservicenummer.
    Bsn,
    /// An e-mail address.
    EmailAddress,
    /// A telephone number.
    PhoneNumber,
    /// The number of a bank account.
    BankAccount,
    /// A postcode with a house number.
    HomeAddress,
    /// A date of birth.
    BirthDate,
    /// A licence plate.
    LicencePlate,
    /// A name beside a word such as "moeder van".
    PersonName,
    /// Three or more facts that give somebody away together.
    Combination,
    /// What a picture tells beside what it shows.
    PictureMetadata,
    /// What a picture or film tells beside what it shows, and goes on telling on the site.
    KeptMetadata,
    /// What a document tells beside what stands in it.
    FileMetadata,
    /// A text that could not be searched.
    UnreadText,
}

impl Personal {
    /// All of them, in the order they are told.
    pub const ALL: &'static [Self] = &[
        Self::Bsn,
        Self::EmailAddress,
        Self::PhoneNumber,
        Self::BankAccount,
        Self::HomeAddress,
        Self::BirthDate,
        Self::LicencePlate,
        Self::PersonName,
        Self::Combination,
        Self::PictureMetadata,
        Self::KeptMetadata,
        Self::FileMetadata,
        Self::UnreadText,
    ];

    /// The code of the mistake.
    pub fn code(self) -> Code {
        match self {
            Self::Bsn => Code::Bsn,
            Self::EmailAddress => Code::EmailAddress,
            Self::PhoneNumber => Code::PhoneNumber,
            Self::BankAccount => Code::BankAccount,
            Self::HomeAddress => Code::HomeAddress,
            Self::BirthDate => Code::BirthDate,
            Self::LicencePlate => Code::LicencePlate,
            Self::PersonName => Code::PersonName,
            Self::Combination => Code::RecognisableCombination,
            Self::PictureMetadata => Code::PictureMetadata,
            Self::KeptMetadata => Code::KeptMetadata,
            Self::FileMetadata => Code::FileMetadata,
            Self::UnreadText => Code::UnreadText,
        }
    }
}

/// Something personal that may be published, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allowance {
    /// What sort of thing.
    pub what: Personal,
    /// The file it stands in, from the site's root: `content/rapport/report.toml`.
    pub file: String,
    /// The very text that is allowed; nothing when all of this sort in the file is.
    pub text: Option<String>,
    /// Why it may be published.
    pub reason: String,
    /// Where it was written.
    pub span: Span,
    /// Where the text and the reason stand: they are not searched themselves.
    pub words: Vec<Span>,
}
