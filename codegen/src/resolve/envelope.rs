//! Reads the envelope: scalars that begin with `$` become slots, all others constants.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ErrorId, Slot, SlotUse};
use crate::nearest::nearest;
use crate::span::Span;
use crate::syntax::catalog::{self as written, Catalog, Entries, Text, Tree};
use crate::syntax::lexical;

use super::index::Index;
use super::scalar;

/// The section `wire`.
#[derive(Debug)]
pub(crate) struct Wire<'c> {
    /// What is written, and read first.
    pub(crate) envelope: Envelope<'c>,
    /// What is also read.
    pub(crate) accepts: Vec<Envelope<'c>>,
    /// What internal errors are sent as.
    pub(crate) internal_as: Option<ErrorId>,
}

/// One shape of an answer.
#[derive(Debug)]
pub(crate) struct Envelope<'c> {
    /// The JSON.
    pub(crate) body: Option<Node<'c>>,
    /// The headers.
    pub(crate) headers: Vec<HeaderBinding<'c>>,
}

/// A header and what it carries.
#[derive(Debug)]
pub(crate) struct HeaderBinding<'c> {
    /// Its name as written.
    pub(crate) name: &'c Text,
    /// A constant or a slot.
    pub(crate) value: Node<'c>,
}

/// A piece of the envelope and its place.
#[derive(Debug)]
pub(crate) struct Node<'c> {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) shape: Shape<'c>,
}

/// What a [`Node`] is.
#[derive(Debug)]
pub(crate) enum Shape<'c> {
    /// A mapping.
    Object {
        /// Its named members.
        members: Vec<Member<'c>>,
        /// Before which member the fields stand that `"..."` writes, and the place of that key.
        spread: Option<(usize, Span)>,
    },
    /// A list.
    List(Vec<Node<'c>>),
    /// Written as it is.
    Constant(Value),
    /// A value that depends on the error.
    Slot(SlotUse),
    /// A slot that was reported.
    Unknown,
}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct Member<'c> {
    /// Its name.
    pub(crate) name: &'c Text,
    /// Its value.
    pub(crate) value: Node<'c>,
}

impl<'c> Node<'c> {
    /// Calls back for this piece and all within it.
    pub(crate) fn visit<'n>(&'n self, visitor: &mut dyn FnMut(&'n Node<'c>)) {
        visitor(self);
        match &self.shape {
            Shape::Object { members, .. } => members.iter().for_each(|member| member.value.visit(visitor)),
            Shape::List(items) => items.iter().for_each(|item| item.visit(visitor)),
            Shape::Constant(_) | Shape::Slot(_) | Shape::Unknown => {}
        }
    }
}

impl Node<'_> {
    /// The slot that this piece itself is or writes.
    fn slot(&self) -> Option<(&Slot, Span)> {
        match &self.shape {
            Shape::Slot(usage) => Some((&usage.slot, self.span)),
            Shape::Object { spread: Some((_, span)), .. } => Some((&Slot::Details, *span)),
            Shape::Object { .. } | Shape::List(_) | Shape::Constant(_) | Shape::Unknown => None,
        }
    }
}

impl<'c> Envelope<'c> {
    /// Every piece of body and headers.
    pub(crate) fn nodes(&self) -> Vec<&Node<'c>> {
        let mut nodes = Vec::new();
        let roots = self.body.iter().chain(self.headers.iter().map(|header| &header.value));
        roots.for_each(|root| root.visit(&mut |node| nodes.push(node)));
        nodes
    }

    /// Every slot with its place, `"..."` included.
    pub(crate) fn slots(&self) -> Vec<(&Slot, Span)> {
        self.nodes().into_iter().filter_map(Node::slot).collect()
    }
}

/// Reads the section `wire`.
pub(crate) fn wire<'c>(catalog: &'c Catalog, index: &Index<'c>, diagnostics: &mut Diagnostics) -> Wire<'c> {
    let wire = &catalog.wire;
    let envelope = envelope(wire.body.as_ref(), &wire.headers, index, diagnostics);
    let accept = |accepted: &'c written::Envelope| {
        self::envelope(accepted.body.as_ref(), &accepted.headers, index, diagnostics)
    };
    let accepts = wire.accepts.iter().map(accept).collect();
    let internal_as = wire.internal_as.as_ref().and_then(|key| index.error(key, diagnostics));
    Wire { envelope, accepts, internal_as }
}

fn envelope<'c>(
    body: Option<&'c Tree>,
    entries: &'c Entries<Tree>,
    index: &Index<'c>,
    diagnostics: &mut Diagnostics,
) -> Envelope<'c> {
    Envelope {
        body: body.map(|body| node(body, index, diagnostics)),
        headers: headers(entries, index, diagnostics),
    }
}

/// Reads headers: of an envelope, or of a status.
pub(crate) fn headers<'c>(
    entries: &'c Entries<Tree>,
    index: &Index<'c>,
    diagnostics: &mut Diagnostics,
) -> Vec<HeaderBinding<'c>> {
    entries.iter().map(|(name, tree)| HeaderBinding { name, value: node(tree, index, diagnostics) }).collect()
}

fn node<'c>(tree: &'c Tree, index: &Index<'c>, diagnostics: &mut Diagnostics) -> Node<'c> {
    let shape = match tree {
        Tree::Scalar { text, plain } => scalar_shape(text, *plain, index, diagnostics),
        Tree::List { items, .. } if items.is_empty() => Shape::Constant(Value::Array(Vec::new())),
        Tree::List { items, .. } => {
            Shape::List(items.iter().map(|item| node(item, index, diagnostics)).collect())
        }
        Tree::Map { entries, .. } if entries.is_empty() => {
            Shape::Constant(Value::Object(serde_json::Map::new()))
        }
        Tree::Map { entries, .. } => object(entries, index, diagnostics),
    };
    Node { span: tree.span(), shape }
}

fn object<'c>(entries: &'c Entries<Tree>, index: &Index<'c>, diagnostics: &mut Diagnostics) -> Shape<'c> {
    let mut members = Vec::with_capacity(entries.len());
    let mut spread = None;
    for (name, tree) in entries {
        if name.text == "..." {
            spread = Some((members.len(), name.span));
            check_spread(tree, diagnostics);
        } else {
            members.push(Member { name, value: node(tree, index, diagnostics) });
        }
    }
    Shape::Object { members, spread }
}

/// Only `$details` can stand beside its siblings.
fn check_spread(tree: &Tree, diagnostics: &mut Diagnostics) {
    if !matches!(tree, Tree::Scalar { text, .. } if matches!(text.text.as_str(), "$details" | "$details?")) {
        let diagnostic = Diagnostic::error("spread-not-details", "`...` takes only `$details`", tree.span());
        diagnostics.push(diagnostic.help("write `\"...\": $details`, or give the member a name"));
    }
}

fn scalar_shape<'c>(text: &Text, plain: bool, index: &Index<'c>, diagnostics: &mut Diagnostics) -> Shape<'c> {
    match text.text.strip_prefix('$') {
        None => Shape::Constant(scalar::typed(&text.text, plain)),
        Some(rest) if rest.starts_with('$') => Shape::Constant(Value::from(rest)),
        Some(name) => {
            let (name, optional) = name.strip_suffix('?').map_or((name, false), |name| (name, true));
            let slot = slot(name, text.span, index, diagnostics);
            slot.map_or(Shape::Unknown, |slot| Shape::Slot(SlotUse { slot, optional }))
        }
    }
}

const SLOTS: [(&str, Slot); 18] = [
    ("code", Slot::Code),
    ("number", Slot::Number),
    ("message", Slot::Message),
    ("user_message", Slot::UserMessage),
    ("solution", Slot::Solution),
    ("title", Slot::Title),
    ("type", Slot::Type),
    ("category", Slot::Category),
    ("status", Slot::Status),
    ("status_text", Slot::StatusText),
    ("details", Slot::Details),
    ("docs_url", Slot::DocsUrl),
    ("instance", Slot::Instance),
    ("retryable", Slot::Retryable),
    ("retry", Slot::Retry),
    ("retry_after", Slot::RetryAfter),
    ("request_id", Slot::RequestId),
    ("timestamp", Slot::Timestamp),
];

fn slot(name: &str, span: Span, index: &Index<'_>, diagnostics: &mut Diagnostics) -> Option<Slot> {
    if let Some((_, slot)) = SLOTS.iter().find(|(known, _)| *known == name) {
        return Some(slot.clone());
    }
    if let Some(attribute) = name.strip_prefix("attr_").filter(|attribute| lexical::is_identifier(attribute))
    {
        let attribute = Text { span, text: attribute.to_owned() };
        return index.attribute(&attribute, diagnostics).map(Slot::Attribute);
    }
    if let Some(field) = name.strip_prefix("field_").filter(|field| lexical::is_identifier(field)) {
        return Some(Slot::Field(field.to_owned()));
    }
    let near = nearest(name, SLOTS.iter().map(|(known, _)| *known));
    let help = near.map_or_else(
        || "use a slot that exists, or write `$$` for a literal dollar".to_owned(),
        |near| format!("did you mean `${near}`?"),
    );
    let diagnostic = Diagnostic::error("unknown-slot", format!("no slot is named `${name}`"), span);
    diagnostics.push(diagnostic.label("unknown slot").help(help));
    None
}
