//! Two routers, nested in one.

use axum::Router;
use axum::routing::{get, post};
use errcat_runtime::catalog::FileNotFound;
use errcat_runtime::runtime::api_error::ApiError as FilesError;
use errcat_runtime::runtime::axum as files;
use inference_errors::axum as models;
use inference_errors::errors::ModelNotFound;
use inference_errors::{ApiError, Code};

use crate::{axum_loopback as loopback, code, expected};

async fn breaks() -> &'static str {
    assert!(Code::ALL.is_empty(), "it breaks");
    "unreachable"
}

fn app() -> Router {
    let model_routes = Router::new()
        .route(
            "/{name}",
            get(|models::Path(name): models::Path<String>| async {
                ApiError::from(ModelNotFound::new(name))
            }),
        )
        .route("/", post(|models::Json(_): models::Json<u8>| async { "read" }))
        .route("/breaks/now", get(breaks));
    let file_routes = Router::new()
        .route(
            "/{name}",
            get(|files::Path(name): files::Path<String>| async { FilesError::from(FileNotFound::new(name)) }),
        )
        .route("/", post(|files::Json(_): files::Json<u8>| async { "read" }))
        .route("/breaks/now", get(breaks))
        .route("/foreign/error", get(|| async { ApiError::from(ModelNotFound::new("a")) }));
    let of_models = models::RequestContexts::new().with_ids(|| "of-models".to_owned());
    let of_files = files::RequestContexts::new().with_ids(|| "of-files".to_owned());
    let model_routes = models::router(model_routes, models::ErrorLayer::new().with_contexts(of_models));
    let file_routes = files::router(file_routes, files::ErrorLayer::new().with_contexts(of_files));
    Router::new().nest_service("/models", model_routes).nest_service("/files", file_routes)
}

#[tokio::test]
async fn each_answers_for_its_own_part() {
    let address = loopback::serve(app()).await;
    for (request, expected) in expected() {
        let answer = loopback::send(address, request, "content-type: application/json\r\n", "{").await;
        let id = answer.header("x-request-id").map(str::to_owned);
        assert_eq!((answer.status, code(&answer.body), id), expected, "{request}");
    }
}
