//! Turns one error into its page: the same headings for each, what helps first at the top.

mod example;
mod fields;

use std::thread;

use bumpalo::Bump;

use super::delays;
use super::escape;
use super::prose;
use super::site::{Here, Site, code_label, error_file};
use super::values;
use super::writer::Writer;
use crate::model::{ErrorDef, ErrorId, Model, Piece, Template};
use crate::output::OutputFile;

/// Fewer pages than this aren't worth a thread.
const SHARE: usize = 500;

/// A section: its heading, and what it shows; a section with nothing to show says so.
struct Section {
    heading: &'static str,
    nothing: &'static str,
    show: fn(&ErrorDef, ErrorId, Here<'_>) -> String,
}

/// Every page has these, in this order.
const SECTIONS: &[Section] = &[
    Section { heading: "What to do", nothing: "No solution is recorded.", show: solution },
    Section { heading: "Meaning", nothing: "The message says it all.", show: meaning },
    Section { heading: "Causes", nothing: "No causes are recorded.", show: causes },
    Section { heading: "Retry", nothing: "", show: retry },
    Section { heading: "Message", nothing: "", show: message },
    Section { heading: "User message", nothing: "There is none.", show: user_message },
    Section { heading: "Fields", nothing: "This error has no fields.", show: fields::table },
    Section { heading: "Example response", nothing: "", show: example::responses },
    Section { heading: "Operations", nothing: "No operation lists this error.", show: operations },
    Section { heading: "Facts", nothing: "", show: facts },
    Section { heading: "History", nothing: "No version is recorded.", show: history },
    Section { heading: "See also", nothing: "Nothing more.", show: see },
];

/// The pages of all public errors.
pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let errors: Vec<_> = site.model.public_errors().collect();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(errors.len().div_ceil(SHARE));
    if threads < 2 {
        return errors.into_iter().map(|(id, error)| one(site, id, error)).collect();
    }
    let shares = errors.chunks(errors.len().div_ceil(threads));
    thread::scope(|scope| {
        let workers: Vec<_> = shares.map(|share| scope.spawn(|| pages_of(site.model, share))).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// Some of the pages, on a thread that has its own arena: one can't be shared.
fn pages_of(model: &Model, errors: &[(ErrorId, &ErrorDef)]) -> Vec<OutputFile> {
    let arena = Bump::new();
    let site = Site::new(model, &arena);
    errors.iter().map(|(id, error)| one(&site, *id, error)).collect()
}

fn one(site: &Site<'_>, id: ErrorId, error: &ErrorDef) -> OutputFile {
    OutputFile { path: error_file(error), text: page(error, id, site.error(id)) }
}

fn page(error: &ErrorDef, id: ErrorId, here: Here<'_>) -> String {
    let mut page = Writer::default();
    page.heading(1, &escape::heading(&error.title));
    page.block(&summary(error, here));
    page.block(&deprecation(error, here));
    for section in SECTIONS {
        page.heading(2, section.heading);
        let shown = (section.show)(error, id, here);
        page.block(if shown.is_empty() { section.nothing } else { &shown });
    }
    let all = format!("All errors of {}", escape::inline(&here.model().api.title));
    page.block(&format!("[{}](../README.md)", all.trim_end()));
    page.finish()
}

/// What a program that just failed needs: code, status, one sentence, whether to retry.
fn summary(error: &ErrorDef, here: Here<'_>) -> String {
    let mut lines = Writer::default();
    lines.list([
        format!("**Code:** {}", code(error)),
        format!("**Status:** {}", statuses(error, here)),
        format!("**Message:** {}", template(&error.message, error)),
        format!("**Retry:** {}", delays::short(&here.model()[error.retry])),
    ]);
    lines.part()
}

fn deprecation(error: &ErrorDef, here: Here<'_>) -> String {
    let Some(deprecated) = &error.deprecated else { return String::new() };
    let since = deprecated
        .since
        .as_ref()
        .map(|since| format!(" since {}", escape::inline(since)))
        .unwrap_or_default();
    let instead = deprecated.replaced_by.filter(|id| !here.model()[*id].internal);
    let instead = instead.map(|id| format!(" Handle {} instead.", here.code_link(id))).unwrap_or_default();
    format!("**Deprecated{since}.**{instead}")
}

fn code(error: &ErrorDef) -> String {
    match (&error.code, &error.kind) {
        (Some(code), _) => escape::code(&code.text),
        (None, Some(kind)) => {
            format!("none on the wire; the type {} and the status tell", escape::code(kind))
        }
        (None, None) => "none on the wire; the status tells".to_owned(),
    }
}

fn statuses(error: &ErrorDef, here: Here<'_>) -> String {
    let status = |code: &u16| {
        let phrase =
            here.model().status(*code).map(|status| escape::inline(&status.phrase)).unwrap_or_default();
        let label = format!("{code} {phrase}");
        here.anchor_link(label.trim_end(), "status", &code.to_string())
    };
    error.statuses.iter().map(status).collect::<Vec<_>>().join(", or ")
}

/// A template on one line, its fields as code.
pub(super) fn template(template: &Template, error: &ErrorDef) -> String {
    let mut line = String::new();
    for piece in &template.pieces {
        match piece {
            Piece::Text(text) => line.push_str(&escape::run(&one_spaced(text), line.is_empty())),
            Piece::Field(index) => {
                escape::push_code(&mut line, &escape::code(&format!("{{{}}}", error.fields[*index].name)));
            }
        }
    }
    line.trim().to_owned()
}

/// The text with one space for each run of white space.
fn one_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !spaced.ends_with(' ') {
            spaced.push(c);
        }
    }
    spaced
}

fn solution(error: &ErrorDef, _: ErrorId, here: Here<'_>) -> String {
    error.solution.as_ref().map(|text| prose::template_blocks(text, error, here, 2)).unwrap_or_default()
}

fn meaning(error: &ErrorDef, _: ErrorId, here: Here<'_>) -> String {
    let mut section = Writer::default();
    section.block(&error.description.as_ref().map(|text| prose::blocks(text, here, 2)).unwrap_or_default());
    if let Some(id) = error.category {
        let category = &here.model()[id];
        let link = here.anchor_link(&escape::inline(&category.title), "category", &category.name);
        section.block(&format!("Category: {link}."));
    }
    section.part()
}

fn causes(error: &ErrorDef, _: ErrorId, here: Here<'_>) -> String {
    list_of(&error.causes, here)
}

fn see(error: &ErrorDef, _: ErrorId, here: Here<'_>) -> String {
    list_of(&error.see, here)
}

fn list_of(texts: &[String], here: Here<'_>) -> String {
    let mut list = Writer::default();
    list.list(texts.iter().map(|text| prose::blocks(text, here, 2)).filter(|text| !text.is_empty()));
    list.part()
}

fn retry(error: &ErrorDef, _: ErrorId, here: Here<'_>) -> String {
    let policy = &here.model()[error.retry];
    if policy.never || policy.attempts < 2 {
        return "Do not retry: the same request fails again until something changes.".to_owned();
    }
    let mut section = Writer::default();
    let link = here.anchor_link(&escape::code(&policy.name), "policy", &policy.name);
    section.block(&format!("Retry by the policy {link}, {}.", delays::attempts(policy)));
    let (rows, complete) = delays::rows(policy, 3);
    section.table(["Before attempt", "Wait"], rows);
    section.block(if complete { "" } else { "The policy has the rest." });
    section.list(delays::rules(policy));
    section.part()
}

fn message(error: &ErrorDef, _: ErrorId, _: Here<'_>) -> String {
    template(&error.message, error)
}

fn user_message(error: &ErrorDef, _: ErrorId, _: Here<'_>) -> String {
    error.user_message.as_ref().map(|text| template(text, error)).unwrap_or_default()
}

fn operations(_: &ErrorDef, id: ErrorId, here: Here<'_>) -> String {
    let mut list = Writer::default();
    let answers = here.model().operations.iter().zip(&here.site.answers);
    let operations = answers.filter(|(_, errors)| errors.contains(&id)).map(|(operation, _)| operation);
    list.list(operations.map(|operation| {
        let link = here.anchor_link(&escape::code(&operation.name), "operation", &operation.name);
        format!("{link}: {}", escape::inline(&operation.title))
    }));
    list.part()
}

fn facts(error: &ErrorDef, _: ErrorId, here: Here<'_>) -> String {
    let model = here.model();
    let mut rows = vec![["code".to_owned(), code_label(error)]];
    rows.extend(
        error
            .code
            .as_ref()
            .and_then(|code| code.number)
            .map(|number| ["number".to_owned(), number.to_string()]),
    );
    rows.extend(error.kind.as_ref().map(|kind| ["type".to_owned(), escape::cell_code(kind)]));
    let public = model.attributes.iter().zip(&error.attributes).filter(|(attribute, _)| !attribute.internal);
    rows.extend(public.filter_map(|(attribute, value)| {
        Some([escape::cell_code(&attribute.name), values::shown(value.as_ref()?)])
    }));
    let mut section = Writer::default();
    section.table(["Fact", "Value"], rows);
    section.part()
}

fn history(error: &ErrorDef, _: ErrorId, here: Here<'_>) -> String {
    let mut section = Writer::default();
    if let Some(since) = error.since.as_ref().filter(|since| !since.trim().is_empty()) {
        section.block(&format!("Since {}.", escape::inline(since)));
    }
    section.block(&deprecation(error, here));
    let note = error.deprecated.as_ref().and_then(|deprecated| deprecated.note.as_ref());
    section.block(&note.map(|note| prose::blocks(note, here, 2)).unwrap_or_default());
    section.part()
}
