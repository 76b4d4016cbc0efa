//! Holds the shape of the house: imports inside the compiler go down only, and every file fits in the head.

#![expect(clippy::unwrap_used, reason = "a test that can't read the sources has failed")]

#[path = "support/imports.rs"]
mod imports;

use std::fs;
use std::path::{Path, PathBuf};

use imports::{module_path, rust_files, used_paths, without_comments};

/// The rooms of `codegen/src` from the ground up. A room may use the floors below its own, never its siblings.
const FLOORS: &[&[&str]] = &[
    &["span", "nearest", "phrase"],
    &["diagnostic", "output"],
    &["syntax", "model", "names", "report", "meanings"],
    &["resolve"],
    &["check"],
    &["lower"],
    &["wire"],
    &["emit", "compare", "verify", "usage"],
    &["review"],
    // A test of the whole, which makes up catalogs from the table of keys.
    &["property"],
    &["lib"],
];

/// The rooms inside `emit`, which don't use each other either.
const OUTPUTS: &[&str] =
    &["curl", "rust", "markdown", "terminal", "vectors", "json_schema", "openapi", "python", "typescript"];

const LONGEST_FILE: usize = 400;

#[test]
fn imports_go_down_only() {
    let root = folder("src");
    let mut wrong = Vec::new();
    for file in rust_files(&root) {
        let module = module_path(file.strip_prefix(&root).unwrap());
        let text = without_comments(&fs::read_to_string(&file).unwrap());
        for used in used_paths(&text, &module) {
            wrong.extend(complaint(&module, &used).map(|why| format!("{}: {why}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_has_a_floor() {
    let known: Vec<&str> = FLOORS.concat();
    for entry in fs::read_dir(folder("src")).unwrap() {
        let room = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(known.contains(&room.as_str()), "`{room}` is on no floor");
    }
}

#[test]
fn every_file_fits_in_the_head() {
    let roots = ["src", "runtime/src", "site/src", "../xtask/src"].map(folder);
    for file in roots.iter().flat_map(|root| rust_files(root)) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", file.display());
    }
}

#[test]
fn every_library_has_its_reason() {
    let manifest = fs::read_to_string(folder("../Cargo.toml")).unwrap();
    let reasons = fs::read_to_string(folder("../docs/libraries.md")).unwrap();
    let section = manifest.split("[workspace.dependencies]\n").nth(1).unwrap();
    let names =
        section.lines().take_while(|line| !line.starts_with('[')).filter_map(|line| line.split(" =").next());
    for name in
        names.filter(|name| !name.is_empty() && !name.starts_with('#') && !name.starts_with("errcat-"))
    {
        let name = if name == "serde_yaml" { "yaml_serde" } else { name };
        assert!(reasons.contains(&format!("`{name}`")), "docs/libraries.md doesn't say why `{name}` is here");
    }
}

#[test]
fn the_test_itself_sees_what_is_wrong() {
    let module = ["model".to_owned(), "error".to_owned()];
    let text = "use super::{Field, ErrorId};\nuse crate::{span::Span, resolve::{a}};\nlet x = super::super::wire::y();";
    let complaints = used_paths(text, &module).into_iter().filter_map(|used| complaint(&module, &used));
    let complaints: Vec<_> = complaints.collect();
    assert_eq!(
        complaints,
        ["`model` uses `resolve`, which isn't below it", "`model` uses `wire`, which isn't below it"]
    );
    let module = ["emit".to_owned(), "rust".to_owned(), "docs".to_owned()];
    let used = used_paths("use crate::emit::markdown::x;", &module);
    assert_eq!(complaint(&module, &used[0]).unwrap(), "the output `rust` uses the output `markdown`");
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Why a module may not use a path; `None` if it may, or if the path is not one of the compiler's own.
fn complaint(module: &[String], used: &[String]) -> Option<String> {
    let floor = |room: &str| FLOORS.iter().position(|floor| floor.contains(&room));
    let (own, other) = (module.first()?, used.first()?);
    let (own_floor, other_floor) = (floor(own)?, floor(other)?);
    if own == other {
        let outputs = [module, used].map(|path| path.get(1).filter(|name| OUTPUTS.contains(&name.as_str())));
        let [Some(own), Some(other)] = outputs else { return None };
        return (own != other).then(|| format!("the output `{own}` uses the output `{other}`"));
    }
    (other_floor >= own_floor).then(|| format!("`{own}` uses `{other}`, which isn't below it"))
}
