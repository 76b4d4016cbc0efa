//! Turns what the catalog says of a deprecated error into attributes.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::errors;
use crate::model::{Deprecated, ErrorDef, Model};

/// What marks a deprecated item, and what lets generated code name it. Both are empty for any other.
#[derive(Default)]
pub(super) struct Deprecation {
    /// Stands before the item.
    pub(super) mark: TokenStream,
    /// Stands before generated code that names it.
    pub(super) expect: TokenStream,
}

/// The attributes for an error's items.
pub(super) fn of(model: &Model, error: &ErrorDef) -> Deprecation {
    error.deprecated.as_ref().map_or_else(Deprecation::default, |deprecated| Deprecation {
        mark: mark(model, deprecated),
        expect: expect(),
    })
}

/// Lets generated code name deprecated items, when there are any.
pub(super) fn expect_any<'m>(errors: impl IntoIterator<Item = &'m ErrorDef>) -> TokenStream {
    if errors.into_iter().any(|error| error.deprecated.is_some()) { expect() } else { TokenStream::new() }
}

fn expect() -> TokenStream {
    quote!(#[expect(deprecated, reason = "a deprecated error works until it is removed")])
}

fn mark(model: &Model, deprecated: &Deprecated) -> TokenStream {
    let note = note(model, deprecated);
    match &deprecated.since {
        // Clippy refuses anything but a version.
        Some(since) if semver::Version::parse(since).is_ok() => {
            quote!(#[deprecated(since = #since, note = #note)])
        }
        _ => quote!(#[deprecated(note = #note)]),
    }
}

/// Rustdoc reads the note as Markdown, so it is written like docs.
fn note(model: &Model, deprecated: &Deprecated) -> String {
    let instead = deprecated.replaced_by.map(|id| format!("use `{}`", errors::name(&model[id])));
    let note = deprecated.note.as_deref().map(docs::line);
    match (note, instead) {
        (Some(note), Some(instead)) => format!("{note} ({instead})"),
        (Some(note), None) => note,
        (None, Some(instead)) => instead,
        (None, None) => "the catalog gives no replacement".to_owned(),
    }
}
