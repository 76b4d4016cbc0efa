//! The repository's catalogs use every key of the language in earnest.

#![expect(clippy::unwrap_used, clippy::panic, reason = "this is a test, its helpers too")]

use std::path::{Path, PathBuf};
use std::{fs, iter};

use serde_yaml::Value;

#[test]
fn the_catalogs_use_every_key() {
    let catalogs: Vec<Value> = catalog_files().iter().map(|path| read(path)).collect();
    let is_used = |key: &String| {
        let path: Vec<&str> = key.split('.').collect();
        catalogs.iter().any(|catalog| reaches(catalog, &path))
    };
    let unused: Vec<_> = errcat_codegen::keys().into_iter().filter(|key| !is_used(key)).collect();
    assert_eq!(unused, Vec::<String>::new(), "no catalog uses these keys");
}

fn catalog_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = |path: &str| fs::read_dir(root.join(path)).unwrap().map(|entry| entry.unwrap().path());
    let examples =
        folder("examples").map(|example| example.join("catalog.yaml")).filter(|path| path.exists());
    iter::once(root.join("catalog.yaml")).chain(folder("catalog")).chain(examples).collect()
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whether there is a value at the end of a path, `*` standing for any key or element.
fn reaches(value: &Value, path: &[&str]) -> bool {
    let Some((first, rest)) = path.split_first() else { return true };
    if let Value::Sequence(items) = value {
        return *first == "*" && items.iter().any(|value| reaches(value, rest));
    }
    let Value::Mapping(mapping) = value else { return false };
    if *first == "*" {
        mapping.values().any(|value| reaches(value, rest))
    } else {
        mapping.get(first).is_some_and(|value| reaches(value, rest))
    }
}
