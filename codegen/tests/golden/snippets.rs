//! Writes the code that handles some errors on one page.

use errcat_codegen::model::Model;
use errcat_codegen::{compile, snippets};

use crate::common::{Folder, read, root};

/// Errors by catalog and key: with fields, a policy, an unknown outcome, a mark of deprecation, numbers for codes, codes in
/// headers, and no code at all.
const ERRORS: [(&str, &str); 11] = [
    ("codegen/tests/golden/catalog.yaml", "gone"),
    ("codegen/tests/golden/catalog.yaml", "invalid"),
    ("catalog.yaml", "model_not_found"),
    ("catalog.yaml", "rate_limit_exceeded"),
    ("catalog.yaml", "stream_interrupted"),
    ("examples/mythicdot/catalog.yaml", "rate_limited"),
    ("codegen/tests/generated_crates/stress.yaml", "old"),
    ("codegen/tests/vectors/headers.yaml", "busy"),
    ("codegen/tests/vectors/list.yaml", "one"),
    ("codegen/tests/vectors/numbers.yaml", "20"),
    ("codegen/tests/vectors/status_alone.yaml", "late"),
];

/// The page, in Markdown.
pub(crate) fn page() -> String {
    let sections = ERRORS.map(|(catalog, key)| section(&model(catalog), catalog, key));
    format!("# Code that handles errors\n{}", sections.concat())
}

fn model(catalog: &str) -> Model {
    let path = root().join(catalog);
    compile(read(&path), &Folder(path.parent().unwrap().to_owned())).model.unwrap()
}

fn section(model: &Model, catalog: &str, key: &str) -> String {
    let (id, _) = model.public_errors().find(|(_, error)| error.key == key).unwrap();
    let snippets = snippets(model, id).into_iter();
    let code = snippets.map(|one| format!("\n{}:\n\n```{}\n{}```\n", one.language, one.tag, one.code));
    format!("\n## {catalog}: {key}\n{}", code.collect::<String>())
}
