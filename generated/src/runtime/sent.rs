// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns errors into responses that still carry them, so that a layer can write them anew with what it knows of the
//! request.

use std::borrow::Cow;
use std::sync::Arc;

use http::{HeaderMap, Response, StatusCode, header};

use super::api_error::ApiError;
use super::dependent;
use super::refusal::Refusal;
use super::request::RequestContext;

/// The error that a response was made from: an extension of the response, for layers around the one that writes it.
#[derive(Clone, Debug)]
pub struct Sent {
    error: Arc<ApiError>,
    complete: bool,
}

impl Sent {
    /// The error.
    pub fn error(&self) -> &ApiError {
        &self.error
    }
}

impl ApiError {
    /// The response, with the error as an extension of the type [`Sent`]. Nothing is known of the request yet.
    pub fn into_http<B: From<Cow<'static, [u8]>>>(self) -> Response<B> {
        let mut response = self.to_response(&RequestContext::new()).map(B::from);
        response.extensions_mut().insert(Sent { error: Arc::new(self), complete: false });
        response
    }
}

impl Refusal {
    /// The response of the error that the catalog gives; a bare status when it gives none.
    pub fn into_http<B: From<Cow<'static, [u8]>>>(self) -> Response<B> {
        let status = self.role().status();
        self.error().map_or_else(|| bare(status), ApiError::into_http)
    }
}

fn bare<B: From<Cow<'static, [u8]>>>(status: StatusCode) -> Response<B> {
    let mut response = Response::new(B::from(Cow::Borrowed(b"")));
    *response.status_mut() = status;
    response
}

/// Takes the error of a response that nobody has completed yet. Gives it once.
pub(super) fn incomplete<B>(response: &mut Response<B>) -> Option<Arc<ApiError>> {
    let sent = response.extensions_mut().get_mut::<Sent>()?;
    (!core::mem::replace(&mut sent.complete, true)).then(|| Arc::clone(&sent.error))
}

/// Writes what depends on the request anew: headers that carry it, and the body when that does. Whatever else was done
/// to the response since it was made from the error stays.
pub(super) fn complete<B>(response: &mut Response<B>, error: &ApiError, request: &RequestContext)
where
    B: From<Cow<'static, [u8]>>,
{
    let body_depends = dependent::body();
    let names = dependent::headers(error);
    if !body_depends && names.is_empty() {
        return;
    }
    let (fresh, body) = error.to_response(request).into_parts();
    replace(response.headers_mut(), &fresh.headers, &names);
    if body_depends {
        response.headers_mut().remove(header::CONTENT_LENGTH);
        response.headers_mut().remove(header::CONTENT_ENCODING);
        *response.body_mut() = B::from(body);
    }
}

fn replace(headers: &mut HeaderMap, fresh: &HeaderMap, names: &[&str]) {
    for name in names {
        if let Some((name, value)) = fresh.get(*name).and_then(|value| Some((name.parse().ok()?, value))) {
            headers.insert::<http::HeaderName>(name, value.clone());
        }
    }
}
