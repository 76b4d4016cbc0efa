//! Merges the files that a catalog includes into it.

use std::collections::BTreeMap;

use super::catalog::{Catalog, Entries, Text};
use super::yaml::{Name, duplicate_key};
use crate::diagnostic::Diagnostics;
use crate::span::Span;

/// Adds the entries of an included file behind those of the catalog.
pub(super) fn merge(catalog: &mut Catalog, included: Catalog) {
    catalog.retry.extend(included.retry);
    catalog.categories.extend(included.categories);
    catalog.types.extend(included.types);
    catalog.errors.extend(included.errors);
    catalog.operations.extend(included.operations);
    catalog.retired.extend(included.retired);
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
}

fn keep_first<T>(entries: &mut Entries<T>, diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    entries.retain(|(Text { span, text }, _)| {
        let known = *first.entry(text.clone()).or_insert(*span);
        if known != *span {
            diagnostics.push(duplicate_key(&Name { span: *span, text: text.clone() }, known));
        }
        known == *span
    });
}
