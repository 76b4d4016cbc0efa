//! What a run remembers for the next one, and what makes it do the work again.
//!
//! A whole run forgets before it writes, which is its first change to the disk: told to die there, it dies. A run that
//! has nothing to do lives.

#![cfg(all(unix, debug_assertions))]

use crate::support::{Run, Sandbox, catalog, errors};

/// Whether a run does the whole work.
fn works(sandbox: &Sandbox) -> bool {
    Run::of(sandbox.command(&["gen"]).env("ERRCAT_KILL_AT", "1")).code.is_none()
}

fn made() -> Sandbox {
    let sandbox = Sandbox::new(&catalog(&["alpha"]));
    sandbox.gen_ok();
    assert!(!works(&sandbox), "nothing has changed");
    sandbox
}

#[test]
fn a_run_without_a_change_says_the_same_as_a_whole_one() {
    let sandbox = made();
    let remembered = sandbox.gen_ok();
    assert!(works(&{
        sandbox.write("generated/docs/README.md", "edited");
        sandbox
    }));
    assert_eq!(remembered.stdout, "");
    assert!(remembered.stderr.ends_with(" files generated, 0 changed\n"), "{}", remembered.stderr);
}

#[test]
fn a_change_to_the_catalog_is_seen() {
    let sandbox = made();
    sandbox.write("catalog.yaml", catalog(&["alpha", "beta"]));
    assert!(works(&sandbox));
    sandbox.gen_ok();
    assert!(!works(&sandbox));
    sandbox.write("catalog.yaml", catalog(&["alpha"]));
    assert!(works(&sandbox), "the last run alone is remembered");
}

#[test]
fn a_change_to_what_was_generated_is_seen() {
    let sandbox = made();
    let page = format!("generated/{}", sandbox.page("alpha"));
    let text = sandbox.read(&page);
    sandbox.remove(&page);
    assert!(works(&sandbox));
    sandbox.gen_ok();
    assert_eq!(sandbox.read(&page), text);
    assert!(!works(&sandbox));
    let manifest = sandbox.read("generated/.errcat-manifest");
    sandbox.write("generated/.errcat-manifest", manifest.lines().next().unwrap_or_default());
    assert!(works(&sandbox));
}

#[test]
fn a_change_to_what_is_included_is_seen() {
    let sandbox = Sandbox::new(&format!("{}include: [more/*.yaml]\n", catalog(&["alpha"])));
    sandbox.write("more/one.yaml", format!("errors:\n{}", errors(&["beta"])));
    sandbox.gen_ok();
    assert!(!works(&sandbox));
    sandbox.write("more/one.yaml", format!("errors:\n{}", errors(&["gamma"])));
    assert!(works(&sandbox));
    sandbox.gen_ok();
    sandbox.write("more/two.yaml", format!("errors:\n{}", errors(&["delta"])));
    assert!(works(&sandbox), "another file matches the pattern");
}

#[test]
fn what_there_is_to_tell_is_told_every_time() {
    let sandbox = Sandbox::new(&catalog(&["alpha"]).replace("    solution: Look for another alpha.\n", ""));
    let first = sandbox.gen_ok();
    assert!(first.stderr.contains("no-solution"), "{}", first.stderr);
    assert!(sandbox.gen_ok().stderr.contains("no-solution"));
    let made = made();
    let report = made.run(&["gen", "--format", "json"]);
    assert!(report.stdout.starts_with('{'), "{}", report.stdout);
}
