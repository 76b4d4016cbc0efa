// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What a request adds to the error that answers it, and the answer as an HTTP response.

use std::borrow::Cow;

use http::{HeaderMap, HeaderName, HeaderValue, Response};

use super::api_error::ApiError;
use super::encode::{Circumstances, Encoded, encode, known};
use super::table::Facts;
use super::timestamp::Timestamp;
use crate::catalog::TABLES;

/// What of a request goes into the error that answers it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestContext {
    /// For `$request_id`.
    pub request_id: Option<String>,
    /// For `$timestamp`.
    pub timestamp: Option<Timestamp>,
    /// The entry of `wire.accepts` to answer in, counted from 0.
    pub accepted: Option<usize>,
}

impl RequestContext {
    /// Nothing is known of the request.
    pub const fn new() -> Self {
        Self { request_id: None, timestamp: None, accepted: None }
    }

    /// Sets the request id.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.request_id = Some(request_id.into());
        self
    }

    /// Sets the time of the answer.
    #[must_use]
    pub fn with_timestamp(mut self, timestamp: impl Into<Timestamp>) -> Self {
        self.timestamp = Some(timestamp.into());
        self
    }

    /// Answers in an entry of `wire.accepts`, counted from 0, instead of in `wire`: for clients from the time when that
    /// was what servers wrote. An entry that isn't there changes nothing. A layer answers so when it finds this context
    /// among the request's extensions.
    #[must_use]
    pub fn with_accepted(mut self, entry: usize) -> Self {
        self.accepted = Some(entry).filter(|at| *at < TABLES.accepts.len());
        self
    }
}

impl ApiError {
    /// Writes it as the catalog says: status, headers and body. Nothing internal, no source and no note is in them.
    pub fn encode(&self, request: &RequestContext) -> Encoded<'static> {
        let facts = self.code().facts();
        let is_plain = self.attached.is_none() && request.accepted.is_none();
        let known = if is_plain { known(&TABLES, facts) } else { None };
        known.unwrap_or_else(|| self.encode_with(facts, request))
    }

    fn encode_with(&self, facts: &Facts<'static>, request: &RequestContext) -> Encoded<'static> {
        let attached = self.attached.as_deref().filter(|_| !self.is_internal());
        let circumstances = Circumstances {
            request_id: request.request_id.as_deref(),
            timestamp: request.timestamp,
            instance: self.attached.as_ref().and_then(|attached| attached.instance.as_deref()),
            status: attached.and_then(|attached| attached.status).map(|status| status.as_u16()),
            message: attached.and_then(|attached| attached.message.as_deref()),
            details: attached.map_or(&[], |attached| &attached.details),
            accepted: request.accepted,
        };
        encode(&TABLES, facts, &self.wire_payload(), &circumstances)
    }

    /// The HTTP response.
    pub fn to_response(&self, request: &RequestContext) -> Response<Cow<'static, [u8]>> {
        let encoded = self.encode(request);
        let headers: HeaderMap = encoded.typed_headers::<HeaderName, HeaderValue>().collect();
        let mut response = Response::new(encoded.body);
        *response.status_mut() = self.status();
        *response.headers_mut() = headers;
        response
    }
}

/// Equal when both are sent alike: the same code, status, message and values.
impl PartialEq for ApiError {
    fn eq(&self, other: &Self) -> bool {
        let unknown = RequestContext::new();
        self.code() == other.code() && self.encode(&unknown) == other.encode(&unknown)
    }
}
