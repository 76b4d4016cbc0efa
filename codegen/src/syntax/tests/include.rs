//! Catalogs in several files.

use super::{HEAD, parse_files};

#[test]
fn files_are_merged_in_order() {
    let parsed = parse_files(
        &format!("{HEAD}include: [b.yaml, a.yaml]\nerrors: {{one: {{status: 400, message: m}}}}\n"),
        &[
            ("a.yaml", "errors: {three: {status: 400, message: m}}\nguides: {G: text}\n"),
            ("b.yaml", "errors: {two: {status: 400, message: m}}\n"),
        ],
    );
    assert_eq!(parsed.report(), "");
    let catalog = parsed.catalog.unwrap();
    let errors: Vec<_> =
        catalog.errors.iter().map(|(name, _)| (name.text.as_str(), name.span.file.0)).collect();
    assert_eq!(errors, [("one", 0), ("two", 1), ("three", 2)]);
    assert_eq!(catalog.guides.len(), 1);
}

#[test]
fn errors_may_all_be_in_other_files() {
    let parsed = parse_files(&format!("{HEAD}include: [a.yaml]\n"), &[("a.yaml", "# nothing yet\n")]);
    assert_eq!(parsed.report(), "");
    assert!(parsed.catalog.unwrap().errors.is_empty());
}

#[test]
fn one_key_in_two_files_is_refused_with_both_places() {
    let parsed = parse_files(
        &format!("{HEAD}include: [a.yaml]\nerrors: {{one: {{status: 400, message: m}}}}\n"),
        &[("a.yaml", "errors:\n  one: {status: 404, message: n}\n")],
    );
    assert_eq!(
        parsed.report(),
        "a.yaml:2:3 duplicate-key: the key `one` is already taken @ \"one\"\n    \
         catalog.yaml:5:10 first defined here\n    help: rename or remove one of the two\n"
    );
    assert_eq!(parsed.catalog.unwrap().errors[0].1.status[0].text, "400");
}

#[test]
fn an_included_file_holds_only_what_files_share() {
    let parsed = parse_files(
        &format!("{HEAD}include: [a.yaml]\nerrors: {{}}\n"),
        &[("a.yaml", "include: [b.yaml]\nerors: {}\n")],
    );
    assert_eq!(
        parsed.report(),
        "a.yaml:1:1 unknown-key: `include` can't stand in an included file @ \"include\"\n    \
         help: move it to the catalog itself\n\
         a.yaml:2:1 unknown-key: no key is named `erors` @ \"erors\"\n    help: did you mean `errors`?\n"
    );
}

#[test]
fn a_path_that_leads_nowhere_or_outside_is_refused() {
    for (path, reason) in [
        ("c.yaml", "no file is there"),
        ("../a.yaml", "the path must be relative and stay inside the catalog's folder"),
        ("/a.yaml", "the path must be relative and stay inside the catalog's folder"),
        ("b/../../a.yaml", "the path must be relative and stay inside the catalog's folder"),
    ] {
        let parsed =
            parse_files(&format!("{HEAD}include: ['{path}']\n"), &[("../a.yaml", ""), ("/a.yaml", "")]);
        let expected = format!("catalog.yaml:4:11 include: can't include `{path}`: {reason} @ \"'{path}'\"");
        assert!(parsed.report().starts_with(&expected), "{}", parsed.report());
        assert!(parsed.catalog.is_none());
    }
}

#[test]
fn a_file_is_included_once() {
    let parsed = parse_files(&format!("{HEAD}include: [a.yaml, a.yaml]\n"), &[("a.yaml", "errors: {}\n")]);
    assert!(parsed.report().starts_with("catalog.yaml:4:19 include: the file `a.yaml` is already part"));
}

#[test]
fn problems_of_all_files_are_reported_though_one_is_broken() {
    let parsed = parse_files(
        &format!("{HEAD}include: [a.yaml, b.yaml]\ntitel: x\n"),
        &[("a.yaml", "errors: \"\n"), ("b.yaml", "errors: {e: 1}\n")],
    );
    let report = parsed.report();
    let rules: Vec<_> = report.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(rules.len(), 3, "{report}");
    assert!(rules[1].starts_with("a.yaml:1:9 syntax"), "{report}");
    assert!(rules[2].starts_with("b.yaml:1:13 wrong-type"), "{report}");
}
