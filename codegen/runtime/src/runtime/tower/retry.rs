//! The policy of `tower::retry`, by the plan of each answer.

use std::time::Instant;

use ::tower::retry::Policy;
use http::Request;

use super::CallError;
use crate::runtime::retrier::{Retrier, is_safe};
use crate::runtime::retry::Step;

/// Tries again after [`CallError::Answer`], as the catalog and the server say. Other failures are passed on.
///
/// Requests have to be cloneable. Those that their error's policy allows only if they are safe to repeat are sent once
/// when their method isn't idempotent and no [`SafeToRepeat`](crate::runtime::retrier::SafeToRepeat) is among their
/// extensions. It waits with Tokio's clock.
#[derive(Clone, Debug, Default)]
pub struct CatalogRetry {
    retrier: Retrier,
    /// The index of the next failure; each request has its own clone of the policy.
    failure: u32,
}

impl CatalogRetry {
    /// Decides by a retrier, whose budget other clients may share.
    pub const fn new(retrier: Retrier) -> Self {
        Self { retrier, failure: 0 }
    }
}

impl<Q: Clone, A, E> Policy<Request<Q>, A, CallError<E>> for CatalogRetry {
    type Future = tokio::time::Sleep;

    fn retry(
        &mut self,
        request: &mut Request<Q>,
        result: &mut Result<A, CallError<E>>,
    ) -> Option<tokio::time::Sleep> {
        let Err(CallError::Answer(answer)) = result else { return None };
        let safe = is_safe(request.method(), request.extensions());
        let step = self.retrier.decide(&answer.retry(), self.failure, safe, Instant::now());
        self.failure = self.failure.saturating_add(1);
        match step {
            Step::Wait(wait) => Some(tokio::time::sleep(wait)),
            Step::GiveUp(_) => None,
        }
    }

    /// Is called before each try: before the first one, the request is counted.
    fn clone_request(&mut self, request: &Request<Q>) -> Option<Request<Q>> {
        if self.failure == 0 {
            self.retrier.count_request(Instant::now());
        }
        Some(request.clone())
    }
}
