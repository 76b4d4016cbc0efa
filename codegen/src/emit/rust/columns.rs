//! Turns the facts that constants are made of into the lists that hold them.
//!
//! ```text
//! Columns { texts: &["model_not_found", …], titles: &["Model not found", …], policies: &[0, …], … }
//! ```

use errcat_runtime::runtime::table::Facts;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::literal;

/// A `Columns`, which the scope has.
pub(super) fn emit(facts: &[Facts<'_>]) -> TokenStream {
    let texts = facts.iter().map(|facts| facts.code.unwrap_or(facts.key));
    let titles = facts.iter().map(|facts| facts.title);
    let policies = facts.iter().map(|facts| Literal::u8_unsuffixed(facts.policy));
    let numbers = unless_absent(
        facts,
        |facts| facts.number.is_some(),
        |facts| facts.number.map(literal::i64).map_or_else(|| quote!(None), |number| quote!(Some(#number))),
    );
    let docs_urls = unless_absent(
        facts,
        |facts| facts.docs_url.is_some(),
        |facts| facts.docs_url.unwrap_or_default().to_token_stream(),
    );
    let categories = unless_absent(
        facts,
        |facts| facts.category.is_some(),
        |facts| Literal::u16_unsuffixed(facts.category.map_or(0, |category| category + 1)).to_token_stream(),
    );
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
fn unless_absent(
    facts: &[Facts<'_>],
    has: impl Fn(&Facts<'_>) -> bool,
    value: impl Fn(&Facts<'_>) -> TokenStream,
) -> TokenStream {
    let is_had = facts.iter().any(has);
    let values = facts.iter().filter(|_| is_had).map(value);
    quote!(&[#(#values),*])
}
