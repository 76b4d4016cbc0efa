//! Operations: which call a request makes.

use std::collections::BTreeMap;

use matchit::Router;

use crate::diagnostic::Diagnostic;
use crate::resolve::Resolved;
use crate::span::Span;
use crate::syntax::lexical;

use super::Findings;

/// No request may make two calls. Of two patterns the more specific one counts; these are equally so.
pub(super) fn ambiguous_request(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut by_method: BTreeMap<&str, Router<(&str, Span)>> = BTreeMap::new();
    for operation in &catalog.operations {
        for written in &operation.written.request {
            let Some((method, path)) = lexical::request(&written.text) else { continue };
            let router = by_method.entry(method).or_default();
            let Err(conflict) = router.insert(path, (&operation.name.text, written.span)) else { continue };
            let message = format!("`{}` is the request of another call too", written.text);
            let mut diagnostic = Diagnostic::error("ambiguous-request", message, written.span);
            if let matchit::InsertError::Conflict { with } = &conflict
                && let Ok(found) = router.at(with)
            {
                let (name, place) = *found.value;
                diagnostic = diagnostic.also(place, format!("it calls `{name}` here"));
            }
            findings.push(diagnostic.help("give each call a request of its own, or make them one operation"));
        }
    }
}
