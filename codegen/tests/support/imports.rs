//! Turns a source into the paths of its own crate that it names.

use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files in a folder and those below it, sorted.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
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
pub(crate) fn module_path(file: &Path) -> Vec<String> {
    let stem = file.with_extension("");
    let parts = stem.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| part != "mod").collect()
}

/// A source without the lines that are comments.
pub(crate) fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The paths that a module names by `crate::` or `super::`, as paths from the crate's root.
pub(crate) fn used_paths(text: &str, module: &[String]) -> Vec<Vec<String>> {
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
    paths_of(rest, &prefix)
}

/// A path, or each of those that its braces hold.
fn paths_of(item: &str, prefix: &[String]) -> Vec<Vec<String>> {
    let end = item.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(item.len());
    let (path, rest) = item.split_at(end);
    let names = path.split("::").filter(|name| !name.is_empty()).map(str::to_owned);
    let path: Vec<_> = prefix.iter().cloned().chain(names).collect();
    match rest.strip_prefix('{') {
        Some(inside) if item[..end].is_empty() || item[..end].ends_with("::") => {
            in_braces(inside).into_iter().flat_map(|item| paths_of(item, &path)).collect()
        }
        _ => vec![path],
    }
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
