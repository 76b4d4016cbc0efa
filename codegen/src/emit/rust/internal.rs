//! Turns everything internal of the catalog into the one module behind the feature `server`.
//!
//! ```text
//! pub mod errors { pub struct DiskFailed { … } }               // never sent as themselves
//! pub mod fields { pub struct FileNotFoundInternal { … } }     // beside the fields of a public error
//! pub mod types { … }                                          // that only these use
//! pub struct Attributes { pub owner: &'static str }
//! ```

use errcat_runtime::runtime::table::Facts;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::deprecation::{self, Deprecation};
use super::fields::{self, Member, StructParts};
use super::types::Scope;
use super::{attributes, columns, docs, errors, examples, facts, operations, table, types};
use crate::model::{ErrorDef, ErrorId, Field, Model};

/// The file `internal.rs`; `facts` are those of the internal errors, in order.
pub(super) fn emit(model: &Model, facts: &[Facts<'_>]) -> TokenStream {
    let docs = docs::inner(
        "What only a server knows: errors that are never sent as themselves, and fields and attributes that never \
         leave it.",
    );
    let types = types_module(model);
    let errors = errors_module(model, facts);
    let fields = fields_module(model);
    let attributes = attributes::internal(model);
    quote! { #docs #errors #fields #types #attributes }
}

/// Whether a catalog has anything to hide.
pub(super) fn is_needed(model: &Model) -> bool {
    let hides = |error: &ErrorDef| error.internal || internal_fields(error).next().is_some();
    model.errors.iter().any(hides) || model.attributes.iter().any(|attribute| attribute.internal)
}

fn types_module(model: &Model) -> Option<TokenStream> {
    types::emit(model, true).map(|types| {
        quote! {
            /// Types that only internal fields and attributes use.
            pub mod types { #types }
        }
    })
}

fn errors_module(model: &Model, facts: &[Facts<'_>]) -> Option<TokenStream> {
    let sent_as = &model[model.wire.internal_as?];
    let errors: Vec<_> = model.internal_errors().map(|(_, error)| error).collect();
    let structs = errors.iter().zip(0..).map(|(error, index)| one(model, error, sent_as, index));
    let columns = columns::emit(facts);
    let facts: Option<TokenStream> = facts::literal(facts).parse().ok();
    let name = errors::name(sent_as);
    let expect = deprecation::expect_any([sent_as]);
    let examples = examples_of(model, &errors);
    (!errors.is_empty()).then(|| {
        quote! {
            /// Errors that are never sent as themselves.
            pub mod errors {
                use crate::runtime::columns::{Columns, Joined};
                use crate::runtime::table;

                pub(super) static FACTS: ::std::sync::LazyLock<&[table::Facts<'static>]> =
                    ::std::sync::LazyLock::new(|| crate::runtime::facts::decode(#facts, &#columns));

                /// What they are sent as.
                #expect
                static SENT_AS: crate::errors::#name = crate::errors::#name::new();

                #(#structs)*

                #examples
            }
        }
    })
}

fn examples_of(model: &Model, errors: &[&ErrorDef]) -> TokenStream {
    let table = examples::table(model, errors, None);
    quote! {
        /// One of each internal error, in the order of the catalog.
        #[cfg(feature = "test-util")]
        pub fn examples() -> ::std::vec::Vec<crate::runtime::api_error::ApiError> {
            EXAMPLES.iter().map(|example| example()).collect()
        }

        #[cfg(feature = "test-util")]
        #table
    }
}

fn one(model: &Model, error: &ErrorDef, sent_as: &ErrorDef, index: usize) -> TokenStream {
    let name = errors::name(error);
    let deprecation = deprecation::of(model, error);
    // An internal error never leaves the server, so all of its fields are alike.
    let members = fields::members(model, &error.fields, Scope::Elsewhere);
    let declaration = errors::declaration(model, error, &members, &deprecation);
    let catalog_error = catalog_error(&name, &members, sent_as, index, &deprecation);
    let debug = debug(&name, &deprecation);
    let answers = answers(model, error);
    quote! { #declaration #catalog_error #debug #(#answers)* }
}

fn catalog_error(
    name: &Ident,
    members: &[Member<'_>],
    sent_as: &ErrorDef,
    index: usize,
    deprecation: &Deprecation,
) -> TokenStream {
    let expect = &deprecation.expect;
    let code = errors::name(sent_as);
    let index = Literal::usize_unsuffixed(index);
    let value = fields::value_method(members);
    quote! {
        #expect
        impl crate::runtime::row::Coded for #name {
            const CODE: crate::Code = crate::Code::#code;
            const ROW: crate::runtime::row::Row = crate::runtime::row::Row::internal(
                Self::CODE,
                &crate::runtime::row::Internal {
                    facts: || &FACTS[#index],
                    values: |error| {
                        error.downcast_ref::<Self>().map(|error| error as &dyn crate::runtime::value::Payload)
                    },
                    sent_as: || crate::Kind::#code(&SENT_AS),
                },
            );
        }

        #expect
        impl crate::runtime::value::Payload for #name { #value }
    }
}

/// `Debug`, which redacts what the table of fields calls sensitive.
fn debug(name: &Ident, deprecation: &Deprecation) -> TokenStream {
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

/// Lets an internal error convert into the errors of the operations that list it.
fn answers<'m>(model: &'m Model, error: &'m ErrorDef) -> impl Iterator<Item = TokenStream> {
    let error_name = errors::name(error);
    let answers = quote!(crate::runtime::operation::Answers<#error_name>);
    let lists = |id: &ErrorId| model[*id].key == error.key;
    let operations = model.operations.iter().filter(move |operation| operation.errors.iter().any(lists));
    operations.map(move |operation| {
        let name = operations::name(operation);
        operations::answers(&answers, &quote!(crate::operations::#name), error)
    })
}

fn internal_fields(error: &ErrorDef) -> impl Iterator<Item = &Field> {
    error.fields.iter().filter(|field| field.internal && !error.internal)
}

fn fields_module(model: &Model) -> Option<TokenStream> {
    let public = model.public_errors().map(|(_, error)| error);
    let with_fields = public.filter(|error| internal_fields(error).next().is_some());
    let structs: Vec<_> = with_fields.map(|error| fields_of(model, error)).collect();
    (!structs.is_empty()).then(|| {
        quote! {
            /// Fields of public errors that never leave the server.
            pub mod fields {
                use crate::runtime::table;

                #(#structs)*
            }
        }
    })
}

/// The internal fields of one public error, and how to attach them.
fn fields_of(model: &Model, error: &ErrorDef) -> TokenStream {
    let public = errors::name(error);
    let name = format_ident!("{public}Internal");
    let doc = format!(" The internal fields of [`{public}`](crate::errors::{public}).");
    let members = fields::members(model, internal_fields(error), Scope::Elsewhere);
    let StructParts { declarations, methods, .. } =
        fields::struct_parts(&name, &members, &TokenStream::new());
    let payload = payload(model, error, &name, &members);
    let attach = attach(&public, &name, &deprecation::of(model, error));
    quote! {
        #[doc = #doc]
        #[non_exhaustive]
        #[derive(::core::clone::Clone, ::core::default::Default)]
        pub struct #name { #declarations }

        impl #name { #methods }

        #payload
        #attach
    }
}

fn payload(model: &Model, error: &ErrorDef, name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let rows = internal_fields(error).map(|field| table::field_of_model(model, field));
    let value = fields::value_method(members);
    quote! {
        impl crate::runtime::internal::InternalFields for #name {
            const TABLE: &'static [table::Field<'static>] = &[#(#rows),*];
        }

        impl crate::runtime::value::Payload for #name { #value }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                crate::runtime::debug::named(::core::stringify!(#name), <Self as crate::runtime::internal::InternalFields>::TABLE, self, f)
            }
        }
    }
}

fn attach(public: &Ident, name: &Ident, deprecation: &Deprecation) -> TokenStream {
    let expect = &deprecation.expect;
    quote! {
        #expect
        impl crate::errors::#public {
            /// Keeps internal fields for logs. They are never sent.
            #[must_use]
            pub fn with_internal(self, internal: #name) -> crate::runtime::api_error::ApiError {
                crate::runtime::api_error::ApiError::from(self).with_internal(internal)
            }
        }
    }
}
