//! A server on this machine, and a client that sees the very bytes of its answers.

#[path = "../support/client.rs"]
mod client;

use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;

pub(crate) use client::{Answer, send};

/// Serves until the test ends.
pub(crate) async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Gets a path.
pub(crate) async fn get(router: Router, path: &str) -> Answer {
    send(serve(router).await, &format!("GET {path}"), "", "").await
}
