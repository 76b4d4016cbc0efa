// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What every typed error implements, and the same with the type erased.

use core::any::Any;

use super::api_error::ApiError;
use super::fields::Fields;
use super::table::Facts;
use super::value::{Payload, Value};
use crate::catalog::{Code, Kind};

/// Gives a typed error to match on.
///
/// An alias, and not a method's signature: the compiler stores `Kind` with all its variants once for each lifetime that
/// is written beside it, which for a signature in each of 10,000 errors comes to gigabytes.
pub type KindOf<E> = for<'a> fn(&'a E) -> Kind<'a>;

/// A typed error of this catalog. Generated code implements it; nobody else can, because `Fields` has no name
/// outside of this crate.
pub trait CatalogError: Clone + Send + Sync + 'static {
    /// The code it is sent as.
    const CODE: Code;
    /// Gives it to match on.
    const KIND: KindOf<Self>;

    /// The facts of an internal error, for logs. `None` for a public one, whose facts are those of its code.
    fn internal_facts() -> Option<&'static Facts<'static>> {
        None
    }

    /// The value of the field with this index; absent for constants and past the end.
    fn value(&self, _index: usize) -> Value<'_> {
        Value::Absent
    }

    /// Makes one from what an answer carried; `None` when a required field is missing.
    fn read(fields: &Fields<'_>) -> Option<Self>;
}

impl<E: CatalogError> Payload for E {
    fn value(&self, index: usize) -> Value<'_> {
        CatalogError::value(self, index)
    }
}

/// A typed error whose type isn't known any more.
pub trait Erased: Send + Sync {
    /// The code it is sent as.
    fn code(&self) -> Code;
    /// The facts of an internal error.
    fn internal_facts(&self) -> Option<&'static Facts<'static>>;
    /// Its values.
    fn as_payload(&self) -> &dyn Payload;
    /// Itself, to match on.
    fn kind(&self) -> Kind<'_>;
    /// For finding out its type.
    fn as_any(&self) -> &dyn Any;
}

impl<E: CatalogError> Erased for E {
    fn code(&self) -> Code {
        E::CODE
    }

    fn internal_facts(&self) -> Option<&'static Facts<'static>> {
        E::internal_facts()
    }

    fn as_payload(&self) -> &dyn Payload {
        self
    }

    fn kind(&self) -> Kind<'_> {
        E::KIND(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Makes a typed error from what an answer carried.
pub(crate) type Reader = fn(&Fields<'_>) -> Option<ApiError>;

/// The reader of `E`.
pub(crate) fn reader<E: CatalogError>(fields: &Fields<'_>) -> Option<ApiError> {
    E::read(fields).map(ApiError::from)
}
