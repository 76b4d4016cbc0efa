//! Asks a service for each error of the catalog, and compares what arrives with what it sent.

use core::fmt::Write as _;

use anyhow::{Context as _, Result, bail};
use inference_errors::reqwest::ErrorForCatalog as _;
use inference_errors::{ApiError, ErrorResponse};
use reqwest::{Client, Url};

/// One error on its way.
#[derive(Debug)]
pub struct Step {
    /// The code.
    pub code: &'static str,
    /// The status that arrived.
    pub status: u16,
    /// The message that was sent.
    pub sent: String,
    /// What was read: nothing when it is what was sent.
    pub difference: Option<String>,
    /// What a client does next.
    pub retry: String,
}

/// Asks for each error, one after the other.
pub async fn walk(client: &Client, service: &Url) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    for (number, sent) in ApiError::examples().into_iter().enumerate() {
        let id = format!("req_{number}");
        let read = ask(client, service, sent.code().as_str(), &id).await?;
        steps.push(step(&sent, read, &id));
    }
    Ok(steps)
}

/// Asks for one error, and reads the answer.
pub async fn ask(client: &Client, service: &Url, code: &str, id: &str) -> Result<ErrorResponse> {
    let mut url = service.join("errors/")?;
    url.path_segments_mut().ok().context("the service has no path")?.pop_if_empty().push(code);
    let answer = client.post(url).header("x-request-id", id).send().await?;
    match answer.error_for_catalog().await {
        Err(error) => Ok(error),
        Ok(answer) => bail!("{code} was answered with {}, which is no error", answer.status()),
    }
}

fn step(sent: &ApiError, read: ErrorResponse, id: &str) -> Step {
    Step {
        code: sent.code().as_str(),
        status: read.status().as_u16(),
        sent: sent.message(),
        retry: retry(&read),
        difference: difference(sent, read, id),
    }
}

/// What arrived otherwise than it was sent.
fn difference(sent: &ApiError, read: ErrorResponse, id: &str) -> Option<String> {
    if read.request_id().as_deref() != Some(id) {
        return Some(format!("request id {:?}, not {id}", read.request_id()));
    }
    match read.into_error() {
        // Two errors are equal when they are sent alike: code, status, message and each field. What `Debug` shows are
        // the fields as Rust has them.
        Ok(arrived) if arrived == *sent && format!("{arrived:?}") == format!("{sent:?}") => None,
        Ok(arrived) => Some(format!("{arrived:?}, sent as {sent:?}")),
        Err(read) => Some(format!("{read:?}")),
    }
}

fn retry(read: &ErrorResponse) -> String {
    let plan = read.retry();
    if !plan.retries() {
        return "never".to_owned();
    }
    let mut text = format!("{}, {} tries", plan.policy.name, plan.policy.attempts);
    if let Some(wait) = plan.retry_after {
        // Writing to a `String` can't fail.
        _ = write!(text, ", after {wait:?}");
    }
    text
}
