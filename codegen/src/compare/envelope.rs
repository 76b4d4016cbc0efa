//! Changes of the envelope: where each value stands in an answer.

use std::collections::BTreeMap;

use serde_json::Value;

use super::change::{Change, Changes, Subject};
use super::matched::matched;
use super::pair::Pair;
use super::table::envelope::{
    ACCEPTS_NARROWED, ACCEPTS_WIDENED, CONSTANT_CHANGED, CONTENT_TYPE_CHANGED, IDENTITY_ADDED,
    INTERNAL_AS_CHANGED, MEMBER_ADDED, MEMBER_CHANGED, MEMBER_MADE_OPTIONAL, MEMBER_MADE_REQUIRED,
    MEMBER_MOVED, MEMBER_REMOVED,
};
use super::table::prose::ORDER_CHANGED;
use crate::model::{Envelope, HeaderBinding, Model, Node, Slot, Wire};

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
struct Leaf {
    /// As a catalog writes it, without `?`.
    text: String,
    /// A text isn't the number or word that is written alike.
    constant: Option<Value>,
    optional: bool,
}

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (&pair.old.wire, &pair.new.wire);
    let wire = Subject::of(&["wire"]);
    let body = |model: &Model, wire: &Wire| {
        let mut leaves = Vec::new();
        wire.envelope
            .body
            .iter()
            .for_each(|node| spread(model, node, &Subject::of(&["wire", "body"]), &mut leaves));
        leaves
    };
    leaves(body(pair.old, old), body(pair.new, new), changes);
    headers(pair, &wire, &old.envelope.headers, &new.envelope.headers, changes);
    changes.text(&CONTENT_TYPE_CHANGED, wire.at("content_type"), &old.content_type, &new.content_type);
    if let [Some(was), Some(is)] = pair.named(old.internal_as, new.internal_as) {
        changes.text(&INTERNAL_AS_CHANGED, wire.at("internal_as"), was, is);
    }
    accepts(pair, changes);
    identity(pair, changes);
}

/// What a code is said by, which is looked for before anything else.
pub(super) const IDENTITIES: [Slot; 3] = [Slot::Code, Slot::Number, Slot::DocsUrl];

/// An envelope that says codes where none did.
fn identity(pair: &Pair<'_>, changes: &mut Changes) {
    let has_codes = pair.errors.kept.iter().any(|error| error.new.code.is_some());
    if !has_codes || carries(pair.old, &IDENTITIES) {
        return;
    }
    if let Some(slot) = IDENTITIES.iter().find(|slot| carries(pair.new, std::slice::from_ref(*slot))) {
        let change = Change::new(&IDENTITY_ADDED, Subject::of(&["wire"]));
        changes.push(change.with("", slot.written(pair.new)));
    }
}

/// Envelopes are compared whole: one that changed is one that went and one that came.
fn accepts(pair: &Pair<'_>, changes: &mut Changes) {
    let all = |model: &Model| -> Vec<Vec<(Subject, Leaf)>> {
        model.wire.envelopes().map(|each| all_leaves(model, each)).collect()
    };
    let (old, new) = (all(pair.old), all(pair.new));
    let subject = Subject::of(&["wire", "accepts"]);
    for _ in old.iter().skip(1).filter(|each| !new.contains(each)) {
        changes.at(&ACCEPTS_NARROWED, subject.clone());
    }
    for _ in new.iter().skip(1).filter(|each| !old.contains(each)) {
        changes.at(&ACCEPTS_WIDENED, subject.clone());
    }
    // They are tried in order, so that one behind another may no longer be reached.
    let in_both = |each: &&Vec<(Subject, Leaf)>| old[1..].contains(each) && new[1..].contains(each);
    if !old[1..].iter().filter(in_both).eq(new[1..].iter().filter(in_both)) {
        changes.at(&ACCEPTS_NARROWED, subject.clone());
        changes.at(&ACCEPTS_WIDENED, subject);
    }
}

fn all_leaves(model: &Model, envelope: &Envelope) -> Vec<(Subject, Leaf)> {
    let mut leaves = Vec::new();
    envelope.body.iter().for_each(|node| spread(model, node, &Subject::of(&["body"]), &mut leaves));
    for header in &envelope.headers {
        spread(model, &header.value, &Subject::of(&["headers", &header.name]), &mut leaves);
    }
    leaves
}

/// Compares headers, of the envelope or of a status.
pub(super) fn headers(
    pair: &Pair<'_>,
    subject: &Subject,
    old: &[HeaderBinding],
    new: &[HeaderBinding],
    changes: &mut Changes,
) {
    let all = |model: &Model, bindings: &[HeaderBinding]| {
        let mut leaves = Vec::new();
        for binding in bindings {
            spread(model, &binding.value, &subject.at("headers").at(&binding.name), &mut leaves);
        }
        leaves
    };
    leaves(all(pair.old, old), all(pair.new, new), changes);
    if matched(old, new, |header| header.name.clone()).reordered {
        changes.at(&ORDER_CHANGED, subject.at("headers"));
    }
}

/// Every place in a piece of an envelope, with what stands there.
fn spread(model: &Model, node: &Node, at: &Subject, leaves: &mut Vec<(Subject, Leaf)>) {
    match node {
        Node::Object { members, spread: rest } => {
            for member in members {
                spread(model, &member.value, &at.at(&member.name), leaves);
            }
            if rest.is_some() {
                let leaf = Leaf { text: "$details".to_owned(), constant: None, optional: true };
                leaves.push((at.at("..."), leaf));
            }
        }
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                spread(model, item, &at.at(&index.to_string()), leaves);
            }
        }
        Node::Constant(value) => {
            let text = value.to_string();
            leaves.push((at.clone(), Leaf { text, constant: Some(value.clone()), optional: false }));
        }
        Node::Slot(slot) => {
            let text = slot.slot.written(model);
            leaves.push((at.clone(), Leaf { text, constant: None, optional: slot.optional }));
        }
    }
}

fn leaves(old: Vec<(Subject, Leaf)>, new: Vec<(Subject, Leaf)>, changes: &mut Changes) {
    let mut come: BTreeMap<Subject, Leaf> = new.into_iter().collect();
    let mut gone = Vec::new();
    for (subject, was) in old {
        match come.remove(&subject) {
            Some(is) => leaf(subject, &was, &is, changes),
            None => gone.push((subject, was)),
        }
    }
    for (subject, was) in gone {
        let elsewhere = come.iter().find(|(_, is)| is.text == was.text).map(|(place, _)| place.clone());
        let change = match elsewhere {
            Some(place) => {
                come.remove(&place);
                Change::new(&MEMBER_MOVED, place).was_at(subject)
            }
            None => Change::new(&MEMBER_REMOVED, subject),
        };
        changes.push(change.with(was.text, ""));
    }
    for (subject, is) in come {
        changes.push(Change::new(&MEMBER_ADDED, subject).with("", is.text));
    }
}

/// What stands at one place in both.
fn leaf(subject: Subject, was: &Leaf, is: &Leaf, changes: &mut Changes) {
    if was.text != is.text || was.constant != is.constant {
        let rule =
            if was.constant.is_some() && is.constant.is_some() { &CONSTANT_CHANGED } else { &MEMBER_CHANGED };
        changes.push(Change::new(rule, subject).with(&was.text, &is.text));
    } else if was.optional != is.optional {
        let rule = if is.optional { &MEMBER_MADE_OPTIONAL } else { &MEMBER_MADE_REQUIRED };
        changes.push(Change::new(rule, subject).with(&was.text, &is.text));
    }
}

/// Whether any envelope that is written or read has one of these slots.
pub(super) fn carries(model: &Model, slots: &[Slot]) -> bool {
    model.wire.envelopes().any(|envelope| envelope.carries(&|slot| slots.contains(slot)))
}
