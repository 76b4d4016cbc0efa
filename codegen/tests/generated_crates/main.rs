//! The generated crates of all catalogs compile, are clean under clippy and rustdoc, and do what their users
//! expect. They are members of one throw-away workspace, so that what they share is built once.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may stop at once, writes to its own folder, and says what took how long"
)]

#[path = "../common/catalogs.rs"]
mod catalogs;
#[path = "../common/mod.rs"]
mod common;
mod fields;
#[path = "../support/realworld.rs"]
mod registries;
mod snippets;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::output::OutputFile;
use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile, emit, report};

use catalogs::CATALOGS;
use common::{Folder, read, root};

/// Catalogs beside the project's own, each with its crate's folder.
const FURTHER: [(&str, &str); 3] = [
    ("stress", STRESS),
    ("golden", "codegen/tests/golden/catalog.yaml"),
    ("fieldless", "codegen/tests/generated_crates/fieldless.yaml"),
];

const STRESS: &str = "codegen/tests/generated_crates/stress.yaml";

/// The lints that generated code is clean under beside those that its manifest, which they follow, turns off. They aren't
/// part of it: what the lints of a later compiler say there would be no use to people who can't edit the code.
const LINTS: &str = include_str!("lints.toml");

/// The generated crates without what uses them, and so without the features that it asks for.
const ALONE: &[&str] = &["--workspace", "--exclude", "consumer", "--exclude", "snippets"];

#[test]
fn generated_crates_are_clean_and_work() {
    let workspace = write_workspace();
    cargo(&workspace, &["clippy", "--all-features", "--all-targets", "--", "-D", "warnings"]);
    cargo(&workspace, &[&["clippy"], ALONE, &["--", "-D", "warnings"]].concat());
    cargo(&workspace, &["doc", "--no-deps", "--all-features"]);
    nothing_internal_is_built_for_clients(&workspace);
    cargo(&workspace, &["test", "--package", "consumer"]);
    has_vectors(&workspace);
    cargo(&workspace, &[&["test"], ALONE, &["--test", "vectors"]].concat());
    cargo(&workspace, &["package", "--package", "stress-errors", "--allow-dirty"]);
    nothing_internal_is_packaged(&workspace.join("target/package"));
}

/// Cargo passes over a crate without the test, so each has to have it, and vectors of each of its errors.
fn has_vectors(workspace: &Path) {
    for (folder, catalog) in own().into_iter().chain(FURTHER) {
        let folder = workspace.join(folder);
        assert!(folder.join("tests/vectors.rs").is_file(), "{}", folder.display());
        let vectors = fs::read_to_string(folder.join("vectors.jsonl")).unwrap();
        let errors = model(&root().join(catalog)).public_errors().count();
        assert!(vectors.lines().count() >= errors, "{}", folder.display());
    }
}

/// Looks into all that Cargo makes of a crate without features: libraries and documentation.
fn nothing_internal_is_built_for_clients(workspace: &Path) {
    for command in ["build", "doc"] {
        let no_deps: &[&str] = if command == "doc" { &["--no-deps"] } else { &[] };
        let client = [command, "--package", "stress-errors", "--target-dir", "target/client"];
        cargo(workspace, &[&client[..], no_deps].concat());
    }
    let files = files_below(&workspace.join("target/client"));
    let made = |name: &str| files.iter().any(|file| file.ends_with(name));
    assert!(made("libstress_errors.rlib") && made("enum.Code.html"), "{files:?}");
    assert_eq!(marked(&files), Vec::<&PathBuf>::new());
}

fn marked(files: &[PathBuf]) -> Vec<&PathBuf> {
    files.iter().filter(|file| is_marked(&String::from_utf8_lossy(&fs::read(file).unwrap()))).collect()
}

/// Looks into the files that Cargo packed, and unpacked again to build them.
fn nothing_internal_is_packaged(packages: &Path) {
    let entries = fs::read_dir(packages).unwrap().map(|entry| entry.unwrap().path());
    let folders = entries.filter(|path| path.join("src/lib.rs").is_file());
    let files: Vec<PathBuf> = folders.flat_map(|folder| files_below(&folder)).collect();
    assert!(files.iter().any(|file| file.ends_with("src/catalog/code.rs")), "{files:?}");
    assert_eq!(marked(&files), Vec::<&PathBuf>::new());
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn what_is_internal_stands_in_one_file() {
    let model = model(&root().join(STRESS));
    assert_eq!(model.targets.len(), TargetKind::ALL.len(), "every output is looked through");
    let files = emit(&model, &model.targets);
    let marked = files.iter().filter(|file| is_marked(&file.path) || is_marked(&file.text));
    assert_eq!(marked.map(|file| file.path.as_str()).collect::<Vec<_>>(), ["src/internal.rs"]);
}

fn is_marked(text: &str) -> bool {
    text.to_ascii_lowercase().replace('_', "-").contains("marker-internal")
}

/// A feature that one crate of a program asks for is there for all of them, so none takes away what is there without it.
#[test]
fn features_are_off_until_asked_for_and_only_add() {
    let files = files(&model(&root().join("catalog.yaml")));
    let manifest = files.iter().find(|file| file.path == "Cargo.toml").unwrap();
    let manifest: toml::Table = toml::from_str(&manifest.text).unwrap();
    let features = manifest["features"].as_table().unwrap();
    assert!(features.contains_key("server") && !features.contains_key("default"), "{features:?}");
    let takes_away = files.iter().filter(|file| file.text.contains("#[cfg(not("));
    assert_eq!(takes_away.map(|file| file.path.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

/// The folders and catalogs of this repository; an example's crate is called as its folder.
fn own() -> [(&'static str, &'static str); CATALOGS.len()] {
    CATALOGS.map(|catalog| (catalog.split('/').nth(1).unwrap_or("inference"), catalog))
}

/// Nobody steps through these crates with a debugger, and each is built once: neither what a debugger needs nor what a
/// second build would is made.
const WORKSPACE: &str = r#"[workspace]
resolver = "3"
members = ["*"]
exclude = ["target"]

[profile.dev]
debug = false
incremental = false
"#;

/// Writes all crates, and one that uses them, and gives the workspace's folder.
fn write_workspace() -> PathBuf {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated-crates");
    for (folder, catalog) in own().into_iter().chain(FURTHER) {
        write_crate(&workspace.join(folder), &model(&root().join(catalog)));
    }
    for registry in registries::catalogs().unwrap_or_default() {
        assert!(registry.errors > 100, "{} is cut short", registry.name);
        let source = Source { path: format!("{}.yaml", registry.name), text: registry.catalog };
        write_crate(&workspace.join(registry.name), &compile(source, &NoIncludes).model.unwrap());
    }
    write(&workspace.join("Cargo.toml"), WORKSPACE);
    for file in ["Cargo.lock", ".clippy.toml"] {
        write(&workspace.join(file), &fs::read_to_string(root().join(file)).unwrap());
    }
    write_consumer(&workspace.join("consumer"));
    let used =
        own().into_iter().chain(FURTHER).map(|(folder, catalog)| (folder, model(&root().join(catalog))));
    snippets::write_crate(&workspace.join("snippets"), &used.collect::<Vec<_>>());
    workspace
}

fn write_crate(folder: &Path, model: &Model) {
    let files: Vec<_> = files(model).into_iter().map(|file| (folder.join(file.path), file.text)).collect();
    // What an earlier run left would be built too.
    let present = if folder.exists() { files_below(folder) } else { Vec::new() };
    for stale in present.iter().filter(|path| files.iter().all(|(made, _)| made != *path)) {
        fs::remove_file(stale).unwrap();
    }
    for (path, text) in files {
        let lints = if path.ends_with("Cargo.toml") { LINTS } else { "" };
        write(&path, &[text.as_str(), lints].concat());
    }
}

fn write_consumer(folder: &Path) {
    let source = root().join("codegen/tests/generated_crates/consumer");
    let sources = files_below(&source);
    for file in sources.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
        let path = folder.join("src").join(file.strip_prefix(&source).unwrap());
        write(&path, &read(file).text);
    }
    for (name, catalog) in own().into_iter().chain(FURTHER) {
        let fields = fields::of(&model(&root().join(catalog)));
        write(&folder.join(format!("src/properties/{name}.json")), &fields.to_string());
    }
    write(&folder.join("src/wire.jsonl"), &read(&root().join("examples/wire.jsonl")).text);
    write(&folder.join("src/clients.md"), &read(&root().join("docs/clients.md")).text);
    write(&folder.join("src/servers.md"), &read(&root().join("docs/servers.md")).text);
    write(&folder.join("Cargo.toml"), &read(&source.join("Cargo.toml")).text);
}

fn model(catalog: &Path) -> Model {
    let loader = Folder(catalog.parent().unwrap().to_owned());
    let compilation = compile(read(catalog), &loader);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    compilation.model.unwrap_or_else(|| panic!("{}\n{told}", catalog.display()))
}

/// The crate, and the vectors that its test reads.
fn files(model: &Model) -> Vec<OutputFile> {
    let is_wanted = |target: &&Target| matches!(target.kind, TargetKind::Rust | TargetKind::Vectors);
    emit(model, &model.targets.iter().filter(is_wanted).cloned().collect::<Vec<_>>())
}

/// Writes a file whose text changed, so that nothing is built in vain.
fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return;
    }
    fs::write(path, text).unwrap();
}

/// Runs Cargo, and says how long it took.
fn cargo(workspace: &Path, arguments: &[&str]) {
    let start = Instant::now();
    let status = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["--offline", "--quiet"])
        .args(arguments)
        .env("RUSTDOCFLAGS", "-D warnings")
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .status()
        .unwrap();
    let command = arguments.join(" ");
    println!("{:4} s  cargo {command}", start.elapsed().as_secs());
    assert!(status.success(), "cargo {command} failed");
}
