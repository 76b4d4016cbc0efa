//! Says in words what a value must look like.

use super::{Naming, Record, Scalar, Shape, Short, Word};

impl Scalar {
    /// What a scalar must be, to finish the sentence "it must be …".
    pub(crate) fn expected(self) -> String {
        let words = match self {
            Self::Text | Self::Markdown | Self::Template => "text",
            Self::Line => "one line of text",
            Self::Reference(what) => return format!("the name of {} {what}", article(what)),
            Self::Identifier => "letters, digits and underscores, with no digit first",
            Self::Kebab => "a name in kebab-case such as `my-api`",
            Self::Pascal => "a name in PascalCase such as `ApiError`",
            Self::Boolean => "`true` or `false`",
            Self::Integer { min } => return format!("a whole number from {min} on"),
            Self::Number { min } => return format!("a number from {min} on"),
            Self::Word(words) => return one_of(words),
            Self::WordOrDuration(words) => return format!("{} or a duration such as `1m30s`", one_of(words)),
            Self::Duration => "a duration such as `500ms` or `1m30s`",
            Self::SemVer => "a version such as `1.2.0`",
            Self::Date => "a date such as `2026-11-22`",
            Self::Timestamp => "a timestamp such as `2026-11-22T09:30:00Z`",
            Self::Url => "a URL such as `https://api.example.com/v1`",
            Self::UrlTemplate => "a URL such as `https://docs.example.com/errors/{code}`",
            Self::Request => "a method and a path such as `GET /models/{model}`",
            Self::Language => "a BCP 47 language tag such as `en-GB`",
            Self::ErrorStatus => "an HTTP status from 400 to 599",
            Self::Path => "a relative path that stays inside the folder",
            Self::Pattern => "a relative path or glob that stays inside the folder",
            Self::Version => "`1`",
        };
        words.to_owned()
    }

    /// The words it is one of, with their meanings.
    pub(crate) fn words(self) -> &'static [Word] {
        if let Self::Word(words) | Self::WordOrDuration(words) = self { words } else { &[] }
    }
}

impl Shape {
    /// What a value is, in Markdown, with links to the sections of records.
    pub(crate) fn describe(self) -> String {
        match self {
            Self::Scalar(Scalar::Markdown) => "Markdown".to_owned(),
            Self::Scalar(Scalar::Template) => "text with `{field}`".to_owned(),
            Self::Scalar(scalar) => scalar.expected(),
            Self::Json => "anything".to_owned(),
            Self::JsonScalar => "a constant or a slot".to_owned(),
            Self::Type => "[a type](#types-of-values)".to_owned(),
            Self::TypeDef(object) => format!("a list of words, or {}", link(object)),
            Self::Code => "text, or `null`".to_owned(),
            Self::List(element) => format!("a list, each {}", element.describe()),
            Self::OneOrMore(element) => format!("{}, or a list of them", element.describe()),
            Self::Names(naming, shape) => format!("{} → {}", naming.what(), shape.describe()),
            Self::Record(record) => link(record),
            Self::ShortRecord(Short::Text(key), record) => format!("text (its `{key}`), or {}", link(record)),
            Self::ShortRecord(Short::Type, record) => {
                format!("{}, or {}", Self::Type.describe(), link(record))
            }
        }
    }
}

impl Naming {
    /// What the keys name.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::Any(what) | Self::Line(what) | Self::Identifier(what) | Self::Words(what, _) => what,
            Self::Status => "status",
        }
    }
}

fn link(record: &Record) -> String {
    let (first, rest) = record.title.split_at(1);
    format!("[{}{rest}](#{})", first.to_lowercase(), anchor(record.title))
}

/// The name that code hosts and mdBook give a heading.
fn anchor(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

fn one_of(words: &[Word]) -> String {
    match words {
        [(word, _)] => format!("`{word}`"),
        _ => format!(
            "one of {}",
            words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// The article for a noun.
pub(crate) fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
