//! What stands for a type of error where its type isn't known: its code and, for an internal one, what the server
//! knows of it.

use core::any::Any;

use super::error::CatalogError;
use super::part::{self, Erased};
use super::table::Facts;
use super::value::{Nothing, Payload, Value};
use crate::catalog::{Code, Kind, PARTS};

/// What generated code says of a typed error. It has no name outside of this crate, so nobody else can implement it. A code
/// alone costs the compiler less than the call that makes a row of it.
#[diagnostic::on_unimplemented(message = "`{Self}` is no error of this catalog")]
pub trait Coded: Clone + Send + Sync + 'static {
    /// The code it is sent as.
    const CODE: Code;
    /// What stands for it where its type isn't known.
    const ROW: Row = Row::public(Self::CODE);
}

/// One type of error. It can be made inside of the crate alone, so `CatalogError` can't be implemented elsewhere.
#[derive(Clone, Copy)]
pub struct Row {
    identity: Identity,
    /// The only value there is of a public error without fields.
    only: Option<&'static dyn Any>,
}

/// Which error it is.
#[derive(Clone, Copy)]
struct Identity {
    code: Code,
    internal: Option<&'static Internal>,
}

/// What stands in for an internal error, which has no row in the tables of the catalog.
pub struct Internal {
    /// Its facts, for logs.
    pub facts: fn() -> &'static Facts<'static>,
    /// Its values, for logs.
    pub values: fn(&dyn Any) -> Option<&dyn Payload>,
    /// What it is sent as.
    pub sent_as: fn() -> Kind<'static>,
}

impl Row {
    /// A public error with fields.
    pub const fn public(code: Code) -> Self {
        Self { identity: Identity { code, internal: None }, only: None }
    }

    /// A public error without fields, and its only value.
    pub const fn plain(code: Code, only: &'static dyn Any) -> Self {
        Self { identity: Identity { code, internal: None }, only: Some(only) }
    }

    /// An error that is sent as the one with this code.
    pub const fn internal(code: Code, internal: &'static Internal) -> Self {
        Self { identity: Identity { code, internal: Some(internal) }, only: None }
    }

    /// What it is in logs.
    pub(super) fn facts(self) -> &'static Facts<'static> {
        self.identity.facts()
    }

    /// The values of an error of this type, for logs.
    pub(super) fn values(self, error: &dyn Any) -> Values<'_> {
        self.identity.values(error)
    }
}

impl Identity {
    fn facts(self) -> &'static Facts<'static> {
        self.internal.map_or_else(|| self.code.facts(), |internal| (internal.facts)())
    }

    fn values(self, error: &dyn Any) -> Values<'_> {
        match self.internal {
            Some(internal) => (internal.values)(error).map_or(Values::None, Values::Internal),
            None => Values::Public(self.code, part::kind(PARTS, self.code, error)),
        }
    }
}

/// An error whose type isn't known any more.
pub(super) struct Unknown {
    identity: Identity,
    error: Erased,
}

impl<E: CatalogError> From<E> for Unknown {
    fn from(error: E) -> Self {
        let Row { identity, only } = E::ROW;
        Self { identity, error: if only.is_some() { None } else { Some(Box::new(error)) } }
    }
}

impl Unknown {
    /// The public error of a code.
    pub(super) fn public(code: Code, error: Erased) -> Self {
        Self { identity: Identity { code, internal: None }, error }
    }

    /// The typed error, when it is an `E`.
    pub(super) fn downcast_ref<E: CatalogError>(&self) -> Option<&E> {
        match &self.error {
            Some(error) => error.downcast_ref(),
            None if self.code() == E::CODE => E::ROW.only?.downcast_ref(),
            None => None,
        }
    }

    /// The code it is sent as.
    pub(super) fn code(&self) -> Code {
        self.identity.code
    }

    /// Raised inside and never sent as itself.
    pub(super) fn is_internal(&self) -> bool {
        self.identity.internal.is_some()
    }

    /// What it is in logs.
    pub(super) fn facts(&self) -> &'static Facts<'static> {
        self.identity.facts()
    }

    /// Itself, to match on; of an internal one, what it is sent as.
    pub(super) fn kind(&self) -> Kind<'_> {
        match (self.identity.internal, &self.error) {
            (Some(internal), _) => (internal.sent_as)(),
            (None, Some(error)) => part::kind(PARTS, self.code(), error.as_ref()),
            (None, None) => part::kind(PARTS, self.code(), &()),
        }
    }

    /// Its values that may be sent: none of an internal error. Where there is no field, its type needn't be found out.
    pub(super) fn sent(&self) -> Values<'_> {
        let is_empty = self.is_internal() || self.facts().fields.is_empty();
        if is_empty { Values::None } else { self.values() }
    }

    /// Its values, for logs.
    pub(super) fn values(&self) -> Values<'_> {
        self.error.as_deref().map_or(Values::None, |error| self.identity.values(error))
    }
}

/// The values of an error.
pub(super) enum Values<'a> {
    None,
    Public(Code, Kind<'a>),
    Internal(&'a dyn Payload),
}

impl Payload for Values<'_> {
    fn value(&self, index: usize) -> Value<'_> {
        match self {
            Self::None => Nothing.value(index),
            Self::Public(code, kind) => part::value(PARTS, *code, *kind, index),
            Self::Internal(values) => values.value(index),
        }
    }
}
