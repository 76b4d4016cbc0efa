//! The service over loopback, on each framework alike.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use core::time::Duration;
use std::process::Command;

use errcat_example_service::api::BODY_LIMIT;
use errcat_example_service::{Framework, table, walk};
use inference_errors::errors::{
    EndpointNotFound, FileNotFound, FileNotReady, InternalError, InvalidBody, MethodNotAllowed,
    ModelNotFound, ModelRetired, PromptEmpty, RateLimitExceeded, RequestTooLarge, UnsupportedMediaType,
};
use inference_errors::reqwest::ErrorForCatalog as _;
use inference_errors::{Code, ErrorResponse, assert_error};
use reqwest::{Client, RequestBuilder, Url};

async fn answer(request: RequestBuilder) -> Result<String, ErrorResponse> {
    let answer = request.send().await.unwrap().error_for_catalog().await?;
    Ok(answer.text().await.unwrap())
}

/// Calls back for each framework, with the service's address.
async fn each(check: impl AsyncFn(Client, Url)) {
    for framework in Framework::ALL {
        check(Client::new(), framework.start().unwrap()).await;
    }
}

fn post(client: &Client, service: &Url, body: &str) -> RequestBuilder {
    let url = service.join("responses").unwrap();
    client.post(url).header("content-type", "application/json").body(body.to_owned())
}

#[tokio::test]
async fn every_error_arrives_as_it_was_sent() {
    each(async |client, service| {
        let steps = walk::walk(&client, &service).await.unwrap();
        assert_eq!(steps.len(), Code::ALL.len());
        let different: Vec<_> = steps.iter().filter(|step| step.difference.is_some()).collect();
        assert!(different.is_empty(), "{different:#?}");
    })
    .await;
}

#[tokio::test]
async fn an_error_is_made_of_the_fields_that_are_asked_for() {
    each(async |client, service| {
        let url = service.join("errors/model_not_found").unwrap();
        let fields = r#"{"model": "lumén-9\u0000", "similar": []}"#;
        let read = answer(client.post(url.clone()).body(fields)).await;
        assert_error!(read, ModelNotFound { model: "lumén-9\0", similar: Some(vec![]), .. });
        assert_error!(answer(client.post(url).body("{}")).await, InvalidBody);
    })
    .await;
}

#[tokio::test]
async fn operations_answer_with_their_own_errors() {
    each(async |client, service| {
        let get = |path: &str| answer(client.get(service.join(path).unwrap()));
        assert!(get("models/lumen-3").await.unwrap().contains("32768"));
        let similar = Some(vec!["lumen-3".to_owned()]);
        assert_error!(get("models/lumen-9").await, ModelNotFound { model: "lumen-9", similar: similar, .. });
        assert_error!(get("models/lumen-1").await, ModelRetired { model: "lumen-1", .. });
        assert!(get("files/file_whole").await.is_ok());
        assert_error!(get("files/file_new").await, FileNotReady { progress: Some(0.25), .. });
        assert_error!(get("files/file_7").await, FileNotFound { file_id: "file_7", .. });
        let generated = answer(post(&client, &service, r#"{"model": "lumen-3", "prompt": "Once"}"#)).await;
        assert!(generated.unwrap().contains("Once"));
        let empty = answer(post(&client, &service, r#"{"model": "lumen-3", "prompt": ""}"#)).await;
        assert_error!(empty, PromptEmpty);
    })
    .await;
}

#[tokio::test]
async fn what_broke_inside_stays_inside() {
    each(async |client, service| {
        let get = |path: &str| answer(client.get(service.join(path).unwrap()));
        let accelerator = answer(post(&client, &service, r#"{"model": "lumen-lab", "prompt": "Once"}"#));
        for read in [get("files/file_lost").await, get("files/file_torn").await, accelerator.await] {
            let read = read.unwrap_err();
            assert_error!(read, InternalError);
            let body = str::from_utf8(read.body()).unwrap().to_lowercase();
            for inside in ["disk", "eof", "accelerator", "gpu-17"] {
                assert!(!body.contains(inside), "{body}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_the_framework_refuses_is_an_error_of_the_catalog() {
    each(async |client, service| {
        let read = answer(client.get(service.join("nowhere").unwrap())).await.unwrap_err();
        assert_error!(read, EndpointNotFound);
        assert!(read.request_id().is_some() && read.timestamp().is_some(), "{read:?}");
        assert_error!(answer(post(&client, &service, "{")).await, InvalidBody);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_says_what_is_wrong() {
    each(async |client, service| {
        let url = |path: &str| service.join(path).unwrap();
        let method = answer(client.get(url("responses"))).await.unwrap_err();
        assert!(method.headers().any(|(name, value)| name == "allow" && value.contains("POST")));
        assert_error!(method, MethodNotAllowed);
        let torn = answer(post(&client, &service, "{\n\"model\": 7}")).await;
        assert_error!(torn, InvalidBody { line: Some(2), column: Some(10), .. });
        let plain =
            answer(client.post(url("responses")).header("content-type", "text/plain").body("{}")).await;
        assert_error!(plain, UnsupportedMediaType { received_type: Some("text/plain".to_owned()), .. });
        let large = " ".repeat(BODY_LIMIT + 1);
        let json = answer(post(&client, &service, &large)).await;
        assert_error!(json, RequestTooLarge { limit_bytes: Some(16_384), .. });
        let text = answer(client.post(url("errors/overloaded")).body(large)).await.unwrap_err();
        assert!(text.request_id().is_some() && text.timestamp().is_some(), "{text:?}");
        assert_error!(text, RequestTooLarge);
    })
    .await;
}

#[tokio::test]
async fn a_limit_says_when_to_come_back() {
    each(async |client, service| {
        let request = r#"{"model": "lumen-3", "prompt": "Once"}"#;
        let mut answers = Vec::new();
        for _ in 0..61 {
            answers.push(answer(post(&client, &service, request)).await);
        }
        let limited = answers.pop().unwrap().unwrap_err();
        assert!(answers.iter().all(Result::is_ok));
        assert_error!(limited, RateLimitExceeded { limit: 60, .. });
        let plan = limited.retry();
        assert_eq!((plan.retries(), plan.retry_after), (true, Some(Duration::from_secs(7))));
    })
    .await;
}

#[tokio::test]
async fn a_code_that_nobody_knows_is_not_found() {
    each(async |client, service| {
        let read = walk::ask(&client, &service, "no_such_code", "req_7").await.unwrap();
        assert_error!(read, EndpointNotFound);
        assert_eq!(read.request_id().as_deref(), Some("req_7"));
    })
    .await;
}

#[tokio::test]
async fn what_arrives_otherwise_is_told() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let service = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let proxy = axum::Router::new().fallback(async || (http::StatusCode::BAD_GATEWAY, "<html>"));
    tokio::spawn(async move { axum::serve(listener, proxy).await });
    let steps = walk::walk(&Client::new(), &service).await.unwrap();
    assert!(steps.iter().all(|step| step.status == 502 && step.difference.is_some()));
    let mut shown = Vec::new();
    table::write("a proxy", &steps, &mut shown).unwrap();
    assert!(String::from_utf8(shown).unwrap().contains("\n0 of "));
}

#[test]
fn the_command_shows_a_table_of_every_error_on_each_framework() {
    let run = Command::new(env!("CARGO_BIN_EXE_errcat-example-service")).output().unwrap();
    let shown = String::from_utf8(run.stdout).unwrap();
    assert!(run.status.success() && run.stderr.is_empty(), "{shown}{}", String::from_utf8_lossy(&run.stderr));
    let tables: Vec<&str> = shown.split_terminator("\n\n").collect();
    assert_eq!(tables.len(), Framework::ALL.len(), "{shown}");
    for (table, framework) in tables.into_iter().zip(Framework::ALL) {
        let lines: Vec<&str> = table.lines().collect();
        let [name, columns, rows @ .., tally] = &lines[..] else { panic!("{table}") };
        assert_eq!(*name, framework.name());
        assert!(columns.starts_with("code ") && columns.ends_with("retry plan"), "{columns}");
        assert_rows(rows);
        let all = Code::ALL.len();
        assert_eq!(*tally, format!("{all} of {all} errors arrived as they were sent"));
    }
}

/// One line for each public code, in the catalog's order, whose columns stand below each other.
fn assert_rows(rows: &[&str]) {
    assert_eq!(rows.len(), Code::ALL.len(), "{rows:#?}");
    let widest = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap();
    for (row, code) in rows.iter().zip(Code::ALL) {
        let (first, rest) = row.split_at(widest);
        assert_eq!(first.trim_end(), code.as_str());
        assert!(rest.starts_with(&format!("  {} ", code.status().as_u16())), "{row}");
        assert!(rest.contains("  the same  "), "{row}");
    }
}
