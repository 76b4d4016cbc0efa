//! Any valid catalog gives Rust that parses, a page for each code, and bodies that hold.

#![expect(clippy::print_stdout, reason = "the test reports which keys it reached")]

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRunner};

use super::bodies;
use crate::model::Model;
use crate::output::OutputFile;
use crate::span::Source;
use crate::syntax::arbitrary::{all_keys, make};
use crate::{NoIncludes, compile, emit};

/// How many catalogs are made; enough to reach every key.
const CASES: u32 = 400;

#[test]
fn any_valid_catalog_gives_rust_that_parses_and_a_page_for_each_code() {
    let reached = RefCell::new(BTreeSet::new());
    let refused = Cell::new(0);
    let with_places = Cell::new(0);
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(RngAlgorithm::default()),
    );
    let outcome = runner.run(&vec(any::<u8>(), 0..4000), |choices| {
        let made = make(&choices);
        let text = made.catalog.to_string();
        let compilation = compile(Source { path: "catalog.yaml".to_owned(), text }, &NoIncludes);
        let Some(model) = compilation.model else {
            refused.set(refused.get() + 1);
            return Ok(());
        };
        reached.borrow_mut().extend(made.reached);
        with_places.set(with_places.get() + bodies::are_what_the_envelope_gives(&model)?);
        outputs_are_whole(&model)
    });
    let missed: Vec<String> = all_keys().difference(&reached.borrow()).cloned().collect();
    println!(
        "{} keys reached, not reached: {missed:?}; {} of {CASES} refused",
        reached.borrow().len(),
        refused.get()
    );
    assert!(outcome.is_ok(), "{outcome:?}");
    assert_eq!(missed, ["The catalog.include"], "only `include` needs files and is tested with them");
    assert!(with_places.get() > 100, "{} bodies have places", with_places.get());
    assert!(refused.get() < CASES / 4, "{} of {CASES} were refused", refused.get());
}

fn outputs_are_whole(model: &Model) -> Result<(), TestCaseError> {
    let files = emit(model, &model.targets);
    for file in files.iter().filter(|file| has_extension(file, "rs")) {
        if let Err(error) = syn::parse_file(&file.text) {
            return Err(TestCaseError::fail(format!("{}: {error}", file.path)));
        }
    }
    let pages =
        files.iter().filter(|file| file.path.contains("errors/") && has_extension(file, "md")).count();
    let expected = model.public_errors().count();
    let markdown = model.targets.iter().any(|target| target.kind == crate::model::TargetKind::Markdown);
    proptest::prop_assert_eq!(pages, if markdown { expected } else { 0 });
    Ok(())
}

fn has_extension(file: &OutputFile, extension: &str) -> bool {
    file.path.rsplit_once('.').is_some_and(|(_, found)| found == extension)
}
