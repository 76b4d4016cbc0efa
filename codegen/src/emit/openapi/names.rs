//! Names of components: no two are one.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ErrorId, Model};
use crate::names::typescript;

/// The names of the schemas.
pub(super) struct Names {
    /// The schema of any error.
    pub(super) any: String,
    /// The schemas of errors.
    pub(super) errors: BTreeMap<ErrorId, String>,
    /// The unions of the errors of a status.
    pub(super) statuses: BTreeMap<u16, String>,
    /// The unions of the errors of an operation, in order.
    pub(super) operations: Vec<String>,
}

impl Names {
    /// Types and errors keep their names; the others give way.
    pub(super) fn new(model: &Model) -> Self {
        let types = model.types.iter().map(|definition| typescript::type_name(&definition.name));
        let mut taken: BTreeSet<String> = types.map(|name| name.to_lowercase()).collect();
        let errors = model.public_errors();
        let errors =
            errors.map(|(id, error)| (id, free(typescript::class_name(&error.name), &mut taken))).collect();
        let statuses = model.statuses.iter().map(|status| status.code);
        Self {
            any: free(typescript::type_name(&model.api.error_type), &mut taken),
            errors,
            statuses: statuses.map(|code| (code, free(format!("ErrorsWith{code}"), &mut taken))).collect(),
            operations: model
                .operations
                .iter()
                .map(|operation| {
                    free(format!("{}Errors", typescript::type_name(&operation.name)), &mut taken)
                })
                .collect(),
        }
    }
}

/// A name that nothing has yet, also not in another case.
fn free(mut name: String, taken: &mut BTreeSet<String>) -> String {
    while !taken.insert(name.to_lowercase()) {
        name.push('_');
    }
    name
}
