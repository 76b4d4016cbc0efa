//! Any error of the catalog as one small type: what functions return and `?` converts into.

use core::fmt;
use std::error::Error;

use http::StatusCode;

use super::attached::Attached;
use super::debug;
use super::error::CatalogError;
use super::part;
use super::raw::Raw;
use super::row::{Unknown, Values};
use super::table::{Facts, Policy};
use super::text::Text;
use crate::catalog::{Code, Kind, PARTS, TABLES};

/// Any error of the catalog, with what was attached to it.
///
/// Every typed error converts into it with `?`. `Display` gives code and message for logs; fields that are marked
/// sensitive are redacted there and in `Debug`.
pub struct ApiError {
    pub(super) error: Unknown,
    pub(super) attached: Option<Box<Attached>>,
}

impl<E: CatalogError> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self { error: error.into(), attached: None }
    }
}

impl ApiError {
    /// Makes the typed error of a code from a JSON object of its fields; `None` when a required field is missing,
    /// null or of another type.
    pub fn from_fields(code: Code, json: &str) -> Option<Self> {
        let fields = Raw::json(json).fields(code.facts().fields)?;
        part::read(PARTS, code, &fields)
    }

    /// The code it is sent as.
    pub fn code(&self) -> Code {
        self.error.code()
    }

    /// The HTTP status it is sent with: the first that the catalog lists, unless another of the list was named.
    pub fn status(&self) -> StatusCode {
        let named = self.attached.as_ref().and_then(|attached| attached.status);
        named.filter(|_| !self.is_internal()).unwrap_or_else(|| self.code().status())
    }

    /// The message it is sent with.
    pub fn message(&self) -> String {
        let facts = self.code().facts();
        match self.attached.as_ref().and_then(|attached| attached.message.as_deref()) {
            Some(message) if !self.is_internal() => message.to_owned(),
            _ => Text::new(facts, facts.message, &self.wire_payload()).to_string(),
        }
    }

    /// The typed error, to match on. An internal error is seen as the one it is sent as.
    pub fn kind(&self) -> Kind<'_> {
        self.error.kind()
    }

    /// The retry policy that the catalog gives this error.
    pub fn policy(&self) -> &'static Policy<'static> {
        &TABLES.policies[usize::from(self.code().facts().policy)]
    }

    /// Whether it is an `E`.
    pub fn is<E: CatalogError>(&self) -> bool {
        self.downcast_ref::<E>().is_some()
    }

    /// The typed error, when it is an `E`.
    pub fn downcast_ref<E: CatalogError>(&self) -> Option<&E> {
        self.error.downcast_ref()
    }

    /// Gives the typed error when it is an `E`, without what was attached to it; else gives back itself.
    pub fn downcast<E: CatalogError>(self) -> Result<E, Self> {
        self.downcast_ref().cloned().ok_or(self)
    }

    /// Raised inside and never sent as itself.
    pub(super) fn is_internal(&self) -> bool {
        self.error.is_internal()
    }

    /// What it is in logs.
    pub(super) fn own_facts(&self) -> &'static Facts<'static> {
        self.error.facts()
    }

    /// What of its values may be sent: nothing of an internal error's.
    pub(super) fn wire_payload(&self) -> Values<'_> {
        self.error.sent()
    }
}

/// Code and message. An internal error shows its own, so this text is for logs and not for answers.
impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = self.own_facts();
        write!(f, "{}: ", facts.code.unwrap_or(facts.key))?;
        match self.attached.as_ref().and_then(|attached| attached.message.as_deref()) {
            Some(message) => f.write_str(message),
            None => Text::new(facts, facts.message, &self.error.values()).redacted().fmt(f),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = self.own_facts();
        let mut shown = f.debug_struct("ApiError");
        shown.field("code", &facts.code.unwrap_or(facts.key)).field("status", &self.status().as_u16());
        shown.field("fields", &debug::Fields::new(facts.fields, &self.error.values()));
        if let Some(attached) = &self.attached {
            attached.show(&mut shown);
        }
        shown.finish()
    }
}

impl Error for ApiError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.attached.as_ref()?.source.as_ref()?;
        Some(source.as_ref())
    }
}
