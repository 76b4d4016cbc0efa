//! Reads the beginning of an answer's body, and gives the body back as if it hadn't been read.

use core::fmt;
use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use bytes::Bytes;
use http::Response;
use http_body::{Body, Frame, SizeHint};

use super::read::response::{ErrorResponse, Outcome};

/// How much of a body is read to find out what it says, in bytes; what has come with the last piece is read as well.
pub const MAX_BODY: usize = 1 << 20;

/// A body whose beginning may have been read already.
pub struct Replayed<B: Body> {
    first: Bytes,
    failure: Option<B::Error>,
    rest: Option<B>,
}

impl<B> Replayed<B>
where
    B: Body<Data = Bytes> + Unpin,
{
    /// Nothing of it was read.
    pub fn untouched(body: B) -> Self {
        Self { first: Bytes::new(), failure: None, rest: Some(body) }
    }

    /// Reads until [`MAX_BODY`], the end or a failure, and gives what came apart from what is left. Trailers aren't
    /// kept.
    pub async fn read(mut body: B) -> (Vec<u8>, Self) {
        let mut read = Vec::new();
        while read.len() < MAX_BODY {
            match poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
                Some(Ok(frame)) => read.extend(frame.into_data().unwrap_or_default()),
                Some(Err(failure)) => {
                    return (read, Self { first: Bytes::new(), failure: Some(failure), rest: None });
                }
                None => return (read, Self { first: Bytes::new(), failure: None, rest: None }),
            }
        }
        (read, Self::untouched(body))
    }

    /// Puts back what was read.
    #[must_use]
    pub fn put_back(self, read: Vec<u8>) -> Self {
        Self { first: read.into(), ..self }
    }
}

/// What an answer was found to be.
pub enum Looked<B: Body> {
    /// Not an error; as it came.
    Fine(Response<Replayed<B>>),
    /// An error.
    Failed(Failed<B>),
}

/// An error, and what it takes to give the answer back.
pub struct Failed<B: Body> {
    /// What was read.
    pub error: ErrorResponse,
    /// The answer without what was read of its body.
    rest: Response<Replayed<B>>,
}

impl<B> Failed<B>
where
    B: Body<Data = Bytes> + Unpin,
{
    /// The answer as it came.
    pub fn into_answer(self) -> Response<Replayed<B>> {
        self.rest.map(|rest| rest.put_back(self.error.into_body()))
    }
}

/// Reads an answer if it can be an error.
pub async fn look<B>(answer: Response<B>) -> Looked<B>
where
    B: Body<Data = Bytes> + Unpin,
{
    if !ErrorResponse::is_possible(answer.status()) {
        return Looked::Fine(answer.map(Replayed::untouched));
    }
    let (parts, body) = answer.into_parts();
    let (read, rest) = Replayed::read(body).await;
    let error = ErrorResponse::read(parts.status, &parts.headers, read);
    let fine = parts.status.is_success() && matches!(error.outcome(), Outcome::Foreign);
    let failed = Failed { error, rest: Response::from_parts(parts, rest) };
    if fine { Looked::Fine(failed.into_answer()) } else { Looked::Failed(failed) }
}

impl<B: Body> fmt::Debug for Replayed<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replayed").field("first", &self.first.len()).finish_non_exhaustive()
    }
}

impl<B> Body for Replayed<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Unpin,
{
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let this = self.get_mut();
        if !this.first.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(core::mem::take(&mut this.first)))));
        }
        if let Some(failure) = this.failure.take() {
            return Poll::Ready(Some(Err(failure)));
        }
        let Some(rest) = &mut this.rest else { return Poll::Ready(None) };
        let frame = ready!(Pin::new(rest).poll_frame(context));
        if frame.is_none() {
            this.rest = None;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.first.is_empty() && self.failure.is_none() && self.rest.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let first = self.first.len() as u64;
        let rest = self.rest.as_ref().map_or_else(|| SizeHint::with_exact(0), Body::size_hint);
        let mut hint = SizeHint::new();
        hint.set_lower(rest.lower().saturating_add(first));
        if let Some(upper) = rest.upper().and_then(|upper| upper.checked_add(first)) {
            hint.set_upper(upper);
        }
        hint
    }
}
