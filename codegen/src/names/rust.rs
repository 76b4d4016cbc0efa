//! Identifiers of Rust, edition 2024.

use super::{pascal, screaming, snake};

/// Strict and reserved words of edition 2024, in lower case.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// Words that can't be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "super", "crate", "_"];

/// What stands at the root of the generated crate beside the base type, which `api.error_type` names.
pub(crate) const ROOT_TYPES: &[&str] = &[
    "Category",
    "CatalogError",
    "ChosenBy",
    "Code",
    "ErrorResponse",
    "GiveUp",
    "Kind",
    "OperationError",
    "OtherWord",
    "Outcome",
    "Random",
    "RandomSource",
    "ResultExt",
    "Retrier",
    "RetryBudget",
    "RetryPlan",
    "RetryPolicy",
    "SafeToRepeat",
    "Step",
    "Timestamp",
    "UnknownCode",
    "UnknownError",
    "Verdict",
];

/// The variants that every generated enumeration has.
pub(crate) const RESERVED_VARIANTS: &[&str] = &["OtherWord"];

/// Fields that clash with a generated method of every error's struct, when they have a setter: `with_internal`.
pub(crate) const RESERVED_OPTIONAL_FIELDS: &[&str] = &["internal"];

/// A struct, enum or variant: `model_not_found` → `ModelNotFound`.
pub(crate) fn type_name(text: &str) -> String {
    let name = pascal(text);
    if name == "Self" { "Self_".to_owned() } else { name }
}

/// A field or a parameter: `type` → `r#type`.
pub(crate) fn field_name(text: &str) -> String {
    raw(snake(text))
}

/// A method made of a prefix and a name: `with_` and `type` → `with_type`. The prefix may be empty.
pub(crate) fn method_name(prefix: &str, text: &str) -> String {
    raw(snake(&format!("{prefix}{text}")))
}

/// A constant or a static: `model_not_found` → `MODEL_NOT_FOUND`.
pub(crate) fn constant_name(text: &str) -> String {
    screaming(text)
}

fn raw(name: String) -> String {
    if NEVER_RAW.contains(&name.as_str()) {
        name + "_"
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}
