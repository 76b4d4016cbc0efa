//! Turns the public errors into the enum `Kind`, which borrows an error to match on.

use proc_macro2::TokenStream;
use quote::quote;

use super::{deprecation, docs, error_docs, errors};
use crate::model::{ErrorDef, Model};

/// The file with `Kind`.
pub(super) fn emit(model: &Model) -> TokenStream {
    let docs = docs::inner(&format!("The errors of the {}, to match on.", docs::text(&model.api.title)));
    let variants = model.public_errors().map(|(_, error)| variant(model, error));
    quote! {
        #docs

        /// An error to match on, borrowed by `kind()`. New errors may be added at any time.
        #[non_exhaustive]
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        pub enum Kind<'a> { #(#variants)* }
    }
}

/// The variant of an error, in `Kind` or in an operation's own.
pub(super) fn variant(model: &Model, error: &ErrorDef) -> TokenStream {
    let name = errors::name(error);
    let docs = docs::outer(&error_docs::headline(error));
    let mark = deprecation::of(model, error).mark;
    quote!(#docs #mark #name(&'a crate::errors::#name),)
}
