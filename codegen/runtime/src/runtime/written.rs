//! Tells whether a response is still the one that was made from an error: one rule for all servers.
//!
//! It is as long as it has the error's status, its content type and the very body that was written for it. Somebody who
//! gave it another of these made another response, which is never changed.

use std::borrow::Cow;
use std::sync::{Arc, Weak};

use bytes::Bytes;

use super::api_error::ApiError;
use crate::catalog::TABLES;

/// The trace of a body that was written for an error.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// Alive until the body is dropped, whatever it was wrapped into meanwhile.
    body: Weak<()>,
    length: usize,
}

/// A body that tells when it is dropped.
struct Traced {
    bytes: Cow<'static, [u8]>,
    _alive: Arc<()>,
}

impl AsRef<[u8]> for Traced {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// What a response says of itself.
pub(super) struct Seen<'a> {
    pub(super) status: u16,
    pub(super) content_type: Option<&'a [u8]>,
    /// The length of its body, where that is known before it is sent.
    pub(super) length: Option<u64>,
    /// It answers a request that takes no body, so a server may have removed it.
    pub(super) is_head: bool,
}

impl Written {
    /// The body, and its trace.
    pub(super) fn trace(bytes: Cow<'static, [u8]>) -> (Bytes, Self) {
        let alive = Arc::new(());
        let written = Self { body: Arc::downgrade(&alive), length: bytes.len() };
        (Bytes::from_owner(Traced { bytes, _alive: alive }), written)
    }

    /// Whether a response is still the one of the error that this body was written for.
    pub(super) fn stands(&self, error: &ApiError, seen: &Seen<'_>) -> bool {
        let content_type = TABLES.wire.body.is_some().then_some(TABLES.content_type.as_bytes());
        seen.status == error.status().as_u16() && seen.content_type == content_type && self.is_body_of(seen)
    }

    fn is_body_of(&self, seen: &Seen<'_>) -> bool {
        // Where it isn't known, the body may be compressed.
        let is_as_long = seen.length.is_none_or(|length| usize::try_from(length) == Ok(self.length));
        // Nobody has to hold an empty body.
        let is_held = self.length == 0 || self.body.strong_count() > 0;
        (is_held && is_as_long) || (seen.is_head && seen.length == Some(0))
    }
}
