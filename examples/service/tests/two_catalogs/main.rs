//! Two catalogs in one server: each answers for its own part of the paths, with its own errors, and neither touches what
//! the other sends.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at once")]

#[expect(dead_code, reason = "other tests need more of it")]
#[path = "../../../../codegen/runtime/tests/actix/loopback.rs"]
mod actix_loopback;
#[expect(dead_code, reason = "other tests need more of it")]
#[path = "../../../../codegen/runtime/tests/axum/loopback.rs"]
mod axum_loopback;
mod on_actix;
mod on_axum;

/// What of an answer tells whose it is: status, code, and the request id in the header that both catalogs have.
type Told = (u16, String, Option<String>);

/// What both servers have to answer.
fn expected() -> Vec<(&'static str, Told)> {
    let told = |status, code: &str, id: &str| (status, code.to_owned(), Some(id.to_owned()));
    vec![
        ("GET /models/one", told(404, "model_not_found", "of-models")),
        ("GET /files/one", told(404, "file_not_found", "of-files")),
        ("POST /models", told(400, "invalid_body", "of-models")),
        ("POST /files", told(400, "invalid_parameter", "of-files")),
        ("GET /models/breaks/now", told(500, "internal_error", "of-models")),
        ("GET /files/breaks/now", told(500, "internal_error", "of-files")),
        ("GET /models/nowhere/at/all", told(404, "endpoint_not_found", "of-models")),
        // The second catalog's role has an error with a field that nobody knows, so the status is bare.
        ("GET /files/nowhere/at/all", (404, String::new(), None)),
        // The first catalog's error in the second's part: only its own layer would complete it.
        ("GET /files/foreign/error", (404, "model_not_found".to_owned(), None)),
    ]
}

fn code(body: &str) -> String {
    let body: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    body["error"]["code"].as_str().unwrap_or_default().to_owned()
}
