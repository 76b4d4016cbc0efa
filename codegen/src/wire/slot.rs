//! Writes what a slot of the envelope carries for an error, whatever the request: the encoder's own answer, of an envelope
//! that is the slot alone.

use errcat_runtime::runtime::encode::{Circumstances, encode};
use errcat_runtime::runtime::table::{Envelope, Facts, Node, Tables};
use errcat_runtime::runtime::value::Nothing;
use serde_json::Value;

use super::envelope;
use crate::model::{Model, Slot};

/// What a slot carries; `None` when that is absent.
pub(crate) fn fixed(model: &Model, tables: &Tables<'_>, facts: &Facts<'_>, slot: &Slot) -> Option<Value> {
    let alone = Node::Slot(envelope::slot(model, slot), false);
    let tables = Tables { wire: Envelope { body: Some(alone), headers: &[] }, ..*tables };
    let facts = Facts { body: None, ..*facts };
    let written = encode(&tables, &facts, &Nothing, &Circumstances::default());
    serde_json::from_slice(&written.body).ok().filter(|value: &Value| !value.is_null())
}
