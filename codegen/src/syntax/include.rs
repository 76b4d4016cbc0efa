//! Merges the files that a catalog includes into it.

use std::collections::BTreeMap;

use super::Loader;
use super::catalog::{Catalog, Entries, Text};
use super::lexical::is_inner_path;
use super::yaml::{Name, duplicate_key};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::{FileId, Source, Sources, Span};

/// The files of one pattern of `include`; `None` in the place of what can't be had, which is reported.
pub(super) fn load(
    pattern: &Text,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<FileId>> {
    let files = if is_inner_path(&pattern.text) {
        loader.load(&pattern.text)
    } else {
        Err("the path must be relative and stay inside the catalog's folder".to_owned())
    };
    let problem = match files {
        Ok(files) if files.is_empty() => "no file is there".to_owned(),
        Ok(files) => return files.into_iter().map(|file| add(file, pattern, sources, diagnostics)).collect(),
        Err(problem) => problem,
    };
    let message = format!("can't include `{}`: {problem}", pattern.text);
    diagnostics.push(
        Diagnostic::error("include", message, pattern.span)
            .help("correct the path or the file, or remove the path"),
    );
    vec![None]
}

fn add(file: Source, pattern: &Text, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<FileId> {
    if sources.iter().any(|(_, known)| known.path == file.path) {
        let message = format!("the file `{}` is already part of the catalog", file.path);
        diagnostics.push(Diagnostic::error("include", message, pattern.span).help("name every file once"));
        return None;
    }
    Some(sources.push(file))
}

/// Adds the entries of an included file behind those of the catalog.
pub(super) fn merge(catalog: &mut Catalog, included: Catalog) {
    catalog.retry.extend(included.retry);
    catalog.categories.extend(included.categories);
    catalog.types.extend(included.types);
    catalog.errors.extend(included.errors);
    catalog.operations.extend(included.operations);
    catalog.retired.extend(included.retired);
    catalog.retired_names.extend(included.retired_names);
    catalog.guides.extend(included.guides);
}

/// Keeps the first of entries with the same name in every section that files can share, and reports the others.
pub(super) fn refuse_doubles(catalog: &mut Catalog, diagnostics: &mut Diagnostics) {
    keep_first(&mut catalog.retry, diagnostics);
    keep_first(&mut catalog.categories, diagnostics);
    keep_first(&mut catalog.types, diagnostics);
    keep_first(&mut catalog.errors, diagnostics);
    keep_first(&mut catalog.operations, diagnostics);
    keep_first(&mut catalog.retired, diagnostics);
    keep_first(&mut catalog.guides, diagnostics);
    keep_first_name(&mut catalog.retired_names, diagnostics);
}

fn keep_first<T>(entries: &mut Entries<T>, diagnostics: &mut Diagnostics) {
    let mut names = Firsts::default();
    entries.retain(|(name, _)| names.is_first(name, diagnostics));
}

fn keep_first_name(names: &mut Vec<Text>, diagnostics: &mut Diagnostics) {
    let mut firsts = Firsts::default();
    names.retain(|name| firsts.is_first(name, diagnostics));
}

/// Where each name was met first.
#[derive(Default)]
struct Firsts(BTreeMap<String, Span>);

impl Firsts {
    /// Reports a name that was met before.
    fn is_first(&mut self, Text { span, text }: &Text, diagnostics: &mut Diagnostics) -> bool {
        let known = *self.0.entry(text.clone()).or_insert(*span);
        if known != *span {
            diagnostics.push(duplicate_key(&Name { span: *span, text: text.clone() }, known));
        }
        known == *span
    }
}
