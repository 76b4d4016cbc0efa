//! Turns the facts that constants are made of into the lists that hold them.
//!
//! ```text
//! Columns { texts: &["model_not_found", …], titles: &["Model not found", …], policies: &[0, …], … }
//! ```

use errcat_runtime::runtime::table::Facts;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::literal;

/// A `Columns`, which the scope has.
pub(super) fn emit(facts: &[Facts<'_>]) -> TokenStream {
    let texts = facts.iter().map(|facts| facts.code.unwrap_or(facts.key));
    let titles = facts.iter().map(|facts| facts.title);
    let policies = facts.iter().map(|facts| Literal::u8_unsuffixed(facts.policy));
    let numbers = optional(facts, |facts| facts.number.map(literal::i64));
    let docs_urls = optional(facts, |facts| facts.docs_url.map(|url| quote!(#url)));
    let categories = optional(facts, |facts| {
        let category = Literal::u16_unsuffixed(facts.category?);
        Some(quote!(#category))
    });
    quote! {
        Columns {
            texts: &[#(#texts),*],
            titles: &[#(#titles),*],
            numbers: #numbers,
            docs_urls: #docs_urls,
            categories: #categories,
            policies: &[#(#policies),*],
        }
    }
}

/// A list that is empty when no error has the fact.
fn optional(facts: &[Facts<'_>], value: impl Fn(&Facts<'_>) -> Option<TokenStream>) -> TokenStream {
    let values: Vec<_> = facts.iter().map(value).collect();
    if values.iter().all(Option::is_none) {
        return quote!(&[]);
    }
    let values =
        values.into_iter().map(|value| value.map_or_else(|| quote!(None), |value| quote!(Some(#value))));
    quote!(&[#(#values),*])
}
