//! Holds the names of the ledger: what an error was called, no other one is, and what is retired stays so.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Changes, Subject};
use super::codes::is_retired;
use super::pair::{Pair, code, subject};
use super::table::names::{
    NAME_NOT_RETIRED, NAME_REUSED, NAME_REVIVED, RETIRED_NAME_ADDED, RETIRED_NAME_REMOVED,
};
use crate::model::{ErrorDef, Model, Retired};
use crate::names;

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let [old, new] = [pair.old, pair.new].map(Names::of);
    for error in &pair.old.errors {
        out_of_use(pair, error, &new, changes);
    }
    for name in &pair.old.retired_names {
        let place = Subject::of(&["retired_names", name]);
        if !revived(pair, name, &place, &new, changes) && !new.has_retired(name) {
            changes.push(of_ledger(Change::new(&RETIRED_NAME_REMOVED, place)));
        }
    }
    // An entry that vanishes is told as that of a code.
    for Retired { code, .. } in pair.old.retired.iter().filter(|retired| retired.retires_name) {
        revived(pair, code, &Subject::of(&["retired", code]), &new, changes);
    }
    let is_new = |name: &&String| !old.has_retired(name) && old.owner(name).is_none();
    for name in pair.new.retired_names.iter().filter(is_new) {
        let place = Subject::of(&["retired_names", name]);
        changes.push(of_ledger(Change::new(&RETIRED_NAME_ADDED, place)));
    }
}

/// A change of the list alone is nobody's concern but that of who keeps it, and a name of the list may have been that of an
/// internal error.
fn of_ledger(change: Change) -> Change {
    Change { internal: true, ..change }
}

/// What a language calls an error.
type Identifier = (&'static str, String);

/// All identifiers of a catalog's errors: a name is in use under one key, and then retired.
struct Names<'a> {
    owners: BTreeMap<Identifier, &'a ErrorDef>,
    retired: BTreeSet<Identifier>,
}

impl<'a> Names<'a> {
    fn of(model: &'a Model) -> Self {
        let owners = model
            .errors
            .iter()
            .flat_map(|error| names::of_error(&error.name).map(|identifier| (identifier, error)));
        Self {
            owners: owners.collect(),
            retired: model.names_out_of_use().flat_map(|name| names::of_error(name)).collect(),
        }
    }

    /// An error that is called so in some language.
    fn owner(&self, name: &str) -> Option<&'a ErrorDef> {
        names::of_error(name).iter().find_map(|identifier| self.owners.get(identifier).copied())
    }

    /// Whether no language may call an error so.
    fn has_retired(&self, name: &str) -> bool {
        names::of_error(name).iter().all(|identifier| self.retired.contains(identifier))
    }
}

/// What an error was called is what the error of that key is called, or retired. Whoever takes one of its identifiers takes
/// the coarsest, so as long as that stays nobody does.
fn out_of_use(pair: &Pair<'_>, old: &ErrorDef, new: &Names<'_>, changes: &mut Changes) {
    let identifiers = names::of_error(&old.name);
    let owners: Vec<&ErrorDef> = identifiers.iter().filter_map(|it| new.owners.get(it).copied()).collect();
    if let Some(owner) = owners.iter().find(|owner| owner.key != old.key) {
        let place = subject(owner).at("name").at(&old.name);
        let change = Change::new(&NAME_REUSED, place).was_at(subject(old)).with(&old.key, &owner.key);
        changes.push(Change { internal: old.internal || owner.internal, ..change });
    } else if owners.is_empty() && !new.has_retired(&old.name) && !is_told_of_code(pair, old) {
        let goes_on = pair.new.errors.iter().any(|error| error.key == old.key);
        let place = if goes_on { subject(old).at("name") } else { subject(old) };
        let change = Change::new(&NAME_NOT_RETIRED, place).with(&old.name, "");
        changes.push(Change { internal: old.internal, ..change });
    }
}

/// Whether the code is lost as well, and its entry would stand for the name.
fn is_told_of_code(pair: &Pair<'_>, old: &ErrorDef) -> bool {
    code(old).is_some_and(|lost| {
        let is_in_use = pair.new.errors.iter().any(|error| code(error) == Some(lost));
        !is_in_use && !is_retired(pair.new, lost) && names::of_error(lost) == names::of_error(&old.name)
    })
}

/// Whether an error has the name that was retired.
fn revived(pair: &Pair<'_>, name: &str, was_at: &Subject, new: &Names<'_>, changes: &mut Changes) -> bool {
    let Some(owner) = new.owner(name) else { return false };
    // One whose code came back as well is told by that.
    if !code(owner).is_some_and(|code| is_retired(pair.old, code)) {
        let change = Change::new(&NAME_REVIVED, subject(owner).at("name")).was_at(was_at.clone());
        changes.push(Change { internal: owner.internal, ..change.with(name, &owner.key) });
    }
    true
}
