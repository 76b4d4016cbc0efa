//! Turns diagnostics into GitHub's workflow commands, which show them beside the lines of a pull request:
//!
//! ```text
//! ::error file=catalog.yaml,line=41,endLine=41,col=12,endColumn=22,title=unknown-retry-policy::no retry policy …
//! ```

use std::fmt::Write as _;

use super::place::Places;
use super::visible;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::span::Sources;

/// One workflow command a line for each diagnostic.
pub fn github(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let places = Places::new(sources);
    diagnostics.iter().map(|diagnostic| command(diagnostic, &places)).collect()
}

fn command(diagnostic: &Diagnostic, places: &Places<'_>) -> String {
    let properties = properties(diagnostic, places);
    let message = escape_message(&message(diagnostic, places));
    let command = match diagnostic.severity {
        Severity::Note => "notice",
        severity @ (Severity::Error | Severity::Warning) => severity.word(),
    };
    format!("::{command} {properties}::{message}\n")
}

/// The place and the rule's name. Columns are only allowed on a single line.
fn properties(diagnostic: &Diagnostic, places: &Places<'_>) -> String {
    let span = diagnostic.primary.span;
    let place = places.of(span);
    let file = escape_property(&visible::sentence(places.file(span.file).path));
    let mut properties = format!("file={file},line={},endLine={}", place.line, place.end_line);
    if place.line == place.end_line && !place.is_line {
        // GitHub's last column is inclusive.
        let last = place.end_column.saturating_sub(1).max(place.column);
        _ = write!(properties, ",col={},endColumn={last}", place.column);
    }
    _ = write!(properties, ",title={}", escape_property(diagnostic.rule));
    properties
}

fn message(diagnostic: &Diagnostic, places: &Places<'_>) -> String {
    let mut text = visible::sentence(&diagnostic.message).into_owned();
    if !diagnostic.primary.text.is_empty() {
        _ = write!(text, ": {}", visible::sentence(&diagnostic.primary.text));
    }
    for label in &diagnostic.secondary {
        text.push_str(&secondary(label, places));
    }
    if !diagnostic.concerns.is_empty() {
        _ = write!(text, "\n{}", diagnostic.concerned());
    }
    if let Some(help) = &diagnostic.help {
        _ = write!(text, "\nhelp: {}", visible::prose(help));
    }
    text
}

fn secondary(label: &Label, places: &Places<'_>) -> String {
    let place = places.of(label.span);
    let path = visible::sentence(places.file(label.span.file).path);
    format!("\n{path}:{}:{}: {}", place.line, place.column, visible::sentence(&label.text))
}

fn escape_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_message(text).replace(':', "%3A").replace(',', "%2C")
}
