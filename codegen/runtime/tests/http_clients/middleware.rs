//! The middleware over loopback: what is sent how often, and how long it waits.

use std::sync::Arc;
use std::time::Duration;

use errcat_runtime::catalog::Code;
use errcat_runtime::runtime::budget::RetryBudget;
use errcat_runtime::runtime::replayed::MAX_BODY;
use errcat_runtime::runtime::reqwest::ErrorForCatalog as _;
use errcat_runtime::runtime::reqwest_middleware::RetryMiddleware;
use errcat_runtime::runtime::retrier::{Retrier, SafeToRepeat};
use errcat_runtime::runtime::retry::GiveUp;
use reqwest::{Body, Client};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use tokio::time::Instant;

use crate::server::{answer, serve};
use crate::{LIMITED, retrier};

fn client(retrier: Retrier) -> ClientWithMiddleware {
    ClientBuilder::new(Client::new()).with(RetryMiddleware::new(retrier)).build()
}

fn limited(headers: &[&str]) -> String {
    answer("429 Too Many Requests", headers, LIMITED)
}

fn fine() -> String {
    answer("200 OK", &[], "contents")
}

fn timed_out() -> String {
    answer("504 Gateway Timeout", &[], "<html>")
}

#[tokio::test(start_paused = true)]
async fn it_waits_as_long_as_the_server_asks_and_sends_the_same_again() {
    let server = serve([limited(&["retry-after: 42.5"]), fine()]).await;
    let start = Instant::now();
    let response = client(retrier()).post(&server.url).body("data").send().await.unwrap();
    assert_eq!(response.text().await.unwrap(), "contents");
    let waited = start.elapsed();
    assert!(waited >= Duration::from_millis(42_500) && waited < Duration::from_secs(43), "{waited:?}");
    assert_eq!(server.bodies(), ["data", "data"]);
}

#[tokio::test(start_paused = true)]
async fn without_retry_after_it_waits_as_the_policy_says() {
    let server = serve([limited(&[]), limited(&[]), fine()]).await;
    let start = Instant::now();
    assert_eq!(client(retrier()).get(&server.url).send().await.unwrap().status(), 200);
    // 1 s and 2 s, each with up to a second of jitter.
    let waited = start.elapsed();
    assert!(waited >= Duration::from_secs(3) && waited < Duration::from_millis(5_100), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn the_last_answer_is_given_back_as_it_came() {
    let server = serve([limited(&[]), limited(&[]), limited(&["x-request-id: req_3"]), fine()]).await;
    let response = client(retrier()).get(&server.url).send().await.unwrap();
    assert_eq!(response.extensions().get(), Some(&GiveUp::Attempts));
    assert_eq!((response.url().as_str(), server.count()), (server.url.as_str(), 3));
    assert_eq!(response.content_length(), Some(LIMITED.len() as u64));
    let error = response.error_for_catalog().await.unwrap_err();
    assert_eq!((error.code(), error.request_id().as_deref()), (Some(Code::RateLimited), Some("req_3")));
    assert_eq!(error.body(), LIMITED.as_bytes());
}

#[tokio::test(start_paused = true)]
async fn a_longer_body_than_is_read_is_given_back_whole() {
    let page = "x".repeat(3 * MAX_BODY);
    let server = serve([answer("500 Internal Server Error", &[], &page)]).await;
    let response = client(retrier()).get(&server.url).send().await.unwrap();
    assert_eq!(response.extensions().get(), Some(&GiveUp::Never));
    assert_eq!(response.text().await.unwrap(), page);
    // One that breaks off still does.
    let broken = answer("500 Internal Server Error", &[], "whole").replace("whole", "half");
    let server = serve([broken]).await;
    let response = client(retrier()).get(&server.url).send().await.unwrap();
    assert!(response.text().await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_body_that_cannot_be_cloned_is_sent_once() {
    let server = serve([limited(&[]), fine()]).await;
    let body = Body::wrap("data".to_owned());
    let response = client(retrier()).put(&server.url).body(body).send().await.unwrap();
    assert_eq!((response.status().as_u16(), server.count()), (429, 1));
}

#[tokio::test(start_paused = true)]
async fn a_request_that_is_not_safe_to_repeat_is_sent_once_where_that_matters() {
    let server = serve([timed_out(), fine()]).await;
    let response = client(retrier()).post(&server.url).send().await.unwrap();
    assert_eq!((response.status().as_u16(), server.count()), (504, 1));
    assert_eq!(response.extensions().get(), Some(&GiveUp::NotIdempotent));
    let server = serve([timed_out(), fine()]).await;
    let marked = client(retrier()).post(&server.url).with_extension(SafeToRepeat);
    assert_eq!((marked.send().await.unwrap().status().as_u16(), server.count()), (200, 2));
    let server = serve([timed_out(), fine()]).await;
    let deleted = client(retrier()).delete(&server.url).send().await.unwrap();
    assert_eq!((deleted.status().as_u16(), server.count()), (200, 2));
}

#[tokio::test(start_paused = true)]
async fn the_budget_is_shared_by_clients_and_ends() {
    let budget = Arc::new(RetryBudget::new().with_burst(1).with_rate(0.0));
    let client = || client(Retrier::new().with_budget(budget.clone()));
    let server = serve([limited(&[]), fine(), limited(&[]), fine()]).await;
    assert_eq!(client().get(&server.url).send().await.unwrap().status(), 200);
    let response = client().get(&server.url).send().await.unwrap();
    assert_eq!((response.status().as_u16(), server.count()), (429, 3));
    assert_eq!(response.extensions().get(), Some(&GiveUp::Budget));
}

#[tokio::test(start_paused = true)]
async fn a_server_cannot_make_it_wait_for_ever() {
    let server = serve([limited(&["retry-after: 601"]), fine()]).await;
    let response = client(retrier()).get(&server.url).send().await.unwrap();
    assert_eq!((response.status().as_u16(), server.count()), (429, 1));
    assert_eq!(response.extensions().get(), Some(&GiveUp::TooLong));
}

#[tokio::test]
async fn a_failure_without_an_answer_is_passed_on() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let failure = client(retrier()).get(url).send().await.unwrap_err();
    assert!(failure.is_connect(), "{failure:?}");
}
