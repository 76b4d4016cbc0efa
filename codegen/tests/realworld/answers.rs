//! Recorded and documented answers of services, a line each.

use std::fs;
use std::sync::Once;

use errcat_codegen::verify;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use super::common::root;
use super::registries::left_out;

/// One answer.
pub(crate) struct Answer {
    /// Counted from 1.
    pub(crate) line: usize,
    /// Tells whether the line is the one that was judged.
    pub(crate) hash: u64,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// What a protocol's own tests make of it, where it is from there.
    pub(crate) expect: Value,
}

impl Answer {
    /// The same, to be compared with a catalog.
    pub(crate) fn to_verify(&self) -> verify::Answer {
        let (headers, body) = (self.headers.clone(), self.body.clone());
        verify::Answer { request: None, status: self.status, headers, body }
    }

    /// One that isn't among them, without headers.
    pub(crate) fn made_up(status: u16, body: &str) -> Self {
        let status = StatusCode::from_u16(status).unwrap();
        Self { line: 0, hash: 0, status, headers: HeaderMap::new(), body: body.into(), expect: Value::Null }
    }
}

/// All of them, or `None` where they aren't there.
pub(crate) fn load() -> Option<Vec<Answer>> {
    static SAID: Once = Once::new();
    let path = "../shared/realworld/responses.jsonl";
    let Ok(text) = fs::read_to_string(root().join(path)) else {
        SAID.call_once(|| left_out("the answers of services", path));
        return None;
    };
    Some((1..).zip(text.lines()).map(|(line, text)| answer(line, text)).collect())
}

fn answer(line: usize, text: &str) -> Answer {
    let written: Value = serde_json::from_str(text).unwrap();
    let status = written["status"].as_u64().unwrap().try_into().unwrap();
    let mut headers = HeaderMap::new();
    for pair in written["headers"].as_array().unwrap() {
        let [name, value] = [0, 1].map(|at| pair[at].as_str().unwrap());
        headers.append(HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap());
    }
    let body = written["body"].as_str().unwrap_or_default();
    // What isn't text stands there in Base64.
    let is_binary = headers.get("content-type").is_some_and(|value| value == "application/cbor");
    let body = if is_binary { base64(body) } else { body.as_bytes().to_vec() };
    let status = StatusCode::from_u16(status).unwrap();
    Answer { line, hash: fnv1a(text.as_bytes()), status, headers, body, expect: written["expect"].clone() }
}

fn fnv1a(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |byte| DIGITS.iter().position(|digit| *digit == byte);
    let digits: Vec<usize> = text.bytes().filter_map(digit).collect();
    let bits: Vec<usize> =
        digits.iter().flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1)).collect();
    bits.chunks_exact(8)
        .map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit == 1)))
        .collect()
}
