//! Claims about Rust: a program that uses everything of the old crate compiles against the new one, exactly if the
//! table says that nothing breaks.
//!
//! Each crate is a member of one throw-away workspace, and its program an example in it, so that one run of Cargo checks
//! all of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::output::OutputFile;
use errcat_codegen::{Party, Step, change_rules, emit};
use serde_json::Value;

use super::models;
use super::program::program;
use super::wire::claimed;

#[test]
fn programs_of_the_old_crate_compile_as_the_table_says() {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("claims");
    for rule in change_rules() {
        let (old, new) = models(rule);
        write_member(&workspace, rule.name, &new, &old);
        if claimed(&old, &new, Party::Rust) == Step::Major {
            write_member(&workspace, &format!("{}{CONTROL}", rule.name), &old, &old);
        }
    }
    write_workspace(&workspace);
    let Checked { broken, warned } = checked(&workspace);
    let mut wrong = Vec::new();
    for rule in change_rules() {
        let (old, new) = models(rule);
        let is_claimed = claimed(&old, &new, Party::Rust) == Step::Major;
        if is_claimed != broken.contains(rule.name) {
            wrong.push(format!("{}: claimed {is_claimed}", rule.name));
        }
        let is_warned = deprecates(&old, &new);
        if !is_claimed && is_warned != warned.contains(rule.name) {
            wrong.push(format!("{}: deprecates {is_warned}", rule.name));
        }
    }
    wrong.extend(broken.into_iter().filter(|name| name.ends_with(CONTROL)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Makes a folder the workspace of all that lies in it, with the versions of this one.
pub(crate) fn write_workspace(folder: &Path) {
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n";
    write(&folder.join("Cargo.toml"), manifest);
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("Cargo.lock");
    write(&folder.join("Cargo.lock"), &fs::read_to_string(lock).unwrap());
}

/// What the names of crates end in that go with a program of their own: it compiles, so what breaks is the change.
const CONTROL: &str = "-before";

/// The new crate, and a program of the old one. Packages have names of their own, the libraries those of the catalogs.
pub(crate) fn write_member(workspace: &Path, name: &str, new: &Model, old: &Model) {
    let folder = workspace.join(name);
    for OutputFile { path, text } in crate_of(new) {
        let own = format!("name = \"{}\"", new.api.package_name());
        let text = match path.as_str() {
            "Cargo.toml" => {
                let library = format!("\n[lib]\nname = \"{}\"\n", new.api.module_name());
                text.replacen(&own, &format!("name = \"{name}\""), 1) + &library
            }
            _ => text,
        };
        write(&folder.join(path), &text);
    }
    write(&folder.join("examples").join(format!("{name}.rs")), &program(old, &crate_of(old)));
}

fn crate_of(model: &Model) -> Vec<OutputFile> {
    emit(model, &[Target { kind: TargetKind::Rust, path: String::new() }])
}

/// Whether an error of both is deprecated in the new one.
pub(crate) fn deprecates(old: &Model, new: &Model) -> bool {
    let deprecated = new.errors.iter().filter(|error| error.deprecated.is_some());
    deprecated.clone().any(|error| old.errors.iter().any(|known| known.name == error.name))
}

/// What became of the programs, by their packages.
struct Checked {
    /// Those that don't compile.
    broken: BTreeSet<String>,
    /// Those that use what is deprecated.
    warned: BTreeSet<String>,
}

/// Checks all programs. That every crate itself compiles is asserted.
fn checked(workspace: &Path) -> Checked {
    let output = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["check", "--offline", "--quiet", "--workspace", "--examples", "--features", "server"])
        .args(["--keep-going", "--message-format", "json"])
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let messages: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let checked = messages.iter().filter(|message| message["target"]["kind"][0] == "lib");
    let told = |is_wanted: &dyn Fn(&Value) -> bool| -> BTreeSet<String> {
        let told = messages.iter().filter(|message| is_wanted(&message["message"]));
        told.map(|one| {
            assert_eq!(one["target"]["kind"][0], "example", "{}", one["message"]["rendered"]);
            one["target"]["name"].as_str().unwrap().to_owned()
        })
        .collect()
    };
    let broken = told(&|message| message["level"] == "error");
    let warned = told(&|message| message["code"]["code"] == "deprecated");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(checked.count() >= change_rules().count(), "{stderr}");
    Checked { broken, warned }
}

/// Writes a file whose text changed, so that nothing is checked in vain.
pub(crate) fn write(path: &PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return;
    }
    fs::write(path, text).unwrap();
}
