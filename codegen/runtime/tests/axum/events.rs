//! The events that the layer emits: what is in them, and what never is.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use errcat_runtime::catalog::{InvalidParameter, Maintenance};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::axum::{ErrorLayer, RequestContexts};

use crate::kept::Kept;
use crate::loopback;

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
    kept.lines()
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
