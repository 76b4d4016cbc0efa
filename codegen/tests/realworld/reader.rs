//! Reads answers by the tables of a catalog, and says what differs from a verdict.

use std::borrow::Cow;

use bumpalo::Bump;
use errcat_codegen::diagnostic::Severity;
use errcat_codegen::model::Model;
use errcat_codegen::{compile, wire};
use errcat_runtime::runtime::read::identify::Identity;
use errcat_runtime::runtime::read::reading::{self, Reading};
use errcat_runtime::runtime::table::{Slot, Tables};
use errcat_runtime::runtime::timestamp::Timestamp;

use super::answers::Answer;
use super::common::{Folder, read, root};
use super::verdicts::{Outcome, Verdict, text_at};

/// Reads with the tables of the catalog at a path that starts in the workspace's folder.
pub(crate) fn with_catalog<T>(catalog: &str, then: impl FnOnce(&Tables<'_>) -> T) -> T {
    let model = model(catalog);
    let arena = Bump::new();
    then(&wire::tables(&model, &arena))
}

fn model(catalog: &str) -> Model {
    let path = root().join(catalog);
    let compilation = compile(read(&path), &Folder(path.parent().unwrap().to_owned()));
    let errors = compilation.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|one| (one.rule, &one.message, one.primary.span.start)).collect();
    compilation.model.unwrap_or_else(|| panic!("{catalog}: {errors:#?}"))
}

pub(crate) fn look<'t>(tables: &'t Tables<'t>, answer: &Answer) -> Reading<'t> {
    let now = || Timestamp::from_unix(1_795_348_800, 0);
    reading::read(tables, answer.status, &answer.headers, answer.body.clone(), now)
}

/// The parts of a verdict, and of what a protocol's own tests expect, that don't hold.
pub(crate) fn differences(answer: &Answer, verdict: &Verdict, reading: &Reading<'_>) -> Vec<&'static str> {
    let read_as = reading.facts().map(|facts| facts.key);
    let same_outcome = match verdict.outcome {
        Outcome::Fits(error) => read_as == Some(error),
        Outcome::Unknown => reading.identity() == Identity::Unknown,
        Outcome::Foreign => reading.identity() == Identity::Foreign,
        Outcome::Success => reading.identity() == Identity::Foreign && answer.status.is_success(),
    };
    let says = |slot| reading.text(slot);
    let same = |place: Option<&str>, found: Option<Cow<'_, str>>| {
        place.map(|place| text_at(answer, place)).as_deref() == found.as_deref()
    };
    // An error that isn't recognised can have no parts that are right.
    let wait = reading.retry_after().map(|wait| wait.as_secs().to_string());
    let parts = [
        ("verdict", same_outcome),
        ("code", !same_outcome || verdict.code.is_none() || same(verdict.code, reading.code())),
        ("message", !same_outcome || same(verdict.message, says(Slot::Message))),
        ("request_id", !same_outcome || same(verdict.request_id, says(Slot::RequestId))),
        ("retry_after", same(verdict.retry_after, wait.map(Cow::Owned))),
        ("shape", answer.expect["shape"].as_str().is_none_or(|shape| read_as == Some(shape))),
        (
            "vendor_code",
            answer.expect["vendor_code"].as_str().is_none_or(|code| vendor_code(reading) == Some(code)),
        ),
    ];
    parts.into_iter().filter(|(_, holds)| !holds).map(|(part, _)| part).collect()
}

fn vendor_code<'t>(reading: &Reading<'t>) -> Option<&'t str> {
    reading.facts().and_then(|facts| facts.kind)
}
