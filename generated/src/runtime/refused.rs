// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What servers refuse, said alike whatever they are made with.

use core::any::Any;
use core::time::Duration;

use super::refusal::{About, Refusal};
use super::role::Role;

impl Refusal {
    /// A handler panicked. What it panicked with is kept for logs.
    pub fn of_panic(panic: &(dyn Any + Send)) -> Self {
        let text = panic.downcast_ref::<&str>().copied();
        let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        Self::new(Role::Panic).because(format!("panicked: {}", text.unwrap_or("?")))
    }

    /// A handler took longer than it may.
    pub fn of_timeout(limit: Duration) -> Self {
        Self::new(Role::Timeout).deadline(limit).text(About::Reason, "the handler took too long")
    }

    /// No route has the path.
    pub fn of_path(method: &str, path: &str) -> Self {
        let refusal = Self::new(Role::NotFound).text(About::Method, method).text(About::Path, path);
        refusal.text(About::Reason, "no route has this path")
    }

    /// The route doesn't take the method.
    pub fn of_method(method: &str) -> Self {
        let refusal = Self::new(Role::MethodNotAllowed).text(About::Method, method);
        refusal.text(About::Reason, "the route doesn't take this method")
    }

    /// The body has more bytes than it may, if it is known how many those are.
    pub fn of_large_body(limit: Option<u64>) -> Self {
        let refusal = Self::new(Role::BodyTooLarge).text(About::Reason, "the body is too large");
        match limit {
            Some(limit) => refusal.count(About::Limit, limit),
            None => refusal,
        }
    }

    /// The body is larger than it may be, by what its `Content-Length` says; `None` when that says otherwise.
    pub fn of_length(limit: usize, said: Option<&[u8]>) -> Option<Self> {
        let limit = u64::try_from(limit).ok()?;
        let said = core::str::from_utf8(said?).ok()?;
        // What doesn't fit into 64 bits is too large as well; servers refuse what isn't a number.
        let is_larger = said.parse().map_or(true, |length: u64| length > limit);
        is_larger.then(|| Self::of_large_body(Some(limit)))
    }

    /// The body broke off.
    pub fn of_torn_body() -> Self {
        Self::new(Role::InvalidBody).text(About::Reason, "the body could not be read to its end")
    }

    /// The body's media type, empty if it has none, isn't the one that the handler reads.
    pub fn of_media_type(sent: &str, read: &str) -> Self {
        let refusal = Self::new(Role::UnsupportedMediaType);
        let refusal = refusal.text(About::Reason, format!("the body's media type has to be {read}"));
        if sent.is_empty() { refusal } else { refusal.text(About::MediaType, sent) }
    }
}
