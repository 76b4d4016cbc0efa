//! What an answer says, slot by slot, where no server's encoder wrote it.

use serde_json::{Map, Value, json};

use super::plan::Verdict;
use crate::model::{ErrorDef, Model, Slot};

/// A member that no catalog declares, and what it holds.
pub(super) const ADDED: &str = "errcat_added";

/// The request id of answers that are written by hand.
pub(super) const REQUEST_ID: &str = "req-by-hand";

/// What an answer says.
#[derive(Clone, Default)]
pub(super) struct Said {
    pub(super) status: u16,
    pub(super) code: Option<Value>,
    pub(super) number: Option<Value>,
    pub(super) kind: Option<String>,
    pub(super) title: Option<String>,
    pub(super) category: Option<String>,
    pub(super) message: String,
    pub(super) verdict: Option<Verdict>,
    /// Fields with a place of their own, as a body carries them.
    pub(super) placed: Map<String, Value>,
    /// The others, and more.
    pub(super) details: Map<String, Value>,
}

impl Said {
    /// What identifies an error of the catalog.
    pub(super) fn of(model: &Model, error: &ErrorDef) -> Self {
        Self {
            status: error.statuses.first().copied().unwrap_or(500),
            code: error.code.as_ref().map(|code| code.text.as_str().into()),
            number: error.code.as_ref().and_then(|code| code.number).map(Value::from),
            kind: error.kind.clone(),
            title: Some(error.title.clone()),
            category: error.category.map(|id| model[id].name.clone()),
            message: "A message by hand".to_owned(),
            ..Self::default()
        }
    }

    /// Says what no catalog knows.
    pub(super) fn of_the_future(model: &Model, status: u16, verdict: Option<Verdict>) -> Self {
        let word = "errcat from the future";
        let numbers = model.errors.iter().filter_map(|error| error.code.as_ref()?.number);
        let number = numbers.max().unwrap_or(0).saturating_add(1).max(900_001);
        Self {
            status,
            code: Some(word.into()),
            number: Some(number.into()),
            kind: Some(word.to_owned()),
            title: Some(word.to_owned()),
            category: Some(word.to_owned()),
            message: "A message from the future".to_owned(),
            verdict,
            details: added(),
            ..Self::default()
        }
    }

    /// What a slot carries.
    pub(super) fn slot(&self, slot: &Slot) -> Option<Value> {
        let text = |text: &Option<String>| text.as_deref().map(Value::from);
        match slot {
            Slot::Code => self.code.clone(),
            Slot::Number => self.number.clone(),
            Slot::Message => Some(self.message.as_str().into()),
            Slot::Title => text(&self.title),
            Slot::Type => text(&self.kind),
            Slot::Category => text(&self.category),
            Slot::Field(name) => self.placed.get(name).cloned(),
            Slot::Status => Some(self.status.into()),
            Slot::StatusText => Some(self.status.to_string().into()),
            Slot::Details => Some(self.details.clone().into()),
            Slot::Retryable => self.verdict.map(|verdict| (verdict != Verdict::No).into()),
            Slot::Retry => self.verdict.map(|verdict| verdict.word().into()),
            Slot::RequestId => Some(REQUEST_ID.into()),
            Slot::UserMessage
            | Slot::Solution
            | Slot::Attribute(_)
            | Slot::DocsUrl
            | Slot::Instance
            | Slot::RetryAfter
            | Slot::Timestamp => None,
        }
    }
}

/// What a reader keeps without knowing it.
pub(super) fn added() -> Map<String, Value> {
    Map::from_iter([(ADDED.to_owned(), json!({ "new": [1, null, "ż"] }))])
}
