//! Turns operations into error types that admit only their own errors.
//!
//! ```text
//! pub enum CreateChat {}
//! pub type CreateChatError = OperationError<CreateChat>;
//! pub enum CreateChatKind<'a> { ModelNotFound(&'a ModelNotFound), … }
//! impl Operation for CreateChat { … }
//! impl Answers<ModelNotFound> for CreateChat {}
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{deprecation, docs, errors, kind};
use crate::model::{ErrorDef, Model, Operation};
use crate::names::rust;

/// The file with all operations.
pub(super) fn emit(model: &Model) -> TokenStream {
    let docs = docs::inner(&format!(
        "The operations of the {} and what each can answer with.",
        docs::text(&model.api.title)
    ));
    let operations = model.operations.iter().map(|operation| one(model, operation));
    // Modules are in lower case and what the catalog names isn't, so neither hides the other.
    let uses = (!model.operations.is_empty()).then(|| {
        quote! {
            use crate::errors;
            use crate::runtime::{api_error, operation};
        }
    });
    quote! { #docs #uses #(#operations)* }
}

/// The type that stands for an operation.
pub(super) fn name(operation: &Operation) -> Ident {
    format_ident!("{}", rust::type_name(&operation.name))
}

/// The type that comes with an operation. Made of the whole name: `Self` is escaped, and `SelfError` needn't be.
fn companion(operation: &Operation, suffix: &str) -> Ident {
    format_ident!("{}", rust::type_name(&format!("{}_{suffix}", operation.name)))
}

fn one(model: &Model, operation: &Operation) -> TokenStream {
    let name = name(operation);
    let (error, kind) = (companion(operation, "error"), companion(operation, "kind"));
    let docs = docs::outer(&operation_docs(operation));
    let [error_docs, kind_docs] = [
        format!(" An error of [`{name}`]."),
        format!(" An error of [`{name}`], to match on. New ones may be added at any time."),
    ];
    let errors: Vec<_> = model.answers(operation).into_iter().map(|id| &model[id]).collect();
    let variants = errors.iter().map(|error| kind::variant(model, error));
    let copy = kind::copy(&kind);
    let implementation = implementation(operation, &errors);
    let own = operation.errors.iter().map(|id| &model[*id]).filter(|error| !error.internal);
    let answers = own.map(|error| {
        let error_name = errors::name(error);
        answers(&quote!(operation::Answers<errors::#error_name>), &name, error)
    });
    quote! {
        #docs
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        pub enum #name {}

        #[doc = #error_docs]
        pub type #error = operation::OperationError<#name>;

        #[doc = #kind_docs]
        #[non_exhaustive]
        pub enum #kind<'a> {
            #(#variants)*
            /// An error that the operation doesn't list.
            #[doc(hidden)]
            __Other(&'a api_error::ApiError),
        }

        #copy
        #implementation
        #(#answers)*
    }
}

fn operation_docs(operation: &Operation) -> String {
    let heading = format!("The operation {}: {}.", docs::code(&operation.name), docs::text(&operation.title));
    let requests = operation.requests.iter().map(|request| docs::code(&request.to_string()));
    let requests = requests.collect::<Vec<_>>().join(", ");
    let requests = (!requests.is_empty()).then(|| format!("Request: {requests}"));
    let description = operation.description.as_ref().map(|description| docs::block(description));
    [Some(heading), requests, description].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn implementation(operation: &Operation, errors: &[&ErrorDef]) -> TokenStream {
    let name = name(operation);
    let kind = companion(operation, "kind");
    let key = &operation.name;
    let names = errors.iter().map(|error| errors::name(error));
    let match_arms = errors.iter().map(|error| {
        let name = errors::name(error);
        quote!(crate::Kind::#name(error) => #kind::#name(error),)
    });
    let deprecated = deprecation::expect_any(errors.iter().copied());
    quote! {
        #deprecated
        impl operation::Operation for #name {
            const NAME: &'static str = #key;
            const CODES: &'static [crate::Code] = &[#(crate::Code::#names),*];
            type Kind<'a> = #kind<'a>;

            fn kind(error: &api_error::ApiError) -> #kind<'_> {
                match error.kind() {
                    #(#match_arms)*
                    _ => #kind::__Other(error),
                }
            }
        }
    }
}

/// Lets an error of the operation's own convert into the operation's error type.
pub(super) fn answers(answers: &TokenStream, operation: &impl ToTokens, error: &ErrorDef) -> TokenStream {
    let expect = deprecation::expect_any([error]);
    quote! {
        #expect
        impl #answers for #operation {}
    }
}
