//! Turns recorded answers of a service into what they and the catalog disagree about.
//!
//! An answer is read by what generated code reads it with, so that an error is known here when clients know it.

mod envelope;
mod error;
mod fields;
mod headers;
mod operation;
mod rules;
mod unknown;
mod values;

pub use rules::RULES;

use bumpalo::Bump;
use errcat_runtime::runtime::read::identify::Identity;
use errcat_runtime::runtime::read::reading::{self, Reading};
use errcat_runtime::runtime::table::{Facts, Tables};
use errcat_runtime::runtime::timestamp::Timestamp;
use http::{HeaderMap, StatusCode};

use crate::model::{ErrorDef, ErrorId, Model};
use crate::phrase::shortened;
use crate::wire;
use operation::Calls;

/// One recorded answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked, where that was recorded.
    pub request: Option<Asked>,
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it was before it was compressed.
    pub body: Vec<u8>,
}

impl Answer {
    /// Whether it may have a body: one to HEAD has none (RFC 9110 §9.3.2).
    fn may_have_body(&self) -> bool {
        self.request.as_ref().is_none_or(|asked| asked.method != "HEAD")
    }
}

/// The request that an answer is to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// In upper case.
    pub method: String,
    /// A URL or a path, with or without a query.
    pub target: String,
}

/// Something that an answer and the catalog disagree about. Two findings of one rule about the same are one and the
/// same disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of a rule in [`RULES`].
    pub rule: &'static str,
    /// The code, the field, the place in the body.
    pub about: String,
    /// What is wrong, with the values in backticks, lower case, no full stop.
    pub message: String,
    /// One action to take.
    pub help: String,
}

/// What an answer was found to be, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Whether it counts as an error.
    pub is_error: bool,
    /// What it disagrees about with the catalog; empty for a success.
    pub findings: Vec<Finding>,
}

/// Compares answers with one catalog.
pub struct Verifier<'a> {
    model: &'a Model,
    tables: Tables<'a>,
    /// The public errors, in the order of the tables.
    errors: Vec<ErrorId>,
    calls: Calls,
}

/// A known error in an answer: what each part of the comparison looks at.
#[derive(Clone, Copy)]
struct Known<'v, 'a> {
    verifier: &'v Verifier<'a>,
    answer: &'v Answer,
    reading: &'v Reading<'v>,
    id: ErrorId,
    error: &'v ErrorDef,
    facts: &'v Facts<'v>,
}

/// Compares answers with the catalog of a model.
pub fn verifying<T>(model: &Model, then: impl FnOnce(&Verifier<'_>) -> T) -> T {
    let arena = Bump::new();
    let errors = model.public_errors().map(|(id, _)| id).collect();
    let tables = wire::tables(model, &arena);
    then(&Verifier { model, tables, errors, calls: Calls::new(model) })
}

impl Verifier<'_> {
    /// What is wrong with an answer.
    pub fn verify(&self, answer: &Answer) -> Verdict {
        let is_failure = answer.status.as_u16() >= 400;
        // A redirect is no error, and neither is what comes before an answer.
        if !is_failure && !answer.status.is_success() {
            return Verdict::default();
        }
        // A date in `Retry-After` counts from the answer's own `Date`, and without one from 1970: what matters here
        // is whether it can be read.
        let now = || Timestamp::from_unix(0, 0);
        let reading = reading::read(&self.tables, answer.status, &answer.headers, answer.body.clone(), now);
        let mut findings = Vec::new();
        match reading.identity() {
            Identity::Known(index) => {
                let Some(known) = self.known(index, answer, &reading) else { return Verdict::default() };
                error::compare(known, &mut findings);
            }
            Identity::Unknown => findings.push(unknown::unknown(self.model, &reading)),
            // Without a body nobody can tell.
            Identity::Foreign if is_failure && !answer.may_have_body() => {}
            Identity::Foreign if is_failure => findings.push(unknown::foreign(answer)),
            Identity::Foreign => return Verdict::default(),
        }
        Verdict { is_error: true, findings }
    }

    fn known<'v>(
        &'v self,
        index: usize,
        answer: &'v Answer,
        reading: &'v Reading<'v>,
    ) -> Option<Known<'v, 'v>> {
        let (id, facts) = (*self.errors.get(index)?, self.tables.errors.get(index)?);
        Some(Known { verifier: self, answer, reading, id, error: &self.model[id], facts })
    }
}

impl Finding {
    fn new(rule: &'static str, about: impl Into<String>, message: String, help: impl Into<String>) -> Self {
        Self { rule, about: about.into(), message, help: help.into() }
    }
}

/// The longest piece of an answer that a finding quotes.
const QUOTED: usize = 120;

/// A piece of an answer in backticks, cut where it is long.
fn quoted(text: &str) -> String {
    format!("`{}`", shortened(text, QUOTED))
}
