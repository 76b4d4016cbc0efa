//! Computes the bodies that are the same every time.

use bumpalo::Bump;
use errcat_runtime::runtime::encode::{Circumstances, encode};
use errcat_runtime::runtime::table::{Facts, Node, Slot, Tables};
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

/// Whether no slot depends on the request.
fn is_fixed(node: &Node<'_>) -> bool {
    match node {
        Node::Object(members) => members.iter().all(|member| is_fixed(&member.value)),
        Node::List(elements) => elements.iter().all(is_fixed),
        Node::Constant(_) => true,
        Node::Slot(slot, _) => !matches!(slot, Slot::RequestId | Slot::Timestamp | Slot::Instance),
    }
}
