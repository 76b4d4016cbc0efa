//! An optional field that is added to an error breaks nobody who builds or reads it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use errcat_codegen::model::{Target, TargetKind};
use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile, emit};

const CATALOG: &str = "
catalog: 1
api: { name: demo }
wire: { body: { code: $code, message: $message, details: $details? } }
errors:
  one: { status: 404, message: m, fields: { id: string } }
  none: { status: 404, message: m }
  many: { status: 409, message: m, fields: { a: string, b: string, c: string, d: string } }
operations: { all: { errors: [one, none, many] } }
";

#[test]
fn what_was_public_stays_as_it_was() {
    let before = public_items(CATALOG);
    let optional = "extra: { type: integer, optional: true }";
    let more = CATALOG
        .replace("id: string }", &format!("id: string, {optional} }}"))
        .replace("d: string }", &format!("d: string, {optional} }}"))
        .replace(
            "none: { status: 404, message: m }",
            &format!("none: {{ status: 404, message: m, fields: {{ {optional} }} }}"),
        );
    let after = public_items(&more);
    let gone: Vec<_> = before.difference(&after).collect();
    assert!(gone.is_empty(), "{gone:#?}");
    let added: BTreeSet<&str> = after.difference(&before).map(|(_, item)| item.as_str()).collect();
    assert_eq!(
        added.into_iter().collect::<Vec<_>>(),
        ["pub extra: ::core::option::Option<i64>,", "pub fn with_extra(mut self, extra: i64) -> Self"]
    );
}

/// The public items of the generated files, each with the `impl` or `struct` that it stands in.
fn public_items(catalog: &str) -> BTreeSet<(String, String)> {
    let source = Source { path: "catalog.yaml".to_owned(), text: catalog.to_owned() };
    let model = compile(source, &NoIncludes).model.unwrap();
    let files = emit(&model, &[Target { kind: TargetKind::Rust, path: String::new() }]);
    let mut items = BTreeSet::new();
    for file in files.iter().filter(|file| file.path.starts_with("src/catalog/errors/")) {
        let mut place = "";
        for line in file.text.lines() {
            if line.starts_with("impl") || line.starts_with("pub ") {
                place = line.trim_end_matches([' ', '{', '}']);
            }
            if line.trim_start().starts_with("pub ") {
                items.insert((place.to_owned(), line.trim().trim_end_matches([' ', '{', '}']).to_owned()));
            }
        }
    }
    items
}
