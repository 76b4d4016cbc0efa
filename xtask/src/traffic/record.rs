//! One answer as JSON: an entry of an HTTP archive, or a line with its status, headers and body.
//!
//! ```json
//! {"method": "GET", "path": "/models/x", "status": 404, "headers": {"content-type": "application/json"}, "body": "…"}
//! ```

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use errcat_codegen::verify::{Answer, Asked};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::Deserialize;
use serde_json::Value;

/// All that either form may have.
#[derive(Deserialize)]
pub(super) struct Record {
    request: Option<Request>,
    response: Option<Response>,
    method: Option<String>,
    url: Option<String>,
    path: Option<String>,
    status: Option<u16>,
    headers: Option<Headers>,
    body: Option<Value>,
    encoding: Option<String>,
}

#[derive(Deserialize)]
struct Request {
    method: Option<String>,
    /// Both are written by some tools, and tell the same.
    url: Option<String>,
    path: Option<String>,
}

#[derive(Deserialize)]
struct Response {
    status: Option<u16>,
    #[serde(default)]
    headers: Headers,
    content: Option<Content>,
    body: Option<Value>,
    encoding: Option<String>,
}

/// What an archive has for a body.
#[derive(Deserialize)]
struct Content {
    text: Option<String>,
    encoding: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Headers {
    Pairs(Vec<(String, Scalar)>),
    Named(Vec<Header>),
    Map(BTreeMap<String, Values>),
}

#[derive(Deserialize)]
struct Header {
    name: String,
    value: Scalar,
}

/// The value of a header, which some tools write as the number that it is.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Number(serde_json::Number),
    Boolean(bool),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    One(Scalar),
    Several(Vec<Scalar>),
}

impl Default for Headers {
    fn default() -> Self {
        Self::Pairs(Vec::new())
    }
}

impl Record {
    /// Whether it is an answer beyond doubt: other JSON has a status too.
    pub(super) fn is_answer(&self) -> bool {
        let is_status =
            |status: Option<u16>| status.is_some_and(|status| StatusCode::from_u16(status).is_ok());
        match &self.response {
            Some(response) => response.status == Some(0) || is_status(response.status),
            None => is_status(self.status) && (self.headers.is_some() || self.body.is_some()),
        }
    }

    /// The answer; `None` where none came, which archives write as status 0.
    pub(super) fn answer(self) -> Result<Option<Answer>, String> {
        let Self { request, response, method, url, path, status, headers, body: own, encoding } = self;
        let headers = headers.unwrap_or_default();
        let response = response.unwrap_or(Response { status, headers, content: None, body: own, encoding });
        let status = response.status.ok_or("it has no `status`")?;
        if status == 0 {
            return Ok(None);
        }
        let request = request.unwrap_or(Request { method, url, path });
        let request = request.method.zip(request.url.or(request.path));
        Ok(Some(Answer {
            request: request.map(|(method, target)| Asked { method: method.to_ascii_uppercase(), target }),
            status: StatusCode::from_u16(status).map_err(|_| format!("{status} is no status"))?,
            headers: response.headers.map(),
            body: body(response.content, response.body, response.encoding.as_deref())?,
        }))
    }
}

impl Headers {
    /// What HTTP doesn't allow is left out, as `:status` of HTTP/2.
    fn map(self) -> HeaderMap {
        let pairs: Vec<(String, Scalar)> = match self {
            Self::Pairs(pairs) => pairs,
            Self::Named(headers) => headers.into_iter().map(|header| (header.name, header.value)).collect(),
            Self::Map(map) => map.into_iter().flat_map(|(name, values)| values.named(&name)).collect(),
        };
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value.text())) {
                map.append(name, value);
            }
        }
        map
    }
}

impl Scalar {
    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Boolean(boolean) => boolean.to_string(),
        }
    }
}

impl Values {
    fn named(self, name: &str) -> Vec<(String, Scalar)> {
        let values = match self {
            Self::One(value) => vec![value],
            Self::Several(values) => values,
        };
        values.into_iter().map(|value| (name.to_owned(), value)).collect()
    }
}

/// A body is text, or text in Base64 where it says so. Any other JSON stands for itself.
fn body(content: Option<Content>, body: Option<Value>, encoding: Option<&str>) -> Result<Vec<u8>, String> {
    let (text, encoding) = match (content, body) {
        (Some(content), _) => (content.text.unwrap_or_default(), content.encoding),
        (None, Some(Value::String(text))) => (text, encoding.map(str::to_owned)),
        (None, None | Some(Value::Null)) => return Ok(Vec::new()),
        (None, Some(json)) => (json.to_string(), None),
    };
    if encoding.as_deref() != Some("base64") {
        return Ok(text.into_bytes());
    }
    BASE64_STANDARD.decode(text).map_err(|error| format!("its body is not Base64: {error}"))
}
