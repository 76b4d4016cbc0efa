//! Warnings: shown, and refused only when that is asked for.

use crate::support::{Sandbox, catalog};

#[test]
fn warnings_are_refused_only_when_denied() {
    let sandbox = Sandbox::new(&catalog(&["cup"]).replace("status: 404", "status: 429"));
    let cases: &[(&[&str], i32)] = &[
        (&["check"], 0),
        (&["check", "--deny", "warnings"], 1),
        (&["gen", "--deny", "warnings"], 1),
        (&["gen"], 0),
        (&["gen", "--check"], 0),
        (&["gen", "--check", "--deny", "warnings"], 1),
    ];
    for (arguments, code) in cases {
        let run = sandbox.run(arguments);
        assert_eq!(run.code, Some(*code), "{arguments:?}: {run:?}");
        assert!(run.stderr.contains("1 warning\n"), "{run:?}");
    }
}
