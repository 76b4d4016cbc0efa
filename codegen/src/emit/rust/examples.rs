//! Turns the first example of each error into the expression that makes it, for tests of users.
//!
//! ```text
//! static EXAMPLES: &[fn() -> ApiError] = &[|| ApiError::from(ModelNotFound { model: String::from("gpt-9") }), …];
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::types::{self, Scope};
use super::{deprecation, docs, errors, literal};
use crate::model::{ErrorDef, Field, Model, Type, TypeBody, TypeDef};
use crate::names::rust;
use crate::syntax::lexical;

/// `src/examples.rs`.
pub(super) fn emit(model: &Model) -> TokenStream {
    let docs = docs::inner("One of each error, to test against.");
    let public: Vec<_> = model.public_errors().map(|(_, error)| error).collect();
    let table = table(model, &public, Some(&quote!(crate::errors::)));
    quote! {
        #docs

        impl crate::runtime::api_error::ApiError {
            /// One of each public error, in the order of the catalog, with the fields of its first example.
            pub fn examples() -> ::std::vec::Vec<Self> {
                EXAMPLES.iter().map(|example| example()).collect()
            }
        }

        #table
    }
}

/// The functions that make the errors; `path` leads to the module of their structs.
pub(super) fn table(model: &Model, errors: &[&ErrorDef], path: Option<&TokenStream>) -> TokenStream {
    let examples = errors.iter().map(|error| example(model, error, path));
    let expect = deprecation::expect_any(errors.iter().copied());
    quote! {
        #expect
        static EXAMPLES: &[fn() -> crate::runtime::api_error::ApiError] = &[#(#examples),*];
    }
}

fn example(model: &Model, error: &ErrorDef, path: Option<&TokenStream>) -> TokenStream {
    let name = errors::name(error);
    let example = error.examples.first();
    let listed = error.fields.iter().enumerate().filter(|(_, field)| error.internal || !field.internal);
    let members = listed.map(|(index, field)| {
        let value = example.and_then(|example| example.fields.get(index)).and_then(Option::as_ref);
        member(model, field, value)
    });
    let message =
        example.and_then(|example| example.message.as_ref()).map(|message| quote!(.with_message(#message)));
    quote! {
        || crate::runtime::api_error::ApiError::from(#path #name { #(#members)* })#message
    }
}

/// A field in a struct literal; nothing for a constant.
fn member(model: &Model, field: &Field, value: Option<&Value>) -> Option<TokenStream> {
    if field.constant.is_some() {
        return None;
    }
    let name = format_ident!("{}", rust::field_name(&field.name));
    let value = match (field.optional, value) {
        (true, None) => quote!(None),
        (true, Some(value)) => {
            let value = expression(model, &field.ty, value);
            quote!(Some(#value))
        }
        (false, value) => expression(model, &field.ty, value.unwrap_or(&Value::Null)),
    };
    Some(quote!(#name: #value,))
}

/// The expression of a value; what doesn't fit its type is empty, which check doesn't let happen.
fn expression(model: &Model, ty: &Type, value: &Value) -> TokenStream {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match ty {
        Type::String | Type::Url | Type::Uuid => quote!(::std::string::String::from(#text)),
        Type::Integer | Type::Int64 => literal::i64(text.parse().unwrap_or_default()),
        Type::Number => literal::f64(text.parse().unwrap_or_default()),
        Type::Boolean => {
            let boolean = value.as_bool().unwrap_or_default();
            quote!(#boolean)
        }
        Type::Timestamp => literal::timestamp(&text),
        Type::Duration => literal::duration(lexical::duration_ms(&text).unwrap_or_default()),
        Type::Json => quote!(::serde_json::from_str(#text).unwrap_or_default()),
        Type::List(item) => {
            let items = value.as_array().into_iter().flatten().map(|each| expression(model, item, each));
            quote!(::std::vec![#(#items),*])
        }
        Type::Map(item) => map(model, item, value),
        Type::Named(id) => named(model, &model[*id], value),
    }
}

fn map(model: &Model, item: &Type, value: &Value) -> TokenStream {
    let entries = value.as_object().into_iter().flatten().map(|(key, each)| {
        let value = expression(model, item, each);
        quote!((::std::string::String::from(#key), #value))
    });
    quote!(::std::collections::BTreeMap::from([#(#entries),*]))
}

fn named(model: &Model, definition: &TypeDef, value: &Value) -> TokenStream {
    let path = types::path(definition, Scope::Elsewhere);
    match &definition.body {
        TypeBody::Object(fields) => {
            let members = fields.iter().map(|field| member(model, field, value.get(&field.name)));
            quote!(#path { #(#members)* })
        }
        TypeBody::Enumeration(words) => {
            let word = words.iter().find(|word| value == word.as_str()).or(words.first());
            let word = word.map(|word| format_ident!("{}", rust::type_name(word)));
            quote!(#path::#word)
        }
    }
}
