// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns codes into the reasons of `ErrorInfo`, and back.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::catalog::Code;

/// The reason of each code, in catalog order.
static REASONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let derived: Vec<_> = Code::ALL.iter().map(|code| upper_snake(code.as_str())).collect();
    let mut counts = BTreeMap::new();
    for reason in &derived {
        *counts.entry(reason.clone()).or_insert(0_u32) += 1;
    }
    let own = |(code, derived): (&Code, String)| {
        if counts.get(&derived) == Some(&1) { derived } else { code.as_str().to_owned() }
    };
    Code::ALL.iter().zip(derived).map(own).collect()
});

/// The code of each reason.
static CODES: LazyLock<BTreeMap<&str, Code>> =
    LazyLock::new(|| REASONS.iter().map(String::as_str).zip(Code::ALL.iter().copied()).collect());

/// The code in upper snake case, as AIP-193 has reasons. A code that shares it with another stays as it is.
pub(super) fn of(code: Code) -> &'static str {
    REASONS.get(code as usize).map_or_else(|| code.as_str(), String::as_str)
}

/// The code with this reason.
pub(super) fn find(reason: &str) -> Option<Code> {
    CODES.get(reason).copied()
}

/// Starts with a letter, as AIP-193 asks.
fn upper_snake(code: &str) -> String {
    let mut reason = String::with_capacity(code.len());
    let mut before = '_';
    for char in code.chars() {
        let starts_word =
            char.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit());
        if (starts_word || !char.is_ascii_alphanumeric()) && !reason.is_empty() && !reason.ends_with('_') {
            reason.push('_');
        }
        if char.is_ascii_alphanumeric() {
            reason.push(char.to_ascii_uppercase());
        }
        before = char;
    }
    let reason = reason.trim_end_matches('_');
    match reason.bytes().next() {
        Some(b'A'..=b'Z') => reason.to_owned(),
        Some(_) => format!("ERROR_{reason}"),
        None => "ERROR".to_owned(),
    }
}
