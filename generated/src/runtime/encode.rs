// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns an error and its circumstances into status, headers and body.

use std::borrow::Cow;

use super::table::{Envelope, Facts, Fragment, Header, Tables};
use super::timestamp::Timestamp;
use super::value::Payload;
use super::{body, headers};

/// What a server adds to an error when it answers.
#[derive(Clone, Copy, Default)]
pub struct Circumstances<'a> {
    /// For `$request_id`.
    pub request_id: Option<&'a str>,
    /// For `$timestamp`.
    pub timestamp: Option<Timestamp>,
    /// For `$instance`: a URI reference.
    pub instance: Option<&'a str>,
    /// The status to send; one that the error doesn't list is not taken.
    pub status: Option<u16>,
    /// Sent instead of the catalog's message.
    pub message: Option<&'a str>,
    /// Free-form members of `$details`; declared names win.
    pub details: &'a [(String, serde_json::Value)],
    /// The entry of `wire.accepts` to write instead of `wire`, counted from 0; one that isn't there is not taken.
    pub accepted: Option<usize>,
}

/// An answer, ready to be sent.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoded<'t> {
    /// 200–599.
    pub status: u16,
    /// Each name once.
    pub headers: Cow<'t, [Header<'t>]>,
    /// JSON; empty when the envelope has headers alone.
    pub body: Cow<'t, [u8]>,
}

impl Encoded<'_> {
    /// The headers in the types of a framework. Names are checked with the catalog, and values are made safe; neither
    /// can be refused here.
    pub fn typed_headers<N, V>(&self) -> impl Iterator<Item = (N, V)>
    where
        N: for<'a> TryFrom<&'a str>,
        V: for<'a> TryFrom<&'a str>,
    {
        self.headers
            .iter()
            .filter_map(|(name, value)| Some((N::try_from(*name).ok()?, V::try_from(value.as_ref()).ok()?)))
    }
}

/// Writes an error as its catalog says.
pub fn encode<'t>(
    tables: &Tables<'t>,
    facts: &Facts<'t>,
    payload: &dyn Payload,
    circumstances: &Circumstances<'_>,
) -> Encoded<'t> {
    let accepted = circumstances.accepted.and_then(|at| tables.accepts.get(at));
    let envelope = accepted.unwrap_or(&tables.wire);
    let status = status(facts.statuses, circumstances.status);
    let is_accepted = accepted.is_some();
    let answer = Answer { tables, facts, payload, circumstances, envelope, is_accepted, status };
    Encoded { status, headers: headers::write(&answer), body: answer.body() }
}

/// The answer of an error of which the catalog alone says all, where nothing was added to it.
pub(super) fn known<'t>(tables: &Tables<'t>, facts: &Facts<'t>) -> Option<Encoded<'t>> {
    let Some([Fragment::Json(body)]) = facts.body else { return None };
    let status = *facts.statuses.first()?;
    let headers = headers::fixed(tables, facts, status)?;
    Some(Encoded { status, headers: Cow::Borrowed(headers), body: Cow::Borrowed(body.as_bytes()) })
}

/// The status that was named, if it is listed; else the first.
fn status(listed: &[u16], named: Option<u16>) -> u16 {
    named.filter(|named| listed.contains(named)).or(listed.first().copied()).unwrap_or(500)
}

/// An error that is being written.
pub(super) struct Answer<'t, 'a> {
    pub(super) tables: &'a Tables<'t>,
    pub(super) facts: &'a Facts<'t>,
    pub(super) payload: &'a dyn Payload,
    pub(super) circumstances: &'a Circumstances<'a>,
    pub(super) envelope: &'a Envelope<'t>,
    /// The envelope is one that servers used to write.
    pub(super) is_accepted: bool,
    pub(super) status: u16,
}

impl<'t> Answer<'t, '_> {
    fn body(&self) -> Cow<'t, [u8]> {
        match (self.facts.body.filter(|_| self.is_usual()), self.envelope.body) {
            (Some([Fragment::Json(body)]), _) => Cow::Borrowed(body.as_bytes()),
            (fragments, Some(envelope)) => Cow::Owned(body::write(self, fragments, &envelope)),
            (_, None) => Cow::Borrowed(b""),
        }
    }

    /// Nothing that a body computed beforehand could show differs from the catalog.
    fn is_usual(&self) -> bool {
        let Circumstances { message, details, instance, .. } = self.circumstances;
        let is_plain = message.is_none() && details.is_empty() && instance.is_none() && !self.is_accepted;
        is_plain && self.facts.statuses.first() == Some(&self.status)
    }
}
