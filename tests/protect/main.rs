//! Small numbers of people stay hidden: what is shown of reports made by hand, and an attacker of our own on ten thousand
//! random ones.

mod attacker;
mod random;
mod report;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use rodedraad::model::Cell;

use report::{figure, people, published, site, table};

/// How many random reports are attacked.
const REPORTS: u32 = 10_000;

/// What came of all attacks.
#[derive(Default, Debug)]
struct Tally {
    cells: usize,
    small: usize,
    hidden_besides: usize,
    silent: usize,
    open: usize,
}

#[test]
fn an_attacker_finds_no_hidden_number() {
    let tally = RefCell::new(Tally::default());
    let config = Config { cases: REPORTS, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&random::plans(), |plan| {
        let (figures, key_figures) = plan.figures();
        let (report, _) = published(site(plan.threshold, figures, key_figures));
        let outcome = plan.knowledge(&report).attack();
        count(&report, &mut tally.borrow_mut());
        tally.borrow_mut().open += outcome.open;
        let shown: Vec<_> = report.figures.iter().map(report::shown).collect();
        prop_assert!(outcome.found.is_empty(), "found {:?} in {shown:#?}", outcome.found);
        prop_assert!(outcome.narrow.is_empty(), "nearly found {:?} in {shown:#?}", outcome.narrow);
        Ok(())
    });
    println!("{:?}", tally.borrow());
    if let Err(TestError::Fail(reason, plan)) = outcome {
        panic!("{reason}\n{plan:#?}");
    }
    assert_eq!(tally.borrow().open, 0, "the attacker looked at every number");
}

#[test]
fn a_difference_in_another_figure_tells_no_hidden_number() {
    let numbers = table(vec![people("k0"), people("k1")], &[("r0", &[31.0, 2.0]), ("r1", &[40.0, 12.0])]);
    let differences = table(vec![people("Verschil")], &[("r0", &[29.0]), ("r1", &[28.0])]);
    let (report, _) = published(site(5, vec![figure(numbers), figure(differences)], Vec::new()));
    let first_row = |at: usize| report.figures[at].table.rows[0].1.iter().map(|cell| cell.number());
    let shown: Vec<bool> = first_row(0).chain(first_row(1)).map(|number| number.is_some()).collect();
    assert!(!shown[1], "2 is hidden");
    assert!(!shown[0] || !shown[2], "31 − 29 is 2");
}

fn count(report: &rodedraad::model::Report<rodedraad::model::Public>, tally: &mut Tally) {
    for figure in &report.figures {
        for cell in figure.table.rows.iter().flat_map(|row| &row.1) {
            tally.cells += 1;
            match cell {
                Cell::Hidden(rodedraad::model::Hidden::Small(_)) => tally.small += 1,
                Cell::Hidden(rodedraad::model::Hidden::Secondary) => tally.hidden_besides += 1,
                Cell::Number(_) | Cell::Missing => {}
            }
        }
    }
    let mut cells = report.figures.iter().flat_map(|figure| figure.table.rows.iter().flat_map(|row| &row.1));
    let silent = !cells.clone().any(|cell| matches!(cell, Cell::Hidden(rodedraad::model::Hidden::Small(_))))
        && cells.any(|cell| matches!(cell, Cell::Hidden(_)));
    tally.silent += usize::from(silent);
}
