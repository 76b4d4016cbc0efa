//! What holds of the changes between any catalogs.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use proptest::{prop_assert, prop_assert_eq};
use serde_json::{Value, json};

use super::edits::{change_below, edited};
use crate::compare::{Change, Party, Step, Subject, compare};
use crate::model::Model;
use crate::names;
use crate::span::Source;
use crate::syntax::arbitrary::make;
use crate::{NoIncludes, compile, emit};

/// How many catalogs are made for each property.
const CASES: u32 = 400;

/// How many pairs of steps, of which fewer are catalogs.
const STEPS: u32 = 600;

fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::default()))
}

fn model(catalog: &Value) -> Option<Model> {
    let source = Source { path: "catalog.yaml".to_owned(), text: catalog.to_string() };
    compile(source, &NoIncludes).model
}

fn step(changes: &[Change], party: Party) -> Step {
    changes.iter().map(|change| change.rule.effects.of(party)).max().unwrap_or_default()
}

#[test]
fn a_catalog_has_no_changes_against_itself() {
    let outcome = runner(CASES).run(&vec(any::<u8>(), 0..4000), |choices| {
        let Some(model) = model(&make(&choices).catalog) else { return Ok(()) };
        prop_assert_eq!(compare(&model, &model), vec![]);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

/// Two steps and what they come to.
struct Steps {
    models: [Model; 3],
    first: Vec<Change>,
    second: Vec<Change>,
    whole: Vec<Change>,
}

/// Checks what holds of two steps, for as many as can be made.
fn hold_of_steps(check: impl Fn(&Steps) -> Result<bool, TestCaseError>) {
    let tried = std::cell::Cell::new(0);
    let strategy = (vec(any::<u8>(), 0..4000), vec(any::<u8>(), 1..4), vec(any::<u8>(), 1..4));
    let outcome = runner(STEPS).run(&strategy, |(choices, first, second)| {
        let catalog = make(&choices).catalog;
        let between = edited(&catalog, &first);
        let last = edited(&between, &second);
        let (Some(a), Some(b), Some(c)) = (model(&catalog), model(&between), model(&last)) else {
            return Ok(());
        };
        let (first, second, whole) = (compare(&a, &b), compare(&b, &c), compare(&a, &c));
        let counts = check(&Steps { models: [a, b, c], first, second, whole })?;
        tried.set(tried.get() + u32::from(counts));
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(tried.get() > STEPS / 10, "{} of {STEPS} were tried", tried.get());
}

impl Steps {
    fn told(&self) -> String {
        format!("{:?}\n{:?}\n{:?}", told(&self.whole), told(&self.first), told(&self.second))
    }
}

fn is_refused(changes: &[Change]) -> bool {
    changes.iter().any(|change| change.rule.refused)
}

/// What becomes of each code and identifier: the error that has it, or none where it is retired.
fn ledger(model: &Model) -> BTreeMap<(&str, String), Option<&str>> {
    let code = |code: &String| ("code", code.clone());
    let in_use = model.errors.iter().flat_map(|error| {
        let code = error.code.as_ref().map(|it| code(&it.text));
        let entries = code.into_iter().chain(names::of_error(&error.name));
        entries.map(|entry| (entry, Some(error.key.as_str())))
    });
    let codes = model.retired.iter().map(|retired| code(&retired.code));
    let retired = codes.chain(model.names_out_of_use().flat_map(|name| names::of_error(name)));
    in_use.chain(retired.map(|entry| (entry, None))).collect()
}

/// The ledger survives a squash: what is refused from end to end is refused in one of the steps; and the other way round,
/// unless what became of a code or name in between is to be seen at neither end.
#[test]
fn what_is_refused_doesnt_depend_on_the_steps() {
    hold_of_steps(|steps| {
        let apart = is_refused(&steps.first) || is_refused(&steps.second);
        prop_assert!(apart || !is_refused(&steps.whole), "{}", steps.told());
        let [old, between, new] = [0, 1, 2].map(|at| ledger(&steps.models[at]));
        let all = old.keys().chain(between.keys()).chain(new.keys());
        let is_taken_back = all.clone().any(|entry| {
            let state = between.get(entry);
            state != old.get(entry) && state != new.get(entry)
        });
        if !is_taken_back {
            prop_assert_eq!(is_refused(&steps.whole), apart, "{}", steps.told());
        }
        Ok(apart && !is_taken_back)
    });
}

/// Nobody is told more from end to end than in the steps.
#[test]
fn one_step_calls_for_no_more_than_two() {
    hold_of_steps(|steps| {
        let is_allowed = !is_refused(&steps.first) && !is_refused(&steps.second);
        for party in Party::ALL.into_iter().filter(|_| is_allowed) {
            let apart = step(&steps.first, party).max(step(&steps.second, party));
            prop_assert!(step(&steps.whole, party) <= apart, "{party:?}: {}", steps.told());
        }
        Ok(is_allowed)
    });
}

/// Nor less, where the steps are about different things: for no party is a change weaker by coming with another.
#[test]
fn one_step_calls_for_no_less_than_two_about_different_things() {
    hold_of_steps(|steps| {
        let first = things(&steps.first);
        let is_apart = things(&steps.second).is_disjoint(&first) && !steps.second.is_empty();
        for party in Party::ALL.into_iter().filter(|_| is_apart) {
            let apart = step(&steps.first, party).max(step(&steps.second, party));
            prop_assert!(step(&steps.whole, party) >= apart, "{party:?}: {}", steps.told());
        }
        Ok(is_apart && !first.is_empty())
    });
}

/// The errors, types and other entries that changes are about.
fn things(changes: &[Change]) -> BTreeSet<Vec<String>> {
    let thing = |subject: &Subject| subject.keys().iter().take(2).cloned().collect();
    changes
        .iter()
        .flat_map(|change| [Some(&change.subject), change.old_subject.as_ref()])
        .flatten()
        .map(thing)
        .collect()
}

fn told(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| format!("{} {}", change.rule.name, change.subject)).collect()
}

/// Nothing that can be seen in an output changes without a change that is named.
#[test]
fn what_changes_an_output_is_a_change() {
    let tried = std::cell::Cell::new(0);
    let outcome =
        runner(CASES).run(&(vec(any::<u8>(), 0..4000), vec(any::<u8>(), 1..12)), |(choices, path)| {
            let mut catalog = make(&choices).catalog;
            let Some(old) = model(&catalog) else { return Ok(()) };
            let changed = change_below(&mut catalog, &path);
            let Some(new) = model(&catalog) else { return Ok(()) };
            if changed.contains("version") || changed.starts_with("targets") {
                return Ok(());
            }
            tried.set(tried.get() + 1);
            let is_same = emit(&old, &old.targets) == emit(&new, &old.targets);
            prop_assert!(is_same || !compare(&old, &new).is_empty(), "{changed}");
            Ok(())
        });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(tried.get() > CASES / 4, "{} of {CASES} were tried", tried.get());
}

#[test]
fn a_new_code_never_breaks_the_wire() {
    let outcome = runner(CASES).run(&vec(any::<u8>(), 0..4000), |choices| {
        let mut catalog = make(&choices).catalog;
        let Some(old) = model(&catalog) else { return Ok(()) };
        catalog["errors"]["brand_new"] = json!({ "status": 409, "message": "It is brand new" });
        let Some(new) = model(&catalog) else { return Ok(()) };
        let changes = compare(&old, &new);
        prop_assert!(told(&changes).iter().any(|name| name == "code-added errors › brand_new"));
        for party in [Party::OldClients, Party::NewClients] {
            prop_assert!(step(&changes, party) < Step::Major, "{:?}", told(&changes));
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}
