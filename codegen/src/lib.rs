//! errcat-codegen compiles an error catalog: text in, files out. No file system, no clock, no terminal.
//!
//! ```text
//! sources ─ syntax ─▶ as written ─ resolve ─▶ ids ─ check ─▶ diagnostics, or ─ lower ─▶ Model ─ emit ─▶ files
//!                                                             two Models ─ compare ─▶ changes ─ review ─▶ diagnostics
//!                                               a Model and an error ─ snippets ─▶ code that handles it
//!                                                  a Model and answers ─ verify ─▶ findings
//!                                                 a Model and programs ─ usage ─▶ diagnostics
//! ```

mod check;
mod compare;
pub mod diagnostic;
mod emit;
mod lower;
mod meanings;
pub mod model;
mod names;
mod nearest;
pub mod output;
mod phrase;
#[cfg(test)]
mod property;
pub mod report;
mod resolve;
mod review;
pub mod span;
mod syntax;
pub mod usage;
pub mod verify;
pub mod wire;

pub use check::{Rule, SMALLEST, rules};
pub use compare::{
    BASE, Change, ChangeRule, Effects, Kind, Party, Step, Subject, change_rules, compare, needed,
};
pub use emit::{
    About, Page, Role, Section, Wait, anchor, emit, explain, pages, policy_json, snippets, waits,
};
pub use meanings::EXAMPLES;
pub use nearest::nearest;
pub use output::Snippet;
pub use phrase::{counted, duration, shortened};
pub use review::{Release, Review};
pub use syntax::{Loader, NoIncludes, keys};

use diagnostic::{Diagnostic, Diagnostics};
use model::Model;
use output::OutputFile;
use span::{Source, Sources, Span};

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

impl Compilation {
    fn side(&self) -> Option<review::Side<'_>> {
        Some(review::Side { model: self.model.as_ref()?, sources: &self.sources })
    }
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

/// Compares two catalogs, and places each change in their files; `None` if one of them didn't compile. Changes that call
/// for the step `deny` or a larger one are errors.
pub fn diff(old: &Compilation, new: &Compilation, deny: Option<Step>) -> Option<Review> {
    Some(review::review(old.side()?, new.side()?, deny))
}

/// Where the version stands in a catalog; `None` if it says none.
pub fn version_place(sources: &Sources) -> Option<Span> {
    syntax::Outline::of(sources).value(&["api", "version"])
}

/// errcat's own reference, made from its tables: schemas for editors, the language, and a page a rule. Paths are
/// relative to the workspace.
pub fn references() -> Vec<OutputFile> {
    let mut files = syntax::references();
    files.extend(check::pages());
    files.extend(compare::pages());
    files.extend(meanings::pages("verify", verify::RULES));
    files.extend(meanings::pages("usage", usage::RULES));
    files.sort();
    files
}
