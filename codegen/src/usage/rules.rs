//! What each rule about programs means.

use crate::diagnostic::{Example, Meaning, Severity};

/// The rules.
pub const RULES: &[Meaning] = &[
    Meaning {
        name: "unknown-code-used",
        severity: Severity::Error,
        summary: "A program names a code that the catalog doesn't list.",
        explanation: "A string is a code where something beside it says so: `code ==`, `\"code\":`, `Code::from_str`. One with characters
that no code of the catalog has is passed over: there are other codes in the world.",
        example: Example {
            ending: "py",
            text: r#"if error.code == "out_of_stok":
    offer_another()
"#,
            finding: "no error of the catalog has the code `out_of_stok`",
            action: "did you mean `out_of_stock`?",
        },
    },
    Meaning {
        name: "retired-code-used",
        severity: Severity::Error,
        summary: "A program names a code that the catalog has retired.",
        explanation: "No server sends it any more.",
        example: Example {
            ending: "ts",
            text: r#"if (error.code === "sold_out") offerAnother();
"#,
            finding: "the code `sold_out` is retired",
            action: "`out_of_stock` took its place",
        },
    },
    Meaning {
        name: "deprecated-code-used",
        severity: Severity::Warning,
        summary: "A program raises, or names, an error that is deprecated.",
        explanation: "It works still.",
        example: Example {
            ending: "rs",
            text: "fn sell() -> Result<(), ApiError> {
    Err(SoldBefore::new().into())
}
",
            finding: "`sold_before` is deprecated",
            action: "use `out_of_stock`",
        },
    },
    Meaning {
        name: "undeclared-raise",
        severity: Severity::Error,
        summary: "The handler of an operation raises an error that the operation doesn't list.",
        explanation: "A handler is a function that returns the operation's error, or is named for the operation and returns `ApiError`. What
it calls counts too, as far as it returns `ApiError` and has a name of its own. A conversion from any other error into an
operation's doesn't compile, so what is found has taken the way through `ApiError`.",
        example: Example {
            ending: "rs",
            text: "fn order() -> Result<(), ApiError> {
    Err(UnknownUser::new().into())
}
",
            finding: "the operation `order` doesn't list `unknown_user`, which is raised for it",
            action: "add `unknown_user` to `errors` of `order`, or raise another error",
        },
    },
    Meaning {
        name: "unraised-code",
        severity: Severity::Warning,
        summary: "No program that was read raises an error of the catalog.",
        explanation: "It may be raised elsewhere. Tests don't count. Roles raise what they name, and what internal errors are sent
as is raised with them. Deprecated errors are left out. Where nothing is raised at all, as in a client, nothing is told.",
        example: Example {
            ending: "rs",
            text: "fn all_but_one(wait: Duration) -> [ApiError; 4] {
    [NoRoute::new().into(), UnknownUser::new().into(), TooMany::new(wait).into(), DiskFull::new().into()]
}
",
            finding: "nothing that was read raises `out_of_stock`",
            action: "raise it, retire its code, or name the folder where it is raised",
        },
    },
    Meaning {
        name: "unread-source",
        severity: Severity::Warning,
        summary: "A file is called a Rust source, and isn't one that can be read.",
        explanation: "Its strings were read, and what it raises was not.",
        example: Example {
            ending: "rs",
            text: "fn order( {
",
            finding: "this is no Rust that can be read",
            action: "see what the compiler says of it",
        },
    },
];
