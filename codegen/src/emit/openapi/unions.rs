//! Unions: the errors of a status, and the errors of an operation.

use serde_json::{Map, Value, json};

use super::Document;
use crate::model::{ErrorId, Model, Node, Operation, Slot};

impl Document<'_> {
    /// The unions of all statuses and all operations that have an error.
    pub(super) fn unions(&self) -> Map<String, Value> {
        let of_status = |(status, name): (&u16, &String)| {
            Some((name.clone(), self.union(name, &self.of_status(*status))?))
        };
        let of_operation = |(operation, name): (&Operation, &String)| {
            Some((name.clone(), self.union(name, &Vec::from_iter(self.model.answers(operation)))?))
        };
        let operations = self.model.operations.iter().zip(&self.names.operations).filter_map(of_operation);
        self.names.statuses.iter().filter_map(of_status).chain(operations).collect()
    }

    /// The public errors of a status, in order.
    pub(super) fn of_status(&self, status: u16) -> Vec<ErrorId> {
        let errors = self.model.public_errors().filter(|(_, error)| error.statuses.contains(&status));
        errors.map(|(id, _)| id).collect()
    }

    /// The schema of any of these errors. Tools that make code call it as the title says.
    pub(super) fn union(&self, title: &str, errors: &[ErrorId]) -> Option<Value> {
        let place = |id: &ErrorId| format!("#/components/schemas/{}", self.names.errors[id]);
        let refs: Vec<Value> = errors.iter().map(|id| json!({ "$ref": place(id) })).collect();
        if refs.is_empty() {
            return None;
        }
        // Without a code or a type in the body, several may fit one answer.
        let word = if tells_apart(self.model, errors) { "oneOf" } else { "anyOf" };
        let mut union = json!({ "title": title, word: refs });
        if let Some(member) = discriminator(self.model).filter(|_| word == "oneOf") {
            let code = |id: &ErrorId| Some((self.model[*id].code.as_ref()?.text.clone(), place(id).into()));
            let mapping: Map<String, Value> = errors.iter().filter_map(code).collect();
            union["discriminator"] = json!({ "propertyName": member, "mapping": mapping });
        }
        Some(union)
    }
}

/// Whether the body of each of these errors has a constant that no other has.
fn tells_apart(model: &Model, errors: &[ErrorId]) -> bool {
    let has = |slot: &Slot| super::schema::carries(model, slot);
    let coded = errors.iter().all(|id| model[*id].code.is_some());
    if coded && (has(&Slot::Code) || has(&Slot::Number)) {
        return true;
    }
    let mut kinds: Vec<_> = errors.iter().map(|id| (&model[*id].code, &model[*id].kind)).collect();
    kinds.sort();
    kinds.dedup();
    let typed = errors.iter().all(|id| model[*id].code.is_none() && model[*id].kind.is_some());
    typed && has(&Slot::Type) && kinds.len() == errors.len()
}

/// The member at the top of the body that carries the code: a discriminator can't be deeper.
fn discriminator(model: &Model) -> Option<&str> {
    let Some(Node::Object { members, .. }) = &model.wire.envelope.body else { return None };
    let carries = |node: &Node| matches!(node, Node::Slot(used) if used.slot == Slot::Code);
    members.iter().find(|member| carries(&member.value)).map(|member| member.name.as_str())
}
