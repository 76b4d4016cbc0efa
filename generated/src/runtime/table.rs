// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What a catalog says, as constant tables: everything that reading and writing need to know.
//!
//! Generated code holds these in statics; the compiler builds the same ones in memory to show examples.

use std::borrow::Cow;

use super::index::{self, Index};
pub use super::policy::{Backoff, Jitter, Policy, RetryAfterRule};
pub use super::role::Role;

/// One catalog.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// The API's name.
    pub api: &'a str,
    /// The language of its texts (BCP 47).
    pub locale: &'a str,
    /// Public errors, in catalog order; the index is the discriminant of `Code`.
    pub errors: &'a [Facts<'a>],
    /// Finds them.
    pub index: Index<'a>,
    /// The envelope that is written.
    pub wire: Envelope<'a>,
    /// Envelopes that are also read, in order.
    pub accepts: &'a [Envelope<'a>],
    /// The `Content-Type` that is written.
    pub content_type: &'a str,
    /// Category names, in catalog order.
    pub categories: &'a [&'a str],
    /// Retry policies; the first is `never`.
    pub policies: &'a [Policy<'a>],
    /// Index of the policy for an unknown code whose wire says "retry".
    pub fallback_policy: u8,
    /// Statuses with a phrase, headers or a policy, ascending.
    pub statuses: &'a [Status<'a>],
    /// Names of the public attributes, as `Slot::Attribute` counts them.
    pub attributes: &'a [&'a str],
    /// What a framework answers by itself, and the index of the error to answer with; in the order of roles.
    pub roles: &'a [(Role, u16)],
}

impl<'a> Tables<'a> {
    /// The same catalog with these errors. `keep` gives the slots of their index a place to live.
    #[must_use]
    pub fn with_errors(
        self,
        errors: &'a [Facts<'a>],
        keep: impl Fn(Vec<index::Slot>) -> &'a [index::Slot],
    ) -> Self {
        Self { errors, index: Index::of(errors, keep), ..self }
    }

    /// What is known of a status.
    pub fn status(&self, code: u16) -> Option<&'a Status<'a>> {
        let at = self.statuses.binary_search_by_key(&code, |status| status.code).ok()?;
        self.statuses.get(at)
    }

    /// The headers that errors of a status have beside the envelope's.
    pub fn status_headers(&self, code: u16) -> &'a [(&'a str, Node<'a>)] {
        self.status(code).map_or(&[], |status| status.headers)
    }

    /// The error with this code on the wire.
    #[inline]
    pub fn find_code(&self, code: &str) -> Option<usize> {
        self.index.code(code, self.errors)
    }

    /// The first error with this page.
    pub fn find_docs_url(&self, url: &str) -> Option<usize> {
        self.index.docs_url(url, self.errors)
    }
}

/// The facts of one error.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The catalog's key.
    pub key: &'a str,
    /// The code on the wire; `None` when it has none.
    pub code: Option<&'a str>,
    /// The code as a number, where it is one.
    pub number: Option<i64>,
    /// A short heading.
    pub title: &'a str,
    /// The word of `$type`.
    pub kind: Option<&'a str>,
    /// Statuses; the first is the default.
    pub statuses: &'a [u16],
    /// Index into `Tables::categories`.
    pub category: Option<u16>,
    /// Index into `Tables::policies`.
    pub policy: u8,
    /// The message.
    pub message: &'a [Piece<'a>],
    /// The text for the person in front of the screen.
    pub user_message: Option<&'a [Piece<'a>]>,
    /// What to do.
    pub solution: Option<&'a [Piece<'a>]>,
    /// The error's page, `{code}` filled in.
    pub docs_url: Option<&'a str>,
    /// The public fields, in order.
    pub fields: &'a [Field<'a>],
    /// Values of the public attributes as JSON text, by `Tables::attributes`; shorter when the rest is absent.
    pub attributes: &'a [Option<&'a str>],
    /// The whole body, with places for fields and for what the request says.
    pub body: Option<&'a [Fragment<'a>]>,
}

impl Facts<'_> {
    /// Empty facts, to be spelt out: `Facts { key: "busy", ..Facts::EMPTY }`.
    pub const EMPTY: Self = Self {
        key: "",
        code: None,
        number: None,
        title: "",
        kind: None,
        statuses: &[],
        category: None,
        policy: 0,
        message: &[],
        user_message: None,
        solution: None,
        docs_url: None,
        fields: &[],
        attributes: &[],
        body: None,
    };
}

/// A piece of a body that was computed beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fragment<'a> {
    /// JSON text, written as it is.
    Json(&'a str),
    /// The field with this index as a template shows it, inside a string.
    Shown(u16),
    /// The field with this index as JSON.
    Value(u16),
    /// `$request_id`
    RequestId,
    /// `$timestamp`
    Timestamp,
}

/// A piece of a text with places for fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// As it is.
    Text(&'a str),
    /// The field with this index.
    Field(u16),
}

/// A field of an error or of an object type.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing, and tables spell out only what holds"
)]
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// On the wire.
    pub name: &'a str,
    /// May be absent.
    pub optional: bool,
    /// Redacted in logs.
    pub sensitive: bool,
    /// Durations in it count milliseconds in a body, not seconds.
    pub milliseconds: bool,
    /// Integers in it are 64 bits wide, so they are text on the wire; others stay within ±(2^53−1).
    pub int64: bool,
    /// The header that carries it, lower case.
    pub header: Option<&'a str>,
    /// The JSON that is always written for it.
    pub constant: Option<&'a str>,
    /// It has a place of its own in the envelope, so `$details` leaves it out.
    pub placed: bool,
}

impl Field<'_> {
    /// A required field without a name, to be spelt out: `Field { name: "limit", ..Field::PLAIN }`.
    pub const PLAIN: Self = Self {
        name: "",
        optional: false,
        sensitive: false,
        milliseconds: false,
        int64: false,
        header: None,
        constant: None,
        placed: false,
    };
}

/// One shape of an answer.
#[derive(Clone, Copy)]
pub struct Envelope<'a> {
    /// The body's shape.
    pub body: Option<Node<'a>>,
    /// Header name (lower case) → a constant or a slot.
    pub headers: &'a [(&'a str, Node<'a>)],
}

impl Envelope<'_> {
    /// Whether a slot that is wanted is anywhere in it.
    pub fn carries(&self, is_wanted: &dyn Fn(Slot<'_>) -> bool) -> bool {
        let mut nodes = self.headers.iter().map(|(_, node)| node).chain(&self.body);
        nodes.any(|node| node.carries(is_wanted))
    }
}

/// A piece of an envelope.
#[derive(Clone, Copy)]
pub enum Node<'a> {
    /// Members in order.
    Object(&'a [Member<'a>]),
    /// Elements in order.
    List(&'a [Node<'a>]),
    /// JSON text, written as it is.
    Constant(&'a str),
    /// A value; `true` when it is left out if absent.
    Slot(Slot<'a>, bool),
}

impl Node<'_> {
    /// Whether a slot that is wanted is anywhere in it.
    pub fn carries(&self, is_wanted: &dyn Fn(Slot<'_>) -> bool) -> bool {
        match *self {
            Self::Object(members) => members.iter().any(|member| member.value.carries(is_wanted)),
            Self::List(elements) => elements.iter().any(|element| element.carries(is_wanted)),
            Self::Constant(_) => false,
            Self::Slot(slot, _) => is_wanted(slot),
        }
    }
}

/// A member of an object.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    /// Its name; not read for `Spread`.
    pub name: &'a str,
    /// `"name":` as JSON, ready to be written.
    pub key: &'a str,
    /// Its value. A `Slot(Spread, _)` writes the details beside its siblings.
    pub value: Node<'a>,
}

/// What a slot carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the language's table of slots says what each carries")]
pub enum Slot<'a> {
    Code,
    Number,
    Message,
    UserMessage,
    Solution,
    Title,
    Type,
    Category,
    Attribute(u16),
    Field(&'a str),
    Status,
    StatusText,
    Details,
    Spread,
    DocsUrl,
    Instance,
    Retryable,
    Retry,
    RetryAfter,
    RequestId,
    Timestamp,
}

/// An HTTP status.
#[derive(Clone, Copy)]
pub struct Status<'a> {
    /// 100–599.
    pub code: u16,
    /// What a client follows when it knows only the status.
    pub policy: u8,
    /// Sent with every error of this status.
    pub headers: &'a [(&'a str, Node<'a>)],
    /// All headers of an error of this status that has none of its own, where the request has no part in them.
    pub fixed: Option<&'a [Header<'a>]>,
}

/// A name in lower case and its value.
pub type Header<'a> = (&'a str, Cow<'a, str>);
