//! Turns types, fields and envelopes into schemas of JSON Schema 2020-12, which `OpenAPI` 3.1 uses too.
//!
//! A schema says what a server sends, and stays open: members and words that it doesn't list may come.

mod envelope;
mod types;

use std::collections::BTreeMap;

use errcat_runtime::runtime::table::{Facts, Tables};
use serde_json::Value;

use crate::model::{ErrorDef, ErrorId, Model, Slot};

pub(super) use types::Types;

/// Schemas of one catalog.
pub(super) struct Schemas<'m> {
    model: &'m Model,
    /// What the tables say of each error, by its key.
    facts: BTreeMap<&'m str, &'m Facts<'m>>,
    /// How the schemas of types are referred to.
    pub(super) types: Types<'m>,
}

impl<'m> Schemas<'m> {
    /// `place` is where the schemas of types stand: `#/$defs/`.
    pub(super) fn new(model: &'m Model, tables: &'m Tables<'m>, place: &'static str) -> Self {
        let facts = tables.errors.iter().map(|facts| (facts.key, facts)).collect();
        Self { model, facts, types: Types { model, place } }
    }

    /// The body of an error; `None` when answers have none.
    pub(super) fn error(&self, id: ErrorId) -> Option<Value> {
        self.body(&[&self.model[id]])
    }

    /// The body of any error, also of one that the catalog doesn't list.
    pub(super) fn any_error(&self) -> Option<Value> {
        self.body(&self.model.public_errors().map(|(_, error)| error).collect::<Vec<_>>())
    }

    /// What the tables say of an error.
    fn facts(&self, error: &ErrorDef) -> Option<&'m Facts<'m>> {
        self.facts.get(error.key.as_str()).copied()
    }
}

/// Whether a body has such a slot.
pub(super) fn carries(model: &Model, slot: &Slot) -> bool {
    model.wire.envelope.body.as_ref().is_some_and(|body| body.carries(&|carried| carried == slot))
}
