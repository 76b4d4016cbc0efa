//! The editor's schemas and the language reference are made from the key table, and what is committed is up to date.

use std::fs;
use std::path::Path;

#[test]
fn committed_references_are_what_the_key_table_gives() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let is_stale = |path: &str, text: &str| fs::read_to_string(root.join(path)).ok().as_deref() != Some(text);
    let stale: Vec<_> = errcat_codegen::references()
        .into_iter()
        .filter(|file| is_stale(&file.path, &file.text))
        .map(|file| file.path)
        .collect();
    assert!(stale.is_empty(), "stale: {}; run `cargo xtask reference`", stale.join(", "));
}

#[test]
fn references_are_the_same_every_time() {
    assert_eq!(errcat_codegen::references(), errcat_codegen::references());
}
