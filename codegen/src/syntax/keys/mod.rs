//! The one table of keys: what every mapping with fixed keys may hold.
//!
//! The shape walk checks by it, and the editor's schema and the language reference are made from it.

mod api;
mod describe;
mod errors;
mod fields;
mod root;
mod sections;
mod wire;

pub(super) use describe::article;
pub(super) use fields::TYPES;
pub(super) use root::{INCLUDED, ROOT};

/// A mapping with fixed keys.
#[derive(Debug)]
pub(crate) struct Record {
    /// What it is called where its keys are listed: `A field`.
    pub(crate) title: &'static str,
    /// What it is for. Markdown.
    pub(crate) doc: &'static str,
    /// Its keys, in the order in which they are shown.
    pub(crate) keys: &'static [Key],
}

/// One key of a [`Record`].
#[derive(Debug)]
pub(crate) struct Key {
    /// The key.
    pub(crate) name: &'static str,
    /// What its value must look like.
    pub(crate) shape: Shape,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// Another key that makes up for its absence.
    pub(crate) unless: Option<&'static str>,
    /// What holds when it is left out, where that is a value.
    pub(crate) default: Option<&'static str>,
    /// What it is for, in which unit, by which source. Markdown.
    pub(crate) doc: &'static str,
    /// A value as it would be written.
    pub(crate) example: Option<&'static str>,
}

/// What a value must look like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A scalar.
    Scalar(Scalar),
    /// Any tree: scalars are typed by YAML's core schema.
    Json,
    /// A single constant or slot.
    JsonScalar,
    /// A type: a name, a list of words, `{list: T}` or `{map: T}`.
    Type,
    /// A shared type: a list of words, or an object with this record's only key, `fields`.
    TypeDef(&'static Record),
    /// A wire code, or a plain `null` for none.
    Code,
    /// A list.
    List(&'static Shape),
    /// A list with at least one element; a single element may stand without its list.
    OneOrMore(&'static Shape),
    /// A mapping whose keys are the user's own.
    Names(Naming, &'static Shape),
    /// A mapping with fixed keys.
    Record(&'static Record),
    /// A mapping with fixed keys, or in short the value of one of them.
    ShortRecord(Short, &'static Record),
}

/// What the short form of a record looks like, and which key it stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Short {
    /// Text, for this key.
    Text(&'static str),
    /// A type, for `type`.
    Type,
}

/// What the user's own keys are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Naming {
    /// Any text; the word says what it names.
    Any(&'static str),
    /// One line of text, not empty; the word says what it names.
    Line(&'static str),
    /// An identifier; the word says what it names.
    Identifier(&'static str),
    /// An HTTP status.
    Status,
    /// Words from a list.
    Words(&'static str, &'static [Word]),
}

/// A word with its meaning.
pub(crate) type Word = (&'static str, &'static str);

/// What a scalar must look like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scalar {
    /// Any text.
    Text,
    /// One line of text, not empty.
    Line,
    /// Text in Markdown (`CommonMark`).
    Markdown,
    /// Text with `{field}` in it.
    Template,
    /// The key of something else in the catalog; the word says of what.
    Reference(&'static str),
    /// `[A-Za-z_][A-Za-z0-9_]*`
    Identifier,
    /// `[a-z][a-z0-9]*(-[a-z0-9]+)*`
    Kebab,
    /// `[A-Z][A-Za-z0-9]*`
    Pascal,
    /// `true` or `false`.
    Boolean,
    /// A whole number from this on.
    Integer {
        /// The smallest.
        min: u32,
    },
    /// A finite number that is at least this.
    Number {
        /// The smallest.
        min: u32,
    },
    /// A word from a list.
    Word(&'static [Word]),
    /// A word from a list, or a duration.
    WordOrDuration(&'static [Word]),
    /// `1m30s`
    Duration,
    /// `1.2.0`
    SemVer,
    /// `2026-11-22`
    Date,
    /// RFC 3339.
    Timestamp,
    /// An absolute URL.
    Url,
    /// An absolute URL with `{code}` in it.
    UrlTemplate,
    /// `GET /models/{model}`
    Request,
    /// A BCP 47 tag.
    Language,
    /// The status of an error.
    ErrorStatus,
    /// A relative path that leads into a folder, never out of it.
    Path,
    /// A [`Self::Path`] that may be a glob. Checked when it is followed.
    Pattern,
    /// The version of the language.
    Version,
}

impl Key {
    const fn optional(name: &'static str, shape: Shape, doc: &'static str) -> Self {
        Self { name, shape, required: false, unless: None, default: None, doc, example: None }
    }

    const fn required(name: &'static str, shape: Shape, doc: &'static str) -> Self {
        Self { name, shape, required: true, unless: None, default: None, doc, example: None }
    }

    const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    const fn example(mut self, example: &'static str) -> Self {
        self.example = Some(example);
        self
    }
}

impl Record {
    /// The title without its article, as a name for links: `retry-policy`.
    pub(crate) fn slug(&self) -> String {
        let words = self.title.split_once(' ').map_or(self.title, |(_, words)| words);
        words.to_lowercase().replace(' ', "-")
    }

    /// Visits this record and those below it, each once, in the order of the table.
    pub(crate) fn visit(&'static self, seen: &mut Vec<&'static Self>) {
        if seen.iter().any(|known| std::ptr::eq(*known, self)) {
            return;
        }
        seen.push(self);
        for record in self.keys.iter().filter_map(|key| key.shape.record()) {
            record.visit(seen);
        }
    }

    /// The key with this name.
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

impl Shape {
    /// Whether values of this shape are read as records.
    pub(crate) fn is_record(self) -> bool {
        matches!(self, Self::Record(_) | Self::ShortRecord(..))
    }

    /// The record that values of this shape are, or are made of.
    pub(crate) fn record(self) -> Option<&'static Record> {
        match self {
            Self::Record(record) | Self::ShortRecord(_, record) | Self::TypeDef(record) => Some(record),
            Self::List(shape) | Self::OneOrMore(shape) | Self::Names(_, shape) => shape.record(),
            Self::Scalar(_) | Self::Json | Self::JsonScalar | Self::Type | Self::Code => None,
        }
    }
}

const TEXT: Shape = Shape::Scalar(Scalar::Text);
const LINE: Shape = Shape::Scalar(Scalar::Line);
const MARKDOWN: Shape = Shape::Scalar(Scalar::Markdown);
const TEMPLATE: Shape = Shape::Scalar(Scalar::Template);
const BOOLEAN: Shape = Shape::Scalar(Scalar::Boolean);
const DURATION: Shape = Shape::Scalar(Scalar::Duration);
const ERROR: Shape = Shape::Scalar(Scalar::Reference("error"));
const POLICY: Shape = Shape::Scalar(Scalar::Reference("retry policy"));
const CATEGORY: Shape = Shape::Scalar(Scalar::Reference("category"));
const ATTRIBUTE_VALUES: Shape = Shape::Names(Naming::Identifier("attribute"), &Shape::Json);
const HEADERS: Shape = Shape::Names(Naming::Any("header"), &Shape::JsonScalar);
