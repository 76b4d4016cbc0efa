//! Whether a slot of the envelope, or a field, has a value in the answers with an error.

use super::{ErrorDef, Field, Model, Slot, Type};

/// Whether there is a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Never.
    Never,
    /// It depends.
    Maybe,
    /// In every answer.
    Always,
}

impl Presence {
    /// Of one error or the other.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == other { self } else { Self::Maybe }
    }

    /// Of this piece, or of that beside it.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        match (self, other) {
            (Self::Always, _) | (_, Self::Always) => Self::Always,
            (Self::Maybe, _) | (_, Self::Maybe) => Self::Maybe,
            (Self::Never, Self::Never) => Self::Never,
        }
    }

    fn given(there: bool) -> Self {
        if there { Self::Always } else { Self::Never }
    }
}

impl Model {
    /// Whether a slot has a value in the answers with an error.
    pub fn presence(&self, error: &ErrorDef, slot: &Slot) -> Presence {
        match slot {
            Slot::Code => Presence::given(error.code.is_some()),
            Slot::Number => Presence::given(error.code.as_ref().is_some_and(|code| code.number.is_some())),
            Slot::UserMessage => Presence::given(error.user_message.is_some()),
            Slot::Solution => Presence::given(error.solution.is_some()),
            Slot::Type => Presence::given(error.kind.is_some()),
            Slot::Category => Presence::given(error.category.is_some()),
            Slot::Attribute(id) => {
                let value = error.attributes.get(id.0 as usize).and_then(Option::as_ref);
                Presence::given(value.is_some() && !self[*id].internal)
            }
            Slot::Field(name) => of_field(error, |field| field.name == *name),
            Slot::RetryAfter => of_field(error, Field::is_wait),
            Slot::DocsUrl => Presence::given(self.docs_url(error).is_some()),
            Slot::Message
            | Slot::Title
            | Slot::Status
            | Slot::StatusText
            | Slot::Retryable
            | Slot::Retry
            | Slot::Details => Presence::Always,
            Slot::Instance | Slot::RequestId | Slot::Timestamp => Presence::Maybe,
        }
    }
}

impl Field {
    /// Whether answers with the field's error have a value of it.
    pub fn presence(&self) -> Presence {
        match self {
            Self { internal: true, .. } => Presence::Never,
            Self { optional: true, constant: None, .. } => Presence::Maybe,
            Self { .. } => Presence::Always,
        }
    }

    /// Whether it is what `$retry_after` carries too.
    pub fn is_wait(&self) -> bool {
        self.name == "retry_after" && self.ty == Type::Duration
    }
}

fn of_field(error: &ErrorDef, is_meant: impl Fn(&Field) -> bool) -> Presence {
    error.fields.iter().find(|field| is_meant(field)).map_or(Presence::Never, Field::presence)
}
