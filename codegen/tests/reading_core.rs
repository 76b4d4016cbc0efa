//! The reading core does no I/O and takes the time as an argument: the sources of all that reads an answer and computes
//! a wait name nothing that could.

#![expect(clippy::unwrap_used, reason = "a test that can't read the sources has failed")]

#[path = "support/imports.rs"]
mod imports;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use imports::{module_path, rust_files, used_paths, without_comments};

/// What a client's side of the core begins with: an answer becomes a reading and a plan, a plan becomes a wait.
const ENTRIES: [&str; 3] = ["read/reading", "read/plan", "retry"];

/// The whole core: those and all that they import. What isn't here may do as it likes.
const CORE: [&str; 25] = [
    "civil",
    "fields",
    "header",
    "http_date",
    "index",
    "number",
    "policy",
    "random",
    "raw",
    "read/body",
    "read/constants",
    "read/identify",
    "read/kept",
    "read/lookup",
    "read/plan",
    "read/reading",
    "read/scan",
    "read/slots",
    "read/string",
    "read/walk",
    "retry",
    "retry_after",
    "role",
    "table",
    "timestamp",
];

/// Files, connections, the environment, other programs and threads, output, and every clock. A moment that a caller
/// has got from a clock may be converted.
const FORBIDDEN: [&str; 16] = [
    "crate::catalog",
    "extern ",
    "include_",
    "Instant",
    "print!",
    "println!",
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::os",
    "std::process",
    "std::sync",
    "std::thread",
    "SystemTime::now",
    "tokio",
];

#[test]
fn the_reading_core_does_no_io_and_has_no_clock() {
    let mut reached = BTreeSet::new();
    let mut left: Vec<String> = ENTRIES.map(str::to_owned).to_vec();
    while let Some(module) = left.pop() {
        if reached.insert(module.clone()) {
            let source = source(&module);
            assert_eq!(forbidden(&source), Vec::<&str>::new(), "{module}.rs");
            left.extend(imported(&module, &source));
        }
    }
    let reached: Vec<_> = reached.iter().map(String::as_str).collect();
    assert_eq!(reached, CORE, "what the core imports is core, and is listed");
}

#[test]
fn the_test_itself_sees_what_is_wrong() {
    assert_eq!(forbidden("let now = std::time::Instant::now();"), ["Instant"]);
    assert_eq!(forbidden("use std::time::SystemTime;"), Vec::<&str>::new());
    assert_eq!(forbidden("f(SystemTime::now().into())"), ["SystemTime::now"]);
    assert_eq!(imported("read/plan", "use super::reading::Reading;"), ["read/reading"]);
    assert_eq!(
        imported("retry", "use super::{number, read::{self, scan, string::is}, table::Policy};"),
        ["number", "read", "read/scan", "read/string", "table"]
    );
    // The shell around the core does have a clock.
    assert_eq!(forbidden(&source("read/response")), ["crate::catalog", "SystemTime::now"]);
}

fn source(module: &str) -> String {
    let path =
        runtime().join(if module == "read" { "read/mod.rs".to_owned() } else { format!("{module}.rs") });
    let text = without_comments(&fs::read_to_string(path).unwrap());
    text.split("#[cfg(test)]").next().unwrap().to_owned()
}

fn runtime() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/runtime/src/runtime"))
}

fn forbidden(source: &str) -> Vec<&'static str> {
    FORBIDDEN.into_iter().filter(|word| source.contains(word)).collect()
}

/// The modules of the runtime that a module of it imports, as the names of their files.
fn imported(module: &str, source: &str) -> Vec<String> {
    let module = module_path(&Path::new("runtime").join(module));
    let files: BTreeSet<String> = rust_files(runtime())
        .iter()
        .map(|file| module_path(file.strip_prefix(runtime()).unwrap()).join("/"))
        .collect();
    used_paths(source, &module)
        .iter()
        .filter_map(|used| {
            let inside = used.strip_prefix(&["runtime".to_owned()][..])?;
            let longest = (1..=inside.len()).rev().map(|length| inside[..length].join("/"));
            longest.into_iter().find(|path| files.contains(path))
        })
        .collect()
}
