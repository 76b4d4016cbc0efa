//! What stands for a type of error where its type isn't known: its code and, for an internal one, what the server
//! knows of it.

use core::any::Any;

use super::error::CatalogError;
use super::part;
use super::table::Facts;
use super::value::{Nothing, Payload, Value};
use crate::catalog::{Code, Kind, PARTS};

/// One type of error. It can be made inside of the crate alone, so `CatalogError` can't be implemented elsewhere.
#[derive(Clone, Copy)]
pub struct Row {
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
    /// A public error.
    pub const fn public(code: Code) -> Self {
        Self { code, internal: None }
    }

    /// An error that is sent as the one with this code.
    pub const fn internal(code: Code, internal: &'static Internal) -> Self {
        Self { code, internal: Some(internal) }
    }

    /// The code it is sent as.
    pub(super) const fn code(self) -> Code {
        self.code
    }

    /// What it is in logs.
    pub(super) fn facts(self) -> &'static Facts<'static> {
        self.internal.map_or_else(|| self.code.facts(), |internal| (internal.facts)())
    }

    /// The values of an error of this type, for logs.
    pub(super) fn values(self, error: &dyn Any) -> Values<'_> {
        match self.internal {
            Some(internal) => (internal.values)(error).map_or(Values::None, Values::Internal),
            None => Values::Public(self.code, part::kind(PARTS, self.code, error)),
        }
    }
}

/// An error whose type isn't known any more.
pub(super) struct Erased {
    row: Row,
    error: Box<dyn Any + Send + Sync>,
}

impl Erased {
    pub(super) fn new<E: CatalogError>(error: E) -> Self {
        Self { row: E::ROW, error: Box::new(error) }
    }

    /// For finding out its type.
    pub(super) fn as_any(&self) -> &dyn Any {
        self.error.as_ref()
    }

    /// The code it is sent as.
    pub(super) fn code(&self) -> Code {
        self.row.code
    }

    /// Raised inside and never sent as itself.
    pub(super) fn is_internal(&self) -> bool {
        self.row.internal.is_some()
    }

    /// What it is in logs.
    pub(super) fn facts(&self) -> &'static Facts<'static> {
        self.row.facts()
    }

    /// Itself, to match on; of an internal one, what it is sent as.
    pub(super) fn kind(&self) -> Kind<'_> {
        match self.row.internal {
            Some(internal) => (internal.sent_as)(),
            None => part::kind(PARTS, self.row.code, self.as_any()),
        }
    }

    /// Its values that may be sent: none of an internal error. Where there is no field, its type needn't be found out.
    pub(super) fn sent(&self) -> Values<'_> {
        let is_empty = self.is_internal() || self.facts().fields.is_empty();
        if is_empty { Values::None } else { self.values() }
    }

    /// Its values, for logs.
    pub(super) fn values(&self) -> Values<'_> {
        self.row.values(self.as_any())
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
