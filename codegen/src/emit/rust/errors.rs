//! Turns errors into structs.
//!
//! ```text
//! #[non_exhaustive]
//! #[derive(::core::clone::Clone)]
//! pub struct ModelNotFound { pub model: ::std::string::String }
//!
//! impl ModelNotFound { pub fn new(model: impl Into<String>) -> Self { … } }
//! crate::runtime::error::catalog_error!(ModelNotFound);
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::deprecation::{self, Deprecation};
use super::fields::{self, Member, StructParts};
use super::types::Scope;
use super::{docs, error_docs};
use crate::model::{ErrorDef, Field, Model};
use crate::names::rust;

/// The type, and the variant, of an error.
pub(super) fn name(error: &ErrorDef) -> Ident {
    format_ident!("{}", rust::type_name(&error.name))
}

/// A module of the structs of public errors.
pub(super) fn module(model: &Model, title: &str, errors: &[&ErrorDef]) -> TokenStream {
    let docs = docs::inner(&format!("Errors: {}.", docs::text(title)));
    let structs = errors.iter().map(|error| public(model, error));
    quote! { #docs #(#structs)* }
}

/// One public error.
fn public(model: &Model, error: &ErrorDef) -> TokenStream {
    let name = name(error);
    let deprecation = deprecation::of(model, error);
    let members = fields::members(model, public_fields(error), Scope::Elsewhere);
    let expect = &deprecation.expect;
    if members.is_empty() {
        let item = item(model, error, &name, &deprecation, &TokenStream::new());
        return quote! {
            #item
            crate::runtime::error::catalog_error!(#expect #name {});
        };
    }
    let declaration = declaration(model, error, &members, &deprecation);
    quote! {
        #declaration
        crate::runtime::error::catalog_error!(#expect #name);
    }
}

/// The fields of an error that its table lists.
pub(super) fn public_fields(error: &ErrorDef) -> impl Iterator<Item = &Field> {
    error.fields.iter().filter(|field| !field.internal)
}

/// The struct of an error, and how to make one.
pub(super) fn declaration(
    model: &Model,
    error: &ErrorDef,
    members: &[Member<'_>],
    deprecation: &Deprecation,
) -> TokenStream {
    let name = name(error);
    let StructParts { declarations, methods, arguments, expect_bools, .. } =
        fields::struct_parts(&name, members, &deprecation.mark);
    let item = item(model, error, &name, deprecation, &declarations);
    let expect = &deprecation.expect;
    quote! {
        #expect_bools
        #item

        #expect
        impl #name { #methods }

        #arguments
    }
}

/// The struct alone.
fn item(
    model: &Model,
    error: &ErrorDef,
    name: &Ident,
    deprecation: &Deprecation,
    fields: &TokenStream,
) -> TokenStream {
    let docs = docs::outer(&error_docs::of(model, error));
    let mark = &deprecation.mark;
    quote! {
        #docs
        #mark
        #[non_exhaustive]
        #[derive(::core::clone::Clone)]
        pub struct #name { #fields }
    }
}
