//! The events that the layer emits: what is in them, and what never is.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use errcat_runtime::catalog::{InvalidParameter, Maintenance};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::axum::{ErrorLayer, RequestContexts};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::loopback;

/// Keeps the events of this crate as lines.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Kept {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("errcat_runtime")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn routes() -> Router {
    let invalid = || async {
        ApiError::from(InvalidParameter::new().with_sent("SECRET"))
            .with_message("SECRET")
            .with_source(std::io::Error::other("SECRET"))
            .with_note("SECRET")
    };
    Router::new()
        .route("/invalid", get(invalid))
        .route("/busy", get(|| async { ApiError::from(Maintenance::new()) }))
        .route("/own", get(|| async { StatusCode::BAD_GATEWAY }))
}

fn layer() -> ErrorLayer {
    ErrorLayer::new().with_contexts(RequestContexts::new().with_ids(|| "made-1".to_owned()))
}

/// The events of a request for each path.
async fn events(routes: Router) -> Vec<String> {
    let kept = Kept::default();
    let _here = tracing::subscriber::set_default(kept.clone());
    let address = loopback::serve(routes).await;
    for path in ["/invalid", "/busy", "/own"] {
        loopback::send(address, &format!("GET {path}"), "", "").await;
    }
    let lines = kept.0.lock().unwrap();
    lines.clone()
}

#[tokio::test]
async fn each_error_is_an_event_without_sensitive_values() {
    let lines = events(routes().layer(layer().with_events())).await;
    let common = "message=answered with an error api=\"files\"";
    let expected = [
        format!(
            "INFO {common} code=\"invalid_parameter\" status=400 request_id=\"made-1\" fields={{sent: [redacted]}}"
        ),
        format!("ERROR {common} code=\"maintenance\" status=503 request_id=\"made-1\" fields={{}}"),
    ];
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn without_being_asked_the_layer_emits_nothing() {
    assert_eq!(events(routes().layer(layer())).await, Vec::<String>::new());
    assert_eq!(events(routes()).await, Vec::<String>::new());
}

#[tokio::test]
async fn an_error_that_passes_two_layers_is_one_event() {
    let twice = routes().layer(layer().with_events()).layer(layer().with_events());
    assert_eq!(events(twice).await.len(), 2);
}
