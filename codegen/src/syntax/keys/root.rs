//! The keys of a catalog, and of a file that a catalog includes.

use super::api::API;
use super::errors::ERROR as ERROR_RECORD;
use super::fields::{ATTRIBUTE, OBJECT};
use super::sections::{
    CATEGORY as CATEGORY_RECORD, OPERATION, POLICY as POLICY_RECORD, RETIRED, ROLES, TARGETS,
};
use super::wire::{STATUS, WIRE};
use super::{ERROR, Key, MARKDOWN, Naming, Record, Scalar, Shape, Short};

/// A catalog.
pub(in crate::syntax) static ROOT: Record = Record {
    title: "The catalog",
    doc: "One file describes every error an API can answer with. For catalogs too large for one file there is \
          `include`.",
    keys: &[
        Key::required(
            "catalog",
            Shape::Scalar(Scalar::Version),
            "The version of this language. Another number is refused with the versions that are understood.",
        )
        .example("1"),
        Key::required("api", Shape::Record(&API), "What the API is called, and where it lives."),
        Key::required(
            "wire",
            Shape::Record(&WIRE),
            "The envelope: the JSON and the headers around an error, written as an example of itself.",
        ),
        Key::optional(
            "statuses",
            Shape::Names(Naming::Status, &Shape::ShortRecord(Short::Text("phrase"), &STATUS)),
            "What is known of HTTP statuses, for any status the API uses, successes included: a phrase, or the \
             long form.",
        )
        .example("{404: Not Found, 401: {headers: {www-authenticate: Bearer}}}"),
        Key::optional(
            "roles",
            Shape::Names(Naming::Words("role", ROLES), &ERROR),
            "The errors to answer with where a framework answers by itself, before or after a handler runs. They have no \
             required fields but those that the rule `unfillable-role` names.",
        )
        .example("{not_found: endpoint_not_found}"),
        RETRY,
        CATEGORIES,
        TYPES,
        Key::optional(
            "attributes",
            Shape::Names(Naming::Identifier("attribute"), &Shape::Record(&ATTRIBUTE)),
            "Facts of the team's own about every error: owner, severity, runbook, domain.",
        )
        .example("{owner: {type: string, required: true, internal: true}}"),
        Key { required: true, unless: Some("include"), ..ERRORS },
        OPERATIONS,
        RETIRED_CODES,
        RETIRED_NAMES,
        GUIDES,
        Key::optional(
            "include",
            Shape::List(&Shape::Scalar(Scalar::Pattern)),
            "Files that hold more `errors`, `categories`, `types`, `retry`, `operations`, `guides`, `retired` and \
             `retired_names`: paths or globs, relative to this file and inside its folder. They are added behind this file's own \
             entries, in the order of this list; the files of one glob are sorted by path.",
        )
        .example("[errors/*.yaml]"),
        Key::optional(
            "targets",
            Shape::Names(Naming::Words("target", TARGETS), &Shape::Scalar(Scalar::Path)),
            "Which outputs are written, and where: paths in the output folder, which `generated/` at their beginning \
             stands for. Without it every output is written.",
        )
        .example("{rust: generated/, markdown: generated/docs/}"),
    ],
};

/// A file that a catalog includes.
pub(in crate::syntax) static INCLUDED: Record = Record {
    title: "An included file",
    doc: "A part of a catalog in a file of its own, named under `include`. It may not include files itself.",
    keys: &[ERRORS, CATEGORIES, TYPES, RETRY, OPERATIONS, RETIRED_CODES, RETIRED_NAMES, GUIDES],
};

const NAMED_POLICIES: Shape = Shape::Names(Naming::Line("retry policy"), &Shape::Record(&POLICY_RECORD));
const NAMED_CATEGORIES: Shape = Shape::Names(Naming::Line("category"), &Shape::Record(&CATEGORY_RECORD));
const NAMED_TYPES: Shape = Shape::Names(Naming::Identifier("type"), &Shape::TypeDef(&OBJECT));
const NAMED_ERRORS: Shape = Shape::Names(Naming::Any("error"), &Shape::Record(&ERROR_RECORD));
const NAMED_OPERATIONS: Shape = Shape::Names(Naming::Line("operation"), &Shape::Record(&OPERATION));
const NAMED_RETIRED: Shape = Shape::Names(Naming::Any("retired code"), &Shape::Record(&RETIRED));

const RETRY: Key = Key::optional(
    "retry",
    NAMED_POLICIES,
    "Named retry policies. `never` is built in. One named `default` is also what a client follows for an error it \
     doesn't know under a status of 408, 425, 429, 500, 502, 503 or 504.",
)
.example("{transient: {initial: 1s, max: 60s}}");

const CATEGORIES: Key = Key::optional(
    "categories",
    NAMED_CATEGORIES,
    "Groups of errors. What a category says holds for all its errors that don't say otherwise.",
)
.example("{rate_limiting: {title: Rate limiting, retry: transient}}");

const TYPES: Key = Key::optional(
    "types",
    NAMED_TYPES,
    "Types for fields to share: a list of words is an enumeration, `{fields: …}` an object.",
)
.example("{scope: [project, organization], money: {fields: {amount: number}}}");

const ERRORS: Key = Key::optional(
    "errors",
    NAMED_ERRORS,
    "The errors, in the order the docs show them. The key is the code on the wire unless `code` says otherwise.",
);

const OPERATIONS: Key = Key::optional(
    "operations",
    NAMED_OPERATIONS,
    "The calls of the API, each with the errors it can answer with, as a type of its own.",
)
.example("{get_model: {errors: [model_not_found]}}");

const RETIRED_CODES: Key = Key::optional(
    "retired",
    NAMED_RETIRED,
    "Wire codes that are no more. They stay listed for ever and can't be used again.",
)
.example("{engine_not_found: {since: 2.0.0, replaced_by: model_not_found}}");

const RETIRED_NAMES: Key = Key::optional(
    "retired_names",
    Shape::List(&Shape::Scalar(Scalar::Identifier)),
    "What errors were called, and are no more: a name that was exchanged, and that of a retired error whose code \
     doesn't make it. They stay listed for ever and no other error is called so. A retired code stands for the name that \
     it makes, unless the error that `replaced_by` names is called so.",
)
.example("[missing_engine]");

const GUIDES: Key = Key::optional(
    "guides",
    Shape::Names(Naming::Line("guide"), &MARKDOWN),
    "Prose for the docs, shown after the tables: title → Markdown.",
)
.example("{Support: Quote the request id.}");
