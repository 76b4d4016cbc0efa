//! Turns the public errors into the enum `Kind`, which borrows an error to match on.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::deprecation::{self, Deprecation};
use super::{docs, error_docs, errors};
use crate::model::{ErrorDef, Model};

/// The file with `Kind`.
pub(super) fn emit(model: &Model) -> TokenStream {
    let docs = docs::inner(&format!("The errors of the {}, to match on.", docs::text(&model.api.title)));
    let variants = model.public_errors().map(|(_, error)| variant(model, error));
    let copy = copy(&format_ident!("Kind"));
    quote! {
        #docs

        use crate::errors;

        /// An error to match on, borrowed by `kind()`. New errors may be added at any time.
        #[non_exhaustive]
        pub enum Kind<'a> {
            #(#variants)*
            /// An error whose type isn't the one of its code; there is none.
            #[doc(hidden)]
            __Other(crate::Code),
        }

        #copy
    }
}

/// `Clone` and `Copy`, not derived: a derive names every error once more, and so the deprecated ones.
pub(super) fn copy(name: &Ident) -> TokenStream {
    quote! {
        impl ::core::clone::Clone for #name<'_> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl ::core::marker::Copy for #name<'_> {}
    }
}

/// The variant of an error, in `Kind` or in an operation's own, where `crate::errors` is imported.
pub(super) fn variant(model: &Model, error: &ErrorDef) -> TokenStream {
    let name = errors::name(error);
    let docs = docs::outer(&error_docs::headline(error));
    let Deprecation { mark, expect } = deprecation::of(model, error);
    quote!(#docs #mark #expect #name(&'a errors::#name),)
}
