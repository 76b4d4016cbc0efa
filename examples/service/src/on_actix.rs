//! The service on actix-web. Handlers return the operations' errors; the middleware [`Errors`] fills in what only the
//! request knows.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::web::{self, Data, Json, Path};
use actix_web::{App, HttpServer};
use inference_errors::ApiError;
use inference_errors::actix_web::Errors;
use inference_errors::errors::{EndpointNotFound, InvalidBody};
use inference_errors::operations::{CreateResponseError, GetFileError, GetModelError};

use crate::api::{Api, File, Model, NewResponse, Text};

/// Serves on a listener until it is dropped.
pub fn serve(listener: TcpListener, api: Arc<Api>) -> io::Result<Server> {
    let app = move || App::new().wrap(Errors::new()).app_data(Data::from(Arc::clone(&api))).configure(routes);
    Ok(HttpServer::new(app).workers(1).disable_signals().listen(listener)?.run())
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .app_data(web::JsonConfig::default().error_handler(|failure, _| {
            ApiError::from(InvalidBody::new()).with_source(failure.to_string()).into()
        }))
        .route("/models/{model}", web::get().to(get_model))
        .route("/responses", web::post().to(create_response))
        .route("/files/{file_id}", web::get().to(get_file))
        .route("/errors/{code}", web::post().to(fail))
        .default_service(web::to(|| async { Err::<String, _>(ApiError::from(EndpointNotFound::new())) }));
}

async fn get_model(api: Data<Api>, name: Path<String>) -> Result<Json<Model>, GetModelError> {
    api.get_model(&name).map(Json)
}

async fn create_response(
    api: Data<Api>,
    request: Json<NewResponse>,
) -> Result<Json<Text>, CreateResponseError> {
    api.create_response(&request).map(Json)
}

async fn get_file(api: Data<Api>, id: Path<String>) -> Result<Json<File>, GetFileError> {
    api.get_file(&id).map(Json)
}

async fn fail(api: Data<Api>, code: Path<String>, fields: String) -> Result<String, ApiError> {
    Err(api.fail(&code, &fields))
}
