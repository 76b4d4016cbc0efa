//! Turns the public errors into what has to know their types: for every 500 codes one part, whose functions match on
//! the code.
//!
//! ```text
//! pub(super) static PART: Part = Part {
//!     kind: |code, error| match code {
//!         Code::Busy => part::typed(error, Kind::Busy),
//!         Code::Closed => part::only(Kind::Closed),
//!         …
//!     },
//!     value: |kind, index| match (kind, index) { (Kind::Busy(error), 0) => error.load.to_value(), … },
//!     read: |code, fields| match code { Code::Busy => part::boxed(errors::Busy { … }), …, _ => None },
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

        /// One for every 500 codes.
        pub(crate) static PARTS: &[&crate::runtime::part::Part] = &[#(&#modules::PART),*];
    }
}

/// An error's variant, and its members.
type Variant<'m> = (Ident, Vec<Member<'m>>);

/// The part of these errors, which may be one of several.
fn part(model: &Model, errors: &[&ErrorDef], of_several: bool) -> TokenStream {
    let docs = docs::inner("What has to know the types of some errors.");
    let expect = deprecation::expect_any(errors.iter().copied());
    let variants: Vec<_> = errors
        .iter()
        .map(|error| {
            (errors::name(error), fields::members(model, errors::public_fields(error), Scope::Elsewhere))
        })
        .collect();
    let (with_fields, without): (Vec<_>, Vec<_>) =
        variants.iter().partition(|(_, members)| !members.is_empty());
    let kind = kind(&with_fields, &without, of_several);
    let functions = fields_functions(&with_fields, &without, of_several);
    let to_value = (!with_fields.is_empty()).then(|| quote!(ToValue,));
    let errors = (!with_fields.is_empty()).then(|| quote!(, errors));
    let imports = quote! {
        use crate::runtime::part;
        use crate::runtime::value::{#to_value Value};
        use crate::{Code, Kind #errors};
    };
    let expect_other = of_several.then(
        || quote!(#[expect(clippy::wildcard_enum_match_arm, reason = "a part has some of all errors")]),
    );
    quote! {
        #docs

        #imports

        #expect
        #expect_other
        pub(super) static PART: part::Part = part::Part { #kind #functions };
    }
}

/// The function that finds out the type of an error with fields, and knows the only value of one without.
fn kind(with_fields: &[&Variant<'_>], without: &[&Variant<'_>], of_several: bool) -> TokenStream {
    let typed = with_fields.iter().map(|(name, _)| quote!(Code::#name => part::typed(error, Kind::#name),));
    let plain = without.iter().map(|(name, _)| quote!(Code::#name => part::only(Kind::#name),));
    let other = of_several.then(|| quote!(_ => None,));
    let error = format_ident!("{}", if with_fields.is_empty() { "_error" } else { "error" });
    quote!(kind: |code, #error| match code { #(#typed)* #(#plain)* #other },)
}

/// The functions about fields.
fn fields_functions(with_fields: &[&Variant<'_>], without: &[&Variant<'_>], of_several: bool) -> TokenStream {
    if with_fields.is_empty() {
        return quote!(value: |_, _| Value::Absent, read: |_, _| None,);
    }
    let values = with_fields.iter().flat_map(|(name, members)| fields::value_arms(name, members));
    let readers = with_fields.iter().map(|(name, members)| reader(name, members));
    let plain = without.iter().map(|(name, _)| name);
    let others = match without {
        _ if of_several => Some(quote!(_ => None,)),
        [] => None,
        _ => Some(quote!(#(Code::#plain)|* => None,)),
    };
    quote! {
        value: |kind, index| match (kind, index) { #(#values)* _ => Value::Absent },
        read: |code, fields| match code { #(#readers)* #others },
    }
}

/// Makes an error with fields.
fn reader(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let values = fields::read(members);
    quote!(Code::#name => part::boxed(errors::#name { #values }),)
}
