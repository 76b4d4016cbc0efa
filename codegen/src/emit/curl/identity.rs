//! Finds what tells an error from others, and its place in an answer.

use serde_json::Value;

use super::{carries, jq};
use crate::emit::json::ascii;
use crate::model::{ErrorDef, Model, Slot};

/// What tells an error from others under its status.
pub(super) struct Identity<'m> {
    /// What it is called.
    pub(super) word: &'static str,
    /// Its value for this error, as JSON in ASCII, which can't end a comment.
    pub(super) value: String,
    /// Where an answer has it.
    pub(super) place: Place<'m>,
}

/// Where an answer has a value.
pub(super) enum Place<'m> {
    /// In the body, where this filter of jq finds it.
    Body(String),
    /// In this header.
    Header(&'m str),
}

impl<'m> Place<'m> {
    pub(super) fn filter(&self) -> Option<&str> {
        match self {
            Self::Body(filter) => Some(filter),
            Self::Header(_) => None,
        }
    }

    pub(super) fn header(&self) -> Option<&'m str> {
        match self {
            Self::Body(_) => None,
            Self::Header(name) => Some(name),
        }
    }
}

/// What clients look at first, as far as the envelope has it for this error; `None` when that is the status alone.
pub(super) fn of<'m>(model: &'m Model, error: &ErrorDef, has_body: bool) -> Option<Identity<'m>> {
    let text = |text: &str| Value::from(text);
    let code = error.code.as_ref();
    let code_as_text = (Slot::Code, code.map(|code| text(&code.text)));
    let code_as_number = (Slot::Number, code.and_then(|code| code.number).map(Value::from));
    let page = (Slot::DocsUrl, model.docs_url(error).map(Value::from));
    let candidates = [
        ("code", vec![code_as_text, code_as_number]),
        ("page", vec![page]),
        ("type", vec![(Slot::Type, error.kind.as_deref().map(text))]),
        ("title", vec![(Slot::Title, Some(text(&error.title)))]),
    ];
    candidates.into_iter().find_map(|(word, slots)| {
        let in_body =
            || slots.iter().find_map(|(slot, value)| Some((value, in_body(model, slot, has_body)?)));
        let in_headers = || slots.iter().find_map(|(slot, value)| Some((value, in_headers(model, slot)?)));
        let (value, place) = in_body().or_else(in_headers)?;
        Some(Identity { word, value: ascii(value.as_ref()?), place })
    })
}

fn in_body<'m>(model: &'m Model, slot: &Slot, has_body: bool) -> Option<Place<'m>> {
    let body = model.wire.envelope.body.as_ref().filter(|_| has_body)?;
    jq::filter(body, slot).map(Place::Body)
}

fn in_headers<'m>(model: &'m Model, slot: &Slot) -> Option<Place<'m>> {
    let header = model.wire.envelope.headers.iter().find(|header| carries(header, slot))?;
    Some(Place::Header(&header.name))
}
