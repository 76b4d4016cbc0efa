// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns what a request says into the context of the error that answers it: one core for all servers.

use core::fmt;
use core::hash::BuildHasher as _;
use core::sync::atomic::{AtomicU64, Ordering};
use std::hash::RandomState;
use std::sync::{Arc, LazyLock};
use std::time::SystemTime;

use super::request::RequestContext;
use super::table::{Node, Slot};
use super::timestamp::Timestamp;
use crate::catalog::TABLES;

/// Longer request ids are not taken from clients.
const LONGEST_ID: usize = 128;

/// Where request ids and times come from. Cheap to clone.
#[derive(Clone)]
pub struct RequestContexts {
    header: Option<Arc<str>>,
    ids: Arc<dyn Fn() -> String + Send + Sync>,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
}

impl RequestContexts {
    /// Takes the request id that a client sent in the header to which the catalog binds `$request_id`
    /// (`x-request-id` where it binds none), else makes one; the time is the system's.
    pub fn new() -> Self {
        let bound = TABLES.wire.headers.iter();
        let bound = bound.filter(|(_, node)| matches!(node, Node::Slot(Slot::RequestId, _)));
        Self {
            header: Some(bound.map(|(name, _)| *name).next().unwrap_or("x-request-id").into()),
            ids: Arc::new(new_id),
            clock: Arc::new(|| SystemTime::now().into()),
        }
    }

    /// Names the request header that has the request id.
    #[must_use]
    pub fn with_header(mut self, name: &str) -> Self {
        self.header = Some(name.to_ascii_lowercase().into());
        self
    }

    /// Takes no request id from a client: each request gets a new one.
    #[must_use]
    pub fn without_header(mut self) -> Self {
        self.header = None;
        self
    }

    /// Makes the ids of requests that have none.
    #[must_use]
    pub fn with_ids(mut self, ids: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.ids = Arc::new(ids);
        self
    }

    /// Tells the time of an answer.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The id of a request, given how to find the value of one of its headers. A value that is empty, long or not
    /// plain text is not taken.
    pub fn request_id<'a>(&self, header: impl FnOnce(&str) -> Option<&'a [u8]>) -> String {
        let sent = self.header.as_deref().and_then(header).filter(|sent| is_id(sent));
        sent.map_or_else(|| (self.ids)(), |sent| String::from_utf8_lossy(sent).into_owned())
    }

    /// The context of a request. What is already known of it, by something that saw it before, wins; its id is
    /// [found or made](Self::request_id) otherwise.
    pub fn of_request<'a>(
        &self,
        known: Option<&RequestContext>,
        header: impl FnOnce(&str) -> Option<&'a [u8]>,
    ) -> RequestContext {
        let mut context = known.cloned().unwrap_or_default();
        context.request_id.get_or_insert_with(|| self.request_id(header));
        context
    }

    /// The context of the answer to a request, if it is given now.
    pub fn of_answer(&self, request: &RequestContext) -> RequestContext {
        let timestamp = request.timestamp.unwrap_or_else(|| (self.clock)());
        request.clone().with_timestamp(timestamp)
    }
}

impl Default for RequestContexts {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for RequestContexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestContexts").field("header", &self.header).finish_non_exhaustive()
    }
}

fn is_id(sent: &[u8]) -> bool {
    (1..=LONGEST_ID).contains(&sent.len()) && sent.iter().all(u8::is_ascii_graphic)
}

/// 32 hexadecimal digits that don't come twice: a count, hashed with keys that are random in each process. Not a
/// secret.
fn new_id() -> String {
    static KEYS: LazyLock<[RandomState; 2]> = LazyLock::new(|| [RandomState::new(), RandomState::new()]);
    static COUNT: AtomicU64 = AtomicU64::new(0);

    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let [high, low] = KEYS.each_ref().map(|keys| keys.hash_one(count));
    format!("{high:016x}{low:016x}")
}
