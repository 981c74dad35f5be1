//! What figures say: descriptions, takeaways and tables, in both languages.

use super::sample::{bars, demand, derived, figure, first_report, numbers, site, table, texts};
use crate::chart::{CellState, Dot, Figure, Picture, draw};
use crate::model::{Cell, DerivedFigure, DomainId, FigureRef, Hidden, Language, Mentions};
use Language::{Dutch, English};

/// The rows of a table as text, cells parted by bars.
fn rows(figure: &Figure) -> Vec<String> {
    let text = |row: &crate::chart::TableRow| {
        let cells = row.cells.iter().map(|cell| cell.text.as_str());
        std::iter::once(row.header.as_str()).chain(cells).collect::<Vec<_>>().join("|")
    };
    figure.table.rows.iter().map(text).collect()
}

fn names(figure: &Figure) -> Vec<&str> {
    figure.table.columns.iter().map(|column| column.name.as_str()).collect()
}

#[test]
fn balance_tells_size_and_balance() {
    let dutch = derived(Dutch, DerivedFigure::Balance);
    assert_eq!(
        dutch.description,
        "Staafdiagram voor 3 domeinen: belemmerende factoren naar links, bevorderende naar rechts. \
         Gezin: 2 bevorderende en 1 belemmerende factor. Professional: geen bevorderende en 2 belemmerende factoren. \
         Interventie: 1 bevorderende en geen belemmerende factoren. Samen: 3 bevorderende en 3 belemmerende factoren."
    );
    assert_eq!(
        dutch.takeaway,
        "Er zijn evenveel bevorderende als belemmerende factoren: van elk 3. De meeste horen bij het domein Gezin."
    );
    assert_eq!(rows(&dutch), ["Gezin|2|1", "Professional|0|2", "Interventie|1|0"]);
    let english = derived(English, DerivedFigure::Balance);
    assert_eq!(
        english.description,
        "Bar chart of 3 domains: hindering factors to the left, supporting ones to the right. \
         Gezin: 2 supporting and 1 hindering factor. Professional: no supporting and 2 hindering factors. \
         Interventie: 1 supporting and no hindering factors. Together: 3 supporting and 3 hindering factors."
    );
}

#[test]
fn bars_tell_order_and_what_is_hidden() {
    let dutch = figure(Dutch, FigureRef::Data(0));
    assert_eq!(
        dutch.description,
        "Staafdiagram met 3 categorieën en 3 reeksen. Kinderen met deze vraag, van hoog naar laag: \
         Sociaal-emotionele ontwikkeling (24), Leerontwikkeling (15) en Fysieke ontwikkeling (7). \
         Kinderen die hulp kregen: overal 17. \
         Kinderen die hulp kregen: niet getoond om mensen te beschermen is Fysieke ontwikkeling (<5). \
         Keren dat hulp is ingezet (keer), van hoog naar laag: Sociaal-emotionele ontwikkeling (47), \
         Leerontwikkeling (33) en Fysieke ontwikkeling (10)."
    );
    assert_eq!(
        rows(&dutch),
        [
            "Leerontwikkeling|15|17|33",
            "Sociaal-emotionele ontwikkeling|24|17|47",
            "Fysieke ontwikkeling|7|<5|10"
        ]
    );
    let hidden = &dutch.table.rows[2].cells[1];
    assert_eq!((hidden.value, hidden.state), (None, CellState::Hidden));
    let english = figure(English, FigureRef::Data(0)).description;
    assert!(
        english.starts_with(
            "Bar chart of 3 categories and 3 series. Kinderen met deze vraag, from high to low:"
        )
    );
    assert!(english.contains("not shown, to protect people, is Fysieke ontwikkeling (<5)."), "{english}");
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let data = || {
        table(
            &[("Aandeel", Some("%")), ("Leerlingen", Some("leerlingen"))],
            &[("a", numbers(&[9.2, 95_300.0])), ("b", vec![Cell::Missing, Cell::Hidden(Hidden::Secondary)])],
        )
    };
    let dutch = bars(Dutch, data());
    assert_eq!(rows(&dutch), ["a|9,2|95.300", "b|geen gegeven|afgeschermd"]);
    assert!(dutch.description.contains("Aandeel: a (9,2\u{a0}%)."), "{}", dutch.description);
    assert!(dutch.description.contains("Aandeel: geen gegeven voor b."), "{}", dutch.description);
    let english = bars(English, data());
    assert_eq!(rows(&english), ["a|9.2|95,300", "b|no data|withheld"]);
    assert!(english.description.contains("Aandeel: a (9.2%)."), "{}", english.description);
    let Picture::Chart(chart) = &dutch.picture else { panic!("bars are drawn") };
    assert!(chart.wide.contains(">9,2\u{a0}%</text>") && chart.wide.contains(">95.300 leerlingen</text>"));
}

#[test]
fn many_categories_are_summed_up() {
    let rows: Vec<(String, Vec<Cell>)> =
        (1..=9_u32).map(|index| (format!("g{index}"), numbers(&[f64::from(index.min(8))]))).collect();
    let rows: Vec<(&str, Vec<Cell>)> =
        rows.iter().map(|(name, cells)| (name.as_str(), cells.clone())).collect();
    let figure = bars(Dutch, table(&[("Aantal", None)], &rows));
    assert_eq!(
        figure.description,
        "Staafdiagram met 9 categorieën. Aantal: het hoogst bij g8 en g9 (8), het laagst bij g1 (1)."
    );
}

#[test]
fn a_total_is_told_but_not_drawn() {
    let mut data = demand();
    data.rows.push(("Totaal".into(), numbers(&[46.0, 40.0, 90.0]), true));
    let figure = bars(Dutch, data);
    assert!(figure.description.starts_with("Staafdiagram met 3 categorieën"), "{}", figure.description);
    assert!(figure.description.ends_with(" Totaal: 46, 40 en 90."), "{}", figure.description);
    assert!(figure.table.rows[3].is_total);
    let Picture::Chart(chart) = &figure.picture else { panic!("bars are drawn") };
    assert!(!chart.wide.contains(">Totaal<"));
}

#[test]
fn ranking_sorts_and_tells_ties() {
    let dutch = derived(Dutch, DerivedFigure::Ranking);
    assert_eq!(
        dutch.takeaway,
        "Het vaakst genoemd zijn ‘Ouders en jongere zijn gemotiveerd’ en ‘Gebrek aan deskundigheid’: elk door 3 bronnen."
    );
    assert_eq!(
        dutch.description,
        "Staafdiagram met 6 factoren, van vaak naar weinig genoemd. Genoemd door 3 bronnen: \
         ‘Ouders en jongere zijn gemotiveerd’ en ‘Gebrek aan deskundigheid’. Genoemd door 2 bronnen: ‘Wantrouwen’. \
         Genoemd door 1 bron: ‘Grote draagkracht van het gezin’ en ‘Gebrek aan regie’. \
         Genoemd door geen bron: ‘Hulp op maat’."
    );
    assert_eq!(rows(&dutch)[2], "Wantrouwen|Gezin|Belemmerend|2");
    assert!(dutch.notes.is_empty());
}

#[test]
fn a_survey_counts_times() {
    let mut site = site(English);
    for (factor, count) in first_report(&mut site).factors.iter_mut().zip([38, 36, 2, 2, 1, 0]) {
        factor.mentions = Mentions::Count(count);
    }
    let figure = draw(&site, 0, FigureRef::Derived(DerivedFigure::Ranking), &texts(English));
    assert_eq!(figure.takeaway, "Mentioned most often is ‘Ouders en jongere zijn gemotiveerd’: 38 times.");
    assert_eq!(names(&figure).last(), Some(&"Times mentioned"));
}

#[test]
fn long_rankings_are_cut_between_ties() {
    let mut site = site(Dutch);
    let factors = &mut first_report(&mut site).factors;
    let first = factors[0].clone();
    *factors = (0..30_u32)
        .map(|index| {
            let mut factor = first.clone();
            factor.mentions = Mentions::Count(if index < 9 { 3 } else { 2 });
            factor
        })
        .collect();
    let figure = draw(&site, 0, FigureRef::Derived(DerivedFigure::Ranking), &texts(Dutch));
    assert_eq!(figure.notes, ["De tekening toont de 9 vaakst genoemde factoren, de tabel alle 30."]);
    assert_eq!(figure.table.rows.len(), 30);
}

#[test]
fn matrix_has_dots_and_words() {
    let figure = derived(Dutch, DerivedFigure::Matrix);
    let Picture::Matrix(view) = &figure.picture else { panic!("a matrix") };
    let wantrouwen = &view.groups[1].rows[0];
    let dots: Vec<Dot> = wantrouwen.cells.iter().map(|cell| cell.dot).collect();
    assert_eq!(
        (wantrouwen.name.as_str(), dots.as_slice()),
        ("Wantrouwen", &[Dot::Case, Dot::General, Dot::None][..])
    );
    assert_eq!(names(&figure)[3..], ["Tafel PO", "Tafel VO", "Tafel MBO", "Aantal bronnen"]);
    assert_eq!(rows(&figure)[2], "Wantrouwen|Gezin|Belemmerend|over de casus|in het algemeen|niet genoemd|2");
    assert_eq!(figure.takeaway, "2 van de 6 factoren zijn door alle 3 bronnen genoemd.");
}

#[test]
fn blocks_nest_causes_and_share_out_mentions() {
    let figure = derived(Dutch, DerivedFigure::Blocks(DomainId(0)));
    let Picture::Blocks(view) = &figure.picture else { panic!("blocks") };
    let [supporting, hindering] = view.effects.as_slice() else { panic!("both effects") };
    assert_eq!((supporting.count, supporting.causes, hindering.count), (2, 3, 1));
    let factors = &supporting.groups[0].factors;
    assert_eq!((factors[0].share, factors[1].share), (100, 33));
    assert_eq!(factors[0].causes[0].causes[0].name, "Ze kennen de weg");
    assert_eq!(factors[0].mentions[1].label, "2c");
    assert_eq!(factors[0].mentions[1].title, "Tafel VO, over de casus zelf");
    assert_eq!(figure.takeaway, "Gezin: 2 bevorderende en 1 belemmerende factor, met 3 mogelijke oorzaken.");
    assert_eq!(
        rows(&figure)[2],
        "Ze kennen de weg|mogelijke oorzaak|Ouders zijn proactief|Bevorderend|2c|1",
        "a cause names what it belongs to"
    );
}

#[test]
fn journeys_fold() {
    let figure = derived(Dutch, DerivedFigure::Journey(0));
    let Picture::Journey(view) = &figure.picture else { panic!("a journey") };
    let places: Vec<(usize, usize, bool)> =
        view.steps.iter().map(|step| (step.row, step.column, step.turns)).collect();
    assert_eq!(
        places,
        [(1, 1, false), (1, 2, false), (1, 3, false), (1, 4, true), (2, 4, false), (2, 3, false)]
    );
    assert_eq!(
        figure.description,
        "De route telt 6 stappen. 1: Team Jeugd (hulp). 2: Overleg (overleg). 3: Klas. 4: Plusgroep (school). \
         5: Coach (hulp). 6: Coach 2 (hulp)."
    );
}

#[test]
fn actions_tell_what_is_not_told() {
    let figure = derived(Dutch, DerivedFigure::Actions);
    assert_eq!(rows(&figure), ["Passend aanbod|bezig: Groeigroepen.|niets vermeld"]);
    assert_eq!(figure.takeaway, "1 actiepunt van 2 partijen.");
}

#[test]
fn key_figures_hide_small_numbers_whatever_they_are_called() {
    let figure = derived(Dutch, DerivedFigure::KeyFigures);
    let Picture::KeyFigures(view) = &figure.picture else { panic!("key figures") };
    let texts: Vec<&str> = view.figures.iter().map(|figure| figure.text.as_str()).collect();
    assert_eq!(texts, ["95.300", "37,5\u{a0}%", "> 90 %", "<5"]);
    assert_eq!(view.figures[1].pictograms.as_ref().map(|fills| fills.iter().sum()), Some(375));
    assert!(figure.description.contains("95.300 leerlingen bij leerlingen; "), "{}", figure.description);
}

#[test]
fn model_and_relations_list_what_they_draw() {
    let model = derived(Dutch, DerivedFigure::Model);
    assert_eq!(
        model.description,
        "Schema van 3 invloeden op ‘Uitkomst van het traject’: Gezin, Professionals en Organisatie. \
         Gezin: 2 bevorderende en 1 belemmerende factor. Professionals: geen bevorderende en 2 belemmerende factoren. \
         Organisatie: geen bevorderende en geen belemmerende factoren."
    );
    let figure = derived(Dutch, DerivedFigure::Relations);
    let Picture::Relations(view) = &figure.picture else { panic!("relations") };
    let letters: Vec<&str> = view.relations.iter().map(|relation| relation.letter.as_str()).collect();
    assert_eq!(letters, ["a", "b", "a"], "one letter for one label");
    assert_eq!(rows(&figure)[1], "Knoop twee|is nodig voor|Knoop een");
}

#[test]
fn both_languages_have_the_same_texts() {
    assert_eq!(texts(Dutch).keys(), texts(English).keys());
}

#[test]
fn no_figure_shows_a_key_in_place_of_words() {
    for language in [Dutch, English] {
        let site = site(language);
        for figure in site.reports[0].figures() {
            let figure = draw(&site, 0, figure, &texts(language));
            let json = serde_json::to_string(&figure).expect("a value");
            for prefix in ["\"chart-", " chart-", "step-kind-", "status-"] {
                let shown = json.replace("chart-wide", "").replace("chart-narrow", "");
                assert!(!shown.contains(prefix), "{language:?} {}: {prefix}", figure.id);
            }
            assert!(
                !figure.title.is_empty() && !figure.description.is_empty() && !figure.takeaway.is_empty()
            );
            assert!(!figure.table.rows.is_empty(), "{}", figure.id);
            let cells = figure.table.columns.len() - 1;
            assert!(figure.table.rows.iter().all(|row| row.cells.len() == cells), "{}", figure.id);
        }
    }
}
