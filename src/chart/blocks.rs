//! The factors of a domain, each with who mentioned it and its possible causes. HTML: mostly text.

use serde::Serialize;

use super::mention::{MentionView, SourceKey};
use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{EFFECTS, Figure, Picture, Subject, effect_key, symbol};
use crate::model::{Cause, DerivedFigure, DomainId, Effect, Factor, FactorId, Mentions, Place, Thread};

/// The factors of a domain, supporting and hindering.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BlocksView {
    /// The domain's id.
    pub domain: String,
    /// The domain's name.
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// Name of an icon.
    pub icon: Option<String>,
    /// The domain's page.
    pub url: String,
    /// Supporting, then hindering; both, also when one has no factors.
    pub effects: Vec<EffectView>,
    /// The sources that dots refer to.
    pub sources: Vec<SourceKey>,
}

/// The factors that work one way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct EffectView {
    /// `supporting` or `hindering`: for classes.
    pub effect: &'static str,
    /// In words.
    pub name: String,
    /// ▲ or ▼.
    pub symbol: &'static str,
    /// How many factors.
    pub count: usize,
    /// How many possible causes, at any depth.
    pub causes: usize,
    /// The factors, in the author's order, divided where the group changes.
    pub groups: Vec<FactorGroup>,
}

/// Consecutive factors of one group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FactorGroup {
    /// The group's name, where the author gave one.
    pub name: Option<String>,
    /// In the author's order.
    pub factors: Vec<FactorView>,
}

/// A factor with its causes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FactorView {
    /// Its id: the anchor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One or two sentences, without marks.
    pub text: Option<String>,
    /// Its own address.
    pub url: String,
    /// The sources as dots; empty for a survey.
    pub mentions: Vec<MentionView>,
    /// How many sources mentioned it, or the survey's count.
    pub count: usize,
    /// The count in words: "3 bronnen".
    pub count_text: String,
    /// The count in per cent of the report's most mentioned factor, 0 to 100: for the small bar.
    pub share: usize,
    /// Possible causes, in the author's order.
    pub causes: Vec<CauseView>,
    /// The threads that rest on it.
    pub threads: Vec<RestingThread>,
}

/// A thread that rests on a factor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RestingThread {
    /// From 1.
    pub number: u32,
    /// The finding.
    pub title: String,
    /// Its page.
    pub url: String,
    /// How many recommendations follow from it.
    pub recommendations: usize,
}

/// A possible cause.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CauseView {
    /// Its name.
    pub name: String,
    /// The sources as dots; empty for a survey.
    pub mentions: Vec<MentionView>,
    /// How many sources mentioned it, or the survey's count.
    pub count: usize,
    /// Its own possible causes.
    pub causes: Vec<CauseView>,
}

/// Draws the blocks of a domain.
pub(super) fn draw(subject: Subject<'_>, id: DomainId) -> Figure {
    let domain = &subject.site.domains[id.0];
    let title = subject.with("chart-blocks-title", &[("domain", (&domain.name).into())]);
    let view = BlocksView {
        domain: domain.id.clone(),
        name: domain.name.clone(),
        description: domain.description.clone(),
        icon: domain.icon.clone(),
        url: subject.url(&Place::FactorDomain(subject.index, id)),
        effects: EFFECTS.iter().map(|effect| side(subject, id, *effect)).collect(),
        sources: subject.sources(),
    };
    Figure {
        id: subject.id(DerivedFigure::Blocks(id)),
        takeaway: takeaway(subject, &view),
        description: describe(subject, id, &view),
        table: table(subject, id, &title),
        picture: Picture::Blocks(view),
        source: None,
        notes: Vec::new(),
        title,
    }
}

fn side(subject: Subject<'_>, domain: DomainId, effect: Effect) -> EffectView {
    let factors = subject.factors(|factor| factor.domain == domain && factor.effect == effect);
    let mut groups: Vec<FactorGroup> = Vec::new();
    for (index, factor) in &factors {
        let view = factor_view(subject, *index, factor);
        match groups.last_mut() {
            Some(group) if group.name == factor.group => group.factors.push(view),
            _ => groups.push(FactorGroup { name: factor.group.clone(), factors: vec![view] }),
        }
    }
    EffectView {
        effect: effect.name(),
        name: subject.get(effect_key(effect)),
        symbol: symbol(effect),
        count: factors.len(),
        causes: factors.iter().map(|(_, factor)| Cause::count(&factor.causes)).sum(),
        groups,
    }
}

fn factor_view(subject: Subject<'_>, index: usize, factor: &Factor) -> FactorView {
    let most = subject.report.factors.iter().map(|factor| factor.mentions.count()).max().unwrap_or(0);
    let count = factor.mentions.count();
    FactorView {
        id: factor.id.clone(),
        name: factor.name.clone(),
        text: factor.text.as_ref().map(crate::model::Prose::plain_text),
        url: subject.factor_url(index),
        mentions: subject.mentions(&factor.mentions),
        count,
        count_text: count_text(subject, &factor.mentions),
        share: (count * 100).checked_div(most).unwrap_or(0),
        causes: factor.causes.iter().map(|cause| cause_view(subject, cause)).collect(),
        threads: threads(subject, FactorId(index)),
    }
}

fn threads(subject: Subject<'_>, factor: FactorId) -> Vec<RestingThread> {
    let threads = subject.report.threads.iter().enumerate();
    let resting = threads.filter(|(_, thread)| thread.factors.contains(&factor));
    let view = |(index, thread): (usize, &Thread)| RestingThread {
        number: thread.number,
        title: thread.title.clone(),
        url: subject.url(&Place::Thread(subject.index, index)),
        recommendations: thread.lists.iter().map(|list| list.items.len()).sum(),
    };
    resting.map(view).collect()
}

/// "3 bronnen", or a survey's count in words.
fn count_text(subject: Subject<'_>, mentions: &Mentions) -> String {
    let key = match mentions {
        Mentions::Count(_) => "chart-mention-count",
        Mentions::Sources(_) => "chart-sources",
    };
    subject.with(key, &[("count", mentions.count().into())])
}

/// Causes are nested at most [`Factor::DEEPEST`] deep.
fn cause_view(subject: Subject<'_>, cause: &Cause) -> CauseView {
    CauseView {
        name: cause.name.clone(),
        mentions: subject.mentions(&cause.mentions),
        count: cause.mentions.count(),
        causes: cause.causes.iter().map(|cause| cause_view(subject, cause)).collect(),
    }
}

fn takeaway(subject: Subject<'_>, view: &BlocksView) -> String {
    let counts = subject.counts((view.effects[0].count, view.effects[1].count));
    let causes: usize = view.effects.iter().map(|effect| effect.causes).sum();
    let args = [("domain", (&view.name).into()), ("counts", (&counts).into()), ("causes", causes.into())];
    subject.with("chart-blocks-takeaway", &args)
}

fn describe(subject: Subject<'_>, domain: DomainId, view: &BlocksView) -> String {
    let mut text = takeaway(subject, view);
    let factors = subject.factors(|factor| factor.domain == domain);
    let most = factors.iter().map(|(_, factor)| factor.mentions.count()).max().unwrap_or(0);
    let first: Vec<String> = factors
        .iter()
        .filter(|(_, factor)| factor.mentions.count() == most)
        .map(|(_, factor)| format!("‘{}’", factor.name))
        .collect();
    // Where everything is mentioned equally often, or by nobody, there is no "most".
    if most > 1 && first.len() < factors.len() {
        let names = subject.texts.language().list(&first);
        let times = subject.times(most);
        let args = [("factors", (&names).into()), ("number", first.len().into()), ("times", (&times).into())];
        text.push(' ');
        text.push_str(&subject.with("chart-blocks-most", &args));
    }
    text
}

fn table(subject: Subject<'_>, domain: DomainId, caption: &str) -> Table {
    let factors = subject.factors(|factor| factor.domain == domain);
    let mut writer = TableWriter {
        subject,
        grouped: factors.iter().any(|(_, factor)| factor.group.is_some()),
        rows: Vec::new(),
    };
    let mut columns = vec![
        TableColumn::words("name", subject.get("chart-column-factor-or-cause")),
        TableColumn::words("sort", subject.get("chart-column-sort")),
        TableColumn::words("parent", subject.get("chart-column-parent")),
        TableColumn::words("effect", subject.get("chart-column-effect")),
    ];
    if writer.grouped {
        columns.push(TableColumn::words("group", subject.get("chart-column-group")));
    }
    columns.push(TableColumn::words("mentions", subject.get("chart-column-mentions")));
    columns.push(subject.count_column());
    for effect in EFFECTS {
        for (_, factor) in factors.iter().filter(|(_, factor)| factor.effect == effect) {
            writer.push(factor, &factor.name, None, &factor.mentions);
            writer.push_causes(factor, &factor.name, &factor.causes);
        }
    }
    Table { caption: caption.to_owned(), columns, rows: writer.rows }
}

/// Writes the rows of the table.
struct TableWriter<'site> {
    subject: Subject<'site>,
    /// Whether there is a column of groups.
    grouped: bool,
    rows: Vec<TableRow>,
}

impl TableWriter<'_> {
    fn push_causes(&mut self, factor: &Factor, parent: &str, causes: &[Cause]) {
        for cause in causes {
            self.push(factor, &cause.name, Some(parent), &cause.mentions);
            self.push_causes(factor, &cause.name, &cause.causes);
        }
    }

    fn push(&mut self, factor: &Factor, name: &str, parent: Option<&str>, mentions: &Mentions) {
        let sort = if parent.is_some() { "chart-sort-cause" } else { "chart-sort-factor" };
        let mut cells = vec![
            TableCell::words(self.subject.get(sort)),
            TableCell::words(parent.unwrap_or_default()),
            TableCell::words(self.subject.get(effect_key(factor.effect))),
        ];
        if self.grouped {
            cells.push(TableCell::words(factor.group.as_deref().unwrap_or_default()));
        }
        cells.push(TableCell::words(self.subject.mentioned_by(mentions)));
        cells.push(TableCell::count(mentions.count(), self.subject.texts));
        self.rows.push(TableRow::new(name, cells));
    }
}
