//! Turns the files of a catalog into the places of their keys.

use super::yaml::{self, Node, NodeValue};
use crate::diagnostic::Diagnostics;
use crate::span::{Sources, Span};

/// Where every key and every list element of a catalog stands, in the catalog and in what it includes.
pub(crate) struct Outline {
    roots: Vec<Node>,
}

/// Where something stands, and how near that is.
#[derive(Clone, Copy, Default)]
struct Found {
    /// How many of the keys were followed.
    depth: usize,
    /// The last key that was followed.
    key: Span,
    /// What stands behind it.
    value: Span,
}

impl Outline {
    /// Reads the files once more; what is wrong with them was said when they were compiled.
    pub(crate) fn of(sources: &Sources) -> Self {
        let read = |(file, source): (_, &crate::span::Source)| {
            yaml::read(&source.text, file, &mut Diagnostics::default()).root
        };
        Self { roots: sources.iter().filter_map(read).collect() }
    }

    /// The key that some keys lead to, or the nearest above it that stands somewhere; and whether it is the key itself.
    pub(crate) fn place(&self, keys: &[String]) -> (Span, bool) {
        let found = self.find(keys);
        (found.key, found.depth == keys.len())
    }

    /// What stands behind a key.
    pub(crate) fn value(&self, keys: &[&str]) -> Option<Span> {
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let found = self.find(&keys);
        (found.depth == keys.len()).then_some(found.value)
    }

    fn find(&self, keys: &[String]) -> Found {
        let found = self.roots.iter().map(|root| follow(root, keys));
        found.reduce(|best, other| if other.depth > best.depth { other } else { best }).unwrap_or_default()
    }
}

fn follow(root: &Node, keys: &[String]) -> Found {
    let mut found = Found { depth: 0, key: Span { end: root.span.start, ..root.span }, value: root.span };
    let (mut node, mut is_of_headers) = (root, false);
    for key in keys {
        let Some((place, inner)) = entry(node, key, is_of_headers) else { break };
        is_of_headers = key == "headers";
        found = Found { depth: found.depth + 1, key: place, value: inner.span };
        node = inner;
    }
    found
}

/// A member by its key, an element by its text or its index. Headers are one in whatever case they are written.
fn entry<'n>(node: &'n Node, key: &str, ignores_case: bool) -> Option<(Span, &'n Node)> {
    match &node.value {
        NodeValue::Map { entries, .. } => {
            let is_wanted = |name: &str| {
                if ignores_case { name.eq_ignore_ascii_case(key) } else { name == key }
            };
            entries.iter().find(|(name, _)| is_wanted(&name.text)).map(|(name, value)| (name.span, value))
        }
        NodeValue::List(items) => {
            let is_named =
                |item: &&Node| matches!(&item.value, NodeValue::Scalar { text, .. } if text == key);
            let item = items.iter().find(is_named);
            let item = item.or_else(|| items.get(key.parse::<usize>().ok()?))?;
            Some((item.span, item))
        }
        NodeValue::Scalar { .. } | NodeValue::Nothing | NodeValue::Refused => None,
    }
}
