//! What the table of changes claims is so: of the wire, by writing with one catalog and reading with the other; of
//! Rust, by compiling programs of the old crate against the new one; of behaviour, by following the plans of both; of the
//! docs, by looking for the old pages among the new ones.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and writes to its own folder"
)]

mod behaviour;
mod docs;
#[path = "../support/items.rs"]
mod items;
mod on_disk;
mod program;
mod promise;
mod reading;
mod rust;
#[path = "../support/sections.rs"]
mod sections;
mod wire;

use errcat_codegen::model::Model;
use errcat_codegen::span::Source;
use errcat_codegen::{BASE, ChangeRule, NoIncludes, compile};

/// The models of a rule's examples, before and after.
fn models(rule: &ChangeRule) -> (Model, Model) {
    (model(rule.before), model(rule.after))
}

/// The model of an example.
fn model(example: &str) -> Model {
    let source = Source { path: "catalog.yaml".to_owned(), text: sections::whole(BASE, example) };
    compile(source, &NoIncludes).model.unwrap()
}
