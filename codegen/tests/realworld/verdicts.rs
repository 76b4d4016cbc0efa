//! What has to be made of each answer, judged by hand, and what can't be.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::answers::Answer;

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The error of the catalog with this key.
    Fits(&'static str),
    /// An error that the catalog doesn't list.
    Unknown,
    /// Nothing that JSON and headers tell of.
    Foreign,
    /// A success that looks like an error.
    Success,
}

/// What has to be made of one answer. A place is a JSON pointer, or `header:` and a name.
pub(crate) struct Verdict {
    pub(crate) line: usize,
    pub(crate) hash: u64,
    pub(crate) catalog: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) code: Option<&'static str>,
    pub(crate) message: Option<&'static str>,
    pub(crate) request_id: Option<&'static str>,
    pub(crate) retry_after: Option<&'static str>,
    /// The fields that came, by name.
    pub(crate) fields: BTreeMap<&'static str, &'static str>,
}

/// One for each line, in order.
pub(crate) fn verdicts() -> Vec<Verdict> {
    rows(include_str!("verdicts.tsv")).map(|cells| verdict(&cells)).collect()
}

fn verdict(cells: &[&'static str]) -> Verdict {
    let &[line, hash, catalog, outcome, error, code, message, request_id, retry_after, fields] = cells else {
        panic!("{cells:?} has not ten cells")
    };
    let place = |cell| Some(cell).filter(|cell| *cell != "-");
    let outcome = match outcome {
        "fits" => Outcome::Fits(error),
        "unknown" => Outcome::Unknown,
        "foreign" => Outcome::Foreign,
        "success" => Outcome::Success,
        other => panic!("line {line}: `{other}` is no verdict"),
    };
    Verdict {
        line: line.parse().unwrap(),
        hash: u64::from_str_radix(hash, 16).unwrap(),
        catalog,
        outcome,
        code: place(code),
        message: place(message),
        request_id: place(request_id),
        retry_after: place(retry_after),
        fields: fields.split(' ').filter_map(|field| field.split_once('=')).collect(),
    }
}

/// Line and part of what the language doesn't reach, with the reason.
pub(crate) fn out_of_reach() -> BTreeMap<(usize, &'static str), &'static str> {
    reasons(include_str!("out_of_reach.tsv"))
}

/// The lines that the inference API's own answers can't be told from, with the reason.
pub(crate) fn look_alikes() -> BTreeMap<(usize, &'static str), &'static str> {
    reasons(include_str!("look_alikes.tsv"))
}

/// Each row names a line, a part and a reason, and the reasons are explained above the rows.
fn reasons(table: &'static str) -> BTreeMap<(usize, &'static str), &'static str> {
    let explained: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("# ")?.split_once(": "))
        .map(|(word, _)| word)
        .collect();
    rows(table)
        .map(|cells| {
            let [line, part, reason] = cells[..] else { panic!("{cells:?} has not three cells") };
            assert!(explained.contains(reason), "the reason `{reason}` is not explained");
            ((line.parse().unwrap(), part), reason)
        })
        .collect()
}

/// The rows of a table, without comments and the row of headings.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').collect())
}

/// The text at a place of an answer.
pub(crate) fn text_at(answer: &Answer, place: &str) -> String {
    let value = value_at(answer, place);
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What stands at a place of an answer.
pub(crate) fn value_at(answer: &Answer, place: &str) -> Value {
    if let Some(name) = place.strip_prefix("header:") {
        return answer.headers[name].to_str().unwrap().into();
    }
    let body = answer.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&answer.body);
    let body: Value = serde_json::from_slice(body).unwrap();
    body.pointer(place).unwrap_or_else(|| panic!("line {}: nothing at {place}", answer.line)).clone()
}
