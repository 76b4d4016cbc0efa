//! Changes of the order in which things stand.

use super::change::{Changes, Subject};
use super::matched::matched;
use super::pair::Pair;
use super::table::prose::ORDER_CHANGED;

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.old, pair.new);
    let reordered = [
        ("errors", matched(&old.errors, &new.errors, |error| error.key.clone()).reordered),
        ("categories", matched(&old.categories, &new.categories, |one| one.name.clone()).reordered),
        ("operations", matched(&old.operations, &new.operations, |one| one.name.clone()).reordered),
        ("attributes", matched(&old.attributes, &new.attributes, |one| one.name.clone()).reordered),
        ("guides", matched(&old.guides, &new.guides, |one| one.title.clone()).reordered),
        ("retired", matched(&old.retired, &new.retired, |one| one.code.clone()).reordered),
    ];
    for (section, _) in reordered.into_iter().filter(|(_, is_reordered)| *is_reordered) {
        changes.at(&ORDER_CHANGED, Subject::of(&[section]));
    }
}
