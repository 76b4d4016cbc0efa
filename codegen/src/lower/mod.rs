//! Turns a resolved catalog into the model, with every default filled in. Cannot fail: every refusal happened before.

mod envelope;
mod error;
mod phrases;
mod policy;
mod sample;
mod status;
mod types;

use crate::model::{Api, Attribute, Category, Guide, Model, Operation, Request, Retired, Target, TargetKind};
use crate::names;
use crate::resolve::Resolved;
use crate::syntax::catalog::{Entries, Text};
use crate::syntax::lexical;

use types::Types;

/// The model of a catalog without errors.
pub(crate) fn lower(resolved: &Resolved<'_>) -> Model {
    let mut types = Types::new(resolved);
    let attributes = attributes(resolved, &mut types);
    let errors = error::errors(resolved, &mut types);
    let (policies, fallback_policy) = policy::policies(&resolved.written.retry);
    let types = types.finish();
    Model {
        api: api(resolved),
        wire: envelope::wire(resolved),
        statuses: status::statuses(resolved, &policies),
        roles: resolved.roles.clone(),
        policies,
        fallback_policy,
        categories: categories(resolved),
        errors: error::with_examples(errors, resolved, &types),
        types,
        attributes,
        operations: operations(resolved),
        retired: retired(resolved),
        retired_names: resolved.written.retired_names.iter().map(|name| name.text.clone()).collect(),
        guides: guides(&resolved.written.guides),
        targets: targets(resolved.written.targets.as_ref()),
    }
}

fn api(resolved: &Resolved<'_>) -> Api {
    let api = &resolved.written.api;
    Api {
        name: api.name.text.clone(),
        title: text(api.title.as_ref()).unwrap_or_else(|| names::words(&api.name.text)),
        version: text(api.version.as_ref()).unwrap_or_else(|| "0.1.0".to_owned()),
        description: text(api.description.as_ref()),
        docs_url: text(api.docs_url.as_ref()),
        base_url: text(api.base_url.as_ref()),
        support: text(api.support.as_ref()),
        updated: text(api.updated.as_ref()),
        locale: text(api.locale.as_ref()).unwrap_or_else(|| "en".to_owned()),
        error_type: text(api.error_type.as_ref()).unwrap_or_else(|| "ApiError".to_owned()),
    }
}

fn categories(resolved: &Resolved<'_>) -> Vec<Category> {
    let lower = |category: &crate::resolve::Category<'_>| Category {
        name: category.name.text.clone(),
        title: title(category.written.title.as_ref(), category.name),
        description: text(category.written.description.as_ref()),
    };
    resolved.categories.iter().map(lower).collect()
}

fn attributes(resolved: &Resolved<'_>, types: &mut Types<'_, '_>) -> Vec<Attribute> {
    let lower = |attribute: &crate::resolve::Attribute<'_>| Attribute {
        name: attribute.name.text.clone(),
        ty: types.ty(&attribute.ty, &attribute.name.text, attribute.internal),
        always: attribute.required || attribute.default.is_some(),
        internal: attribute.internal,
    };
    resolved.attributes.iter().map(lower).collect()
}

fn operations(resolved: &Resolved<'_>) -> Vec<Operation> {
    let lower = |operation: &crate::resolve::Operation<'_>| Operation {
        name: operation.name.text.clone(),
        title: title(operation.written.title.as_ref(), operation.name),
        description: text(operation.written.description.as_ref()),
        requests: operation.written.request.iter().filter_map(request).collect(),
        errors: operation.errors.clone(),
    };
    resolved.operations.iter().map(lower).collect()
}

fn request(written: &Text) -> Option<Request> {
    let (method, path) = lexical::request(&written.text)?;
    Some(Request { method: method.to_owned(), path: path.to_owned() })
}

fn retired(resolved: &Resolved<'_>) -> Vec<Retired> {
    let lower = |retired: &crate::resolve::Retired<'_>| Retired {
        code: retired.code.text.clone(),
        since: text(retired.written.since.as_ref()),
        note: text(retired.written.note.as_ref()),
        replaced_by: retired.replaced_by,
        retires_name: resolved.retires_name(retired),
    };
    resolved.retired.iter().map(lower).collect()
}

fn guides(guides: &Entries<Text>) -> Vec<Guide> {
    guides.iter().map(|(title, body)| Guide { title: title.text.clone(), text: body.text.clone() }).collect()
}

/// The outputs that are built, relative to the output folder, which the language calls `generated/`.
fn targets(written: Option<&Entries<Text>>) -> Vec<Target> {
    let path = |name: &str, default: &'static str| match written {
        None => Some(default),
        Some(written) => written.iter().find(|(key, _)| key.text == name).map(|(_, path)| path.text.as_str()),
    };
    let target = |(kind, name, default)| Some(Target { kind, path: place(path(name, default)?, default) });
    TargetKind::ALL.iter().copied().filter_map(target).collect()
}

/// Where an output goes. One that is a file keeps its usual name in a folder.
fn place(path: &str, default: &str) -> String {
    let name = default.rsplit('/').next().filter(|name| name.contains('.'));
    let is_folder = path.ends_with('/') || inside(path).is_empty();
    match name {
        Some(name) if is_folder => inside(&format!("{path}/{name}")),
        _ => inside(path),
    }
}

/// A path below the output folder, without `.` and doubled or trailing slashes.
fn inside(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.first() == Some(&"generated") {
        parts.remove(0);
    }
    parts.join("/")
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.text.clone())
}

fn title(title: Option<&Text>, key: &Text) -> String {
    text(title).unwrap_or_else(|| names::words(&key.text))
}

/// A position as the number inside an id.
fn id(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
