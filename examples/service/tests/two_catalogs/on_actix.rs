//! Two scopes in one app.

use actix_web::web::{self, ServiceConfig, scope};
use actix_web::{App, HttpResponse};
use errcat_runtime::catalog::FileNotFound;
use errcat_runtime::runtime::actix_web as files;
use errcat_runtime::runtime::api_error::ApiError as FilesError;
use inference_errors::actix_web as models;
use inference_errors::errors::ModelNotFound;
use inference_errors::{ApiError, Code};

use crate::actix_loopback::Server;
use crate::{code, expected};

async fn breaks() -> &'static str {
    assert!(Code::ALL.is_empty(), "it breaks");
    "unreachable"
}

/// Frameworks' own extractors, so that their configurations are what is told apart.
async fn read(number: web::Json<u8>) -> String {
    number.to_string()
}

fn model_routes(app: &mut ServiceConfig) {
    let missing =
        async |name: web::Path<String>| HttpResponse::from_error(ApiError::from(ModelNotFound::new(&**name)));
    app.route("/{name}", web::get().to(missing)).route("", web::post().to(read));
    app.route("/breaks/now", web::get().to(breaks));
}

fn file_routes(app: &mut ServiceConfig) {
    let missing = async |name: web::Path<String>| {
        HttpResponse::from_error(FilesError::from(FileNotFound::new(&**name)))
    };
    app.route("/{name}", web::get().to(missing)).route("", web::post().to(read));
    app.route("/breaks/now", web::get().to(breaks));
    app.route(
        "/foreign/error",
        web::get().to(async || HttpResponse::from_error(ApiError::from(ModelNotFound::new("a")))),
    );
}

#[test]
fn each_answers_for_its_own_part() {
    let server = Server::start(|| {
        let of_models = models::RequestContexts::new().with_ids(|| "of-models".to_owned());
        let of_files = files::RequestContexts::new().with_ids(|| "of-files".to_owned());
        let model_scope = scope("/models").wrap(models::Errors::new().with_contexts(of_models));
        let file_scope = scope("/files").wrap(files::Errors::new().with_contexts(of_files));
        App::new()
            .service(model_scope.configure(models::refusals).configure(model_routes))
            .service(file_scope.configure(files::refusals).configure(file_routes))
    });
    for (request, expected) in expected() {
        let head = format!("{request} HTTP/1.1\r\ncontent-type: application/json\r\n");
        let answer = server.send(&head, b"{");
        let id = answer.header("x-request-id").map(str::to_owned);
        assert_eq!((answer.status, code(&answer.body), id), expected, "{request}");
    }
}
