//! The catalog resolved: every reference an id, every default filled in, nothing left to look up or refuse.
//!
//! Emitters see this and nothing else. Lists keep the order of the catalog; ids are indices into them.

mod envelope;
mod error;
mod presence;
mod retry;
mod types;

pub use envelope::{Envelope, HeaderBinding, Member, Node, Slot, SlotUse, Wire};
pub use errcat_runtime::runtime::role::Role;
pub use error::{Code, Deprecated, ErrorDef, Example, Piece, Template};
pub use presence::Presence;
pub use retry::{Backoff, Jitter, Policy, RetryAfterRule};
pub use types::{Field, Made, Type, TypeBody, TypeDef};

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $list:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl std::ops::Index<$name> for Model {
            type Output = $item;

            fn index(&self, id: $name) -> &Self::Output {
                &self.$list[id.0 as usize]
            }
        }
    )*};
}

ids! {
    /// An index into [`Model::errors`].
    ErrorId => errors: ErrorDef;
    /// An index into [`Model::policies`].
    PolicyId => policies: Policy;
    /// An index into [`Model::categories`].
    CategoryId => categories: Category;
    /// An index into [`Model::types`].
    TypeId => types: TypeDef;
    /// An index into [`Model::attributes`].
    AttributeId => attributes: Attribute;
}

/// Everything an emitter may know.
#[derive(Clone, Debug)]
pub struct Model {
    /// The section `api`, defaults filled in.
    pub api: Api,
    /// The envelope and how answers are read.
    pub wire: Wire,
    /// Every status the catalog names or an error uses, ascending.
    pub statuses: Vec<Status>,
    /// What a framework answers by itself; at most one entry a role, in [`Role::ALL`]'s order.
    pub roles: Vec<(Role, ErrorId)>,
    /// The retry policies; the first is the built-in `never`.
    pub policies: Vec<Policy>,
    /// The policy for an unknown code whose wire says "retry" under a status without one: the one named
    /// `default`, else one with the language's defaults (which is then the last of `policies`, and named `built-in`).
    pub fallback_policy: PolicyId,
    /// The categories.
    pub categories: Vec<Category>,
    /// The shared types, and after them the enumerations written in place, each named for its use.
    pub types: Vec<TypeDef>,
    /// The team's own facts.
    pub attributes: Vec<Attribute>,
    /// The errors, internal ones included.
    pub errors: Vec<ErrorDef>,
    /// The calls.
    pub operations: Vec<Operation>,
    /// Codes that are no more.
    pub retired: Vec<Retired>,
    /// Names that no error has any more, beside those that retired codes make.
    pub retired_names: Vec<String>,
    /// Prose for the docs.
    pub guides: Vec<Guide>,
    /// What to write, and where.
    pub targets: Vec<Target>,
}

impl Model {
    /// The errors that clients may know of, in order.
    pub fn public_errors(&self) -> impl Iterator<Item = (ErrorId, &ErrorDef)> {
        self.all_errors().filter(|(_, error)| !error.internal)
    }

    /// The errors that never leave the server, in order.
    pub fn internal_errors(&self) -> impl Iterator<Item = (ErrorId, &ErrorDef)> {
        self.all_errors().filter(|(_, error)| error.internal)
    }

    fn all_errors(&self) -> impl Iterator<Item = (ErrorId, &ErrorDef)> {
        self.errors.iter().zip(0..).map(|(error, id)| (ErrorId(id), error))
    }

    /// What no error may be called: the names that are listed as retired, and those that retired codes make.
    pub fn names_out_of_use(&self) -> impl Iterator<Item = &String> {
        let of_codes = self.retired.iter().filter(|retired| retired.retires_name);
        self.retired_names.iter().chain(of_codes.map(|retired| &retired.code))
    }

    /// The page about an error; `None` for one without a code.
    pub fn docs_url(&self, error: &ErrorDef) -> Option<String> {
        let (template, code) = (self.api.docs_url.as_deref()?, error.code.as_ref()?);
        Some(template.replace("{code}", &code.percent_encoded()))
    }

    /// What a client sees of an error: an internal one is sent as another.
    pub fn sent_as(&self, id: ErrorId) -> Option<ErrorId> {
        if self[id].internal { self.wire.internal_as } else { Some(id) }
    }

    /// The errors that answers of an operation can carry, each once and in order: its own public ones, and what its
    /// internal ones are sent as.
    pub fn answers(&self, operation: &Operation) -> BTreeSet<ErrorId> {
        operation.errors.iter().filter_map(|id| self.sent_as(*id)).collect()
    }

    /// What is known of a status.
    pub fn status(&self, code: u16) -> Option<&Status> {
        self.statuses.iter().find(|status| status.code == code)
    }
}

/// What the API is called and where it lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// kebab-case; names crate, package and module.
    pub name: String,
    /// A heading; default the name in words.
    pub title: String,
    /// `SemVer` of the contract; default `0.1.0`.
    pub version: String,
    /// Markdown.
    pub description: Option<String>,
    /// A URL with `{code}` in it.
    pub docs_url: Option<String>,
    /// Where the API is served.
    pub base_url: Option<String>,
    /// Markdown: where to turn and what to quote.
    pub support: Option<String>,
    /// A date, `YYYY-MM-DD`.
    pub updated: Option<String>,
    /// BCP 47.
    pub locale: String,
    /// `PascalCase`; the type that clients catch.
    pub error_type: String,
}

impl Api {
    /// The name of packages: the API's with `-errors` behind it, once. So it never is a keyword, nor the name of a package
    /// that generated code depends on.
    pub fn package_name(&self) -> String {
        let name = self.name.strip_suffix("-errors").unwrap_or(&self.name);
        let prefix = if name.starts_with(|first: char| first.is_ascii_alphabetic()) { "" } else { "api-" };
        format!("{prefix}{name}-errors")
    }

    /// The name that code uses for the package.
    pub fn module_name(&self) -> String {
        self.package_name().replace('-', "_")
    }
}

/// One HTTP status.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// 100–599.
    pub code: u16,
    /// The catalog's phrase, else the registered one, else empty.
    pub phrase: String,
    /// Markdown.
    pub description: Option<String>,
    /// What a client follows when it knows only the status. `never` where nothing else follows from the catalog.
    pub retry: PolicyId,
    /// Sent with every error of that status: name (lower case) → constant or slot.
    pub headers: Vec<HeaderBinding>,
}

/// A group of errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// The key; what `$category` carries.
    pub name: String,
    /// A heading; default the name in words.
    pub title: String,
    /// Markdown.
    pub description: Option<String>,
}

/// A fact of the team's own about every error.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// The key.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Every error has a value: it is required, or has a default.
    pub always: bool,
    /// Left out of public docs and off the wire.
    pub internal: bool,
}

/// One API call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The key.
    pub name: String,
    /// A heading; default the name in words.
    pub title: String,
    /// Markdown.
    pub description: Option<String>,
    /// What it is called by.
    pub requests: Vec<Request>,
    /// What it can answer with: its `errors` and the errors of its `categories`, in catalog order, no
    /// doubles. Internal errors included.
    pub errors: Vec<ErrorId>,
}

/// A request, as a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// In upper case.
    pub method: String,
    /// A path, `{name}` for a part that varies and `{*name}` for all that follows, as `matchit` reads it.
    pub path: String,
}

impl fmt::Display for Request {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.method, self.path)
    }
}

/// A wire code that can't be used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retired {
    /// As it was on the wire.
    pub code: String,
    /// The version that retired it.
    pub since: Option<String>,
    /// Markdown.
    pub note: Option<String>,
    /// What took its place.
    pub replaced_by: Option<ErrorId>,
    /// Whether the name that the code makes is retired with it.
    pub retires_name: bool,
}

/// A piece of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Its heading.
    pub title: String,
    /// Markdown.
    pub text: String,
}

/// An output and its folder or file, relative to the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Which.
    pub kind: TargetKind,
    /// A relative path with `/`; empty for the output folder itself.
    pub path: String,
}

/// The kinds of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetKind {
    /// A crate.
    Rust,
    /// Reference pages.
    Markdown,
    /// What every language's reader is tested with: one file.
    Vectors,
    /// Schemas of bodies.
    JsonSchema,
    /// Components for `OpenAPI` 3.1: one file.
    OpenApi,
    /// A package of Python.
    Python,
    /// A package for npm.
    TypeScript,
}

impl TargetKind {
    /// Every kind that is built: its key, and where it goes unless the catalog says otherwise.
    pub const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Rust, "rust", "generated"),
        (Self::Markdown, "markdown", "generated/docs"),
        (Self::Vectors, "vectors", "generated/vectors.jsonl"),
        (Self::JsonSchema, "json_schema", "generated/schema"),
        (Self::OpenApi, "openapi", "generated/openapi.json"),
        (Self::Python, "python", "generated/python"),
        (Self::TypeScript, "typescript", "generated/typescript"),
    ];
}

/// Attribute values of one error, by [`AttributeId`] order; absent where it has none.
pub type AttributeValues = Vec<Option<Value>>;
