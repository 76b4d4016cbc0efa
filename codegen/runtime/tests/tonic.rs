//! The Files API over gRPC: errors of a real server on loopback, read by a real client.

#![cfg(feature = "tonic")]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

#[path = "support/examples.rs"]
mod examples;
#[cfg(feature = "tracing")]
#[path = "support/kept.rs"]
mod kept;

use std::sync::Arc;
use std::time::Duration;

use errcat_runtime::catalog::{Code, FileNotFound, GetFileError, Kind, Maintenance};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::read::plan::ChosenBy;
use errcat_runtime::runtime::request::RequestContext;
use errcat_runtime::runtime::tonic::{
    ReceivedStatus, Refusal, RequestContexts, Role, StatusLayer, StatusOutcome,
};
use tonic::codegen::tokio_stream::Pending;
use tonic::transport::Channel;
use tonic::transport::server::{Server, TcpIncoming};
use tonic::{Request, Response, Status};
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::health_server::{Health, HealthServer};
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};
use tonic_types::{ErrorDetails, StatusExt as _};

use examples::examples;

/// Answers every call with the error that the call names.
struct Failing;

#[tonic::async_trait]
impl Health for Failing {
    type WatchStream = Pending<Result<HealthCheckResponse, Status>>;

    async fn check(
        &self,
        request: Request<HealthCheckRequest>,
    ) -> Result<Response<HealthCheckResponse>, Status> {
        match request.get_ref().service.as_str() {
            "operation" => Err(GetFileError::from(FileNotFound::new("a b\u{e9}.txt")))?,
            "named" => {
                let request = RequestContext::new().with_request_id("r1");
                Err(ApiError::from(FileNotFound::new("a")).to_grpc_status(&request))
            }
            "context" => {
                let context = request.extensions().get::<RequestContext>().unwrap();
                Err(ApiError::from(FileNotFound::new("a")).to_grpc_status(context))
            }
            "own" => {
                let mut own = status_of("other", "FILE_NOT_FOUND");
                own.set_source(Arc::new(ApiError::from(FileNotFound::new("a"))));
                Err(own)
            }
            "with metadata" => {
                let mut status = Status::from(ApiError::from(FileNotFound::new("a")));
                status.metadata_mut().insert("x-shard", "7".parse().unwrap());
                Err(status)
            }
            "overloaded" => Err(Refusal::new(Role::Overloaded).into()),
            "unauthorized" => Err(Refusal::new(Role::Unauthorized).into()),
            "attached" => {
                let error = ApiError::from(Maintenance::new()).with_message("Back at noon");
                Err(error
                    .with_detail("until", "12:00")
                    .with_source(std::io::Error::other("SECRET"))
                    .with_note("SECRET"))?
            }
            "large" => Err(ApiError::from(FileNotFound::new("x".repeat(100_000))))?,
            "unknown" => Err(status_of("files", "FUTURE_ERROR")),
            "foreign" => Err(status_of("other", "FILE_NOT_FOUND")),
            "bare" => Err(Status::unavailable("gone")),
            #[cfg(feature = "server")]
            "internal" => {
                let error = ApiError::from(errcat_runtime::internal::DiskFailed::new("SECRET"));
                Err(error.with_message("SECRET").with_detail("SECRET", "SECRET"))?
            }
            #[cfg(feature = "server")]
            "internal field" => {
                let internal = errcat_runtime::internal::FileNotFoundInternal::new().with_path("SECRET");
                Err(FileNotFound::new("a").with_internal(internal))?
            }
            index => Err(sent().swap_remove(index.parse().unwrap()))?,
        }
    }

    async fn watch(&self, _: Request<HealthCheckRequest>) -> Result<Response<Self::WatchStream>, Status> {
        Err(ApiError::from(Maintenance::new()))?
    }
}

fn status_of(domain: &str, reason: &str) -> Status {
    let mut details = ErrorDetails::with_error_info(reason, domain, [("left".to_owned(), "5".to_owned())]);
    details.set_retry_info(Some(Duration::from_secs(3)));
    Status::with_error_details(tonic::Code::Unavailable, "m", details)
}

/// One of each error; the first twice, with texts that could be taken for something else.
fn sent() -> Vec<ApiError> {
    let texts = ["null", "5%20\"\u{1f600}"].map(|text| FileNotFound::new(text).into());
    texts.into_iter().chain(examples().into_iter().skip(1)).collect()
}

fn layer() -> StatusLayer {
    StatusLayer::new().with_contexts(RequestContexts::new().with_ids(|| "made-1".to_owned()))
}

/// Runs a server, and gives what it answers to calls with these names.
fn answers<const N: usize>(names: [&str; N]) -> [ReceivedStatus; N] {
    answers_through(layer(), names)
}

fn answers_through<const N: usize>(layer: StatusLayer, names: [&str; N]) -> [ReceivedStatus; N] {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let incoming = TcpIncoming::bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = format!("http://{}", incoming.local_addr().unwrap());
        let server = Server::builder()
            .layer(layer)
            .add_service(HealthServer::new(Failing))
            .serve_with_incoming(incoming);
        tokio::spawn(server);
        let channel = Channel::from_shared(address).unwrap().connect().await.unwrap();
        let mut client = HealthClient::new(channel);
        let mut answers = Vec::new();
        for name in names {
            let mut request = Request::new(HealthCheckRequest { service: name.to_owned() });
            if name == "operation" {
                request.metadata_mut().insert("x-request-id", "from-client".parse().unwrap());
            }
            answers.push(client.check(request).await.unwrap_err().into());
        }
        answers.try_into().unwrap()
    })
}

#[test]
fn each_error_arrives_as_it_was_sent() {
    let answers = answers(["0", "1", "2", "3", "4", "5", "6", "7"]);
    let all = sent();
    assert_eq!(all.len(), answers.len());
    for (answer, sent) in answers.into_iter().zip(all) {
        assert_eq!(answer.status().code() as i32, sent.code().grpc_code());
        assert_eq!(answer.message(), sent.message());
        assert_eq!(answer.into_error().unwrap(), sent);
    }
}

#[test]
fn a_status_has_the_details_of_aip_193() {
    let [not_found, limited, named] = answers(["operation", "4", "named"]);
    let details = limited.status().get_error_details();
    let info = details.error_info().unwrap();
    assert_eq!((info.reason.as_str(), info.domain.as_str()), ("RATE_LIMITED", "files"));
    assert_eq!(info.metadata["limit"], "5");
    assert_eq!(info.metadata["window"], "1500");
    assert_eq!(limited.retry_after(), Some(Duration::from_millis(7_001)));
    assert_eq!(details.localized_message().unwrap().locale, "en");
    assert_eq!(limited.user_message(), Some("Please wait a moment."));
    assert_eq!(limited.status().code(), tonic::Code::ResourceExhausted);

    assert!(matches!(not_found.kind(), Some(Kind::FileNotFound(error)) if error.file == "a b\u{e9}.txt"));
    assert_eq!(not_found.status().code(), tonic::Code::NotFound);
    assert_eq!(not_found.retry_after(), None, "trying again can't help");
    assert_eq!(named.request_id(), Some("r1"));
}

#[test]
fn a_status_names_the_request() {
    let converted = ReceivedStatus::from(Status::from(ApiError::from(FileNotFound::new("a"))));
    assert_eq!(converted.request_id(), None, "a conversion knows no request");
    let [error, operation, named, context] = answers(["0", "operation", "named", "context"]);
    assert_eq!(error.request_id(), Some("made-1"));
    assert_eq!(operation.request_id(), Some("from-client"));
    assert_eq!(named.request_id(), Some("r1"), "what the call said stays");
    assert_eq!(context.request_id(), Some("made-1"));
    let [own, bare, with_metadata] = answers(["own", "bare", "with metadata"]);
    assert_eq!((own.request_id(), bare.request_id()), (None, None), "these aren't errors of the catalog");
    assert_eq!(with_metadata.request_id(), Some("made-1"));
    assert_eq!(with_metadata.status().metadata().get_all("x-shard").iter().count(), 1);
}

#[test]
fn a_call_refuses_with_the_error_of_a_role() {
    let [overloaded, unauthorized] = answers(["overloaded", "unauthorized"]);
    assert!(matches!(overloaded.kind(), Some(Kind::Maintenance(_))));
    assert_eq!(overloaded.request_id(), Some("made-1"));
    assert_eq!(unauthorized.status().code(), tonic::Code::Unauthenticated, "the catalog has no error for it");
}

#[test]
fn what_is_attached_is_sent_or_kept_back() {
    let [answer] = answers(["attached"]);
    assert_eq!(answer.message(), "Back at noon");
    assert_eq!(answer.field::<String>("until").as_deref(), Some("12:00"));
    assert_nothing_secret(&answer);
    assert_eq!(answer.into_error().unwrap().message(), "Back at noon");
}

#[test]
fn an_error_that_is_too_large_keeps_its_code() {
    let [answer] = answers(["large"]);
    assert!(matches!(answer.outcome(), StatusOutcome::Incomplete(Code::FileNotFound)));
    assert!(answer.message().starts_with("File xxx"));
}

#[test]
fn errors_that_are_not_known_say_what_they_can() {
    let [unknown, foreign, bare] = answers(["unknown", "foreign", "bare"]);
    assert!(matches!(unknown.outcome(), StatusOutcome::Unknown(error) if error.reason() == "FUTURE_ERROR"));
    assert_eq!(unknown.field::<i64>("left"), Some(5));
    let plan = unknown.retry();
    assert_eq!((plan.chosen_by, plan.retry_after), (ChosenBy::Server, Some(Duration::from_secs(3))));
    assert!(plan.retries());
    for answer in [foreign, bare] {
        assert!(matches!(answer.outcome(), StatusOutcome::Foreign));
        assert_eq!(answer.code(), None);
        assert_eq!(answer.field::<i64>("left"), None);
        assert!(answer.to_string().ends_with("not an error of the files API"));
    }
}

#[test]
fn a_known_error_follows_its_own_policy() {
    let [maintenance, not_found] = answers(["6", "0"]);
    assert_eq!(maintenance.retry().chosen_by, ChosenBy::Error);
    assert!(maintenance.retry().retries());
    assert!(!not_found.retry().retries());
}

fn assert_nothing_secret(answer: &ReceivedStatus) {
    let status = answer.status();
    let sent = format!("{status:?} {}", String::from_utf8_lossy(status.details()));
    assert!(!sent.contains("SECRET") && !sent.contains("disk"), "{sent}");
}

#[cfg(feature = "server")]
#[test]
fn nothing_internal_is_sent() {
    let answers = answers(["internal", "internal field"]);
    answers.iter().for_each(assert_nothing_secret);
    let [internal, field] = answers;
    assert!(matches!(internal.kind(), Some(Kind::InternalError(_))));
    assert_eq!(internal.message(), "Something went wrong on the server");
    assert!(matches!(field.kind(), Some(Kind::FileNotFound(_))));
}

/// What is emitted while a server answers an error with a sensitive field, one of the server's, and a status that no error
/// became.
#[cfg(feature = "tracing")]
fn events(layer: StatusLayer) -> Vec<String> {
    let kept = kept::Kept::default();
    let _here = tracing::subscriber::set_default(kept.clone());
    let answers = answers_through(layer, ["2", "6", "foreign"]);
    assert!(matches!(answers[0].kind(), Some(Kind::InvalidParameter(error)) if error.sent.is_some()));
    kept.lines()
}

#[cfg(feature = "tracing")]
#[test]
fn each_error_is_an_event_without_sensitive_values() {
    let common = "message=answered with an error api=\"files\"";
    let expected = [
        format!(
            "INFO {common} code=\"invalid_parameter\" status=400 request_id=\"made-1\" fields={{sent: [redacted]}}"
        ),
        format!("ERROR {common} code=\"maintenance\" status=503 request_id=\"made-1\" fields={{}}"),
    ];
    assert_eq!(events(layer().with_events()), expected);
}

#[cfg(feature = "tracing")]
#[test]
fn without_being_asked_nothing_is_emitted() {
    assert_eq!(events(layer()), Vec::<String>::new());
    let kept = kept::Kept::default();
    let _here = tracing::subscriber::set_default(kept.clone());
    let error = || sent().swap_remove(2);
    assert_eq!(Status::from(error()).code(), tonic::Code::InvalidArgument);
    assert_eq!(kept.lines(), Vec::<String>::new());
    error().emit_event(&RequestContext::new());
    assert_eq!(kept.lines().len(), 1, "what would have been emitted is kept");
}
