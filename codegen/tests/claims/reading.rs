//! Claims about the wire, with the old crate itself: it reads the bytes of the new catalog as its tables do.
//!
//! One program depends on the crates of all changes that are claimed to break the wire for somebody.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use bumpalo::Bump;
use errcat_codegen::model::Model;
use errcat_codegen::wire::{Encoder, HttpResponse, tables};
use errcat_codegen::{ChangeRule, Party, Step, change_rules};

use super::models;
use super::promise::{Reader, broken, examples, is_same};
use super::rust::{write, write_member, write_workspace};
use super::wire::claimed;

/// The number is there, and means another length: nothing that a crate could notice.
const UNNOTICED: [&str; 1] = ["field-unit-changed"];

const HEAD: &str = "\
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
    let header = |(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value));
    all.iter().copied().map(header).collect()
}

fn main() {
";

#[test]
fn old_crates_read_new_answers_as_their_tables_do() {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reading");
    let rules: Vec<&ChangeRule> = change_rules().filter(|rule| breaks_the_wire(rule)).collect();
    let (mut program, mut manifest) = (HEAD.to_owned(), String::new());
    for rule in &rules {
        let (old, new) = models(rule);
        write_member(&workspace, rule.name, &old, &old);
        // The libraries have one name, so each is called after its package.
        let (package, name) = (rule.name, rule.name.replace('-', "_"));
        _ = writeln!(manifest, "{name} = {{ path = \"../{package}\", package = \"{package}\" }}");
        for answer in answers(&old, &new) {
            program += &reads(rule, &answer);
        }
    }
    write(&workspace.join("reader/src/main.rs"), &(program + "}\n"));
    let package = "[package]\nname = \"reader\"\nedition = \"2024\"\n\n[dependencies]\nhttp = \"1\"\n";
    write(&workspace.join("reader/Cargo.toml"), &format!("{package}{manifest}"));
    write_workspace(&workspace);
    let told = run(&workspace);
    let mut wrong = Vec::new();
    for rule in rules.iter().filter(|rule| !UNNOTICED.contains(&rule.name)) {
        let (old, new) = models(rule);
        let unread: Vec<&str> =
            told.lines().filter(|line| line.starts_with(&format!("{}: ", rule.name))).collect();
        let found = broken(&old, &new, Reader::Generated);
        if unread.is_empty() != found.is_empty() {
            wrong.push(format!("{}: {unread:?}, {found:?}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(told.lines().count() > 10, "{told}");
}

fn breaks_the_wire(rule: &ChangeRule) -> bool {
    let (old, new) = models(rule);
    [Party::OldClients, Party::NewClients].into_iter().any(|party| claimed(&old, &new, party) == Step::Major)
}

/// What the new server sends of errors that the old crate knows.
fn answers(old: &Model, new: &Model) -> Vec<HttpResponse> {
    let arena = Bump::new();
    let tables = tables(new, &arena);
    let encoder = Encoder::new(new, &tables);
    let known = |error| old.public_errors().any(|(_, known)| is_same(known, error));
    let errors = new.public_errors().filter(|(_, error)| known(error));
    errors
        .flat_map(|(id, error)| examples(error).into_iter().map(move |example| (id, example)))
        .map(|(id, example)| encoder.response(id, &example))
        .collect()
}

/// Reads an answer, and prints the rule if the error isn't known with its fields.
fn reads(rule: &ChangeRule, answer: &HttpResponse) -> String {
    let name = rule.name.replace('-', "_");
    let headers: Vec<_> = answer.headers.iter().collect();
    format!(
        "    let answer = {name}::ErrorResponse::read(\n        StatusCode::from_u16({}).unwrap(),\n        \
         &headers(&{headers:?}),\n        {:?},\n    );\n    if answer.error().is_none() {{\n        \
         println!(\"{}: {{:?}}\", answer.code());\n    }}\n",
        answer.status,
        answer.body.as_deref().unwrap_or_default(),
        rule.name,
    )
}

fn run(workspace: &Path) -> String {
    let output = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["run", "--offline", "--quiet", "--package", "reader"])
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
