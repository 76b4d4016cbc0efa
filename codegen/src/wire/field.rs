//! Turns fields into tables.

use bumpalo::Bump;
use errcat_runtime::runtime::table;

use super::typed;
use crate::model::{ErrorDef, Field, HeaderBinding, Made, Model, Slot, Type};

/// Whether the table of an error lists a field: no internal one, unless the whole error is.
pub(super) fn is_listed(error: &ErrorDef, field: &Field) -> bool {
    error.internal || !field.internal
}

/// A field of an object type, or one that stays on the server.
pub(crate) fn field<'a>(model: &'a Model, field: &'a Field, arena: &'a Bump) -> table::Field<'a> {
    let flags = without_constant(field);
    let value = field.constant.as_ref().and_then(|constant| typed::typed(model, &field.ty, constant, arena));
    table::Field { constant: value.map(|value| typed::write(&flags, &value, arena)), ..flags }
}

/// All but the constant that it may have.
pub(crate) fn without_constant(field: &Field) -> table::Field<'_> {
    table::Field {
        name: &field.name,
        optional: field.optional,
        sensitive: field.sensitive,
        milliseconds: field.milliseconds,
        int64: holds_int64(&field.ty),
        header: field.header.as_deref(),
        ..table::Field::PLAIN
    }
}

/// A field of an error, which the envelope may give a place of its own.
pub(super) fn placed<'a>(
    model: &'a Model,
    error: &ErrorDef,
    listed: &'a Field,
    arena: &'a Bump,
) -> table::Field<'a> {
    let wanted = |slot: &Slot| {
        let same = matches!(slot, Slot::Field(name) if *name == listed.name);
        let wait = *slot == Slot::RetryAfter && listed.is_wait();
        same || wait
    };
    let bound = |headers: &[HeaderBinding]| headers.iter().any(|header| header.value.carries(&wanted));
    let of_status = |status: &u16| model.status(*status).is_some_and(|status| bound(&status.headers));
    let envelope = &model.wire.envelope;
    let placed = envelope.carries(&wanted) || error.statuses.iter().all(of_status);
    table::Field { placed, ..field(model, listed, arena) }
}

/// Whether integers in a value of this type are 64 bits wide.
pub(super) fn holds_int64(ty: &Type) -> bool {
    match ty.made() {
        Made::Scalar(_) => *ty == Type::Int64,
        Made::List(item) | Made::Map(item) => holds_int64(item),
        Made::Named(_) => false,
    }
}
