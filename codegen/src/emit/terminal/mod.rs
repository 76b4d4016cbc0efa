//! Turns one code into a page for a terminal: everything that the catalog knows of it, internal things included.
//!
//! ```text
//! rate_limit_exceeded: Rate limit exceeded
//!
//! status      429 Too Many Requests
//! category    rate_limiting
//! message     More than {limit} requests a minute
//!
//! FIELDS
//!   limit: integer
//! ```

mod facts;
mod words;

use bumpalo::Bump;

use super::delays;
use crate::model::{ErrorDef, ErrorId, Model, Retired};
use crate::report::printable;
use crate::wire::{self, Encoder};

/// Rows of worked-out delays.
const DELAYS: usize = 10;

/// The page of an error, by its key or its wire code, or of a retired code. `None` if there is none.
pub fn explain(model: &Model, name: &str) -> Option<String> {
    let has_name =
        |error: &ErrorDef| error.key == name || error.code.as_ref().is_some_and(|code| code.text == name);
    let position = model.errors.iter().position(has_name);
    if let Some(id) = position.and_then(|position| u32::try_from(position).ok()) {
        return Some(page(model, ErrorId(id)));
    }
    model.retired.iter().find(|retired| retired.code == name).map(|retired| epitaph(model, retired))
}

fn page(model: &Model, id: ErrorId) -> String {
    let error = &model[id];
    let name = error.label();
    let mut page = format!("{name}: {}\n\n{}", error.title, facts::table(model, id));
    for (title, lines) in sections(model, id) {
        if !lines.is_empty() {
            page.push_str(&section(title, &lines));
        }
    }
    printable(&page).into_owned()
}

fn sections(model: &Model, id: ErrorId) -> [(&'static str, Vec<String>); 9] {
    let error = &model[id];
    let policy = &model[error.retry];
    let solution = error.solution.as_ref().map(|solution| error.in_braces(solution));
    [
        ("DESCRIPTION", error.description.iter().cloned().collect()),
        ("FIELDS", error.fields.iter().map(|field| words::field(model, field)).collect()),
        ("ATTRIBUTES", facts::attributes(model, error)),
        ("CAUSES", words::bullets(&error.causes)),
        ("SOLUTION", solution.into_iter().collect()),
        ("RETRY", if policy.never { vec!["Never.".to_owned()] } else { retry(policy) }),
        ("ANSWERS", facts::uses(model, id)),
        ("SEE", words::bullets(&error.see)),
        ("EXAMPLE", vec![response(model, id)]),
    ]
}

fn retry(policy: &crate::model::Policy) -> Vec<String> {
    let (rows, is_all) = delays::rows(policy, DELAYS);
    let rows = rows.into_iter().map(|[attempt, wait]| format!("before attempt {attempt}: {wait}"));
    let rest = (!is_all).then(|| "and so on".to_owned());
    let about = [format!("By the policy {}.", policy.name), delays::growth(policy)];
    about.into_iter().chain(rows).chain(rest).chain(delays::rules(policy)).collect()
}

/// The first example as a server sends it.
fn response(model: &Model, id: ErrorId) -> String {
    let arena = Bump::new();
    let Some(example) = model[id].examples.first() else { return String::new() };
    let tables = wire::tables(model, &arena);
    let response = Encoder::new(model, &tables).response(id, example);
    let mut lines = vec![format!("HTTP/1.1 {} {}", response.status, response.phrase).trim_end().to_owned()];
    lines.extend(response.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    lines.extend(response.pretty_body().map(|body| format!("\n{body}")));
    lines.join("\n")
}

fn epitaph(model: &Model, retired: &Retired) -> String {
    let since = retired.since.as_ref().map(|since| format!(" since {since}")).unwrap_or_default();
    let title = format!("{}: retired{since}; it can't be used again", retired.code);
    let instead = retired.replaced_by.map(|id| format!("Use {} instead.", model[id].key));
    let paragraphs: Vec<_> = [Some(title), retired.note.clone(), instead].into_iter().flatten().collect();
    printable(&(paragraphs.join("\n\n") + "\n")).into_owned()
}

fn section(title: &str, lines: &[String]) -> String {
    let indented = lines
        .iter()
        .flat_map(|text| text.lines())
        .map(|line| format!("  {line}").trim_end().to_owned() + "\n");
    format!("\n{title}\n{}", indented.collect::<String>())
}
