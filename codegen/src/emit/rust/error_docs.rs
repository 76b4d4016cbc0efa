//! Turns what the catalog says of an error into the docs of its struct.

use super::docs;
use crate::model::{ErrorDef, Model};

/// The docs of an error's struct, as Markdown.
pub(super) fn of(model: &Model, error: &ErrorDef) -> String {
    let sections = [
        Some(headline(error)),
        Some(format!("> {}", docs::text(&error.in_braces(&error.message)))),
        error.description.as_deref().map(docs::block),
        list("Causes", &error.causes),
        error.solution.as_ref().map(|solution| section("Solution", &docs::block(&error.in_braces(solution)))),
        Some(section("Retry", &retry(model, error))),
        list("See also", &error.see),
        error.since.as_deref().map(|since| format!("Since version {}.", docs::text(since))),
        page(model, error),
    ];
    sections.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// One line: the title, the code and the status.
pub(super) fn headline(error: &ErrorDef) -> String {
    let statuses = error.statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ");
    let code = error.code.as_ref().map_or_else(|| "no code".to_owned(), |code| docs::code(&code.text));
    format!("{} ({code}, status {statuses}).", docs::text(&error.title))
}

fn section(heading: &str, text: &str) -> String {
    format!("# {heading}\n\n{text}")
}

fn list(heading: &str, items: &[String]) -> Option<String> {
    let lines: Vec<_> = items.iter().map(|item| format!("- {}", docs::line(item))).collect();
    (!lines.is_empty()).then(|| section(heading, &lines.join("\n")))
}

fn retry(model: &Model, error: &ErrorDef) -> String {
    let policy = &model[error.retry];
    if policy.never {
        return "Don't retry: the same request fails again.".to_owned();
    }
    let attempts = policy.attempts;
    let mut text =
        format!("Retry by the policy {}, up to {attempts} attempts in all", docs::code(&policy.name));
    if policy.idempotent_only {
        text += ", if the request is safe to repeat";
    }
    if policy.outcome_unknown {
        text += ". If none succeeds, the work may still have happened";
    }
    text + "."
}

/// A link to the error's page.
fn page(model: &Model, error: &ErrorDef) -> Option<String> {
    model.docs_url(error).map(|address| docs::link("More on the web", &address))
}
