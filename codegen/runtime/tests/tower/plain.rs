//! Errors of a service that is a function.

use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use errcat_runtime::catalog::{Code, FileNotFound, InvalidParameter, RateLimited};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::request::RequestContext;
use errcat_runtime::runtime::tower::ErrorLayer;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use tower::{Layer as _, service_fn};

use crate::client::{self, Answer as Received};
use crate::{Answer, layer, serve};

async fn answer(request: Request<Incoming>) -> Result<Answer, Infallible> {
    let limited = || ApiError::from(RateLimited::new(5, Duration::from_secs(1)));
    Ok(match request.uri().path() {
        "/limited" => limited().into_http(),
        "/invalid" => ApiError::from(InvalidParameter::new().with_sent("SECRET")).into_http(),
        "/own" => limited().into_http().map(|_: Full<Bytes>| Full::from("my own words")),
        "/id" => {
            let context = request.extensions().get::<RequestContext>().unwrap();
            Response::new(Full::from(context.request_id.clone().unwrap()))
        }
        "/size" => {
            let body = request.into_body().collect().await.unwrap();
            Response::new(Full::from(body.to_bytes().len().to_string()))
        }
        "/panic" => {
            assert!(Code::ALL.is_empty(), "SECRET");
            unreachable!()
        }
        "/slow" => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            unreachable!()
        }
        other => ApiError::from(FileNotFound::new(other)).into_http(),
    })
}

async fn ask(request_line: &str, headers: &str, body: &str) -> Received {
    ask_through(layer(), request_line, headers, body).await
}

async fn ask_through(layer: ErrorLayer, request_line: &str, headers: &str, body: &str) -> Received {
    let layer = layer.with_timeout(Duration::from_millis(20)).with_body_limit(10);
    client::send(serve(layer.layer(service_fn(answer))).await, request_line, headers, body).await
}

#[tokio::test]
async fn an_error_gets_its_request_id() {
    let missing = ask("GET /a.txt", "", "").await;
    assert_eq!((missing.status, missing.header("x-request-id")), (404, Some("made-1")));
    assert_eq!(missing.json()["error"]["details"]["file"], "/a.txt");
    let limited = ask("GET /limited", "x-request-id: r-1\r\n", "").await;
    assert_eq!((limited.status, limited.header("x-request-id")), (429, Some("r-1")));
    assert_eq!(limited.header("cache-control"), Some("no-store"));
    assert_eq!(ask("GET /id", "", "").await.body, "made-1");
}

#[tokio::test]
async fn a_panic_a_slow_service_and_a_large_body_are_answered_for() {
    let panicked = ask("GET /panic", "", "").await;
    assert_eq!((panicked.status, panicked.header("x-request-id")), (500, Some("made-1")));
    assert_eq!(panicked.json()["error"]["code"], "internal_error");
    assert!(!String::from_utf8_lossy(&panicked.raw).contains("SECRET"));
    let slow = ask("GET /slow", "", "").await;
    assert_eq!((slow.status, slow.json()["error"]["code"].as_str()), (503, Some("maintenance")));
    assert_eq!(ask("POST /size", "", "0123456789").await.body, "10");
    assert_eq!(ask("POST /size", "", "0123456789a").await.status, 413, "the catalog has no error for it");
}

#[tokio::test]
async fn a_response_of_the_service_is_not_rewritten() {
    let own = ask("GET /own", "", "").await;
    assert_eq!((own.status, own.body.as_str(), own.header("x-request-id")), (429, "my own words", None));
}

/// What is emitted while a service answers with an error that has a sensitive field, and with a response of its own.
#[cfg(feature = "tracing")]
async fn events(layer: ErrorLayer) -> Vec<String> {
    let kept = crate::kept::Kept::default();
    let _here = tracing::subscriber::set_default(kept.clone());
    assert_eq!(ask_through(layer.clone(), "GET /invalid", "", "").await.status, 400);
    assert_eq!(ask_through(layer, "GET /id", "", "").await.status, 200);
    kept.lines()
}

#[cfg(feature = "tracing")]
#[tokio::test]
async fn an_error_is_an_event_only_when_the_layer_is_asked() {
    let expected = "INFO message=answered with an error api=\"files\" code=\"invalid_parameter\" status=400 \
                    request_id=\"made-1\" fields={sent: [redacted]}";
    assert_eq!(events(layer().with_events()).await, [expected]);
    assert_eq!(events(layer()).await, Vec::<String>::new());
}
