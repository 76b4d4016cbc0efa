//! The index that the script searches: what is matched first, and the words of each page in a file of their own.
//!
//! ```text
//! search.json   {"categories": […], "operations": […],
//!                "errors": [[address, code, number, [statuses], title, message, retry, state, category, [operations]], …],
//!                "pages":  [[address, title], …]}
//! words.json    a text for each error, then one for each page
//! ```

use std::collections::BTreeSet;

use errcat_codegen::model::{ErrorDef, ErrorId, Model, Retired};
use errcat_codegen::output::OutputFile;
use errcat_codegen::{About, Page};
use serde_json::{Value, json};

use crate::address::Addresses;
use crate::html;

/// Both files.
pub(crate) fn files(model: &Model, pages: &[Page], addresses: &Addresses) -> [OutputFile; 2] {
    let answers: Vec<BTreeSet<ErrorId>> =
        model.operations.iter().map(|operation| model.answers(operation)).collect();
    let mut errors: Vec<Value> =
        model.public_errors().map(|(id, error)| entry(model, id, error, &answers, addresses)).collect();
    let mut words: Vec<String> = model.public_errors().map(|(_, error)| prose(error)).collect();
    for page in pages {
        if let About::Retired(index) = page.about {
            let retired = &model.retired[index];
            errors.push(gone(retired, addresses.of(page)));
            words.push(html::words(retired.note.as_deref().unwrap_or_default()).to_lowercase());
        }
    }
    let parts: Vec<&Page> = pages.iter().filter(|page| page.about == About::Part).collect();
    let titles = parts.iter().map(|page| json!([addresses.of(page), html::words(page.name())]));
    let index = json!({
        "categories": model.categories.iter().map(|category| &category.title).collect::<Vec<_>>(),
        "operations": model.operations.iter().map(|operation| &operation.name).collect::<Vec<_>>(),
        "errors": errors,
        "pages": titles.collect::<Vec<_>>(),
    });
    words.extend(parts.iter().map(|page| {
        let texts = page.sections.iter().map(|section| section.text.as_str());
        html::words(&texts.chain([page.lead.as_str()]).collect::<Vec<_>>().join("\n\n")).to_lowercase()
    }));
    [file("search.json", &index, addresses), file("words.json", &json!(words), addresses)]
}

fn file(name: &str, value: &Value, addresses: &Addresses) -> OutputFile {
    OutputFile { path: addresses.own(name), text: format!("{value}\n") }
}

fn entry(
    model: &Model,
    id: ErrorId,
    error: &ErrorDef,
    answers: &[BTreeSet<ErrorId>],
    addresses: &Addresses,
) -> Value {
    let policy = &model[error.retry];
    let operations =
        answers.iter().enumerate().filter(|(_, errors)| errors.contains(&id)).map(|(index, _)| index);
    json!([
        addresses.of_error(id),
        error.code.as_ref().map(|code| &code.text),
        error.code.as_ref().and_then(|code| code.number),
        error.statuses,
        error.title,
        error.in_braces(&error.message),
        i32::from(policy.retries()),
        if error.deprecated.is_some() { "deprecated" } else { "" },
        error.category.map(|category| category.0),
        operations.collect::<Vec<_>>(),
    ])
}

fn gone(retired: &Retired, address: &str) -> Value {
    json!([
        address,
        retired.code,
        null,
        [],
        "Retired",
        "This code is no longer sent.",
        0,
        "retired",
        null,
        []
    ])
}

/// All that is said about an error beside its message.
fn prose(error: &ErrorDef) -> String {
    let solution = error.solution.iter().map(|solution| error.in_braces(solution));
    let texts = error.description.iter().cloned().chain(solution).chain(error.causes.iter().cloned());
    let fields = error.fields.iter().filter(|field| !field.internal).map(|field| field.name.clone());
    let words = texts.map(|text| html::words(&text)).chain(fields);
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
