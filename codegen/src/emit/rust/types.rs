//! Turns shared types, and enumerations written in place, into enums and structs.
//!
//! ```text
//! pub enum LimitScope { Organization, …, OtherWord(OtherWord) }
//! pub struct Money { pub amount: f64, pub currency: ::std::string::String }
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::fields::{self, StructParts};
use super::{docs, table};
use crate::model::{Field, Model, TypeBody, TypeDef};
use crate::names::rust;

/// The types that clients see, or those that only internal fields use. `None` when there are none.
pub(super) fn emit(model: &Model, internal: bool) -> Option<TokenStream> {
    let definitions = model.types.iter().filter(|definition| definition.internal == internal);
    let types: Vec<_> = definitions.map(|definition| one(model, definition)).collect();
    (!types.is_empty()).then(|| {
        quote! {
            use crate::runtime::table;
            #(#types)*
        }
    })
}

/// Where a type is named: rustc wants the shortest path.
#[derive(Clone, Copy)]
pub(super) enum Scope {
    /// In the module of the types that clients see.
    Types,
    /// In the module of the types that they don't see.
    InternalTypes,
    /// In the root of what is internal.
    Internal,
    /// Anywhere else.
    Elsewhere,
}

/// The path of a type.
pub(super) fn path(definition: &TypeDef, scope: Scope) -> TokenStream {
    let name = format_ident!("{}", rust::type_name(&definition.name));
    match (scope, definition.internal) {
        (Scope::Types, false) | (Scope::InternalTypes, true) => quote!(#name),
        (Scope::Internal, true) => quote!(types::#name),
        (_, true) => quote!(crate::internal::types::#name),
        (_, false) => quote!(crate::types::#name),
    }
}

fn one(model: &Model, definition: &TypeDef) -> TokenStream {
    let name = format_ident!("{}", rust::type_name(&definition.name));
    match &definition.body {
        TypeBody::Enumeration(words) => enumeration(&name, &definition.name, words),
        TypeBody::Object(fields) => object(model, definition, fields),
    }
}

fn enumeration(name: &Ident, key: &str, words: &[String]) -> TokenStream {
    let docs =
        docs::outer(&format!("The enumeration {}. New words may be added at any time.", docs::code(key)));
    let variants: Vec<_> = words.iter().map(|word| format_ident!("{}", rust::type_name(word))).collect();
    let docs_of = words.iter().map(|word| docs::outer(&format!("The word {}.", docs::code(word))));
    let methods = enumeration_methods(name, &variants, words);
    let conversions = enumeration_conversions(name, &variants, words);
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
        pub enum #name {
            #(#docs_of #variants,)*
            /// A word that this version of the catalog doesn't know.
            OtherWord(crate::runtime::enumeration::OtherWord),
        }

        #methods
        #conversions
    }
}

fn enumeration_methods(name: &Ident, variants: &[Ident], words: &[String]) -> TokenStream {
    quote! {
        impl #name {
            /// The word on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #words,)*
                    Self::OtherWord(word) => word.as_str(),
                }
            }
        }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    }
}

fn enumeration_conversions(name: &Ident, variants: &[Ident], words: &[String]) -> TokenStream {
    quote! {
        impl crate::runtime::value::ToValue for #name {
            fn to_value(&self) -> crate::runtime::value::Value<'_> {
                crate::runtime::value::Value::Text(self.as_str())
            }
        }

        impl crate::runtime::raw::FromRaw for #name {
            fn from_raw(
                raw: crate::runtime::raw::Raw<'_>,
                field: &table::Field<'_>,
            ) -> ::core::option::Option<Self> {
                Some(match raw.text()?.as_ref() {
                    #(#words => Self::#variants,)*
                    _ => Self::OtherWord(crate::runtime::raw::FromRaw::from_raw(raw, field)?),
                })
            }

            fn blank() -> Self {
                Self::OtherWord(crate::runtime::raw::FromRaw::blank())
            }
        }
    }
}

fn object(model: &Model, definition: &TypeDef, fields: &[Field]) -> TokenStream {
    let name = &format_ident!("{}", rust::type_name(&definition.name));
    let scope = if definition.internal { Scope::InternalTypes } else { Scope::Types };
    let docs = docs::outer(&format!("The type {}.", docs::code(&definition.name)));
    let members = fields::members(model, fields, scope);
    let StructParts { declarations, methods, arguments, default } =
        fields::struct_parts(name, &members, &TokenStream::new());
    let table = table_of(model, name, fields);
    let conversions = object_conversions(name, &members);
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(::core::clone::Clone #default)]
        pub struct #name { #declarations }

        impl #name { #methods }

        #arguments
        #table
        #conversions

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                crate::runtime::debug::object(::core::stringify!(#name), self, f)
            }
        }
    }
}

/// The static table of an object type's fields.
fn table_of(model: &Model, name: &Ident, fields: &[Field]) -> TokenStream {
    let constant = table_name(name);
    let rows = fields.iter().map(|field| table::field_of_model(model, field));
    quote!(static #constant: &[table::Field<'static>] = &[#(#rows),*];)
}

fn table_name(name: &Ident) -> Ident {
    format_ident!("{}", rust::constant_name(&name.to_string()))
}

fn object_conversions(name: &Ident, members: &[fields::Member<'_>]) -> TokenStream {
    let table = table_name(name);
    let value = fields::value_method(members);
    let read = fields::read(members);
    let blank = fields::blank(members);
    quote! {
        impl crate::runtime::value::Object for #name {
            fn fields(&self) -> &[table::Field<'_>] {
                #table
            }

            #value
        }

        impl crate::runtime::value::ToValue for #name {
            fn to_value(&self) -> crate::runtime::value::Value<'_> {
                crate::runtime::value::Value::Object(self)
            }
        }

        impl crate::runtime::raw::FromRaw for #name {
            fn from_raw(
                raw: crate::runtime::raw::Raw<'_>,
                _: &table::Field<'_>,
            ) -> ::core::option::Option<Self> {
                let fields = raw.fields(#table)?;
                fields.complete(Self { #read })
            }

            fn blank() -> Self {
                Self { #blank }
            }
        }
    }
}
