//! Turns what a framework knows of a request that it refuses into the error that the catalog gives for it.
//!
//! A role's error says what is known in those of its fields that have a name from [`NAMES`]; other fields stay absent.
//! What a role [always fills](Role::fills) may be required; the compiler refuses catalogs that require more.

use core::time::Duration;
use std::borrow::Cow;
use std::error::Error;

use serde_json::{Map, Value};

use super::api_error::ApiError;
use super::role::Role;
use super::table::Field;
use crate::catalog::{Code, TABLES};

/// The longest text that is taken over, in bytes: a reason may quote what was sent.
const LONGEST: usize = 256;

/// The names of fields, by what is put into them.
pub const NAMES: &[(About, &[&str])] = &[
    (About::Reason, &["reason", "problem"]),
    (About::Pointer, &["pointer"]),
    (About::Param, &["param", "parameter", "field"]),
    (About::Line, &["line"]),
    (About::Column, &["column"]),
    (About::Limit, &["limit_bytes", "max_bytes", "limit"]),
    (About::MediaType, &["received_type", "media_type", "content_type"]),
    (About::Method, &["method"]),
    (About::Path, &["path"]),
    (About::Allowed, &["allowed_methods", "allowed", "allow"]),
    (About::Deadline, &["deadline", "timeout"]),
];

/// What can be known of a refused request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum About {
    /// Why it is refused: a sentence for developers.
    Reason,
    /// Where in the body: a JSON Pointer (RFC 6901).
    Pointer,
    /// Where in the body, such as `messages[0].role`; the parameter of a query or a path.
    Param,
    /// The line of a body that isn't JSON, from 1.
    Line,
    /// The column in that line, from 1.
    Column,
    /// The most bytes that a body may have.
    Limit,
    /// The media type that was sent.
    MediaType,
    /// The method that was sent.
    Method,
    /// The path that was sent.
    Path,
    /// The methods that the route takes: text such as `GET, POST` where a header carries it, else a list.
    Allowed,
    /// How long a handler may take.
    Deadline,
}

/// A request that is refused, and what is known of it.
#[derive(Debug)]
#[must_use]
pub struct Refusal {
    role: Role,
    known: Vec<(About, Known)>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

#[derive(Debug)]
enum Known {
    Text(String),
    Count(u64),
    Duration(Duration),
    Names(String),
}

impl Role {
    /// The code to answer with; `None` when the catalog gives none.
    pub fn code(self) -> Option<Code> {
        let (_, index) = TABLES.roles.iter().find(|(role, _)| *role == self)?;
        Code::ALL.get(usize::from(*index)).copied()
    }

    /// The error to answer with, when nothing more is known; `None` when the catalog gives none, or one with fields
    /// that have to be known.
    pub fn error(self) -> Option<ApiError> {
        Refusal::new(self).error()
    }
}

impl Refusal {
    /// Nothing is known yet.
    pub const fn new(role: Role) -> Self {
        Self { role, known: Vec::new(), source: None }
    }

    /// For which role.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// What is known, as text: a number in digits, a duration in seconds.
    pub fn known(&self, about: About) -> Option<String> {
        let (_, known) = self.known.iter().find(|(other, _)| *other == about)?;
        Some(match known {
            Known::Text(text) | Known::Names(text) => text.clone(),
            Known::Count(count) => count.to_string(),
            Known::Duration(duration) => duration.as_secs_f64().to_string(),
        })
    }

    /// Says a text: a reason, a name or a place. Long ones are cut off.
    pub fn text<'a>(self, about: About, text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let known = if about == About::Allowed { Known::Names } else { Known::Text }(shortened(text));
        self.knowing(about, known)
    }

    /// Says a number.
    pub fn count(self, about: About, count: u64) -> Self {
        self.knowing(about, Known::Count(count))
    }

    /// Says how long a handler may take.
    pub fn deadline(self, deadline: Duration) -> Self {
        self.knowing(About::Deadline, Known::Duration(deadline))
    }

    /// Keeps what refused the request as the error's source. Never sent.
    pub fn because(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The error that the catalog gives; `None` when it gives none, or one with required fields of which nothing is
    /// known, which the compiler refuses.
    pub fn error(self) -> Option<ApiError> {
        let code = self.role.code()?;
        let fields = code.facts().fields.iter().filter(|field| field.constant.is_none());
        let fields = fields.filter_map(|field| Some((field.name.to_owned(), self.value(field)?)));
        let fields = Value::Object(fields.collect::<Map<_, _>>());
        let error = ApiError::from_fields(code, &fields.to_string())?;
        Some(match self.source {
            Some(source) => error.with_source(source),
            None => error,
        })
    }

    fn knowing(mut self, about: About, known: Known) -> Self {
        self.known.retain(|(other, _)| *other != about);
        self.known.push((about, known));
        self
    }

    fn value(&self, field: &Field<'_>) -> Option<Value> {
        match self.known.iter().find(|(about, _)| about.is_said_by(field)) {
            Some((_, known)) => Some(known.value(field)),
            None => self.always(field.name).map(Value::from),
        }
    }

    /// What the role promises to fill, even when nothing better is known.
    fn always(&self, name: &str) -> Option<&'static str> {
        let promised = self.role.fills().contains(&name);
        promised.then_some(if name == "pointer" { "" } else { "the request is not valid" })
    }
}

impl About {
    fn is_said_by(self, field: &Field<'_>) -> bool {
        let named = NAMES.iter().any(|(about, names)| *about == self && names.contains(&field.name));
        named || (self == Self::Allowed && field.header == Some("allow"))
    }
}

impl Known {
    fn value(&self, field: &Field<'_>) -> Value {
        match self {
            Self::Names(names) if field.header.is_none() => names.split(',').map(str::trim).collect(),
            Self::Text(text) | Self::Names(text) => Value::from(text.as_str()),
            Self::Count(count) => Value::from(*count),
            Self::Duration(duration) if field.milliseconds => Value::from(duration.as_secs_f64() * 1_000.0),
            Self::Duration(duration) => Value::from(duration.as_secs_f64()),
        }
    }
}

fn shortened(text: Cow<'_, str>) -> String {
    if text.len() <= LONGEST {
        return text.into_owned();
    }
    let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    format!("{}…", &text[..end])
}
