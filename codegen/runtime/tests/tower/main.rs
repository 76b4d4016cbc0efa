//! The layers of the feature `tower` around services that know nothing of axum, served by hyper on loopback.

#![cfg(feature = "tower")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at once")]

#[path = "../support/client.rs"]
mod client;
mod failures;
#[cfg(feature = "tracing")]
#[path = "../support/kept.rs"]
mod kept;
mod plain;

use std::convert::Infallible;
use std::net::SocketAddr;

use bytes::Bytes;
use errcat_runtime::runtime::tower::{ErrorLayer, RequestContexts};
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tower::Service;

type Answer = Response<Full<Bytes>>;

fn layer() -> ErrorLayer {
    ErrorLayer::new().with_contexts(RequestContexts::new().with_ids(|| "made-1".to_owned()))
}

/// Serves until the test ends.
async fn serve<S>(service: S) -> SocketAddr
where
    S: Service<Request<Incoming>, Response = Answer, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let service = TowerToHyperService::new(service.clone());
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    address
}
