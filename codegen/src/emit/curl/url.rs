//! Turns a request into the URL that curl asks.

use std::fmt::Write as _;

use super::shell;
use crate::model::{Model, Request};

/// The option with the URL. A catalog that doesn't say where its API is leaves that to a variable.
pub(super) fn option(model: &Model, request: Option<&Request>) -> String {
    let path = request.map(|request| plain(&request.path)).unwrap_or_default();
    let glob = if path.contains(['{', '}', '[', ']']) { "--globoff " } else { "" };
    match model.api.base_url.as_deref() {
        Some(base) => format!("{glob}--url {}", shell::literal(&escaped(&joined(base, &path)))),
        None if path.is_empty() => "--url \"${BASE_URL:?}\"".to_owned(),
        None => format!("{glob}--url \"${{BASE_URL:?}}\"{}", shell::literal(&escaped(&path))),
    }
}

/// A pattern as it is read: `{*rest}` is a place as `{rest}` is, and a brace that stands for itself is escaped.
fn plain(path: &str) -> String {
    path.replace("{{", "%7B").replace("}}", "%7D").replace("{*", "{")
}

/// A path may begin with that of the base, or where that ends.
fn joined(base: &str, path: &str) -> String {
    let base = base.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() {
        return base.to_owned();
    }
    let base = base.trim_end_matches('/');
    let start = base.find("://").map_or(0, |at| at + "://".len());
    let own = base[start..].find('/').map_or("", |slash| &base[start + slash..]);
    let repeats = path.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    format!("{}{path}", if repeats { base.strip_suffix(own).unwrap_or(base) } else { base })
}

/// Everything but what RFC 3986 has in URLs, and the braces of places, is percent-encoded.
fn escaped(url: &str) -> String {
    let mut escaped = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%{}".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing into a `String` can't fail.
            _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
