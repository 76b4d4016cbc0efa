//! `diff`: with a file, with a revision, and what is said when there is nothing to compare with.

use crate::support::{Sandbox, errors};

fn catalog(version: &str, keys: &[&str]) -> String {
    let head = format!(
        "catalog: 1\napi: {{ name: demo, version: {version} }}\nwire:\n  body: {{ code: $code, message: $message }}\nerrors:\n"
    );
    head + &errors(keys)
}

/// A repository whose branch `main` has this catalog.
fn repository(catalog: &str) -> Sandbox {
    let sandbox = Sandbox::new(catalog);
    sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
    sandbox.commit();
    sandbox
}

#[test]
fn an_addition_is_a_note_and_needs_a_minor_version() {
    let sandbox = Sandbox::new(&catalog("1.1.0", &["a", "b"]));
    sandbox.write("old.yaml", catalog("1.0.0", &["a"]));
    let run = sandbox.run(&["diff", "old.yaml"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stderr.contains("note[code-added]: the error `b` is new"), "{}", run.stderr);
    assert!(
        run.stderr.contains("1.0.0 becomes 1.1.0 (minor) at least; the catalog has 1.1.0"),
        "{}",
        run.stderr
    );
    sandbox.write("catalog.yaml", catalog("1.0.1", &["a", "b"]));
    let run = sandbox.run(&["diff", "old.yaml"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("error[version-too-small]"), "{}", run.stderr);
}

#[test]
fn what_is_denied_is_an_error() {
    let sandbox = Sandbox::new(&catalog("2.0.0", &["a", "b"]));
    sandbox.write("old.yaml", catalog("1.0.0", &["a"]));
    let codes = ["breaking", "minor"].map(|step| sandbox.run(&["diff", "old.yaml", "--deny", step]).code);
    assert_eq!(codes, [Some(0), Some(1)]);
}

#[test]
fn a_revision_is_read_with_what_it_includes() {
    let head = catalog("1.0.0", &["a"]) + "include: [more/*.yaml]\n";
    let sandbox = Sandbox::new(&head);
    sandbox.write("more/b.yaml", format!("errors:\n{}", errors(&["b"])));
    sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
    sandbox.commit();
    assert!(sandbox.run(&["diff"]).stderr.contains("nothing changed since 1.0.0"));
    sandbox.write("more/b.yaml", format!("errors:\n{}", errors(&["c"])));
    let run = sandbox.run(&["diff", "main"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("error[code-removed]: the error `b` is gone"), "{}", run.stderr);
    assert!(run.stderr.contains("::: main:more/b.yaml:2:3"), "{}", run.stderr);
}

/// A file that is a symlink on the disk is one in a revision, whose text is that of the file it leads to.
#[cfg(unix)]
#[test]
fn a_symlink_is_followed_in_a_revision() {
    let sandbox = Sandbox::new(&(catalog("1.0.0", &["a"]) + "include: [shown/*.yaml]\n"));
    sandbox.write("kept/b.yaml", format!("errors:\n{}", errors(&["b"])));
    sandbox.write("shown/c.yaml", format!("errors:\n{}", errors(&["c"])));
    std::os::unix::fs::symlink("../kept/b.yaml", sandbox.path("shown/b.yaml")).unwrap();
    sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
    sandbox.commit();
    let run = sandbox.run(&["diff"]);
    assert!(run.stderr.contains("nothing changed since 1.0.0"), "{}", run.stderr);
}

/// A folder that is a symlink is one in a revision.
#[cfg(unix)]
#[test]
fn a_symlink_to_a_folder_is_followed_in_a_revision() {
    let sandbox = Sandbox::new(&(catalog("1.0.0", &["a"]) + "include: [shown/*.yaml]\n"));
    sandbox.write("kept/deep/b.yaml", format!("errors:\n{}", errors(&["b"])));
    std::os::unix::fs::symlink("kept/now", sandbox.path("shown")).unwrap();
    std::os::unix::fs::symlink("deep", sandbox.path("kept/now")).unwrap();
    // One that leads to what it lies in is not walked for ever.
    std::os::unix::fs::symlink("..", sandbox.path("kept/deep/up")).unwrap();
    sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
    sandbox.commit();
    let run = sandbox.run(&["diff"]);
    assert!(run.stderr.contains("nothing changed since 1.0.0"), "{}", run.stderr);
    sandbox.write("kept/deep/b.yaml", format!("errors:\n{}", errors(&["c"])));
    let run = sandbox.run(&["diff"]);
    assert!(run.stderr.contains("::: main:shown/b.yaml:2:3"), "{}", run.stderr);
}

/// What a catalog includes lies in its folder, in a revision as on the disk.
#[cfg(unix)]
#[test]
fn a_symlink_out_of_the_folder_is_refused_in_a_revision() {
    // A file elsewhere in the repository, a folder there, and what isn't in the repository at all.
    for (target, link) in [
        ("../../other/b.yaml", "api/more/b.yaml"),
        ("../other", "api/more"),
        ("../../nowhere", "api/more"),
        ("/tmp", "api/more/b.yaml"),
    ] {
        let sandbox = Sandbox::empty();
        sandbox.write("api/errors.yaml", catalog("1.0.0", &["a"]) + "include: [more/*.yaml]\n");
        sandbox.write("other/b.yaml", format!("errors:\n{}", errors(&["b"])));
        std::fs::create_dir_all(sandbox.path(link).parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, sandbox.path(link)).unwrap();
        sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
        sandbox.commit();
        sandbox.write("api/errors.yaml", catalog("1.0.0", &["a"]));
        let run = sandbox.run(&["diff", "--catalog", "api/errors.yaml"]);
        assert_eq!(run.code, Some(1), "{target}: {run:?}");
        assert!(
            run.stderr.contains("is a symlink that leads out of the catalog's folder"),
            "{target}: {}",
            run.stderr
        );
    }
}

/// However many commits lie between two releases, and whatever becomes of them, the ledger holds.
#[test]
fn the_ledger_survives_a_squash() {
    let sandbox = repository(&catalog("1.0.0", &["a", "b"]));
    sandbox.git(&["checkout", "--quiet", "-b", "work"]);
    let steps = [
        catalog("2.0.0", &["a", "c"]) + "retired: { b: {} }\n",
        catalog("2.0.0", &["a", "c"]),
        catalog("2.0.0", &["a", "b", "c"]).replace("The b is gone", "Bees are about"),
    ];
    let told = |base: &str, rule: &str| {
        let run = sandbox.run(&["diff", base]);
        assert_eq!(run.code, Some(1), "{run:?}");
        assert!(run.stderr.contains(&format!("error[{rule}]")), "{}", run.stderr);
    };
    sandbox.write("catalog.yaml", &steps[0]);
    assert_eq!(sandbox.run(&["diff", "main"]).code, Some(0));
    sandbox.commit();
    // To forget an entry is refused against the commit before, and against the release.
    sandbox.write("catalog.yaml", &steps[1]);
    told("HEAD", "retired-entry-removed");
    told("main", "code-removed");
    sandbox.commit();
    // A code that is used again in a later commit is refused against any commit in which it was retired.
    sandbox.write("catalog.yaml", &steps[2]);
    told("HEAD~1", "code-revived");
    // With the commits squashed and the branch gone it is the same.
    sandbox.git(&["checkout", "--quiet", "--force", "main"]);
    sandbox.git(&["merge", "--quiet", "--squash", "work~1"]);
    sandbox.commit();
    sandbox.git(&["branch", "--quiet", "-D", "work"]);
    sandbox.write("catalog.yaml", &steps[1]);
    told("main", "retired-entry-removed");
    sandbox.write("catalog.yaml", &steps[2]);
    told("main", "code-revived");
}

/// On the disk `chat` comes before `chat-v2`; byte by byte it doesn't.
#[test]
fn files_are_included_in_the_same_order_from_a_revision() {
    let sandbox = Sandbox::new(&(catalog("1.0.0", &["a"]) + "include: ['*/*.yaml']\n"));
    sandbox.write("chat/e.yaml", format!("errors:\n{}", errors(&["b"])));
    sandbox.write("chat-v2/e.yaml", format!("errors:\n{}", errors(&["c"])));
    sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
    sandbox.commit();
    let run = sandbox.run(&["diff"]);
    assert!(run.stderr.contains("nothing changed since 1.0.0"), "{}", run.stderr);
}

#[test]
fn a_catalog_in_a_folder_of_the_repository_is_found_there() {
    let sandbox = Sandbox::empty();
    sandbox.write("api/errors.yaml", catalog("1.0.0", &["a"]));
    sandbox.git(&["init", "--quiet", "--initial-branch", "main"]);
    sandbox.commit();
    sandbox.write("api/errors.yaml", catalog("1.1.0", &["a", "b"]));
    let run = sandbox.run(&["diff", "--catalog", "api/errors.yaml", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let added =
        report["diagnostics"].as_array().unwrap().iter().find(|one| one["rule"] == "code-added").unwrap();
    assert_eq!(added["concerns"]["oldClients"], "minor");
    assert_eq!(added["file"], "api/errors.yaml");
}

#[test]
fn markdown_fits_a_pull_request() {
    let sandbox = Sandbox::new(&(catalog("2.0.0", &["b"]) + "retired: { a: { replaced_by: b } }\n"));
    sandbox.write("old.yaml", catalog("1.0.0", &["a"]));
    let run = sandbox.run(&["diff", "old.yaml", "--format", "markdown"]);
    let expected = "\
Since 1.0.0 these changes call for **2.0.0 (major)**, and the catalog has 2.0.0.

### Breaking

- `errors › a`: the error `a` is retired (code-retired). Concerns Rust source, TypeScript source, Python source, docs. \
To do: deprecate an error for a while before you retire it.

### Added and changed

- `errors › b`: the error `b` is new (code-added). Concerns old clients with new answers, new clients with old answers, \
Rust source, TypeScript source, Python source, docs.

### Other

- `errors › b`: `b` has the fields and the status of `a`: is it renamed? (likely-rename).
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn a_base_that_isnt_there_is_wrong_usage_and_says_why() {
    let sandbox = Sandbox::new(&catalog("1.0.0", &["a"]));
    let run = sandbox.run(&["diff"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("is in no git repository: give a file to compare with"), "{}", run.stderr);

    let sandbox = repository(&catalog("1.0.0", &["a"]));
    let run = sandbox.run(&["diff", "v9"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("`v9` is neither a file nor a revision"), "{}", run.stderr);

    sandbox.write("other.yaml", catalog("1.0.0", &["a"]));
    let run = sandbox.run(&["diff", "--catalog", "other.yaml"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("`other.yaml` isn't in `main`"), "{}", run.stderr);
}

#[test]
fn a_base_that_doesnt_compile_is_told() {
    let sandbox = Sandbox::new(&catalog("1.0.0", &["a"]));
    sandbox.write("old.yaml", "catalog: 1\n");
    let run = sandbox.run(&["diff", "old.yaml"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("the catalog of `old.yaml` doesn't compile"), "{}", run.stderr);
}

#[test]
fn code_hosts_are_told_where_and_whom_a_change_concerns() {
    let sandbox = Sandbox::new(&catalog("1.1.0", &["a", "b"]));
    sandbox.write("old.yaml", catalog("1.0.0", &["a"]));
    let github = sandbox.run(&["diff", "old.yaml", "--format", "github"]).stdout;
    let line = github.lines().find(|line| line.contains("title=code-added")).unwrap_or_default();
    assert!(line.starts_with("::notice file=catalog.yaml,line="), "{github}");
    assert!(line.contains("minor for old clients with new answers"), "{github}");
    let sarif = sandbox.run(&["diff", "old.yaml", "--format", "sarif"]).stdout;
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let added = results.iter().find(|result| result["ruleId"] == "code-added").unwrap();
    assert_eq!(
        (&added["level"], &added["properties"]["concerns"]["rust"]),
        (&"note".into(), &"minor".into())
    );
}
