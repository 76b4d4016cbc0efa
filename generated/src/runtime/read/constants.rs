// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Compares an envelope's constants with an answer: to choose the element of a list, and to tell an error from a
//! success. Nothing else compares them.

use super::kept::Kept;
use super::scan::Scanner;
use super::{lookup, string};
use crate::runtime::header;
use crate::runtime::table::{Envelope, Member, Node};

/// Whether an answer with a status of success is an error: every constant of the envelope is there, and there is one.
pub(super) fn tell_an_error(envelope: &Envelope<'_>, body: &str, kept: &Kept<'_>) -> bool {
    let of_body = match &envelope.body {
        Some(shape) => equal(shape, lookup::at(body, "")),
        None => Some(0),
    };
    let mut of_headers = envelope.headers.iter().filter_map(|(name, node)| {
        let Node::Constant(constant) = node else { return None };
        Some(kept.get(name).is_some_and(|value| header_says(value, constant)))
    });
    match of_body {
        None => false,
        Some(0) => of_headers.next().is_some_and(|same| same) && of_headers.all(|same| same),
        Some(_) => of_headers.all(|same| same),
    }
}

fn header_says(value: &str, constant: &str) -> bool {
    match string::unescape(constant) {
        Some(text) => text == header::decode(value),
        None => same(constant, value),
    }
}

/// Whether a piece of an envelope has a constant.
pub(super) fn any(node: &Node<'_>) -> bool {
    match *node {
        Node::Object(members) => members.iter().any(|member| any(&member.value)),
        Node::List(elements) => elements.iter().any(any),
        Node::Constant(_) => true,
        Node::Slot(..) => false,
    }
}

/// How many constants a value has in common with a piece of an envelope; `None` when one of them differs. A server
/// drops what has only absent slots, so the constants in there may be missing.
pub(super) fn equal(node: &Node<'_>, value: Option<&str>) -> Option<usize> {
    match (node, value) {
        (Node::Slot(..), _) => Some(0),
        (_, None) => may_be_dropped(node).then_some(0),
        (Node::Constant(constant), Some(value)) => same(constant, value).then_some(1),
        (Node::Object(members), Some(object)) => equal_members(members, object),
        (Node::List(elements), Some(list)) => equal_elements(elements, list),
    }
}

fn equal_members(members: &[Member<'_>], object: &str) -> Option<usize> {
    let constant = members.iter().filter(|member| any(&member.value));
    constant.map(|member| equal(&member.value, lookup::member(object, member.name))).sum()
}

fn equal_elements(nodes: &[Node<'_>], list: &str) -> Option<usize> {
    let mut best = vec![None; nodes.len()];
    let scanned = Scanner::new(list).ok()?.list(|scanner| {
        let element = scanner.value()?.of(list);
        for (node, best) in nodes.iter().zip(&mut best) {
            *best = best.or_else(|| equal(node, Some(element)));
        }
        Ok(())
    });
    scanned.ok()?;
    let constant = nodes.iter().zip(best).filter(|(node, _)| any(node));
    constant.map(|(node, best)| best.or_else(|| equal(node, None))).sum()
}

/// Every slot in it may be left out, and there is one.
fn may_be_dropped(node: &Node<'_>) -> bool {
    slots(node).is_some_and(|optional| optional)
}

/// Whether all slots are left out when absent; `None` when there are none.
fn slots(node: &Node<'_>) -> Option<bool> {
    let all = |left: bool, right: bool| left && right;
    match *node {
        Node::Object(members) => members.iter().filter_map(|member| slots(&member.value)).reduce(all),
        Node::List(elements) => elements.iter().filter_map(slots).reduce(all),
        Node::Constant(_) => None,
        Node::Slot(_, optional) => Some(optional),
    }
}

/// Whether two JSON scalars, or an empty object or list and another, say the same.
fn same(constant: &str, value: &str) -> bool {
    match constant.as_bytes().first() {
        Some(b'"') => string::unescape(constant).is_some_and(|constant| string::is(value, &constant)),
        Some(b'{' | b'[') => {
            let inner = |text: &str| text.get(1..text.len() - 1).map(str::trim).map(str::is_empty);
            constant.as_bytes().first() == value.as_bytes().first() && inner(value) == Some(true)
        }
        Some(b't' | b'f' | b'n') | None => constant == value,
        Some(_) => {
            let number = |text: &str| text.parse::<f64>().ok();
            let order = number(constant).and_then(|constant| constant.partial_cmp(&number(value)?));
            order.is_some_and(core::cmp::Ordering::is_eq)
        }
    }
}
