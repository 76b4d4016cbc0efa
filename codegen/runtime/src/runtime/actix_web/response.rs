//! Turns an error into a response, without what only the request knows.

use core::cell::Cell;
use core::fmt;

use ::actix_web::body::{BodySize, MessageBody};
use ::actix_web::http::header::{self, HeaderName, HeaderValue};
use ::actix_web::http::{Method, StatusCode};
use ::actix_web::{Error, HttpResponse, ResponseError};

use crate::runtime::api_error::ApiError;
use crate::runtime::operation::{Operation, OperationError};
use crate::runtime::request::RequestContext;
use crate::runtime::written::{Seen, Written};

/// Finds the error of a catalog in one of actix-web's of a certain type.
type Finder = fn(&Error) -> Option<&ApiError>;

thread_local! {
    /// Finds the error of the catalog whose status was asked for last.
    static ASKED: Cell<Option<Finder>> = const { Cell::new(None) };
}

/// How to find the catalog's error in one of actix-web's, if it is there. Asks for the status alone: some errors of
/// others can be made into a response only once.
fn finder(error: &Error) -> Option<Finder> {
    ASKED.set(None);
    _ = error.as_response_error().status_code();
    ASKED.take().filter(|find| find(error).is_some())
}

/// The error of the catalog of a response, if it is still the one that was made of it. Gives it once.
pub(super) fn incomplete<'r, B: MessageBody>(
    response: &'r mut HttpResponse<B>,
    method: &Method,
) -> Option<&'r ApiError> {
    let written = response.extensions_mut().remove::<Written>()?;
    let seen = Seen {
        status: response.status().as_u16(),
        content_type: response.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes),
        length: length(response.body()),
        is_head: method == Method::HEAD,
    };
    let error = response.error()?;
    finder(error)?(error).filter(|error| written.stands(error, &seen))
}

/// The length of a body, where that is known before it is sent.
pub(super) fn length(body: &impl MessageBody) -> Option<u64> {
    match body.size() {
        BodySize::None => Some(0),
        BodySize::Sized(length) => Some(length),
        BodySize::Stream => None,
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        ASKED.set(Some(Error::as_error::<Self>));
        status(self.status())
    }

    fn error_response(&self) -> HttpResponse {
        incompletely(self)
    }
}

impl<O: Operation> ResponseError for OperationError<O> {
    fn status_code(&self) -> StatusCode {
        ASKED.set(Some(|error| error.as_error::<Self>().map(Self::as_api_error)));
        status(self.as_api_error().status())
    }

    fn error_response(&self) -> HttpResponse {
        incompletely(self.as_api_error())
    }
}

/// The error as the catalog says, and the trace of its body for a middleware that completes it.
fn incompletely(error: &ApiError) -> HttpResponse {
    let (mut response, written) = write(error, &RequestContext::new());
    response.extensions_mut().insert(written);
    response
}

/// actix-web has its own version of the type; what is a status in one is in the other.
pub(super) fn status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The error as the catalog says.
pub(super) fn respond(error: &ApiError, request: &RequestContext) -> HttpResponse {
    write(error, request).0
}

fn write(error: &ApiError, request: &RequestContext) -> (HttpResponse, Written) {
    let encoded = error.encode(request);
    let headers: Vec<(HeaderName, HeaderValue)> = encoded.typed_headers().collect();
    let (body, written) = Written::trace(encoded.body);
    let mut response = HttpResponse::with_body(status(error.status()), body).map_into_boxed_body();
    for (name, value) in headers {
        response.headers_mut().insert(name, value);
    }
    (response, written)
}

/// An error on its way out that no response was made of yet, with the context of its request.
#[derive(Debug)]
pub(super) struct InContext {
    error: Error,
    find: Finder,
    request: RequestContext,
}

impl InContext {
    /// The error with its context, when it is one of the catalog; else the error.
    pub(super) fn wrap(error: Error, request: RequestContext) -> Result<Self, Error> {
        match finder(&error) {
            Some(find) => Ok(Self { error, find, request }),
            None => Err(error),
        }
    }

    /// The error of the catalog, and the context of its request.
    #[cfg(feature = "tracing")]
    pub(super) fn parts(&self) -> Option<(&ApiError, &RequestContext)> {
        Some(((self.find)(&self.error)?, &self.request))
    }
}

impl fmt::Display for InContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl ResponseError for InContext {
    fn status_code(&self) -> StatusCode {
        self.error.as_response_error().status_code()
    }

    fn error_response(&self) -> HttpResponse {
        (self.find)(&self.error)
            .map_or_else(|| self.error.error_response(), |error| respond(error, &self.request))
    }
}
