// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Finds what a slot of the envelope carries for one error.

use super::encode::Answer;
use super::json;
use super::number::{self, Thousandths};
use super::table::{Field, Piece, Policy, Slot};
use super::text::Text;
use super::timestamp::Timestamp;
use super::value::{Payload, Value};

/// What a slot carries.
pub(super) enum Carries<'a> {
    /// Text as it is.
    Text(&'a str),
    /// A template, rendered.
    Template(Text<'a>),
    /// A whole number.
    Integer(i64),
    /// The same as text.
    Digits(u16),
    /// A truth value.
    Boolean(bool),
    /// JSON text.
    Json(&'a str),
    /// The constant of a field, as it stands in a body.
    Constant(&'a Field<'a>, &'a str),
    /// A field's value, never absent.
    Field(&'a Field<'a>, Value<'a>),
    /// A duration in milliseconds, shown in seconds.
    Seconds(u64),
    /// A moment.
    Timestamp(Timestamp),
    /// The fields that have no place of their own.
    Details,
}

impl Carries<'_> {
    /// Writes it as JSON; not for [`Carries::Details`].
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Text(text) => json::string(text, out),
            Self::Template(text) => json::displayed(text, out),
            Self::Integer(integer) => json::integer(*integer, out),
            Self::Digits(number) => json::displayed(number, out),
            Self::Boolean(boolean) => json::boolean(*boolean, out),
            Self::Json(text) | Self::Constant(_, text) => out.extend_from_slice(text.as_bytes()),
            Self::Field(field, value) => json::value(field, *value, out),
            Self::Seconds(milliseconds) => json::plain(&Thousandths(*milliseconds), out),
            Self::Timestamp(timestamp) => json::displayed(timestamp, out),
            Self::Details => {}
        }
    }
}

impl<'a> Answer<'_, 'a> {
    /// What a slot carries; `None` when that is absent.
    pub(super) fn slot(&self, slot: Slot<'_>) -> Option<Carries<'a>> {
        let Self { tables, facts, circumstances, .. } = *self;
        match slot {
            Slot::Code => facts.code.map(Carries::Text),
            Slot::Number => facts.number.map(Carries::Integer),
            Slot::Message => Some(circumstances.message.map_or(self.template(facts.message), Carries::Text)),
            Slot::UserMessage => facts.user_message.map(|pieces| self.template(pieces)),
            Slot::Solution => facts.solution.map(|pieces| self.template(pieces)),
            Slot::Title => Some(Carries::Text(facts.title)),
            Slot::Type => facts.kind.map(Carries::Text),
            Slot::Category => facts
                .category
                .and_then(|at| tables.categories.get(usize::from(at)))
                .map(|name| Carries::Text(name)),
            Slot::Attribute(at) => {
                facts.attributes.get(usize::from(at)).copied().flatten().map(Carries::Json)
            }
            Slot::Field(name) => {
                facts.fields.iter().position(|field| field.name == name).and_then(|at| self.field(at))
            }
            Slot::Status => Some(Carries::Integer(self.status.into())),
            Slot::StatusText => Some(Carries::Digits(self.status)),
            Slot::Details | Slot::Spread => Some(Carries::Details),
            Slot::DocsUrl => facts.docs_url.map(Carries::Text),
            Slot::Instance => circumstances.instance.map(Carries::Text),
            Slot::Retryable => Some(Carries::Boolean(!self.policy().never)),
            Slot::Retry => Some(Carries::Text(self.policy().advice())),
            Slot::RetryAfter => retry_after(facts.fields, self.payload).map(Carries::Seconds),
            Slot::RequestId => circumstances.request_id.map(Carries::Text),
            Slot::Timestamp => circumstances.timestamp.map(Carries::Timestamp),
        }
    }

    /// What the field with this index carries.
    pub(super) fn field(&self, at: usize) -> Option<Carries<'a>> {
        let field = self.facts.fields.get(at)?;
        match field.constant {
            Some(constant) => Some(Carries::Constant(field, constant)),
            None => json::present(self.payload.value(at)).map(|value| Carries::Field(field, value)),
        }
    }

    fn template(&self, pieces: &'a [Piece<'a>]) -> Carries<'a> {
        Carries::Template(Text::new(self.facts, pieces, self.payload))
    }

    fn policy(&self) -> &'a Policy<'a> {
        self.tables.policies.get(usize::from(self.facts.policy)).unwrap_or(&Policy::NEVER)
    }
}

/// The duration that the field `retry_after` holds, in milliseconds.
pub(super) fn retry_after(fields: &[Field<'_>], payload: &dyn Payload) -> Option<u64> {
    let (at, field) = fields.iter().enumerate().find(|(_, field)| field.name == "retry_after")?;
    match (field.constant, payload.value(at)) {
        (Some(constant), _) => constant_milliseconds(field, constant),
        (None, Value::Duration(duration)) => Some(number::milliseconds(duration)),
        (None, _) => None,
    }
}

/// The milliseconds of a constant duration.
pub(super) fn constant_milliseconds(field: &Field<'_>, constant: &str) -> Option<u64> {
    let number: f64 = constant.parse().ok()?;
    number::whole(if field.milliseconds { number } else { number * 1_000.0 })
}
