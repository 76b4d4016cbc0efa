//! One error and what it says.

use serde_json::Value;

use super::{AttributeValues, CategoryId, ErrorId, Field, PolicyId};

/// One error.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorDef {
    /// Its key in the catalog.
    pub key: String,
    /// Its identity on the wire; `None` when it has no code there.
    pub code: Option<Code>,
    /// The words that identifiers are made of: `name`, else the key.
    pub name: String,
    /// A short heading; default the key in words.
    pub title: String,
    /// The word `$type` carries, the category's filled in.
    pub kind: Option<String>,
    /// HTTP statuses; at least one. The first is sent unless the server names another.
    pub statuses: Vec<u16>,
    /// One sentence for a developer.
    pub message: Template,
    /// One sentence for the person in front of the screen.
    pub user_message: Option<Template>,
    /// Markdown, what to do.
    pub solution: Option<Template>,
    /// Markdown.
    pub description: Option<String>,
    /// Markdown, each.
    pub causes: Vec<String>,
    /// Markdown, each.
    pub see: Vec<String>,
    /// Its group.
    pub category: Option<CategoryId>,
    /// Its policy, the category's filled in; else `never`.
    pub retry: PolicyId,
    /// Its fields in order, internal ones included.
    pub fields: Vec<Field>,
    /// The attributes' values, the category's and the defaults filled in.
    pub attributes: AttributeValues,
    /// The version that brought it.
    pub since: Option<String>,
    /// Marked for removal.
    pub deprecated: Option<Deprecated>,
    /// Raised inside, never sent as itself.
    pub internal: bool,
    /// At least one; made up when the catalog has none.
    pub examples: Vec<Example>,
}

/// A wire code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// As text.
    pub text: String,
    /// As a JSON number, where it is one.
    pub number: Option<i64>,
}

impl Code {
    /// The code as a segment of a URL: everything but RFC 3986's unreserved characters is percent-encoded.
    pub fn percent_encoded(&self) -> String {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let encoded = |byte| match byte {
            byte if unreserved(byte) => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        };
        self.text.bytes().map(encoded).collect()
    }
}

impl ErrorDef {
    /// What it goes by: its code on the wire, else its key.
    pub fn label(&self) -> &str {
        self.code.as_ref().map_or(&self.key, |code| &code.text)
    }

    /// A text of this error, the names of fields in braces.
    pub fn in_braces(&self, template: &Template) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Field(index) => format!("{{{}}}", self.fields[*index].name),
        };
        template.pieces.iter().map(piece).collect()
    }
}

/// A text with places for fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// In order; never two texts in a row.
    pub pieces: Vec<Piece>,
}

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it is, braces unescaped.
    Text(String),
    /// The field with this index in [`ErrorDef::fields`].
    Field(usize),
}

/// What `deprecated` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The version.
    pub since: Option<String>,
    /// Markdown.
    pub note: Option<String>,
    /// What to use instead.
    pub replaced_by: Option<ErrorId>,
}

/// A whole sample of an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// By field order; absent where not set. JSON as in the catalog: a `duration` is text such as `1m30s`, an
    /// `int64` text, a `timestamp` text. Constants are filled in, internal fields stay absent.
    pub fields: Vec<Option<Value>>,
    /// Replaces the rendered message.
    pub message: Option<String>,
    /// One of the error's statuses.
    pub status: u16,
    /// For `$request_id`.
    pub request_id: String,
    /// For `$timestamp`, RFC 3339 in UTC.
    pub timestamp: String,
    /// Not written by hand.
    pub made_up: bool,
}
