//! Holds the shape of the house: imports inside the compiler go down only, and every file fits in the head.

#![expect(clippy::unwrap_used, reason = "a test that can't read the sources has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `codegen/src` from the ground up. A room may use the floors below its own, never its siblings.
const FLOORS: &[&[&str]] = &[
    &["span", "nearest"],
    &["diagnostic", "output"],
    &["syntax", "model", "names", "report"],
    &["resolve"],
    &["check"],
    &["lower"],
    &["wire"],
    &["emit"],
    // A test of the whole, which makes up catalogs from the table of keys.
    &["property"],
    &["lib"],
];

/// The rooms inside `emit`, which don't use each other either.
const OUTPUTS: &[&str] = &["rust", "markdown", "terminal", "vectors", "json_schema", "openapi"];

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
    let roots = ["src", "runtime/src", "../xtask/src"].map(folder);
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
    let text = "use super::{Field, ErrorId};\nuse crate::{span::Span, resolve::{a, b}};\nlet x = super::super::wire::y();";
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

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// `emit/rust/mod.rs` is the module `emit::rust`.
fn module_path(file: &Path) -> Vec<String> {
    let stem = file.with_extension("");
    let parts = stem.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| part != "mod").collect()
}

fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The paths that a module names by `crate::` or `super::`, as paths from the crate's root.
fn used_paths(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let mut used = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in text.match_indices(start) {
            let before = text[..at].chars().next_back().unwrap_or(' ');
            if !(before.is_alphanumeric() || "_$:".contains(before)) {
                used.extend(expand(&text[at..], module));
            }
        }
    }
    used
}

/// The paths that begin at the start of a text, those in braces each for itself.
fn expand(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let mut prefix = module.to_vec();
    let mut rest = text;
    if let Some(after) = rest.strip_prefix("crate::") {
        (prefix, rest) = (Vec::new(), after);
    }
    while let Some(after) = rest.strip_prefix("super::") {
        prefix.pop();
        rest = after;
    }
    let items = rest.strip_prefix('{').map_or_else(|| vec![rest], in_braces);
    items.into_iter().map(|item| prefix.iter().cloned().chain(names(item)).collect()).collect()
}

/// What is between a brace that was opened and the one that closes it, cut at its commas.
fn in_braces(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut items) = (0_usize, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(text[start..at].trim());
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

fn names(path: &str) -> Vec<String> {
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(path.len());
    path[..end].split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect()
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
