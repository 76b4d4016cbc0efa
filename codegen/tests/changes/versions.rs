//! The version that a change calls for, and whether one is large enough.

use errcat_codegen::{Step, needed};

use super::reviewed;

/// A version, a step, and the version that comes of them.
const NEEDED: &[(&str, Step, &str)] = &[
    ("1.2.3", Step::None, "1.2.3"),
    ("1.2.3", Step::Patch, "1.2.4"),
    ("1.2.3", Step::Minor, "1.3.0"),
    ("1.2.3", Step::Major, "2.0.0"),
    ("1.2.3+build.5", Step::Patch, "1.2.4"),
    // Below 1.0.0 the first number that isn't zero is for what breaks.
    ("0.3.1", Step::None, "0.3.1"),
    ("0.3.1", Step::Patch, "0.3.2"),
    ("0.3.1", Step::Minor, "0.3.2"),
    ("0.3.1", Step::Major, "0.4.0"),
    ("0.0.3", Step::Patch, "0.0.4"),
    ("0.0.3", Step::Minor, "0.0.4"),
    ("0.0.3", Step::Major, "0.0.4"),
    // What is only announced may still change.
    ("2.0.0-rc.1", Step::None, "2.0.0"),
    ("2.0.0-rc.1", Step::Major, "2.0.0"),
    ("0.4.0-alpha", Step::Minor, "0.4.0"),
];

#[test]
fn a_step_raises_the_number_that_semantic_versioning_says() {
    for (was, step, expected) in NEEDED {
        assert_eq!(needed(&was.parse().unwrap(), *step).to_string(), *expected, "{was} and {step:?}");
    }
}

const NOTHING: &str = "  gone: { status: 410, message: It is gone. }\n";
const REWORDED: &str = "  gone: { status: 410, message: It went. }\n";
const ADDED: &str =
    "  gone: { status: 410, message: It is gone. }\n  sold: { status: 409, message: It is sold. }\n";
const BROKEN: &str = "  gone: { status: 404, message: It is gone. }\n";

/// The versions of both catalogs, the errors of the new one, and whether its version is large enough.
const ENOUGH: &[(&str, &str, &str, bool)] = &[
    ("1.2.3", "1.2.3", NOTHING, true),
    ("1.2.3", "1.2.2", NOTHING, false),
    ("1.2.3", "1.3.0", NOTHING, true),
    ("1.2.3", "1.2.3", REWORDED, false),
    ("1.2.3", "1.2.4", REWORDED, true),
    ("1.2.3", "1.2.4", ADDED, false),
    ("1.2.3", "1.3.0", ADDED, true),
    ("1.2.3", "1.3.0", BROKEN, false),
    ("1.2.3", "2.0.0", BROKEN, true),
    ("1.2.3", "2.0.0-rc.1", BROKEN, true),
    ("1.2.3", "1.3.0-rc.1", BROKEN, false),
    ("2.0.0-rc.1", "2.0.0-rc.2", BROKEN, true),
    ("2.0.0-rc.1", "2.0.0", BROKEN, true),
    ("2.0.0-rc.1", "1.9.0", NOTHING, false),
    ("0.3.1", "0.3.2", ADDED, true),
    ("0.3.1", "0.3.2", BROKEN, false),
    ("0.3.1", "0.4.0", BROKEN, true),
    ("0.0.3", "0.0.4", BROKEN, true),
    ("0.0.3", "1.0.0", NOTHING, true),
    // A smaller version is too small, however much it is raised otherwise.
    ("1.2.3", "0.9.0", REWORDED, false),
];

#[test]
fn a_version_is_large_enough_or_refused() {
    let catalog = |version: &str, errors: &str| {
        format!("api: {{ name: demo, version: '{version}' }}\nerrors:\n{errors}")
    };
    for (was, is, errors, expected) in ENOUGH {
        let review = reviewed(&catalog(was, NOTHING), &catalog(is, errors));
        let refused = review.diagnostics.iter().any(|one| one.rule == "version-too-small");
        assert_eq!((review.is_version_enough(), !refused), (*expected, *expected), "{was}, {is}:\n{errors}");
    }
}
