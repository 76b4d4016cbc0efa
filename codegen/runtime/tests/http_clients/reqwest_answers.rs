//! `error_for_catalog` on answers of a real connection.

use errcat_runtime::catalog::{Code, Kind};
use errcat_runtime::runtime::read::response::{ErrorResponse, Outcome};
use errcat_runtime::runtime::replayed::MAX_BODY;
use errcat_runtime::runtime::reqwest::ErrorForCatalog as _;

use crate::LIMITED;
use crate::server::{answer, serve};

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
async fn get(sent: String) -> Result<reqwest::Response, ErrorResponse> {
    let server = serve([sent]).await;
    let read = reqwest::get(&server.url).await.unwrap().error_for_catalog().await;
    assert_eq!((server.count(), server.bodies()), (1, vec![String::new()]), "reading asks for nothing more");
    read
}

#[tokio::test]
async fn what_is_no_error_is_given_back_untouched() {
    let response = get(answer("200 OK", &["x-kind: file"], "contents")).await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["x-kind"].as_bytes()), (200, &b"file"[..]));
    assert_eq!(response.text().await.unwrap(), "contents");
    let moved = get(answer("304 Not Modified", &[], "")).await.unwrap();
    assert_eq!(moved.status().as_u16(), 304);
}

#[tokio::test]
async fn an_error_of_the_catalog_is_read() {
    let error = get(answer("429 Too Many Requests", &["retry-after: 7", "x-request-id: req_7"], LIMITED))
        .await
        .unwrap_err();
    assert!(matches!(error.kind(), Some(Kind::RateLimited(limited)) if limited.limit == 5), "{error:?}");
    assert_eq!(error.request_id().as_deref(), Some("req_7"));
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(7));
    assert_eq!(error.to_string(), "429 rate_limited: Slow down");
}

#[tokio::test]
async fn anything_else_is_an_error_too() {
    let page = "<html>Bad gateway</html>";
    let error = get(answer("502 Bad Gateway", &["content-type: text/html"], page)).await.unwrap_err();
    assert!(matches!(error.outcome(), Outcome::Foreign));
    assert_eq!(error.body(), page.as_bytes());
    let error = get(answer("599 New", &[], r#"{"ok":false,"error":{"code":"new"}}"#)).await.unwrap_err();
    assert!(matches!(error.outcome(), Outcome::Unknown(new) if new.code().as_deref() == Some("new")));
    let error = get(answer("503 Service Unavailable", &[], "")).await.unwrap_err();
    assert_eq!((error.status().as_u16(), error.body()), (503, &b""[..]));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_read_as_far_as_it_came() {
    let mut broken = answer("429 Too Many Requests", &["retry-after: 7"], LIMITED);
    broken.truncate(broken.len() - 20);
    let error = get(broken).await.unwrap_err();
    assert!(error.body().starts_with(br#"{"ok":false"#) && error.body().len() < LIMITED.len());
    assert_eq!((error.code(), error.retry_after().map(|wait| wait.as_secs())), (None, Some(7)));
}

#[tokio::test]
async fn no_more_is_read_than_an_error_can_need() {
    let error = get(answer("500 Internal Server Error", &[], &"x".repeat(8 * MAX_BODY))).await.unwrap_err();
    assert!((MAX_BODY..2 * MAX_BODY).contains(&error.body().len()), "{}", error.body().len());
    let long = format!(
        r#"{{"ok":false,"error":{{"code":"internal_error","message":"{}"}}}}"#,
        "x".repeat(MAX_BODY / 2)
    );
    assert_eq!(
        get(answer("500 Internal Server Error", &[], &long)).await.unwrap_err().code(),
        Some(Code::InternalError)
    );
}
