//! Reads an answer as it was on the wire, or as `curl --include` prints it.

use std::io::{BufRead, Read as _};

use anyhow::{Context as _, Result, bail};
use camino::Utf8Path;
use errcat_codegen::verify::Answer;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use httparse::{EMPTY_HEADER, Response, Status};

use super::{LARGEST, Recorded, Spot};

/// More headers than any server sends.
const MOST_HEADERS: usize = 256;

/// Reads the one answer of a file. What comes before it is passed over: statuses of 1xx, and what `curl` prints of a
/// proxy's tunnel and of redirects that it followed.
pub(super) fn read(path: &Utf8Path, reader: impl BufRead, recorded: &mut Recorded<'_>) -> Result<()> {
    let mut bytes = Vec::new();
    reader
        .take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("cannot read `{path}`"))?;
    if bytes.len() > LARGEST {
        bail!("`{path}` has more than {} MiB", LARGEST >> 20);
    }
    let mut rest = bytes.trim_ascii_start();
    let mut line = 1;
    loop {
        let (answer, length) = head(rest).with_context(|| format!("`{path}` is no whole answer"))?;
        let is_followed = rest[length..].starts_with(b"HTTP/") && answer.status.as_u16() < 400;
        if !answer.status.is_informational() && !is_followed {
            let body = body(&answer.headers, &rest[length..]);
            recorded.take(Spot { file: path, line }, Answer { body, ..answer });
            return Ok(());
        }
        line += rest[..length].split(|byte| *byte == b'\n').count() - 1;
        rest = &rest[length..];
    }
}

/// Status and headers, and how many bytes they take.
fn head(bytes: &[u8]) -> Result<(Answer, usize)> {
    // What is newer than 1.1 has the same headers, and `curl` prints it alike.
    let version = bytes.iter().position(|byte| *byte == b' ').context("the first line has no status")?;
    let text = [b"HTTP/1.1", &bytes[version..]].concat();
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut response = Response::new(&mut headers);
    let Status::Complete(length) = response.parse(&text)? else { bail!("the headers don't end") };
    let status = StatusCode::from_u16(response.code.unwrap_or_default())?;
    let mut map = HeaderMap::new();
    for header in response.headers.iter() {
        map.append(HeaderName::try_from(header.name)?, HeaderValue::from_bytes(header.value)?);
    }
    let answer = Answer { request: None, status, headers: map, body: Vec::new() };
    Ok((answer, length - b"HTTP/1.1".len() + version))
}

/// The body, its pieces put together where it was recorded in pieces (RFC 9112 §7.1).
fn body(headers: &HeaderMap, bytes: &[u8]) -> Vec<u8> {
    let is_chunked = headers.get("transfer-encoding").is_some_and(|value| value.as_bytes() == b"chunked");
    // Tools that print an answer have put it together already, and leave the header.
    let joined = if is_chunked { chunks(bytes) } else { None };
    joined.unwrap_or_else(|| bytes.to_vec())
}

fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    loop {
        let Ok(Status::Complete((start, size))) = httparse::parse_chunk_size(rest) else { return None };
        if size == 0 {
            return Some(joined);
        }
        let end = start.checked_add(usize::try_from(size).ok()?)?;
        joined.extend_from_slice(rest.get(start..end)?);
        rest = rest.get(end..)?.strip_prefix(b"\r\n")?;
    }
}
