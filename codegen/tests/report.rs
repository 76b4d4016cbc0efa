//! Diagnostics as text: what a person, a program and a code host get to read.

#![expect(clippy::needless_raw_string_hashes, reason = "snapshots are rewritten in this form")]

use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::report;
use errcat_codegen::span::{FileId, Source, Sources, Span};
use snapbox::{IntoData as _, assert_data_eq, file, str};

const RETRY: &str = "catalog: 1\n\nerrors:\n  a:\n    retry: transcient\n";

fn sources(files: &[(&str, &str)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.push(Source { path: (*path).to_owned(), text: (*text).to_owned() });
    }
    sources
}

/// The span of the n-th occurrence of `needle` in a file.
fn span(sources: &Sources, file: u32, needle: &str, n: usize) -> Span {
    let text = &sources.get(FileId(file)).text;
    let (start, _) = text.match_indices(needle).nth(n).unwrap_or_default();
    Span { file: FileId(file), start: byte(start), end: byte(start + needle.len()) }
}

fn byte(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn unknown_policy(sources: &Sources) -> Diagnostic {
    Diagnostic::error(
        "unknown-retry-policy",
        "no retry policy is named `transcient`",
        span(sources, 0, "transcient", 0),
    )
    .label("not one of `never`, `transient`")
    .help("did you mean `transient`?")
}

#[test]
fn a_report_reads_as_the_language_page_shows() {
    let sources = sources(&[("catalog.yaml", RETRY)]);
    let report = report::human(&[unknown_policy(&sources)], &sources, false);
    assert_data_eq!(
        report,
        str![[r#"
error[unknown-retry-policy]: no retry policy is named `transcient`
 --> catalog.yaml:5:12
  |
5 |     retry: transcient
  |            ^^^^^^^^^^ not one of `never`, `transient`
  |
  = help: did you mean `transient`?

1 error

"#]]
        .raw()
    );
}

#[test]
fn secondary_places_are_shown_near_far_and_in_another_file() {
    let far = format!("a: 1\nb: 2\nb: 3\n{}a: 4\n", "x: 0\n".repeat(100));
    let sources = sources(&[("catalog.yaml", &far), ("catalog/more.yaml", "errors:\n  a: {}\n")]);
    let near = Diagnostic::error("duplicate-key", "the key `b` is here twice", span(&sources, 0, "b", 1))
        .also(span(&sources, 0, "b", 0), "first defined here");
    let other = Diagnostic::warning("unused", "`a` again", span(&sources, 0, "a", 1))
        .also(span(&sources, 0, "a", 0), "first here")
        .also(span(&sources, 1, "a", 0), "and here");
    let report = report::human(&[near, other], &sources, false);
    assert_data_eq!(
        report,
        str![[r#"
error[duplicate-key]: the key `b` is here twice
 --> catalog.yaml:3:1
  |
2 | b: 2
  | - first defined here
3 | b: 3
  | ^

warning[unused]: `a` again
   --> catalog.yaml:104:1
    |
104 | a: 4
    | ^
    |
   ::: catalog.yaml:1:1
    |
  1 | a: 1
    | - first here
    |
   ::: catalog/more.yaml:2:3
    |
  2 |   a: {}
    |   - and here

1 error, 1 warning

"#]]
        .raw()
    );
}

#[test]
fn lints_are_shown_once_while_there_is_an_error() {
    let text = "a: 1\nb: 2\nc: 3\n";
    let sources = sources(&[("catalog.yaml", text)]);
    let lint = |name: &str| Diagnostic::warning("no-causes", "says nothing", span(&sources, 0, name, 0));
    let lints = [lint("a"), lint("b"), lint("c")];
    let alone = report::human(&lints, &sources, false);
    assert_eq!(alone.matches("warning[no-causes]").count(), 3, "{alone}");
    let error = Diagnostic::error("unknown-key", "no key", span(&sources, 0, "b", 0));
    let all = [lints.to_vec(), vec![error]].concat();
    let report = report::human(&all, &sources, false);
    assert_eq!(report.matches("warning[no-causes]").count(), 1, "{report}");
    assert!(
        report.ends_with("\n\nand, shown once there is no error: 2 no-causes\n\n1 error, 3 warnings\n"),
        "{report}"
    );
    assert_eq!(report::json(&all, &sources).matches("no-causes").count(), 3);
}

#[test]
fn tabs_wide_and_multibyte_characters_keep_the_underline_in_place() {
    let sources = sources(&[("c.yaml", "\ta: 漢字é 👩‍🚀 \tbad\n")]);
    let diagnostic = Diagnostic::error("r", "m", span(&sources, 0, "bad", 0)).label("here");
    assert_data_eq!(
        report::human(&[diagnostic], &sources, false),
        str![[r#"
error[r]: m
 --> c.yaml:1:14
  |
1 |     a: 漢字é 👩🚀     bad
  |                       ^^^ here

1 error

"#]]
        .raw()
    );
}

#[test]
fn characters_that_act_on_a_terminal_are_made_visible_in_every_format() {
    let hostile = "a: \u{1b}[31m\u{202e}\u{9b}\u{200b}\u{e0041}\rbad\n";
    let sources = sources(&[("c\u{1b}.yaml", hostile)]);
    let diagnostic =
        Diagnostic::error("r", hostile, span(&sources, 0, "bad", 0)).label(hostile).help(hostile);
    let diagnostics = [diagnostic];
    let human = report::human(&diagnostics, &sources, false);
    assert_data_eq!(
        &human,
        str![[r#"
error[r]: a: \u{1b}[31m\u{202e}\u{9b}\u{200b}\u{e0041}\rbad\n
 --> c\u{1b}.yaml:1:14
  |
1 | a: ␛[31m����␍bad
  |              ^^^ a: \u{1b}[31m\u{202e}\u{9b}\u{200b}\u{e0041}\rbad\n
  |
  = help: a: \u{1b}[31m\u{202e}\u{9b}\u{200b}\u{e0041}\rbad
          

1 error

"#]]
        .raw()
    );
    let outputs = [
        human,
        report::json(&diagnostics, &sources),
        report::github(&diagnostics, &sources),
        report::sarif(&diagnostics, &sources, &|_| None),
    ];
    for output in outputs {
        let bad = |c: char| c != '\n' && (c.is_control() || "\u{202e}\u{200b}\u{e0041}".contains(c));
        assert!(!output.contains(bad), "{output:?}");
    }
}

#[test]
fn a_long_line_is_trimmed_and_keeps_its_column() {
    let long = format!("a: {}bad{}\n", "x".repeat(5_000), "y".repeat(5_000));
    let sources = sources(&[("c.yaml", &long)]);
    let diagnostic = Diagnostic::error("r", "m", span(&sources, 0, "bad", 0)).label("here");
    assert_data_eq!(
        report::human(&[diagnostic], &sources, false),
        str![[r#"
error[r]: m
 --> c.yaml:1:5004
  |
1 | ...xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxbadyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy...
  |                                                                 ^^^ here

1 error

"#]].raw()
    );
}

#[test]
fn a_line_of_megabytes_is_named_and_not_shown() {
    let long = format!("a: {}bad\n", "x".repeat(1_000_000));
    let sources = sources(&[("c.yaml", &long)]);
    let diagnostic = Diagnostic::error("r", "m", span(&sources, 0, "bad", 0)).label("here").help("split it");
    assert_data_eq!(
        report::human(&[diagnostic], &sources, false),
        str![[r#"
error[r]: m
 --> c.yaml:1:1000004
  |
  = note: here
  = help: split it

1 error

"#]]
        .raw()
    );
}

#[test]
fn odd_spans_are_shown_where_they_can_be() {
    let text = "\u{feff}a: é\r\nblock: |\r\n  one\r\n  two\r\nend: x";
    let sources = sources(&[("c.yaml", text)]);
    let end = byte(text.len());
    let at = |start, end| Diagnostic::error("r", "m", Span { file: FileId(0), start, end }).label("here");
    let report = report::human(
        &[at(0, 1), at(7, 8), at(8, 12), at(11, 33), at(end, end), at(end + 5, end + 9), at(9, 3)],
        &sources,
        false,
    );
    assert_data_eq!(
        report,
        str![[r#"
error[r]: m
 --> c.yaml:1:1
  |
1 | a: é
  | ^ here

error[r]: m
 --> c.yaml:1:4
  |
1 | a: é
  |    ^ here

error[r]: m
 --> c.yaml:1:5
  |
1 |   a: é
  |  _____^
2 | | block: |
  | |__^ here

error[r]: m
 --> c.yaml:2:2
  |
2 |   block: |
  |  __^
3 | |   one
4 | |   two
  | |_____^ here

error[r]: m
 --> c.yaml:5:7
  |
5 | end: x
  |       ^ here

error[r]: m
 --> c.yaml:5:7
  |
5 | end: x
  |       ^ here

error[r]: m
 --> c.yaml:1:5
  |
1 | a: é
  |     ^ here

7 errors

"#]]
        .raw()
    );
}

#[test]
fn an_empty_file_can_be_reported() {
    let sources = sources(&[("c.yaml", "")]);
    let diagnostic = Diagnostic::error("empty", "the catalog is empty", Span::default());
    assert_data_eq!(
        report::human(&[diagnostic], &sources, false),
        str![[r#"
error[empty]: the catalog is empty
 --> c.yaml:1:1
  |
1 |
  | ^

1 error

"#]]
        .raw()
    );
}

#[test]
fn colour_is_given_when_asked_for() {
    let sources = sources(&[("catalog.yaml", RETRY)]);
    let report = report::human(&[unknown_policy(&sources)], &sources, true);
    assert!(report.contains("\u{1b}["), "{report:?}");
}

#[test]
fn json_has_every_fact() {
    let sources = sources(&[("catalog.yaml", RETRY)]);
    let diagnostic = unknown_policy(&sources).also(span(&sources, 0, "errors", 0), "in here");
    assert_data_eq!(
        report::json(&[diagnostic], &sources),
        str![[r#"
{
  "diagnostics": [
    {
      "rule": "unknown-retry-policy",
      "severity": "error",
      "message": "no retry policy is named `transcient`",
      "file": "catalog.yaml",
      "line": 5,
      "column": 12,
      "endLine": 5,
      "endColumn": 22,
      "byteStart": 36,
      "byteEnd": 46,
      "label": "not one of `never`, `transient`",
      "secondary": [
        {
          "file": "catalog.yaml",
          "line": 3,
          "column": 1,
          "endLine": 3,
          "endColumn": 7,
          "byteStart": 12,
          "byteEnd": 18,
          "label": "in here"
        }
      ],
      "help": "did you mean `transient`?"
    }
  ],
  "errors": 1,
  "warnings": 0
}

"#]]
        .raw()
    );
}

#[test]
fn github_commands_escape_what_would_end_them() {
    let sources = sources(&[("a,b:c%.yaml", RETRY)]);
    let mut diagnostic = unknown_policy(&sources).also(span(&sources, 0, "errors", 0), "in here");
    diagnostic.message = "100 %\n::warning::x".to_owned();
    assert_data_eq!(
        report::github(&[diagnostic], &sources),
        str![[r#"
::error file=a%2Cb%3Ac%25.yaml,line=5,endLine=5,col=12,endColumn=21,title=unknown-retry-policy::100 %25\n::warning::x: not one of `never`, `transient`%0Aa,b:c%25.yaml:3:1: in here%0Ahelp: did you mean `transient`?

"#]].raw()
    );
}

#[test]
fn sarif_names_rules_and_places() {
    let sources = sources(&[("dir/a b.yaml", RETRY)]);
    let diagnostic = unknown_policy(&sources).also(span(&sources, 0, "errors", 0), "in here");
    let report = report::sarif(&[diagnostic], &sources, &|_| Some("A policy that is used must exist."));
    assert_data_eq!(report, file!["report/one.sarif"].raw());
}

#[test]
fn a_thousand_problems_in_a_large_file_take_no_time() {
    let text = "key: value\n".repeat(400_000);
    let sources = sources(&[("c.yaml", &text)]);
    let diagnostics: Vec<_> = (0..1_000)
        .map(|n| Diagnostic::error("r", "m", Span { file: FileId(0), start: n * 4_400, end: n * 4_400 + 3 }))
        .map(|diagnostic| diagnostic.also(Span { file: FileId(0), start: 0, end: 3 }, "first"))
        .collect();
    let start = std::time::Instant::now();
    let report = report::human(&diagnostics, &sources, false);
    assert!(report.ends_with("1000 errors\n"));
    // Seconds are generous: looking at the whole file for each would take a minute.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
