//! What the layers of all servers are told, in the same words: where request ids and the time come from, how large a body
//! may be, and how long a service may take.

use core::time::Duration;

use super::server::RequestContexts;

/// What a layer was told.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    pub(super) contexts: RequestContexts,
    pub(super) timeout: Option<Duration>,
    pub(super) body_limit: Option<usize>,
    #[cfg(feature = "tracing")]
    pub(super) events: bool,
}

/// Lets a layer be told its `settings`.
macro_rules! told {
    ($layer:ty) => {
        impl $layer {
            /// Takes request ids and the time from where [`RequestContexts::new`](crate::runtime::server::RequestContexts::new)
            /// does, and sets no limits.
            pub fn new() -> Self {
                Self::default()
            }

            /// Says where request ids and the time come from.
            pub fn with_contexts(mut self, contexts: crate::runtime::server::RequestContexts) -> Self {
                self.settings.contexts = contexts;
                self
            }

            /// How long the service may take until its response begins. Needs tokio's timer.
            pub fn with_timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.settings.timeout = Some(timeout);
                self
            }

            /// How many bytes a request's body may have. One whose `Content-Length` says more is answered without the
            /// service. One that doesn't say how large it is has to be limited where it is read: by this limit, axum's
            /// extractors do that under `router`, and so do `Bytes`, `String` and this crate's `Json` on actix-web.
            pub fn with_body_limit(mut self, bytes: usize) -> Self {
                self.settings.body_limit = Some(bytes);
                self
            }

            /// How many bytes a request's body may have, where that is limited.
            pub fn body_limit(&self) -> Option<usize> {
                self.settings.body_limit
            }

            /// Emits an [event](crate::runtime::api_error::ApiError::emit_event) of `tracing` for each error that is
            /// answered.
            #[cfg(feature = "tracing")]
            pub fn with_events(mut self) -> Self {
                self.settings.events = true;
                self
            }
        }
    };
}

pub(super) use told;
