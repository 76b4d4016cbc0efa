//! Answers that nobody at the API wrote, and answers that were spoilt on their way.

use super::answer::{Answer, Vector};
use super::expect::Expect;
use super::plan::Plan;
use super::unknown::has_codes;
use crate::model::{Model, Node, Slot};
use crate::wire::Encoder;

const HTML: (&str, &str) = ("content-type", "text/html; charset=utf-8");
const JSON: (&str, &str) = ("content-type", "application/json");

/// Deeper than a reader goes.
const TOO_DEEP: usize = 200;

/// None of these is an error of the API.
pub(super) fn vectors(model: &Model, encoder: &Encoder<'_>) -> Vec<Vector> {
    // Without codes, an answer with anything to read in it could be found by its status alone.
    let used =
        |status: u16| !has_codes(model) && model.errors.iter().any(|error| error.statuses.contains(&status));
    let free = (400..600).rev().find(|status| !used(*status)).unwrap_or(599);
    let status = |wanted: u16| if used(wanted) { free } else { wanted };
    let page = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>";
    let mut answers = vec![
        ("html", Answer::new(502, &[HTML], page)),
        ("html-as-json", Answer::new(502, &[JSON], page)),
        ("empty-503", Answer::new(503, &[("content-length", "0")], "")),
        ("empty-404", Answer::new(404, &[], "")),
        ("empty-success", Answer::new(204, &[], "")),
        ("text", Answer::new(500, &[("content-type", "text/plain")], "upstream connect error")),
        ("not-utf-8", Answer::new(500, &[HTML], [0xff, 0xfe, b'{', b'}', 0x80])),
        (
            "too-deep",
            Answer::new(status(500), &[JSON], format!("{}{}", "[".repeat(TOO_DEEP), "]".repeat(TOO_DEEP))),
        ),
    ];
    if matches!(model.wire.envelope.body, Some(Node::Object { .. }) | None) {
        let body = r#"{"errcat_other":{"faults":[{"reason":"not ours"}]},"errcat_ok":false}"#;
        answers.push(("json-of-others", Answer::new(status(500), &[JSON], body)));
        answers.push(("json-list", Answer::new(status(400), &[JSON], "[1,2,3]")));
        answers.push(("json-success", Answer::new(200, &[JSON], r#"{"errcat_other":[]}"#)));
    }
    answers.extend(truncated(model, encoder));
    let vector = |(name, answer): (&str, Answer)| {
        let expect = Expect::foreign(Plan::of_status(model, answer.status, None));
        Vector::read_only(format!("foreign/{name}"), answer, expect)
    };
    let mut vectors: Vec<_> = answers.into_iter().map(vector).collect();
    vectors.extend(with_request_id(model));
    vectors
}

/// A body that stops in the middle, without the headers that might still say what it was.
fn truncated(model: &Model, encoder: &Encoder<'_>) -> Option<(&'static str, Answer)> {
    let (id, error) = model.public_errors().next()?;
    let mut body = encoder.response(id, error.examples.first()?).body?.into_bytes();
    body.truncate(body.len() / 2);
    let status = error.statuses.first().copied()?;
    Some(("truncated", Answer::new(status, &[JSON], body)))
}

/// Of such an answer, the request id is still read from the header that `wire` binds.
fn with_request_id(model: &Model) -> Option<Vector> {
    let binds = |node: &Node| matches!(node, Node::Slot(used) if used.slot == Slot::RequestId);
    let header = model.wire.envelope.headers.iter().find(|header| binds(&header.value))?;
    has_codes(model).then(|| {
        let answer = Answer::new(502, &[HTML, (&header.name, "req-of-a-proxy")], "<html></html>");
        let plan = Plan::of_status(model, 502, None);
        let expect = Expect { request_id: Some("req-of-a-proxy".to_owned()), ..Expect::foreign(plan) };
        Vector::read_only("foreign/with-request-id", answer, expect)
    })
}
