//! Holds the ledger: what was a code stays one, in use or retired, and what is retired stays so.

use std::collections::BTreeSet;

use super::change::{Change, Changes, Subject};
use super::codes::{has_internal, is_retired};
use super::errors;
use super::matched::matched;
use super::pair::{ErrorPair, Pair, code};
use super::table::ledger::{
    CODE_NOT_RETIRED, CODE_REVIVED, RETIRED_ENTRY_ADDED, RETIRED_ENTRY_CHANGED, RETIRED_ENTRY_REMOVED,
};
use crate::model::{ErrorDef, Model, Retired};

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let in_use: BTreeSet<&str> = pair.new.errors.iter().filter_map(code).collect();
    // What is plainly gone is told by that.
    let is_gone = |error: &ErrorDef| {
        pair.errors.gone.iter().any(|gone| gone.key == error.key) && !has_internal(pair.new, &error.key)
    };
    for error in pair.old.errors.iter().filter(|error| !is_gone(error)) {
        let lost = code(error).filter(|code| !in_use.contains(code) && !is_retired(pair.new, code));
        if let Some(lost) = lost {
            let kept = pair.errors.kept.iter().find(|kept| kept.old.key == error.key);
            let subject = kept.map_or_else(|| errors::subject(error), ErrorPair::subject);
            changes.push(Change::new(&CODE_NOT_RETIRED, subject.at("code")).with(lost, ""));
        }
    }
    let at = |code: &str| Subject::of(&["retired", code]);
    let retired = matched(&pair.old.retired, &pair.new.retired, |retired| retired.code.clone());
    for Retired { code: gone, .. } in retired.gone {
        let user = pair.new.errors.iter().find(|error| code(error) == Some(gone));
        let (rule, subject) = match user {
            Some(user) => (&CODE_REVIVED, Subject::of(&["errors", &user.key])),
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
        let is_other = said(pair.old, old) != said(pair.new, new);
        if is_other {
            changes.at(&RETIRED_ENTRY_CHANGED, at(&new.code));
        }
    }
}

fn said<'a>(model: &'a Model, retired: &'a Retired) -> [Option<&'a str>; 3] {
    let replacement = retired.replaced_by.map(|id| model[id].key.as_str());
    [retired.since.as_deref(), retired.note.as_deref(), replacement]
}
