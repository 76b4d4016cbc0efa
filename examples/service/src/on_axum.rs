//! The service on axum. Handlers return the operations' errors; [`router`] and the extractors make errors of the catalog
//! of what a server refuses, and the layer fills in what only the request knows.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use inference_errors::ApiError;
use inference_errors::axum::{ErrorLayer, Json, Path, router};
use inference_errors::operations::{CreateResponseError, GetFileError, GetModelError};

use crate::api::{Api, BODY_LIMIT, File, Model, NewResponse, Text};

/// Serves on a listener until it is dropped.
pub async fn serve(listener: TcpListener, api: Arc<Api>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    axum::serve(tokio::net::TcpListener::from_std(listener)?, service(api)).await
}

fn service(api: Arc<Api>) -> Router {
    let routes = Router::new()
        .route("/models/{model}", get(get_model))
        .route("/responses", post(create_response))
        .route("/files/{file_id}", get(get_file))
        .route("/errors/{code}", post(fail))
        .with_state(api);
    router(routes, ErrorLayer::new().with_body_limit(BODY_LIMIT))
}

async fn get_model(
    State(api): State<Arc<Api>>,
    Path(name): Path<String>,
) -> Result<Json<Model>, GetModelError> {
    api.get_model(&name).map(Json)
}

async fn create_response(
    State(api): State<Arc<Api>>,
    Json(request): Json<NewResponse>,
) -> Result<Json<Text>, CreateResponseError> {
    api.create_response(&request).map(Json)
}

async fn get_file(State(api): State<Arc<Api>>, Path(id): Path<String>) -> Result<Json<File>, GetFileError> {
    api.get_file(&id).map(Json)
}

async fn fail(State(api): State<Arc<Api>>, Path(code): Path<String>, fields: String) -> ApiError {
    api.fail(&code, &fields)
}
