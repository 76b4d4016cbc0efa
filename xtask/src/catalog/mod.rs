//! Finds a catalog and its output folder, and reads its files for the library.

mod files;
mod place;
mod text;

pub(crate) use files::{Catalog, Files, MATCHING, refuse_outside};
pub(crate) use place::{Place, workspace};
