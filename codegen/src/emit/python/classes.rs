//! The names of the classes: the base, one a category, one an error.

use std::collections::BTreeSet;

use crate::model::{Category, ErrorDef, Model};
use crate::names::python;

/// The names of all exceptions.
pub(super) struct Classes {
    /// What clients catch.
    pub(super) base: String,
    /// By category. A name that an error has gets `Category` before its end.
    pub(super) categories: Vec<String>,
}

impl Classes {
    pub(super) fn of(model: &Model) -> Self {
        let base = model.api.error_type.clone();
        let mut taken: BTreeSet<String> = model.errors.iter().map(error).collect();
        taken.insert(base.clone());
        let mut categories = Vec::new();
        for category in &model.categories {
            let name = free(category, &taken);
            taken.insert(name.clone());
            categories.push(name);
        }
        Self { base, categories }
    }

    /// The class that an error's class is derived from.
    pub(super) fn parent(&self, error: &ErrorDef) -> &str {
        let category = error.category.and_then(|id| self.categories.get(id.0 as usize));
        category.unwrap_or(&self.base)
    }
}

/// The class of an error.
pub(super) fn error(error: &ErrorDef) -> String {
    python::class_name(&error.name)
}

fn free(category: &Category, taken: &BTreeSet<String>) -> String {
    let mut words = category.name.clone();
    while taken.contains(&python::class_name(&words)) {
        words += "_category";
    }
    python::class_name(&words)
}
