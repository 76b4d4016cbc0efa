//! Turns the envelope into the schema of a body: of one error, or of any of several.

use serde_json::{Map, Value, json};

use super::Schemas;
use super::types::{fixed, object, or_null};
use crate::model::{ErrorDef, Field, Node, Presence, Slot, SlotUse, Type};

const RETRY: &str = "Whether trying again can help.";

/// The schema of a piece, and whether the piece is there; a piece without a slot says nothing of that.
struct Part {
    schema: Value,
    presence: Option<Presence>,
}

impl Schemas<'_> {
    /// The body of any of these errors.
    pub(super) fn body(&self, errors: &[&ErrorDef]) -> Option<Value> {
        Some(self.part(self.model.wire.envelope.body.as_ref()?, errors).schema)
    }

    fn part(&self, node: &Node, errors: &[&ErrorDef]) -> Part {
        match node {
            Node::Object { members, spread } => {
                let mut made = Object::default();
                for member in members {
                    let is_list = matches!(member.value, Node::List(_));
                    made.add(&member.name, self.part(&member.value, errors), is_list);
                }
                if spread.is_some() {
                    made.presence =
                        Some(made.presence.map_or(Presence::Maybe, |own| own.beside(Presence::Maybe)));
                    made.add_details(self.details(errors));
                }
                let required: Vec<&str> = made.required.iter().map(String::as_str).collect();
                Part { schema: object(made.properties, &required).into(), presence: made.presence }
            }
            Node::List(elements) => self.list(elements, errors),
            Node::Constant(value) => Part { schema: fixed(value), presence: None },
            Node::Slot(used) => self.slot(used, errors),
        }
    }

    /// Elements may come in any order, others among them.
    fn list(&self, elements: &[Node], errors: &[&ErrorDef]) -> Part {
        let parts: Vec<Part> = elements.iter().map(|element| self.part(element, errors)).collect();
        let presence = parts.iter().filter_map(|part| part.presence).reduce(Presence::beside);
        let stays = |part: &&Part| matches!(part.presence, None | Some(Presence::Always));
        let contained: Vec<Value> =
            parts.iter().filter(stays).map(|part| json!({ "contains": part.schema })).collect();
        let mut schema = json!({ "type": "array" });
        match parts.as_slice() {
            [only] => schema["items"] = only.schema.clone(),
            _ if contained.is_empty() => {}
            _ => schema["allOf"] = contained.into(),
        }
        Part { schema, presence }
    }

    fn slot(&self, used: &SlotUse, errors: &[&ErrorDef]) -> Part {
        if used.slot == Slot::Details {
            let (properties, required) = self.details(errors);
            let needed = required.iter().map(String::as_str).collect::<Vec<_>>();
            let presence =
                if used.optional && needed.is_empty() { Presence::Maybe } else { Presence::Always };
            return Part { schema: object(properties, &needed).into(), presence: Some(presence) };
        }
        let of_error = |error: &&ErrorDef| self.model.presence(error, &used.slot);
        let presence = errors.iter().map(of_error).reduce(Presence::or).unwrap_or(Presence::Maybe);
        let schema = self.value(&used.slot, errors);
        match presence {
            _ if used.optional => Part { schema, presence: Some(presence) },
            Presence::Always => Part { schema, presence: Some(Presence::Always) },
            Presence::Maybe => Part { schema: or_null(schema), presence: Some(Presence::Always) },
            Presence::Never => Part { schema: json!({ "type": "null" }), presence: Some(Presence::Always) },
        }
    }

    /// What a slot carries where it has a value.
    fn value(&self, slot: &Slot, errors: &[&ErrorDef]) -> Value {
        let only = if let [only] = errors { Some(*only) } else { None };
        let code = only.and_then(|error| error.code.as_ref());
        let plain = || slot.json_type().map_or_else(|| json!({}), |ty| json!({ "type": ty }));
        match slot {
            Slot::Code => code.map_or_else(plain, |code| fixed(&code.text.as_str().into())),
            Slot::Number => {
                code.and_then(|code| code.number).map_or_else(plain, |number| fixed(&number.into()))
            }
            Slot::Type => {
                let kind = only.filter(|error| error.code.is_none()).and_then(|error| error.kind.as_deref());
                kind.map_or_else(plain, |kind| fixed(&kind.into()))
            }
            Slot::Attribute(id) => self.types.ty(&self.model[*id].ty, false),
            Slot::Field(name) => self.any_field(name, errors),
            Slot::Status | Slot::StatusText => with(plain(), "description", "The HTTP status."),
            Slot::DocsUrl => with(plain(), "format", "uri"),
            Slot::Instance => with(plain(), "format", "uri-reference"),
            Slot::Timestamp => with(plain(), "format", "date-time"),
            Slot::Retryable => with(plain(), "description", RETRY),
            Slot::Retry => {
                with(with(plain(), "description", RETRY), "examples", json!(["yes", "no", "outcome_unknown"]))
            }
            Slot::RetryAfter => self.types.ty(&Type::Duration, false),
            Slot::Message
            | Slot::UserMessage
            | Slot::Solution
            | Slot::Title
            | Slot::Category
            | Slot::RequestId
            | Slot::Details => plain(),
        }
    }

    /// A field with a place of its own; where errors declare it differently, anything.
    fn any_field(&self, name: &str, errors: &[&ErrorDef]) -> Value {
        let named = errors.iter().filter_map(|error| {
            let field = error.fields.iter().find(|field| field.name == name && !field.internal)?;
            Some(if errors.len() == 1 {
                self.field(error, field)
            } else {
                self.types.ty(&field.ty, field.milliseconds)
            })
        });
        let mut schemas = named.collect::<Vec<_>>();
        schemas.dedup();
        match schemas.pop() {
            Some(schema) if schemas.is_empty() => schema,
            _ => json!({}),
        }
    }

    /// The fields without a place of their own, and which of them are always there. For several errors, neither is known.
    fn details(&self, errors: &[&ErrorDef]) -> (Map<String, Value>, Vec<String>) {
        let [error] = errors else { return (Map::new(), Vec::new()) };
        let Some(facts) = self.facts(error) else { return (Map::new(), Vec::new()) };
        let homeless = facts.fields.iter().filter(|listed| listed.header.is_none() && !listed.placed);
        let fields: Vec<&Field> = homeless.filter_map(|listed| named(error, listed.name)).collect();
        let properties = fields.iter().map(|field| (field.name.clone(), self.field(error, field))).collect();
        let always = fields.iter().filter(|field| field.presence() == Presence::Always);
        (properties, always.map(|field| field.name.clone()).collect())
    }

    fn field(&self, error: &ErrorDef, field: &Field) -> Value {
        let listed =
            self.facts(error).and_then(|facts| facts.fields.iter().find(|listed| listed.name == field.name));
        self.types.field(field, listed.and_then(|listed| listed.constant))
    }
}

fn with(mut schema: Value, key: &str, value: impl Into<Value>) -> Value {
    schema[key] = value.into();
    schema
}

fn named<'e>(error: &'e ErrorDef, name: &str) -> Option<&'e Field> {
    error.fields.iter().find(|field| field.name == name)
}

/// An object that is being put together.
#[derive(Default)]
struct Object {
    properties: Map<String, Value>,
    required: Vec<String>,
    presence: Option<Presence>,
}

impl Object {
    /// A list that has lost all its elements stays.
    fn add(&mut self, name: &str, part: Part, is_list: bool) {
        let Part { schema, presence } = part;
        self.presence = match (self.presence, presence) {
            (Some(own), Some(other)) => Some(own.beside(other)),
            (own, other) => own.or(other),
        };
        if presence == Some(Presence::Never) && !is_list {
            return;
        }
        self.properties.insert(name.to_owned(), schema);
        if is_list || matches!(presence, None | Some(Presence::Always)) {
            self.required.push(name.to_owned());
        }
    }

    fn add_details(&mut self, (properties, required): (Map<String, Value>, Vec<String>)) {
        self.properties.extend(properties);
        self.required.extend(required);
    }
}
