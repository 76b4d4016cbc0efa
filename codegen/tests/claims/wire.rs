//! Claims about the wire: a change is breaking for a reader exactly if an answer breaks what its catalog promises.

use errcat_codegen::model::Model;
use errcat_codegen::{Party, Step, change_rules, compare};

use super::models;
use super::promise::{Reader, broken};

/// Changes whose harm is done to clients that are older than both examples.
const OF_OLDER_CLIENTS: [&str; 1] = ["code-revived"];

#[test]
fn old_clients_are_promised_what_the_table_says() {
    let mut wrong = Vec::new();
    for rule in change_rules().filter(|rule| !OF_OLDER_CLIENTS.contains(&rule.name)) {
        let (old, new) = models(rule);
        let found = broken(&old, &new, Reader::Any);
        if found.is_empty() == (claimed(&old, &new, Party::OldClients) == Step::Major) {
            wrong.push(format!("{}: {found:?}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn new_clients_read_old_servers_as_the_table_says() {
    let mut wrong = Vec::new();
    for rule in change_rules() {
        let (old, new) = models(rule);
        let found: Vec<String> =
            written(&old).iter().flat_map(|old| broken(&new, old, Reader::Generated)).collect();
        if found.is_empty() == (claimed(&old, &new, Party::NewClients) == Step::Major) {
            wrong.push(format!("{}: {found:?}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What all changes of a pair claim for a party.
pub(crate) fn claimed(old: &Model, new: &Model, party: Party) -> Step {
    compare(old, new).iter().map(|change| change.rule.effects.of(party)).max().unwrap_or_default()
}

/// A server of the old catalog, and servers from before it, which wrote what the catalog still reads.
fn written(old: &Model) -> Vec<Model> {
    let older = old.wire.accepts.iter().map(|accepted| {
        let mut model = old.clone();
        model.wire.envelope = accepted.clone();
        model
    });
    std::iter::once(old.clone()).chain(older).collect()
}

/// The catalog from before the code of `code-revived` was retired.
const HAD: &str = "errors:
  gone: { status: 410, message: It is gone. }
  sold: { status: 402, message: It has to be paid., fields: { buyer: string } }
";

/// A client from before a code was retired takes its new use for the old one.
#[test]
fn a_revived_code_is_taken_for_what_it_was() {
    let rule = change_rules().find(|rule| rule.name == "code-revived").unwrap();
    let (retired, revived) = models(rule);
    let had = super::model(HAD);
    let rules = |old: &Model, new: &Model| -> Vec<&str> {
        let mut rules: Vec<_> = compare(old, new).iter().map(|change| change.rule.name).collect();
        rules.sort_unstable();
        rules
    };
    assert_eq!(rules(&had, &retired), ["code-retired"]);
    assert_eq!(rules(&retired, &revived), ["code-added", "code-revived"]);
    // Nobody who knows the catalog without the code is harmed, and who is older is promised something else.
    assert_eq!(broken(&retired, &revived, Reader::Any), Vec::<String>::new());
    let found = broken(&had, &revived, Reader::Any);
    assert!(found.contains(&"the field `buyer` doesn't come".to_owned()), "{found:?}");
}
