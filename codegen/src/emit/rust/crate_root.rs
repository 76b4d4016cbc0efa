//! Turns what the catalog says of its API into the crate's root and the root of its catalog.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{attributes, docs, internal};
use crate::model::{Api, Model};
use crate::names::rust;

/// The runtime's modules that a feature of the same name (with hyphens) turns on.
const INTEGRATIONS: &[&str] = &["actix_web", "axum", "reqwest", "reqwest_middleware", "tonic", "tower"];

/// `src/lib.rs`.
pub(super) fn lib(model: &Model) -> TokenStream {
    let docs = docs::inner(&lib_docs(&model.api));
    let error_type = format_ident!("{}", rust::type_name(&model.api.error_type));
    let error_type =
        if error_type == "ApiError" { quote!(ApiError) } else { quote!(ApiError as #error_type) };
    let internal = internal::is_needed(model).then(|| {
        quote! {
            #[cfg(feature = "server")]
            pub mod internal;
        }
    });
    let attributes = attributes::public(model).map(|_| {
        quote!(
            pub use catalog::attributes;
        )
    });
    let integrations = INTEGRATIONS.iter().map(|name| {
        let (feature, module) = (name.replace('_', "-"), format_ident!("{name}"));
        quote! {
            #[cfg(feature = #feature)]
            pub use runtime::#module;
        }
    });
    quote! {
        #docs
        #![forbid(unsafe_code)]

        pub mod catalog;
        #[cfg(any(feature = "test-util", feature = "utoipa"))]
        mod examples;
        #internal
        pub mod runtime;

        #attributes
        pub use catalog::{Category, Code, Kind, errors, operations, types};
        pub use runtime::api_error::#error_type;
        pub use runtime::budget::RetryBudget;
        pub use runtime::code::UnknownCode;
        pub use runtime::enumeration::OtherWord;
        pub use runtime::error::CatalogError;
        pub use runtime::operation::OperationError;
        pub use runtime::policy::Policy as RetryPolicy;
        pub use runtime::random::{Random, RandomSource};
        pub use runtime::read::plan::{ChosenBy, RetryPlan, Verdict};
        pub use runtime::read::response::{ErrorResponse, Outcome, UnknownError};
        pub use runtime::result_ext::ResultExt;
        pub use runtime::retrier::{Retrier, SafeToRepeat, is_safe};
        pub use runtime::retry::{GiveUp, Step};
        pub use runtime::timestamp::Timestamp;
        #(#integrations)*
    }
}

fn lib_docs(api: &Api) -> String {
    let contents = format!(
        "# Where to find what\n\n\
         - [`{error}`]: any error of the API, what functions return\n\
         - [`errors`]: a type for each error, which converts into [`{error}`] with `?`\n\
         - [`Kind`]: an error to match on\n\
         - [`Code`]: what machines compare\n\
         - [`operations`]: a type for each operation that admits only its own errors\n\
         - [`types`]: what fields are made of",
        error = rust::type_name(&api.error_type),
    );
    let heading = format!("The errors of the {}, version {}.", docs::text(&api.title), api.version);
    let description = api.description.as_deref().map(docs::block);
    let support = api.support.as_deref().map(|support| format!("# Support\n\n{}", docs::block(support)));
    let parts = [Some(heading), description, Some(contents), support];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// `src/catalog/mod.rs`.
pub(super) fn catalog(model: &Model) -> TokenStream {
    let docs = docs::inner(&format!("What the catalog of the {} says.", docs::text(&model.api.title)));
    let attributes = attributes::public(model).map(|_| {
        quote!(
            pub mod attributes;
        )
    });
    quote! {
        #docs
        #attributes
        mod category;
        mod code;
        pub mod errors;
        mod facts;
        mod kind;
        pub mod operations;
        mod parts;
        mod tables;
        pub mod types;

        pub use category::Category;
        pub use code::Code;
        pub use kind::Kind;
        pub(crate) use parts::PARTS;
        pub use tables::TABLES;
        pub(crate) use tables::{COLUMNS, POLICIES};
    }
}
