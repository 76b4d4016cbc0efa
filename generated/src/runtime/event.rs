// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns an error that was answered into an event of `tracing`.

use tracing::{error, info};

use super::api_error::ApiError;
use super::debug;
use super::request::RequestContext;
use crate::catalog::TABLES;

impl ApiError {
    /// Emits an event that says that this error was the answer: at the level `ERROR` for statuses from 500, else `INFO`,
    /// with the fields `api`, `code`, `status`, `request_id` and `fields`.
    ///
    /// Code and fields of an internal error are its own; sensitive fields are redacted. Message, source and notes are left
    /// out: what is in them isn't known to the catalog. The layers of other features do this when they are asked to;
    /// nothing else does.
    pub fn emit_event(&self, request: &RequestContext) {
        let facts = self.own_facts();
        let code = facts.code.unwrap_or(facts.key);
        let status = self.status().as_u16();
        let request_id = request.request_id.as_deref();
        let values = self.error.values();
        let fields = debug::Fields::new(facts.fields, &values);
        if self.status().is_server_error() {
            error!(api = TABLES.api, code, status, request_id, ?fields, "answered with an error");
        } else {
            info!(api = TABLES.api, code, status, request_id, ?fields, "answered with an error");
        }
    }
}
