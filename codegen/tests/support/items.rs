//! Turns a generated file into its items, with the `new` that `catalog_error!` makes of an error without fields.

use proc_macro2::TokenTree;
use syn::{Item, ItemMacro, parse_quote};

/// The items of a file.
pub(crate) fn items(text: &str) -> Vec<Item> {
    let items = syn::parse_file(text).unwrap().items.into_iter();
    items.flat_map(|item| constructor(&item).into_iter().chain([item])).collect()
}

/// What `catalog_error!(Gone {})` makes.
fn constructor(item: &Item) -> Option<Item> {
    let Item::Macro(ItemMacro { mac, .. }) = item else { return None };
    let tokens: Vec<TokenTree> = mac.tokens.clone().into_iter().collect();
    let [.., TokenTree::Ident(name), TokenTree::Group(fields)] = tokens.as_slice() else { return None };
    let is_plain = mac.path.segments.last()?.ident == "catalog_error" && fields.stream().is_empty();
    is_plain.then(|| parse_quote! { impl #name { pub const fn new() -> Self { Self {} } } })
}
