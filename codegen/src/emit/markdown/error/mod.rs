//! Turns one error into its page: the same headings for each, what helps first at the top.

mod example;
mod fields;

use rayon::prelude::*;

use super::delays;
use super::escape;
use super::page::{About, Page, Role, Section};
use super::prose;
use super::site::{Here, Layout, Site, code_label, error_file};
use super::values;
use super::writer::Writer;
use crate::model::{ErrorDef, ErrorId, Piece, Template};
use crate::output::Snippet;

/// A section: its heading, and what it shows; a section with nothing to show says so.
struct Part {
    heading: &'static str,
    role: Role,
    nothing: &'static str,
    show: fn(&ErrorDef, ErrorId, Here<'_>) -> String,
}

/// Every page has these, in this order; on a site there is code next. In a folder of files there would be more code than
/// text.
const FIRST: &[Part] = &[
    Part { heading: "What to do", role: Role::Solution, nothing: "No solution is recorded.", show: solution },
    Part { heading: "Meaning", role: Role::Other, nothing: "The message says it all.", show: meaning },
    Part { heading: "Causes", role: Role::Other, nothing: "No causes are recorded.", show: causes },
    Part { heading: "Retry", role: Role::Retry, nothing: "", show: retry },
    Part { heading: "Message", role: Role::Message, nothing: "", show: message },
    Part { heading: "User message", role: Role::Other, nothing: "There is none.", show: user_message },
    Part { heading: "Fields", role: Role::Other, nothing: "This error has no fields.", show: fields::table },
    Part { heading: "Example response", role: Role::Other, nothing: "", show: example::responses },
];

/// Then these.
const THEN: &[Part] = &[
    Part {
        heading: "Operations",
        role: Role::Other,
        nothing: "No operation lists this error.",
        show: operations,
    },
    Part { heading: "Facts", role: Role::Other, nothing: "", show: facts },
    Part { heading: "History", role: Role::History, nothing: "No version is recorded.", show: history },
    Part { heading: "See also", role: Role::Other, nothing: "Nothing more.", show: see },
];

/// The pages of all public errors, made on all cores.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let errors: Vec<_> = site.model.public_errors().collect();
    errors.into_par_iter().map(|(id, error)| page(error, id, site.error(id))).collect()
}

/// A page without a name would have no heading.
fn titled(title: String) -> String {
    if title.is_empty() { "(untitled)".to_owned() } else { title }
}

fn page(error: &ErrorDef, id: ErrorId, here: Here<'_>) -> Page {
    let shown = |part: &Part| {
        let text = (part.show)(error, id, here);
        let is_empty = text.is_empty();
        let text = if is_empty { part.nothing.to_owned() } else { text };
        Section { heading: part.heading.to_owned(), role: part.role, text, is_empty, ..Section::default() }
    };
    let code = match here.site.layout {
        Layout::ManyPages(snippets) => Some(handling(snippets(id))),
        Layout::OneIndex => None,
    };
    let sections = FIRST.iter().map(shown).chain(code).chain(THEN.iter().map(shown)).collect();
    Page {
        lead: deprecation(error, here),
        facts: summary(error, here),
        sections,
        end: here.all_errors(),
        ..Page::new(error_file(error), About::Error(id), titled(escape::heading(&error.title)))
    }
}

/// What a program that just failed needs: code, status, one sentence, whether to retry.
fn summary(error: &ErrorDef, here: Here<'_>) -> Vec<(&'static str, String)> {
    vec![
        ("Code", code(error)),
        ("Status", statuses(error, here)),
        ("Message", template(&error.message, error)),
        ("Retry", delays::short(&here.model()[error.retry])),
    ]
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
    if !policy.retries() {
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

/// A block of code for each language, told apart by the word behind its fence.
fn handling(snippets: Vec<Snippet>) -> Section {
    let mut shown = Writer::default();
    for Snippet { language, tag, code } in &snippets {
        shown.block(&format!("{language}:"));
        shown.block(&escape::fenced(tag, code));
    }
    Section {
        heading: "Handling it".to_owned(),
        role: Role::Handling,
        is_empty: snippets.is_empty(),
        text: shown.part(),
        snippets,
        ..Section::default()
    }
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
