//! The two models, and which error of one is which of the other.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Subject;
use crate::model::{ErrorDef, ErrorId, Model};

/// Two models that are compared.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) old: &'a Model,
    pub(super) new: &'a Model,
    pub(super) errors: &'a Errors<'a>,
}

impl<'a> Pair<'a> {
    /// The keys of two errors that something names, the one of the old catalog as the new one has it.
    pub(super) fn named(&self, was: Option<ErrorId>, is: Option<ErrorId>) -> [Option<&'a str>; 2] {
        [was.map(|id| self.now(&self.old[id].key)), is.map(|id| self.new[id].key.as_str())]
    }

    /// The key in the new catalog of what has this key in the old one: a code under another key is the same to clients.
    pub(super) fn now(&self, key: &'a str) -> &'a str {
        self.errors.moved.get(key).copied().unwrap_or(key)
    }
}

/// The public errors of both.
pub(super) struct Errors<'a> {
    /// Only the old one has them.
    pub(super) gone: Vec<&'a ErrorDef>,
    /// Both have them.
    pub(super) kept: Vec<ErrorPair<'a>>,
    /// Only the new one has them.
    pub(super) come: Vec<&'a ErrorDef>,
    /// The keys, old and new, of those in both that have another one.
    moved: BTreeMap<&'a str, &'a str>,
}

/// An error of both.
#[derive(Clone, Copy)]
pub(super) struct ErrorPair<'a> {
    pub(super) old: &'a ErrorDef,
    pub(super) new: &'a ErrorDef,
}

impl ErrorPair<'_> {
    /// Where it stands in the new catalog.
    pub(super) fn subject(&self) -> Subject {
        subject(self.new)
    }
}

/// Matches errors by their code, for that is what clients know them by; those without one, and those whose code
/// nobody else has, by their key.
pub(super) fn errors<'a>(old: &'a Model, new: &'a Model) -> Errors<'a> {
    let public = |model: &'a Model| model.public_errors().map(|(_, error)| error).collect::<Vec<_>>();
    let (old, new) = (public(old), public(new));
    let by_code: BTreeMap<&str, usize> =
        new.iter().enumerate().filter_map(|(at, error)| Some((code(error)?, at))).collect();
    let by_key: BTreeMap<&str, usize> =
        new.iter().enumerate().map(|(at, error)| (error.key.as_str(), at)).collect();
    let mut partners: Vec<Option<usize>> =
        old.iter().map(|error| code(error).and_then(|code| by_code.get(code).copied())).collect();
    let mut met: BTreeSet<usize> = partners.iter().flatten().copied().collect();
    for (error, partner) in old.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
        *partner = by_key.get(error.key.as_str()).copied().filter(|at| met.insert(*at));
    }
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for (error, partner) in old.into_iter().zip(partners) {
        match partner {
            Some(at) => kept.push(ErrorPair { old: error, new: new[at] }),
            None => gone.push(error),
        }
    }
    let come = new.iter().enumerate().filter(|(at, _)| !met.contains(at)).map(|(_, error)| *error).collect();
    let moved = kept.iter().filter(|error| error.old.key != error.new.key);
    let moved = moved.map(|error| (error.old.key.as_str(), error.new.key.as_str())).collect();
    Errors { gone, kept, come, moved }
}

/// The place of an error.
pub(super) fn subject(error: &ErrorDef) -> Subject {
    Subject::of(&["errors", &error.key])
}

/// The code as text.
pub(super) fn code(error: &ErrorDef) -> Option<&str> {
    Some(error.code.as_ref()?.text.as_str())
}
