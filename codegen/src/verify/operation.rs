//! Which call a request makes, and what that call may answer with.

use std::collections::{BTreeMap, BTreeSet};

use matchit::Router;

use super::{Finding, Known};
use crate::model::{ErrorId, Model};

/// The requests of the catalog's operations.
pub(super) struct Calls {
    by_method: BTreeMap<String, Router<usize>>,
    /// The path of `api.base_url`, which requests may begin with.
    base: String,
    /// What each operation can answer with, in order.
    answers: Vec<BTreeSet<ErrorId>>,
    /// What a server answers to any call.
    to_any: BTreeSet<ErrorId>,
}

impl Calls {
    pub(super) fn new(model: &Model) -> Self {
        let mut by_method: BTreeMap<String, Router<usize>> = BTreeMap::new();
        for (index, operation) in model.operations.iter().enumerate() {
            for request in &operation.requests {
                let router = by_method.entry(request.method.clone()).or_default();
                // The check has refused what doesn't fit.
                _ = router.insert(&*request.path, index);
            }
        }
        let base = model.api.base_url.as_deref().map(path).unwrap_or_default();
        Self {
            by_method,
            base: base.trim_end_matches('/').to_owned(),
            answers: model.operations.iter().map(|operation| model.answers(operation)).collect(),
            to_any: model.roles.iter().filter_map(|(_, id)| model.sent_as(*id)).collect(),
        }
    }

    /// The index of the operation that a request calls.
    fn find(&self, method: &str, target: &str) -> Option<usize> {
        let whole = path(target);
        let inner = whole.strip_prefix(self.base.as_str()).filter(|inner| inner.starts_with('/'));
        let candidates = inner.into_iter().chain([whole]);
        let candidates = candidates.flat_map(|path| [path, path.trim_end_matches('/')]);
        // What answers to GET answers to HEAD too (RFC 9110 §9.3.2).
        let methods = [method, if method == "HEAD" { "GET" } else { method }];
        let mut tried = candidates.flat_map(|path| methods.map(|method| (method, path)));
        tried.find_map(|(method, path)| Some(*self.by_method.get(method)?.at(path).ok()?.value))
    }
}

/// The path of a URL or of a request's target.
fn path(target: &str) -> &str {
    let target = target.split(['?', '#']).next().unwrap_or_default();
    match target.split_once("://").filter(|_| !target.starts_with('/')) {
        Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
        None => target,
    }
}

/// The call that was asked for lists the error, or a server answers with it to any call.
pub(super) fn undeclared(known: Known<'_, '_>) -> Option<Finding> {
    let (calls, asked) = (&known.verifier.calls, known.answer.request.as_ref()?);
    let index = calls.find(&asked.method, &asked.target)?;
    if calls.answers[index].contains(&known.id) || calls.to_any.contains(&known.id) {
        return None;
    }
    let (operation, error) = (&known.verifier.model.operations[index].name, &known.error.key);
    let message = format!("the operation `{operation}` answered with `{error}`, which it doesn't list");
    let help = format!("add `{error}` to `errors` of `{operation}`, or answer with another error");
    Some(Finding::new("undeclared-error", format!("{operation} {error}"), message, help))
}
