//! The keys of `api`.

use super::{Key, MARKDOWN, Record, Scalar, Shape, TEXT};

/// The section `api`.
pub(super) static API: Record = Record {
    title: "The API",
    doc: "What the API is called, and where it lives.",
    keys: &[
        Key::required(
            "name",
            Shape::Scalar(Scalar::Kebab),
            "A name in kebab-case. It names the generated crate, package and module.",
        )
        .example("inference"),
        Key::optional("title", TEXT, "A heading for the docs. Without it, the name in words.")
            .example("Inference API"),
        Key::optional(
            "version",
            Shape::Scalar(Scalar::SemVer),
            "The version of the contract, by SemVer 2.0.0. The generated packages carry it.",
        )
        .default("0.1.0")
        .example("1.2.0"),
        Key::optional("description", MARKDOWN, "What the API is, and what its errors have in common."),
        Key::optional(
            "docs_url",
            Shape::Scalar(Scalar::UrlTemplate),
            "The URL of an error's page. `{code}` stands for the wire code, percent-encoded (RFC 3986 §2.1).",
        )
        .example("https://docs.example.com/errors/{code}"),
        Key::optional("base_url", Shape::Scalar(Scalar::Url), "Where the API is served.")
            .example("https://api.example.com/v1"),
        Key::optional("support", MARKDOWN, "Where to turn for help, and what to quote."),
        Key::optional(
            "updated",
            Shape::Scalar(Scalar::Date),
            "The day the catalog's facts were last checked.",
        )
        .example("2026-11-22"),
        Key::optional(
            "locale",
            Shape::Scalar(Scalar::Language),
            "The language of the catalog's texts, as a BCP 47 tag.",
        )
        .default("en")
        .example("en-GB"),
        Key::optional(
            "error_type",
            Shape::Scalar(Scalar::Pascal),
            "The name of the base type that clients catch, in PascalCase.",
        )
        .default("ApiError"),
    ],
};
