//! Turns errors into structs, and those without fields into names of the type that they share.
//!
//! ```text
//! #[non_exhaustive]
//! #[derive(::core::clone::Clone)]
//! pub struct ModelNotFound { pub model: ::std::string::String }
//!
//! impl ModelNotFound { pub fn new(model: impl Into<String>) -> Self { … } }
//! catalog_error!(ModelNotFound);
//!
//! pub type NotPermitted = crate::runtime::plain::PlainError<17>;
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::deprecation::{self, Deprecation};
use super::fields::{self, Member, StructParts};
use super::types::Scope;
use super::{docs, error_docs, literal};
use crate::model::{ErrorDef, Field, Model};
use crate::names::rust;

/// The type, and the variant, of an error.
pub(super) fn name(error: &ErrorDef) -> Ident {
    format_ident!("{}", rust::type_name(&error.name))
}

/// A module of public errors, each with the place of its code.
pub(super) fn module(model: &Model, title: &str, errors: &[(u16, &ErrorDef)]) -> TokenStream {
    let docs = docs::inner(&format!("Errors: {}.", docs::text(title)));
    let items = errors.iter().map(|(place, error)| public(model, error, *place));
    quote! { #docs #(#items)* }
}

/// One public error.
fn public(model: &Model, error: &ErrorDef, place: u16) -> TokenStream {
    let name = name(error);
    let deprecation = deprecation::of(model, error);
    let members = fields::members(model, public_fields(error), Scope::Elsewhere);
    let (mark, expect) = (&deprecation.mark, &deprecation.expect);
    if members.is_empty() {
        let docs = docs::outer(&error_docs::of(model, error));
        let place = literal::u64(place.into());
        return quote! {
            #docs
            #mark
            pub type #name = crate::runtime::plain::PlainError<#place>;
        };
    }
    let declaration = declaration(model, error, &members, &deprecation);
    quote! {
        #declaration
        catalog_error!(#expect #name);
    }
}

/// What modules of errors with fields have in common, as text, since the formatter leaves macros as they are.
pub(super) fn shared(model: &Model) -> &'static str {
    let has_fields =
        |error: &ErrorDef| !fields::members(model, public_fields(error), Scope::Elsewhere).is_empty();
    if model.public_errors().any(|(_, error)| has_fields(error)) { CATALOG_ERROR } else { "" }
}

/// Two traits in a line.
const CATALOG_ERROR: &str = "\
/// Makes a struct the public error of the code of that name, which shows itself without its sensitive values.
macro_rules! catalog_error {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        impl crate::runtime::row::Coded for $name {
            const CODE: crate::Code = crate::Code::$name;
        }

        $(#[$attribute])*
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                crate::runtime::debug::error(stringify!($name), self, f)
            }
        }
    };
}

";

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
    let StructParts { declarations, methods, arguments, .. } =
        fields::struct_parts(&name, members, &deprecation.mark);
    let docs = docs::outer(&error_docs::of(model, error));
    let Deprecation { mark, expect } = deprecation;
    quote! {
        #docs
        #mark
        #[non_exhaustive]
        #[derive(::core::clone::Clone)]
        pub struct #name { #declarations }

        #expect
        impl #name { #methods }

        #arguments
    }
}
