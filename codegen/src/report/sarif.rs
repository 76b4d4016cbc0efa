//! Turns diagnostics into SARIF 2.1.0, which code hosts and editors read. <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::place::Places;
use super::visible;
use crate::diagnostic::{Diagnostic, Label};
use crate::span::{FileId, Sources};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A SARIF log of one run, ended by a line break. `meaning` tells in a sentence what a rule is about.
pub fn sarif(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    meaning: &dyn Fn(&'static str) -> Option<&'static str>,
) -> String {
    let places = Places::new(sources);
    let rules: BTreeSet<&'static str> = diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    let rules: Vec<&'static str> = rules.into_iter().collect();
    let results: Vec<Value> =
        diagnostics.iter().map(|diagnostic| result(diagnostic, &places, &rules)).collect();
    let descriptors: Vec<Value> = rules.iter().map(|rule| descriptor(rule, meaning(rule))).collect();
    let driver = json!({
        "name": "errcat",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": descriptors,
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts(sources),
        "results": results,
    });
    let log = format!("{:#}\n", json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }));
    visible::json(&log).into_owned()
}

fn descriptor(rule: &str, meaning: Option<&str>) -> Value {
    let mut descriptor = json!({ "id": rule });
    if let Some(meaning) = meaning {
        descriptor["shortDescription"] = json!({ "text": meaning });
        descriptor["help"] = json!({ "text": format!("{meaning} `cargo xtask explain {rule}` says more.") });
    }
    descriptor
}

fn artifacts(sources: &Sources) -> Vec<Value> {
    sources.iter().map(|(_, source)| json!({ "location": { "uri": uri(&source.path) } })).collect()
}

fn result(diagnostic: &Diagnostic, places: &Places<'_>, rules: &[&str]) -> Value {
    let primary = location(&diagnostic.primary, places);
    let related: Vec<Value> =
        diagnostic.secondary.iter().zip(1..).map(|(label, id)| related(label, id, places)).collect();
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "ruleIndex": rules.binary_search(&diagnostic.rule).unwrap_or_default(),
        "level": diagnostic.severity.word(),
        "message": { "text": message(diagnostic) },
        "locations": [primary],
    });
    if !diagnostic.concerns.is_empty() {
        let concerns = diagnostic.concerns.iter().map(|one| (one.party.to_owned(), one.step.into()));
        result["properties"] = json!({ "concerns": Value::Object(concerns.collect()) });
    }
    if let Some(count) = diagnostic.count {
        result["occurrenceCount"] = count.into();
    }
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

fn message(diagnostic: &Diagnostic) -> String {
    let label = Some(diagnostic.primary.text.as_str()).filter(|text| !text.is_empty());
    let message =
        [Some(diagnostic.message.as_str()), label].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    message + &help
}

fn location(label: &Label, places: &Places<'_>) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": artifact(label.span.file, places),
            "region": region(label, places),
        },
    });
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    location
}

fn related(label: &Label, id: usize, places: &Places<'_>) -> Value {
    let mut location = location(label, places);
    location["id"] = Value::from(id);
    location
}

fn artifact(file: FileId, places: &Places<'_>) -> Value {
    json!({ "uri": uri(places.file(file).path), "index": file.0 })
}

fn region(label: &Label, places: &Places<'_>) -> Value {
    let place = places.of(label.span);
    if place.is_line {
        return json!({ "startLine": place.line });
    }
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "byteOffset": label.span.start,
        "byteLength": label.span.end.saturating_sub(label.span.start),
    })
}

/// A path as a relative URI reference: RFC 3986's unreserved characters and `/` stay, the rest is percent-encoded.
fn uri(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut uri, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => _ = write!(uri, "%{byte:02X}"),
        }
        uri
    })
}
