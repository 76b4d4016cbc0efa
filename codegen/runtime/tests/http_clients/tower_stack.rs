//! The layer and the policy for tower, around a service that gives prepared answers.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use errcat_runtime::catalog::Code;
use errcat_runtime::runtime::budget::RetryBudget;
use errcat_runtime::runtime::replayed::Replayed;
use errcat_runtime::runtime::retrier::{Retrier, SafeToRepeat};
use errcat_runtime::runtime::tower::{CallError, CatalogErrorsLayer, CatalogRetry};
use http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Full};
use tokio::time::Instant;
use tower::retry::RetryLayer;
use tower::{Service, ServiceBuilder, ServiceExt as _, service_fn};

use crate::{LIMITED, retrier};

type Answer = Result<Response<Replayed<Full<Bytes>>>, CallError<Infallible>>;

/// A client of a server that gives these answers: a status, a `Retry-After` and a body.
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn client(
    retrier: Retrier,
    answers: impl IntoIterator<Item = (u16, Option<&'static str>, &'static str)>,
) -> impl Service<Request<String>, Response = Response<Replayed<Full<Bytes>>>, Error = CallError<Infallible>>
{
    let answers = Arc::new(Mutex::new(answers.into_iter().collect::<VecDeque<_>>()));
    let server = service_fn(move |_: Request<String>| {
        let (status, wait, body) = answers.lock().unwrap().pop_front().unwrap();
        let response = Response::builder().status(status);
        let response = wait.into_iter().fold(response, |response, wait| response.header("retry-after", wait));
        core::future::ready(Ok::<_, Infallible>(response.body(Full::from(body)).unwrap()))
    });
    ServiceBuilder::new()
        .layer(RetryLayer::new(CatalogRetry::new(retrier)))
        .layer(CatalogErrorsLayer)
        .service(server)
}

fn request(method: Method) -> Request<String> {
    let mut request = Request::new("data".to_owned());
    *request.method_mut() = method;
    request
}

fn code(answer: &Answer) -> Option<Code> {
    match answer {
        Err(CallError::Answer(error)) => error.code(),
        Ok(_) | Err(CallError::NoAnswer(_)) => None,
    }
}

#[tokio::test(start_paused = true)]
async fn it_tries_again_as_the_server_asks() {
    let answers = [(429, Some("42.5"), LIMITED), (200, None, "contents")];
    let start = Instant::now();
    let answer = client(retrier(), answers).oneshot(request(Method::POST)).await.unwrap();
    let waited = start.elapsed();
    assert!(waited >= Duration::from_millis(42_500) && waited < Duration::from_secs(43), "{waited:?}");
    assert_eq!(answer.into_body().collect().await.unwrap().to_bytes(), "contents");
}

#[tokio::test(start_paused = true)]
async fn it_gives_up_with_the_last_error() {
    let answers = [(429, None, LIMITED); 3];
    let answer = client(retrier(), answers).oneshot(request(Method::GET)).await;
    assert_eq!(code(&answer), Some(Code::RateLimited));
    assert_eq!(answer.unwrap_err().to_string(), "429 rate_limited: Slow down");
}

#[tokio::test(start_paused = true)]
async fn requests_that_are_not_safe_are_sent_once() {
    let answers = [(504, None, "<html>"), (200, None, "")];
    let once = client(retrier(), answers).oneshot(request(Method::POST)).await;
    assert!(matches!(once, Err(CallError::Answer(error)) if error.status() == 504));
    let mut marked = request(Method::POST);
    marked.extensions_mut().insert(SafeToRepeat);
    assert!(client(retrier(), answers).oneshot(marked).await.is_ok());
    assert!(client(retrier(), answers).oneshot(request(Method::PUT)).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn the_budget_bounds_it() {
    let none = Retrier::new().with_budget(RetryBudget::new().with_burst(0).with_ratio(0.0).with_rate(0.0));
    let answer = client(none, [(429, None, LIMITED)]).oneshot(request(Method::GET)).await;
    assert_eq!(code(&answer), Some(Code::RateLimited));
    // One to begin with, and one more after ten requests.
    let retrier = Retrier::new().with_budget(RetryBudget::new().with_burst(1).with_rate(0.0));
    let (again, refused) = ([(429, Some("0"), LIMITED), (200, None, "")], [(429, Some("0"), LIMITED)]);
    let answers = again.into_iter().chain(refused).chain([(200, None, ""); 9]).chain(again).chain(refused);
    let mut client = client(retrier, answers);
    for request_number in 0..13 {
        let answer = client.ready().await.unwrap().call(request(Method::GET)).await;
        assert_eq!(answer.is_err(), [1, 12].contains(&request_number), "{request_number}");
    }
}

/// Requests that wait for an answer allow others as much as those that have one.
#[tokio::test]
async fn a_request_counts_before_it_is_answered() {
    let budget = Arc::new(RetryBudget::new().with_ratio(0.5).with_burst(1).with_rate(0.0));
    let now = std::time::Instant::now();
    assert!(budget.take(now));
    let retrier = Retrier::new().with_budget(budget.clone());
    let mut client = ServiceBuilder::new()
        .layer(RetryLayer::new(CatalogRetry::new(retrier)))
        .layer(CatalogErrorsLayer)
        .service(service_fn(|_: Request<String>| {
            core::future::pending::<Result<Response<Full<Bytes>>, Infallible>>()
        }));
    let first = client.ready().await.unwrap().call(request(Method::GET));
    assert_eq!(budget.left(now), 0);
    let second = client.ready().await.unwrap().call(request(Method::GET));
    assert_eq!(budget.left(now), 1);
    drop((first, second));
}

/// However often it is tried, a request counts once.
#[tokio::test(start_paused = true)]
async fn a_request_counts_once() {
    let budget = Arc::new(RetryBudget::new().with_ratio(1.0).with_rate(0.0));
    let answers = [(429, None, LIMITED); 3];
    let answer =
        client(Retrier::new().with_budget(budget.clone()), answers).oneshot(request(Method::GET)).await;
    assert!(answer.is_err());
    // Ten to begin with, of which two were taken.
    assert_eq!(budget.left(std::time::Instant::now()), 8);
}
