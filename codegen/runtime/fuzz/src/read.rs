//! Any answer is read: no panic, no runaway, the body kept, and what is known is sent and read again as the same code.
//!
//! An input is a status (two bytes), header lines up to the first empty line, then the body. Each is read by the small
//! hand-written catalog of the runtime and by the large one of the inference API.

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

/// Reads an answer by both catalogs. Panics when something doesn't hold.
pub fn read(input: &[u8]) {
    let Some((status, rest)) = input.split_first_chunk() else { return };
    let Ok(status) = StatusCode::from_u16(100 + u16::from_be_bytes(*status) % 900) else { return };
    let (headers, body) = headers(rest);
    files::read(status, &headers, body);
    inference::read(status, &headers, body);
}

macro_rules! catalog {
    ($name:ident, $errors:ident) => {
        mod $name {
            use $errors::runtime::read::response::{ErrorResponse, Outcome};
            use $errors::runtime::request::RequestContext;
            use $errors::runtime::timestamp::Timestamp;
            use http::{HeaderMap, StatusCode};

            pub(super) fn read(status: StatusCode, headers: &HeaderMap, body: &[u8]) {
                let now = Timestamp::from_unix(1_795_348_800, 0);
                let read = ErrorResponse::read_at(status, headers, body, now);
                assert_eq!((read.status(), read.body()), (status, body));
                said(&read);
                if let Outcome::Known(_) = read.outcome() {
                    sent_again(read);
                }
            }

            /// Asks for everything.
            fn said(read: &ErrorResponse) {
                let plan = read.retry();
                let texts = [read.message(), read.title(), read.category(), read.docs_url(), read.instance()];
                let more = [read.request_id(), read.wire_code(), read.type_word(), read.user_message()];
                let shown = format!("{read} {read:?} {plan:?} {texts:?} {more:?} {:?}", read.timestamp());
                assert!(!shown.is_empty());
                assert!(plan.retry_after.is_none_or(|wait| wait.as_millis() < 1 << 53));
                _ = plan.step(u32::MAX, 0.5);
                for (name, json) in read.details() {
                    assert!(!json.is_empty() && read.detail(&name).is_some(), "{name}: {json}");
                }
            }

            fn sent_again(read: ErrorResponse) {
                let Ok(error) = read.into_error() else { panic!("a known error was not given") };
                let answer = error.to_response(&RequestContext::new());
                let again = ErrorResponse::read(answer.status(), answer.headers(), answer.body().as_ref());
                assert_eq!(again.code(), Some(error.code()), "{error:?} is read as {again:?}");
                assert!(again.error().is_some(), "{error:?} is read as {again:?}");
            }
        }
    };
}

catalog!(files, errcat_runtime);
catalog!(inference, inference_errors);

fn headers(mut rest: &[u8]) -> (HeaderMap, &[u8]) {
    let mut headers = HeaderMap::new();
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = (&rest[..end], &rest[end + 1..]);
        rest = after;
        if line.is_empty() {
            break;
        }
        let mut parts = line.splitn(2, |byte| *byte == b':');
        let (name, value) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
            headers.append(name, value);
        }
    }
    (headers, rest)
}
