// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! One request and its answer.

use core::any::Any;
use std::borrow::Cow;

use http::{HeaderMap, Request, Response, header};

use super::settings::ErrorLayer;
use crate::runtime::refusal::{About, Refusal};
use crate::runtime::request::RequestContext;
use crate::runtime::role::Role;
use crate::runtime::sent;

/// What is kept of a request until it is answered.
pub(super) struct Exchange {
    settings: ErrorLayer,
    context: RequestContext,
}

impl Exchange {
    /// Finds the request's id and leaves it among the request's extensions.
    pub(super) fn begin<B>(settings: &ErrorLayer, request: &mut Request<B>) -> Self {
        let mut context = request.extensions().get::<RequestContext>().cloned().unwrap_or_default();
        if context.request_id.is_none() {
            let header = |name: &str| Some(request.headers().get(name)?.as_bytes());
            context.request_id = Some(settings.contexts.request_id(header));
        }
        request.extensions_mut().insert(context.clone());
        Self { settings: settings.clone(), context }
    }

    /// The largest body that may be sent, when the request says that its own is larger.
    pub(super) fn exceeded_limit(&self, headers: &HeaderMap) -> Option<u64> {
        let limit = u64::try_from(self.settings.body_limit?).ok()?;
        let said = headers.get(header::CONTENT_LENGTH)?.to_str().ok()?;
        // What doesn't fit into 64 bits is too large as well; servers refuse what isn't a number.
        let is_larger = said.parse().map_or(true, |length: u64| length > limit);
        is_larger.then_some(limit)
    }

    /// Completes a response that was made from an error; passes any other on.
    pub(super) fn complete<B: From<Cow<'static, [u8]>>>(&self, mut response: Response<B>) -> Response<B> {
        if let Some(error) = sent::incomplete(&mut response) {
            let context = self.context();
            sent::complete(&mut response, &error, &context);
            #[cfg(feature = "tracing")]
            if self.settings.events {
                super::event::emit(&error, &context);
            }
        }
        response
    }

    /// The answer for a service that panicked. What it panicked with is kept for logs.
    pub(super) fn panicked<B: From<Cow<'static, [u8]>>>(&self, panic: &(dyn Any + Send)) -> Response<B> {
        self.refuse(Refusal::of_panic(panic))
    }

    /// The answer for a service that took too long.
    pub(super) fn timed_out<B: From<Cow<'static, [u8]>>>(&self) -> Response<B> {
        let timeout = self.settings.timeout.unwrap_or_default();
        let reason = "the handler took too long";
        self.refuse(Refusal::new(Role::Timeout).deadline(timeout).text(About::Reason, reason))
    }

    /// The answer for a body that is too large.
    pub(super) fn too_large<B: From<Cow<'static, [u8]>>>(&self, limit: u64) -> Response<B> {
        let refusal = Refusal::new(Role::BodyTooLarge).count(About::Limit, limit);
        self.refuse(refusal.text(About::Reason, "the body is too large"))
    }

    /// The time is that of the answer.
    fn context(&self) -> RequestContext {
        let Self { settings, context } = self;
        let now = settings.contexts.now(context.request_id.clone().unwrap_or_default());
        RequestContext { timestamp: context.timestamp.or(now.timestamp), ..now }
    }

    fn refuse<B: From<Cow<'static, [u8]>>>(&self, refusal: Refusal) -> Response<B> {
        self.complete(refusal.into_http())
    }
}
