//! What the service does, without any framework: each call fails with errors of its operation and with no others.

use core::sync::atomic::{AtomicU32, Ordering};
use core::time::Duration;
use std::io;

use inference_errors::errors::{
    EndpointNotFound, FileNotFound, FileNotReady, InternalError, InvalidBody, ModelNotFound, ModelRetired,
    PromptEmpty, RateLimitExceeded,
};
use inference_errors::internal::errors::AcceleratorLost;
use inference_errors::operations::{CreateResponseError, GetFileError, GetModelError};
use inference_errors::types::LimitScope;
use inference_errors::{ApiError, Code, ResultExt as _, Timestamp};
use serde::{Deserialize, Serialize};

/// How many bytes a request's body may have.
pub const BODY_LIMIT: usize = 16 << 10;

/// How many texts may be generated in a minute.
const LIMIT: u32 = 60;

/// The service's state.
#[derive(Debug, Default)]
pub struct Api {
    generated: AtomicU32,
}

/// A model that texts are generated with.
#[derive(Debug, Serialize)]
pub struct Model {
    /// Its name.
    pub name: String,
    /// How many tokens of input and output it takes.
    pub context_tokens: u32,
}

/// A request for a text.
#[derive(Debug, Deserialize)]
pub struct NewResponse {
    /// The name of the model.
    pub model: String,
    /// What to go on from.
    pub prompt: String,
}

/// A text that was generated.
#[derive(Debug, Serialize)]
pub struct Text {
    /// The text.
    pub text: String,
}

/// What is known about a file.
#[derive(Debug, Deserialize, Serialize)]
pub struct File {
    /// How many bytes it has.
    pub bytes: u64,
    /// How far its check has got, from 0 to 1.
    pub checked: f64,
}

impl Api {
    /// Looks a model up.
    pub fn get_model(&self, name: &str) -> Result<Model, GetModelError> {
        match name {
            "lumen-3" => Ok(Model { name: name.to_owned(), context_tokens: 32_768 }),
            // 2026-03-01T00:00:00Z
            "lumen-1" => Err(ModelRetired::new(name, Timestamp::from_unix(1_772_323_200, 0)))?,
            _ => Err(ModelNotFound::new(name).with_similar(vec!["lumen-3".to_owned()]))?,
        }
    }

    /// Generates a text.
    pub fn create_response(&self, request: &NewResponse) -> Result<Text, CreateResponseError> {
        if request.prompt.is_empty() {
            Err(PromptEmpty::new())?;
        }
        if self.generated.fetch_add(1, Ordering::Relaxed) >= LIMIT {
            let minute = Duration::from_secs(60);
            let limited = RateLimitExceeded::new(i64::from(LIMIT), minute, LimitScope::Project);
            Err(limited.with_retry_after(Duration::from_secs(7)))?;
        }
        match request.model.as_str() {
            "lumen-3" => Ok(Text { text: format!("{} …", request.prompt) }),
            // Clients see `internal_error`; the logs see what it was.
            "lumen-lab" => Err(AcceleratorLost::new().with_node("gpu-17"))?,
            other => Err(ModelNotFound::new(other))?,
        }
    }

    /// Says what is known about a file.
    pub fn get_file(&self, id: &str) -> Result<File, GetFileError> {
        let record = read_from_disk(id).or_error_with(|failure| missing_or_broken(id, failure))?;
        let file: File = serde_json::from_str(record).or_error(InternalError::new())?;
        if file.checked < 1.0 {
            Err(FileNotReady::new(id).with_progress(file.checked))?;
        }
        Ok(file)
    }

    /// Fails as it is told: with the error of a code, made of a JSON object of its fields, or of the catalog's example
    /// where no fields are given. No service in earnest has such a call.
    pub fn fail(&self, code: &str, fields: &str) -> ApiError {
        let Ok(code) = code.parse::<Code>() else { return EndpointNotFound::new().into() };
        if fields.trim().is_empty() {
            let example = ApiError::examples().into_iter().find(|error| error.code() == code);
            return example.unwrap_or_else(|| EndpointNotFound::new().into());
        }
        ApiError::from_fields(code, fields).unwrap_or_else(|| InvalidBody::new().into())
    }
}

/// Stands for a disk.
fn read_from_disk(id: &str) -> io::Result<&'static str> {
    match id {
        "file_whole" => Ok(r#"{"bytes": 7, "checked": 1}"#),
        "file_new" => Ok(r#"{"bytes": 7, "checked": 0.25}"#),
        "file_torn" => Ok(r#"{"bytes": 7, "che"#),
        "file_lost" => Err(io::Error::other("block 7 of disk 3 can't be read")),
        _ => Err(io::ErrorKind::NotFound.into()),
    }
}

fn missing_or_broken(id: &str, failure: &io::Error) -> GetFileError {
    if failure.kind() == io::ErrorKind::NotFound {
        FileNotFound::new(id).into()
    } else {
        InternalError::new().into()
    }
}
