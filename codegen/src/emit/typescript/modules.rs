//! Divides the public errors into files: one for each category, and more where a category is large.

use crate::model::{ErrorDef, Model};
use crate::names::typescript;

use super::layout;

/// How many errors share a file.
const CHUNK: usize = 200;

/// A file of errors.
pub(super) struct Module<'m> {
    /// Its name, without extension.
    pub(super) name: String,
    /// The heading of its category.
    pub(super) title: &'m str,
    /// Its errors, in the order of the catalog.
    pub(super) errors: Vec<&'m ErrorDef>,
}

/// The files, that of no category first.
pub(super) fn of(model: &Model) -> Vec<Module<'_>> {
    let categories =
        model.categories.iter().zip(0..).map(|(category, id)| {
            (typescript::errors_file(&category.name), category.title.as_str(), Some(id))
        });
    let groups = std::iter::once(("uncategorized".to_owned(), "without a category", None)).chain(categories);
    groups.flat_map(|(name, title, id)| chunks(model, &name, title, id)).collect()
}

fn chunks<'m>(model: &'m Model, name: &str, title: &'m str, id: Option<u32>) -> Vec<Module<'m>> {
    let errors: Vec<_> = model
        .public_errors()
        .map(|(_, error)| error)
        .filter(|error| error.category.map(|category| category.0) == id)
        .collect();
    let numbered = |index| if index == 0 { name.to_owned() } else { format!("{name}.{}", index + 1) };
    let chunks = errors.chunks(CHUNK).enumerate();
    chunks.map(|(index, errors)| Module { name: numbered(index), title, errors: errors.to_vec() }).collect()
}

/// `src/catalog/errors/index.ts`.
pub(super) fn root(model: &Model) -> String {
    let export = |module: &Module<'_>| {
        format!("export * from {};\n", layout::literal(&format!("./{}.js", module.name)))
    };
    of(model).iter().map(export).collect()
}
