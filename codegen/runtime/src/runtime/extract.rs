//! Turns what a request carries into values, or into refusals that say what is wrong and where: one core for all servers.

use serde::de::DeserializeOwned;

use super::place::with_place;
use super::refusal::{About, Refusal};
use super::role::Role;

/// Takes `application/json`, and any `application/…+json` (RFC 6839 §3.1).
pub(super) fn check_media_type(sent: Option<&str>) -> Result<(), Refusal> {
    let name = sent.and_then(|sent| sent.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase();
    if name == "application/json" || (name.starts_with("application/") && name.ends_with("+json")) {
        return Ok(());
    }
    Err(Refusal::of_media_type(&name, "application/json"))
}

/// Reads a body of JSON.
pub(super) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(misplaced)?;
    reader.end().map_err(|error| not_json(&error).because(error))?;
    Ok(value)
}

fn misplaced(error: serde_path_to_error::Error<serde_json::Error>) -> Refusal {
    let path = error.path().clone();
    let error = error.into_inner();
    // Where a body stops being JSON, its line and column are what helps.
    let refusal = not_json(&error);
    let refusal = if error.is_data() { with_place(refusal, &path) } else { refusal };
    refusal.because(error)
}

/// A body that isn't JSON, or not the JSON that is read.
pub(super) fn not_json(error: &serde_json::Error) -> Refusal {
    let mut refusal = Refusal::new(Role::InvalidBody).text(About::Reason, error.to_string());
    for (about, count) in [(About::Line, error.line()), (About::Column, error.column())] {
        if let (1.., Ok(count)) = (count, u64::try_from(count)) {
            refusal = refusal.count(about, count);
        }
    }
    refusal
}

/// Reads a query in the form of `application/x-www-form-urlencoded`.
pub(super) fn query<T: DeserializeOwned>(query: &str) -> Result<T, Refusal> {
    let reader = serde_urlencoded::Deserializer::new(form_urlencoded::parse(query.as_bytes()));
    serde_path_to_error::deserialize(reader).map_err(|error| {
        let path = error.path().clone();
        let error = error.into_inner();
        let refusal = Refusal::new(Role::InvalidQuery).text(About::Reason, error.to_string());
        with_place(refusal, &path).because(error)
    })
}
