//! Turns the team's own attributes into a struct with a row for each error.
//!
//! ```text
//! pub struct Attributes { pub owner: &'static str, pub runbook: ::core::option::Option<&'static str> }
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::types::{self, Scope};
use super::{docs, literal};
use crate::model::{Attribute, AttributeId, ErrorDef, Model, Type, TypeBody};
use crate::names::rust;

/// `Attributes` with what only the server knows, and how to get at it.
pub(super) fn internal(model: &Model) -> Option<TokenStream> {
    let attributes = of(model, true);
    if attributes.is_empty() {
        return None;
    }
    let declaration =
        declaration(model, &attributes, "What the catalog says of an error for the server alone.");
    let public = rows(model, &attributes, model.public_errors().map(|(_, error)| error));
    let internal = rows(model, &attributes, model.internal_errors().map(|(_, error)| error));
    let getter = internal_getter(!internal.is_empty());
    let internal =
        (!internal.is_empty()).then(|| quote!(static INTERNAL: &[Attributes] = &[#(#internal),*];));
    Some(quote! {
        #declaration

        static PUBLIC: &[Attributes] = &[#(#public),*];
        #internal

        #getter

        impl crate::Code {
            /// The internal attributes of this code.
            pub fn internal_attributes(self) -> &'static Attributes {
                &PUBLIC[self as usize]
            }
        }
    })
}

fn internal_getter(has_internal_errors: bool) -> TokenStream {
    let own = has_internal_errors.then(|| {
        quote! {
            let own = error.internal_code().and_then(|key| errors::FACTS.iter().position(|facts| facts.key == key));
            if let Some(attributes) = own.and_then(|index| INTERNAL.get(index)) {
                return attributes;
            }
        }
    });
    quote! {
        /// The internal attributes of an error, an internal one's own included.
        pub fn attributes(error: &crate::runtime::api_error::ApiError) -> &'static Attributes {
            #own
            error.code().internal_attributes()
        }
    }
}

/// `Attributes` with what everybody may know, and how to get at it.
pub(super) fn public(model: &Model) -> Option<TokenStream> {
    let attributes = of(model, false);
    if attributes.is_empty() {
        return None;
    }
    let docs = docs::inner("What else the catalog says of each code.");
    let declaration = declaration(model, &attributes, "What else the catalog says of a code.");
    let rows = rows(model, &attributes, model.public_errors().map(|(_, error)| error));
    Some(quote! {
        #docs
        #declaration

        static ROWS: &[Attributes] = &[#(#rows),*];

        impl crate::Code {
            /// What else the catalog says of this code.
            pub fn attributes(self) -> &'static Attributes {
                &ROWS[self as usize]
            }
        }
    })
}

fn of(model: &Model, internal: bool) -> Vec<(AttributeId, &Attribute)> {
    let all = model.attributes.iter().zip(0..).map(|(attribute, id)| (AttributeId(id), attribute));
    all.filter(|(_, attribute)| attribute.internal == internal).collect()
}

fn declaration(model: &Model, attributes: &[(AttributeId, &Attribute)], doc: &str) -> TokenStream {
    let docs = docs::outer(doc);
    let fields = attributes.iter().map(|(_, attribute)| field(model, attribute));
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct Attributes { #(#fields)* }
    }
}

fn field(model: &Model, attribute: &Attribute) -> TokenStream {
    let name = format_ident!("{}", rust::field_name(&attribute.name));
    let docs = docs::outer(&format!("The attribute {}.", docs::code(&attribute.name)));
    let ty = ty(model, &attribute.ty);
    let ty = if attribute.always { ty } else { quote!(::core::option::Option<#ty>) };
    quote!(#docs pub #name: #ty,)
}

/// The constant types: what isn't a scalar is JSON text.
fn ty(model: &Model, ty: &Type) -> TokenStream {
    match ty {
        Type::Integer | Type::Int64 => quote!(i64),
        Type::Number => quote!(f64),
        Type::Boolean => quote!(bool),
        Type::Named(id) if is_enumeration(model, ty) => types::path(&model[*id], Scope::Internal),
        Type::String
        | Type::Timestamp
        | Type::Duration
        | Type::Url
        | Type::Uuid
        | Type::Json
        | Type::List(_)
        | Type::Map(_)
        | Type::Named(_) => quote!(&'static str),
    }
}

fn is_enumeration(model: &Model, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(model[*id].body, TypeBody::Enumeration(_)))
}

fn rows<'m>(
    model: &Model,
    attributes: &[(AttributeId, &Attribute)],
    errors: impl Iterator<Item = &'m ErrorDef>,
) -> Vec<TokenStream> {
    errors.map(|error| row(model, attributes, error)).collect()
}

fn row(model: &Model, attributes: &[(AttributeId, &Attribute)], error: &ErrorDef) -> TokenStream {
    let values = attributes.iter().map(|(id, attribute)| {
        let name = format_ident!("{}", rust::field_name(&attribute.name));
        let value = error.attributes.get(id.0 as usize).and_then(Option::as_ref);
        let value = value.map(|value| constant(model, &attribute.ty, value));
        let value = match value {
            Some(value) if attribute.always => value,
            Some(value) => quote!(Some(#value)),
            None => quote!(None),
        };
        quote!(#name: #value,)
    });
    quote!(Attributes { #(#values)* })
}

fn constant(model: &Model, ty: &Type, value: &Value) -> TokenStream {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match ty {
        Type::Integer | Type::Int64 => {
            let integer = value.as_i64().or_else(|| text.parse().ok()).unwrap_or_default();
            literal::i64(integer)
        }
        Type::Number => literal::f64(value.as_f64().unwrap_or_default()),
        Type::Boolean => {
            let boolean = value.as_bool().unwrap_or_default();
            quote!(#boolean)
        }
        Type::Named(id) if is_enumeration(model, ty) => {
            let (path, word) =
                (types::path(&model[*id], Scope::Internal), format_ident!("{}", rust::type_name(&text)));
            quote!(#path::#word)
        }
        Type::String
        | Type::Timestamp
        | Type::Duration
        | Type::Url
        | Type::Uuid
        | Type::Json
        | Type::List(_)
        | Type::Map(_)
        | Type::Named(_) => quote!(#text),
    }
}
