//! References that resolving found, yet lead nowhere useful.

use crate::diagnostic::Diagnostic;
use crate::model::{self, Role};
use crate::resolve::{Field, Resolved, Type};
use crate::syntax::catalog::Text;

use super::Findings;

pub(super) fn empty_operation(catalog: &Resolved<'_>, findings: &mut Findings) {
    for operation in &catalog.operations {
        let written = operation.written;
        let is_known = |key: &Text| catalog.categories.iter().any(|category| category.name.text == key.text);
        // What names nothing that is known is told elsewhere.
        let names_unknown = !written.errors.is_empty() || !written.categories.iter().all(is_known);
        if operation.errors.is_empty() && !names_unknown {
            let message = format!("the operation `{}` can't fail", operation.name.text);
            let diagnostic = Diagnostic::error("empty-operation", message, operation.name.span);
            findings.push(diagnostic.help("list what it can answer with under `errors` or `categories`"));
        }
    }
}

pub(super) fn unfillable_role(catalog: &Resolved<'_>, findings: &mut Findings) {
    for (role, id) in &catalog.roles {
        let error = catalog.error(*id);
        let Some((_, word)) = Role::ALL.into_iter().find(|(known, _)| known == role) else { continue };
        let named = catalog.written.roles.iter().find(|(name, _)| name.text == word);
        let Some((_, name)) = named else { continue };
        for field in error.fields.iter().filter(|field| field.is_required() && !is_filled(field, *role)) {
            let problem = format!(
                "`{}` needs `{}`, which can't be given in the role `{word}`",
                name.text, field.name.text
            );
            let diagnostic = Diagnostic::error("unfillable-role", problem, name.span);
            let diagnostic = diagnostic.also(field.name.span, "required here");
            findings
                .push(diagnostic.help("make the field optional, or name an error without required fields"));
        }
    }
}

/// Whether a framework knows the value.
fn is_filled(field: &Field<'_>, role: Role) -> bool {
    field.ty == Type::Builtin(model::Type::String) && role.fills().contains(&field.name.text.as_str())
}
