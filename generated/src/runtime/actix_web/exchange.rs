// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! One request and its answer.

use std::rc::Rc;

use ::actix_web::body::{BoxBody, EitherBody, MessageBody};
use ::actix_web::dev::{Extensions, ServiceRequest, ServiceResponse};
use ::actix_web::error::PayloadError;
use ::actix_web::http::Method;
use ::actix_web::http::header::{self, HeaderName};
use ::actix_web::web::PayloadConfig;
use ::actix_web::{Error, HttpMessage as _, HttpResponse, ResponseError as _};

use super::refusals::payload;
use super::response::{InContext, incomplete, length, respond};
use crate::runtime::api_error::ApiError;
use crate::runtime::dependent::Dependent;
use crate::runtime::refusal::Refusal;
use crate::runtime::request::RequestContext;
use crate::runtime::settings::Settings;

/// What is kept of a request until it is answered.
pub(super) struct Exchange {
    settings: Settings,
    context: RequestContext,
    method: Method,
}

impl Exchange {
    /// Finds the request's id and leaves it among the request's extensions.
    pub(super) fn begin(settings: &Settings, request: &mut ServiceRequest) -> Self {
        let header = |name: &str| Some(request.headers().get(name)?.as_bytes());
        let context = settings.contexts.of_request(request.extensions().get(), header);
        request.extensions_mut().insert(context.clone());
        if let Some(limit) = settings.body_limit {
            let mut config = Extensions::new();
            config.insert(PayloadConfig::new(limit));
            request.add_data_container(Rc::new(config));
        }
        Self { settings: settings.clone(), context, method: request.method().clone() }
    }

    /// Why a request is refused before it reaches the service.
    pub(super) fn refusal(&self, request: &ServiceRequest) -> Option<Refusal> {
        let said = request.headers().get(header::CONTENT_LENGTH).map(header::HeaderValue::as_bytes);
        Refusal::of_length(self.settings.body_limit?, said)
    }

    /// Completes an answer that was made from an error of the catalog and still is; passes any other on.
    pub(super) fn complete<B: MessageBody>(
        &self,
        answer: Result<ServiceResponse<B>, Error>,
    ) -> Result<ServiceResponse<EitherBody<B>>, Error> {
        let context = self.settings.contexts.of_answer(&self.context);
        let wrapped = match answer {
            Ok(response) => return Ok(self.fill(response, &context)),
            Err(error) => InContext::wrap(error, context)?,
        };
        #[cfg(feature = "tracing")]
        if let Some((error, context)) = wrapped.parts() {
            self.emit(error, context);
        }
        Err(wrapped.into())
    }

    fn fill<B: MessageBody>(
        &self,
        mut response: ServiceResponse<B>,
        context: &RequestContext,
    ) -> ServiceResponse<EitherBody<B>> {
        if let Some(error) = unread(response.response()) {
            #[cfg(feature = "tracing")]
            self.emit(&error, context);
            return rewrite(response, respond(&error, context), None);
        }
        let Some(error) = incomplete(response.response_mut(), &self.method) else {
            return response.map_into_left_body();
        };
        #[cfg(feature = "tracing")]
        self.emit(error, context);
        let dependent = Dependent::of(error, context);
        let written = respond(error, context);
        rewrite(response, written, Some(&dependent))
    }

    #[cfg(feature = "tracing")]
    fn emit(&self, error: &ApiError, context: &RequestContext) {
        if self.settings.events {
            error.emit_event(context);
        }
    }
}

/// The error of a body that could not be read, where actix-web answered for it and nobody made another answer of that.
fn unread<B: MessageBody>(response: &HttpResponse<B>) -> Option<ApiError> {
    let failure = response.error()?.as_error::<PayloadError>()?;
    let usual = failure.error_response();
    let content_type = |headers: &header::HeaderMap| headers.get(header::CONTENT_TYPE).cloned();
    let stands = usual.status() == response.status()
        && content_type(usual.headers()) == content_type(response.headers())
        && length(usual.body()) == length(response.body());
    stands.then(|| payload(failure).because(failure.to_string()).error()).flatten()
}

/// Takes over the status and what depends on the request; all headers and the body where nothing is said of that.
fn rewrite<B>(
    mut response: ServiceResponse<B>,
    written: HttpResponse,
    dependent: Option<&Dependent>,
) -> ServiceResponse<EitherBody<B>> {
    *response.response_mut().status_mut() = written.status();
    let (written, body) = written.into_parts();
    for name in dependent.map_or(&[][..], |dependent| &dependent.headers) {
        response.headers_mut().remove(*name);
    }
    let takes =
        |name: &HeaderName| dependent.is_none_or(|dependent| dependent.headers.contains(&name.as_str()));
    for (name, value) in written.headers().iter().filter(|(name, _)| takes(name)) {
        response.headers_mut().insert(name.clone(), value.clone());
    }
    if dependent.is_some_and(|dependent| !dependent.body) {
        return response.map_into_left_body();
    }
    // The new body is not compressed.
    response.headers_mut().remove(header::CONTENT_ENCODING);
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response.map_body(|_, _| EitherBody::<B, BoxBody>::right(body))
}
