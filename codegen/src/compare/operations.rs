//! Changes of the operations and of what they answer with.

use std::collections::BTreeSet;

use super::change::{Change, Changes, Subject};
use super::matched::matched;
use super::pair::Pair;
use super::table::operations::{
    OPERATION_ADDED, OPERATION_ERROR_ADDED, OPERATION_ERROR_REMOVED, OPERATION_REMOVED, REQUESTS_CHANGED,
};
use super::table::prose::PROSE_CHANGED;
use crate::model::Operation;

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let at = |name: &str| Subject::of(&["operations", name]);
    let operations = matched(&pair.old.operations, &pair.new.operations, |operation| operation.name.clone());
    for operation in operations.gone {
        changes.at(&OPERATION_REMOVED, at(&operation.name));
    }
    for operation in operations.come {
        changes.at(&OPERATION_ADDED, at(&operation.name));
    }
    for (old, new) in operations.kept {
        let subject = at(&new.name);
        answers(pair, old, new, &subject.at("errors"), changes);
        changes.whole(&REQUESTS_CHANGED, subject.at("request"), &old.requests, &new.requests);
        changes.whole(&PROSE_CHANGED, subject.at("title"), &old.title, &new.title);
        changes.whole(&PROSE_CHANGED, subject.at("description"), &old.description, &new.description);
    }
}

fn answers(pair: &Pair<'_>, old: &Operation, new: &Operation, subject: &Subject, changes: &mut Changes) {
    let was: BTreeSet<&str> =
        pair.old.answers(old).into_iter().map(|id| pair.now(&pair.old[id].key)).collect();
    let is: BTreeSet<&str> = pair.new.answers(new).into_iter().map(|id| pair.new[id].key.as_str()).collect();
    for key in was.difference(&is) {
        changes.push(Change::new(&OPERATION_ERROR_REMOVED, subject.clone()).with(*key, ""));
    }
    for key in is.difference(&was) {
        changes.push(Change::new(&OPERATION_ERROR_ADDED, subject.clone()).with("", *key));
    }
}
