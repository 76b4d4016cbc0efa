//! Turns Markdown into doc comments.

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use crate::emit::prose::{block, code, line, link, one_line, text};

/// Stands between the lines of one doc attribute: an attribute for each line would take a fifth of the time. Prose
/// never holds it: it shows a control character as U+FFFD.
pub(super) const LINE_END: char = '\u{1f}';

/// Markdown as a doc attribute, whose lines the formatter parts.
pub(super) fn outer(markdown: &str) -> TokenStream {
    let lines = joined(markdown);
    quote! { #[doc = #lines] }
}

/// Markdown as the doc attribute of the module it stands in.
pub(super) fn inner(markdown: &str) -> TokenStream {
    let lines = joined(markdown);
    quote! { #![doc = #lines] }
}

/// Each line begins with the space after `///`.
fn joined(markdown: &str) -> String {
    let mut joined = String::with_capacity(markdown.len() + 64);
    for line in markdown.trim_end().lines() {
        if !joined.is_empty() {
            joined.push(LINE_END);
        }
        if !line.trim_end().is_empty() {
            joined.push(' ');
            joined.push_str(line.trim_end());
        }
    }
    joined
}
