//! What the bytes of an answer can't hold: a second response, or anything that isn't for clients.

use axum::Router;
use axum::routing::get;
use errcat_runtime::catalog::{FileNotFound, Maintenance};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::axum::{ErrorLayer, RequestContexts};

use crate::loopback;

const SPLIT: &str = "a\r\nset-cookie: s=1\r\n\r\nHTTP/1.1 200 OK\0é💥";

#[tokio::test]
async fn a_header_value_cannot_split_an_answer() {
    let contexts = RequestContexts::new().with_ids(|| SPLIT.to_owned());
    let layer = ErrorLayer::new().with_contexts(contexts);
    let handler = || async { ApiError::from(Maintenance::new()) };
    let answer = loopback::get(Router::new().route("/", get(handler)).layer(layer), "/").await;
    let head_end = answer.raw.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = &answer.raw[..head_end];
    assert!(head.iter().all(|byte| matches!(byte, b'\r' | b'\n' | b' '..=b'~')), "{head:?}");
    let expected = "a  set-cookie: s=1    HTTP/1.1 200 OK %C3%A9%F0%9F%92%A5";
    assert_eq!(answer.header("x-request-id"), Some(expected));
    assert_eq!(answer.header("set-cookie"), None);
    assert_eq!(answer.raw.windows(9).filter(|window| window == b"HTTP/1.1 ").count(), 2, "one is quoted");
    assert_eq!(answer.json()["error"]["code"], "maintenance");
}

#[tokio::test]
async fn what_is_for_logs_is_not_sent() {
    let handler = || async {
        ApiError::from(FileNotFound::new("a.txt"))
            .with_source(std::io::Error::other("SECRET"))
            .with_note("SECRET")
    };
    let router = Router::new().route("/", get(handler));
    for router in [router.clone(), router.layer(ErrorLayer::new())] {
        let answer = loopback::get(router, "/").await;
        assert_eq!(answer.json()["error"]["message"], "File a.txt does not exist");
        assert!(!String::from_utf8(answer.raw).unwrap().contains("SECRET"));
    }
}

#[cfg(feature = "server")]
#[tokio::test]
async fn what_is_internal_is_not_sent() {
    use errcat_runtime::catalog::PutFileError;
    use errcat_runtime::internal::{DiskFailed, FileNotFoundInternal};

    let disk = || async {
        PutFileError::from(DiskFailed::new("SECRET")).with_message("SECRET").with_detail("SECRET", "SECRET")
    };
    let fields =
        || async { FileNotFound::new("a").with_internal(FileNotFoundInternal::new().with_path("SECRET")) };
    let router =
        Router::new().route("/disk", get(disk)).route("/fields", get(fields)).layer(ErrorLayer::new());
    let address = loopback::serve(router).await;
    for (path, code) in [("/disk", "internal_error"), ("/fields", "file_not_found")] {
        let answer = loopback::send(address, &format!("GET {path}"), "", "").await;
        assert_eq!(answer.json()["error"]["code"], code);
        let sent = String::from_utf8(answer.raw).unwrap();
        assert!(!sent.contains("SECRET") && !sent.contains("disk_failed"), "{sent}");
    }
}
