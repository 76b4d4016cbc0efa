//! The command line: exit codes, formats, colours, and what it says to mistakes.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::{Run, Sandbox, catalog, errors, is_page};

#[test]
fn exit_codes_tell_fine_from_problems_from_wrong_usage() {
    let fine = Sandbox::new(&catalog(&["cup"]));
    let broken = Sandbox::new(&(catalog(&["cup"]) + "teapot: 1\n"));
    let none = Sandbox::empty();
    let cases: &[(&Sandbox, &[&str], i32)] = &[
        (&fine, &["check"], 0),
        (&fine, &["check", "--deny", "warnings"], 0),
        (&fine, &["gen", "--check"], 1),
        (&broken, &["check"], 1),
        (&broken, &["gen"], 1),
        (&none, &["check"], 2),
        (&none, &["gen", "--catalog", "nowhere.yaml"], 2),
        (&fine, &["check", "--catalog", "."], 2),
        (&fine, &["gen", "--out", ""], 2),
        (&fine, &[], 2),
        (&fine, &["brew"], 2),
        (&fine, &["gen", "--check", "--watch"], 2),
        (&fine, &["check", "--format", "xml"], 2),
        (&fine, &["ci", "--only", "coffee"], 2),
        (&fine, &["reference", "--catalog", "catalog.yaml"], 2),
        (&fine, &["completions", "bash", "--out", "generated"], 2),
        (&fine, &["ci", "--catalog", "catalog.yaml"], 2),
        (&fine, &["--help"], 0),
        (&fine, &["--version"], 0),
    ];
    for (sandbox, arguments, code) in cases {
        let run = sandbox.run(arguments);
        assert_eq!(run.code, Some(*code), "{arguments:?}: {run:?}");
    }
}

#[test]
fn a_missing_catalog_is_told_with_what_to_do() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run(&["gen"]);
    assert_eq!(
        run.stderr,
        "error: there is no `catalog.yaml` here or in a folder above: go to its folder, or give `--catalog PATH`\n"
    );
    let run = sandbox.run(&["gen", "--catalog", "c.yaml"]);
    assert_eq!(run.stderr, "error: there is no catalog `c.yaml`: check the path that `--catalog` gives\n");
}

#[test]
fn a_catalog_is_found_in_a_folder_above() {
    let sandbox = Sandbox::new(&(catalog(&["cup"]) + "teapot: 1\n"));
    fs::create_dir_all(sandbox.path("a/b")).unwrap();
    let run = Run::of(sandbox.command(&["check"]).current_dir(sandbox.path("a/b")));
    assert!(run.stderr.contains("--> ../../catalog.yaml:"), "{}", run.stderr);
}

#[test]
fn out_and_catalog_may_be_anywhere_and_come_before_or_after_the_command() {
    let sandbox = Sandbox::empty();
    sandbox.write("deep/er/errors.yaml", catalog(&["cup"]));
    assert_eq!(sandbox.run(&["gen", "--catalog", "deep/er/errors.yaml"]).code, Some(0));
    assert!(sandbox.path("deep/er/generated/docs/README.md").is_file());
    assert_eq!(sandbox.run(&["gen", "--catalog", "deep/er/errors.yaml", "--out", "x/y"]).code, Some(0));
    assert_eq!(sandbox.tree("x/y"), sandbox.tree("deep/er/generated"));
}

#[test]
fn reports_for_programs_go_to_standard_output() {
    let sandbox = Sandbox::new(&(catalog(&["cup"]) + "teapot: 1\n"));
    for format in ["json", "sarif"] {
        let run = sandbox.run(&["check", "--format", format]);
        assert_eq!(run.code, Some(1));
        let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert!(document.is_object());
    }
    let run = sandbox.run(&["check", "--format", "github"]);
    assert!(run.stdout.starts_with("::error file=catalog.yaml,line="), "{}", run.stdout);
    let run = sandbox.run(&["check"]);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.ends_with("1 error\n"), "{}", run.stderr);
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    let run = sandbox.run(&["gen", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["errors"], 0);
    assert!(run.stderr.contains("created generated/docs/README.md\n"), "{}", run.stderr);
    sandbox.remove("generated/docs/README.md");
    let run = sandbox.run(&["gen", "--check", "--format", "sarif"]);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((run.code, &document["version"]), (Some(1), &"2.1.0".into()));
    assert!(run.stderr.contains("missing generated/docs/README.md\n"), "{}", run.stderr);
}

#[test]
fn colour_needs_a_terminal_and_gives_way_to_no_color() {
    let sandbox = Sandbox::new(&(catalog(&["cup"]) + "teapot: 1\n"));
    let has_colour = |variables: &[(&str, &str)]| {
        let run = Run::of(sandbox.command(&["check"]).envs(variables.iter().copied()));
        run.stderr.contains('\u{1b}')
    };
    assert!(!has_colour(&[]));
    assert!(has_colour(&[("CLICOLOR_FORCE", "1")]));
    assert!(!has_colour(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let sandbox = Sandbox::new(&(catalog(&["cup"]) + "teapot: 1\n"));
    for arguments in [&["check"][..], &["check", "--format", "json"], &["gen"], &["--help"]] {
        let mut command = sandbox.command(arguments);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        command.stdout(writer.try_clone().unwrap()).stderr(writer);
        let status = command.status().unwrap();
        assert!(matches!(status.code(), Some(0 | 1)), "{arguments:?}: {status}");
    }
}

#[test]
fn includes_stay_in_the_folder_and_come_sorted() {
    let include = |pattern: &str| format!("include: [{pattern}]\n{}", catalog(&["cup"]));
    let sandbox = Sandbox::new(&include("more/*.yaml"));
    sandbox.write("more/b.yaml", format!("errors:\n{}", errors(&["plate"])));
    sandbox.write("more/a.yaml", format!("errors:\n{}", errors(&["fork"])));
    sandbox.gen_ok();
    let code =
        sandbox.read("generated/docs/README.md") + &sandbox.tree("generated").into_keys().collect::<String>();
    assert!(code.contains("plate") && code.contains("fork"), "{code}");

    sandbox.write("outside/c.yaml", format!("errors:\n{}", errors(&["spoon"])));
    for pattern in ["../outside/c.yaml", "/etc/*.yaml", "nothing/*.yaml", "absent.yaml"] {
        sandbox.write("catalog.yaml", include(pattern));
        let run = sandbox.run(&["check"]);
        assert_eq!(run.code, Some(1), "{pattern}");
        assert!(run.stderr.contains(pattern), "{}", run.stderr);
    }
    for (pattern, reason) in [
        ("catalog.yaml", "`catalog.yaml` is the catalog itself"),
        ("more", "`more` is a folder: name files, such as `more/*.yaml`"),
    ] {
        sandbox.write("catalog.yaml", include(pattern));
        let run = sandbox.run(&["check"]);
        assert!(run.stderr.contains(reason), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn an_include_that_is_a_symlink_out_of_the_folder_is_refused() {
    let sandbox = Sandbox::empty();
    sandbox.write("in/catalog.yaml", format!("include: [more/*.yaml]\n{}", catalog(&["cup"])));
    sandbox.write("out.yaml", format!("errors:\n{}", errors(&["plate"])));
    fs::create_dir(sandbox.path("in/more")).unwrap();
    std::os::unix::fs::symlink("../../out.yaml", sandbox.path("in/more/link.yaml")).unwrap();
    let run = sandbox.run(&["check", "--catalog", "in/catalog.yaml"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("`more/link.yaml` is a symlink that leads out"), "{}", run.stderr);
}

#[test]
fn a_file_that_isnt_text_or_is_too_large_is_refused() {
    let sandbox = Sandbox::empty();
    sandbox.write("catalog.yaml", b"catalog: 1\nx: \xff\n");
    let run = sandbox.run(&["check"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("error[syntax]: the file is not UTF-8"), "{}", run.stderr);
    assert!(run.stderr.contains("catalog.yaml:2:4"), "{}", run.stderr);
    let place = r#""file": "catalog.yaml",
      "line": 2,
      "column": 4,
      "endLine": 2,
      "endColumn": 5,
      "byteStart": 14,"#;
    for (format, part) in [
        ("json", place),
        ("sarif", r#""ruleId": "syntax""#),
        ("github", "::error file=catalog.yaml,line=2,endLine=2,col=4"),
    ] {
        let run = sandbox.run(&["gen", "--format", format]);
        assert_eq!(run.code, Some(1));
        assert!(run.stdout.contains(part), "{format}: {}", run.stdout);
    }

    let file = fs::File::create(sandbox.path("catalog.yaml")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    let run = sandbox.run(&["check"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("error[too-large]: the file is larger than 64 MiB"), "{}", run.stderr);
    let run = sandbox.run(&["check", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains(r#""rule": "too-large""#), "{}", run.stdout);
}

#[test]
fn watch_generates_on_every_save() {
    let sandbox = Sandbox::new(&format!("include: [more/*.yaml]\n{}", catalog(&["cup"])));
    sandbox.write("more/a.yaml", format!("errors:\n{}", errors(&["fork"])));
    let mut command = sandbox.command(&["gen", "--watch"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let has_page = |key: &str| {
        let end = Instant::now() + Duration::from_secs(30);
        while !sandbox.tree("generated").keys().any(|path| is_page(path, key)) {
            assert!(Instant::now() < end, "no page for {key}");
            sleep(Duration::from_millis(20));
        }
    };
    has_page("fork");
    sandbox.write("more/b.yaml", format!("errors:\n{}", errors(&["plate"])));
    has_page("plate");
    sandbox.write("more/a.yaml", "teapot: 1\n");
    sleep(Duration::from_millis(700));
    sandbox.write("more/a.yaml", format!("errors:\n{}", errors(&["spoon"])));
    has_page("spoon");
    child.kill().unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    assert!(said.contains("nothing was generated"), "{said}");
}

#[test]
fn completions_are_printed_for_each_shell() {
    let sandbox = Sandbox::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = sandbox.run(&["completions", shell]);
        assert_eq!(run.code, Some(0));
        assert!(run.stdout.contains("explain"), "{shell}");
    }
}

#[test]
fn a_code_is_explained_with_all_that_is_known_of_it() {
    let sandbox = Sandbox::new(
        "catalog: 1
api: { name: demo, docs_url: 'https://docs.example.com/{code}' }
wire: { body: { error: { code: $code, message: $message, details: $details? } }, internal_as: oops }
attributes: { owner: { type: string, internal: true } }
retry: { later: { initial: 2s, max: 5s, attempts: 4 } }
errors:
  limit_hit:
    code: \"20429\"
    status: 429
    message: More than {limit}
    retry: later
    fields: { limit: { type: integer, example: 5 }, shard: { type: string, internal: true } }
    causes: [Too many requests]
    solution: Wait a while.
    attributes: { owner: traffic }
  oops: { status: 500, message: It broke, retry: later, causes: [A fault], solution: Try again., attributes: { owner: all } }
  disk_full: { status: 500, message: No space, visibility: internal, causes: [Logs], solution: Clean., attributes: { owner: ops } }
retired:
  old_limit: { since: 2.0.0, note: It was renamed., replaced_by: limit_hit }
",
    );
    let page = sandbox.run(&["explain", "20429"]);
    assert_eq!(page.code, Some(0), "{page:?}");
    assert_eq!(page.stdout, sandbox.run(&["explain", "limit_hit"]).stdout);
    let facts = [
        "20429: Limit hit\n",
        "429 Too Many Requests",
        "https://docs.example.com/20429",
        "limit: integer (such as 5)",
        "shard: string, optional, internal",
        "owner: traffic (internal)",
        "- Too many requests",
        "before attempt 4: 5 s\n",
        "HTTP/1.1 429 Too Many Requests\n",
        "\"message\": \"More than 5\"",
    ];
    for fact in facts {
        assert!(page.stdout.contains(fact), "{fact} is not in\n{}", page.stdout);
    }
    assert!(sandbox.run(&["explain", "disk_full"]).stdout.contains("internal; sent as oops"));
    let retired = sandbox.run(&["explain", "old_limit"]).stdout;
    assert!(
        retired.contains("retired since 2.0.0") && retired.contains("Use limit_hit instead."),
        "{retired}"
    );
    let unknown = sandbox.run(&["explain", "limit_hot"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.ends_with("did you mean `limit_hit`?\n"), "{}", unknown.stderr);
}

#[test]
fn a_rule_is_explained_without_a_catalog() {
    let sandbox = Sandbox::empty();
    let list = sandbox.run(&["explain"]);
    assert_eq!(list.code, Some(0), "{list:?}");
    let names = list.stdout.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let mut count = 0;
    for name in names {
        let page = sandbox.run(&["explain", name]);
        assert_eq!(page.code, Some(0), "{name}: {page:?}");
        assert!(page.stdout.starts_with(&format!("{name} (")), "{}", page.stdout);
        let shows = |first: &str, second: &str| page.stdout.contains(first) && page.stdout.contains(second);
        let is_of_a_command = shows("(of `cargo xtask ", "\nThe catalog of the example is in docs/");
        let has_examples = shows("\nBAD\n  ", "\nGOOD\n  ") || shows("\nBEFORE\n  ", "\nAFTER\n  ");
        assert!(has_examples || is_of_a_command, "{}", page.stdout);
        count += 1;
    }
    assert!(count > 20, "{}", list.stdout);
    let unknown = sandbox.run(&["explain", "unknwon-key"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.ends_with("did you mean `unknown-key`?\n"), "{}", unknown.stderr);
}
