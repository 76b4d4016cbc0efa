//! Whether a piece of an envelope is there.

use crate::model::{ErrorDef, Model, Slot, Type};

/// Whether a slot has a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// Never.
    Never,
    /// It depends.
    Maybe,
    /// In every answer.
    Always,
}

impl Presence {
    /// Of one error or the other.
    pub(super) fn or(self, other: Self) -> Self {
        if self == other { self } else { Self::Maybe }
    }

    /// Of this piece, or of that beside it.
    pub(super) fn beside(self, other: Self) -> Self {
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

/// Whether a slot other than `$details` has a value for an error.
pub(super) fn of_slot(model: &Model, error: &ErrorDef, slot: &Slot) -> Presence {
    match slot {
        Slot::Code => Presence::given(error.code.is_some()),
        Slot::Number => Presence::given(error.code.as_ref().is_some_and(|code| code.number.is_some())),
        Slot::UserMessage => Presence::given(error.user_message.is_some()),
        Slot::Solution => Presence::given(error.solution.is_some()),
        Slot::Type => Presence::given(error.kind.is_some()),
        Slot::Category => Presence::given(error.category.is_some()),
        Slot::Attribute(id) => {
            let value = error.attributes.get(id.0 as usize).and_then(Option::as_ref);
            Presence::given(value.is_some() && !model[*id].internal)
        }
        Slot::Field(name) => of_field(error, name, None),
        Slot::RetryAfter => of_field(error, "retry_after", Some(&Type::Duration)),
        Slot::DocsUrl => Presence::given(model.docs_url(error).is_some()),
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

fn of_field(error: &ErrorDef, name: &str, ty: Option<&Type>) -> Presence {
    let named = error.fields.iter().filter(|field| field.name == name && !field.internal);
    match named.into_iter().find(|field| ty.is_none_or(|ty| field.ty == *ty)) {
        None => Presence::Never,
        Some(field) if field.optional && field.constant.is_none() => Presence::Maybe,
        Some(_) => Presence::Always,
    }
}
