//! Writes the packages of each pair of catalogs, with what is claimed of them, for the compilers of other languages.

use std::path::{Path, PathBuf};
use std::{env, fs};

use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::{Party, Step, change_rules, emit};
use serde_json::{Map, Value};

use super::models;
use super::rust::deprecates;
use super::wire::claimed;

/// A target, its folder, and who uses it.
const LANGUAGES: [(TargetKind, &str, Party); 2] = [
    (TargetKind::TypeScript, "typescript", Party::TypeScript),
    (TargetKind::Python, "python", Party::Python),
];

/// `RULE/old/` and `RULE/new/` hold the packages, and `claims.json` has the rules that are claimed to break programs, by
/// language, and whether those are warned that use all of the old package.
#[test]
#[ignore = "writes to the folder that ERRCAT_CLAIMS_DIR names"]
fn packages_on_disk() {
    let folder = PathBuf::from(env::var_os("ERRCAT_CLAIMS_DIR").unwrap());
    let mut claims = Map::new();
    for rule in change_rules() {
        let (old, new) = models(rule);
        write_packages(&old, &folder.join(rule.name).join("old"));
        write_packages(&new, &folder.join(rule.name).join("new"));
        let breaks = |party| Value::Bool(claimed(&old, &new, party) == Step::Major);
        let of_rule = LANGUAGES.map(|(_, language, party)| (language.to_owned(), breaks(party)));
        let deprecates = ("deprecates".to_owned(), deprecates(&old, &new).into());
        claims.insert(
            rule.name.to_owned(),
            of_rule.into_iter().chain([deprecates]).collect::<Map<_, _>>().into(),
        );
    }
    fs::write(folder.join("claims.json"), Value::Object(claims).to_string()).unwrap();
}

fn write_packages(model: &Model, folder: &Path) {
    let targets = LANGUAGES.map(|(kind, path, _)| Target { kind, path: path.to_owned() });
    for file in emit(model, &targets) {
        let path = folder.join(file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text).unwrap();
    }
}
