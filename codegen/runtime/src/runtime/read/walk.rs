//! Turns a body into the places of an envelope's slots, in one walk.
//!
//! Of members with one name the last counts, as for the parsers of most languages.

use super::scan::{NotJson, Scanner, Span};
use super::slots::Slots;
use super::{constants, string};
use crate::runtime::table::{Member, Node, Slot};

/// Walks a whole JSON text by an envelope's shape.
pub(super) fn walk<'t>(text: &str, shape: &'t Node<'t>) -> Result<Slots<'t>, NotJson> {
    let mut walk = Walk { text, slots: Slots::default() };
    let mut scanner = Scanner::new(text)?;
    walk.node(&mut scanner, shape)?;
    scanner.end()?;
    Ok(walk.slots)
}

struct Walk<'t, 'a> {
    text: &'a str,
    slots: Slots<'t>,
}

impl<'t> Walk<'t, '_> {
    fn node(&mut self, scanner: &mut Scanner<'_>, node: &'t Node<'t>) -> Result<(), NotJson> {
        match (node, scanner.peek()) {
            (Node::Object(members), Some(b'{')) => self.object(scanner, members),
            (Node::List(nodes), Some(b'[')) => self.list(scanner, nodes),
            (Node::Slot(Slot::Details, _), Some(b'{')) => self.details(scanner, node),
            (Node::Slot(slot, _), _) => {
                let value = scanner.value()?;
                self.slots.put(node, *slot, self.text, value);
                Ok(())
            }
            (Node::Object(_) | Node::List(_) | Node::Constant(_), _) => scanner.value().map(drop),
        }
    }

    fn object(&mut self, scanner: &mut Scanner<'_>, members: &'t [Member<'t>]) -> Result<(), NotJson> {
        let spread = members.iter().find(|member| is_spread(member)).map(|member| &member.value);
        let (mut seen, mut next) = (0, 0);
        scanner.object(|scanner, key| {
            let Some(at) = find(members, key.of(self.text), next) else {
                let value = scanner.value()?;
                if let Some(spread) = spread {
                    self.slots.put_detail(spread, key, value);
                }
                return Ok(());
            };
            next = at + 1;
            let node = &members[at].value;
            if !first_time(&mut seen, at) {
                self.slots.forget(node);
            }
            self.node(scanner, node)
        })
    }

    fn details(&mut self, scanner: &mut Scanner<'_>, node: &'t Node<'t>) -> Result<(), NotJson> {
        scanner.object(|scanner, key| {
            let value = scanner.value()?;
            self.slots.put_detail(node, key, value);
            Ok(())
        })
    }

    fn list(&mut self, scanner: &mut Scanner<'_>, nodes: &'t [Node<'t>]) -> Result<(), NotJson> {
        let mut unread: Vec<&Node<'_>> = nodes.iter().collect();
        let mut first = true;
        scanner.list(|scanner| {
            let inside = scanner.clone();
            let element = scanner.value()?;
            unread.retain(|node| {
                let reads = self.chooses(node, element, first);
                // The element was scanned once, so walking it again can't fail.
                !(reads && self.node(&mut inside.clone(), node).is_ok())
            });
            first = false;
            Ok(())
        })
    }

    fn chooses(&self, node: &Node<'_>, element: Span, first: bool) -> bool {
        if constants::any(node) {
            constants::equal(node, Some(element.of(self.text))).is_some()
        } else {
            first
        }
    }
}

fn is_spread(member: &Member<'_>) -> bool {
    matches!(member.value, Node::Slot(Slot::Spread, _))
}

/// The index of the member with this key; a server writes them in order, so `next` is tried first.
fn find(members: &[Member<'_>], key: &str, next: usize) -> Option<usize> {
    let as_written = |member: &Member<'_>| member.key.strip_suffix(':') == Some(key);
    let named =
        |member: &Member<'_>| !is_spread(member) && (as_written(member) || string::is(key, member.name));
    let at_next = members.get(next).is_some_and(named).then_some(next);
    at_next.or_else(|| members.iter().position(named))
}

/// Marks a member as seen. Past the 64th, each counts as seen before, which costs time but changes nothing.
fn first_time(seen: &mut u64, at: usize) -> bool {
    let bit = u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0);
    let first = *seen & bit == 0 && bit != 0;
    *seen |= bit;
    first
}
