//! Turns what stands in a macro into statements, expressions among them, as far as it has any, and the rest into the paths
//! in it: `json!({ "error": Gone::new() })`, `tracing::error!(error = %Gone::new(), "failed")`, `select! { _ = stop => … }`.

use proc_macro2::{Spacing, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;

/// A piece that can be read by itself.
pub(super) enum Piece {
    Statement(Box<syn::Stmt>),
    Path(syn::Path),
}

/// The pieces, in order.
pub(super) fn pieces(tokens: TokenStream) -> Vec<Piece> {
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Piece>) {
    let expressions = Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
    if let Ok(expressions) = expressions.parse2(tokens.clone()) {
        let statements = expressions.into_iter().map(|expression| syn::Stmt::Expr(expression, None));
        found.extend(statements.map(statement));
    } else if let Ok(statements) = syn::Block::parse_within.parse2(tokens.clone()) {
        found.extend(statements.into_iter().map(statement));
    } else {
        collect_paths(tokens, found);
    }
}

fn statement(statement: syn::Stmt) -> Piece {
    Piece::Statement(Box::new(statement))
}

fn collect_paths(tokens: TokenStream, found: &mut Vec<Piece>) {
    let mut segments = Punctuated::new();
    // After `::`, and after its first colon.
    let (mut is_open, mut is_half_open) = (false, false);
    for tree in tokens {
        match tree {
            TokenTree::Ident(ident) => {
                if !is_open {
                    found.extend(path(&mut segments));
                }
                segments.push(syn::PathSegment::from(ident));
                is_open = false;
            }
            TokenTree::Punct(mark)
                if mark.as_char() == ':' && (is_half_open || mark.spacing() == Spacing::Joint) =>
            {
                (is_open, is_half_open) = (is_half_open, !is_half_open);
            }
            TokenTree::Group(group) => {
                found.extend(path(&mut segments));
                collect(group.stream(), found);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                found.extend(path(&mut segments));
                (is_open, is_half_open) = (false, false);
            }
        }
    }
    found.extend(path(&mut segments));
}

fn path(segments: &mut Punctuated<syn::PathSegment, syn::Token![::]>) -> Option<Piece> {
    let segments = std::mem::take(segments);
    (!segments.is_empty()).then_some(Piece::Path(syn::Path { leading_colon: None, segments }))
}
