//! Turns the catalog into the JSON that the reader works with, a line for each error, in texts that are parsed when
//! the first answer is read. So they cost the compiler nothing, and a program that only needs types doesn't load them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::emit::json;
use crate::model::{Model, TypeBody};
use crate::names::typescript;
use crate::wire;

/// `src/catalog/tables.ts`.
pub(super) fn emit(model: &Model) -> String {
    let wire::Reader { mut catalog, errors } = wire::reader(model);
    catalog["error_type"] = model.api.error_type.as_str().into();
    catalog["members"] = members(model).into();
    let lines: Vec<_> = errors.iter().map(|error| format!("  {}", json::compact(error))).collect();
    format!(
        "/** What the catalog says of each error, as JSON. */\nexport const ERRORS = `[\n{}\n]`;\n\n\
         /** What else it says: envelopes, policies, statuses, types, names. */\nexport const CATALOG = `{}`;\n",
        in_template(&lines.join(",\n")),
        in_template(&by_member(&catalog)),
    )
}

/// How fields are named here, where that differs from the wire.
fn members(model: &Model) -> Map<String, Value> {
    let of_errors =
        model.public_errors().flat_map(|(_, error)| error.fields.iter().filter(|field| !field.internal));
    let of_types =
        model.types.iter().filter(|definition| !definition.internal).flat_map(|definition| match &definition
            .body
        {
            TypeBody::Enumeration(_) => &[],
            TypeBody::Object(fields) => fields.as_slice(),
        });
    let names = of_errors.chain(of_types).map(|field| (&field.name, typescript::field_name(&field.name)));
    let names: BTreeMap<_, _> = names.filter(|(name, member)| *name != member).collect();
    names.into_iter().map(|(name, member)| (name.clone(), member.into())).collect()
}

/// An object with each member on a line of its own.
fn by_member(object: &Value) -> String {
    let members = object.as_object().into_iter().flatten();
    let members =
        members.map(|(name, value)| format!("  {}: {}", Value::from(name.as_str()), json::compact(value)));
    format!("{{\n{}\n}}", members.collect::<Vec<_>>().join(",\n"))
}

/// Text as it stands in a template literal.
fn in_template(text: &str) -> String {
    text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${")
}
