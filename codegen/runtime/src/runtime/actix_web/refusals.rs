//! Turns what actix-web refuses into errors of the catalog: bodies, queries and paths that extractors can't read, paths
//! and methods without a route.
//!
//! Where the catalog names no error for a role, actix-web's own answer stays.

use core::fmt;

use ::actix_web::dev::{AppService, HttpServiceFactory};
use ::actix_web::error::{InternalError, JsonPayloadError, PayloadError, UrlencodedError};
use ::actix_web::http::{Method, header};
use ::actix_web::web::{self, FormConfig, JsonConfig, PathConfig, QueryConfig, ServiceConfig};
use ::actix_web::{Error, FromRequest, Handler, HttpMessage as _, HttpRequest, HttpResponse, Resource};
use ::actix_web::{Responder, ResponseError, Route};

use super::response::status;
use crate::runtime::extract;
use crate::runtime::refusal::{About, Refusal};
use crate::runtime::role::Role;

/// Makes what actix-web's extractors refuse, and paths without a route, errors of the catalog. A part of the app may
/// have another default service, or other configurations of extractors: [`json_config`] with a limit, say.
pub fn refusals(app: &mut ServiceConfig) {
    app.app_data(json_config()).app_data(form_config()).app_data(query_config()).app_data(path_config());
    app.default_service(not_found());
}

/// How `Json` refuses a body: for its media type, its size, or because it isn't what the handler reads.
pub fn json_config() -> JsonConfig {
    JsonConfig::default().error_handler(|failure, request| rejected(json(&failure, request), failure))
}

/// How `Form` refuses a body.
pub fn form_config() -> FormConfig {
    FormConfig::default().error_handler(|failure, request| rejected(form(&failure, request), failure))
}

/// How `Query` refuses a query.
pub fn query_config() -> QueryConfig {
    QueryConfig::default().error_handler(|failure, _| {
        rejected(Refusal::new(Role::InvalidQuery).text(About::Reason, failure.to_string()), failure)
    })
}

/// How `Path` refuses the parts of a path.
pub fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|failure, _| {
        rejected(Refusal::new(Role::InvalidPath).text(About::Reason, failure.to_string()), failure)
    })
}

/// A default service for paths without a route.
pub fn not_found() -> Route {
    web::to(async |request: HttpRequest| respond(Refusal::of_path(request.method().as_str(), request.path())))
}

/// A default service for a resource with routes for these methods and no others. The answer names them in `Allow`.
pub fn method_not_allowed(methods: impl IntoIterator<Item = Method>) -> Route {
    let methods: Vec<_> = methods.into_iter().map(|method| method.to_string()).collect();
    let allowed = methods.join(", ");
    web::to(move |request: HttpRequest| {
        let response = wrong_method(&request, &allowed);
        async { response }
    })
}

/// The resource of a path, which refuses all methods but those of its routes.
///
/// `App::route` can't: a route that is added there doesn't have the path at all when the method is another.
pub fn resource(path: &str) -> Methods {
    Methods { resource: web::resource(path), methods: Vec::new() }
}

/// A resource whose routes are told apart by their methods.
#[must_use]
pub struct Methods {
    resource: Resource,
    methods: Vec<Method>,
}

impl Methods {
    /// Adds the handler of a method.
    pub fn route<H, A>(mut self, method: Method, handler: H) -> Self
    where
        H: Handler<A, Output: Responder + 'static>,
        A: FromRequest + 'static,
    {
        self.resource = self.resource.route(web::method(method.clone()).to(handler));
        self.methods.push(method);
        self
    }
}

impl fmt::Debug for Methods {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Methods").field("methods", &self.methods).finish_non_exhaustive()
    }
}

impl HttpServiceFactory for Methods {
    fn register(self, app: &mut AppService) {
        self.resource.default_service(method_not_allowed(self.methods)).register(app);
    }
}

/// What is known of a body that broke off or is too large.
pub(super) fn payload(failure: &PayloadError) -> Refusal {
    if matches!(failure, PayloadError::Overflow) {
        Refusal::of_large_body(None)
    } else {
        Refusal::of_torn_body()
    }
}

fn json(failure: &JsonPayloadError, request: &HttpRequest) -> Refusal {
    use JsonPayloadError::{ContentType, Deserialize, Overflow, OverflowKnownLength, Payload};

    if let Overflow { limit } | OverflowKnownLength { limit, .. } = failure {
        too_large(*limit)
    } else if let ContentType = failure {
        Refusal::of_media_type(&media_type(request), "application/json")
    } else if let Payload(failure) = failure {
        payload(failure)
    } else if let Deserialize(error) = failure {
        extract::not_json(error)
    } else {
        invalid(failure.to_string())
    }
}

fn form(failure: &UrlencodedError, request: &HttpRequest) -> Refusal {
    if let UrlencodedError::Overflow { limit, .. } = failure {
        too_large(*limit)
    } else if let UrlencodedError::ContentType = failure {
        Refusal::of_media_type(&media_type(request), "application/x-www-form-urlencoded")
    } else if let UrlencodedError::Payload(failure) = failure {
        payload(failure)
    } else {
        invalid(failure.to_string())
    }
}

fn invalid(reason: String) -> Refusal {
    Refusal::new(Role::InvalidBody).text(About::Reason, reason)
}

fn too_large(limit: usize) -> Refusal {
    Refusal::of_large_body(u64::try_from(limit).ok())
}

fn media_type(request: &HttpRequest) -> String {
    request.content_type().to_ascii_lowercase()
}

fn rejected(refusal: Refusal, failure: impl ResponseError + 'static) -> Error {
    refusal.because(failure.to_string()).error().map_or_else(|| failure.into(), Error::from)
}

fn wrong_method(request: &HttpRequest, allowed: &str) -> HttpResponse {
    let refusal = Refusal::of_method(request.method().as_str()).text(About::Allowed, allowed);
    let mut response = respond(refusal);
    if let Ok(allowed) = header::HeaderValue::from_str(allowed) {
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}

/// The error that the catalog gives; one with a bare status when it gives none.
impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let role = refusal.role();
        let bare =
            || InternalError::from_response(role.key(), HttpResponse::new(status(role.status()))).into();
        refusal.error().map_or_else(bare, Self::from)
    }
}

/// The response of the error that the catalog gives; a bare status when it gives none.
pub(super) fn respond(refusal: Refusal) -> HttpResponse {
    let bare = refusal.role().status();
    refusal.error().map_or_else(|| HttpResponse::new(status(bare)), HttpResponse::from_error)
}
