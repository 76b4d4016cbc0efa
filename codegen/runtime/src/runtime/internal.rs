//! What only the server knows of an error: its internal fields, for logs.

use core::fmt;

use super::api_error::ApiError;
use super::debug;
use super::table::Field;
use super::value::Payload;

/// The internal fields of an error. Generated code implements it.
pub trait InternalFields: Payload + Send + Sync + 'static {
    /// What they are.
    const TABLE: &'static [Field<'static>];
}

/// Internal fields, kept beside a public error and never sent.
pub(crate) struct InternalValues {
    fields: &'static [Field<'static>],
    values: Box<dyn Payload + Send + Sync>,
}

impl fmt::Debug for InternalValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::Fields::new(self.fields, self.values.as_ref()).fmt(f)
    }
}

impl ApiError {
    /// Keeps internal fields for logs. They are never sent.
    #[must_use]
    pub fn with_internal<F: InternalFields>(self, fields: F) -> Self {
        self.attach(|attached| {
            attached.internal = Some(InternalValues { fields: F::TABLE, values: Box::new(fields) });
        })
    }

    /// The catalog's key of an internal error; `None` for a public one.
    pub fn internal_code(&self) -> Option<&'static str> {
        self.is_internal().then(|| self.own_facts().key)
    }
}
