// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What has to know the types of errors, in parts: one function for many errors costs the compiler a fraction of what a
//! method of each would.

use core::any::Any;

use super::api_error::ApiError;
use super::error::CatalogError;
use super::fields::Fields;
use super::plain::PlainError;
use super::row::Unknown;
use super::value::Value;
use crate::catalog::{Code, Kind};

/// How many codes share a part.
pub const SIZE: usize = 500;

/// What has to know the types of the errors with these codes. Generated code makes them, in the order of the codes.
pub struct Part {
    /// An error, to match on, by the place of its code in `Code::ALL`; `None` for one of another type or another part. The
    /// type of one without fields isn't looked at.
    pub kind: for<'a> fn(u16, &'a dyn Any) -> Option<Kind<'a>>,
    /// The value of the field with this index; absent for constants, past the end, and for an error of another part.
    pub value: for<'a> fn(Kind<'a>, usize) -> Value<'a>,
    /// Makes an error from what an answer carried, by the place of its code. It is of no use where a required field is
    /// missing.
    pub read: fn(u16, &Fields<'_>) -> Erased,
}

/// A public error whose type isn't known; `None` for one without fields, whose code says all.
pub type Erased = Option<Box<dyn Any + Send + Sync>>;

fn of<'a>(parts: &[&'a Part], code: Code) -> Option<&'a Part> {
    parts.get(code as usize / SIZE).copied()
}

/// An error with this code, to match on.
pub(super) fn kind<'a>(parts: &[&Part], code: Code, error: &'a dyn Any) -> Kind<'a> {
    let kind = of(parts, code).and_then(|part| (part.kind)(code as u16, error));
    kind.unwrap_or(Kind::__Other(code))
}

/// The value of the field with this index.
pub(super) fn value<'a>(parts: &[&Part], code: Code, kind: Kind<'a>, index: usize) -> Value<'a> {
    of(parts, code).map_or(Value::Absent, |part| (part.value)(kind, index))
}

/// Makes an error from what an answer carried; `None` when a required field is missing.
pub(super) fn read(parts: &[&Part], code: Code, fields: &Fields<'_>) -> Option<ApiError> {
    let error = fields.complete((of(parts, code)?.read)(code as u16, fields))?;
    Some(ApiError { error: Unknown::public(code, error), attached: None })
}

/// The error, when it is an `E`, as one of all.
#[inline]
pub fn typed<'a, E: CatalogError>(error: &'a dyn Any, kind: fn(&'a E) -> Kind<'a>) -> Option<Kind<'a>> {
    error.downcast_ref().map(kind)
}

/// The only value of an error without fields. That it lives as long as the program is said here once, and not found out
/// for each error.
#[inline]
pub fn only<const PLACE: u16>(
    kind: fn(&'static PlainError<PLACE>) -> Kind<'static>,
) -> Option<Kind<'static>> {
    Some(kind(&PlainError {}))
}

/// The error without its type. With the bound, the compiler needn't find out at each place that the error may be sent to
/// other threads and shared by them.
#[inline]
pub fn boxed<E: CatalogError>(error: E) -> Erased {
    Some(Box::new(error))
}
