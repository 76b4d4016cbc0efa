//! What the table of keys lets through, and in which form.

use super::{HEAD, catalog, parse_files, report};
use crate::diagnostic::Diagnostics;
use crate::span::{Source, Sources};
use crate::syntax::catalog::{CodeEntry, Tree, TypeDef, TypeExpr};
use crate::syntax::keys::{INCLUDED, ROOT, Record};
use crate::syntax::{keys, references, shape, yaml};

#[test]
fn short_forms_are_written_out() {
    let text = "statuses: {404: Not Found, 500: {phrase: Broken}}\ntypes:\n  scope: [a, b]\n  size: {fields: {w: integer}}\n\
                errors:\n  e:\n    status: 404\n    message: m\n    fields:\n      a: string\n      b: [x, y]\n      \
                c: {list: {map: scope}}\n      d: {type: integer, optional: true}\n  f:\n    status: [400, 404]\n    message: m\n";
    let catalog = catalog(&format!("{HEAD}{text}"));
    assert_eq!(catalog.statuses[0].1.phrase.as_ref().unwrap().text, "Not Found");
    assert_eq!(catalog.statuses[1].1.phrase.as_ref().unwrap().text, "Broken");
    assert!(matches!(&catalog.types[0].1, TypeDef::Enumeration(words) if words.len() == 2));
    assert!(matches!(&catalog.types[1].1, TypeDef::Object(fields) if fields[0].0.text == "w"));
    let statuses: Vec<_> = catalog.errors.iter().map(|(_, error)| error.status.len()).collect();
    assert_eq!(statuses, [1, 2]);
    let types: Vec<_> =
        catalog.errors[0].1.fields.iter().map(|(_, field)| spelled(field.ty.as_ref().unwrap())).collect();
    assert_eq!(types, ["string", "[x, y]", "{list: {map: scope}}", "integer"]);
}

fn spelled(ty: &TypeExpr) -> String {
    match ty {
        TypeExpr::Name(name) => name.text.clone(),
        TypeExpr::Enumeration(words) => {
            format!("[{}]", words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(", "))
        }
        TypeExpr::List(inner) => format!("{{list: {}}}", spelled(inner)),
        TypeExpr::Map(inner) => format!("{{map: {}}}", spelled(inner)),
    }
}

#[test]
fn only_a_plain_null_is_no_code() {
    let code = |value: &str| {
        let text = format!("{HEAD}errors: {{e: {{status: 400, message: m, code: {value}}}}}\n");
        catalog(&text).errors[0].1.code.clone().unwrap()
    };
    assert!(matches!(code("null"), CodeEntry::None(_)));
    assert!(matches!(code("'null'"), CodeEntry::Text(text) if text.text == "null"));
    assert!(matches!(code("0400"), CodeEntry::Text(text) if text.text == "0400"));
}

#[test]
fn the_envelope_keeps_order_places_and_quotes() {
    let body =
        catalog("catalog: 1\napi: {name: a}\nwire: {body: {b: 1, a: ['1', null, ]}}\nerrors: {}\n").wire.body;
    let Some(Tree::Map { entries, span }) = body else { panic!("{body:?}") };
    assert_eq!((span.span.start, span.span.end), (39, 63));
    let names: Vec<_> = entries.iter().map(|(name, _)| name.text.as_str()).collect();
    assert_eq!(names, ["b", "a"]);
    let Tree::List { items, .. } = &entries[1].1 else { panic!("{entries:?}") };
    let plain: Vec<_> = items.iter().map(|item| matches!(item, Tree::Scalar { plain: true, .. })).collect();
    assert_eq!(plain, [false, true]);
}

#[test]
fn keys_with_x_are_ignored_where_keys_are_fixed_and_names_elsewhere() {
    let text = format!("{HEAD}x-a: [&]\nerrors: {{x-e: {{status: 400, message: m, x-b: {{}}}}}}\n")
        .replace("[&]", "[1]");
    assert_eq!(catalog(&text).errors[0].0.text, "x-e");
}

#[test]
fn every_mistake_of_a_file_is_reported_at_once() {
    let parsed = parse_files(include_str!("every_mistake.yaml"), &[]);
    snapbox::assert_data_eq!(parsed.report(), snapbox::file!["every_mistake.txt"]);
    let errors = parsed.catalog.unwrap().errors;
    let names: Vec<_> = errors.iter().map(|(name, _)| name.text.as_str()).collect();
    assert_eq!(names, ["one", "two", "three", "four", "five", "six"], "later rules know all names");
    assert!(errors[0].1.message.is_missing());
}

#[test]
fn an_empty_file_and_another_version_are_refused() {
    assert!(report("# nothing\n").starts_with("catalog.yaml:1:1 missing-key: the catalog is empty"));
    let report = report("catalog: 2\nunheard_of: 1\n");
    assert!(report.starts_with("catalog.yaml:1:10 unsupported-version: version `2`"), "{report}");
    assert_eq!(report.lines().filter(|line| !line.starts_with(' ')).count(), 1, "{report}");
}

#[test]
fn what_is_required_is_missed_once() {
    assert_eq!(
        report("catalog: 1\napi: {}\nerrors: {e: {status: 400}}\n"),
        "catalog.yaml:1:1 missing-key: the catalog has no `wire` @ \"\"\n    help: add the key `wire`\n\
         catalog.yaml:2:1 missing-key: `api` has no `name` @ \"api\"\n    help: add `name: inference`\n\
         catalog.yaml:3:10 missing-key: `e` has no `message` @ \"e\"\n    \
         help: add `message: \"Model {model} does not exist\"`\n"
    );
}

#[test]
fn a_misspelt_key_is_not_missed_too() {
    assert_eq!(
        report(&format!("{HEAD}errors: {{e: {{status: 400, mesage: m}}}}\n")),
        "catalog.yaml:4:27 unknown-key: no key is named `mesage` @ \"mesage\"\n    help: did you mean `message`?\n"
    );
}

#[test]
fn the_examples_and_defaults_of_the_table_are_what_it_asks_for() {
    for record in records() {
        for key in record.keys {
            for value in key.example.iter().chain(&key.default) {
                let mut sources = Sources::default();
                let text = format!("{}: {value}\n", key.name);
                let file = sources.push(Source { path: String::new(), text: text.clone() });
                let mut diagnostics = Diagnostics::default();
                let root = yaml::read(&text, file, &mut diagnostics).root.unwrap();
                shape::check_root(root, record, &text, &mut diagnostics);
                let problems =
                    diagnostics.into_sorted().into_iter().filter(|problem| problem.rule != "missing-key");
                assert_eq!(problems.map(|problem| problem.message).next(), None, "{text}");
            }
        }
    }
}

#[test]
fn the_table_documents_every_key_in_sentences() {
    for record in records() {
        assert!(record.doc.ends_with('.'), "{}", record.title);
        for key in record.keys {
            assert!(
                key.doc.ends_with('.') && key.doc.starts_with(char::is_uppercase),
                "{}: {}",
                key.name,
                key.doc
            );
        }
    }
}

fn records() -> Vec<&'static Record> {
    let mut records = Vec::new();
    ROOT.visit(&mut records);
    INCLUDED.visit(&mut records);
    records
}

#[test]
fn the_example_of_the_reference_is_a_catalog() {
    let reference = references().pop().unwrap().text;
    let yaml = reference.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(catalog(yaml).errors.len(), 2);
}

#[test]
fn keys_are_listed_by_their_paths() {
    let keys = keys();
    for path in
        ["catalog", "errors.*.fields.*.unit", "wire.accepts.*.body", "types.*.fields.*.doc", "roles.panic"]
    {
        assert!(keys.iter().any(|key| key == path), "{path}");
    }
}
