//! An optional field that is added to an error breaks nobody who builds or reads it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/items.rs"]
mod items;

use std::collections::BTreeSet;

use errcat_codegen::model::{Target, TargetKind};
use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile, emit};
use quote::{ToTokens, quote};
use syn::{Field, ImplItem, Item, ItemImpl, Visibility};

const CATALOG: &str = "
catalog: 1
api: { name: demo }
wire: { body: { code: $code, message: $message, details: $details? } }
errors:
  one: { status: 404, message: m, fields: { id: string } }
  none: { status: 404, message: m }
  many: { status: 409, message: m, fields: { a: string, b: string, c: string, d: string } }
operations: { all: { errors: [one, none, many] } }
";

#[test]
fn what_was_public_stays_as_it_was() {
    let before = public_items(CATALOG);
    let optional = "extra: { type: integer, optional: true }";
    let more = CATALOG
        .replace("id: string }", &format!("id: string, {optional} }}"))
        .replace("d: string }", &format!("d: string, {optional} }}"))
        .replace(
            "none: { status: 404, message: m }",
            &format!("none: {{ status: 404, message: m, fields: {{ {optional} }} }}"),
        );
    let after = public_items(&more);
    let gone: Vec<_> = before.difference(&after).collect();
    assert!(gone.is_empty(), "{gone:#?}");
    let added: BTreeSet<&str> = after.difference(&before).map(|(_, item)| item.as_str()).collect();
    assert_eq!(
        added.into_iter().collect::<Vec<_>>(),
        ["extra : :: core :: option :: Option < i64 >", "fn with_extra (mut self , extra : i64) -> Self"]
    );
}

/// The public fields and functions of the generated files, each with what it stands in.
fn public_items(catalog: &str) -> BTreeSet<(String, String)> {
    let source = Source { path: "catalog.yaml".to_owned(), text: catalog.to_owned() };
    let model = compile(source, &NoIncludes).model.unwrap();
    let files = emit(&model, &[Target { kind: TargetKind::Rust, path: String::new() }]);
    let errors = files.iter().filter(|file| file.path.starts_with("src/catalog/errors/"));
    errors.flat_map(|file| items::items(&file.text)).flat_map(|item| members(&item)).collect()
}

/// What is public of a struct or of the methods of a type.
#[expect(clippy::wildcard_enum_match_arm, reason = "of Rust's items only these are offered")]
fn members(item: &Item) -> Vec<(String, String)> {
    match item {
        Item::Struct(item) => {
            let fields = item.fields.iter().filter(|field| is_public(&field.vis));
            let told = fields.map(|Field { ident, ty, .. }| quote!(#ident: #ty).to_string());
            told.map(|field| (item.ident.to_string(), field)).collect()
        }
        Item::Impl(ItemImpl { trait_: None, self_ty, items, .. }) => {
            let methods = items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) if is_public(&method.vis) => Some(method.sig.to_token_stream()),
                _ => None,
            });
            methods.map(|method| (quote!(impl #self_ty).to_string(), method.to_string())).collect()
        }
        _ => Vec::new(),
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
