//! Turns a generated file into its items, with errors without fields as if each were a type of its own.

use syn::{Item, ItemType, Type, parse_quote};

/// The items of a file.
pub(crate) fn items(text: &str) -> Vec<Item> {
    let items = syn::parse_file(text).unwrap().items.into_iter();
    items.flat_map(|item| plain(&item).unwrap_or_else(|| vec![item])).collect()
}

/// What the name of an error without fields offers.
fn plain(item: &Item) -> Option<Vec<Item>> {
    let Item::Type(ItemType { vis, ident, ty, .. }) = item else { return None };
    let Type::Path(path) = ty.as_ref() else { return None };
    let is_plain = path.path.segments.last()?.ident == "PlainError";
    is_plain.then(|| {
        let own = parse_quote!(#vis struct #ident {});
        vec![own, parse_quote! { impl #ident { pub const fn new() -> Self { Self {} } } }]
    })
}
