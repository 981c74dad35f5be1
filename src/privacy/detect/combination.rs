//! What gives somebody away together: three or more of age or grade, sex, place, sort of school, diagnosis and date, said
//! of one person. After Sweeney, Simple Demographics Often Identify People Uniquely, 2000.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lists::places;
use super::{before, pattern};

/// How many sorts of facts are too many.
const TOO_MANY: usize = 3;

const AGES: &str = "vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig";

static AGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:[0-9]{{1,2}}|{AGES})[ -]?(?:jaar|jarige)\b|\bgroep [1-8]\b|\b(?:klas|leerjaar) [1-6]\b|\bbrugklas\b|\b[1-6] ?(?:vmbo|havo|vwo)\b|\b(?:jongen|meisje|zoon|dochter|broer|zus|kind|jongere|leerling)(?:t?je)?(?: van)? \(?(?:[0-9]{{1,2}}|{AGES})\b|\b(?:ben|is|was) [0-9]{{1,2}}(?:,|\.| en\b| toen\b)"
    ))
});
static SEX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:jongen|jongetje|meisje|(?:klein|stief|pleeg)?(?:zoon|zoontje|dochter|dochtertje)|(?:tweeling)?(?:broer|broertje|zus|zusje)|nichtje|neefje)\b",
    )
});
static SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:basisschool|basisonderwijs|speciaal (?:basis)?onderwijs|praktijkonderwijs|voortgezet onderwijs|middelbare school|kleuterklas|vmbo(?:-\w+)?|havo|vwo|gymnasium|atheneum|mbo|sbo|vso)\b",
    )
});
static DIAGNOSIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:autis\w+|adhd|ptss|dyslexie|dyscalculie|\w*depressie\w*|\w+stoornis\w*|anorexia|boulimia|lvb|licht verstandelijk\w*|verstandelijke beperking|\w*verslav\w+|syndroom van \w+|borderline|psychose\w*|epilepsie|diabetes|zelfbeschadiging)\b|\b(?-i:ASS|ADD|TOS|OCD)\b",
    )
});
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:[0-9]{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) (?:19|20)[0-9]{2}\b|\b[0-9]{1,2}[-/][0-9]{1,2}[-/](?:19|20)?[0-9]{2}\b",
    )
});
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    let names: Vec<String> = places().map(regex::escape).collect();
    pattern(&format!(r"\b(?:in|uit|te|naar|bij|gemeente|wijk|dorp) (?:{})\b", names.join("|")))
});

/// Words before a number of years that make it a span of time or a group's bounds.
const SPANS: &[&str] =
    &["na ", "al ", "sinds ", "over ", "binnen ", "duurde ", "tot ", "t/m ", "en ", "tussen ", "elke "];

/// The first place of each sort of fact, in order, when there are too many; else nothing.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let age = AGE.find_iter(text).find(|age| !ends_with_any(&before(text, age.start(), 8), SPANS));
    let facts =
        [age, SEX.find(text), PLACE.find(text), SCHOOL.find(text), DIAGNOSIS.find(text), DATE.find(text)];
    let mut places: Vec<Range<usize>> = facts.into_iter().flatten().map(|fact| fact.range()).collect();
    if places.len() < TOO_MANY {
        return Vec::new();
    }
    places.sort_by_key(|place| (place.start, place.end));
    places
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}
