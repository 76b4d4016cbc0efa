// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What an answer says, as a client asks for it: what was sent, else what the catalog says of a known error.

use core::time::Duration;
use std::borrow::Cow;

use http::StatusCode;

use super::lookup;
use super::response::ErrorResponse;
use crate::catalog::TABLES;
use crate::runtime::fields::Carries as _;
use crate::runtime::raw::{FromRaw, Raw};
use crate::runtime::table::{Facts, Field, Piece, Slot};
use crate::runtime::timestamp::Timestamp;
use crate::runtime::value::{Payload as _, Value};

impl ErrorResponse {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.reading().status
    }

    /// The body as it came.
    pub fn body(&self) -> &[u8] {
        self.reading().body.bytes()
    }

    /// Gives up all else for the body as it came.
    pub fn into_body(self) -> Vec<u8> {
        self.into_reading().body.into_bytes()
    }

    /// The headers that the catalog gives a meaning for this answer, and `retry-after`: names in lower case, values
    /// as they came.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.reading().kept.iter()
    }

    /// The value of one of [`Self::headers`], decoded where servers encode.
    pub fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        self.reading().header(name)
    }

    /// The request id, to be quoted to those who run the API.
    pub fn request_id(&self) -> Option<Cow<'_, str>> {
        self.reading().text(Slot::RequestId)
    }

    /// The code as it was sent; of a known error that is found without one, the catalog's.
    pub fn wire_code(&self) -> Option<Cow<'_, str>> {
        let known = || self.code().map(|code| Cow::Borrowed(code.as_str()));
        self.reading().code().or_else(known)
    }

    /// The message: what was sent, else the catalog's.
    pub fn message(&self) -> Option<Cow<'_, str>> {
        let of_catalog = || self.error().map(|error| Cow::Owned(error.message()));
        self.reading().text(Slot::Message).or_else(of_catalog)
    }

    /// The text for the person in front of the screen, if one was sent.
    pub fn user_message(&self) -> Option<Cow<'_, str>> {
        self.reading().text(Slot::UserMessage)
    }

    /// What to do about it, if that was sent.
    pub fn solution(&self) -> Option<Cow<'_, str>> {
        self.reading().text(Slot::Solution)
    }

    /// A short heading.
    pub fn title(&self) -> Option<Cow<'_, str>> {
        self.sent_or(Slot::Title, |facts| Some(facts.title))
    }

    /// The word of `$type`.
    pub fn type_word(&self) -> Option<Cow<'_, str>> {
        self.sent_or(Slot::Type, |facts| facts.kind)
    }

    /// The category; it may be one that this version of the catalog doesn't know.
    pub fn category(&self) -> Option<Cow<'_, str>> {
        let of_catalog =
            |facts: &Facts<'static>| TABLES.categories.get(usize::from(facts.category?)).copied();
        self.sent_or(Slot::Category, of_catalog)
    }

    /// The page about this error.
    pub fn docs_url(&self) -> Option<Cow<'_, str>> {
        self.sent_or(Slot::DocsUrl, |facts| facts.docs_url)
    }

    /// The URI reference of this occurrence.
    pub fn instance(&self) -> Option<Cow<'_, str>> {
        self.reading().text(Slot::Instance)
    }

    /// When the server wrote it.
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.reading().text(Slot::Timestamp)?.parse().ok()
    }

    /// How long the server asks to wait: `Retry-After`, else what the body says.
    pub fn retry_after(&self) -> Option<Duration> {
        self.reading().retry_after().or_else(|| {
            let error = self.error()?;
            let index = error.code().facts().fields.iter().position(|field| field.name == "retry_after")?;
            let Value::Duration(wait) = error.wire_payload().value(index) else { return None };
            Some(wait)
        })
    }

    /// A field by name, whether or not all others came. Of a known error it is read as the catalog declares it; the
    /// details of an unknown one are read by their own types.
    pub fn field<T: FromRaw>(&self, name: &str) -> Option<T> {
        const UNDECLARED: Field<'_> = Field { int64: true, ..Field::PLAIN };

        let reading = self.reading();
        let named = |field: &&Field<'_>| field.name == name;
        match reading.facts().and_then(|facts| facts.fields.iter().find(named)) {
            Some(field) => T::from_raw(reading.carried(field)?, field),
            None => T::from_raw(Raw::json(reading.detail(name)?), &UNDECLARED),
        }
    }

    /// The names and JSON texts of what stands in the details and, as fields, in places of their own: fields that are
    /// known, fields that didn't fit, and members that this version of the catalog doesn't know.
    pub fn details(&self) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
        self.reading().details()
    }

    /// The JSON text of one of the details.
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.reading().detail(name)
    }

    /// The JSON text of a public attribute, if it was sent.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let index = TABLES.attributes.iter().position(|known| *known == name)?;
        self.reading().json(Slot::Attribute(u16::try_from(index).ok()?))
    }

    /// The JSON text at any place of the body, by a JSON pointer such as `/error/details/0` (RFC 6901); `None` also
    /// when the body isn't JSON.
    pub fn json_at(&self, pointer: &str) -> Option<&str> {
        lookup::at(self.reading().body.text(), pointer)
    }

    /// The catalog's message shows a sensitive field.
    pub(super) fn tells_secrets(&self) -> bool {
        self.reading().facts().is_some_and(|facts| {
            let secret =
                |index: u16| facts.fields.get(usize::from(index)).is_some_and(|field| field.sensitive);
            facts.message.iter().any(|piece| matches!(piece, Piece::Field(index) if secret(*index)))
        })
    }

    fn sent_or(
        &self,
        slot: Slot<'_>,
        of_catalog: impl Fn(&'static Facts<'static>) -> Option<&'static str>,
    ) -> Option<Cow<'_, str>> {
        let known = || self.reading().facts().and_then(of_catalog).map(Cow::Borrowed);
        self.reading().text(slot).or_else(known)
    }
}
