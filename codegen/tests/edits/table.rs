//! The edits, and what they come to.

/// A change of the catalog.
pub(crate) struct Edit {
    pub(crate) what: &'static str,
    /// Texts that stand in the catalog once, and what takes their place.
    pub(crate) replacements: &'static [(&'static str, &'static str)],
    /// The changes that are found, sorted.
    pub(crate) rules: &'static [&'static str],
    /// Old clients, new clients, Rust, TypeScript, Python, behaviour, docs.
    pub(crate) verdict: &'static str,
}

const fn edit(
    what: &'static str,
    replacements: &'static [(&'static str, &'static str)],
    rules: &'static [&'static str],
    verdict: &'static str,
) -> Edit {
    Edit { what, replacements, rules, verdict }
}

const ORGANIZATION_MISMATCH: &str = "\
  organization_mismatch:
    status: 401
    category: authentication
    message: \"The API key does not belong to organization {organization}\"
    fields:
      organization: { type: string, doc: \"The organization that the request names.\", example: org_9fK2 }
    causes:
      - The `x-organization` header names another organization than the one that issued the key.
      - The key was moved to a new organization and the header was not.
    solution: Leave `x-organization` out to use the key's own organization, or send a key of {organization}.
";

const UNTIL: &str =
    "      until: { type: timestamp, optional: true, doc: \"When a temporary suspension ends.\" }\n";

/// Single edits.
pub(crate) const EDITS: &[Edit] = &[
    edit(
        "an error comes",
        &[(
            "  # Permission\n",
            "  key_locked: { status: 401, message: Locked, attributes: { fault: caller, owner: identity } }\n\n",
        )],
        &["code-added"],
        "mmmmm-m",
    ),
    edit(
        "an error goes",
        &[(ORGANIZATION_MISMATCH, "")],
        &["code-removed", "operation-error-removed"],
        "-mMMM-M",
    ),
    edit(
        "an error retires",
        &[
            (ORGANIZATION_MISMATCH, ""),
            ("  engine_not_found:\n", "  organization_mismatch: { since: 4.0.0 }\n  engine_not_found:\n"),
        ],
        &["code-retired", "operation-error-removed"],
        "-mMMM-M",
    ),
    edit(
        "an error goes and one comes that looks otherwise",
        &[
            (
                ORGANIZATION_MISMATCH,
                "key_locked: { status: 423, message: Locked, attributes: { fault: caller, owner: identity } }\n\n",
            ),
            ("  engine_not_found:\n", "  organization_mismatch: { since: 4.0.0 }\n  engine_not_found:\n"),
        ],
        &["code-added", "code-retired", "operation-error-removed"],
        "mmMMM-M",
    ),
    edit(
        "an error is renamed",
        &[
            ("  organization_mismatch:\n", "  other_organization:\n"),
            ("  engine_not_found:\n", "  organization_mismatch: { since: 4.0.0 }\n  engine_not_found:\n"),
        ],
        &["code-added", "code-retired", "likely-rename", "operation-error-added", "operation-error-removed"],
        "mmMMM-M",
    ),
    edit(
        "a retired code comes back",
        &[
            (
                "  answers_disabled:\n    since: 3.0.0\n    note: The answers endpoint is gone, and nothing answers with this code any more.\n",
                "",
            ),
            (
                "  # Permission\n",
                "  answers_disabled: { status: 410, message: Disabled, attributes: { fault: caller, owner: identity } }\n\n",
            ),
        ],
        &["code-added", "code-revived"],
        "Mmmmm-m",
    ),
    edit(
        "a retired code is forgotten",
        &[(
            "  answers_disabled:\n    since: 3.0.0\n    note: The answers endpoint is gone, and nothing answers with this code any more.\n",
            "",
        )],
        &["retired-entry-removed"],
        "------p",
    ),
    edit(
        "an error is called otherwise",
        &[
            ("two_factor_required", "second_factor_required"),
            ("\nretired_names:\n", "\nretired_names:\n  - two_factor_required\n"),
        ],
        &["name-changed"],
        "--MMM--",
    ),
    edit(
        "an error is called otherwise, and its name could be given to another",
        &[("two_factor_required", "second_factor_required")],
        &["name-changed", "name-not-retired"],
        "--MMM--",
    ),
    edit(
        "a new error is called as another one was",
        &[
            ("name: two_factor_required\n", "name: second_factor_required\n"),
            (
                "  restricted_by_law:\n",
                "  two_factor_required: { status: 401, message: Gone on, attributes: { fault: caller, owner: identity } }\n  restricted_by_law:\n",
            ),
        ],
        &["code-added", "name-changed", "name-reused"],
        "mmMMM-m",
    ),
    edit(
        "an error gets another code",
        &[("  restricted_by_law:\n", "  restricted_by_law:\n    code: blocked_by_law\n")],
        &["code-changed", "code-not-retired"],
        "mmmMmMM",
    ),
    edit(
        "an error becomes internal",
        &[("  restricted_by_law:\n", "  restricted_by_law:\n    visibility: internal\n")],
        &["code-hidden", "operation-error-removed"],
        "-mMMMMM",
    ),
    edit("a status changes", &[("    status: 451\n", "    status: 403\n")], &["status-changed"], "Mm----p"),
    edit(
        "a status comes",
        &[("    status: 451\n", "    status: [451, 403]\n")],
        &["status-added"],
        "m-----p",
    ),
    edit(
        "a message changes",
        &[("No API key was sent", "There is no API key")],
        &["message-changed"],
        "p-----p",
    ),
    edit(
        "a message loses a field",
        &[("\"Authentication scheme {scheme} is not supported\"", "The scheme is not supported")],
        &["placeholder-lost"],
        "p-----p",
    ),
    edit(
        "a required field comes",
        &[("      expected: { const: Bearer", "      realm: string\n      expected: { const: Bearer")],
        &["required-field-added"],
        "mMMmm-m",
    ),
    edit(
        "an optional field comes",
        &[(
            "      expected: { const: Bearer",
            "      realm: { type: string, optional: true }\n      expected: { const: Bearer",
        )],
        &["optional-field-added"],
        "mmmmm-m",
    ),
    edit("an optional field goes", &[(UNTIL, "")], &["optional-field-removed"], "mmMMM-p"),
    edit(
        "a field is renamed",
        &[("      until: { type: timestamp", "      ends_at: { type: timestamp")],
        &["likely-field-rename", "optional-field-added", "optional-field-removed"],
        "mmMMM-m",
    ),
    edit(
        "a field is retyped",
        &[("      until: { type: timestamp", "      until: { type: integer")],
        &["field-retyped"],
        "MMMMM-p",
    ),
    edit(
        "a field becomes optional",
        &[("explanation: { type: string,", "explanation: { type: string, optional: true,")],
        &["field-made-optional"],
        "M-MM--p",
    ),
    edit(
        "a field becomes required",
        &[("granted: { type: { list: string }, optional: true,", "granted: { type: { list: string },")],
        &["field-made-required"],
        "-MMm--p",
    ),
    edit(
        "a word comes",
        &[("billing_period: [hour, day, month]", "billing_period: [hour, day, month, year]")],
        &["word-added"],
        "m-mmm-p",
    ),
    edit(
        "a word goes",
        &[("billing_period: [hour, day, month]", "billing_period: [day, month]")],
        &["word-removed"],
        "-mMmM-p",
    ),
    edit(
        "words change places",
        &[("billing_period: [hour, day, month]", "billing_period: [month, day, hour]")],
        &["words-reordered"],
        "------p",
    ),
    edit("a constant changes", &[("const: Bearer", "const: Token")], &["const-changed"], "Mm----p"),
    edit(
        "a field moves to a header",
        &[("      until: { type: timestamp", "      until: { header: x-until, type: timestamp")],
        &["field-moved-to-header"],
        "Mm----p",
    ),
    edit(
        "a field becomes internal",
        &[(
            "granted: { type: { list: string }, optional: true,",
            "granted: { type: { list: string }, internal: true,",
        )],
        &["field-hidden"],
        "MmMMM-p",
    ),
    edit(
        "a field becomes sensitive",
        &[("      until: { type: timestamp", "      until: { sensitive: true, type: timestamp")],
        &["field-made-sensitive"],
        "-----mp",
    ),
    edit(
        "an example changes",
        &[("fields: { key_prefix: inf_live_7Q }\n", "fields: { key_prefix: inf_live_7R }\n")],
        &["prose-changed"],
        "------p",
    ),
    edit(
        "the type of a category changes",
        &[("type: permission_error", "type: forbidden_error")],
        &["type-changed"],
        "Mm----p",
    ),
    edit(
        "a title changes",
        &[("title: Missing API key", "title: No API key")],
        &["title-changed"],
        "p-----p",
    ),
    edit(
        "there are more attempts",
        &[("    attempts: 4\n", "    attempts: 5\n")],
        &["attempts-changed"],
        "-----mp",
    ),
    edit("the first wait grows", &[("initial: 500ms", "initial: 1s")], &["first-wait-changed"], "-----mp"),
    edit(
        "what isn't safe is repeated",
        &[("retry_after: ignore\n    idempotent_only: true", "retry_after: ignore")],
        &["repeating-allowed"],
        "-----Mp",
    ),
    edit(
        "an error is tried again",
        &[("    name: two_factor_required\n", "    name: two_factor_required\n    retry: default\n")],
        &["retry-began"],
        "m----Mp",
    ),
    edit(
        "a category isn't tried again",
        &[("type: edge_error\n    retry: upstream", "type: edge_error\n    retry: never")],
        &["retry-ended"],
        "m----Mp",
    ),
    edit(
        "a status is tried again",
        &[(
            "The API does not do this yet.\n    retry: never",
            "The API does not do this yet.\n    retry: default",
        )],
        &["status-policy-changed"],
        "-----mp",
    ),
    edit(
        "a member comes",
        &[("      hint: $solution?\n", "      hint: $solution?\n      title: $title\n")],
        &["member-added"],
        "mm----p",
    ),
    edit("a member goes", &[("      fault: $attr_fault\n", "")], &["member-removed"], "Mm----p"),
    edit(
        "a member moves",
        &[
            ("      timestamp: $timestamp\n", ""),
            ("      hint: $solution?\n", "      hint: $solution?\n      at: $timestamp\n"),
        ],
        &["member-moved"],
        "MM----p",
    ),
    edit(
        "a member becomes optional",
        &[("      docs_url: $docs_url\n", "      docs_url: $docs_url?\n")],
        &["member-made-optional"],
        "M-----p",
    ),
    edit(
        "a constant of the envelope changes",
        &[("    type: error     ", "    type: failure     ")],
        &["constant-changed"],
        "Mm----p",
    ),
    edit(
        "the content type changes",
        &[("content_type: application/json\n", "content_type: application/vnd.inference+json\n")],
        &["content-type-changed"],
        "Mm----p",
    ),
    edit(
        "an old envelope is read otherwise",
        &[("        x-inference-status: $status_text?\n", "")],
        &["accepts-narrowed", "accepts-widened"],
        "-M----p",
    ),
    edit(
        "pages move",
        &[("docs_url: https://docs.inference", "docs_url: https://help.inference")],
        &["docs-address-changed"],
        "p-----M",
    ),
    edit(
        "an attribute changes",
        &[("type: boolean, default: false", "type: boolean, default: true")],
        &["attribute-value-changed", "prose-changed"],
        "m----mp",
    ),
    edit(
        "an error is deprecated",
        &[(
            "    status: 451\n",
            "    status: 451\n    deprecated: { since: 3.5.0, replaced_by: region_not_allowed }\n",
        )],
        &["deprecation-added"],
        "--mmm-m",
    ),
    edit(
        "a cause is worded otherwise",
        &[("The header was never set.", "Nobody set the header.")],
        &["prose-changed"],
        "------p",
    ),
    edit(
        "an operation gains an error",
        &[(
            "    errors: [invalid_query, internal_error, overloaded, service_unavailable]\n    categories: [authentication, rate_limiting, edge]\n  get_model",
            "    errors: [invalid_query, invalid_path, internal_error, overloaded, service_unavailable]\n    categories: [authentication, rate_limiting, edge]\n  get_model",
        )],
        &["operation-error-added"],
        "m-mm--p",
    ),
    edit(
        "an operation loses an error",
        &[(
            "    errors: [invalid_query, internal_error, overloaded, service_unavailable]\n    categories: [authentication, rate_limiting, edge]\n  get_model",
            "    errors: [invalid_query, internal_error, overloaded]\n    categories: [authentication, rate_limiting, edge]\n  get_model",
        )],
        &["operation-error-removed"],
        "-mMM--p",
    ),
    edit(
        "an operation comes",
        &[(
            "operations:\n  list_models:",
            "operations:\n  get_usage: { errors: [internal_error] }\n  list_models:",
        )],
        &["operation-added"],
        "--mm--m",
    ),
    edit("the API is renamed", &[("  name: inference\n", "  name: models\n")], &["api-renamed"], "--MMM-p"),
    edit(
        "the type that clients catch is renamed",
        &[("error_type: ApiError", "error_type: InferenceError")],
        &["error-type-changed"],
        "--MMM-p",
    ),
];

/// Edits by name, and what they come to together.
pub(crate) const MIXED: &[(&[&str], &str)] = &[
    (&["an error comes", "a message changes"], "mmmmm-m"),
    (&["an error comes", "a status changes", "a word goes"], "MmMmM-m"),
    (&["a required field comes", "a member goes", "there are more attempts"], "MMMmmmm"),
    (
        &["an error retires", "an error is called otherwise", "pages move", "what isn't safe is repeated"],
        "pmMMMMM",
    ),
    (&["a title changes", "a cause is worded otherwise", "words change places"], "p-----p"),
];
