//! Turns an error that was answered into an event of `tracing`.

use tracing::{error, info};

use crate::catalog::TABLES;
use crate::runtime::api_error::ApiError;
use crate::runtime::debug;
use crate::runtime::request::RequestContext;

/// Says code, status and fields, those of an internal error too; sensitive ones are redacted. Message, source and notes
/// are left out: what is in them isn't known to the catalog.
pub(super) fn emit(answered: &ApiError, request: &RequestContext) {
    let facts = answered.own_facts();
    let code = facts.code.unwrap_or(facts.key);
    let status = answered.status().as_u16();
    let request_id = request.request_id.as_deref();
    let values = answered.error.values();
    let fields = debug::Fields::new(facts.fields, &values);
    if answered.status().is_server_error() {
        error!(api = TABLES.api, code, status, request_id, ?fields, "answered with an error");
    } else {
        info!(api = TABLES.api, code, status, request_id, ?fields, "answered with an error");
    }
}
