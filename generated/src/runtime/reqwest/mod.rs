// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the answers of reqwest into errors of the catalog.
//!
//! ```ignore
//! let answer = client.get(url).send().await?.error_for_catalog().await?;
//! ```

use core::future::Future;

use ::reqwest::{Body, Response, ResponseBuilderExt as _};

use super::read::response::{ErrorResponse, Outcome};
use super::replayed::Replayed;

/// Reads errors of the catalog from answers.
pub trait ErrorForCatalog: Sized {
    /// Gives the answer back unless it is an error, which is read whatever it says: even a proxy's page or a body
    /// that breaks off is an [`ErrorResponse`] with what came of it. Of an error's body no more than
    /// [`MAX_BODY`](super::replayed::MAX_BODY) counts; a body under another status is left alone, unless the catalog
    /// lists an error for that status.
    fn error_for_catalog(self) -> impl Future<Output = Result<Self, ErrorResponse>> + Send;
}

impl ErrorForCatalog for Response {
    async fn error_for_catalog(self) -> Result<Self, ErrorResponse> {
        match look(self).await {
            Looked::Fine(response) => Ok(response),
            Looked::Failed(failed) => Err(failed.error),
        }
    }
}

/// What an answer was found to be.
pub(super) enum Looked {
    /// Not an error; as it came.
    Fine(Response),
    /// An error.
    Failed(Failed),
}

/// An error, and what it takes to give the answer back as it came.
pub(super) struct Failed {
    pub(super) error: ErrorResponse,
    /// The answer without what was read of its body.
    rest: http::Response<Replayed<Body>>,
    url: ::reqwest::Url,
}

/// Reads an answer if it can be an error.
pub(super) async fn look(response: Response) -> Looked {
    if !ErrorResponse::is_possible(response.status()) {
        return Looked::Fine(response);
    }
    let url = response.url().clone();
    let (parts, body) = http::Response::<Body>::from(response).into_parts();
    let (read, rest) = Replayed::read(body).await;
    let error = ErrorResponse::read(parts.status, &parts.headers, read);
    let fine = parts.status.is_success() && matches!(error.outcome(), Outcome::Foreign);
    let failed = Failed { error, rest: http::Response::from_parts(parts, rest), url };
    if fine { Looked::Fine(failed.into_response()) } else { Looked::Failed(failed) }
}

impl Failed {
    /// The answer as it came.
    pub(super) fn into_response(self) -> Response {
        let (mut parts, rest) = self.rest.into_parts();
        // The builder alone can set the URL that an answer came from.
        let located = http::Response::builder().url(self.url).body(()).unwrap_or_default();
        parts.extensions.extend(located.into_parts().0.extensions);
        let body = Body::wrap(rest.put_back(self.error.into_body()));
        Response::from(http::Response::from_parts(parts, body))
    }
}
