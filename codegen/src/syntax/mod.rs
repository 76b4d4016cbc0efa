//! Turns YAML text into the catalog as written, every value with its place.

mod accessor;
#[cfg(test)]
pub(crate) mod arbitrary;
pub(crate) mod catalog;
mod include;
mod keys;
pub(crate) mod lexical;
mod outline;
mod reference;
mod schema;
mod shape;
#[cfg(test)]
mod tests;
mod yaml;

pub use accessor::keys;
pub(crate) use outline::Outline;

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::OutputFile;
use crate::span::{FileId, Source, Sources, Span};
use catalog::Catalog;
use keys::{INCLUDED, ROOT, Record};
use yaml::{Document, Name, Node, NodeValue};

/// Reads the files that a catalog includes.
pub trait Loader {
    /// The files that a pattern of `include` names, a path or glob relative to the catalog: sorted by path, and named
    /// as diagnostics shall show them. A failure is one sentence; no file at all is an empty list.
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String>;
}

/// The files that are made from the table of keys: the editor's schemas and the language reference. Their paths are
/// relative to the repository's root.
pub(crate) fn references() -> Vec<OutputFile> {
    schema::schemas().into_iter().chain([reference::reference()]).collect()
}

/// For a catalog in one file: nothing can be included.
#[derive(Clone, Copy, Debug)]
pub struct NoIncludes;

impl Loader for NoIncludes {
    fn load(&self, _pattern: &str) -> Result<Vec<Source>, String> {
        Err("files can't be included here".to_owned())
    }
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
    let file = sources.push(catalog);
    let Part { mut catalog, mut complete } = parse_file(file, &ROOT, sources, diagnostics);
    for pattern in catalog.include.clone() {
        for file in include::load(&pattern, loader, sources, diagnostics) {
            let part = file.map(|file| parse_file(file, &INCLUDED, sources, diagnostics)).unwrap_or_default();
            complete &= part.complete;
            include::merge(&mut catalog, part.catalog);
        }
    }
    include::refuse_doubles(&mut catalog, diagnostics);
    complete.then_some(catalog)
}

/// What was read of one file.
#[derive(Default)]
struct Part {
    catalog: Catalog,
    /// All of the file was understood.
    complete: bool,
}

fn parse_file(
    file: FileId,
    record: &'static Record,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Part {
    let text = &sources.get(file).text;
    let Document { root, complete } = yaml::read(text, file, diagnostics);
    let Some(root) = root else {
        let is_fine = !complete || record.keys.iter().all(|key| !key.required);
        if !is_fine {
            let span = Span { file, start: 0, end: 0 };
            let diagnostic = Diagnostic::error("missing-key", "the catalog is empty", span);
            diagnostics.push(diagnostic.help("begin with `catalog: 1`"));
        }
        return Part { catalog: Catalog::default(), complete: complete && is_fine };
    };
    if !is_understood(&root, diagnostics) {
        return Part::default();
    }
    let span = root.span;
    let places = needed_places(&root);
    match Catalog::deserialize(shape::check_root(root, record, text, diagnostics)) {
        Ok(mut catalog) => {
            let is_refused = |place: Option<Span>| place.is_none_or(|place| diagnostics.has_errors_in(place));
            let refused = places.into_iter().filter(|(_, place)| is_refused(*place));
            catalog.refused = refused.map(|(section, _)| section).collect();
            Part { catalog, complete }
        }
        Err(bug) => {
            debug_assert!(false, "the key table and the catalog disagree: {bug}");
            diagnostics.push(Diagnostic::error("syntax", format!("a bug in errcat: {bug}"), span));
            Part::default()
        }
    }
}

/// Where that stands which rules miss when it was refused; `None` for what is missing and was reported for it.
fn needed_places(root: &Node) -> Vec<(&'static str, Option<Span>)> {
    let NodeValue::Map { entries, .. } = &root.value else {
        return ["errors", "wire", "api.docs_url"].map(|section| (section, None)).into();
    };
    let mut places = vec![("wire", place(entries, "wire"))];
    if place(entries, "errors").is_some() || place(entries, "include").is_none() {
        places.push(("errors", place(entries, "errors")));
    }
    match entries.iter().find(|(name, _)| name.text == "api").map(|(_, api)| &api.value) {
        Some(NodeValue::Map { entries, .. }) => {
            places.extend(place(entries, "docs_url").map(|place| ("api.docs_url", Some(place))));
        }
        _ => places.push(("api.docs_url", None)),
    }
    places
}

/// From the beginning of a key to the end of its value.
fn place(entries: &[(Name, Node)], key: &str) -> Option<Span> {
    let entry = entries.iter().find(|(name, _)| name.text == key);
    entry.map(|(name, value)| Span { end: value.span.end, ..name.span })
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
