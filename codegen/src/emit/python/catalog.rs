//! Turns what a reader needs of the catalog into text that the package holds: a line an error.

use super::docs;
use crate::emit::json;
use crate::model::Model;
use crate::wire;

/// `catalog.py`.
pub(super) fn emit(model: &Model) -> String {
    let about = format!("What the catalog of the {} says, for those who read answers", model.api.title);
    let docs = docs::string(0, &about, &[]);
    let reader = wire::reader(model);
    let catalog = json::ascii(&reader.catalog);
    let errors: String = reader.errors.iter().map(|error| json::ascii(error) + "\n").collect();
    format!(
        "{docs}\nfrom __future__ import annotations\n\nfrom typing import Final\n\n\
         from .runtime.catalog import Catalog\nfrom .values import NAMED\n\n\
         CATALOG: Final = Catalog(\n    r\"\"\"\n{catalog}\n\"\"\",\n    r\"\"\"\n{errors}\"\"\",\n    NAMED,\n)\n\
         \"\"\"Envelopes, policies and types, then the errors.\"\"\"\n"
    )
}
