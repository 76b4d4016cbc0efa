//! Turns the model into reference pages: an index, and a page for each public code.
//!
//! ```text
//! README.md                  the API, its envelope, statuses, categories, operations, retry policies, guides
//! errors/<code>.md           one error, the same headings for each
//! ```
//!
//! A catalog too large for one index also has `operations.md`, `types.md` and `retired.md`, and its codes in
//! `lists/<number>.md`.

mod envelope;
mod error;
mod escape;
mod index;
mod prose;
mod response;
mod site;
mod values;
mod writer;

use bumpalo::Bump;

use super::delays;
use crate::model::Model;
use crate::output::OutputFile;

/// All pages, with paths relative to the folder of the docs.
pub(super) fn emit(model: &Model) -> Vec<OutputFile> {
    let arena = Bump::new();
    let site = site::Site::new(model, &arena);
    let mut files = index::pages(&site);
    files.extend(error::pages(&site));
    files
}
