// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the answers of reqwest into errors of the catalog.
//!
//! ```ignore
//! let answer = client.get(url).send().await?.error_for_catalog().await?;
//! ```

use core::future::Future;

use ::reqwest::{Body, Response, ResponseBuilderExt as _};

use super::read::response::ErrorResponse;
use super::replayed::{self, Failed, Replayed};

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
    Failed(Failed<Body>),
}

/// Reads an answer if it can be an error.
pub(super) async fn look(response: Response) -> Looked {
    if !ErrorResponse::is_possible(response.status()) {
        return Looked::Fine(response);
    }
    // The builder alone can set the URL that an answer came from.
    let located = http::Response::builder().url(response.url().clone()).body(()).unwrap_or_default();
    let mut answer = http::Response::<Body>::from(response);
    answer.extensions_mut().extend(located.into_parts().0.extensions);
    match replayed::look(answer).await {
        replayed::Looked::Fine(answer) => Looked::Fine(respond(answer)),
        replayed::Looked::Failed(failed) => Looked::Failed(failed),
    }
}

/// The answer that was looked at.
pub(super) fn respond(answer: http::Response<Replayed<Body>>) -> Response {
    answer.map(Body::wrap).into()
}
