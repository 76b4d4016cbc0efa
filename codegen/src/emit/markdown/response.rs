//! Shows an error as the HTTP response that a server would send.

use super::escape;
use super::site::Here;
use crate::model::{ErrorId, Example};
use crate::wire::HttpResponse;

/// A block with status line, headers and body.
pub(super) fn block(here: Here<'_>, id: ErrorId, example: &Example) -> String {
    let response = here.site.encoder.response(id, example);
    let HttpResponse { status, phrase, headers, .. } = &response;
    let mut lines = vec![escape::header(format!("HTTP/1.1 {status} {phrase}").trim_end())];
    lines.extend(headers.iter().map(|(name, value)| escape::header(&format!("{name}: {value}"))));
    if let Some(body) = response.pretty_body() {
        lines.push(String::new());
        lines.push(escape::json(&body));
    }
    escape::fenced("http", &lines.join("\n"))
}
