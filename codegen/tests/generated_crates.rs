//! The generated crates of all catalogs compile, are clean under clippy and rustdoc, and do what their users
//! expect. They are members of one throw-away workspace, so that what they share is built once.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and writes to its own folder"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_codegen::model::{Target, TargetKind};
use errcat_codegen::{compile, emit, report};

use common::{Folder, read, root};

/// The crate's folder and its catalog.
const CATALOGS: [(&str, &str); 6] = [
    ("inference", "catalog.yaml"),
    ("mx4-atlas", "examples/mx4-atlas/catalog.yaml"),
    ("mythicdot", "examples/mythicdot/catalog.yaml"),
    ("mimo", "examples/mimo/catalog.yaml"),
    ("meta-envelope", "examples/meta-envelope/catalog.yaml"),
    ("stress", "codegen/tests/stress/catalog.yaml"),
];

#[test]
fn generated_crates_are_clean() {
    let workspace = write_workspace();
    cargo(&workspace, &["clippy", "--all-features", "--", "-D", "warnings"]);
    cargo(&workspace, &["clippy", "--", "-D", "warnings"]);
    cargo(&workspace, &["doc", "--no-deps", "--all-features"]);
}

/// Writes all crates and gives the workspace's folder.
fn write_workspace() -> PathBuf {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated-crates");
    let members = CATALOGS.map(|(folder, catalog)| {
        write_crate(&workspace.join(folder), &root().join(catalog));
        format!("{folder:?}")
    });
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    write(&workspace.join("Cargo.toml"), &manifest);
    for file in ["Cargo.lock", ".clippy.toml"] {
        write(&workspace.join(file), &fs::read_to_string(root().join(file)).unwrap());
    }
    workspace
}

fn write_crate(folder: &Path, catalog: &Path) {
    let loader = Folder(catalog.parent().unwrap().to_owned());
    let compilation = compile(read(catalog), &loader);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    let model = compilation.model.unwrap_or_else(|| panic!("{}\n{told}", catalog.display()));
    let target = Target { kind: TargetKind::Rust, path: String::new() };
    _ = fs::remove_dir_all(folder.join("src"));
    for file in emit(&model, &[target]) {
        write(&folder.join(file.path), &file.text);
    }
}

/// Writes a file whose text changed, so that nothing is built in vain.
fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return;
    }
    fs::write(path, text).unwrap();
}

fn cargo(workspace: &Path, arguments: &[&str]) {
    let status = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["--offline", "--quiet"])
        .args(arguments)
        .env("RUSTDOCFLAGS", "-D warnings")
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .status()
        .unwrap();
    assert!(status.success(), "cargo {} failed", arguments.join(" "));
}
