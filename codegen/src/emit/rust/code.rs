//! Turns the public errors into the enum `Code`, and the categories into `Category`.
//!
//! ```text
//! #[repr(u16)]
//! pub enum Code { ModelNotFound, … }
//!
//! static CODES: [Code; 139] = [Code::ModelNotFound, …];
//!
//! impl Code {
//!     pub const ALL: &'static [Self] = &CODES;
//!     pub(crate) const fn at(place: u16) -> Self { … }
//!     pub(crate) const MATCH: Option<fn(&str) -> Option<Self>> = Some(|text| match text { … });
//! }
//! ```
//!
//! All that a code knows is in the tables, and the methods that read them are in the runtime.

use std::collections::BTreeSet;

use errcat_runtime::runtime::table::Facts;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{deprecation, docs, error_docs, errors};
use crate::model::{Category, ErrorDef, Model};
use crate::names::rust;

/// The file with `Code`.
pub(super) fn codes(model: &Model, facts: &[Facts<'_>]) -> TokenStream {
    let docs = docs::inner(&format!("The codes of the {}.", docs::text(&model.api.title)));
    let errors: Vec<_> = model.public_errors().map(|(_, error)| error).collect();
    let variants = errors.iter().map(|error| variant(model, error));
    let names: Vec<_> = errors.iter().map(|error| errors::name(error)).collect();
    let by_match = by_match(&names, facts);
    let expect = deprecation::expect_any(errors.iter().copied());
    let expect_matched = (names.len() <= MATCHED).then_some(&expect);
    let count = Literal::usize_unsuffixed(names.len());
    quote! {
        #docs

        /// What machines compare: one variant for each code. New codes may be added at any time.
        #[non_exhaustive]
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[repr(u16)]
        pub enum Code { #(#variants)* }

        #expect
        static CODES: [Code; #count] = [#(Code::#names),*];

        #expect_matched
        impl Code {
            /// All codes, in the order of the catalog.
            pub const ALL: &'static [Self] = &CODES;

            /// The code with this place in [`Self::ALL`], which the compiler would look through where a generic constant
            /// names it.
            pub(crate) const fn at(place: u16) -> Self {
                CODES[place as usize]
            }

            /// Finds a code by its text, where there are so few that a `match` is faster than the index.
            pub(crate) const MATCH: ::core::option::Option<fn(&str) -> ::core::option::Option<Self>> = #by_match;
        }
    }
}

/// Up to this many codes are found by a `match`.
const MATCHED: usize = 32;

/// A code on the wire comes before a key that is the same.
fn by_match(names: &[Ident], facts: &[Facts<'_>]) -> TokenStream {
    if names.len() > MATCHED {
        return quote!(::core::option::Option::None);
    }
    let keyed = facts.iter().map(|facts| facts.code.is_none().then_some(facts.key));
    let mut known = BTreeSet::new();
    let texts = facts.iter().map(|facts| facts.code).zip(names).chain(keyed.zip(names));
    let arms = texts.filter_map(|(text, name)| {
        let text = text.filter(|text| known.insert(*text))?;
        Some(quote!(#text => Self::#name,))
    });
    quote! {
        ::core::option::Option::Some(|text| ::core::option::Option::Some(match text {
            #(#arms)*
            _ => return ::core::option::Option::None,
        }))
    }
}

fn variant(model: &Model, error: &ErrorDef) -> TokenStream {
    let name = errors::name(error);
    let docs = docs::outer(&error_docs::headline(error));
    let mark = deprecation::of(model, error).mark;
    quote!(#docs #mark #name,)
}

/// The file with `Category`.
pub(super) fn categories(model: &Model) -> TokenStream {
    let docs = docs::inner(&format!("The categories of the {}'s errors.", docs::text(&model.api.title)));
    let names: Vec<_> = model
        .categories
        .iter()
        .map(|category| format_ident!("{}", rust::type_name(&category.name)))
        .collect();
    let texts = model.categories.iter().map(|category| &category.name);
    let docs_of = model.categories.iter().map(|category| docs::outer(&category_docs(category)));
    // An enum without variants can't have a representation, nor be a number.
    let repr = (!names.is_empty()).then(|| quote!(#[repr(u16)]));
    let index = if names.is_empty() { quote!(match self {}) } else { quote!(self as usize) };
    quote! {
        #docs

        /// A group of errors. New ones may be added at any time.
        #[non_exhaustive]
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #repr
        pub enum Category { #(#docs_of #names,)* }

        impl Category {
            /// All categories, in the order of the catalog.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];

            /// The name of each.
            pub(crate) const TEXTS: &'static [&'static str] = &[#(#texts),*];

            /// Its place in [`Self::ALL`].
            pub(crate) const fn index(self) -> usize {
                #index
            }
        }
    }
}

fn category_docs(category: &Category) -> String {
    let heading = format!("{} ({}).", docs::text(&category.title), docs::code(&category.name));
    match &category.description {
        Some(description) => format!("{heading}\n\n{}", docs::block(description)),
        None => heading,
    }
}
