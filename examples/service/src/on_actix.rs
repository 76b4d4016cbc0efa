//! The service on actix-web. Handlers return the operations' errors; [`refusals`], [`resource`] and the extractors make
//! errors of the catalog of what a server refuses; the middleware [`Errors`] fills in what only the request knows.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::http::Method;
use actix_web::web::{self, Data};
use actix_web::{App, HttpServer};
use inference_errors::ApiError;
use inference_errors::actix_web::{Errors, Json, Path, refusals, resource};
use inference_errors::operations::{CreateResponseError, GetFileError, GetModelError};

use crate::api::{Api, BODY_LIMIT, File, Model, NewResponse, Text};

/// Serves on a listener until it is dropped.
pub fn serve(listener: TcpListener, api: Arc<Api>) -> io::Result<Server> {
    let errors = Errors::new().with_body_limit(BODY_LIMIT);
    let app =
        move || App::new().wrap(errors.clone()).app_data(Data::from(Arc::clone(&api))).configure(routes);
    Ok(HttpServer::new(app).workers(1).disable_signals().listen(listener)?.run())
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(refusals)
        .service(resource("/models/{model}").route(Method::GET, get_model))
        .service(resource("/responses").route(Method::POST, create_response))
        .service(resource("/files/{file_id}").route(Method::GET, get_file))
        .service(resource("/errors/{code}").route(Method::POST, fail));
}

async fn get_model(api: Data<Api>, Path(name): Path<String>) -> Result<Json<Model>, GetModelError> {
    api.get_model(&name).map(Json)
}

async fn create_response(
    api: Data<Api>,
    Json(request): Json<NewResponse>,
) -> Result<Json<Text>, CreateResponseError> {
    api.create_response(&request).map(Json)
}

async fn get_file(api: Data<Api>, Path(id): Path<String>) -> Result<Json<File>, GetFileError> {
    api.get_file(&id).map(Json)
}

async fn fail(api: Data<Api>, Path(code): Path<String>, fields: String) -> Result<String, ApiError> {
    Err(api.fail(&code, &fields))
}
