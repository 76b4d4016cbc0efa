//! Turns the runtime's tables of this catalog into statics.
//!
//! ```text
//! pub static TABLES: LazyLock<Tables<'static>> =
//!     LazyLock::new(|| Tables { errors: facts::decode(super::facts::ERRORS), ..CONSTANT });
//! ```

use errcat_runtime::runtime::table::Tables;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{docs, table};

/// The file with `TABLES`.
pub(super) fn emit(tables: &Tables<'_>) -> TokenStream {
    let docs = docs::inner("What the catalog says, as tables.");
    let constant = constant(tables);
    quote! {
        #docs
        use crate::runtime::{facts, table};

        /// The catalog.
        pub static TABLES: ::std::sync::LazyLock<table::Tables<'static>> = ::std::sync::LazyLock::new(|| {
            table::Tables { errors: facts::decode(super::facts::ERRORS), ..CONSTANT }
        });

        /// All but the errors.
        const CONSTANT: table::Tables<'static> = #constant;
    }
}

fn constant(tables: &Tables<'_>) -> TokenStream {
    let Tables { api, locale, content_type, categories, attributes, .. } = tables;
    let by_code = tables.by_code.iter().map(|index| Literal::u16_unsuffixed(*index));
    let by_docs_url = tables.by_docs_url.iter().map(|index| Literal::u16_unsuffixed(*index));
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
            errors: &[],
            by_code: &[#(#by_code),*],
            by_docs_url: &[#(#by_docs_url),*],
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
