//! Turns what the catalog says of its API into the package's `package.json` and `tsconfig.json`.

use serde_json::{Map, Value};

use super::{docs, readme};
use crate::emit::json;
use crate::model::{Api, Model};
use crate::output::OutputFile;

/// How the sources become what is published.
const TSCONFIG: &str = include_str!("tsconfig.json");

/// The files beside `src/`.
pub(super) fn emit(model: &Model) -> Vec<OutputFile> {
    let file = |path: &str, text: String| OutputFile { path: path.to_owned(), text };
    vec![
        file("package.json", manifest(&model.api)),
        file("tsconfig.json", TSCONFIG.to_owned()),
        file("README.md", readme::emit(model)),
    ]
}

/// As npm itself writes it.
fn manifest(api: &Api) -> String {
    let mut manifest: Map<String, Value> = serde_json::from_str(MANIFEST).unwrap_or_default();
    let description = format!("The errors of the {}, typed.", docs::one_line(&api.title));
    let known = [
        ("name", Some(api.package_name())),
        ("version", Some(api.version.clone())),
        ("description", Some(description)),
        ("homepage", api.base_url.clone()),
    ];
    for (name, value) in known {
        match value {
            Some(value) => _ = manifest.insert(name.to_owned(), value.into()),
            None => _ = manifest.shift_remove(name),
        }
    }
    json::pretty(&Value::Object(manifest))
}

/// The manifest without what varies.
const MANIFEST: &str = include_str!("package.json");
