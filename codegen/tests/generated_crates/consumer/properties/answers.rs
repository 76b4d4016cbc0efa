//! Answers that nobody meant: any bytes, and real answers that something happened to.

use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What comes over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn of(response: &Response<std::borrow::Cow<'static, [u8]>>) -> Self {
        let (headers, body) = (response.headers().clone(), response.body().to_vec());
        Self { status: response.status(), headers, body }
    }
}

/// Reads any bytes, and the API's own answers with pieces changed, cut out and put in.
pub(crate) fn any_is_read(real: &[Answer], read: &dyn Fn(&Answer)) {
    let answers = prop_oneof![1 => noise(), 3 => damaged(real)];
    let tried = super::runner(256).run(&answers, |answer| {
        read(&answer);
        Ok(())
    });
    tried.unwrap_or_else(|failure| panic!("{failure}"));
}

fn statuses() -> impl Strategy<Value = StatusCode> {
    (100_u16..=999).prop_map(|status| StatusCode::from_u16(status).unwrap())
}

fn noise() -> impl Strategy<Value = Answer> {
    (statuses(), headers(), vec(any::<u8>(), 0..200)).prop_map(|(status, headers, body)| Answer {
        status,
        headers: headers.into_iter().collect(),
        body,
    })
}

/// Headers that reading looks at, with any value that a header can have.
fn headers() -> impl Strategy<Value = Vec<(HeaderName, HeaderValue)>> {
    let names = ["retry-after", "date", "x-request-id", "x-ratelimit-limit", "x-ratelimit-reset", "allow"];
    let name = select(names.map(HeaderName::from_static).to_vec());
    let bytes = vec(any::<u8>(), 0..40).prop_map(|bytes| HeaderValue::from_bytes(&bytes));
    let bytes = bytes.prop_filter_map("no line breaks", Result::ok);
    let near =
        "(-?[0-9]{1,25}(\\.[0-9]{0,5})?|[MS][ou]n,? [0-9 -]{1,4}(Nov|Feb)[ -][0-9]{2,5} [0-9:]{5,9} GMT)";
    let near = near.prop_map(|text| HeaderValue::from_str(&text).unwrap());
    vec((name, prop_oneof![bytes, near]), 0..4)
}

/// A real answer under any status, with other headers and a body that was cut up.
fn damaged(real: &[Answer]) -> impl Strategy<Value = Answer> + use<> {
    let pieces = vec(
        prop_oneof![
            select(vec![
                "null",
                "{}",
                "[]",
                "\"",
                "\\",
                "{\"",
                ":",
                ",",
                "1e999",
                "-0",
                "\"\\ud800\"",
                "[[[["
            ])
            .prop_map(|text| text.as_bytes().to_vec()),
            vec(any::<u8>(), 0..8),
        ],
        0..4,
    );
    let cuts = vec((any::<Index>(), any::<Index>()), 4);
    (select(real.to_vec()), prop::option::of(statuses()), headers(), pieces, cuts).prop_map(
        |(mut answer, status, headers, pieces, cuts)| {
            answer.status = status.unwrap_or(answer.status);
            headers.into_iter().for_each(|(name, value)| _ = answer.headers.append(name, value));
            for (piece, (from, length)) in pieces.into_iter().zip(cuts) {
                let from = from.index(answer.body.len() + 1);
                let to = from + length.index((answer.body.len() - from).min(12) + 1);
                answer.body.splice(from..to, piece);
            }
            answer
        },
    )
}
