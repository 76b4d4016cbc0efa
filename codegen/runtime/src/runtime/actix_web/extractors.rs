//! Turns bodies, queries and paths into values, or into errors that say what is wrong and where.

use core::future::{Future, Ready, ready};
use core::pin::Pin;

use ::actix_web::body::BoxBody;
use ::actix_web::dev::Payload;
use ::actix_web::error::PayloadError;
use ::actix_web::http::header;
use ::actix_web::web::Bytes;
use ::actix_web::{Error, FromRequest, HttpRequest, HttpResponse, Responder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_path_to_error::{Segment, Track};

use super::refusals::{payload, respond};
use crate::runtime::extract;
use crate::runtime::place::with_parameter;
use crate::runtime::refusal::{About, Refusal};
use crate::runtime::role::Role;

/// A body of JSON, of a request or of a response.
///
/// A body that is refused becomes the error of its role: for its media type, its size, or because it isn't what `T`
/// reads. Such an error says why, in which line and column, and, when it is JSON, at which place in it. How large a body
/// may be says [`PayloadConfig`](::actix_web::web::PayloadConfig).
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Json<T> {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, body: &mut Payload) -> Self::Future {
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let checked = extract::check_media_type(media_type);
        let body = Bytes::from_request(request, body);
        Box::pin(async move {
            checked?;
            let body = body.await.map_err(|failure| unread(&failure))?;
            extract::json(&body).map(Self)
        })
    }
}

fn unread(failure: &Error) -> Refusal {
    let refusal = failure.as_error::<PayloadError>().map_or_else(Refusal::of_torn_body, payload);
    refusal.because(failure.to_string())
}

/// A value that can't be written is the server's fault, as a panic is.
impl<T: Serialize> Responder for Json<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        match serde_json::to_vec(&self.0) {
            Ok(body) => HttpResponse::Ok().content_type("application/json").body(body),
            Err(error) => respond(Refusal::new(Role::Panic).because(error)),
        }
    }
}

/// The parameters of the query, in the form of `application/x-www-form-urlencoded`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(extract::query(request.query_string()).map(Self))
    }
}

/// The parameters of the resource's path. A type that doesn't fit the resource is the server's fault, as a panic is.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Path<T> {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = match request.match_info().load() {
            Ok(Located(Ok(value))) => Ok(Self(value)),
            Ok(Located(Err(failure))) => Err(misplaced(request, failure)),
            Err(error) => Err(Refusal::new(Role::Panic).because(error)),
        };
        ready(read)
    }
}

/// A value, or why there is none and where serde stopped.
struct Located<T>(Result<T, Misplaced>);

struct Misplaced {
    reason: String,
    path: serde_path_to_error::Path,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let mut track = Track::new();
        let read = T::deserialize(serde_path_to_error::Deserializer::new(reader, &mut track));
        Ok(Self(read.map_err(|error| Misplaced { reason: error.to_string(), path: track.path() })))
    }
}

/// What actix-web says of a type that no value of the parameters would fit: the beginning, or all.
const MISFITS: [&str; 2] = ["wrong number of parameters: ", "unsupported type: "];
const MISFIT: &str = "Unexpected";

fn misplaced(request: &HttpRequest, Misplaced { reason, path }: Misplaced) -> Refusal {
    if reason == MISFIT || MISFITS.iter().any(|start| reason.starts_with(start)) {
        return Refusal::new(Role::Panic).because(reason);
    }
    let name_at = |index| request.match_info().iter().nth(index).map(|(name, _)| name);
    let name = match path.iter().next() {
        Some(Segment::Map { key }) => Some(key.as_str()),
        Some(Segment::Seq { index }) => name_at(*index),
        Some(_) | None => name_at(0),
    };
    let refusal = Refusal::new(Role::InvalidPath).text(About::Reason, &*reason);
    let refusal = match name {
        Some(name) => with_parameter(refusal, name),
        None => refusal,
    };
    refusal.because(reason)
}
