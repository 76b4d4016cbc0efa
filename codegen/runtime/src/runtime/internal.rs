//! What only the server knows of an error: its internal fields, for logs.

use core::fmt;

use super::api_error::ApiError;
use super::debug;
use super::table::Field;
use super::value::Payload;

/// Internal fields, kept beside a public error and never sent.
pub(crate) struct Internal {
    fields: &'static [Field<'static>],
    values: Box<dyn Payload + Send + Sync>,
}

impl fmt::Debug for Internal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::Fields::new(self.fields, self.values.as_ref()).fmt(f)
    }
}

impl ApiError {
    /// Keeps internal fields for logs.
    pub(crate) fn with_internal(
        self,
        fields: &'static [Field<'static>],
        values: impl Payload + Send + Sync + 'static,
    ) -> Self {
        self.attach(|attached| attached.internal = Some(Internal { fields, values: Box::new(values) }))
    }

    /// The catalog's key of an internal error; `None` for a public one.
    pub fn internal_code(&self) -> Option<&'static str> {
        self.payload.internal_facts().map(|facts| facts.key)
    }
}
