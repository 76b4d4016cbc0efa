//! Divides the public errors into modules: one for each category, and more where a category is large.

use super::{docs, errors};
use crate::model::{ErrorDef, Model};
use crate::names::rust;

/// How many errors share a module of structs.
const CHUNK: usize = 200;

/// A module of structs.
pub(super) struct Module<'m> {
    /// Its name: it ends in `_errors`, so that it is no keyword, and no device of Windows.
    pub(super) name: String,
    /// The heading of its category.
    pub(super) title: &'m str,
    /// Its errors, in the order of the catalog, each with the place of its code.
    pub(super) errors: Vec<(u16, &'m ErrorDef)>,
}

/// The modules, those of no category first.
pub(super) fn of(model: &Model) -> Vec<Module<'_>> {
    let ids = model.categories.iter().zip(0..).map(|(category, id)| {
        (
            format!("{}_errors", rust::constant_name(&category.name).to_lowercase()),
            category.title.as_str(),
            Some(id),
        )
    });
    let groups = std::iter::once(("uncategorized".to_owned(), "without a category", None)).chain(ids);
    groups.flat_map(|(name, title, id)| chunks(model, &name, title, id)).collect()
}

fn chunks<'m>(model: &'m Model, name: &str, title: &'m str, id: Option<u32>) -> Vec<Module<'m>> {
    let errors: Vec<_> = model
        .public_errors()
        .map(|(_, error)| error)
        .zip(0..)
        .map(|(error, place)| (place, error))
        .filter(|(_, error)| error.category.map(|category| category.0) == id)
        .collect();
    let numbered = |index| if index == 0 { name.to_owned() } else { format!("{name}_{}", index + 1) };
    let chunks = errors.chunks(CHUNK).enumerate();
    chunks.map(|(index, errors)| Module { name: numbered(index), title, errors: errors.to_vec() }).collect()
}

/// `src/catalog/errors/mod.rs`.
pub(super) fn root(header: &str, model: &Model) -> String {
    let title = docs::text(&model.api.title);
    let shared = errors::shared(model);
    let modules = of(model);
    let lines = |before: &str, after: &str| {
        let lines: Vec<_> =
            modules.iter().map(|module| format!("{before} {}{after};", module.name)).collect();
        lines.join("\n")
    };
    let (declared, published) = (lines("mod", ""), lines("pub use", "::*"));
    let text = format!(
        "{header}//! The errors of the {title}, each with its fields.\n\n{shared}{declared}\n\n{published}"
    );
    // A catalog may have no errors.
    text.trim_end().to_owned() + "\n"
}
