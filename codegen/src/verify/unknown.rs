//! Answers that are no error of the catalog.

use errcat_runtime::runtime::read::reading::Reading;
use errcat_runtime::runtime::table::Slot;
use http::header::CONTENT_TYPE;

use super::{Answer, Finding, QUOTED, quoted};
use crate::model::{ErrorDef, Model, Retired};
use crate::nearest::nearest;
use crate::phrase::shortened;

/// An error that the catalog doesn't list.
pub(super) fn unknown(model: &Model, reading: &Reading<'_>) -> Finding {
    let Some(code) = reading.code() else { return without_code(reading) };
    if let Some(retired) = model.retired.iter().find(|retired| retired.code == code) {
        return retired_code(model, retired);
    }
    let has_code = |error: &&ErrorDef| error.code.as_ref().is_some_and(|own| own.text == code);
    match model.internal_errors().map(|(_, error)| error).find(has_code) {
        Some(error) => internal_code(error),
        None => unknown_code(model, &code),
    }
}

fn unknown_code(model: &Model, code: &str) -> Finding {
    let codes = model.public_errors().filter_map(|(_, error)| Some(error.code.as_ref()?.text.as_str()));
    let help = match nearest(code, codes) {
        Some(near) => format!("did you mean `{near}`? else add the error to the catalog"),
        None => "add the error to the catalog".to_owned(),
    };
    let message = format!("no error of the catalog has the code {}", quoted(code));
    Finding::new("unknown-code", shortened(code, QUOTED), message, help)
}

fn retired_code(model: &Model, retired: &Retired) -> Finding {
    let message = format!("the code {} is retired", quoted(&retired.code));
    let help = match retired.replaced_by {
        Some(id) => format!("send `{}` in its place", model[id].key),
        None => "send another error in its place".to_owned(),
    };
    Finding::new("retired-code", &retired.code, message, help)
}

fn internal_code(error: &ErrorDef) -> Finding {
    let message = format!("`{}` is internal, and its code was sent", error.key);
    Finding::new(
        "internal-code",
        &error.key,
        message,
        "raise it with the generated crate, which sends another",
    )
}

fn without_code(reading: &Reading<'_>) -> Finding {
    let said = [(Slot::DocsUrl, "address"), (Slot::Type, "type"), (Slot::Title, "title")];
    let said = said.iter().find_map(|(slot, word)| Some((*word, reading.text(*slot)?)));
    let status = reading.status().as_u16();
    let about = match said {
        Some((word, text)) => format!("the {word} {} and the status {status}", quoted(&text)),
        None => format!("the status {status} alone"),
    };
    let message = format!("no one error of the catalog is told by {about}");
    Finding::new("unlisted-error", about, message, "add the error to the catalog, or send its code")
}

/// A failure that no envelope fits.
pub(super) fn foreign(answer: &Answer) -> Finding {
    let kind = answer.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim).filter(|kind| !kind.is_empty());
    let body = match (kind, answer.body.is_empty()) {
        (_, true) => "no body".to_owned(),
        (Some(kind), false) => format!("a body of {}", quoted(kind)),
        (None, false) => "a body of no type".to_owned(),
    };
    let about = format!("{} with {body}", answer.status.as_u16());
    let message = format!("no envelope of the catalog fits an answer {about}");
    let help = "answer with an error of the catalog, or add the envelope to `wire.accepts`";
    Finding::new("foreign-answer", about, message, help)
}
