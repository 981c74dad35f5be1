//! The site that tests draw: factors of the dialogue tables, the demand tables, and what is hard to draw.

use std::sync::Arc;

use crate::chart::{Figure, draw};
use crate::model::{
    Action, Actions, Case, Cause, Cell, Column, Counts, DataFigure, DerivedFigure, Domain, DomainId, Effect,
    Factor, FigureKind, FigureRef, Hidden, Influence, KeyFigure, Language, LinkStyle, Markdown, Mention,
    Mentions, Model, Node, Party, Progress, Prose, Public, PublicTable, Relation, Relations, Report, Site,
    Source, SourceId, Status, Step, StepKind, Thread,
};
use crate::source::{Content, SourceFile, SourceTree, Span};
use crate::texts::Texts;

pub(super) fn texts(language: Language) -> Texts {
    let text = match language {
        Language::Dutch => include_str!("../../../themes/draad/texts/nl/charts.ftl"),
        Language::English => include_str!("../../../themes/draad/texts/en/charts.ftl"),
    };
    let path = format!("themes/draad/texts/{}/charts.ftl", language.tag());
    let mut tree = SourceTree::default();
    tree.insert(SourceFile { path: path.into(), content: Content::Text(text.into()), hash: [0; 32] });
    let texts = Texts::parse(&tree, "draad", language);
    assert!(texts.diagnostics.is_empty(), "{:?}", texts.diagnostics);
    texts.value
}

/// Draws one figure of the sample.
pub(super) fn figure(language: Language, figure: FigureRef) -> Figure {
    draw(&site(language), 0, figure, &texts(language))
}

/// Draws a derived figure of the sample.
pub(super) fn derived(language: Language, derived: DerivedFigure) -> Figure {
    figure(language, FigureRef::Derived(derived))
}

/// The first report, to be changed.
pub(super) fn first_report(site: &mut Site<Public>) -> &mut Report<Public> {
    Arc::make_mut(&mut site.reports[0])
}

/// Draws a table as bars.
pub(super) fn bars(language: Language, table: PublicTable) -> Figure {
    drawn(language, FigureKind::GroupedBar, table)
}

/// Draws a table as some kind.
pub(super) fn drawn(language: Language, kind: FigureKind, table: PublicTable) -> Figure {
    let mut site = site(language);
    first_report(&mut site).figures = vec![data("tabel", kind, table)];
    draw(&site, 0, FigureRef::Data(0), &texts(language))
}

pub(super) fn prose(text: &str) -> Prose {
    let markdown = Markdown {
        text: text.into(),
        pool: Box::default(),
        marks: crate::model::Marks::default(),
        slots: Box::default(),
        headings: Box::default(),
        tables: Box::default(),
        has_html: false,
        file: None,
    };
    Prose { markdown: Arc::new(markdown), targets: Arc::new([]), stretches: Vec::new() }
}

/// A place nobody looks at.
fn span() -> Span {
    let file = SourceFile { path: "x".into(), content: Content::Unreadable, hash: [0; 32] };
    Span::start_of(SourceTree::default().insert(file))
}

fn domain(id: &str, name: &str) -> Domain {
    Domain { id: id.into(), name: name.into(), description: None, icon: None }
}

/// Mentions as authors write them: "1c 2".
fn mentions(text: &str) -> Mentions {
    let mention = |word: &str| Mention {
        source: SourceId(word.trim_end_matches('c').parse::<usize>().expect("a value") - 1),
        about_case: word.ends_with('c'),
    };
    Mentions::Sources(text.split_whitespace().map(mention).collect())
}

pub(super) fn factor(domain: usize, effect: Effect, name: &str, cited: &str) -> Factor {
    Factor {
        id: name.to_lowercase().replace(' ', "-"),
        name: name.into(),
        domain: DomainId(domain),
        group: None,
        effect,
        mentions: mentions(cited),
        text: None,
        causes: Vec::new(),
        span: span(),
    }
}

fn factors() -> Vec<Factor> {
    use Effect::{Hindering, Supporting};
    let cause = |name: &str, cited: &str, causes| Cause {
        name: name.into(),
        mentions: mentions(cited),
        causes,
        span: span(),
    };
    let mut factors = vec![
        factor(0, Supporting, "Ouders en jongere zijn gemotiveerd", "1c 2c 3c"),
        factor(0, Supporting, "Grote draagkracht van het gezin", "2c"),
        factor(0, Hindering, "Wantrouwen", "1c 2"),
        factor(1, Hindering, "Gebrek aan deskundigheid", "1c 2c 3c"),
        factor(1, Hindering, "Gebrek aan regie", "3c"),
        factor(3, Supporting, "Hulp op maat", ""),
    ];
    factors[0].causes = vec![
        cause("Ouders zijn proactief", "2c", vec![cause("Ze kennen de weg", "2c", Vec::new())]),
        cause("Ouders zijn gedreven", "2c", Vec::new()),
    ];
    factors[3].group = Some("School".into());
    factors
}

pub(super) fn column(id: &str, name: &str, unit: Option<&str>) -> Column {
    Column {
        id: id.into(),
        name: name.into(),
        unit: unit.map(Into::into),
        counts: Counts::Other,
        is_total: false,
        is_date: false,
    }
}

/// A table: names of the columns with their units, and rows.
pub(super) fn table(columns: &[(&str, Option<&str>)], rows: &[(&str, Vec<Cell>)]) -> PublicTable {
    let place = |index: usize| format!("c{index}");
    PublicTable {
        category: column("soort", "Soort vraag", None),
        columns: columns
            .iter()
            .enumerate()
            .map(|(at, (name, unit))| column(&place(at), name, *unit))
            .collect(),
        rows: rows.iter().map(|(label, cells)| ((*label).to_owned(), cells.clone(), false)).collect(),
    }
}

pub(super) fn numbers(numbers: &[f64]) -> Vec<Cell> {
    numbers.iter().copied().map(Cell::Number).collect()
}

fn data(id: &str, kind: FigureKind, table: PublicTable) -> DataFigure<Public> {
    DataFigure {
        id: id.into(),
        title: "Hulpvragen van kinderen".into(),
        takeaway: "De meeste vragen gingen over de sociaal-emotionele ontwikkeling.".into(),
        description: None,
        kind,
        table,
        source: Some("Rondom het Kind".into()),
        notes: vec!["Een noot.".into()],
        reveal: None,
    }
}

/// The demand table of children, as the reader sees it.
pub(super) fn demand() -> PublicTable {
    table(
        &[
            ("Kinderen met deze vraag", Some("kinderen")),
            ("Kinderen die hulp kregen", Some("kinderen")),
            ("Keren dat hulp is ingezet", Some("keer")),
        ],
        &[
            ("Leerontwikkeling", numbers(&[15.0, 17.0, 33.0])),
            ("Sociaal-emotionele ontwikkeling", numbers(&[24.0, 17.0, 47.0])),
            (
                "Fysieke ontwikkeling",
                vec![Cell::Number(7.0), Cell::Hidden(Hidden::Small(5)), Cell::Number(10.0)],
            ),
        ],
    )
}

fn case() -> Case {
    let step = |label: &str, kind| Step { label: label.into(), kind, text: None };
    Case {
        number: 1,
        slug: "1-po".into(),
        title: "Primair onderwijs".into(),
        about: "Een kind".into(),
        outcome: "Het kind gaat naar school.".into(),
        description: None,
        source: Some(SourceId(0)),
        steps: vec![
            step("Team Jeugd", Some(StepKind::Care)),
            step("Overleg", Some(StepKind::Meeting)),
            step("Klas", None),
            step("Plusgroep", Some(StepKind::School)),
            step("Coach", Some(StepKind::Care)),
            step("Coach 2", Some(StepKind::Care)),
        ],
        prose: prose(""),
        aliases: Vec::new(),
        draft: false,
    }
}

fn model() -> Model {
    let influence = |domain: usize, name: &str| Influence {
        domain: DomainId(domain),
        name: name.into(),
        text: None,
        example_supporting: (domain == 0).then(|| "Hoge motivatie".into()),
        example_hindering: None,
    };
    Model {
        title: "Wat een uitkomst beïnvloedt".into(),
        takeaway: "Een uitkomst komt door meer factoren samen.".into(),
        outcome: "Uitkomst van het traject".into(),
        text: None,
        influences: vec![influence(0, "Gezin"), influence(1, "Professionals"), influence(2, "Organisatie")],
    }
}

fn relations() -> Relations {
    let node = |id: &str, thread| Node { id: id.into(), label: format!("Knoop {id}"), text: None, thread };
    let relation = |from, to, label: &str| Relation { from, to, label: label.into(), text: None };
    Relations {
        title: "Samenhang".into(),
        takeaway: "Alles hangt samen.".into(),
        text: None,
        nodes: vec![node("een", Some(0)), node("twee", None), node("drie", None)],
        relations: vec![
            relation(0, 1, "versterkt"),
            relation(1, 0, "is nodig voor"),
            relation(2, 0, "versterkt"),
        ],
    }
}

fn actions() -> Actions {
    let progress = |party, status, texts: &[&str]| Progress {
        party,
        status,
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
    };
    Actions {
        title: "Actiepunt".into(),
        takeaway: None,
        source: None,
        parties: vec![
            Party { id: "delft".into(), name: "Delft".into() },
            Party { id: "den-haag".into(), name: "Den Haag".into() },
        ],
        actions: vec![Action {
            issue: "Passend aanbod".into(),
            text: None,
            progress: vec![progress(0, Some(Status::Running), &["Groeigroepen."])],
        }],
    }
}

fn key_figures() -> Vec<KeyFigure<Public>> {
    let figure = |id: &str, value, display: Option<&str>, share| KeyFigure {
        id: id.into(),
        value,
        display: display.map(Into::into),
        label: format!("bij {id}"),
        unit: (id == "leerlingen").then(|| "leerlingen".into()),
        note: None,
        source: None,
        share,
        counts: Counts::Other,
        headline: true,
    };
    vec![
        figure("leerlingen", Cell::Number(95_300.0), None, false),
        figure("aandeel", Cell::Number(37.5), None, true),
        figure("hoog", Cell::Number(90.0), Some("> 90 %"), false),
        figure("klein", Cell::Hidden(Hidden::Small(5)), Some("3"), false),
    ]
}

/// The sample site: one report.
pub(super) fn site(language: Language) -> Site<Public> {
    let source =
        |id: &str, name: &str, case| Source { id: id.into(), name: name.into(), description: None, case };
    let thread = Thread {
        number: 1,
        slug: "1-draad".into(),
        title: "Draad".into(),
        short: "Draad".into(),
        advice: "Doe dit".into(),
        description: None,
        prose: prose(""),
        lists: Vec::new(),
        cases: Vec::new(),
        factors: Vec::new(),
        aliases: Vec::new(),
        draft: false,
    };
    let report = Report {
        id: "rapport".into(),
        title: "Rapport".into(),
        subtitle: None,
        description: None,
        year: None,
        authors: Vec::new(),
        publisher: None,
        place: None,
        citation: None,
        licence: None,
        url: None,
        featured: None,
        sources: vec![
            source("1", "Tafel PO", Some(0)),
            source("2", "Tafel VO", None),
            source("3", "Tafel MBO", None),
        ],
        key_figures: key_figures(),
        introduction: None,
        aliases: Vec::new(),
        threads: vec![thread],
        recommendations: Vec::new(),
        recommendation_lists: Vec::new(),
        factors: factors(),
        factor_blocks: Vec::new(),
        cases: vec![case()],
        figures: vec![
            data("hulpvragen", FigureKind::GroupedBar, demand()),
            data("tabel", FigureKind::Table, demand()),
        ],
        model: Some(model()),
        relations: Some(relations()),
        actions: Some(actions()),
        projects: Vec::new(),
        articles: Vec::new(),
        pages: Vec::new(),
        media: Vec::new(),
    };
    Site {
        title: "Site".into(),
        description: None,
        base_url: None,
        language,
        house_style: None,
        theme: "draad".into(),
        links: LinkStyle::Pretty,
        publisher: None,
        contact: None,
        audiences: Vec::new(),
        domains: vec![
            domain("gezin", "Gezin"),
            domain("professional", "Professional"),
            domain("organisatie", "Organisatie"),
            domain("interventie", "Interventie"),
        ],
        threshold: 5,
        home: None,
        home_aliases: Vec::new(),
        pages: Vec::new(),
        glossary: Vec::new(),
        reports: vec![Arc::new(report)],
        quotes: Vec::new(),
        media: Vec::new(),
    }
}
