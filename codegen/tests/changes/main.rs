//! The pair of examples of each kind of change differs by that change and no other.
//!
//! `ERRCAT_BLESS=1` writes what is missing or has changed.

#![expect(clippy::unwrap_used, reason = "a test that can't read its fixtures has failed")]

mod called;
mod hidden;
mod overlooked;
#[path = "../support/sections.rs"]
mod sections;
mod versions;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::span::Source;
use errcat_codegen::{
    BASE, ChangeRule, Compilation, NoIncludes, Party, Review, Step, change_rules, compile, diff, report,
    rules,
};

use called::CALLED;
use hidden::HIDDEN;
use overlooked::OVERLOOKED;

/// Changes that don't come alone: a guess follows from what it is made from, and a code that goes with an error's.
const COMPANIONS: &[(&str, &[&str])] = &[
    ("likely-rename", &["code-added", "code-retired"]),
    ("likely-field-rename", &["required-field-added", "required-field-removed"]),
    ("code-not-retired", &["code-changed"]),
    ("code-revived", &["code-added"]),
    ("type-published", &["optional-field-added"]),
    ("identity-added", &["member-added"]),
    ("name-not-retired", &["name-changed"]),
    ("name-reused", &["name-changed"]),
    ("name-revived", &["code-added"]),
    (
        "code-reused",
        &["name-not-retired", "status-changed", "message-changed", "title-changed", "required-field-added"],
    ),
    (
        "number-reused",
        &["name-not-retired", "status-changed", "message-changed", "title-changed", "required-field-added"],
    ),
    ("fallback-policy-changed", &["policy-added"]),
    ("version-step", &["message-changed"]),
    ("version-too-small", &["code-added"]),
];

fn compiled(path: &str, text: String) -> Compilation {
    let compilation = compile(Source { path: path.to_owned(), text }, &NoIncludes);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    assert!(compilation.model.is_some(), "{told}");
    compilation
}

fn review(rule: &ChangeRule, deny: Option<Step>) -> Review {
    let before = compiled("before.yaml", sections::whole(BASE, rule.before));
    let after = sections::whole(BASE, rule.after);
    // The changes are what is asked for; the version is large enough for all of them, unless it is what is shown.
    let after = if rule.family == "api" && rule.name.starts_with("version") {
        after
    } else {
        after.replace("version: 1.0.0", "version: 2.0.0")
    };
    diff(&before, &compiled("after.yaml", after), deny).unwrap()
}

#[test]
fn each_pair_of_examples_shows_its_change_and_no_other() {
    let mut wrong = Vec::new();
    for rule in change_rules() {
        let review = review(rule, None);
        let found: BTreeSet<&str> = review.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
        let companions = COMPANIONS.iter().find(|(name, _)| *name == rule.name).map(|(_, names)| *names);
        let mut expected: BTreeSet<&str> = companions.unwrap_or_default().iter().copied().collect();
        expected.insert(rule.name);
        if review.step > Step::None && rule.name != "version-too-small" {
            expected.insert("version-step");
        }
        if found != expected {
            wrong.push(format!("`{}` is {found:?}", rule.name));
        }
        wrong.extend(compare(rule, &review));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn bless() -> bool {
    std::env::var_os("ERRCAT_BLESS").is_some_and(|value| value == "1")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/changes")
}

fn compare(rule: &ChangeRule, review: &Review) -> Option<String> {
    let path = folder().join(rule.name).with_extension("txt");
    let told = report::human_in_full(&review.diagnostics, &review.sources, false);
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if bless() && told != expected {
        write(&path, &told);
        return None;
    }
    (told != expected).then(|| format!("`{}` says\n{told}\ninstead of\n{expected}", rule.name))
}

#[expect(clippy::disallowed_methods, reason = "writes fixtures, and only when asked to")]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

#[test]
fn every_expected_text_has_a_change() {
    let known: BTreeSet<String> = change_rules().map(|rule| format!("{}.txt", rule.name)).collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(path.extension().is_some_and(|it| it == "rs") || known.contains(name), "{name}");
    }
}

/// The table of other tools' rules and the sentences of the docs name changes by their pages.
#[test]
fn what_the_docs_link_to_is_a_change_or_a_rule() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let changes: BTreeSet<&str> = change_rules().map(|rule| rule.name).collect();
    let rules: BTreeSet<&str> = rules().map(|rule| rule.name).collect();
    let mut count = 0;
    for entry in fs::read_dir(docs).unwrap() {
        let path = entry.unwrap().path();
        let text = if path.is_file() { fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
        for (folder, known) in [("(changes/", &changes), ("(rules/", &rules)] {
            for (at, _) in text.match_indices(folder) {
                let name = text[at + folder.len()..].split(".md").next().unwrap();
                assert!(name == "README" || known.contains(name), "{}: {name}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count} links");
}

#[test]
fn names_are_kebab_case_and_differ_from_those_of_all_rules() {
    let names: Vec<&str> =
        change_rules().map(|rule| rule.name).chain(rules().map(|rule| rule.name)).collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len());
    assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
}

#[test]
fn every_row_says_what_it_is_and_what_to_do() {
    for rule in change_rules() {
        let texts = [rule.summary, rule.says, rule.explanation, rule.advice, rule.before, rule.after];
        assert!(texts.iter().all(|text| !text.is_empty()), "{}", rule.name);
        assert!(rule.summary.ends_with('.') && rule.explanation.ends_with('.'), "{}", rule.name);
        assert!(!rule.says.ends_with('.') && !rule.advice.ends_with('.'), "{}", rule.name);
    }
}

#[test]
fn what_is_denied_is_an_error() {
    for rule in change_rules().filter(|rule| !rule.refused && !rule.name.starts_with("version")) {
        for deny in [Step::Major, Step::Minor] {
            let review = review(rule, Some(deny));
            let own = review.diagnostics.iter().find(|diagnostic| diagnostic.rule == rule.name).unwrap();
            let is_error = own.severity == errcat_codegen::diagnostic::Severity::Error;
            assert_eq!(is_error, rule.effects.step() >= deny, "{} under {deny:?}", rule.name);
        }
    }
}

#[test]
fn a_new_code_never_breaks_the_wire() {
    let rule = change_rules().find(|rule| rule.name == "code-added").unwrap();
    let wire = [Party::OldClients, Party::NewClients].map(|party| rule.effects.of(party));
    assert!(wire.iter().all(|step| *step < Step::Major), "{wire:?}");
}

#[test]
fn what_is_easily_overlooked_is_found() {
    for (before, after, expected) in OVERLOOKED.iter().chain(HIDDEN).chain(CALLED) {
        let review = reviewed(before, after);
        let found: BTreeSet<&str> = review.changes.iter().map(|change| change.rule.name).collect();
        assert_eq!(found, expected.iter().copied().collect(), "{before}\n{after}");
    }
}

/// No changelog and no page names what only servers know.
#[test]
fn changes_of_internal_errors_are_internal() {
    for (before, after, _) in HIDDEN.iter().filter(|(before, ..)| before.contains("visibility: internal")) {
        let review = reviewed(before, after);
        let public = review.changes.iter().filter(|change| !change.internal).map(|change| change.rule.name);
        assert_eq!(public.collect::<Vec<_>>(), Vec::<&str>::new(), "{before}\n{after}");
    }
}

#[test]
fn a_place_among_headers_is_found_however_they_are_written() {
    let with = |header: &str| format!("wire:\n  body: {{ code: $code }}\n  headers:\n    {header}\n");
    let review = reviewed(&with("X-Page: $code"), &with("X-Page: $message"));
    let changed = review.diagnostics.iter().find(|one| one.rule == "member-changed").unwrap();
    let span = changed.primary.span;
    let text = &review.sources.get(span.file).text;
    assert_eq!(&text[span.start as usize..span.end as usize], "X-Page");
}

#[test]
fn what_is_internal_is_told_to_the_team_alone() {
    let (before, after, _) = OVERLOOKED[2];
    let review = reviewed(after, before);
    assert!(review.markdown().contains("errors › sold"), "{}", review.markdown());
    assert!(!review.sections().contains("sold"), "{}", review.sections());
    assert!(!review.changelog().contains("sold"), "{}", review.changelog());
}

#[test]
fn what_was_empty_is_told_in_a_word() {
    let review = reviewed(
        "statuses: { 499: { description: x } }\n",
        "statuses: { 499: { phrase: Closed, description: x } }\n",
    );
    let phrase = review.changes.iter().find(|change| change.rule.name == "phrase-changed").unwrap();
    assert!(phrase.message().contains("was `nothing` and is `Closed`"), "{}", phrase.message());
}

/// What is said of two catalogs, of which the rest is that of the examples.
pub(crate) fn reviewed(before: &str, after: &str) -> Review {
    let compiled = |path, part| compiled(path, sections::whole(BASE, part));
    diff(&compiled("before.yaml", before), &compiled("after.yaml", after), None).unwrap()
}
