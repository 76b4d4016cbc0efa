//! Changes of the order in which things stand.

use super::change::{Changes, Subject};
use super::matched::matched;
use super::pair::Pair;
use super::table::prose::ORDER_CHANGED;
use crate::model::Node;

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.old, pair.new);
    let reordered = [
        ("errors", matched(&old.errors, &new.errors, |error| error.key.clone()).reordered),
        ("categories", matched(&old.categories, &new.categories, |one| one.name.clone()).reordered),
        ("operations", matched(&old.operations, &new.operations, |one| one.name.clone()).reordered),
        ("types", matched(&old.types, &new.types, |one| one.name.clone()).reordered),
        ("retry", matched(&old.policies, &new.policies, |one| one.name.clone()).reordered),
        ("attributes", matched(&old.attributes, &new.attributes, |one| one.name.clone()).reordered),
        ("guides", matched(&old.guides, &new.guides, |one| one.title.clone()).reordered),
        ("retired", matched(&old.retired, &new.retired, |one| one.code.clone()).reordered),
    ];
    for (section, _) in reordered.into_iter().filter(|(_, is_reordered)| *is_reordered) {
        changes.at(&ORDER_CHANGED, Subject::of(&[section]));
    }
    if let (Some(old), Some(new)) = (&old.wire.envelope.body, &new.wire.envelope.body) {
        members(old, new, &Subject::of(&["wire", "body"]), changes);
    }
}

/// The order in which members are written; that of a list is what its elements are found by.
fn members(old: &Node, new: &Node, subject: &Subject, changes: &mut Changes) {
    match (old, new) {
        (Node::Object { members: old, .. }, Node::Object { members: new, .. }) => {
            let matched = matched(old, new, |member| member.name.clone());
            if matched.reordered {
                changes.at(&ORDER_CHANGED, subject.clone());
            }
            for (old, new) in matched.kept {
                members(&old.value, &new.value, &subject.at(&new.name), changes);
            }
        }
        (Node::List(old), Node::List(new)) => {
            for (place, (old, new)) in old.iter().zip(new).enumerate() {
                members(old, new, &subject.at(&place.to_string()), changes);
            }
        }
        (Node::Object { .. } | Node::List(_) | Node::Constant(_) | Node::Slot(_), _) => {}
    }
}
