// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Which parts of a response depend on the request: what a server writes anew once it knows the request's id, the time
//! and the envelope that the client reads. Whatever else was done to the response stays.

use super::api_error::ApiError;
use super::request::RequestContext;
use super::table::{Node, Slot};
use crate::catalog::TABLES;

/// What of a response is written anew.
#[derive(Debug, Default)]
pub(super) struct Dependent {
    /// The names of the headers, in lower case.
    pub(super) headers: Vec<&'static str>,
    /// Whether the body is.
    pub(super) body: bool,
}

impl Dependent {
    /// What of an error's response depends on its request.
    pub(super) fn of(error: &ApiError, request: &RequestContext) -> Self {
        let accepted = request.accepted.and_then(|at| TABLES.accepts.get(at));
        let is_said = |node: &Node<'_>| node.carries(&says_something_of_a_request);
        let of_status = TABLES.status_headers(error.status().as_u16()).iter();
        let of_status = of_status.filter(|(_, node)| is_said(node));
        let of_wire = TABLES.wire.headers.iter().filter(|(_, node)| accepted.is_some() || is_said(node));
        let of_accepted = accepted.map_or(&[][..], |envelope| envelope.headers);
        let headers = of_wire.chain(of_status).chain(of_accepted).map(|(name, _)| *name);
        Self {
            headers: headers.chain(accepted.map(|_| "content-type")).collect(),
            body: accepted.is_some() || TABLES.wire.body.as_ref().is_some_and(is_said),
        }
    }
}

fn says_something_of_a_request(slot: Slot<'_>) -> bool {
    matches!(slot, Slot::RequestId | Slot::Timestamp)
}
