//! Changes of whether and how clients try again after an error.

use super::change::{Change, Changes};
use super::pair::{ErrorPair, Pair};
use super::table::retry::{POLICY_EXCHANGED, POLICY_RENAMED, RETRY_BEGAN, RETRY_ENDED};
use crate::model::Policy;

pub(super) fn find_in(pair: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    let (was, is) = (&pair.old[error.old.retry], &pair.new[error.new.retry]);
    let rule = match (was.never, is.never) {
        (true, false) => &RETRY_BEGAN,
        (false, true) => &RETRY_ENDED,
        _ if was.name == is.name => return,
        _ if is_same_policy(was, is) => &POLICY_RENAMED,
        _ => &POLICY_EXCHANGED,
    };
    changes.push(Change::new(rule, error.subject().at("retry")).with(&was.name, &is.name));
}

/// Whether clients do the same under both.
pub(super) fn is_same_policy(old: &Policy, new: &Policy) -> bool {
    Policy { name: String::new(), ..old.clone() } == Policy { name: String::new(), ..new.clone() }
}
