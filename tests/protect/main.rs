//! Small numbers of people stay hidden: what is shown of reports made by hand, and an attacker of our own on ten thousand
//! random ones.

mod attacker;
mod random;
mod report;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use rodedraad::model::Cell;

use report::{published, site};

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
