//! A text that would end a header: in a field that the catalog binds to one, seen in the bytes of the answer.

use axum::Router;
use axum::routing::get;
use inference_errors::ApiError;
use inference_errors::axum::{ErrorLayer, router};
use inference_errors::errors::EdgeBlocked;

use crate::loopback;

async fn sent(ray: &'static str) -> String {
    let blocked = move || async move { Err::<(), _>(ApiError::from(EdgeBlocked::new().with_ray(ray))) };
    let routes = router(Router::new().route("/", get(blocked)), ErrorLayer::new());
    let answer = loopback::send(loopback::serve(routes).await, "GET /", "", "").await;
    String::from_utf8(answer.raw).expect("the head is ASCII and the body is JSON")
}

#[tokio::test]
async fn a_field_in_a_header_cannot_split_the_response() {
    let plain = sent("8c41f0e2a9").await;
    assert!(plain.contains("\r\nx-edge-ray: 8c41f0e2a9\r\n"), "{plain}");
    for hostile in [
        "8c\r\nset-cookie: a=b",
        "8c\nset-cookie: a=b",
        "8c\r\n\r\nHTTP/1.1 200 OK\r\nset-cookie: a=b",
        "8c\0",
        "Straße",
    ] {
        let answer = sent(hostile).await;
        let (head, _) = answer.split_once("\r\n\r\n").expect("a head");
        assert!(head.is_ascii() && !head.contains('\0'), "{head}");
        assert_eq!(head.lines().filter(|line| line.starts_with("HTTP/1.1")).count(), 1, "{head}");
        assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("set-cookie")), "{head}");
        assert_eq!(head.lines().filter(|line| line.starts_with("x-edge-ray: ")).count(), 1, "{head}");
    }
}
