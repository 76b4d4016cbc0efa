//! Turns the public errors into what has to know their types: for every 250 codes one part, whose functions match on
//! the code.
//!
//! ```text
//! pub(super) const PART: Part = Part {
//!     kind: |code, error| match code { Code::Busy => part::typed(error, Kind::Busy), … },
//!     value: |kind, index| match (kind, index) { (Kind::Busy(error), 0) => error.load.to_value(), … },
//!     read: |code, fields| Some(match code { Code::Busy => part::erased(errors::Busy { … }), … }),
//! };
//! ```

use errcat_runtime::runtime::part::SIZE;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::fields::{self, Member};
use super::format::Job;
use super::types::Scope;
use super::{deprecation, docs, errors};
use crate::model::{ErrorDef, Model};

/// The modules.
pub(super) fn jobs<'m>(model: &'m Model, errors: &'m [&'m ErrorDef]) -> Vec<Job<'m>> {
    let parts = errors.chunks(SIZE).enumerate().map(move |(index, part)| {
        let path = format!("src/catalog/parts/{}.rs", module_name(index));
        Job::new(path, move || self::part(model, part, errors.len() > SIZE))
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

        /// One for every 250 codes.
        pub(crate) const PARTS: &[crate::runtime::part::Part] = &[#(#modules::PART),*];
    }
}

/// The part of these errors, which may be one of several.
fn part(model: &Model, errors: &[&ErrorDef], of_several: bool) -> TokenStream {
    let docs = docs::inner("What has to know the types of some errors.");
    let expect = deprecation::expect_any(errors.iter().copied());
    let members: Vec<_> = errors
        .iter()
        .map(|error| {
            (errors::name(error), fields::members(model, errors::public_fields(error), Scope::Elsewhere))
        })
        .collect();
    let kinds = members.iter().map(|(name, _)| quote!(Code::#name => part::typed(error, Kind::#name),));
    let readers = members.iter().map(|(name, members)| reader(name, members));
    let when_several = |tokens: TokenStream| if of_several { tokens } else { TokenStream::new() };
    let expect_other = when_several(
        quote!(#[expect(clippy::wildcard_enum_match_arm, reason = "a part has some of all errors")]),
    );
    let [other_kind, other_error] = [quote!(_ => None,), quote!(_ => return None,)].map(when_several);
    let value = value(&members);
    let has_fields = members.iter().any(|(_, members)| !members.is_empty());
    let fields = parameter("fields", has_fields);
    let to_value = has_fields.then(|| quote!(ToValue,));
    let imports = quote! {
        use crate::runtime::part;
        use crate::runtime::value::{#to_value Value};
        use crate::{Code, Kind, errors};
    };
    quote! {
        #docs

        #imports

        #expect
        #expect_other
        pub(super) const PART: part::Part = part::Part {
            kind: |code, error| match code { #(#kinds)* #other_kind },
            #value
            read: |code, #fields| Some(match code { #(#readers)* #other_error }),
        };
    }
}

fn parameter(name: &str, is_used: bool) -> Ident {
    if is_used { format_ident!("{name}") } else { format_ident!("_{name}") }
}

/// The function that gives a field's value.
fn value(errors: &[(Ident, Vec<Member<'_>>)]) -> TokenStream {
    let arms: Vec<_> = errors.iter().flat_map(|(name, members)| fields::value_arms(name, members)).collect();
    if arms.is_empty() {
        return quote!(value: |_, _| Value::Absent,);
    }
    quote! {
        value: |kind, index| match (kind, index) {
            #(#arms)*
            _ => Value::Absent,
        },
    }
}

fn reader(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let made = |values: &TokenStream| quote!(part::erased(errors::#name { #values }));
    let (bindings, values) = fields::read(members);
    let made = made(&values);
    let made = bindings.map_or_else(|| quote!(#made,), |bindings| quote!({ #bindings #made }));
    quote!(Code::#name => #made)
}
