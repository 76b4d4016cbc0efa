// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns requests that no route takes into errors: a path or a method that isn't there, a body that is too large.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::map_response;
use axum::response::{IntoResponse as _, Response};
use http::{Method, Uri, header};

use crate::runtime::refusal::{About, Refusal};
use crate::runtime::tower::{ErrorLayer, Sent};

/// Marks an answer to a wrong method until axum has said which methods are right.
#[derive(Clone)]
struct WrongMethod(Method);

/// The same routes, whose server answers with errors of the catalog where no handler has a say: for an unknown path,
/// for a method that a route doesn't take (with `Allow`), and for all that the layer refuses. The layer's limit of
/// bodies holds for axum's own extractors too; a route may set a lower one with `DefaultBodyLimit`.
///
/// Give it all routes: those that are added afterwards aren't covered. A fallback of a route or a nested router stays.
///
/// # Panics
///
/// Where axum's `merge` does: when `routes` has a fallback of its own, which belongs to [`router_with_own_fallback`].
pub fn router(routes: Router, layer: ErrorLayer) -> Router {
    router_with_own_fallback(Router::new().fallback(not_found).merge(routes), layer)
}

/// As [`router`], for routes with a fallback, which answers for unknown paths.
pub fn router_with_own_fallback(routes: Router, layer: ErrorLayer) -> Router {
    let routes = routes.method_not_allowed_fallback(method_not_allowed);
    let routes = match layer.body_limit() {
        Some(limit) => routes.layer(DefaultBodyLimit::max(limit)),
        None => routes,
    };
    // axum writes `Allow` outside of all layers of the router that has the route.
    Router::new().fallback_service(routes).layer(map_response(name_allowed)).layer(layer)
}

/// A handler for unknown paths.
pub async fn not_found(method: Method, uri: Uri) -> Refusal {
    Refusal::of_path(method.as_str(), uri.path())
}

/// A handler for methods that a route doesn't take.
pub async fn method_not_allowed(method: Method) -> Response {
    let mut response = Refusal::of_method(method.as_str()).into_response();
    response.extensions_mut().insert(WrongMethod(method));
    response
}

/// Writes the methods of `Allow` into the error, and keeps the header.
async fn name_allowed(mut response: Response) -> Response {
    let Some(WrongMethod(method)) = response.extensions_mut().remove() else { return response };
    let sent = response.extensions().get::<Sent>();
    if !sent.is_some_and(|sent| sent.stands(&response, method == Method::HEAD)) {
        return response;
    }
    let Some(allow) = response.headers_mut().remove(header::ALLOW) else { return response };
    let names = allow.to_str().unwrap_or_default();
    let named = Refusal::of_method(method.as_str()).text(About::Allowed, names);
    let mut named = named.into_response();
    named.headers_mut().insert(header::ALLOW, allow);
    named
}
