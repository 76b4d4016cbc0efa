//! Turns a review into what a version's part of a page about changes says, and into what became of each code.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Review;
use crate::compare::{Change, Kind};
use crate::model::Model;

/// A version of a catalog, and what changed since the one before it.
#[derive(Clone, Debug)]
pub struct Release {
    /// `1.4.0`.
    pub version: String,
    /// `None` for the first one.
    pub review: Option<Review>,
}

impl Release {
    /// What changed, as Markdown under headings of the third level; `shown` is how much is said of each change.
    pub fn told(&self, shown: fn(&Review) -> String) -> String {
        let told = self.review.as_ref().map(shown);
        match told.as_deref() {
            None => "\nThe first version.\n".to_owned(),
            Some("") => "\nNothing.\n".to_owned(),
            Some(told) => told.to_owned(),
        }
    }

    /// What clients may know of the changes of one code, or of the key of an error without one; what asks most of them
    /// comes first.
    pub fn changes_of(&self, label: &str) -> Vec<&Change> {
        let review = self.review.iter();
        let places = review.filter_map(|review| Some((review, review.labels.get(label)?)));
        let changes = places.flat_map(|(review, places)| places.iter().map(|place| &review.changes[*place]));
        let mut changes: Vec<_> = changes.collect();
        changes.sort_by_key(|change| Reverse(change.step()));
        changes
    }
}

/// The places of the changes that a changelog tells, by what the errors go by: a code stays the same under another key. An
/// error whose code changed is found by both.
pub(super) fn labels(changes: &[Change], old: &Model, new: &Model) -> BTreeMap<String, Vec<usize>> {
    let mut by_key: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for error in old.errors.iter().chain(&new.errors) {
        by_key.entry(&error.key).or_default().insert(error.label());
    }
    let mut labels: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let told = |change: &Change| !change.internal && change.rule.kind != Kind::Question;
    for (place, change) in changes.iter().enumerate().filter(|(_, change)| told(change)) {
        let found = match change.subject.keys() {
            [section, key, ..] if section == "errors" => {
                by_key.get(key.as_str()).cloned().unwrap_or_default()
            }
            [section, code, ..] if section == "retired" => BTreeSet::from([code.as_str()]),
            _ => BTreeSet::new(),
        };
        for label in found {
            labels.entry(label.to_owned()).or_default().push(place);
        }
    }
    labels
}
