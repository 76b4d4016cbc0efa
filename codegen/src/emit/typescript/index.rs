//! Turns the package into what it exports.

use crate::model::Model;

/// What every package exports. The emitter puts the catalog's own beside it.
const EXPORTS: &str = include_str!("index.ts");

/// `src/index.ts`.
pub(super) fn emit(model: &Model) -> String {
    let base = &model.api.error_type;
    let exported = if base == "ApiError" { "ApiError".to_owned() } else { format!("ApiError as {base}") };
    EXPORTS.replace("  ApiError,\n", &format!("  {exported},\n"))
}
