//! The fields of a known error: there, of their types, and what the catalog fixes as it is fixed.

use core::time::Duration;

use errcat_runtime::runtime::raw::{FromRaw, Raw};
use errcat_runtime::runtime::table;
use errcat_runtime::runtime::timestamp::Timestamp;
use serde_json::Value;

use super::values::{Mistake, mistake};
use super::{Finding, Known, quoted};
use crate::model::{Field, Presence, Type};

pub(super) fn compare(known: Known<'_, '_>, findings: &mut Vec<Finding>) {
    let public = known.error.fields.iter().filter(|field| !field.internal);
    let has_body = known.answer.may_have_body();
    for (index, (field, row)) in public.zip(known.facts.fields).enumerate() {
        if has_body || field.header.is_some() {
            findings.extend(Named { known, field, row, index }.compare());
        }
    }
}

/// One field and where it is in the tables.
struct Named<'n> {
    known: Known<'n, 'n>,
    field: &'n Field,
    row: &'n table::Field<'n>,
    index: usize,
}

impl Named<'_> {
    fn compare(&self) -> Option<Finding> {
        let carries_wait = self.field.header.as_deref() == Some("retry-after");
        let Some(sent) = self.get::<Sent>(self.index).filter(|sent| self.is_there(sent)) else {
            // What `Retry-After` promises has a rule of its own.
            return (self.field.presence() == Presence::Always && !carries_wait).then(|| self.missing());
        };
        if carries_wait && self.field.ty == Type::Duration {
            return None;
        }
        match self.mistake(&sent.0) {
            Some(Mistake::Type(place)) => Some(self.mistyped(&place, &sent.0)),
            Some(Mistake::Missing(place)) => Some(self.missing_inside(&place)),
            Some(Mistake::Word(word)) => Some(self.unknown_word(&word)),
            None => self.different(&sent.0),
        }
    }

    /// What was carried, as a type.
    fn get<T: FromRaw>(&self, index: usize) -> Option<T> {
        self.known.reading.fields(self.known.facts).get(index)
    }

    fn is_there(&self, sent: &Sent) -> bool {
        // A wait that stands elsewhere is this field's too.
        let is_wait = self.field.ty == Type::Duration && self.get::<Duration>(self.index).is_some();
        sent.0 != "null" || self.field.header.is_some() || is_wait
    }

    fn mistake(&self, sent: &str) -> Option<Mistake> {
        let model = self.known.verifier.model;
        // Where a value is carried decides how it is written, and the reader knows where.
        let is_read = match &self.field.ty {
            Type::Boolean => self.get::<bool>(self.index).is_some(),
            Type::Integer | Type::Int64 => self.get::<i64>(self.index).is_some(),
            Type::Number => self.get::<f64>(self.index).is_some(),
            Type::Timestamp => self.get::<Timestamp>(self.index).is_some(),
            Type::Duration => self.get::<Duration>(self.index).is_some(),
            Type::Json => true,
            Type::String | Type::Url | Type::Uuid | Type::List(_) | Type::Map(_) | Type::Named(_) => {
                let text = self.get::<String>(self.index).map(Value::String);
                let Some(value) = text.or_else(|| serde_json::from_str(sent).ok()) else {
                    return Some(Mistake::Type(String::new()));
                };
                return mistake(model, &self.field.ty, &value, self.row);
            }
        };
        (!is_read).then(|| Mistake::Type(String::new()))
    }

    fn name(&self) -> String {
        format!("`{}` of `{}`", self.field.name, self.known.error.key)
    }

    fn finding(&self, rule: &'static str, inside: &str, message: String, help: &str) -> Finding {
        let about = format!("{} {}{inside}", self.known.error.key, self.field.name);
        Finding::new(rule, about, message, help)
    }

    /// A value as a report shows it, which is a log to others.
    fn shown(&self, sent: &str) -> String {
        if self.row.sensitive { "a sensitive value".to_owned() } else { quoted(sent) }
    }

    fn missing(&self) -> Finding {
        let message = format!("{} is missing", self.name());
        self.finding("missing-field", "", message, "send it, or make it optional in the catalog")
    }

    fn missing_inside(&self, place: &str) -> Finding {
        let message = format!("{} has nothing at `{place}`", self.name());
        self.finding("missing-field", place, message, "send it, or make it optional in the catalog")
    }

    fn mistyped(&self, place: &str, sent: &str) -> Finding {
        let model = self.known.verifier.model;
        let ty = self.field.ty.words(&|id| model[id].name.clone());
        let at = if place.is_empty() { "" } else { " at " };
        let message = format!("{} is {}, which is no {ty}{at}{place}", self.name(), self.shown(sent));
        self.finding(
            "mistyped-field",
            place,
            message,
            "send a value of its type, or change the type in the catalog",
        )
    }

    fn unknown_word(&self, word: &str) -> Finding {
        let message =
            format!("{} is {}, a word that the catalog doesn't list", self.name(), self.shown(word));
        let inside = if self.row.sensitive { "" } else { word };
        self.finding("unknown-word", inside, message, "add the word to its type in the catalog")
    }

    /// A constant that was sent otherwise.
    fn different(&self, sent: &str) -> Option<Finding> {
        let constant = self.row.constant?;
        let wanted: Value = serde_json::from_str(constant).ok()?;
        let sent_value = serde_json::from_str(sent).unwrap_or_else(|_| Value::from(sent));
        let is_text = wanted.as_str().is_some_and(|wanted| wanted == sent);
        if sent_value == wanted || is_text {
            return None;
        }
        let message = format!("{} is {}, and the catalog has `{constant}`", self.name(), self.shown(sent));
        let help = "send what the catalog says, or change it there";
        Some(self.finding("different-value", "", message, help))
    }
}

/// What was sent for a field: JSON text, or the value of a header.
struct Sent(String);

impl FromRaw for Sent {
    fn from_raw(raw: Raw<'_>, _: &table::Field<'_>) -> Option<Self> {
        Some(Self(raw.as_sent().to_owned()))
    }

    fn blank() -> Self {
        Self(String::new())
    }
}
