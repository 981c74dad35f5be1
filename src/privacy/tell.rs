//! What is said of a finding: the words of all of them in one place. The value itself is in none of them, as they end up
//! in logs.

use super::Finding;
use crate::diag::{Code, Diagnostic, Words, say};
use crate::model::{Allowance, Personal};
use crate::source::SourceTree;

/// The message, what is said at the place, and how to mend it.
fn said(what: Personal) -> [Words; 3] {
    match what {
        Personal::Bsn => [
            say! { en: "this may be a burgerservicenummer", nl: "dit kan een burgerservicenummer zijn" },
            say! {
                en: "nine digits that pass the eleven-test",
                nl: "negen cijfers die aan de elfproef voldoen",
            },
            say! {
                en: "take it out; or say in front of it what number it is",
                nl: "haal het weg; of zet ervoor wat voor nummer het is",
            },
        ],
        Personal::EmailAddress => {
            [say! { en: "this is an e-mail address", nl: "dit is een e-mailadres" }, someones(), take_out()]
        }
        Personal::PhoneNumber => [
            say! { en: "this is a telephone number", nl: "dit is een telefoonnummer" },
            someones(),
            take_out(),
        ],
        Personal::BankAccount => [
            say! { en: "this is the number of a bank account", nl: "dit is een rekeningnummer" },
            say! {
                en: "an IBAN with the right check digits",
                nl: "een IBAN met kloppende controlecijfers",
            },
            take_out(),
        ],
        Personal::HomeAddress => [
            say! {
                en: "this tells in which house somebody lives",
                nl: "hier staat in welk huis iemand woont",
            },
            say! { en: "one front door", nl: "één voordeur" },
            say! {
                en: "name the district or the town; the address of an office can be allowed with a reason",
                nl: "noem de wijk of de plaats; het adres van een kantoor kun je toestaan met een reden",
            },
        ],
        Personal::BirthDate => [
            say! { en: "this tells when somebody was born", nl: "hier staat wanneer iemand is geboren" },
            say! { en: "expected an age in years, or nothing", nl: "hier hoort een leeftijd in jaren, of niets" },
            say! {
                en: "write an age or a span of ages",
                nl: "schrijf een leeftijd, of tussen welke leeftijden",
            },
        ],
        Personal::LicencePlate => [
            say! { en: "this looks like a licence plate", nl: "dit lijkt op een kenteken" },
            say! { en: "the form of Dutch plates", nl: "zo zien Nederlandse kentekens eruit" },
            say! {
                en: "take it out; or say in front of it what code it is",
                nl: "haal het weg; of zet ervoor wat voor code het is",
            },
        ],
        Personal::PersonName => [
            say! {
                en: "this may be the name of somebody who must not be known",
                nl: "dit kan de naam zijn van iemand die niet herkend mag worden",
            },
            say! { en: "expected a role, or one letter", nl: "hier hoort een rol, of één letter" },
            say! {
                en: "write \"the mother\" or \"pupil A\"; a made-up name can be allowed with a reason",
                nl: "schrijf \"de moeder\" of \"leerling A\"; een verzonnen naam kun je toestaan met een reden",
            },
        ],
        Personal::Combination => combination(),
        Personal::PictureMetadata => [
            say! {
                en: "this picture tells more than it shows",
                nl: "in deze afbeelding zit meer dan erop te zien is",
            },
            say! {
                en: "taken out of the published picture, but not of this file",
                nl: "staat niet op de site, maar nog wel in dit bestand",
            },
            say! {
                en: "save it once more without metadata before you share the folder",
                nl: "sla de afbeelding opnieuw op zonder deze gegevens voor je de map deelt",
            },
        ],
        Personal::KeptMetadata => kept(),
        Personal::UnreadText => unread(),
        Personal::FileMetadata => [
            say! { en: "this file tells who made it", nl: "in dit bestand staat wie het heeft gemaakt" },
            say! {
                en: "the name in its properties is published with it",
                nl: "de naam in de eigenschappen komt mee op de site",
            },
            say! {
                en: "remove it in the program that made the file, or allow it with a reason",
                nl: "haal die weg in het programma waarmee het bestand is gemaakt, of sta het toe met een reden",
            },
        ],
    }
}

fn kept() -> [Words; 3] {
    [
        say! {
            en: "this file tells more than it shows",
            nl: "in dit bestand zit meer dan erop te zien is",
        },
        say! {
            en: "published with it, as it cannot be taken out",
            nl: "komt mee op de site, want het is er niet uit te halen",
        },
        say! {
            en: "save the picture or film once more without metadata, a picture best as JPEG, PNG or WebP",
            nl: "sla de afbeelding of film opnieuw op zonder deze gegevens, een afbeelding liefst als JPEG, \
                 PNG of WebP",
        },
    ]
}

fn unread() -> [Words; 3] {
    [
        say! {
            en: "this file has text that could not be searched for personal data",
            nl: "in dit bestand staat tekst die niet op persoonsgegevens kon worden doorzocht",
        },
        say! {
            en: "a scan, a font that does not tell its letters, a password, or damage",
            nl: "een scan, een lettertype waarvan de letters niet te lezen zijn, een wachtwoord, of schade",
        },
        say! {
            en: "read it yourself, or save the file anew from the program that made it; allow it with a reason when \
                 you have",
            nl: "lees het zelf, of sla het bestand opnieuw op in het programma waarmee het is gemaakt; heb je het \
                 gelezen, sta het dan toe met een reden",
        },
    ]
}

fn combination() -> [Words; 3] {
    [
        say! {
            en: "these facts together may give somebody away",
            nl: "aan deze gegevens samen kan iemand te herkennen zijn",
        },
        say! { en: "and this", nl: "en dit" },
        say! {
            en: "leave one out, or say it in more general words",
            nl: "laat er een weg, of zeg het algemener",
        },
    ]
}

fn someones() -> Words {
    say! { en: "may be somebody's own", nl: "kan van een persoon zijn" }
}

fn take_out() -> Words {
    say! { en: "take it out, or allow it with a reason", nl: "haal het weg, of sta het toe met een reden" }
}

/// A finding that is not allowed.
pub(super) fn found(finding: &Finding) -> Diagnostic {
    let [message, label, help] = said(finding.what);
    let label = match &finding.place {
        Some(place) => say! { en: "{place}: {label}", nl: "{place}: {label}", place = place, label = label },
        None => label,
    };
    let diagnostic = Diagnostic::new(finding.what.code(), finding.span, message).label(label).help(help);
    finding
        .parts
        .iter()
        .fold(diagnostic, |diagnostic, part| diagnostic.related(*part, say! { en: "this", nl: "dit" }))
}

/// An allowance that nothing was found for.
pub(super) fn unused(allowance: &Allowance, tree: &SourceTree) -> Diagnostic {
    let code = allowance.what.code().name();
    let message = say! {
        en: "`{code}` is allowed in `{file}`, but there is none",
        nl: "`{code}` is toegestaan in `{file}`, maar komt daar niet voor",
        code = code,
        file = allowance.file,
    };
    let diagnostic = Diagnostic::new(Code::UnusedAllowance, allowance.span, message);
    if tree.at(&allowance.file).is_some() {
        return diagnostic
            .label(say! {
                en: "nothing of this sort was found there",
                nl: "zoiets is daar niet gevonden",
            })
            .help(say! {
                en: "take it out; or mend its `text`, which is to be the same letter for letter",
                nl: "haal dit weg; of verbeter `text`, die letter voor letter hetzelfde moet zijn",
            });
    }
    let paths = tree.under("content/").map(|(_, file)| &*file.path);
    diagnostic
        .label(say! { en: "there is no such file", nl: "dat bestand is er niet" })
        .suggest(&allowance.file, paths)
}
