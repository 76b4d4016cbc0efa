//! errcat-codegen compiles an error catalog: text in, files out. No file system, no clock, no terminal.
//!
//! ```text
//! sources ─ syntax ─▶ as written ─ resolve ─▶ ids ─ check ─▶ diagnostics, or ─ lower ─▶ Model ─ emit ─▶ files
//! ```

mod check;
pub mod diagnostic;
mod emit;
mod lower;
pub mod model;
mod names;
mod nearest;
pub mod output;
#[cfg(test)]
mod property;
pub mod report;
mod resolve;
pub mod span;
mod syntax;
pub mod wire;

pub use check::{Rule, SMALLEST, rules};
pub use emit::{emit, explain};
pub use nearest::nearest;
pub use syntax::{Loader, NoIncludes, keys};

use diagnostic::{Diagnostic, Diagnostics};
use model::Model;
use output::OutputFile;
use span::{Source, Sources};

/// What became of a catalog.
#[derive(Clone, Debug)]
pub struct Compilation {
    /// The catalog, then the files it includes.
    pub sources: Sources,
    /// Every problem, in file order.
    pub diagnostics: Vec<Diagnostic>,
    /// The catalog's meaning; `None` when a diagnostic is an error.
    pub model: Option<Model>,
}

/// Compiles a catalog and the files that `loader` finds for its `include`.
pub fn compile(catalog: Source, loader: &dyn Loader) -> Compilation {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let written = syntax::parse(catalog, loader, &mut sources, &mut diagnostics);
    let model = written.and_then(|written| {
        let resolved = resolve::resolve(&written, &sources, &mut diagnostics);
        check::check(&resolved, &mut diagnostics);
        (!diagnostics.has_errors()).then(|| lower::lower(&resolved))
    });
    Compilation { sources, diagnostics: diagnostics.into_sorted(), model }
}

/// errcat's own reference, made from its tables: schemas for editors, the language, and a page a rule. Paths are
/// relative to the workspace.
pub fn references() -> Vec<OutputFile> {
    let mut files = syntax::references();
    files.extend(check::pages());
    files.sort();
    files
}
