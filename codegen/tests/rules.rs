//! Every rule has a fixture whose first problem is the rule's, and examples that show what it is about.
//!
//! `ERRCAT_BLESS=1` writes what is missing or has changed.

#![expect(clippy::unwrap_used, reason = "a test that can't read its fixtures has failed")]

#[path = "support/sections.rs"]
mod sections;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::span::Source;
use errcat_codegen::{Compilation, Loader, Rule, SMALLEST, compile, report, rules};

/// Knows one file, which says little.
struct OneFile;

impl Loader for OneFile {
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String> {
        let text = "guides:\n  Retrying: Wait before you try again.\n".to_owned();
        let file = Source { path: "more.yaml".to_owned(), text };
        Ok(if pattern == "more.yaml" { vec![file] } else { Vec::new() })
    }
}

fn compiled(text: String) -> Compilation {
    compile(Source { path: "catalog.yaml".to_owned(), text }, &OneFile)
}

fn told(compilation: &Compilation) -> String {
    report::human(&compilation.diagnostics, &compilation.sources, false)
}

fn names(compilation: &Compilation) -> Vec<&'static str> {
    compilation.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
}

/// An example as a whole catalog: what it leaves out is as in the smallest one.
fn whole(rule: &Rule, example: &str) -> String {
    sections::whole(SMALLEST, example) + &too_long_to_show(rule, example)
}

/// What two examples only hint at.
fn too_long_to_show(rule: &Rule, example: &str) -> String {
    let lines = |number: usize, line: fn(usize) -> String| (0..number).map(line).collect::<Vec<_>>().concat();
    let policies = |number: usize| {
        let entries = lines(number, |n| format!("  policy_{n}: {{}}\n"));
        let statuses = lines(number, |n| format!("  {}: {{ retry: policy_{n} }}\n", 200 + n));
        format!("retry:\n{entries}statuses:\n{statuses}")
    };
    match (rule.name, example) {
        ("too-large", "# and 64 MiB more\n") => "#\n".repeat(32 << 20),
        ("too-many", "# 255 retry policies\n") => policies(255),
        ("too-many", _) => policies(254),
        _ => String::new(),
    }
}

#[test]
fn bad_examples_break_their_rule_and_good_ones_break_none() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let bad = compiled(whole(rule, rule.bad));
        if !names(&bad).contains(&rule.name) {
            wrong.push(format!("the bad example of `{}` says\n{}", rule.name, told(&bad)));
        }
        let good = compiled(whole(rule, rule.good));
        if !good.diagnostics.is_empty() {
            wrong.push(format!("the good example of `{}` says\n{}", rule.name, told(&good)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_problem_comes_with_an_action() {
    let all_at_once = fs::read_to_string(fixtures().join("all_at_once/catalog.yaml")).unwrap();
    let texts = rules().map(|rule| whole(rule, rule.bad)).chain([all_at_once]);
    for diagnostic in texts.flat_map(|text| compiled(text).diagnostics) {
        assert!(diagnostic.help.is_some_and(|help| !help.is_empty()), "{}", diagnostic.message);
    }
}

#[test]
fn severities_are_those_of_the_table() {
    for rule in rules() {
        for diagnostic in compiled(whole(rule, rule.bad)).diagnostics {
            let declared = rules().find(|rule| rule.name == diagnostic.rule);
            let declared = declared.unwrap_or_else(|| panic!("`{}` is in no table", diagnostic.rule));
            assert_eq!(declared.severity, diagnostic.severity, "{}", diagnostic.rule);
        }
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn bless() -> bool {
    std::env::var_os("ERRCAT_BLESS").is_some_and(|value| value == "1")
}

/// What a fixture says, compared with what it should say.
fn compare(name: &str, compilation: &Compilation) -> Option<String> {
    let path = fixtures().join(name).join("expected.txt");
    let told = told(compilation);
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if bless() && told != expected {
        fs_write(&path, &told);
        return None;
    }
    (told != expected).then(|| format!("`{name}` says\n{told}\ninstead of\n{expected}"))
}

#[expect(clippy::disallowed_methods, reason = "writes fixtures, and only when asked to")]
fn fs_write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn every_rule_has_a_fixture() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let path = fixtures().join(rule.name).join("catalog.yaml");
        if bless() && !path.exists() {
            fs_write(&path, &fixture(rule));
        }
        let Ok(text) = fs::read_to_string(&path) else {
            wrong.push(format!("`{}` has no fixture", rule.name));
            continue;
        };
        let padding = if rule.name == "too-large" { "#\n".repeat(32 << 20) } else { String::new() };
        let compilation = compiled(text + &padding);
        if names(&compilation).first() != Some(&rule.name) {
            wrong.push(format!(
                "the fixture of `{}` begins with another rule\n{}",
                rule.name,
                told(&compilation)
            ));
        }
        wrong.extend(compare(rule.name, &compilation));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn fixture(rule: &Rule) -> String {
    if rule.name == "too-large" {
        format!("{SMALLEST}# The test adds 64 MiB.\n")
    } else {
        whole(rule, rule.bad)
    }
}

#[test]
fn every_fixture_has_a_rule() {
    let known: BTreeSet<&str> = rules().map(|rule| rule.name).chain(["all_at_once"]).collect();
    for entry in fs::read_dir(fixtures()).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(known.contains(name.to_str().unwrap()), "{name:?}");
    }
}

#[test]
fn a_mistake_of_each_kind_is_reported_in_one_run() {
    let text = fs::read_to_string(fixtures().join("all_at_once/catalog.yaml")).unwrap();
    let compilation = compiled(text);
    let found: BTreeSet<&str> = names(&compilation).into_iter().collect();
    let missing: Vec<&str> = rules().map(|rule| rule.name).filter(|name| !found.contains(name)).collect();
    assert_eq!(missing, ALONE);
    let places: Vec<_> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.primary.span).collect();
    assert!(places.is_sorted());
    assert_eq!(compare("all_at_once", &compilation), None);
}

/// Rules that need a catalog of their own: the file can't be read to its end, nothing else is in it, or nothing can be
/// said of an envelope with an unknown slot.
const ALONE: &[&str] = &[
    "syntax",
    "too-large",
    "unsupported-version",
    "include",
    "empty-catalog",
    "too-many",
    "unsent-field",
    "unreadable-envelope",
    "ambiguous-error",
];

#[test]
fn rule_names_are_kebab_case_and_differ() {
    let names: Vec<&str> = rules().map(|rule| rule.name).collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len());
    assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
}
