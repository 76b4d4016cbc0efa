//! Names that stand beside each other in a TypeScript package, whatever they are names of.

use std::collections::BTreeMap;

use super::Findings;
use super::names::{Collisions, type_names};
use crate::diagnostic::Diagnostic;
use crate::names::typescript;
use crate::resolve::Resolved;
use crate::span::Span;

/// A name that the package exports, what it comes from, and where that stands.
struct Export {
    name: String,
    written: String,
    span: Span,
}

/// No two names may become one, be it of an error, a type, a category or an operation.
pub(super) fn collisions(catalog: &Resolved<'_>, collisions: &mut Collisions<'_>) {
    let mut taken: BTreeMap<String, (String, Span)> = BTreeMap::new();
    for Export { name, written, span } in exports(catalog) {
        let entry = (written, span);
        match taken.get(&name) {
            Some(first) => collisions.report("TypeScript", &name, [first, &entry], "rename one of them"),
            None => _ = taken.insert(name, entry),
        }
    }
}

/// No name may be one that every package exports.
pub(super) fn reserved(catalog: &Resolved<'_>, findings: &mut Findings) {
    let base = catalog.written.api.error_type.as_ref();
    let base_name = base.map_or("ApiError", |base| base.text.as_str());
    let mut refuse = |name: &str, span, help: &str| {
        let message = format!(
            "the name `{name}` is reserved: every generated TypeScript package has something of that name"
        );
        let refusal = Diagnostic::error("reserved-name", message, span).help(help);
        findings.push_unless_refused(refusal);
    };
    if let Some(base) = base.filter(|base| typescript::is_taken(&base.text)) {
        refuse(&base.text, base.span, "choose another name");
    }
    let has_it = |export: &Export| typescript::is_taken(&export.name) || export.name == base_name;
    for export in exports(catalog).into_iter().filter(has_it) {
        refuse(&export.name, export.span, "rename it; an error takes a `name`");
    }
}

fn exports(catalog: &Resolved<'_>) -> Vec<Export> {
    let mut exports = Vec::new();
    let mut add = |name: String, written: &str, span| {
        exports.push(Export { name, written: written.to_owned(), span });
    };
    for error in &catalog.errors {
        let name = error.name();
        add(typescript::class_name(&name.text), &name.text, name.span);
        add(typescript::fields_name(&name.text), &name.text, name.span);
    }
    for operation in &catalog.operations {
        add(typescript::class_name(&operation.name.text), &operation.name.text, operation.name.span);
    }
    for category in &catalog.categories {
        add(typescript::category_name(&category.name.text), &category.name.text, category.name.span);
    }
    for (written, span) in type_names(catalog) {
        add(typescript::type_name(&written), &written, span);
    }
    exports
}
