//! Turns the runtime's tables of this catalog into statics.
//!
//! ```text
//! pub static TABLES: LazyLock<Tables<'static>> =
//!     LazyLock::new(|| CONSTANT.with_errors(facts::decode(super::facts::ERRORS, &COLUMNS), |slots| slots.leak()));
//! ```

use errcat_runtime::runtime::table::Tables;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{columns, docs, table};

/// The file with `TABLES`.
pub(super) fn emit(tables: &Tables<'_>) -> TokenStream {
    let docs = docs::inner("What the catalog says, as tables.");
    let constant = constant(tables);
    let policies = tables.policies.iter().map(table::policy);
    let columns = columns::emit(tables.errors);
    quote! {
        #docs
        use crate::runtime::columns::{Columns, Joined};
        use crate::runtime::{facts, index, table};

        /// The catalog.
        pub static TABLES: ::std::sync::LazyLock<table::Tables<'static>> = ::std::sync::LazyLock::new(|| {
            CONSTANT.with_errors(facts::decode(super::facts::ERRORS, &COLUMNS), |slots| slots.leak())
        });

        /// All but the errors.
        const CONSTANT: table::Tables<'static> = #constant;

        /// Retry policies; the first is `never`.
        pub(crate) const POLICIES: &[table::Policy<'static>] = &[#(#policies),*];

        /// What of the facts is known while compiling.
        pub(crate) static COLUMNS: Columns<'static> = #columns;
    }
}

fn constant(tables: &Tables<'_>) -> TokenStream {
    let Tables { api, locale, content_type, attributes, .. } = tables;
    let wire = table::envelope(&tables.wire);
    let accepts = tables.accepts.iter().map(table::envelope);
    let fallback = Literal::u8_unsuffixed(tables.fallback_policy);
    let statuses = tables.statuses.iter().map(table::status);
    let roles = tables.roles.iter().copied().map(table::role);
    quote! {
        table::Tables {
            api: #api,
            locale: #locale,
            errors: &[],
            index: index::Index::EMPTY,
            wire: #wire,
            accepts: &[#(#accepts),*],
            content_type: #content_type,
            categories: super::Category::TEXTS,
            policies: POLICIES,
            fallback_policy: #fallback,
            statuses: &[#(#statuses),*],
            attributes: &[#(#attributes),*],
            roles: &[#(#roles),*],
        }
    }
}
