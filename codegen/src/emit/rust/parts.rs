//! Turns the public errors into what has to know their types: for every 500 codes one part, whose functions match on
//! the code's place.
//!
//! ```text
//! pub(super) static PART: Part = Part { kind, value, read };
//!
//! fn kind(place: u16, error: &dyn Any) -> Option<Kind<'_>> {
//!     match place { 0 => part::typed(error, Kind::Busy), 1 => part::only(Kind::Closed), … }
//! }
//!
//! fn value(kind: Kind<'_>, index: usize) -> Value<'_> {
//!     match kind { Kind::Busy(error) => match index { 0 => error.load.to_value(), … }, … }
//! }
//!
//! fn read(place: u16, fields: &Fields<'_>) -> Erased {
//!     match place { 0 => part::boxed(errors::Busy { … }), … }
//! }
//! ```
//!
//! Places are numbers, since the compiler looks through all variants of `Code` for each that is named in a pattern.

use errcat_runtime::runtime::part::SIZE;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::fields::{self, Member};
use super::format::Job;
use super::types::Scope;
use super::{deprecation, docs, errors, literal};
use crate::model::{ErrorDef, Model};

/// The modules.
pub(super) fn jobs<'m>(model: &'m Model, errors: &'m [&'m ErrorDef]) -> Vec<Job<'m>> {
    let parts = errors.chunks(SIZE).enumerate().map(move |(index, part)| {
        let path = format!("src/catalog/parts/{}.rs", module_name(index));
        Job::new(path, move || self::part(model, part, index * SIZE))
    });
    std::iter::once(Job::new("src/catalog/parts/mod.rs", || root(errors))).chain(parts).collect()
}

fn module_name(index: usize) -> Ident {
    format_ident!("part_{}", index + 1)
}

fn root(errors: &[&ErrorDef]) -> TokenStream {
    let docs = docs::inner("What has to know the types of errors.");
    let modules: Vec<_> = (0..errors.len().div_ceil(SIZE)).map(module_name).collect();
    quote! {
        #docs
        #(mod #modules;)*

        /// One for every 500 codes.
        pub(crate) static PARTS: &[&crate::runtime::part::Part] = &[#(&#modules::PART),*];
    }
}

/// An error with the place of its code.
struct Placed<'m> {
    place: TokenStream,
    name: Ident,
    error: &'m ErrorDef,
    members: Vec<Member<'m>>,
}

impl Placed<'_> {
    fn has_fields(&self) -> bool {
        !self.members.is_empty()
    }
}

/// The part of these errors, the first of which has a place.
fn part(model: &Model, errors: &[&ErrorDef], first: usize) -> TokenStream {
    let docs = docs::inner("What has to know the types of some errors.");
    let placed = errors.iter().zip(first as u64..).map(|(error, place)| Placed {
        place: literal::u64(place),
        name: errors::name(error),
        error,
        members: fields::members(model, errors::public_fields(error), Scope::Elsewhere),
    });
    let placed: Vec<_> = placed.collect();
    let has_fields = placed.iter().any(Placed::has_fields);
    let (kind, functions) = (kind(&placed, has_fields), fields_functions(&placed, has_fields));
    let (to_value, errors) = (has_fields.then(|| quote!(ToValue,)), has_fields.then(|| quote!(, errors)));
    quote! {
        #docs

        use core::any::Any;

        use crate::runtime::fields::Fields;
        use crate::runtime::part::{self, Erased, Part};
        use crate::runtime::value::{#to_value Value};
        use crate::{Kind #errors};

        pub(super) static PART: Part = Part { kind, value, read };

        #kind
        #functions
    }
}

/// The function that finds out the type of an error with fields, and knows the only value of one without.
fn kind(errors: &[Placed<'_>], has_fields: bool) -> TokenStream {
    let arms = errors.iter().map(|placed| {
        let Placed { place, name, .. } = placed;
        let found =
            if placed.has_fields() { quote!(typed(error, Kind::#name)) } else { quote!(only(Kind::#name)) };
        quote!(#place => part::#found,)
    });
    let error = format_ident!("{}", if has_fields { "error" } else { "_error" });
    let deprecated = deprecation::expect_any(errors.iter().map(|placed| placed.error));
    quote! {
        #deprecated
        fn kind(place: u16, #error: &dyn Any) -> Option<Kind<'_>> {
            match place { #(#arms)* _ => None }
        }
    }
}

/// The functions about fields.
fn fields_functions(errors: &[Placed<'_>], has_fields: bool) -> TokenStream {
    if !has_fields {
        return quote! {
            fn value(_kind: Kind<'_>, _index: usize) -> Value<'_> {
                Value::Absent
            }

            fn read(_place: u16, _fields: &Fields<'_>) -> Erased {
                None
            }
        };
    }
    let with_fields = || errors.iter().filter(|placed| placed.has_fields());
    let values = with_fields().map(|Placed { name, members, .. }| {
        let arms = fields::value_arms(members);
        quote!(Kind::#name(error) => match index { #(#arms)* _ => Value::Absent },)
    });
    let readers = with_fields().map(|Placed { place, name, members, .. }| {
        let values = fields::read(members);
        quote!(#place => part::boxed(errors::#name { #values }),)
    });
    let deprecated = deprecation::expect_any(with_fields().map(|placed| placed.error));
    quote! {
        #deprecated
        fn value(kind: Kind<'_>, index: usize) -> Value<'_> {
            match kind { #(#values)* _ => Value::Absent }
        }

        #deprecated
        fn read(place: u16, fields: &Fields<'_>) -> Erased {
            match place { #(#readers)* _ => None }
        }
    }
}
