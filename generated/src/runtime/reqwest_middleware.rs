// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! A middleware of reqwest-middleware that tries again as the catalog and the server say, `Retry-After` included.
//!
//! ```ignore
//! let client = reqwest_middleware::ClientBuilder::new(reqwest::Client::new())
//!     .with(RetryMiddleware::new(Retrier::new()))
//!     .build();
//! ```

use std::time::Instant;

use ::reqwest::{Request, Response};
use ::reqwest_middleware::{Middleware, Next, Result};

use super::reqwest::{Looked, look, respond};
use super::retrier::{Retrier, is_safe};
use super::retry::Step;

/// Tries again after errors of the catalog, and gives back the last answer as it came. The reason why it gave up, a
/// [`GiveUp`](super::retry::GiveUp), is in that answer's extensions.
///
/// It sends requests once whose body can't be cloned, and those that their error's policy allows only if they are safe
/// to repeat, and aren't: their method isn't idempotent, and no [`SafeToRepeat`](super::retrier::SafeToRepeat) is
/// among the request's extensions (`with_extension`). Failures without an answer, such as refused connections, are
/// passed on. It waits with Tokio's clock.
#[derive(Clone, Debug, Default)]
pub struct RetryMiddleware {
    retrier: Retrier,
}

impl RetryMiddleware {
    /// Decides by a retrier, whose budget other clients may share.
    pub const fn new(retrier: Retrier) -> Self {
        Self { retrier }
    }
}

#[async_trait::async_trait]
impl Middleware for RetryMiddleware {
    async fn handle(
        &self,
        mut request: Request,
        extensions: &mut http::Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        let safe = is_safe(request.method(), extensions);
        self.retrier.count_request(Instant::now());
        for failure in 0.. {
            let Some(again) = request.try_clone() else { break };
            let response = next.clone().run(request, extensions).await?;
            let failed = match look(response).await {
                Looked::Fine(response) => return Ok(response),
                Looked::Failed(failed) => failed,
            };
            match self.retrier.decide(&failed.error.retry(), failure, safe, Instant::now()) {
                Step::Wait(wait) => tokio::time::sleep(wait).await,
                Step::GiveUp(why) => {
                    let mut response = respond(failed.into_answer());
                    response.extensions_mut().insert(why);
                    return Ok(response);
                }
            }
            request = again;
        }
        next.run(request, extensions).await
    }
}
