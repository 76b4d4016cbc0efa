//! Turns codes and categories into open enumerations.
//!
//! ```text
//! class Code(OpenWord):
//!     MODEL_NOT_FOUND: ClassVar[Code] = word("model_not_found")
//!     """Model not found."""
//! ```

use super::{docs, layout, literal};
use crate::model::{Api, Model};
use crate::names::python;

/// `codes.py`.
pub(super) fn emit(model: &Model) -> String {
    let coded = model.public_errors().filter_map(|(_, error)| Some((error, error.code.as_ref()?)));
    let codes: Vec<_> = coded.map(|(error, code)| [&error.name, &code.text, &error.title]).collect();
    let categories =
        model.categories.iter().map(|category| [&category.name, &category.name, &category.title]);
    let head = head(&model.api, !(codes.is_empty() && model.categories.is_empty()));
    let codes = words("Code", "What machines compare. New codes may come at any time.", codes);
    let categories = words("Category", "The groups of errors. New ones may come at any time.", categories);
    format!("{head}\n\n{codes}\n\n{categories}")
}

fn head(api: &Api, any: bool) -> String {
    let docs = docs::string(0, &format!("The codes and categories of the {}", api.title), &[]);
    let (typing, word) = if any { ("from typing import ClassVar\n\n", ", word") } else { ("", "") };
    format!(
        "{docs}\nfrom __future__ import annotations\n\n{typing}from .runtime.words import OpenWord{word}\n"
    )
}

/// An enumeration: the words of each name, what is sent, and what it stands for.
pub(super) fn words<'m>(
    class: &str,
    about: &str,
    words: impl IntoIterator<Item = [&'m String; 3]>,
) -> String {
    let member = |[name, word, about]: [&String; 3]| {
        let before = format!("{}: ClassVar[{class}] = word(", python::constant_name(name));
        let declared = layout::bracketed(4, &before, &[literal::string(word)], ")");
        let about = if about == word { String::new() } else { docs::string(4, about, &[]) };
        format!("{declared}{about}")
    };
    let members: Vec<String> = words.into_iter().map(member).collect();
    let about = docs::string(4, about, &[]);
    let gap = if members.is_empty() { "" } else { "\n" };
    format!("class {class}(OpenWord):\n{about}{gap}{}", members.concat())
}
