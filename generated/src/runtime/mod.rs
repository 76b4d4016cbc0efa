// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns errors into responses and answers into errors, by the tables of a catalog.
//!
//! The core (`table`, `value`, `text`, `encode`, `retry` and what they use) takes its tables as an argument; the shell
//! around [`ApiError`](api_error::ApiError) takes them from the crate's own catalog.

#[cfg(feature = "actix-web")]
pub mod actix_web;
pub mod api_error;
#[cfg(feature = "test-util")]
pub mod assertion;
mod attached;
#[cfg(feature = "axum")]
pub mod axum;
mod body;
pub mod budget;
pub mod category;
mod civil;
pub mod code;
pub mod columns;
pub mod debug;
#[cfg(any(feature = "actix-web", feature = "tower"))]
mod dependent;
pub mod encode;
pub mod enumeration;
pub mod error;
#[cfg(feature = "tracing")]
mod event;
#[cfg(any(feature = "actix-web", feature = "axum"))]
mod extract;
pub mod facts;
pub(crate) mod fields;
mod fragment;
pub mod grpc;
mod header;
mod headers;
pub mod http_date;
pub mod index;
#[cfg(feature = "server")]
pub mod internal;
pub mod json;
pub mod number;
pub mod operation;
pub mod part;
#[cfg(any(feature = "actix-web", feature = "axum"))]
mod place;
pub mod plain;
pub mod policy;
pub mod random;
pub mod raw;
pub mod read;
#[cfg(any(feature = "actix-web", feature = "tonic", feature = "tower"))]
pub mod refusal;
#[cfg(any(feature = "actix-web", feature = "tonic", feature = "tower"))]
mod refused;
#[cfg(any(feature = "reqwest", feature = "tower"))]
pub mod replayed;
pub mod request;
#[cfg(feature = "reqwest")]
pub mod reqwest;
#[cfg(feature = "reqwest-middleware")]
pub mod reqwest_middleware;
pub mod result_ext;
pub mod retrier;
pub mod retry;
pub mod retry_after;
pub mod role;
pub(crate) mod row;
#[cfg(feature = "tower")]
pub mod sent;
#[cfg(any(feature = "actix-web", feature = "tonic", feature = "tower"))]
pub mod server;
#[cfg(any(feature = "actix-web", feature = "tower"))]
mod settings;
mod slot;
pub mod table;
pub mod text;
pub mod timestamp;
mod to_value;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "utoipa")]
pub mod utoipa;
pub mod value;
#[cfg(any(feature = "actix-web", feature = "tower"))]
mod written;
