//! The service on axum. Handlers return the operations' errors; the layer fills in what only the request knows.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use inference_errors::axum::ErrorLayer;
use inference_errors::errors::{EndpointNotFound, InvalidBody, MethodNotAllowed};
use inference_errors::operations::{CreateResponseError, GetFileError, GetModelError};
use inference_errors::{ApiError, ResultExt as _};

use crate::api::{Api, File, Model, NewResponse, Text};

/// Serves on a listener until it is dropped.
pub async fn serve(listener: TcpListener, api: Arc<Api>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    axum::serve(tokio::net::TcpListener::from_std(listener)?, router(api)).await
}

fn router(api: Arc<Api>) -> Router {
    Router::new()
        .route("/models/{model}", get(get_model))
        .route("/responses", post(create_response))
        .route("/files/{file_id}", get(get_file))
        .route("/errors/{code}", post(fail))
        .fallback(async || ApiError::from(EndpointNotFound::new()))
        .method_not_allowed_fallback(async || ApiError::from(MethodNotAllowed::new()))
        .layer(ErrorLayer::new())
        .with_state(api)
}

async fn get_model(
    State(api): State<Arc<Api>>,
    Path(name): Path<String>,
) -> Result<Json<Model>, GetModelError> {
    api.get_model(&name).map(Json)
}

async fn create_response(
    State(api): State<Arc<Api>>,
    request: Result<Json<NewResponse>, JsonRejection>,
) -> Result<Json<Text>, CreateResponseError> {
    let Json(request) = request.or_error(InvalidBody::new())?;
    api.create_response(&request).map(Json)
}

async fn get_file(State(api): State<Arc<Api>>, Path(id): Path<String>) -> Result<Json<File>, GetFileError> {
    api.get_file(&id).map(Json)
}

async fn fail(State(api): State<Arc<Api>>, Path(code): Path<String>, fields: String) -> ApiError {
    api.fail(&code, &fields)
}
