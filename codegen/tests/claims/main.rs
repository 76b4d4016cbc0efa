//! What the table of changes claims of the wire is so: answers are written with one catalog and read with the other.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod promise;
#[path = "../support/sections.rs"]
mod sections;
mod wire;

use errcat_codegen::model::Model;
use errcat_codegen::span::Source;
use errcat_codegen::{BASE, ChangeRule, NoIncludes, compile};

/// The models of a rule's examples, before and after.
fn models(rule: &ChangeRule) -> (Model, Model) {
    let model = |example: &str| {
        let source = Source { path: "catalog.yaml".to_owned(), text: sections::whole(BASE, example) };
        compile(source, &NoIncludes).model.unwrap()
    };
    (model(rule.before), model(rule.after))
}
