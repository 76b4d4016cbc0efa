//! What each rule about answers means.

use crate::diagnostic::{Example, Meaning, Severity};

/// The rules, in the order in which an answer is looked at.
pub const RULES: &[Meaning] = &[
    Meaning {
        name: "unknown-code",
        severity: Severity::Error,
        summary: "An answer carries a code that the catalog doesn't list.",
        explanation: "A client can't know the error. It is new, misspelt, or comes from another service behind the same address.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 404, "body": {"error": {"code": "no_rute", "type": "client", "message": "No page"}}}
"#,
            finding: "no error of the catalog has the code `no_rute`",
            action: "did you mean `no_route`? else add the error to the catalog",
        },
    },
    Meaning {
        name: "retired-code",
        severity: Severity::Error,
        summary: "An answer carries a code that the catalog has retired.",
        explanation: "A retired code is never sent again: clients that were generated since then don't know it.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 409, "body": {"error": {"code": "sold_out", "type": "client", "message": "Sold"}}}
"#,
            finding: "the code `sold_out` is retired",
            action: "send `out_of_stock` in its place",
        },
    },
    Meaning {
        name: "internal-code",
        severity: Severity::Error,
        summary: "An answer carries the code of an internal error.",
        explanation: "What is internal is sent as `wire.internal_as`, and clients never see its code.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 500, "body": {"error": {"code": "disk_full", "type": "server", "message": "Full"}}}
"#,
            finding: "`disk_full` is internal, and its code was sent",
            action: "raise it with the generated crate, which sends another",
        },
    },
    Meaning {
        name: "unlisted-error",
        severity: Severity::Error,
        summary: "An answer is an error, and what it says besides a code tells no one error of the catalog.",
        explanation: "Where no code is sent, an error is found by its page, type or title and the status. None fits, or several do.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 404, "body": {"error": {"type": "client", "message": "No page"}}}
"#,
            finding: "no one error of the catalog is told by the type `client` and the status 404",
            action: "add the error to the catalog, or send its code",
        },
    },
    Meaning {
        name: "foreign-answer",
        severity: Severity::Error,
        summary: "An answer failed, and no envelope of the catalog fits it.",
        explanation: "A page of a proxy, an empty body, another API. With `--allow foreign-answer`, those that stand before the service
don't count.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 502, "body": "<h1>Bad Gateway</h1>"}
"#,
            finding: "no envelope of the catalog fits an answer 502 with a body of no type",
            action: "answer with an error of the catalog, or add the envelope to `wire.accepts`",
        },
    },
    Meaning {
        name: "undeclared-status",
        severity: Severity::Error,
        summary: "A known error was sent with a status that it doesn't list.",
        explanation: "Clients know the error by its code all the same, but dashboards and proxies go by the status.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 410, "body": {"error": {"code": "no_route", "type": "client", "message": "No page"}}}
"#,
            finding: "`no_route` was sent with 410, and the catalog has it with 404",
            action: "send it with 404, or add 410 to `status` of `no_route`",
        },
    },
    Meaning {
        name: "undeclared-error",
        severity: Severity::Error,
        summary: "An operation answered with an error that it doesn't list.",
        explanation: "`request` of an operation says which answers are its own. What the catalog's roles name is answered to any call, and
is never reported.",
        example: Example {
            ending: "jsonl",
            text: r#"{"method": "POST", "path": "/orders", "status": 410, "body": {"error": {"code": "sold_before", "type": "client", "message": "Sold"}}}
"#,
            finding: "the operation `order` answered with `sold_before`, which it doesn't list",
            action: "add `sold_before` to `errors` of `order`, or answer with another error",
        },
    },
    Meaning {
        name: "unfit-envelope",
        severity: Severity::Error,
        summary: "An answer is a known error and hasn't the shape of an envelope.",
        explanation: "A member is missing, is null where the error always has a value, or is of another type; a constant differs. Clients
read it still, but without what is missing. An answer is compared with the envelope that it fits best.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 404, "body": {"error": {"code": "no_route", "type": "client", "message": null}}}
"#,
            finding: "`/error/message` is null",
            action: "answer in the catalog's envelope, or change it in `wire`",
        },
    },
    Meaning {
        name: "different-value",
        severity: Severity::Error,
        summary: "An answer says otherwise what the catalog says of the error.",
        explanation: "Type, title, category, page, status, attributes, whether to try again, constant fields, constant headers.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 404, "body": {"error": {"code": "no_route", "type": "server", "message": "No page"}}}
"#,
            finding: r#"`/error/type` of `no_route` is `"server"`, and the catalog has `"client"`"#,
            action: "send what the catalog says, or change it there",
        },
    },
    Meaning {
        name: "missing-header",
        severity: Severity::Error,
        summary: "A header is missing that the catalog sends with every error of the status.",
        explanation: "`WWW-Authenticate` of a 401, say, without which clients can't know how to authenticate.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 401, "headers": {}, "body": {"error": {"code": "unknown_user", "type": "client", "message": "Who"}}}
"#,
            finding: "`www-authenticate` is missing, which is sent with every 401",
            action: "send `www-authenticate: Bearer`",
        },
    },
    Meaning {
        name: "missing-retry-after",
        severity: Severity::Error,
        summary: "`Retry-After` is missing where the catalog promises it.",
        explanation: "It is promised where a field that isn't optional is carried in it, or where the envelope or the status carries the
wait in it and the error always has one.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 429, "headers": {}, "body": {"error": {"code": "too_many", "type": "client", "message": "Wait"}}}
"#,
            finding: "`too_many` came without `Retry-After`, which the catalog promises",
            action: "send it, or make the wait optional in the catalog",
        },
    },
    Meaning {
        name: "missing-field",
        severity: Severity::Error,
        summary: "A field that isn't optional is missing.",
        explanation: "Clients know the code, and have no typed error.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 409, "body": {"error": {"code": "out_of_stock", "type": "client", "message": "Out", "details": {}}}}
"#,
            finding: "`item` of `out_of_stock` is missing",
            action: "send it, or make it optional in the catalog",
        },
    },
    Meaning {
        name: "mistyped-field",
        severity: Severity::Error,
        summary: "A field is of another type than the catalog says.",
        explanation: "A reader takes it as absent. A `Retry-After` that says no wait counts too.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 409, "body": {"error": {"code": "out_of_stock", "type": "client", "message": "Out", "details": {"item": 7}}}}
"#,
            finding: "`item` of `out_of_stock` is `7`, which is no string",
            action: "send a value of its type, or change the type in the catalog",
        },
    },
    Meaning {
        name: "unknown-word",
        severity: Severity::Error,
        summary: "A field has a word that its enumeration doesn't list.",
        explanation: "Clients keep it as an unknown word, and no code of theirs can match on it.",
        example: Example {
            ending: "jsonl",
            text: r#"{"status": 409, "body": {"error": {"code": "out_of_stock", "type": "client", "message": "Out", "details": {"item": "cup", "colour": "blue"}}}}
"#,
            finding: "`colour` of `out_of_stock` is `blue`, a word that the catalog doesn't list",
            action: "add the word to its type in the catalog",
        },
    },
];
