//! Turns what the catalog says of an error into the doc comment of its interface.

pub(super) use crate::emit::prose::{block, code, line, link, one_line, text};
use crate::model::{Deprecated, ErrorDef, Model};

use super::errors;

/// The docs of an error's interface, as Markdown.
pub(super) fn of(model: &Model, error: &ErrorDef) -> String {
    let sections = [
        Some(headline(error)),
        Some(format!("> {}", text(&error.in_braces(&error.message)))),
        error.description.as_deref().map(block),
        list("Causes", &error.causes),
        error.solution.as_ref().map(|solution| format!("Solution: {}", block(&error.in_braces(solution)))),
        Some(retry(model, error)),
        list("See also", &error.see),
        error.since.as_deref().map(|since| format!("Since version {}.", text(since))),
        model.docs_url(error).map(|address| link("More on the web", &address)),
    ];
    sections.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// One line: the title, the code and the status.
pub(super) fn headline(error: &ErrorDef) -> String {
    let statuses = error.statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ");
    let code = error.code.as_ref().map_or_else(|| "no code".to_owned(), |code| self::code(&code.text));
    format!("{} ({code}, status {statuses}).", text(&error.title))
}

/// The tag that marks an error's items, on a line of its own; empty for others.
pub(super) fn deprecation(model: &Model, error: &ErrorDef) -> String {
    error.deprecated.as_ref().map_or_else(String::new, |deprecated| {
        let note = note(model, deprecated).replace("*/", "*\\/").replace("{@", "{\\@");
        format!("@deprecated {note}")
    })
}

fn note(model: &Model, deprecated: &Deprecated) -> String {
    let instead = deprecated.replaced_by.map(|id| format!("Use {} instead.", errors::name(&model[id])));
    let note = deprecated.note.as_deref().map(line);
    let words: Vec<_> = [note, instead].into_iter().flatten().collect();
    if words.is_empty() { "The catalog gives no replacement.".to_owned() } else { words.join(" ") }
}

fn list(heading: &str, items: &[String]) -> Option<String> {
    let lines: Vec<_> = items.iter().map(|item| format!("- {}", line(item))).collect();
    (!lines.is_empty()).then(|| format!("{heading}:\n\n{}", lines.join("\n")))
}

fn retry(model: &Model, error: &ErrorDef) -> String {
    let policy = &model[error.retry];
    if policy.never {
        return "Don't retry: the same request fails again.".to_owned();
    }
    let attempts = policy.attempts;
    let mut text = format!("Retry by the policy {}, up to {attempts} attempts in all", code(&policy.name));
    if policy.idempotent_only {
        text += ", if the request is safe to repeat";
    }
    if policy.outcome_unknown {
        text += ". If none succeeds, the work may still have happened";
    }
    text + "."
}
