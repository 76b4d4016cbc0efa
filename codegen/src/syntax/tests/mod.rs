//! Text in; the catalog as written, and diagnostics, out.

mod include;
mod mutations;
mod shape;
mod yaml;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::catalog::Catalog;
use super::{Loader, parse};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::{Source, Sources};

/// A catalog with everything that is required but errors.
const HEAD: &str = "catalog: 1\napi: {name: a}\nwire: {body: {code: $code}}\n";

/// Files by pattern.
#[derive(Default)]
struct Files(BTreeMap<String, Vec<Source>>);

impl Loader for Files {
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String> {
        Ok(self.0.get(pattern).cloned().unwrap_or_default())
    }
}

struct Parsed {
    catalog: Option<Catalog>,
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

/// Parses a catalog, and files that it includes by their paths.
fn parse_files(text: &str, included: &[(&str, &str)]) -> Parsed {
    let mut files = Files::default();
    for (path, text) in included {
        let source = Source { path: (*path).to_owned(), text: (*text).to_owned() };
        files.0.entry((*path).to_owned()).or_default().push(source);
    }
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let source = Source { path: "catalog.yaml".to_owned(), text: text.to_owned() };
    let catalog = parse(source, &files, &mut sources, &mut diagnostics);
    Parsed { catalog, sources, diagnostics: diagnostics.into_sorted() }
}

/// The catalog of a text without problems.
fn catalog(text: &str) -> Catalog {
    let parsed = parse_files(text, &[]);
    assert_eq!(parsed.report(), "");
    parsed.catalog.unwrap()
}

/// The problems of a text.
fn report(text: &str) -> String {
    parse_files(text, &[]).report()
}

impl Parsed {
    /// For each problem its place, rule, message and the underlined text; below it secondary places and the help.
    fn report(&self) -> String {
        let mut report = String::new();
        for diagnostic in &self.diagnostics {
            let span = diagnostic.primary.span;
            let (line, column) = self.sources.line_column(span);
            let file = self.sources.get(span.file);
            let text = &file.text[span.start as usize..span.end as usize];
            let (rule, message) = (diagnostic.rule, &diagnostic.message);
            writeln!(report, "{}:{line}:{column} {rule}: {message} @ {text:?}", file.path).unwrap();
            for also in &diagnostic.secondary {
                let (line, column) = self.sources.line_column(also.span);
                let path = &self.sources.get(also.span.file).path;
                writeln!(report, "    {path}:{line}:{column} {}", also.text).unwrap();
            }
            if let Some(help) = &diagnostic.help {
                writeln!(report, "    help: {help}").unwrap();
            }
        }
        report
    }
}
