// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns errors into responses that still carry them, so that a layer can write them anew with what it knows of the
//! request.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Response, StatusCode, header};
use http_body::Body;

use super::api_error::ApiError;
use super::dependent::Dependent;
use super::refusal::Refusal;
use super::request::RequestContext;
use super::written::{Seen, Written};

/// The error that a response was made from: an extension of the response, for layers around the one that writes it.
#[derive(Clone, Debug)]
pub struct Sent {
    error: Arc<ApiError>,
    written: Written,
    complete: bool,
}

impl Sent {
    /// The error.
    pub fn error(&self) -> &ApiError {
        &self.error
    }

    /// Whether a response that has this extension is still the one that was made from the error: with its status, its
    /// content type and the very body that was written for it.
    pub(super) fn stands<B: Body>(&self, response: &Response<B>, is_head: bool) -> bool {
        let content_type = response.headers().get(header::CONTENT_TYPE);
        let seen = Seen {
            status: response.status().as_u16(),
            content_type: content_type.map(http::HeaderValue::as_bytes),
            length: response.body().size_hint().exact(),
            is_head,
        };
        self.written.stands(&self.error, &seen)
    }
}

impl ApiError {
    /// The response, with the error as an extension of the type [`Sent`]. Nothing is known of the request yet.
    ///
    /// The body has to hold the bytes that it is made of, as those of `http-body-util` and of axum do: by them a layer
    /// knows that nobody has made another response of this one.
    pub fn into_http<B: From<Bytes>>(self) -> Response<B> {
        let (parts, body) = self.to_response(&RequestContext::new()).into_parts();
        let (body, written) = Written::trace(body);
        let mut response = Response::from_parts(parts, B::from(body));
        response.extensions_mut().insert(Sent { error: Arc::new(self), written, complete: false });
        response
    }
}

impl Refusal {
    /// The response of the error that the catalog gives; a bare status when it gives none.
    pub fn into_http<B: From<Bytes>>(self) -> Response<B> {
        let status = self.role().status();
        self.error().map_or_else(|| bare(status), ApiError::into_http)
    }
}

fn bare<B: From<Bytes>>(status: StatusCode) -> Response<B> {
    let mut response = Response::new(B::from(Bytes::new()));
    *response.status_mut() = status;
    response
}

/// Takes the error of a response that nobody has completed yet, if it is still the response of that error. Gives it
/// once.
pub(super) fn incomplete<B: Body>(response: &mut Response<B>, is_head: bool) -> Option<Arc<ApiError>> {
    let stands = response.extensions().get::<Sent>()?.stands(response, is_head);
    let sent = response.extensions_mut().get_mut::<Sent>()?;
    (!core::mem::replace(&mut sent.complete, true) && stands).then(|| Arc::clone(&sent.error))
}

/// Writes what depends on the request anew: headers that carry it, and the body when that does. Whatever else was done
/// to the response since it was made from the error stays.
pub(super) fn complete<B>(response: &mut Response<B>, error: &ApiError, request: &RequestContext)
where
    B: From<Bytes>,
{
    let dependent = Dependent::of(error, request);
    if dependent.headers.is_empty() && !dependent.body {
        return;
    }
    let (fresh, body) = error.to_response(request).into_parts();
    replace(response.headers_mut(), &fresh.headers, &dependent.headers);
    if dependent.body {
        response.headers_mut().remove(header::CONTENT_LENGTH);
        response.headers_mut().remove(header::CONTENT_ENCODING);
        *response.body_mut() = B::from(bytes(body));
    }
}

fn bytes(body: Cow<'static, [u8]>) -> Bytes {
    match body {
        Cow::Borrowed(body) => Bytes::from_static(body),
        Cow::Owned(body) => Bytes::from(body),
    }
}

fn replace(headers: &mut HeaderMap, fresh: &HeaderMap, names: &[&str]) {
    for name in names.iter().filter_map(|name| HeaderName::try_from(*name).ok()) {
        match fresh.get(&name) {
            Some(value) => headers.insert(name, value.clone()),
            None => headers.remove(name),
        };
    }
}
