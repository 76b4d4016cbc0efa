//! What each rule about programs means.

use crate::diagnostic::{Meaning, Severity};

/// The rules.
pub const RULES: &[Meaning] = &[
    Meaning {
        name: "unknown-code-used",
        severity: Severity::Error,
        summary: "A program names a code that the catalog doesn't list.",
        explanation: "A string is a code where something beside it says so: `code ==`, `\"code\":`, `Code::from_str`. One with characters
that no code of the catalog has is passed over: there are other codes in the world.",
    },
    Meaning {
        name: "retired-code-used",
        severity: Severity::Error,
        summary: "A program names a code that the catalog has retired.",
        explanation: "No server sends it any more.",
    },
    Meaning {
        name: "deprecated-code-used",
        severity: Severity::Warning,
        summary: "A program raises, or names, an error that is deprecated.",
        explanation: "It works still.",
    },
    Meaning {
        name: "undeclared-raise",
        severity: Severity::Error,
        summary: "The handler of an operation raises an error that the operation doesn't list.",
        explanation: "A handler is a function that returns the operation's error, or is named for the operation and returns `ApiError`. What
it calls counts too, as far as it returns `ApiError` and has a name of its own. A conversion from any other error into an
operation's doesn't compile, so what is found has taken the way through `ApiError`.",
    },
    Meaning {
        name: "unraised-code",
        severity: Severity::Warning,
        summary: "No program that was read raises an error of the catalog.",
        explanation: "It may be raised elsewhere. Tests don't count. Roles raise what they name, and what internal errors are sent
as is raised with them. Deprecated errors are left out. Where nothing is raised at all, as in a client, nothing is told.",
    },
    Meaning {
        name: "unread-source",
        severity: Severity::Warning,
        summary: "A file is called a Rust source, and isn't one that can be read.",
        explanation: "Its strings were read, and what it raises was not.",
    },
];
