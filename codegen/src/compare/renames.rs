//! Guesses which error that is new is one that is gone.

use super::change::{Change, Changes};
use super::fields::is_same_shape;
use super::pair::{ErrorPair, Pair, subject};
use super::table::codes::LIKELY_RENAME;
use crate::model::ErrorDef;

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let mut left = pair.errors.gone.clone();
    for new in &pair.errors.come {
        let is_only_one = left.len() == 1 && pair.errors.come.len() == 1;
        let is_alike = |old: &&ErrorDef| {
            let same_texts = old.message == new.message || old.title == new.title;
            old.statuses == new.statuses
                && is_same_shape(pair, &ErrorPair { old, new })
                && (is_only_one || same_texts || !old.fields.is_empty())
        };
        let Some(at) = left.iter().position(is_alike) else { continue };
        let old = left.remove(at);
        let change = Change::new(&LIKELY_RENAME, subject(new)).was_at(subject(old));
        changes.push(change.with(&old.key, &new.key));
    }
}
