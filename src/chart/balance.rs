//! Supporting and hindering factors per domain: hindering to the left, supporting to the right of one line.

use super::paint::Paint;
use super::rows::{Bar, Bars, Category, Key, Panel};
use super::table::{Table, TableCell, TableColumn, TableRow, cell_text};
use super::{EFFECTS, Figure, Picture, Subject};
use crate::model::{Cell, DerivedFigure, DomainId, Effect, FigureRef};

/// A domain's factors.
#[derive(Clone, Copy, Debug)]
struct Domain<'site> {
    name: &'site str,
    supporting: usize,
    hindering: usize,
}

impl Domain<'_> {
    fn of(&self, effect: Effect) -> usize {
        match effect {
            Effect::Supporting => self.supporting,
            Effect::Hindering => self.hindering,
        }
    }
}

/// Draws the balance.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let title = subject.get("chart-balance-title");
    let domains = domains(subject);
    let description = describe(subject, &domains);
    let figure = FigureRef::Derived(DerivedFigure::Balance);
    let chart = subject.draw_rows(figure, &bars(subject, &domains), &title, &description);
    Figure {
        id: subject.id(DerivedFigure::Balance),
        takeaway: takeaway(subject, &domains),
        description,
        picture: Picture::Chart(chart),
        table: table(subject, &domains, &title),
        source: None,
        notes: Vec::new(),
        title,
    }
}

/// The domains that have factors, in the site's order.
fn domains(subject: Subject<'_>) -> Vec<Domain<'_>> {
    let domain = |id: DomainId| {
        let (supporting, hindering) = subject.balance(id);
        Domain { name: &subject.site.domains[id.0].name, supporting, hindering }
    };
    subject.report.factor_domains().into_iter().map(domain).collect()
}

fn bars<'site>(subject: Subject<'site>, domains: &[Domain<'site>]) -> Bars<'site> {
    let bar = |domain: &Domain<'_>, effect: Effect| {
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let cell = Cell::Number(domain.of(effect) as f64);
        let label = cell_text(cell, subject.texts);
        Bar::new(cell, label, Paint::effect(effect), effect == Effect::Hindering)
    };
    let [supporting, hindering] = subject.effect_key_entries();
    Bars {
        rows: domains.iter().map(|domain| Category { label: domain.name, effect: None }).collect(),
        panels: vec![Panel {
            key: Key::Sides([hindering, supporting]),
            bars: domains.iter().map(|domain| EFFECTS.map(|effect| bar(domain, effect)).to_vec()).collect(),
            scale: 0,
        }],
    }
}

fn total(domains: &[Domain<'_>], effect: Effect) -> usize {
    domains.iter().map(|domain| domain.of(effect)).sum()
}

fn takeaway(subject: Subject<'_>, domains: &[Domain<'_>]) -> String {
    let (supporting, hindering) = (total(domains, Effect::Supporting), total(domains, Effect::Hindering));
    let key = match hindering.cmp(&supporting) {
        std::cmp::Ordering::Greater => "chart-balance-more-hindering",
        std::cmp::Ordering::Less => "chart-balance-more-supporting",
        std::cmp::Ordering::Equal => "chart-balance-equal",
    };
    let mut text = subject.with(key, &[("supporting", supporting.into()), ("hindering", hindering.into())]);
    let sum = |domain: &Domain<'_>| domain.supporting + domain.hindering;
    let most = domains.iter().map(sum).max().unwrap_or(0);
    let mut largest = domains.iter().filter(|domain| sum(domain) == most);
    if let (Some(domain), None, 2..) = (largest.next(), largest.next(), domains.len()) {
        text.push(' ');
        text.push_str(&subject.with("chart-balance-most", &[("domain", domain.name.into())]));
    }
    text
}

fn describe(subject: Subject<'_>, domains: &[Domain<'_>]) -> String {
    let mut sentences = vec![subject.with("chart-balance-description", &[("domains", domains.len().into())])];
    for domain in domains {
        let counts = subject.counts((domain.supporting, domain.hindering));
        sentences.push(
            subject.with("chart-counts-of", &[("name", domain.name.into()), ("counts", (&counts).into())]),
        );
    }
    if domains.len() > 1 {
        let counts = subject.counts((total(domains, Effect::Supporting), total(domains, Effect::Hindering)));
        sentences.push(subject.with("chart-balance-total", &[("counts", (&counts).into())]));
    }
    sentences.join(" ")
}

fn table(subject: Subject<'_>, domains: &[Domain<'_>], caption: &str) -> Table {
    let columns = vec![
        TableColumn::words("domain", subject.get("chart-column-domain")),
        TableColumn::numbers("supporting", subject.get("chart-column-supporting")),
        TableColumn::numbers("hindering", subject.get("chart-column-hindering")),
    ];
    let row = |domain: &Domain<'_>| {
        let cells = EFFECTS.map(|effect| TableCell::count(domain.of(effect), subject.texts));
        TableRow::new(domain.name, cells.to_vec())
    };
    Table { caption: caption.to_owned(), columns, rows: domains.iter().map(row).collect() }
}
