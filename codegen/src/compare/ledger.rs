//! Holds the ledger: what was a code stays one, in use or retired, and what is retired stays so.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Changes, Subject};
use super::codes::{has_internal, is_retired};
use super::matched::matched;
use super::pair::{ErrorPair, Pair, code, subject};
use super::table::ledger::{
    CODE_NOT_RETIRED, CODE_REUSED, CODE_REVIVED, NUMBER_REUSED, RETIRED_ENTRY_ADDED, RETIRED_ENTRY_CHANGED,
    RETIRED_ENTRY_REMOVED,
};
use crate::model::{ErrorDef, Retired};

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    reused(pair, changes);
    out_of_use(pair, changes);
    entries(pair, changes);
}

/// A code belongs to its key for ever. Whether an error of another key is the same one can't be seen in the catalogs: it
/// may become another in the next step.
fn reused(pair: &Pair<'_>, changes: &mut Changes) {
    let owners: BTreeMap<&str, &ErrorDef> =
        pair.old.errors.iter().filter_map(|error| Some((code(error)?, error))).collect();
    for new in &pair.new.errors {
        let owner = code(new).and_then(|code| Some((code, *owners.get(code)?)));
        let Some((code, old)) = owner.filter(|(_, old)| old.key != new.key) else { continue };
        let is_number = new.code.as_ref().is_some_and(|code| code.number.is_some());
        let rule = if is_number { &NUMBER_REUSED } else { &CODE_REUSED };
        let change = Change::new(rule, subject(new).at("code").at(code)).was_at(subject(old));
        changes.push(change.with(&old.key, &new.key));
    }
}

/// What was a code is in use or retired.
fn out_of_use(pair: &Pair<'_>, changes: &mut Changes) {
    let in_use: BTreeSet<&str> = pair.new.errors.iter().filter_map(code).collect();
    // What is plainly gone is told by that.
    let is_gone = |error: &ErrorDef| {
        pair.errors.gone.iter().any(|gone| gone.key == error.key) && !has_internal(pair.new, &error.key)
    };
    for error in pair.old.errors.iter().filter(|error| !is_gone(error)) {
        let lost = code(error).filter(|code| !in_use.contains(code) && !is_retired(pair.new, code));
        if let Some(lost) = lost {
            let kept = pair.errors.kept.iter().find(|kept| kept.old.key == error.key);
            let subject = kept.map_or_else(|| subject(error), ErrorPair::subject);
            changes.push(Change::new(&CODE_NOT_RETIRED, subject.at("code")).with(lost, ""));
        }
    }
}

/// What was retired stays so.
fn entries(pair: &Pair<'_>, changes: &mut Changes) {
    let at = |code: &str| Subject::of(&["retired", code]);
    let retired = matched(&pair.old.retired, &pair.new.retired, |retired| retired.code.clone());
    for Retired { code: gone, .. } in retired.gone {
        let user = pair.new.errors.iter().find(|error| code(error) == Some(gone));
        let (rule, subject) = match user {
            Some(user) => (&CODE_REVIVED, subject(user)),
            None => (&RETIRED_ENTRY_REMOVED, at(gone)),
        };
        changes.push(Change::new(rule, subject).with(gone, "").was_at(at(gone)));
    }
    let was_used =
        |retired: &&&Retired| pair.old.errors.iter().any(|error| code(error) == Some(&retired.code));
    for retired in retired.come.iter().filter(|retired| !was_used(retired)) {
        changes.at(&RETIRED_ENTRY_ADDED, at(&retired.code));
    }
    for (old, new) in retired.kept {
        let [was, is] = pair.named(old.replaced_by, new.replaced_by);
        if was != is || said(old) != said(new) {
            changes.at(&RETIRED_ENTRY_CHANGED, at(&new.code));
        }
    }
}

fn said(retired: &Retired) -> [Option<&str>; 2] {
    [retired.since.as_deref(), retired.note.as_deref()]
}
