//! Turns the model into reference pages: an index, and a page for each public code.
//!
//! ```text
//! README.md                  the API, its envelope, statuses, categories, operations, retry policies, guides
//! errors/<code>.md           one error, the same headings for each
//! ```
//!
//! A catalog too large for one index also has `operations.md`, `types.md` and `retired.md`, and its codes in
//! `lists/<number>.md`. A site has a page for each part of the index, `errors/<code>.md` for retired codes too, and code
//! that handles each error.

mod envelope;
mod error;
mod escape;
mod index;
mod page;
mod prose;
mod response;
mod site;
mod values;
mod writer;

use errcat_runtime::runtime::table::Tables;

pub use page::{About, Page, Role, Section};
pub use site::anchor;

use super::delays;
use crate::model::Model;
use crate::output::OutputFile;
use site::{Layout, Site, Snippets};

/// All pages, with paths relative to the folder of the docs.
pub(super) fn emit(model: &Model, tables: &Tables<'_>) -> Vec<OutputFile> {
    in_layout(model, tables, Layout::OneIndex).iter().map(Page::to_file).collect()
}

/// The pages of a site, the index first.
pub(super) fn pages(model: &Model, tables: &Tables<'_>, snippets: &Snippets<'_>) -> Vec<Page> {
    in_layout(model, tables, Layout::ManyPages(snippets))
}

fn in_layout(model: &Model, tables: &Tables<'_>, layout: Layout<'_>) -> Vec<Page> {
    let site = Site::new(model, tables, layout);
    let mut pages = index::pages(&site);
    pages.extend(error::pages(&site));
    pages
}
