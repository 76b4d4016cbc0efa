//! Turns YAML text into the catalog as written, every value with its place.

pub(crate) mod catalog;
mod include;
mod keys;
pub(crate) mod lexical;
mod shape;
mod yaml;

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::{FileId, Source, Sources, Span};
use catalog::{Catalog, Text};
use keys::{INCLUDED, ROOT, Record};
use yaml::{Node, NodeValue};

/// Reads the files that a catalog includes.
pub trait Loader {
    /// The files that a pattern of `include` names, a path or glob relative to the catalog: sorted by path, and named
    /// as diagnostics shall show them. A failure is one sentence; no file at all is an empty list.
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String>;
}

/// Reads a catalog and the files it includes, and reports every problem of their form.
///
/// What has a problem is left out of the catalog. `None` when a part of the text could not be understood at all, so
/// that rules about the whole would only report what follows from that.
pub(crate) fn parse(
    catalog: Source,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Catalog> {
    let root = sources.push(catalog);
    let mut catalog = parse_file(root, &ROOT, sources, diagnostics);
    if let Some(catalog) = &mut catalog {
        let mut complete = true;
        for pattern in catalog.include.clone() {
            complete &= include(catalog, &pattern, loader, sources, diagnostics);
        }
        include::refuse_doubles(catalog, diagnostics);
        if !complete {
            return None;
        }
    }
    catalog
}

/// Adds the files of one pattern. Whether all of them could be read.
fn include(
    catalog: &mut Catalog,
    pattern: &Text,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> bool {
    let files = match loader.load(&pattern.text) {
        Ok(files) if files.is_empty() => Err("no file has this name".to_owned()),
        result => result,
    };
    let files = match files {
        Ok(files) => files,
        Err(reason) => {
            let message = format!("can't include `{}`: {reason}", pattern.text);
            diagnostics
                .push(Diagnostic::error("include", message, pattern.span).help("correct or remove the path"));
            return false;
        }
    };
    let mut complete = true;
    for file in files {
        if let Some(known) = sources.iter().find(|(_, known)| known.path == file.path) {
            let _ = known;
            let message = format!("`{}` is already part of the catalog", file.path);
            diagnostics
                .push(Diagnostic::error("include", message, pattern.span).help("name every file once"));
            continue;
        }
        let file = sources.push(file);
        match parse_file(file, &INCLUDED, sources, diagnostics) {
            Some(included) => include::merge(catalog, included),
            None => complete = false,
        }
    }
    complete
}

/// Reads one file. `None` when it could not be understood.
fn parse_file(
    file: FileId,
    record: &'static Record,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Catalog> {
    let text = &sources.get(file).text;
    let document = yaml::read(text, file, diagnostics);
    let root = document.root.or_else(|| {
        let is_whole = std::ptr::eq(record, &raw const ROOT);
        if document.complete && is_whole {
            let message = "the catalog is empty";
            let span = Span { file, start: 0, end: 0 };
            diagnostics.push(Diagnostic::error("missing-key", message, span).help("begin with `catalog: 1`"));
        }
        None
    })?;
    if !is_understood(&root, diagnostics) {
        return None;
    }
    let value = shape::check_root(root, record, text, diagnostics);
    let catalog = Catalog::deserialize(value);
    debug_assert!(catalog.is_ok(), "the key table and the catalog disagree: {:?}", catalog.err());
    catalog.ok().filter(|_| document.complete)
}

/// Whether the catalog is written in a version of the language that is known here.
fn is_understood(root: &Node, diagnostics: &mut Diagnostics) -> bool {
    let NodeValue::Map { entries, .. } = &root.value else { return true };
    let version = entries.iter().find(|(name, _)| name.text == "catalog").map(|(_, node)| node);
    let Some(Node { span, value: NodeValue::Scalar { text, .. } }) = version else { return true };
    let understood = text == "1" || lexical::integer(text).is_none();
    if !understood {
        let message = format!("version `{text}` of the catalog language is not understood");
        let diagnostic = Diagnostic::error("unsupported-version", message, *span);
        diagnostics
            .push(diagnostic.label("only `1` is understood").help("write `catalog: 1`, or update errcat"));
    }
    understood
}
