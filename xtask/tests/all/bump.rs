//! `bump` and `history`: what they write, and what they leave alone.

use crate::support::{Sandbox, errors};

fn catalog(version: &str, keys: &[&str]) -> String {
    let head = format!(
        "catalog: 1\napi: {{ name: demo, version: {version} }} # the version\nwire:\n  body: {{ code: $code, message: $message }}\nerrors:\n"
    );
    head + &errors(keys)
}

#[test]
fn the_version_alone_changes_and_the_changelog_gets_a_section() {
    let sandbox = Sandbox::new(&catalog("'1.2.3'", &["a", "b"]));
    sandbox.write("old.yaml", catalog("1.2.3", &["a"]));
    let run = sandbox.run(&["bump", "old.yaml"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stderr.contains("the version was 1.2.3 and is 1.3.0"), "{}", run.stderr);
    assert_eq!(sandbox.read("catalog.yaml"), catalog("'1.3.0'", &["a", "b"]));
    let changelog = sandbox.read("catalog.changelog.md");
    assert!(changelog.starts_with("# Changelog\n"), "{changelog}");
    assert!(changelog.contains("\n## [1.3.0] - 2"), "{changelog}");
    assert!(changelog.ends_with("\n### Added\n\n- `errors › b`: the error `b` is new\n"), "{changelog}");
}

#[test]
fn a_second_run_writes_nothing() {
    let sandbox = Sandbox::new(&catalog("1.0.0", &["a", "b"]));
    sandbox.write("old.yaml", catalog("1.0.0", &["a"]));
    assert_eq!(sandbox.run(&["bump", "old.yaml"]).code, Some(0));
    let before = (sandbox.read("catalog.yaml"), sandbox.read("catalog.changelog.md"));
    let run = sandbox.run(&["bump", "old.yaml"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("has a section for 1.1.0 already"), "{}", run.stderr);
    assert_eq!((sandbox.read("catalog.yaml"), sandbox.read("catalog.changelog.md")), before);
}

#[test]
fn a_newer_section_goes_above_the_older_and_below_the_unreleased() {
    let sandbox = Sandbox::new(&catalog("1.0.0", &["a", "b"]));
    sandbox.write("old.yaml", catalog("1.0.0", &["a"]));
    sandbox.write("catalog.changelog.md", "# Ours\n\n## [Unreleased]\n\nSoon.\n\n## [1.0.0]\n\nFirst.\n");
    assert_eq!(sandbox.run(&["bump", "old.yaml"]).code, Some(0));
    let changelog = sandbox.read("catalog.changelog.md");
    let places = ["# Ours", "[Unreleased]", "Soon.", "[1.1.0]", "the error `b` is new", "[1.0.0]", "First."]
        .map(|text| changelog.find(text));
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{changelog}");
}

#[test]
fn what_is_refused_is_not_made_good_by_a_version() {
    let sandbox = Sandbox::new(&catalog("1.0.0", &["b"]));
    sandbox.write("old.yaml", catalog("1.0.0", &["a", "b"]));
    let run = sandbox.run(&["bump", "old.yaml"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("error[code-removed]"), "{}", run.stderr);
    assert_eq!(sandbox.read("catalog.yaml"), catalog("1.0.0", &["b"]));
}

#[test]
fn a_version_that_was_lowered_is_raised_again() {
    let sandbox = Sandbox::new(&catalog("1.3.0", &["a"]));
    sandbox.write("old.yaml", catalog("1.4.0", &["a"]));
    assert_eq!(sandbox.run(&["diff", "old.yaml"]).code, Some(1));
    let run = sandbox.run(&["bump", "old.yaml"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(sandbox.read("catalog.yaml").contains("version: 1.4.0"), "{run:?}");
    assert_eq!(sandbox.run(&["diff", "old.yaml"]).code, Some(0));
}

#[test]
fn a_catalog_without_a_version_is_told_where_to_write_one() {
    let sandbox = Sandbox::new(&catalog("1.0.0", &["a", "b"]).replace(", version: 1.0.0", ""));
    sandbox.write("old.yaml", catalog("0.1.0", &["a"]));
    let run = sandbox.run(&["bump", "old.yaml"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("write `version: 0.1.1` under `api`"), "{}", run.stderr);
}

#[test]
fn the_history_of_tags_is_a_page() {
    let sandbox = Sandbox::new(&catalog("1.0.0", &["a"]));
    sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
    sandbox.commit();
    sandbox.git(&["tag", "v1.0.0"]);
    sandbox.write("catalog.yaml", catalog("1.1.0", &["a", "b"]));
    sandbox.commit();
    sandbox.git(&["tag", "v1.1.0"]);
    sandbox.write("catalog.yaml", catalog("1.1.1", &["a", "b"]).replace("The b is gone", "The b went"));
    let run = sandbox.run(&["history", "--tags", "v*"]);
    let expected = "\
# Changes between versions

## 1.1.1

### Other

- `errors › b › message`: the message was `The b is gone` and is `The b went` (message-changed).

## 1.1.0

### Added and changed

- `errors › b`: the error `b` is new (code-added). Concerns old clients with new answers, new clients with old answers, \
Rust source, TypeScript source, Python source, docs.

## 1.0.0

The first version.
";
    assert_eq!(run.stdout, expected, "{}", run.stderr);
    let run = sandbox.run(&["history", "--tags", "release-*"]);
    assert_eq!(run.code, Some(2), "{run:?}");
}

#[test]
fn a_tag_whose_catalog_doesnt_compile_is_passed_over() {
    let sandbox = Sandbox::new(&catalog("1.0.0", &["a"]));
    sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
    sandbox.commit();
    sandbox.git(&["tag", "v1.0.0"]);
    sandbox.write("catalog.yaml", catalog("1.1.0", &[]));
    sandbox.commit();
    sandbox.git(&["tag", "v1.1.0"]);
    sandbox.write("catalog.yaml", catalog("1.2.0", &["a", "b"]));
    let run = sandbox.run(&["history"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stderr.contains("`v1.1.0` was passed over: it doesn't compile"), "{}", run.stderr);
    let headings: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings, ["## 1.2.0", "## 1.0.0"]);
    assert!(run.stdout.contains("the error `b` is new"), "{}", run.stdout);
}

#[test]
fn the_version_is_raised_as_far_as_the_largest_change_calls_for() {
    let retired = catalog("1.2.3", &["a"]) + "retired: { b: {} }\n";
    let reworded = catalog("1.2.3", &["a", "b"]).replace("The b is gone", "The b went");
    let bumps = [(retired, "2.0.0"), (catalog("1.2.3", &["a", "b", "c"]), "1.3.0"), (reworded, "1.2.4")];
    for (catalog_now, version) in bumps {
        let sandbox = Sandbox::new(&catalog_now);
        sandbox.write("old.yaml", catalog("1.2.3", &["a", "b"]));
        let run = sandbox.run(&["bump", "old.yaml"]);
        assert_eq!(run.code, Some(0), "{run:?}");
        assert_eq!(sandbox.read("catalog.yaml"), catalog_now.replace("1.2.3", version));
        assert!(sandbox.read("catalog.changelog.md").contains(&format!("\n## [{version}] - ")), "{version}");
    }
}

#[test]
fn a_section_sorts_what_changed_and_marks_what_breaks() {
    let deprecated = "    deprecated: { replaced_by: a }\n";
    let old = catalog("1.0.0", &["a", "b", "c", "d"]);
    let new = catalog("1.0.0", &["a", "b", "d", "e"]).replace("The a is gone", "The a went")
        + "retired: { c: { replaced_by: a } }\n";
    let new = new.replace(
        "    solution: Look for another b.\n",
        &format!("    solution: Look for another b.\n{deprecated}"),
    );
    let new = new.replace("  d:\n    status: 404", "  d:\n    status: 410");
    let sandbox = Sandbox::new(&new);
    sandbox.write("old.yaml", old);
    let run = sandbox.run(&["bump", "old.yaml"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let changelog = sandbox.read("catalog.changelog.md");
    let (head, section) = changelog.split_once("## [2.0.0] - ").unwrap();
    assert!(head.starts_with("# Changelog\n"), "{head}");
    let expected = "
### Added

- `errors › e`: the error `e` is new

### Changed

- `errors › a › message`: the message was `The a is gone` and is `The a went`
- **Breaking:** `errors › d › status`: the status was `404` and is `410`

### Deprecated

- `errors › b › deprecated`: the error is deprecated

### Removed

- **Breaking:** `errors › c`: the error `c` is retired
";
    assert_eq!(section.split_once('\n').unwrap().1, expected);
}
