//! Turns the public errors into the union of their codes and the union of their interfaces.

use super::{errors, layout};
use crate::model::Model;

/// `src/catalog/known.ts`.
pub(super) fn emit(model: &Model) -> String {
    let listed: Vec<_> = model.public_errors().map(|(_, error)| error).collect();
    let codes: Vec<_> = listed.iter().map(|error| layout::literal(error.label())).collect();
    let interfaces: Vec<_> = listed.iter().map(|error| format!("errors.{}", errors::name(error))).collect();
    format!(
        "import type * as errors from \"./errors/index.js\";\n\n\
         /** The codes that this version of the catalog lists. */\n{}\n\
         /** Any error of the catalog. `code` tells which it is. */\n{}",
        layout::union("KnownCode", &codes),
        layout::union("KnownError", &interfaces),
    )
}
