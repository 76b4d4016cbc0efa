//! The part of a generated crate that doesn't vary with the catalog: real files, tested where they are written.

use crate::emit::runtime_files::runtime_files;
use crate::output::OutputFile;

runtime_files! {
    "../../../runtime/src/runtime/":
    "actix_web/exchange.rs",
    "actix_web/extractors.rs",
    "actix_web/middleware.rs",
    "actix_web/mod.rs",
    "actix_web/refusals.rs",
    "actix_web/response.rs",
    "api_error.rs",
    "assertion.rs",
    "attached.rs",
    "axum/bytes.rs",
    "axum/json.rs",
    "axum/mod.rs",
    "axum/path.rs",
    "axum/query.rs",
    "axum/response.rs",
    "axum/router.rs",
    "body.rs",
    "budget.rs",
    "category.rs",
    "civil.rs",
    "code.rs",
    "columns.rs",
    "debug.rs",
    "dependent.rs",
    "encode.rs",
    "enumeration.rs",
    "error.rs",
    "event.rs",
    "extract.rs",
    "facts.rs",
    "fields.rs",
    "fragment.rs",
    "grpc.rs",
    "header.rs",
    "headers.rs",
    "http_date.rs",
    "index.rs",
    "internal.rs",
    "json.rs",
    "mod.rs",
    "number.rs",
    "operation.rs",
    "part.rs",
    "place.rs",
    "plain.rs",
    "policy.rs",
    "random.rs",
    "raw.rs",
    "read/body.rs",
    "read/constants.rs",
    "read/identify.rs",
    "read/kept.rs",
    "read/lookup.rs",
    "read/mod.rs",
    "read/plan.rs",
    "read/reading.rs",
    "read/response.rs",
    "read/said.rs",
    "read/scan.rs",
    "read/slots.rs",
    "read/string.rs",
    "read/walk.rs",
    "refusal.rs",
    "refused.rs",
    "replayed.rs",
    "request.rs",
    "reqwest/mod.rs",
    "reqwest_middleware.rs",
    "result_ext.rs",
    "retrier.rs",
    "retry.rs",
    "retry_after.rs",
    "role.rs",
    "sent.rs",
    "server.rs",
    "settings.rs",
    "row.rs",
    "slot.rs",
    "table.rs",
    "text.rs",
    "timestamp.rs",
    "to_value.rs",
    "tonic/details.rs",
    "tonic/layer.rs",
    "tonic/mod.rs",
    "tonic/reason.rs",
    "tonic/received.rs",
    "tonic/status.rs",
    "tower/errors.rs",
    "tower/exchange.rs",
    "tower/failures.rs",
    "tower/layer.rs",
    "tower/mod.rs",
    "tower/retry.rs",
    "tower/service.rs",
    "utoipa/mod.rs",
    "utoipa/responses.rs",
    "utoipa/schema.rs",
    "value.rs",
    "written.rs",
}

/// Stands on top of each copy.
const HEADER: &str = "\
// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

";

/// The files below `src/runtime/`.
pub(super) fn emit() -> impl Iterator<Item = OutputFile> {
    FILES.iter().map(|(name, text)| OutputFile {
        path: format!("src/runtime/{name}"),
        text: format!("{HEADER}{}", without_tests(text)),
    })
}

/// The file up to its unit tests, which belong to the place where it is written.
fn without_tests(text: &str) -> &str {
    text.split_once("\n#[cfg(test)]\nmod tests {").map_or(text, |(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::FILES;
    use crate::emit::runtime_files::assert_complete;

    #[test]
    fn no_file_is_forgotten() {
        assert_complete(FILES, "runtime/src/runtime");
    }
}
