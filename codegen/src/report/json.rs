//! Turns diagnostics into one JSON document:
//!
//! ```json
//! {"diagnostics": [{"rule": "…", "severity": "error", "message": "…", "file": "catalog.yaml", "line": 41,
//!   "column": 12, "endLine": 41, "endColumn": 22, "byteStart": 1007, "byteEnd": 1017, "label": "…",
//!   "secondary": [{"file": "…", "line": 1, "…": "…"}], "help": null}], "errors": 1, "warnings": 0}
//! ```
//!
//! A change has `"concerns": {"rust": "major", …}` too, and the document counts `notes`. Lines and columns count from 1, columns in Unicode scalar values; bytes count from 0; ends are exclusive. New
//! members may be added, none is ever removed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::place::{Place, Places};
use super::{count, visible};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::span::Sources;

#[derive(Serialize)]
struct Document<'a> {
    diagnostics: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
    #[serde(skip_serializing_if = "is_zero")]
    notes: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes what it has")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    primary: Spot<'a>,
    secondary: Vec<Spot<'a>>,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    concerns: BTreeMap<&'a str, &'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Spot<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: Option<u32>,
    byte_end: Option<u32>,
    label: &'a str,
}

/// All diagnostics and their number as one JSON document, ended by a line break.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let places = Places::new(sources);
    let document = Document {
        diagnostics: diagnostics.iter().map(|diagnostic| entry(diagnostic, &places)).collect(),
        errors: count(diagnostics, Severity::Error),
        warnings: count(diagnostics, Severity::Warning),
        notes: count(diagnostics, Severity::Note),
    };
    // The document holds text and numbers only, which always serialise.
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    format!("{}\n", visible::json(&text))
}

fn entry<'a>(diagnostic: &'a Diagnostic, places: &Places<'a>) -> Entry<'a> {
    Entry {
        rule: diagnostic.rule,
        severity: diagnostic.severity.word(),
        message: &diagnostic.message,
        primary: spot(&diagnostic.primary, places),
        secondary: diagnostic.secondary.iter().map(|label| spot(label, places)).collect(),
        help: diagnostic.help.as_deref(),
        concerns: diagnostic.concerns.iter().map(|one| (one.party, one.step)).collect(),
        count: diagnostic.count,
    }
}

fn spot<'a>(label: &'a Label, places: &Places<'a>) -> Spot<'a> {
    let Place { line, column, end_line, end_column, is_line } = places.of(label.span);
    Spot {
        file: places.file(label.span.file).path,
        line,
        column,
        end_line,
        end_column,
        byte_start: (!is_line).then_some(label.span.start),
        byte_end: (!is_line).then_some(label.span.end),
        label: &label.text,
    }
}
