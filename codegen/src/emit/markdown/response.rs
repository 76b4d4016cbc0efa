//! Shows an error as the HTTP response that a server would send.

use super::escape;
use crate::model::{ErrorId, Example, Model};

/// A block with status line, headers and body.
pub(super) fn block(model: &Model, id: ErrorId, example: &Example) -> String {
    let phrase = model.status(example.status).map(|status| status.phrase.as_str()).unwrap_or_default();
    let mut lines = vec![format!("HTTP/1.1 {} {}", example.status, escape::header(phrase))];
    let (headers, body) = stub(model, id, example);
    lines.extend(
        headers.iter().map(|(name, value)| format!("{}: {}", escape::header(name), escape::header(value))),
    );
    if let Some(body) = body {
        lines.push(String::new());
        lines.push(escape::json(&body));
    }
    escape::fenced("http", &lines.join("\n"))
}

fn stub(model: &Model, id: ErrorId, _: &Example) -> (Vec<(String, String)>, Option<String>) {
    let body = serde_json::json!({"stub": model[id].key});
    (
        vec![("content-type".to_owned(), model.wire.content_type.clone())],
        serde_json::to_string_pretty(&body).ok(),
    )
}
