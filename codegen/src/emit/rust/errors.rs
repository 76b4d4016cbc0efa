//! Turns errors into structs.
//!
//! ```text
//! #[non_exhaustive]
//! #[derive(::core::clone::Clone)]
//! pub struct ModelNotFound { pub model: ::std::string::String }
//!
//! impl ModelNotFound { pub fn new(model: impl Into<String>) -> Self { … } }
//! impl crate::CatalogError for ModelNotFound { const ROW: Row = Row::public(crate::Code::ModelNotFound); }
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
    let declaration = declaration(model, error, &members, &deprecation);
    let catalog_error = catalog_error(&name, &deprecation);
    let debug = debug(&name, &deprecation);
    quote! { #declaration #catalog_error #debug }
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
    let docs = docs::outer(&error_docs::of(model, error));
    let Deprecation { mark, expect } = deprecation;
    let StructParts { declarations, methods, arguments, expect_bools, .. } =
        fields::struct_parts(&name, members, mark);
    quote! {
        #docs
        #expect_bools
        #mark
        #[non_exhaustive]
        #[derive(::core::clone::Clone)]
        pub struct #name { #declarations }

        #expect
        impl #name { #methods }

        #arguments
    }
}

/// What makes the struct an error of the catalog.
fn catalog_error(name: &Ident, deprecation: &Deprecation) -> TokenStream {
    let expect = &deprecation.expect;
    quote! {
        #expect
        impl crate::runtime::error::CatalogError for #name {
            const ROW: crate::runtime::row::Row = crate::runtime::row::Row::public(crate::Code::#name);
        }
    }
}

/// `Debug`, which redacts what the table of fields calls sensitive.
pub(super) fn debug(name: &Ident, deprecation: &Deprecation) -> TokenStream {
    let expect = &deprecation.expect;
    let text = name.to_string();
    quote! {
        #expect
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                crate::runtime::debug::error(#text, self, f)
            }
        }
    }
}
