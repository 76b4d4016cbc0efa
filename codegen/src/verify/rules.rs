//! What each rule about answers means.

use crate::diagnostic::{Meaning, Severity};

/// The rules, in the order in which an answer is looked at.
pub const RULES: &[Meaning] = &[
    Meaning {
        name: "unknown-code",
        severity: Severity::Error,
        summary: "An answer carries a code that the catalog doesn't list.",
        explanation: "A client can't know the error. It is new, misspelt, or comes from another service behind the same address.",
    },
    Meaning {
        name: "retired-code",
        severity: Severity::Error,
        summary: "An answer carries a code that the catalog has retired.",
        explanation: "A retired code is never sent again: clients that were generated since then don't know it.",
    },
    Meaning {
        name: "internal-code",
        severity: Severity::Error,
        summary: "An answer carries the code of an internal error.",
        explanation: "What is internal is sent as `wire.internal_as`, and clients never see its code.",
    },
    Meaning {
        name: "unlisted-error",
        severity: Severity::Error,
        summary: "An answer is an error, and what it says besides a code tells no one error of the catalog.",
        explanation: "Where no code is sent, an error is found by its page, type or title and the status. None fits, or several do.",
    },
    Meaning {
        name: "foreign-answer",
        severity: Severity::Error,
        summary: "An answer failed, and no envelope of the catalog fits it.",
        explanation: "A page of a proxy, an empty body, another API. With `--allow foreign-answer`, those that stand before the service
don't count.",
    },
    Meaning {
        name: "undeclared-status",
        severity: Severity::Error,
        summary: "A known error was sent with a status that it doesn't list.",
        explanation: "Clients know the error by its code all the same, but dashboards and proxies go by the status.",
    },
    Meaning {
        name: "undeclared-error",
        severity: Severity::Error,
        summary: "An operation answered with an error that it doesn't list.",
        explanation: "`request` of an operation says which answers are its own. What the catalog's roles name is answered to any call, and
is never reported.",
    },
    Meaning {
        name: "unfit-envelope",
        severity: Severity::Error,
        summary: "An answer is a known error and hasn't the shape of an envelope.",
        explanation: "A member is missing, is null where the error always has a value, or is of another type; a constant differs. Clients
read it still, but without what is missing. An answer is compared with the envelope that it fits best.",
    },
    Meaning {
        name: "different-value",
        severity: Severity::Error,
        summary: "An answer says otherwise what the catalog says of the error.",
        explanation: "Type, title, category, page, status, attributes, whether to try again, constant fields, constant headers.",
    },
    Meaning {
        name: "missing-header",
        severity: Severity::Error,
        summary: "A header is missing that the catalog sends with every error of the status.",
        explanation: "`WWW-Authenticate` of a 401, say, without which clients can't know how to authenticate.",
    },
    Meaning {
        name: "missing-retry-after",
        severity: Severity::Error,
        summary: "`Retry-After` is missing where the catalog promises it.",
        explanation: "It is promised where a field that isn't optional is carried in it, or where the envelope or the status carries the
wait in it and the error always has one.",
    },
    Meaning {
        name: "missing-field",
        severity: Severity::Error,
        summary: "A field that isn't optional is missing.",
        explanation: "Clients know the code, and have no typed error.",
    },
    Meaning {
        name: "mistyped-field",
        severity: Severity::Error,
        summary: "A field is of another type than the catalog says.",
        explanation: "A reader takes it as absent. A `Retry-After` that says no wait counts too.",
    },
    Meaning {
        name: "unknown-word",
        severity: Severity::Error,
        summary: "A field has a word that its enumeration doesn't list.",
        explanation: "Clients keep it as an unknown word, and no code of theirs can match on it.",
    },
];
