//! The made-up second versions.

/// A second version of an example's catalog.
pub(crate) struct Second {
    /// The folder of the example.
    pub(crate) api: &'static str,
    pub(crate) title: &'static str,
    /// What the team wants.
    pub(crate) wish: &'static str,
    /// Texts of the catalog and what takes their place.
    pub(crate) edits: &'static [(&'static str, &'static str)],
}

pub(crate) const VERSIONS: [Second; 4] = [
    Second {
        api: "mimo",
        title: "MiMo: only additions",
        wish: "Clients shall be told how many requests are left, and a new error says that a model is being loaded. The\nversion is \
               raised as for an addition below 1.0.0.",
        edits: &[
            ("  title: MiMo API\n", "  title: MiMo API\n  version: 0.1.1\n"),
            (
                "        doc: The shortest wait before the next attempt.\n        example: 2m\n",
                "        doc: The shortest wait before the next attempt.\n        example: 2m\n      \
                 remaining: { type: integer, optional: true, doc: Requests that are left. }\n",
            ),
            (
                "  internal_error:\n",
                "  model_loading:\n    status: 503\n    retry: transient\n    message: The model is being loaded.\n\n  \
                 internal_error:\n",
            ),
        ],
    },
    Second {
        api: "meta-envelope",
        title: "Meta-envelope: tidying up that breaks",
        wish: "Somebody finds `issue` useless where a limit was reached, and `timestamp` out of place. A version for new\nfeatures \
               is not enough for that.",
        edits: &[
            ("  title: Meta-envelope API\n", "  title: Meta-envelope API\n  version: 0.1.1\n"),
            ("      timestamp: $timestamp?\n", "    timestamp: $timestamp?\n"),
            (
                "    message: Rate limit exceeded\n    fields:\n      issue: { type: string, optional: true, doc: \"More \
                 about the limit.\" }\n",
                "    message: Rate limit exceeded\n",
            ),
        ],
    },
    Second {
        api: "mx4-atlas",
        title: "MX4 Atlas: a rename that is none",
        wish: "A code is given a nicer name. For clients that is an error that is gone and one that is new, and the old code was\n\
               forgotten under `retired`.",
        edits: &[
            ("  title: MX4 Atlas API\n", "  title: MX4 Atlas API\n  version: 0.2.0\n"),
            ("  authentication_error:\n", "  unauthenticated:\n"),
        ],
    },
    Second {
        api: "mythicdot",
        title: "MythicDot: what an error is found by",
        wish: "There are no codes here: an error is found by its type. Another word for it, that people like better, makes the\n\
               error unknown to clients that are out there. To wait longer is harmless beside that.",
        edits: &[
            ("  title: MythicDot API\n", "  title: MythicDot API\n  version: 0.2.0\n"),
            ("    type: Rate Limited\n", "    type: Too Many Requests\n"),
            ("    initial: 2s\n", "    initial: 4s\n"),
        ],
    },
];
