//! Turns Markdown into doc comments.

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use crate::emit::prose::{block, code, line, link, one_line, text};

/// Markdown as doc attributes, one a line.
pub(super) fn outer(markdown: &str) -> TokenStream {
    let lines = markdown.trim_end().lines().map(spaced);
    quote! { #(#[doc = #lines])* }
}

/// Markdown as the doc attributes of the module they stand in.
pub(super) fn inner(markdown: &str) -> TokenStream {
    let lines = markdown.trim_end().lines().map(spaced);
    quote! { #(#![doc = #lines])* }
}

/// A doc attribute's text begins with the space after `///`.
fn spaced(line: &str) -> String {
    format!(" {line}").trim_end().to_owned()
}
