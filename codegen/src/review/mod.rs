//! Turns the changes between two catalogs into a review: each at its place, and whether the version does them justice.

mod markdown;
mod release;

use std::collections::BTreeMap;

use semver::Version;

pub use release::Release;

use crate::compare::{
    Change, ChangeRule, Party, Step, Subject, VERSION_STEP, VERSION_TOO_SMALL, compare, needed,
};
use crate::diagnostic::{Concern, Diagnostic, Diagnostics, Severity};
use crate::model::Model;
use crate::span::{FileId, Sources, Span};
use crate::syntax::Outline;

/// A catalog that compiled, and its files.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) model: &'a Model,
    pub(crate) sources: &'a Sources,
}

/// What changed between two catalogs.
#[derive(Clone, Debug)]
pub struct Review {
    /// Each change, as it was found.
    pub changes: Vec<Change>,
    /// The changes and the verdict on the version, in file order, with places in [`Self::sources`].
    pub diagnostics: Vec<Diagnostic>,
    /// The files of the new catalog, then those of the old one.
    pub sources: Sources,
    /// What the changes call for.
    pub step: Step,
    /// The versions of the old and the new catalog.
    pub versions: (Version, Version),
    /// The smallest version that the new catalog may have.
    pub needed: Version,
    /// The places of changes in [`Self::changes`], by what errors go by.
    labels: BTreeMap<String, Vec<usize>>,
}

impl Review {
    /// Whether the new catalog's version is large enough. One that is only announced counts as the one announced.
    pub fn is_version_enough(&self) -> bool {
        let is = &self.versions.1;
        let core = |version: &Version| (version.major, version.minor, version.patch);
        core(is) >= core(&self.needed)
    }
}

/// Compares two catalogs. Changes of the step `deny` and above are errors.
pub(crate) fn review(old: Side<'_>, new: Side<'_>, deny: Option<Step>) -> Review {
    let changes = compare(old.model, new.model);
    let step = changes.iter().map(Change::step).max().unwrap_or_default();
    let versions = (version(old.model), version(new.model));
    let needed = needed(&versions.0, step);
    let mut review = Review {
        labels: release::labels(&changes, old.model, new.model),
        changes,
        diagnostics: Vec::new(),
        sources: Sources::default(),
        step,
        versions,
        needed,
    };
    let places =
        Places { old: Outline::of(old.sources), new: Outline::of(new.sources), files: files(new.sources) };
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(review.changes.iter().map(|change| diagnostic(change, &places, deny)));
    diagnostics.extend(verdict(&review).map(|change| diagnostic(&change, &places, deny)));
    review.diagnostics = diagnostics.into_sorted();
    for (_, source) in new.sources.iter().chain(old.sources.iter()) {
        review.sources.push(source.clone());
    }
    review
}

/// The compiler checks that it is one.
fn version(model: &Model) -> Version {
    Version::parse(&model.api.version).unwrap_or(Version::new(0, 0, 0))
}

fn files(sources: &Sources) -> u32 {
    u32::try_from(sources.iter().count()).unwrap_or(u32::MAX)
}

/// What the version is and should be; nothing when nothing changed at all.
fn verdict(review: &Review) -> Option<Change> {
    let is = &review.versions.1;
    let rule = if review.is_version_enough() { &VERSION_STEP } else { &VERSION_TOO_SMALL };
    let is_worth_it = review.step > Step::None || !review.is_version_enough();
    let change = Change::new(rule, Subject::of(&["api", "version"]));
    is_worth_it.then(|| change.with(is.to_string(), review.called_for()))
}

/// Finds places in both catalogs.
struct Places {
    old: Outline,
    new: Outline,
    /// How many files the new catalog has: those of the old one come after them.
    files: u32,
}

impl Places {
    fn old(&self, subject: &Subject) -> (Span, bool) {
        let (span, is_exact) = self.old.place(subject.keys());
        (Span { file: FileId(span.file.0 + self.files), ..span }, is_exact)
    }
}

fn diagnostic(change: &Change, places: &Places, deny: Option<Step>) -> Diagnostic {
    let (span, is_there) = places.new.place(change.subject.keys());
    let severity = severity(change.rule, deny);
    let mut diagnostic = Diagnostic::new(change.rule.name, severity, change.message(), span)
        .label(change.subject.to_string())
        .help(change.rule.advice);
    let old_subject = change.old_subject.as_ref().unwrap_or(&change.subject);
    let (old_span, was_there) = places.old(old_subject);
    let is_new = change.rule.name == VERSION_STEP.name || (!was_there && is_there);
    if !is_new {
        diagnostic = diagnostic.also(old_span, "before");
    }
    diagnostic.concerns = concerns(change.rule);
    diagnostic
}

fn severity(rule: &ChangeRule, deny: Option<Step>) -> Severity {
    let step = rule.effects.step();
    match step {
        _ if rule.refused || deny.is_some_and(|deny| step >= deny) => Severity::Error,
        Step::Major => Severity::Warning,
        Step::Minor | Step::Patch | Step::None => Severity::Note,
    }
}

fn concerns(rule: &ChangeRule) -> Vec<Concern> {
    let concern = |party: Party| {
        let step = rule.effects.of(party);
        (step > Step::None).then(|| Concern { party: party.key(), words: party.words(), step: step.word() })
    };
    Party::ALL.into_iter().filter_map(concern).collect()
}
