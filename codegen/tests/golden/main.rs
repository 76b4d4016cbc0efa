//! The Rust of a small catalog, and code that handles some errors, as they were when somebody last looked at it.
//!
//! `ERRCAT_BLESS=1` writes what has changed. `generated_crates` compiles the same catalog's crate.

#![expect(clippy::unwrap_used, reason = "a test that can't read its files has failed")]

#[path = "../common/mod.rs"]
mod common;
mod snippets;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::model::{Target, TargetKind};
use errcat_codegen::{compile, emit};

use common::{Folder, read, root};

/// Texts by path, with hyphens for slashes.
type Files = BTreeMap<String, String>;

fn folder() -> PathBuf {
    root().join("codegen/tests/golden")
}

/// What depends on the catalog, by path, since the runtime's files are the same for all; and the page of snippets.
fn emitted() -> Files {
    let model = compile(read(&folder().join("catalog.yaml")), &Folder(folder())).model.unwrap();
    let files = emit(&model, &[Target { kind: TargetKind::Rust, path: String::new() }]);
    let files = files.into_iter().filter(|file| file.path.starts_with("src/catalog/"));
    let page = ("snippets.md".to_owned(), snippets::page());
    files.map(|file| (file.path.replace('/', "-"), file.text)).chain([page]).collect()
}

fn expected() -> Files {
    let Ok(entries) = fs::read_dir(folder().join("expected")) else { return Files::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.map(|path| read(&path)).map(|file| (file.path, file.text)).collect()
}

#[test]
fn what_is_made_is_as_it_was() {
    let (mut expected, emitted) = (expected(), emitted());
    if std::env::var_os("ERRCAT_BLESS").is_some_and(|value| value == "1") {
        bless(&expected, &emitted);
        expected = self::expected();
    }
    assert!(emitted.len() > 5, "{:?}", emitted.keys());
    assert_eq!(
        expected.keys().collect::<Vec<_>>(),
        emitted.keys().collect::<Vec<_>>(),
        "`ERRCAT_BLESS=1` writes them"
    );
    for (name, text) in &emitted {
        let changed = text.lines().zip(expected[name].lines()).find(|(is, was)| is != was);
        assert!(expected[name] == *text, "{name}: {changed:?}; `ERRCAT_BLESS=1` writes it");
    }
}

#[expect(clippy::disallowed_methods, reason = "writes the expected files, and only when asked to")]
fn bless(expected: &Files, emitted: &Files) {
    let folder = folder().join("expected");
    fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| Path::new(&folder).join(name);
    for gone in expected.keys().filter(|name| !emitted.contains_key(*name)) {
        fs::remove_file(path(gone)).unwrap();
    }
    for (name, text) in emitted {
        fs::write(path(name), text).unwrap();
    }
}
