//! Factors by the number of sources that mentioned them.

use super::key::Swatch;
use super::paint::Paint;
use super::rows::{Bar, Bars, Category, Key, Panel};
use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{Figure, Picture, Subject, effect_key};
use crate::model::{Cell, DerivedFigure, Factor, FigureRef};

/// How many factors are drawn at most; the table has all of them.
const DRAWN: usize = 15;

/// Draws the ranking.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let title = subject.get("chart-ranking-title");
    let factors = ranked(subject);
    let shown = shown(&factors);
    let description = describe(subject, &factors, shown);
    let chart = bars(subject, &factors[..shown]);
    let figure = FigureRef::Derived(DerivedFigure::Ranking);
    let note = (shown < factors.len()).then(|| {
        subject.with("chart-ranking-note", &[("shown", shown.into()), ("total", factors.len().into())])
    });
    Figure {
        id: subject.id(DerivedFigure::Ranking),
        takeaway: takeaway(subject, &factors),
        picture: Picture::Chart(subject.draw_rows(figure, &chart, &title, &description)),
        description,
        table: table(subject, &factors, &title),
        source: None,
        notes: note.into_iter().collect(),
        title,
    }
}

/// All factors, most mentioned first; equally mentioned ones in the author's order.
fn ranked(subject: Subject<'_>) -> Vec<&Factor> {
    let mut factors: Vec<&Factor> = subject.report.factors.iter().collect();
    factors.sort_by_key(|factor| std::cmp::Reverse(factor.mentions.count()));
    factors
}

/// How many of the ranked factors are drawn: none is left out that is mentioned as often as one that is drawn, unless
/// even the most mentioned are too many.
fn shown(factors: &[&Factor]) -> usize {
    let Some(next) = factors.get(DRAWN) else { return factors.len() };
    let before = factors.iter().take_while(|factor| factor.mentions.count() > next.mentions.count()).count();
    if before == 0 { DRAWN } else { before }
}

fn bars<'site>(subject: Subject<'site>, factors: &[&'site Factor]) -> Bars<'site> {
    let bar = |factor: &&Factor| {
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let cell = Cell::Number(factor.mentions.count() as f64);
        let label = super::table::cell_text(cell, subject.texts);
        vec![Bar::new(cell, label, Paint::effect(factor.effect), false)]
    };
    let mut key = subject.effect_key_entries().to_vec();
    let present = |swatch: &Swatch| factors.iter().any(|factor| *swatch == Swatch::Effect(factor.effect));
    key.retain(|entry| present(&entry.swatch));
    Bars {
        rows: factors
            .iter()
            .map(|factor| Category { label: &factor.name, effect: Some(factor.effect) })
            .collect(),
        panels: vec![Panel { key: Key::Entries(key), bars: factors.iter().map(bar).collect(), scale: 0 }],
    }
}

/// Stretches of ranked factors mentioned equally often.
fn classes<'a, 'site>(factors: &'a [&'site Factor]) -> impl Iterator<Item = &'a [&'site Factor]> {
    factors.chunk_by(|one, other| one.mentions.count() == other.mentions.count())
}

fn names(subject: Subject<'_>, factors: &[&Factor]) -> String {
    let names: Vec<String> = factors.iter().map(|factor| format!("‘{}’", factor.name)).collect();
    subject.texts.language().list(&names)
}

/// How many names a sentence can bear, and how many sentences a listener.
const NAMED: usize = 3;
const TOLD: usize = 5;

fn takeaway(subject: Subject<'_>, factors: &[&Factor]) -> String {
    let total = ("total", factors.len().into());
    let Some(first) = classes(factors).next() else { return subject.get("chart-ranking-title") };
    if first.len() == factors.len() && first.len() > 1 {
        return subject.with("chart-ranking-takeaway-equal", &[total]);
    }
    let key = match first.len() {
        1 => "chart-ranking-takeaway-one",
        2..=NAMED => "chart-ranking-takeaway-few",
        _ => "chart-ranking-takeaway-many",
    };
    let (names, times) =
        (names(subject, &first[..first.len().min(NAMED)]), subject.times(first[0].mentions.count()));
    let args =
        [total, ("names", (&names).into()), ("times", (&times).into()), ("number", first.len().into())];
    subject.with(key, &args)
}

fn describe(subject: Subject<'_>, factors: &[&Factor], shown: usize) -> String {
    let size = [("shown", shown.into()), ("total", factors.len().into())];
    let all = shown == factors.len();
    let key = if all { "chart-ranking-description-all" } else { "chart-ranking-description-part" };
    let mut sentences = vec![subject.with(key, &size)];
    let classes: Vec<&[&Factor]> = classes(factors).collect();
    let last = classes.last().filter(|_| classes.len() > TOLD);
    for class in classes.iter().take(TOLD).chain(last) {
        let (names, times) = (names(subject, class), subject.times(class[0].mentions.count()));
        let args = [("times", (&times).into()), ("names", (&names).into()), ("number", class.len().into())];
        let key =
            if class.len() <= NAMED { "chart-ranking-class-names" } else { "chart-ranking-class-number" };
        sentences.push(subject.with(key, &args));
    }
    sentences.join(" ")
}

fn table(subject: Subject<'_>, factors: &[&Factor], caption: &str) -> Table {
    let columns = vec![
        TableColumn::words("factor", subject.get("chart-column-factor")),
        TableColumn::words("domain", subject.get("chart-column-domain")),
        TableColumn::words("effect", subject.get("chart-column-effect")),
        subject.count_column(),
    ];
    let row = |factor: &&Factor| {
        let cells = vec![
            TableCell::words(&subject.site.domains[factor.domain.0].name),
            TableCell::words(subject.get(effect_key(factor.effect))),
            TableCell::count(factor.mentions.count(), subject.texts),
        ];
        TableRow::new(&factor.name, cells)
    };
    Table { caption: caption.to_owned(), columns, rows: factors.iter().map(row).collect() }
}
