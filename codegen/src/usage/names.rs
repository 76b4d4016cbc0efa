//! What the catalog's things are called in programs.

use std::collections::BTreeMap;

use crate::model::{ErrorId, Model};
use crate::names::{python, rust};

/// Names, and what they stand for.
pub(super) struct Names<'m> {
    /// The types of errors in Rust.
    pub(super) by_type: BTreeMap<String, ErrorId>,
    /// The classes of errors in Python.
    pub(super) by_class: BTreeMap<String, ErrorId>,
    /// The codes, those of internal errors too.
    pub(super) by_code: BTreeMap<&'m str, ErrorId>,
    /// The types of operations' errors in Rust, and the operations' indices.
    pub(super) by_operation_error: BTreeMap<String, usize>,
    /// What functions that handle operations are called.
    pub(super) by_function: BTreeMap<String, usize>,
    /// The type of all errors, and the name that the catalog gives it.
    pub(super) any: [&'m str; 2],
    /// A mask of the kinds of characters in codes.
    characters: u8,
}

impl<'m> Names<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let errors = || model.errors.iter().zip(0..).map(|(error, id)| (error, ErrorId(id)));
        let code = |(error, id): (&'m crate::model::ErrorDef, ErrorId)| {
            Some((error.code.as_ref()?.text.as_str(), id))
        };
        let by_code: BTreeMap<&str, ErrorId> = errors().filter_map(code).collect();
        let operations = || model.operations.iter().enumerate();
        Self {
            by_type: errors().map(|(error, id)| (rust::type_name(&error.name), id)).collect(),
            by_class: errors().map(|(error, id)| (python::class_name(&error.name), id)).collect(),
            by_operation_error: operations()
                .map(|(index, operation)| (rust::type_name(&format!("{}_error", operation.name)), index))
                .collect(),
            by_function: operations()
                .map(|(index, operation)| (rust::field_name(&operation.name), index))
                .collect(),
            any: ["ApiError", &model.api.error_type],
            characters: by_code.keys().chain(&retired(model)).fold(0, |mask, code| mask | characters(code)),
            by_code,
        }
    }

    /// Whether a text is written as codes are.
    pub(super) fn looks_like_a_code(&self, text: &str) -> bool {
        !text.is_empty() && characters(text) & !self.characters == 0
    }
}

fn retired(model: &Model) -> Vec<&str> {
    model.retired.iter().map(|retired| retired.code.as_str()).collect()
}

/// A bit for each kind of character in a text.
fn characters(text: &str) -> u8 {
    let bit = |c: char| match c {
        'a'..='z' => 1,
        'A'..='Z' => 2,
        '0'..='9' => 4,
        '_' => 8,
        '-' => 16,
        '.' => 32,
        ' ' => 64,
        _ => 128,
    };
    text.chars().fold(0, |mask, c| mask | bit(c))
}
