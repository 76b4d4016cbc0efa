//! Turns the runtime's tables of this catalog into statics.
//!
//! ```text
//! pub static TABLES: Tables<'static> = Tables { errors: ERRORS, … };
//! static ERRORS: &[Facts<'static>] = &[errors_1::MODEL_NOT_FOUND, …];
//! ```

use errcat_runtime::runtime::table::Tables;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{deprecation, docs, errors, table};
use crate::model::{ErrorDef, Model};
use crate::names::rust;

/// How many errors share a module of facts.
pub(super) const CHUNK: usize = 250;

/// The file with `TABLES`.
pub(super) fn emit(model: &Model, tables: &Tables<'_>) -> TokenStream {
    let docs = docs::inner("What the catalog says, as tables.");
    let public: Vec<_> = model.public_errors().map(|(_, error)| error).collect();
    let modules = (0..public.len().div_ceil(CHUNK)).map(module_name);
    let facts = public.iter().enumerate().map(|(index, error)| {
        let (module, constant) = (module_name(index / CHUNK), constant_name(error));
        quote!(#module::#constant)
    });
    let main = main_table(tables);
    let readers = readers(&public);
    quote! {
        #docs
        #(mod #modules;)*

        use crate::runtime::table;

        /// The catalog.
        pub static TABLES: table::Tables<'static> = #main;

        static ERRORS: &[table::Facts<'static>] = &[#(#facts),*];

        #readers
    }
}

/// A module with the facts of some errors.
pub(super) fn chunk(tables: &Tables<'_>, errors: &[&ErrorDef], chunk: usize) -> TokenStream {
    let docs = docs::inner("The facts of some errors.");
    let facts = tables.errors.iter().skip(chunk * CHUNK).take(CHUNK);
    let constants = errors.iter().skip(chunk * CHUNK).zip(facts).map(|(error, facts)| {
        let (constant, facts) = (constant_name(error), table::facts(facts));
        quote!(pub(super) const #constant: table::Facts<'static> = #facts;)
    });
    quote! { #docs use crate::runtime::table; #(#constants)* }
}

/// The module with this chunk of facts.
pub(super) fn module_name(chunk: usize) -> Ident {
    format_ident!("errors_{}", chunk + 1)
}

fn constant_name(error: &ErrorDef) -> Ident {
    format_ident!("{}", rust::constant_name(&error.name))
}

fn main_table(tables: &Tables<'_>) -> TokenStream {
    let Tables { api, locale, content_type, categories, attributes, .. } = tables;
    let by_code = tables.by_code.iter().map(|index| Literal::u16_unsuffixed(*index));
    let wire = table::envelope(&tables.wire);
    let accepts = tables.accepts.iter().map(table::envelope);
    let policies = tables.policies.iter().map(table::policy);
    let fallback = Literal::u8_unsuffixed(tables.fallback_policy);
    let statuses = tables.statuses.iter().map(table::status);
    let roles = tables.roles.iter().copied().map(table::role);
    quote! {
        table::Tables {
            api: #api,
            locale: #locale,
            errors: ERRORS,
            by_code: &[#(#by_code),*],
            wire: #wire,
            accepts: &[#(#accepts),*],
            content_type: #content_type,
            categories: &[#(#categories),*],
            policies: &[#(#policies),*],
            fallback_policy: #fallback,
            statuses: &[#(#statuses),*],
            attributes: &[#(#attributes),*],
            roles: &[#(#roles),*],
        }
    }
}

/// The functions that make the typed error of each code.
fn readers(errors: &[&ErrorDef]) -> TokenStream {
    let names = errors.iter().map(|error| errors::name(error));
    let expect = deprecation::expect_any(errors.iter().copied());
    quote! {
        /// Makes the typed error of each code, in the order of the catalog.
        #expect
        pub(crate) static READERS: &[crate::runtime::error::Reader] =
            &[#(crate::runtime::error::reader::<crate::errors::#names>),*];
    }
}
