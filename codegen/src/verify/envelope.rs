//! Whether an answer has the shape of an envelope, and says in it what the catalog says of the error.

use errcat_runtime::runtime::raw::Raw;
use serde_json::Value;

use super::{Finding, Known, quoted};
use crate::model::{Envelope, HeaderBinding, Member, Node, Presence, Slot, SlotUse};
use crate::wire;

/// Compares with the envelope that fits, else with the one that fits best.
pub(super) fn compare(known: Known<'_, '_>, findings: &mut Vec<Finding>) {
    let wire = &known.verifier.model.wire;
    let bytes = known.answer.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&known.answer.body);
    let body = serde_json::from_slice(bytes).ok();
    let looks = wire.envelopes().map(|envelope| {
        let mut look = Look { known, slots: 0, unfit: Vec::new(), different: Vec::new() };
        if known.answer.may_have_body() {
            look.body(envelope, body.as_ref());
        }
        envelope.headers.iter().for_each(|binding| look.header(binding));
        look
    });
    let best = looks.filter(|look| look.slots > 0).min_by_key(|look| look.unfit.len());
    findings.extend(best.into_iter().flat_map(|look| look.unfit.into_iter().chain(look.different)));
}

/// What one envelope shows in an answer.
struct Look<'k> {
    known: Known<'k, 'k>,
    /// How many slots have a value.
    slots: usize,
    /// What isn't of the envelope's shape.
    unfit: Vec<Finding>,
    /// What the catalog says otherwise.
    different: Vec<Finding>,
}

impl Look<'_> {
    fn body(&mut self, envelope: &Envelope, body: Option<&Value>) {
        match (&envelope.body, body) {
            (Some(node), Some(body)) => self.node(node, body, ""),
            (Some(_), None) => self.unfit("the body", "the body is not JSON".to_owned()),
            (None, _) => {}
        }
    }

    fn node(&mut self, node: &Node, value: &Value, place: &str) {
        match (node, value) {
            (Node::Object { members, .. }, Value::Object(sent)) => {
                for member in members {
                    let place = below(place, &member.name);
                    match sent.get(&member.name) {
                        Some(value) => self.node(&member.value, value, &place),
                        None => self.absent(member, &place),
                    }
                }
            }
            (Node::List(elements), Value::Array(sent)) => self.list(elements, sent, place),
            (Node::Object { .. }, _) => self.unfit(place, format!("{} is no object", shown(place))),
            (Node::List(_), _) => self.unfit(place, format!("{} is no list", shown(place))),
            (Node::Constant(wanted), _) if same(wanted, value) => {}
            (Node::Constant(wanted), _) => {
                let sent = quoted(&value.to_string());
                let message = format!("{} is {sent}, and in the envelope it is `{wanted}`", shown(place));
                self.unfit(place, message);
            }
            (Node::Slot(used), _) => self.slot(used, value, place),
        }
    }

    /// Each template is compared with the element that it fits best.
    fn list(&mut self, templates: &[Node], sent: &[Value], place: &str) {
        for (index, template) in templates.iter().enumerate() {
            let place = below(place, &index.to_string());
            let looks = sent.iter().map(|value| {
                let mut look = Look { known: self.known, slots: 0, unfit: Vec::new(), different: Vec::new() };
                look.node(template, value, &place);
                look
            });
            match looks.min_by_key(|look| (look.unfit.len(), look.different.len())) {
                Some(best) => {
                    self.slots += best.slots;
                    self.unfit.extend(best.unfit);
                    self.different.extend(best.different);
                }
                None if may_be_dropped(template) => {}
                None => self.unfit(&place, format!("{} is missing", shown(&place))),
            }
        }
    }

    fn absent(&mut self, member: &Member, place: &str) {
        if !may_be_dropped(&member.value) {
            self.unfit(place, format!("{} is missing", shown(place)));
        }
    }

    fn slot(&mut self, used: &SlotUse, value: &Value, place: &str) {
        if value.is_null() {
            if !used.optional && self.is_always_there(&used.slot) {
                self.unfit(place, format!("{} is null", shown(place)));
            }
            return;
        }
        self.slots += 1;
        if !fits(&used.slot, value) {
            let sent = quoted(&value.to_string());
            self.unfit(place, format!("{} is {sent}, which its slot never has", shown(place)));
        } else if let Some(wanted) = self.fixed(&used.slot).filter(|wanted| !same(wanted, value)) {
            self.different(place, &value.to_string(), &wanted);
        }
    }

    fn header(&mut self, binding: &HeaderBinding) {
        let place = format!("header {}", binding.name);
        let sent = self.known.answer.headers.get(&binding.name);
        let sent = sent.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        let sent = sent.as_deref().and_then(|sent| Raw::header(sent).text());
        match (&binding.value, sent) {
            (Node::Slot(used), None) => {
                if !used.optional && self.is_always_there(&used.slot) {
                    self.unfit(&place, format!("the {place} is missing"));
                }
            }
            (Node::Slot(used), Some(sent)) => {
                self.slots += 1;
                let wanted = self.fixed(&used.slot);
                if let Some(wanted) = wanted.filter(|wanted| text(wanted) != *sent) {
                    self.different(&place, &sent, &wanted);
                }
            }
            (Node::Constant(_), None) => self.unfit(&place, format!("the {place} is missing")),
            (Node::Constant(wanted), Some(sent)) if text(wanted) != *sent => {
                self.unfit(
                    &place,
                    format!("the {place} is {}, and in the envelope `{wanted}`", quoted(&sent)),
                );
            }
            (Node::Constant(_) | Node::Object { .. } | Node::List(_), _) => {}
        }
    }

    fn unfit(&mut self, place: &str, message: String) {
        let help = "answer in the catalog's envelope, or change it in `wire`";
        self.unfit.push(Finding::new("unfit-envelope", place, message, help));
    }

    fn different(&mut self, place: &str, sent: &str, wanted: &Value) {
        let key = &self.known.error.key;
        let (place, sent) = (shown(place), quoted(sent));
        let message = format!("{place} of `{key}` is {sent}, and the catalog has `{wanted}`");
        let help = "send what the catalog says, or change it there";
        self.different.push(Finding::new("different-value", format!("{key} {place}"), message, help));
    }

    /// Whether every answer with the error has a value for a slot. What is missing of a field has a rule of its own.
    fn is_always_there(&self, slot: &Slot) -> bool {
        let is_field = matches!(slot, Slot::Field(_) | Slot::RetryAfter);
        !is_field && self.known.verifier.model.presence(self.known.error, slot) == Presence::Always
    }

    /// What the catalog alone says, as the encoder writes it.
    fn fixed(&self, slot: &Slot) -> Option<Value> {
        let is_fixed = match slot {
            Slot::Title
            | Slot::Type
            | Slot::Category
            | Slot::DocsUrl
            | Slot::Attribute(_)
            | Slot::Retryable
            | Slot::Retry => true,
            // The answer's own, which may be none of the error's.
            Slot::Status => return Some(self.known.answer.status.as_u16().into()),
            Slot::StatusText => return Some(self.known.answer.status.as_str().into()),
            // How the error was found, what a server words anew, and what the request has a part in.
            Slot::Code
            | Slot::Number
            | Slot::Message
            | Slot::UserMessage
            | Slot::Solution
            | Slot::Field(_)
            | Slot::Details
            | Slot::Instance
            | Slot::RetryAfter
            | Slot::RequestId
            | Slot::Timestamp => false,
        };
        let (verifier, facts) = (self.known.verifier, self.known.facts);
        is_fixed.then(|| wire::fixed(verifier.model, &verifier.tables, facts, slot)).flatten()
    }
}

/// Whether a slot can have a value of this type. Readers take a code and a status as a number or as its text.
fn fits(slot: &Slot, value: &Value) -> bool {
    match slot.json_type() {
        _ if matches!(slot, Slot::Code | Slot::Number | Slot::Status | Slot::StatusText) => {
            value.is_string() || value.is_number()
        }
        Some("number" | "integer") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("object") => value.is_object(),
        Some(_) => value.is_string(),
        None => true,
    }
}

/// Numbers are compared as numbers: `1.0` is `1`.
fn same(wanted: &Value, sent: &Value) -> bool {
    match (wanted.as_f64(), sent.as_f64()) {
        (Some(wanted), Some(sent)) => (wanted - sent).abs() < f64::EPSILON,
        _ => wanted == sent,
    }
}

/// As a header has it.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Every slot in it may be left out, and there is one.
fn may_be_dropped(node: &Node) -> bool {
    optional(node).unwrap_or(false)
}

/// Whether all slots are left out when absent; `None` when there are none.
fn optional(node: &Node) -> Option<bool> {
    let all = |left: bool, right: bool| left && right;
    match node {
        Node::Object { members, spread } => {
            let members = members.iter().filter_map(|member| optional(&member.value));
            members.chain(spread.map(|_| true)).reduce(all)
        }
        Node::List(elements) => elements.iter().filter_map(optional).reduce(all),
        Node::Constant(_) => None,
        Node::Slot(used) => Some(used.optional),
    }
}

fn below(place: &str, name: &str) -> String {
    format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// A place in a body, or a header, for people.
fn shown(place: &str) -> String {
    match place {
        "" => "the body".to_owned(),
        place if place.starts_with('/') => format!("`{place}`"),
        place => format!("the {place}"),
    }
}
