//! What is said of a finding: the words of all of them in one place. The value itself is in none of them, as they end up
//! in logs.

use super::Finding;
use crate::diag::{Code, Diagnostic};
use crate::model::{Allowance, Personal};
use crate::source::SourceTree;

/// The message, what is said at the place, and how to mend it.
struct Words {
    message: &'static str,
    label: &'static str,
    help: &'static str,
}

fn words(what: Personal) -> Words {
    let (message, label, help) = match what {
        Personal::Bsn => (
            "this may be a burgerservicenummer",
            "nine digits that pass the eleven-test",
            "take it out; or say in front of it what number it is",
        ),
        Personal::EmailAddress => {
            ("this is an e-mail address", "may be somebody's own", "take it out, or allow it with a reason")
        }
        Personal::PhoneNumber => {
            ("this is a telephone number", "may be somebody's own", "take it out, or allow it with a reason")
        }
        Personal::BankAccount => (
            "this is the number of a bank account",
            "an IBAN with the right check digits",
            "take it out, or allow it with a reason",
        ),
        Personal::HomeAddress => (
            "this tells in which house somebody lives",
            "one front door",
            "name the district or the town; the address of an office can be allowed with a reason",
        ),
        Personal::BirthDate => (
            "this tells when somebody was born",
            "expected an age in years, or nothing",
            "write an age or a span of ages",
        ),
        Personal::LicencePlate => (
            "this looks like a licence plate",
            "the form of Dutch plates",
            "take it out; or say in front of it what code it is",
        ),
        Personal::PersonName => (
            "this may be the name of somebody who must not be known",
            "expected a role, or one letter",
            "write \"de moeder\" or \"leerling A\"; a made-up name can be allowed with a reason",
        ),
        Personal::Combination => (
            "these facts together may give somebody away",
            "and this",
            "leave one out, or say it in more general words",
        ),
        Personal::PictureMetadata => (
            "this picture tells more than it shows",
            "taken out of the published picture, but not of this file",
            "save it once more without metadata before you share the folder",
        ),
        Personal::KeptMetadata => (
            "this file tells more than it shows",
            "published with it, as it cannot be taken out",
            "save the picture or film once more without metadata, a picture best as JPEG, PNG or WebP",
        ),
        Personal::FileMetadata => (
            "this file tells who made it",
            "the name in its properties is published with it",
            "remove it in the program that made the file, or allow it with a reason",
        ),
        Personal::UnreadText => (
            "this file has text that could not be searched for personal data",
            "a scan, a font that does not tell its letters, a password, or damage",
            "read it yourself, or save the file anew from the program that made it; allow it with a reason when you have",
        ),
    };
    Words { message, label, help }
}

/// A finding that is not allowed.
pub(super) fn found(finding: &Finding) -> Diagnostic {
    let Words { message, label, help } = words(finding.what);
    let label = match &finding.place {
        Some(place) => format!("{place}: {label}"),
        None => label.to_owned(),
    };
    let diagnostic = Diagnostic::new(finding.what.code(), finding.span, message).label(label).help(help);
    finding.parts.iter().fold(diagnostic, |diagnostic, part| diagnostic.related(*part, "this"))
}

/// An allowance that nothing was found for.
pub(super) fn unused(allowance: &Allowance, tree: &SourceTree) -> Diagnostic {
    let code = allowance.what.code().name();
    let message = format!("`{code}` is allowed in `{}`, but there is none", allowance.file);
    let diagnostic = Diagnostic::new(Code::UnusedAllowance, allowance.span, message);
    if tree.at(&allowance.file).is_some() {
        let help = "take it out; or mend its `text`, which is to be the same letter for letter";
        return diagnostic.label("nothing of this sort was found there").help(help);
    }
    let paths = tree.under("content/").map(|(_, file)| &*file.path);
    diagnostic.label("there is no such file").suggest(&allowance.file, paths)
}
