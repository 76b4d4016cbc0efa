//! Which parts of a response depend on the request: what a server writes anew once it knows the request's id and the
//! time. Whatever else was done to the response stays.

use super::api_error::ApiError;
use super::table::{Node, Slot};
use crate::catalog::TABLES;

/// Whether the body carries something of the request.
pub(super) fn body() -> bool {
    TABLES.wire.body.as_ref().is_some_and(depends)
}

/// The names of the headers that carry something of the request, in lower case.
pub(super) fn headers(error: &ApiError) -> Vec<&'static str> {
    let bound = TABLES.wire.headers.iter().chain(TABLES.status_headers(error.status().as_u16()));
    bound.filter(|(_, node)| depends(node)).map(|(name, _)| *name).collect()
}

/// Whether a piece of the envelope says something of the request.
fn depends(node: &Node<'_>) -> bool {
    match node {
        Node::Object(members) => members.iter().any(|member| depends(&member.value)),
        Node::List(elements) => elements.iter().any(depends),
        Node::Constant(_) => false,
        Node::Slot(slot, _) => matches!(slot, Slot::RequestId | Slot::Timestamp),
    }
}
