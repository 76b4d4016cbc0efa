//! What holds of the changes between any catalogs.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use proptest::{prop_assert, prop_assert_eq};
use serde_json::{Value, json};

use crate::compare::{Change, Party, Step, compare};
use crate::model::Model;
use crate::span::Source;
use crate::syntax::arbitrary::make;
use crate::{NoIncludes, compile, emit};

/// How many catalogs are made for each property.
const CASES: u32 = 150;

fn runner() -> TestRunner {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::default()))
}

fn model(catalog: &Value) -> Option<Model> {
    let source = Source { path: "catalog.yaml".to_owned(), text: catalog.to_string() };
    compile(source, &NoIncludes).model
}

fn step(changes: &[Change], party: Party) -> Step {
    changes.iter().map(|change| change.rule.effects.of(party)).max().unwrap_or_default()
}

/// Changes a catalog here and there: a section less, an error less, a key of an error less, a text more.
fn edited(catalog: &Value, choices: &[u8]) -> Value {
    let mut edited = catalog.clone();
    for choice in choices {
        edit(&mut edited, usize::from(*choice));
    }
    edited
}

fn edit(catalog: &mut Value, choice: usize) {
    let Some(sections) = catalog.as_object_mut() else { return };
    match choice % 4 {
        0 => {
            let optional = ["operations", "types", "roles", "guides", "retired", "statuses"];
            sections.remove(optional[choice / 4 % optional.len()]);
        }
        1 => remove_one(sections.get_mut("errors"), choice / 4),
        2 => {
            let errors = sections.get_mut("errors").and_then(Value::as_object_mut);
            let keys: Vec<String> = errors.iter().flat_map(|errors| errors.keys().cloned()).collect();
            let key = keys.get(choice / 4 % keys.len().max(1));
            remove_one(errors.zip(key).and_then(|(errors, key)| errors.get_mut(key)), choice / 16);
        }
        _ => {
            let errors = sections.get_mut("errors").and_then(Value::as_object_mut);
            let error = json!({ "status": 400 + choice, "message": format!("New {choice}") });
            errors.map(|errors| errors.insert(format!("new_{choice}"), error));
        }
    }
}

fn remove_one(entries: Option<&mut Value>, choice: usize) {
    let Some(entries) = entries.and_then(Value::as_object_mut) else { return };
    let key = entries.keys().nth(choice % entries.len().max(1)).cloned();
    key.filter(|key| !["status", "message", "plain"].contains(&key.as_str())).map(|key| entries.remove(&key));
}

#[test]
fn a_catalog_has_no_changes_against_itself() {
    let outcome = runner().run(&vec(any::<u8>(), 0..4000), |choices| {
        let Some(model) = model(&make(&choices).catalog) else { return Ok(()) };
        prop_assert_eq!(compare(&model, &model), vec![]);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

/// What is seen from one end to the other was seen in one of the two steps; and what was seen in a step is seen from end
/// to end, unless the second step took back the first: so commits may be squashed.
#[test]
fn two_steps_call_for_what_one_does() {
    let tried = std::cell::Cell::new(0);
    let strategy = (vec(any::<u8>(), 0..4000), vec(any::<u8>(), 1..4), vec(any::<u8>(), 1..4));
    let outcome = runner().run(&strategy, |(choices, first, second)| {
        let catalog = make(&choices).catalog;
        let between = edited(&catalog, &first);
        let last = edited(&between, &second);
        let (Some(a), Some(b), Some(c)) = (model(&catalog), model(&between), model(&last)) else {
            return Ok(());
        };
        tried.set(tried.get() + 1);
        no_less(&a, &b, &c)?;
        no_weaker(&a, &b, &c)
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(tried.get() > CASES / 4, "{} of {CASES} were tried", tried.get());
}

fn no_less(a: &Model, b: &Model, c: &Model) -> Result<(), TestCaseError> {
    let (whole, first, second) = (compare(a, c), compare(a, b), compare(b, c));
    for party in Party::ALL {
        let apart = step(&first, party).max(step(&second, party));
        prop_assert!(
            step(&whole, party) <= apart,
            "{party:?}: {:?}\n{:?}\n{:?}",
            names(&whole),
            names(&first),
            names(&second)
        );
    }
    Ok(())
}

fn no_weaker(a: &Model, b: &Model, c: &Model) -> Result<(), TestCaseError> {
    let (whole, first, second) = (compare(a, c), compare(a, b), compare(b, c));
    let largest = |changes: &[Change]| changes.iter().map(Change::step).max().unwrap_or_default();
    // What comes in the first step and goes in the second is in neither end.
    let codes = |model: &Model| -> BTreeSet<String> {
        model.public_errors().filter_map(|(_, error)| Some(error.code.as_ref()?.text.clone())).collect()
    };
    let (old, between, new) = (codes(a), codes(b), codes(c));
    let is_taken_back = between.difference(&old).any(|code| !new.contains(code));
    if !is_taken_back {
        let refused = |changes: &[Change]| changes.iter().any(|change| change.rule.refused);
        let apart = largest(&first).max(largest(&second));
        prop_assert!(
            largest(&whole) >= apart,
            "{:?}\n{:?}\n{:?}",
            names(&whole),
            names(&first),
            names(&second)
        );
        prop_assert_eq!(refused(&whole), refused(&first) || refused(&second));
    }
    Ok(())
}

fn names(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| format!("{} {}", change.rule.name, change.subject)).collect()
}

/// Nothing that can be seen in an output changes without a change that is named.
#[test]
fn what_changes_an_output_is_a_change() {
    let tried = std::cell::Cell::new(0);
    let outcome = runner().run(&(vec(any::<u8>(), 0..4000), vec(any::<u8>(), 1..12)), |(choices, path)| {
        let mut catalog = make(&choices).catalog;
        let Some(old) = model(&catalog) else { return Ok(()) };
        let removed = remove_below(&mut catalog, &path);
        let Some(new) = model(&catalog) else { return Ok(()) };
        if removed.contains("version") || removed.starts_with("targets") {
            return Ok(());
        }
        tried.set(tried.get() + 1);
        let is_same = emit(&old, &old.targets) == emit(&new, &old.targets);
        prop_assert!(is_same || !compare(&old, &new).is_empty(), "{removed}");
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(tried.get() > CASES / 4, "{} of {CASES} were tried", tried.get());
}

/// Removes something that the choices lead to, and gives its path.
fn remove_below(node: &mut Value, choices: &[u8]) -> String {
    let (choice, rest) =
        choices.split_first().map_or((0, choices), |(first, rest)| (usize::from(*first), rest));
    match node {
        Value::Object(entries) if !entries.is_empty() => {
            let Some(key) = entries.keys().nth(choice % entries.len()).cloned() else { return String::new() };
            let inner = entries.get_mut(&key).filter(|inner| is_filled(inner) && !rest.is_empty());
            if let Some(inner) = inner {
                format!("{key} › {}", remove_below(inner, rest))
            } else {
                entries.remove(&key);
                key
            }
        }
        Value::Array(items) if !items.is_empty() => {
            items.remove(choice % items.len());
            "an item".to_owned()
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => String::new(),
    }
}

fn is_filled(value: &Value) -> bool {
    match value {
        Value::Object(entries) => !entries.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

#[test]
fn a_new_code_never_breaks_the_wire() {
    let outcome = runner().run(&vec(any::<u8>(), 0..4000), |choices| {
        let mut catalog = make(&choices).catalog;
        let Some(old) = model(&catalog) else { return Ok(()) };
        catalog["errors"]["brand_new"] = json!({ "status": 409, "message": "It is brand new" });
        let Some(new) = model(&catalog) else { return Ok(()) };
        let changes = compare(&old, &new);
        prop_assert!(names(&changes).iter().any(|name| name == "code-added errors › brand_new"));
        for party in [Party::OldClients, Party::NewClients] {
            prop_assert!(step(&changes, party) < Step::Major, "{:?}", names(&changes));
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}
