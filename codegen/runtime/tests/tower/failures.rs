//! Services that fail instead of answering: too much to do, too slow, broken, or with an error of the catalog.

use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use errcat_runtime::catalog::{Code, FileNotFound, GetFileError};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::tower::{FailureLayer, Sent};
use http::Request;
use http_body_util::Full;
use hyper::body::Incoming;
use tokio::sync::Notify;
use tower::{BoxError, Layer as _, Service, ServiceBuilder, ServiceExt as _, service_fn};

use crate::{Answer, client, layer, serve};

/// Waits until it is told to answer.
#[derive(Clone, Default)]
struct Gate {
    entered: Arc<Notify>,
    opened: Arc<Notify>,
}

impl Gate {
    async fn pass(self, _: Request<Incoming>) -> Result<Answer, Infallible> {
        self.entered.notify_one();
        self.opened.notified().await;
        Ok(Answer::new(Full::from("done")))
    }
}

#[tokio::test]
async fn a_service_that_sheds_load_is_overloaded() {
    let gate = Gate::default();
    let inner = gate.clone();
    let service = ServiceBuilder::new()
        .layer(layer())
        .layer(FailureLayer)
        .load_shed()
        .concurrency_limit(1)
        .service(service_fn(move |request| inner.clone().pass(request)));
    let address = serve(service).await;
    let first = tokio::spawn(client::send(address, "GET /", "", ""));
    gate.entered.notified().await;
    let second = client::send(address, "GET /", "", "").await;
    assert_eq!((second.status, second.header("x-request-id")), (503, Some("made-1")));
    assert_eq!(second.json()["error"]["code"], "maintenance");
    gate.opened.notify_one();
    assert_eq!(first.await.unwrap().body, "done");
}

#[tokio::test]
async fn a_timeout_of_tower_is_one_of_the_catalog() {
    let service = ServiceBuilder::new()
        .layer(layer())
        .layer(FailureLayer)
        .timeout(Duration::from_millis(20))
        .service(service_fn(|request| Gate::default().pass(request)));
    let answer = client::send(serve(service).await, "GET /", "", "").await;
    assert_eq!((answer.status, answer.json()["error"]["code"].as_str()), (503, Some("maintenance")));
}

/// The code of the error that answers a failure, and what is kept of the failure for logs.
async fn answer_to(failure: impl Fn() -> BoxError) -> (String, String) {
    let service = service_fn(|_: Request<()>| async { Err::<Answer, _>(failure()) });
    let answer = ServiceBuilder::new().layer(FailureLayer).service(service);
    let answer = answer.oneshot(Request::new(())).await.unwrap();
    let error = answer.extensions().get::<Sent>().unwrap().error();
    let source = std::error::Error::source(error).map(ToString::to_string);
    (error.code().to_string(), source.unwrap_or_default())
}

#[tokio::test]
async fn an_error_of_the_catalog_is_sent_and_any_other_is_kept_back() {
    let (code, _) = answer_to(|| ApiError::from(FileNotFound::new("a")).into()).await;
    assert_eq!(code, "file_not_found");
    let (code, _) = answer_to(|| ApiError::from(GetFileError::from(FileNotFound::new("a"))).into()).await;
    assert_eq!(code, "file_not_found");
    let (code, source) = answer_to(|| "the disk is full".into()).await;
    assert_eq!((code.as_str(), source.as_str()), ("internal_error", "the disk is full"));
}

/// Can no longer be called.
#[derive(Clone)]
struct Closed;

impl Service<Request<()>> for Closed {
    type Response = Answer;
    type Error = BoxError;
    type Future = std::future::Pending<Result<Answer, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Err("closed".into()))
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        unreachable!("it isn't ready")
    }
}

#[tokio::test]
async fn a_service_that_can_no_longer_be_called_is_answered_for() {
    let answer = FailureLayer.layer(Closed).oneshot(Request::new(())).await.unwrap();
    assert_eq!(answer.extensions().get::<Sent>().unwrap().error().code(), Code::InternalError);
}
