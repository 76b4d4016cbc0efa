//! Computes the bodies and headers that are the same every time.

use std::borrow::Cow;

use bumpalo::Bump;
use errcat_runtime::runtime::encode::{Circumstances, encode};
use errcat_runtime::runtime::table::{Facts, Node, Slot, Status, Tables};
use errcat_runtime::runtime::value::Nothing;

/// The facts with their whole bodies, where neither the caller nor the request has a part in them.
pub(super) fn with_bodies<'a>(tables: &Tables<'a>, facts: &[Facts<'a>], arena: &'a Bump) -> Vec<Facts<'a>> {
    let fixed = tables.wire.body.filter(is_fixed);
    let body = |facts: &Facts<'a>| {
        fixed?;
        facts.fields.iter().all(|field| field.constant.is_some()).then_some(())?;
        let written = encode(tables, facts, &Nothing, &Circumstances::default());
        Some(&*arena.alloc_str(&String::from_utf8_lossy(&written.body)))
    };
    facts.iter().map(|facts| Facts { body: body(facts), ..*facts }).collect()
}

/// The statuses with all headers of an error that has none of its own, where these are constants.
pub(super) fn with_headers<'a>(tables: &Tables<'a>, arena: &'a Bump) -> &'a [Status<'a>] {
    let headers = |status: &Status<'a>| {
        let bound = tables.wire.headers.iter().chain(status.headers);
        let is_constant = bound.clone().all(|(_, node)| matches!(node, Node::Constant(_)));
        let any = Facts { statuses: arena.alloc_slice_copy(&[status.code]), ..Facts::EMPTY };
        let written = encode(tables, &any, &Nothing, &Circumstances::default()).headers;
        let kept = written.iter().map(|(name, value)| (*name, Cow::Borrowed(&*arena.alloc_str(value))));
        is_constant.then(|| &*arena.alloc_slice_fill_iter(kept.collect::<Vec<_>>()))
    };
    let statuses = tables.statuses.iter().map(|status| Status { fixed: headers(status), ..*status });
    arena.alloc_slice_fill_iter(statuses.collect::<Vec<_>>())
}

/// Whether no slot depends on the request.
fn is_fixed(node: &Node<'_>) -> bool {
    match node {
        Node::Object(members) => members.iter().all(|member| is_fixed(&member.value)),
        Node::List(elements) => elements.iter().all(is_fixed),
        Node::Constant(_) => true,
        Node::Slot(slot, _) => !matches!(slot, Slot::RequestId | Slot::Timestamp | Slot::Instance),
    }
}
