//! Turns an error into what code that handles it does, whatever the language.

use crate::model::{ErrorDef, Field, Made, Model, Policy, Type, TypeBody};

/// What is said when tries are used up and the work may have been done.
pub(super) const LOOK_FIRST: &str = "it may be done: look first";

/// More fields than this don't make an example clearer.
const MOST_FIELDS: usize = 2;

/// The fields to show, those first that servers always send: what can be printed in a word or two and may stand in logs.
/// How long to wait is left to the client.
pub(super) fn shown_fields<'m>(model: &'m Model, error: &'m ErrorDef) -> Vec<&'m Field> {
    let is_given = |field: &&Field| !field.internal && !field.sensitive && field.constant.is_none();
    let shown = || error.fields.iter().filter(is_given).filter(|field| !field.is_wait());
    let short = || shown().filter(|field| is_short(model, &field.ty));
    let (sure, optional) = (short().filter(|field| !field.optional), short().filter(|field| field.optional));
    sure.chain(optional).take(MOST_FIELDS).collect()
}

fn is_short(model: &Model, ty: &Type) -> bool {
    match ty.made() {
        Made::Scalar(_) => *ty != Type::Json,
        Made::List(_) | Made::Map(_) => false,
        Made::Named(id) => matches!(model[id].body, TypeBody::Enumeration(_)),
    }
}

/// A sentence on how often, for a comment.
pub(super) fn tries(policy: &Policy) -> String {
    let safe = if policy.idempotent_only { ", as a GET may be" } else { "" };
    format!("Tried again{safe}: {} attempts in all.", policy.attempts)
}
