//! What is read of YAML, and what is refused of it.

use super::{HEAD, catalog, parse_files, report};

fn title(value: &str) -> (String, u32, u32) {
    let text = format!("catalog: 1\napi: {{name: a, title: {value}}}\nwire: {{}}\nerrors: {{}}\n");
    let title = catalog(&text).api.title.unwrap();
    (title.text, title.span.start, title.span.end)
}

#[test]
fn a_scalar_counts_as_its_source_text() {
    for text in ["1.20", "NO", "0400", "null", "~", "0x1F", "2026-11-22", "true", "1_000", ".inf"] {
        assert_eq!(title(text).0, text);
    }
}

#[test]
fn quotes_are_taken_off_and_belong_to_the_place() {
    assert_eq!(title(r#""a\tb""#), ("a\tb".to_owned(), 33, 39));
    assert_eq!(title("'it''s'"), ("it's".to_owned(), 33, 40));
}

#[test]
fn a_block_scalar_keeps_its_lines() {
    let guides =
        catalog(&format!("{HEAD}errors: {{}}\nguides:\n  a: |\n    x\n\n    y\n  b: >-\n    x\n    y\n"))
            .guides;
    let texts: Vec<_> = guides.iter().map(|(_, text)| text.text.as_str()).collect();
    assert_eq!(texts, ["x\n\ny\n", "x y"]);
}

#[test]
fn places_are_bytes_and_columns_are_characters() {
    for newline in ["\n", "\r\n"] {
        let text = "\u{feff}# ünï\ncatalog: 1\napi: { title: \"日本\", é: 1 }\nwire: {}\nerrors: {}\n";
        let report = report(&text.replace('\n', newline));
        assert!(report.contains("catalog.yaml:3:21 unknown-key: no key is named `é` @ \"é\""), "{report}");
    }
}

#[test]
fn a_tab_counts_as_one_column() {
    let report = report("catalog: 1\napi: {name: a}\nwire: {}\nerrors:\t{a:\tx}\n");
    assert!(
        report.contains("catalog.yaml:4:13 wrong-type: `a` must be a mapping, but is `x` @ \"x\""),
        "{report}"
    );
}

#[test]
fn what_is_not_supported_is_refused_with_its_place() {
    for (yaml, expected) in [
        ("a: &x {}", "6:4 unsupported-yaml: anchors are not supported @ \"&x\""),
        ("a: *x", "6:4 unsupported-yaml: aliases are not supported @ \"*x\""),
        ("<<: {}", "6:1 unsupported-yaml: merge keys are not supported @ \"<<\""),
        ("a: !!str x", "6:4 unsupported-yaml: tags are not supported @ \"!!str\""),
        ("a: !mine {}", "6:4 unsupported-yaml: tags are not supported @ \"!mine\""),
        ("[a, b]: x", "6:1 unsupported-yaml: a key must be a scalar @ \"[a, b]\""),
        ("? {a: b}\n: x", "6:3 unsupported-yaml: a key must be a scalar @ \"{a: b}\""),
        ("a: {: x}", "6:5 unsupported-yaml: an entry has no key @ \"\""),
        ("---\na: x", "6:1 unsupported-yaml: a file may hold only one document @ \"---\""),
    ] {
        let report = report(&format!("{HEAD}errors: {{}}\nx-a: 1\n{yaml}\n"));
        assert!(report.contains(&format!("catalog.yaml:{expected}")), "{yaml}: {report}");
    }
}

#[test]
fn only_the_directive_of_this_yaml_version_is_taken() {
    let rest = format!("---\n{HEAD}errors: {{}}\n");
    assert_eq!(report(&format!("%YAML 1.2\n{rest}")), "");
    for directive in ["%YAML 1.1", "%TAG ! tag:example.com,2026:", "%OTHER x"] {
        let report = report(&format!("# c\n{directive}\n{rest}"));
        assert!(report.starts_with("catalog.yaml:2:1 unsupported-yaml: directives"), "{report}");
        assert!(report.contains(&format!("@ {directive:?}")), "{report}");
    }
}

#[test]
fn a_quoted_merge_key_is_a_key() {
    assert_eq!(
        catalog(&format!("{HEAD}errors: {{'<<': {{status: 400, message: m}}}}\n")).errors[0].0.text,
        "<<"
    );
}

#[test]
fn a_key_that_stands_twice_is_refused_anywhere() {
    for (yaml, first, second) in [
        ("x-a: {k: 1, j: 2, k: 3}", "5:7", "5:19"),
        ("x-a: [{404: 1, '404': 2}]", "5:8", "5:16"),
        ("x-a: 1\nx-a: 2", "5:1", "6:1"),
    ] {
        let report = report(&format!("{HEAD}errors: {{}}\n{yaml}\n"));
        assert!(report.starts_with(&format!("catalog.yaml:{second} duplicate-key")), "{report}");
        assert!(report.contains(&format!("catalog.yaml:{first} first defined here")), "{report}");
    }
}

#[test]
fn nesting_has_a_limit() {
    let nested =
        |depth: usize| format!("{HEAD}errors: {{}}\nx-a: {}{}\n", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(report(&nested(63)), "");
    for depth in [64, 200, 5000] {
        let report = report(&nested(depth));
        assert!(report.starts_with("catalog.yaml:5:"), "{report}");
        assert_eq!(report.matches("too-deep").count(), 1, "{report}");
    }
}

#[test]
fn a_file_has_a_size_limit() {
    let report = report(&"#".repeat((64 << 20) + 1));
    assert!(report.starts_with("catalog.yaml:1:1 too-large: the file has 65 MiB"), "{report}");
}

#[test]
fn texts_that_need_quotes_are_all_reported() {
    let text = format!(
        "{HEAD}errors:\n  a:\n    status: 400\n    message: {{limit}} tokens # why\n    causes:\n      - `x` is wrong\n      \
         - '@' @y\n    see: [@home, b]\n    titel: x\n  `b`: 1\n"
    );
    assert_eq!(
        report(&text),
        r#"catalog.yaml:7:14 syntax: a text that begins with `{` needs quotes @ "{limit} tokens"
    help: put the whole value in quotes: `"{limit} tokens"`
catalog.yaml:9:9 syntax: a text that begins with a backtick needs quotes @ "`x` is wrong"
    help: put the whole value in quotes: `"`x` is wrong"`
catalog.yaml:10:9 syntax: a text that begins with `'` needs quotes @ "'@' @y"
    help: put the whole value in quotes: `"'@' @y"`
catalog.yaml:11:11 syntax: a text that begins with `@` needs quotes @ "@home"
    help: put the whole value in quotes: `"@home"`
catalog.yaml:12:5 unknown-key: no key is named `titel` @ "titel"
    help: did you mean `title`?
catalog.yaml:13:3 syntax: a text that begins with a backtick needs quotes @ "`b`"
    help: put the whole value in quotes: `"`b`"`
"#
    );
}

#[test]
fn other_syntax_errors_name_their_place() {
    for (yaml, expected) in [
        ("x-a: \"b\nx-c: d", "5:6 syntax: this quote is never closed @ \"\\\"\""),
        (
            "x-a: [1, 2\nx-c: d",
            "6:4 syntax: a bracket is not closed @ \":\"\n    catalog.yaml:5:6 opened here",
        ),
        ("x-a: b: c", "5:7 syntax: `: ` stands inside a value @ \":\""),
        ("x-a:\n\tb: c", "6:1 syntax: a tab stands where YAML wants spaces @ \"\\t\""),
        ("x-a: 1\n\tb: c", "6:1 syntax: a tab stands where YAML wants spaces @ \"\\t\""),
        ("x-a: 1\nx-b\nx-c: 1", "6:1 syntax: expected a key with a `:` behind it @ \"x\""),
        ("x-a: \"\\q\"", "5:6 syntax: a backslash in double quotes"),
        ("x-a:\n  - b\n c: d", "7:2 syntax: "),
        ("x-a: \u{1}", "5:6 syntax: unexpected character `\\u{1}`"),
    ] {
        let parsed = parse_files(&format!("{HEAD}errors: {{}}\n{yaml}\n"), &[]);
        let report = parsed.report();
        assert!(report.starts_with(&format!("catalog.yaml:{expected}")), "{yaml}: {report}");
        assert!(parsed.catalog.is_none(), "rules about the whole would report what only follows");
    }
}

#[test]
fn a_syntax_error_hides_no_problem_in_front_of_it_and_makes_none_up() {
    let report = report("catalog: 1\nappi: {name: a}\nx-a: \"b\n");
    let rules: Vec<_> = report.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(rules.len(), 2, "{report}");
    assert!(rules[0].starts_with("catalog.yaml:2:1 unknown-key"), "{report}");
    assert!(rules[1].starts_with("catalog.yaml:3:6 syntax"), "{report}");
}
