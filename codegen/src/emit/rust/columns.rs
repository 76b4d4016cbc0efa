//! Turns the facts that constants are made of into the lists that hold them.
//!
//! ```text
//! Columns {
//!     texts: &["model_not_found", …],
//!     titles: Joined { text: "Model not found…", ends: &[15, …] },
//!     policies: &[0, …],
//!     …
//! }
//! ```

use errcat_runtime::runtime::table::Facts;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::literal;

/// A `Columns`, which the scope has, as it has `Joined`.
pub(super) fn emit(facts: &[Facts<'_>]) -> TokenStream {
    let texts = facts.iter().map(|facts| facts.code.unwrap_or(facts.key));
    let titles = joined(facts.iter().map(|facts| facts.title));
    let policies = facts.iter().map(|facts| Literal::u8_unsuffixed(facts.policy));
    let numbers = unless_absent(
        facts,
        |facts| facts.number.is_some(),
        |facts| facts.number.map(literal::i64).map_or_else(|| quote!(None), |number| quote!(Some(#number))),
    );
    let has_url = facts.iter().any(|facts| facts.docs_url.is_some());
    let docs_urls = facts.iter().filter(|_| has_url).map(|facts| facts.docs_url.unwrap_or_default());
    let docs_urls = joined(docs_urls);
    let categories = unless_absent(
        facts,
        |facts| facts.category.is_some(),
        |facts| Literal::u16_unsuffixed(facts.category.map_or(0, |category| category + 1)).to_token_stream(),
    );
    quote! {
        Columns {
            texts: &[#(#texts),*],
            titles: #titles,
            numbers: #numbers,
            docs_urls: #docs_urls,
            categories: #categories,
            policies: &[#(#policies),*],
        }
    }
}

/// Texts as one.
fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> TokenStream {
    let texts: Vec<_> = texts.collect();
    let text = lines(&texts);
    let ends = ends(&texts).map(literal::u64);
    quote!(Joined { text: #text, ends: &[#(#ends),*] })
}

fn ends(texts: &[&str]) -> impl Iterator<Item = u64> {
    texts.iter().scan(0, |end, text| {
        *end += text.len() as u64;
        Some(*end)
    })
}

/// A literal with a line for each text.
fn lines(texts: &[&str]) -> Option<TokenStream> {
    let lines: String = texts.iter().map(|text| line(text)).collect();
    let start = if lines.is_empty() { "" } else { CONTINUED };
    format!("\"{start}{lines}\"").parse().ok()
}

/// Ends a line of a literal, and is no part of its text; nor are spaces that the next line begins with.
const CONTINUED: &str = "\\\n";

fn line(text: &str) -> String {
    let after = text.trim_ascii_start();
    let spaces = text[..text.len() - after.len()].escape_unicode();
    let after = after.escape_debug().to_string().replace("\\'", "'");
    format!("{spaces}{after}{CONTINUED}")
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

#[cfg(test)]
mod tests {
    use errcat_runtime::runtime::columns::Joined;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_reads_as_it_is() {
        assert_eq!(line("It's \"so\" \\ \u{202e}"), "It's \\\"so\\\" \\\\ \\u{202e}\\\n");
        assert_eq!(line("  x "), "\\u{20}\\u{20}x \\\n");
    }

    proptest! {
        /// Each text is found again, whatever it is.
        #[test]
        fn any_texts_are_joined(texts in prop::collection::vec("[ \t\r\n\\\\\"']{0,2}.{0,3}[a\u{301}\u{2028}\n ]?", 0..5)) {
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            let literal: syn::LitStr = syn::parse2(lines(&texts).expect("tokens")).expect("a literal");
            let ends: Vec<_> = ends(&texts).map(|end| u32::try_from(end).expect("it is short")).collect();
            let text = literal.value();
            let joined = Joined { text: &text, ends: &ends };
            prop_assert_eq!((0..texts.len()).map(|index| joined.get(index)).collect::<Vec<_>>(), texts);
        }
    }
}
