//! The catalog as written: every scalar with its place, references still text, defaults not filled in.
//!
//! The shape walk has refused what doesn't fit before these are read, and has written short forms out
//! in long form, so that each thing has one form here. What it refused is left out, so a later rule has to pass over
//! in silence what is required and yet missing: a [`Text`] that [is missing](Text::is_missing), an empty list of
//! statuses.

use serde::Deserialize;

use crate::span::{FileId, Span};

/// A scalar as its source text, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "(u32, u64, String)")]
pub(crate) struct Text {
    /// The place of the scalar, its quotes included.
    pub(crate) span: Span,
    /// The value: quotes taken off, escapes read.
    pub(crate) text: String,
}

impl Text {
    /// Whether a required text was left out, which has been reported. Its place is then the default one.
    pub(crate) fn is_missing(&self) -> bool {
        self.span == Span::default()
    }
}

impl From<(u32, u64, String)> for Text {
    fn from((file, place, text): (u32, u64, String)) -> Self {
        let half = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default();
        Self { span: Span { file: FileId(file), start: half(place >> 32), end: half(place) }, text }
    }
}

/// A mapping whose keys are the user's own names, in the order of the file. Keys are unique.
pub(crate) type Entries<T> = Vec<(Text, T)>;

/// Any YAML value: the envelope, constants and examples.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) enum Tree {
    /// A scalar.
    Scalar {
        /// Its text and place.
        text: Text,
        /// Written without quotes, so that `1`, `true` and `null` are typed.
        plain: bool,
    },
    /// A sequence.
    List {
        /// From the first to the last byte.
        span: Text,
        /// Its elements.
        items: Vec<Tree>,
    },
    /// A mapping.
    Map {
        /// From the first to the last byte.
        span: Text,
        /// Its members, in order.
        entries: Entries<Tree>,
    },
}

impl Tree {
    /// Where the value stands.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Scalar { text, .. } => text.span,
            Self::List { span, .. } | Self::Map { span, .. } => span.span,
        }
    }
}

/// The whole file, included files merged in after it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the key is called so")]
pub(crate) struct Catalog {
    /// The language's version.
    pub(crate) catalog: Text,
    /// What the API is called and where it lives.
    pub(crate) api: Api,
    /// The envelope.
    pub(crate) wire: Wire,
    /// Status → what is known of it.
    pub(crate) statuses: Entries<Status>,
    /// Framework role → error key.
    pub(crate) roles: Entries<Text>,
    /// Named policies.
    pub(crate) retry: Entries<Policy>,
    /// Named categories.
    pub(crate) categories: Entries<Category>,
    /// Shared types.
    pub(crate) types: Entries<TypeDef>,
    /// The team's own facts about errors.
    pub(crate) attributes: Entries<Attribute>,
    /// The errors.
    pub(crate) errors: Entries<ErrorEntry>,
    /// The calls.
    pub(crate) operations: Entries<Operation>,
    /// Codes that are no more.
    pub(crate) retired: Entries<Retired>,
    /// What errors were called, and are no more.
    pub(crate) retired_names: Vec<Text>,
    /// Title → Markdown.
    pub(crate) guides: Entries<Text>,
    /// Paths or globs.
    pub(crate) include: Vec<Text>,
    /// Which outputs, and where; all of them when absent.
    pub(crate) targets: Option<Entries<Text>>,
    /// Sections, and `api.docs_url`, that are missing or in which something was refused: a rule that misses one stays
    /// silent.
    #[serde(skip)]
    pub(crate) refused: Vec<&'static str>,
}

/// The section `api`. Its keys, like all below, are documented in the key table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Api {
    pub(crate) name: Text,
    pub(crate) title: Option<Text>,
    pub(crate) version: Option<Text>,
    pub(crate) description: Option<Text>,
    pub(crate) docs_url: Option<Text>,
    pub(crate) base_url: Option<Text>,
    pub(crate) support: Option<Text>,
    pub(crate) updated: Option<Text>,
    pub(crate) locale: Option<Text>,
    pub(crate) error_type: Option<Text>,
}

/// One shape of an answer: the section `wire`, or an entry of `accepts`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Envelope {
    pub(crate) body: Option<Tree>,
    pub(crate) headers: Entries<Tree>,
}

/// The section `wire`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Wire {
    pub(crate) body: Option<Tree>,
    pub(crate) headers: Entries<Tree>,
    pub(crate) content_type: Option<Text>,
    pub(crate) accepts: Vec<Envelope>,
    pub(crate) internal_as: Option<Text>,
}

/// An entry of `statuses`; a bare phrase is written out as `{phrase}`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Status {
    pub(crate) phrase: Option<Text>,
    pub(crate) description: Option<Text>,
    pub(crate) retry: Option<Text>,
    pub(crate) headers: Entries<Tree>,
}

/// A retry policy.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Policy {
    pub(crate) backoff: Option<Text>,
    pub(crate) initial: Option<Text>,
    pub(crate) factor: Option<Text>,
    pub(crate) max: Option<Text>,
    pub(crate) jitter: Option<Text>,
    pub(crate) attempts: Option<Text>,
    pub(crate) retry_after: Option<Text>,
    pub(crate) max_retry_after: Option<Text>,
    pub(crate) idempotent_only: Option<Text>,
    pub(crate) on_final: Option<Text>,
}

/// A category.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Category {
    pub(crate) title: Option<Text>,
    pub(crate) description: Option<Text>,
    #[serde(rename = "type")]
    pub(crate) kind: Option<Text>,
    pub(crate) retry: Option<Text>,
    pub(crate) attributes: Entries<Tree>,
}

/// A shared type.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TypeDef {
    /// `[a, b]`
    Enumeration(Vec<Text>),
    /// `{fields: {…}}`
    Object(Entries<Field>),
}

/// A type where one is used.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TypeExpr {
    /// A built-in or a name from `types`.
    Name(Text),
    /// `[a, b]`
    Enumeration(Vec<Text>),
    /// `{list: T}`
    List(Box<TypeExpr>),
    /// `{map: T}`
    Map(Box<TypeExpr>),
}

/// A fact of the team's own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Attribute {
    #[serde(rename = "type")]
    pub(crate) ty: Option<TypeExpr>,
    pub(crate) required: Option<Text>,
    pub(crate) default: Option<Tree>,
    pub(crate) internal: Option<Text>,
}

/// A field; `name: type` is written out as `name: {type: type}`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Field {
    #[serde(rename = "type")]
    pub(crate) ty: Option<TypeExpr>,
    pub(crate) optional: Option<Text>,
    #[serde(rename = "const")]
    pub(crate) constant: Option<Tree>,
    pub(crate) header: Option<Text>,
    pub(crate) unit: Option<Text>,
    pub(crate) internal: Option<Text>,
    pub(crate) sensitive: Option<Text>,
    pub(crate) doc: Option<Text>,
    pub(crate) example: Option<Tree>,
}

/// The value of `code`: text, or a plain `null`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CodeEntry {
    /// The code on the wire.
    Text(Text),
    /// No code on the wire.
    None(Text),
}

/// An error. `status` is always a list here.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ErrorEntry {
    pub(crate) status: Vec<Text>,
    pub(crate) message: Text,
    pub(crate) code: Option<CodeEntry>,
    pub(crate) name: Option<Text>,
    pub(crate) title: Option<Text>,
    #[serde(rename = "type")]
    pub(crate) kind: Option<Text>,
    pub(crate) category: Option<Text>,
    pub(crate) retry: Option<Text>,
    pub(crate) fields: Entries<Field>,
    pub(crate) description: Option<Text>,
    pub(crate) causes: Vec<Text>,
    pub(crate) solution: Option<Text>,
    pub(crate) see: Vec<Text>,
    pub(crate) user_message: Option<Text>,
    pub(crate) attributes: Entries<Tree>,
    pub(crate) since: Option<Text>,
    pub(crate) deprecated: Option<Deprecated>,
    pub(crate) visibility: Option<Text>,
    pub(crate) examples: Vec<Example>,
    pub(crate) allow: Entries<Text>,
}

/// The value of `deprecated`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Deprecated {
    pub(crate) since: Option<Text>,
    pub(crate) note: Option<Text>,
    pub(crate) replaced_by: Option<Text>,
}

/// A declared example.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Example {
    pub(crate) fields: Entries<Tree>,
    pub(crate) message: Option<Text>,
    pub(crate) status: Option<Text>,
    pub(crate) request_id: Option<Text>,
    pub(crate) timestamp: Option<Text>,
}

/// A call and what it can answer with.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Operation {
    pub(crate) title: Option<Text>,
    pub(crate) description: Option<Text>,
    pub(crate) request: Vec<Text>,
    pub(crate) errors: Vec<Text>,
    pub(crate) categories: Vec<Text>,
}

/// A code that is no more.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Retired {
    pub(crate) since: Option<Text>,
    pub(crate) note: Option<Text>,
    pub(crate) replaced_by: Option<Text>,
}
