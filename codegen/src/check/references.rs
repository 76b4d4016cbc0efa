//! References that resolving found, yet lead nowhere useful.

use crate::diagnostic::Diagnostic;
use crate::resolve::Resolved;

use super::Findings;

pub(super) fn empty_operation(catalog: &Resolved<'_>, findings: &mut Findings) {
    for operation in &catalog.operations {
        let names_nothing = operation.written.errors.is_empty() && operation.written.categories.is_empty();
        if names_nothing {
            let message = format!("the operation `{}` can't fail", operation.name.text);
            let diagnostic = Diagnostic::error("empty-operation", message, operation.name.span);
            findings.push(diagnostic.help("list what it can answer with under `errors` or `categories`"));
        }
    }
}
