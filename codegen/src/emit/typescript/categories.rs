//! Turns categories into unions of their errors, and type guards.
//!
//! ```text
//! export type RateLimitingCategory = errors.RateLimitExceededError | UnknownApiError;
//! export function isRateLimitingCategory(error: unknown): error is RateLimitingCategory {
//!   return hasCategory(error, "rate_limiting");
//! }
//! ```

use super::{docs, errors, layout};
use crate::model::{Category, Model};
use crate::names::typescript;

/// `src/catalog/categories.ts`.
pub(super) fn emit(model: &Model) -> String {
    let names = model.categories.iter().map(|category| layout::literal(&category.name));
    let names: Vec<_> = names.chain(["OtherWord".to_owned()]).collect();
    let all = layout::union("Category", &names);
    let of_each: String =
        (0..).zip(&model.categories).map(|(id, category)| one(model, id, category)).collect();
    let (types, functions) = if model.categories.is_empty() {
        ("OtherWord", "")
    } else {
        ("OtherWord, UnknownApiError", "import { hasCategory } from \"../runtime/api_error.js\";\n")
    };
    let has_errors = model.public_errors().any(|(_, error)| error.category.is_some());
    let errors = if has_errors { "import type * as errors from \"./errors/index.js\";\n" } else { "" };
    format!(
        "import type {{ {types} }} from \"../runtime/api_error.js\";\n{functions}{errors}\n\
         /** The categories. New ones may be added at any time. */\n{all}{of_each}"
    )
}

fn one(model: &Model, id: u32, category: &Category) -> String {
    let name = typescript::category_name(&category.name);
    let own = model.public_errors().map(|(_, error)| error);
    let own = own.filter(|error| error.category.is_some_and(|category| category.0 == id));
    let own = own.map(|error| format!("errors.{}", errors::name(error)));
    let members: Vec<_> = own.chain(["UnknownApiError".to_owned()]).collect();
    let heading =
        format!("An error of the category {}: {}.", docs::code(&category.name), docs::text(&category.title));
    let doc = match &category.description {
        Some(description) => format!("{heading}\n\n{}", docs::block(description)),
        None => heading,
    };
    let asks = format!(
        "Whether an error is of the category {}, also one that this version of the\ncatalog doesn't list.",
        docs::code(&category.name)
    );
    format!(
        "\n{}{}\n{}{}",
        layout::doc(&doc, ""),
        layout::union(&name, &members),
        layout::doc(&asks, ""),
        layout::guard(&format!("is{name}"), &name, "hasCategory", &layout::literal(&category.name)),
    )
}
