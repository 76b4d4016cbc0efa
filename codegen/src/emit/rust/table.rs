//! Turns the tables of the runtime into the Rust that holds them. Only what differs from the default is written.
//! The modules that hold them import `crate::runtime::table`.
//!
//! ```text
//! Field { name: "path", optional: true, ..Field::PLAIN }
//! ```

use bumpalo::Bump;
use errcat_runtime::runtime::table::{
    Backoff, Envelope, Field, Header, Jitter, Member, Node, Policy, RetryAfterRule, Role, Slot, Status,
};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::literal;
use crate::model::{self, Model};
use crate::wire;

/// A field of an object type, or one that only a server knows.
pub(super) fn field(field: &Field<'_>) -> TokenStream {
    let name = field.name;
    let flags = [
        ("optional", field.optional),
        ("sensitive", field.sensitive),
        ("milliseconds", field.milliseconds),
        ("int64", field.int64),
        ("placed", field.placed),
    ];
    let flags = flags.iter().filter(|(_, set)| *set).map(|(flag, _)| format_ident!("{flag}"));
    let header = set("header", field.header.map(|header| quote!(#header)));
    let constant = set("constant", field.constant.map(|json| quote!(#json)));
    quote! {
        table::Field { name: #name, #(#flags: true,)* #header #constant ..table::Field::PLAIN }
    }
}

/// A field of the model: of an object type, or one that only a server knows.
pub(super) fn field_of_model(model: &Model, field: &model::Field) -> TokenStream {
    self::field(&wire::field(model, field, &Bump::new()))
}

/// A shape of an answer.
pub(super) fn envelope(envelope: &Envelope<'_>) -> TokenStream {
    let body = option(envelope.body.as_ref().map(node));
    let headers = headers(envelope.headers);
    quote!(table::Envelope { body: #body, headers: #headers })
}

fn headers(headers: &[(&str, Node<'_>)]) -> TokenStream {
    let headers = headers.iter().map(|(name, value)| {
        let value = node(value);
        quote!((#name, #value))
    });
    quote!(&[#(#headers),*])
}

fn node(node: &Node<'_>) -> TokenStream {
    match node {
        Node::Object(members) => {
            let members = members.iter().map(member);
            quote!(table::Node::Object(&[#(#members),*]))
        }
        Node::List(nodes) => {
            let nodes = nodes.iter().map(self::node);
            quote!(table::Node::List(&[#(#nodes),*]))
        }
        Node::Constant(json) => quote!(table::Node::Constant(#json)),
        Node::Slot(slot, optional) => {
            let slot = self::slot(*slot);
            quote!(table::Node::Slot(#slot, #optional))
        }
    }
}

fn member(member: &Member<'_>) -> TokenStream {
    let Member { name, key, value } = member;
    let value = node(value);
    quote!(table::Member { name: #name, key: #key, value: #value })
}

fn slot(slot: Slot<'_>) -> TokenStream {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others carry nothing, and are named by `Debug`")]
    match slot {
        Slot::Attribute(index) => {
            let index = Literal::u16_unsuffixed(index);
            quote!(table::Slot::Attribute(#index))
        }
        Slot::Field(name) => quote!(table::Slot::Field(#name)),
        slot => {
            let name = format_ident!("{slot:?}");
            quote!(table::Slot::#name)
        }
    }
}

/// An HTTP status.
pub(super) fn status(status: &Status<'_>) -> TokenStream {
    let Status { code, policy, headers, fixed } = *status;
    let (code, policy) = (Literal::u16_unsuffixed(code), Literal::u8_unsuffixed(policy));
    let headers = self::headers(headers);
    let header = |(name, value): &Header<'_>| quote!((#name, ::std::borrow::Cow::Borrowed(#value)));
    let fixed = option(fixed.map(|fixed| {
        let fixed = fixed.iter().map(header);
        quote!(&[#(#fixed),*])
    }));
    quote!(table::Status { code: #code, policy: #policy, headers: #headers, fixed: #fixed })
}

/// What a framework answers by itself, and the index of the error to answer with.
pub(super) fn role((role, error): (Role, u16)) -> TokenStream {
    let (role, error) = (format_ident!("{role:?}"), Literal::u16_unsuffixed(error));
    quote!((table::Role::#role, #error))
}

/// A retry policy.
pub(super) fn policy(policy: &Policy<'_>) -> TokenStream {
    if policy.never {
        return quote!(table::Policy::NEVER);
    }
    let Policy { name, idempotent_only, outcome_unknown, .. } = policy;
    let backoff = backoff(policy.backoff);
    let (initial, longest) = (literal::u64(policy.initial_ms), literal::u64(policy.max_retry_after_ms));
    let factor = literal::f64(policy.factor);
    let cap = option(policy.max_ms.map(literal::u64));
    let jitter = jitter(policy.jitter);
    let attempts = literal::u64(policy.attempts.into());
    let retry_after = retry_after(policy.retry_after);
    quote! {
        table::Policy {
            name: #name,
            never: false,
            backoff: #backoff,
            initial_ms: #initial,
            factor: #factor,
            max_ms: #cap,
            jitter: #jitter,
            attempts: #attempts,
            retry_after: #retry_after,
            max_retry_after_ms: #longest,
            idempotent_only: #idempotent_only,
            outcome_unknown: #outcome_unknown,
        }
    }
}

fn backoff(backoff: Backoff) -> TokenStream {
    let name = format_ident!("{backoff:?}");
    quote!(table::Backoff::#name)
}

fn retry_after(rule: RetryAfterRule) -> TokenStream {
    let name = format_ident!("{rule:?}");
    quote!(table::RetryAfterRule::#name)
}

fn jitter(jitter: Jitter) -> TokenStream {
    match jitter {
        Jitter::Up(milliseconds) => {
            let milliseconds = literal::u64(milliseconds);
            quote!(table::Jitter::Up(#milliseconds))
        }
        Jitter::None => quote!(table::Jitter::None),
        Jitter::Full => quote!(table::Jitter::Full),
        Jitter::Equal => quote!(table::Jitter::Equal),
    }
}

/// A member of a struct literal that is `None` by default.
fn set(name: &str, value: Option<TokenStream>) -> Option<TokenStream> {
    let name = format_ident!("{name}");
    value.map(|value| quote!(#name: Some(#value),))
}

fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}
