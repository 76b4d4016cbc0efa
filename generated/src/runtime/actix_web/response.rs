// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns an error into a response, without what only the request knows.

use core::fmt;

use ::actix_web::http::StatusCode;
use ::actix_web::http::header::{HeaderName, HeaderValue};
use ::actix_web::{HttpResponse, ResponseError};

use crate::runtime::api_error::ApiError;
use crate::runtime::encode::Encoded;
use crate::runtime::operation::{Operation, OperationError};
use crate::runtime::request::RequestContext;

/// Finds the catalog's error in one of actix-web's; it stands in the extensions of the response that was made of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Find(pub(super) fn(&::actix_web::Error) -> Option<&ApiError>);

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        status(self.status())
    }

    fn error_response(&self) -> HttpResponse {
        findable(respond(self, &RequestContext::new()), ::actix_web::Error::as_error::<Self>)
    }
}

impl<O: Operation> ResponseError for OperationError<O> {
    fn status_code(&self) -> StatusCode {
        status(self.as_api_error().status())
    }

    fn error_response(&self) -> HttpResponse {
        let response = respond(self.as_api_error(), &RequestContext::new());
        findable(response, |error| error.as_error::<Self>().map(Self::as_api_error))
    }
}

fn findable(mut response: HttpResponse, find: fn(&::actix_web::Error) -> Option<&ApiError>) -> HttpResponse {
    response.extensions_mut().insert(Find(find));
    response
}

/// actix-web has its own version of the type; what is a status in one is in the other.
pub(super) fn status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The error as the catalog says.
pub(super) fn respond(error: &ApiError, request: &RequestContext) -> HttpResponse {
    let Encoded { headers, body, .. } = error.encode(request);
    let mut response = HttpResponse::with_body(status(error.status()), body).map_into_boxed_body();
    for (name, value) in headers {
        // Names are checked with the catalog, and values are made safe; neither can be refused here.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value.as_ref())) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// An error on its way out that no response was made of yet, with the context of its request.
#[derive(Debug)]
pub(super) struct InContext {
    error: ::actix_web::Error,
    find: Find,
    request: RequestContext,
}

impl InContext {
    /// The error with its context, when it is one of the catalog; else the error.
    pub(super) fn wrap(error: ::actix_web::Error, request: RequestContext) -> ::actix_web::Error {
        let find = error.error_response().extensions().get::<Find>().copied();
        match find {
            Some(find) if (find.0)(&error).is_some() => Self { error, find, request }.into(),
            _ => error,
        }
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
        (self.find.0)(&self.error)
            .map_or_else(|| self.error.error_response(), |error| respond(error, &self.request))
    }
}
