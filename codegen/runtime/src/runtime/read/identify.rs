//! Finds the error of the catalog that an answer is, seen through one envelope.

use super::reading::Reading;
use crate::runtime::table::{Facts, Slot, Tables};

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// The error with this index in the catalog.
    Known(usize),
    /// An error of the API that the catalog doesn't list.
    Unknown,
    /// Nothing that the catalog's envelopes tell of.
    Foreign,
}

/// The first of `$code`, `$number` and `$docs_url` that is present decides, and without them `$type`, `$title` or the
/// status alone, as far as the catalog has errors to be found so.
pub(super) fn identify(reading: &Reading<'_>) -> Identity {
    let tables = reading.tables;
    if let Some(code) = reading.code() {
        return known(tables.find_code(&code));
    }
    if let Some(url) = reading.text(Slot::DocsUrl) {
        return known(tables.find_docs_url(&url));
    }
    let (kind, title) = (reading.text(Slot::Type), reading.text(Slot::Title));
    let says_something = kind.is_some() || title.is_some() || reading.text(Slot::Message).is_some();
    let has_codes = has_codes(tables);
    if has_codes && tables.index.coded() == tables.errors.len() {
        return said(says_something);
    }
    match (kind, title) {
        (Some(kind), _) => known(only(reading, has_codes, |facts| facts.kind == Some(kind.as_ref()))),
        (None, Some(title)) => known(only(reading, has_codes, |facts| facts.title == title)),
        (None, None) if has_codes || !reading.has_any() => said(says_something),
        (None, None) => only(reading, has_codes, |_| true).map_or(said(says_something), Identity::Known),
    }
}

fn known(index: Option<usize>) -> Identity {
    index.map_or(Identity::Unknown, Identity::Known)
}

fn said(something: bool) -> Identity {
    if something { Identity::Unknown } else { Identity::Foreign }
}

/// The only error of the answer's status that fits. Where answers have codes, this one is without, so an error without
/// a code goes before the others.
fn only(reading: &Reading<'_>, has_codes: bool, fits: impl Fn(&Facts<'_>) -> bool) -> Option<usize> {
    let status = reading.status.as_u16();
    let errors = reading.tables.errors.iter().enumerate();
    let fitting = errors.filter(|(_, facts)| facts.statuses.contains(&status) && fits(facts));
    let mut uncoded = fitting.clone().filter(|(_, facts)| has_codes && facts.code.is_none()).peekable();
    let (first, second) = if uncoded.peek().is_some() {
        (uncoded.next(), uncoded.next())
    } else {
        let mut fitting = fitting;
        (fitting.next(), fitting.next())
    };
    first.filter(|_| second.is_none()).map(|(index, _)| index)
}

/// Whether any envelope of the catalog names errors by code, number or page.
fn has_codes(tables: &Tables<'_>) -> bool {
    let names_errors = |slot: Slot<'_>| matches!(slot, Slot::Code | Slot::Number | Slot::DocsUrl);
    core::iter::once(&tables.wire).chain(tables.accepts).any(|envelope| envelope.carries(&names_errors))
}
