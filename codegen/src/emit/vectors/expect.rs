//! What a reader must get from an answer.

use serde_json::{Map, Value, json};

use super::plan::Plan;

/// What a reader must get. What is `None` must be absent.
#[derive(Clone)]
pub(super) struct Expect {
    /// What the answer is.
    pub(super) outcome: Outcome,
    /// The code on the wire.
    pub(super) code: Option<String>,
    /// The fields that were read, in the vectors' notation.
    pub(super) fields: Map<String, Value>,
    /// Members of the details that the catalog doesn't declare, as JSON.
    pub(super) details: Map<String, Value>,
    /// What was sent, else the catalog's.
    pub(super) category: Option<String>,
    /// What was sent, else the catalog's.
    pub(super) message: Option<String>,
    /// What to quote to those who run the API.
    pub(super) request_id: Option<String>,
    /// Whether and how to try again.
    pub(super) plan: Plan,
}

/// What an answer is.
#[derive(Clone)]
pub(super) enum Outcome {
    /// The error with this key.
    Known {
        /// The catalog's key.
        key: String,
        /// Its required fields that didn't come.
        missing: Vec<String>,
    },
    /// An error of the API that the catalog doesn't list.
    Unknown,
    /// Nothing that the catalog tells of.
    Foreign,
}

impl Expect {
    /// Not an error that the API sends.
    pub(super) fn foreign(plan: Plan) -> Self {
        Self {
            outcome: Outcome::Foreign,
            code: None,
            fields: Map::new(),
            details: Map::new(),
            category: None,
            message: None,
            request_id: None,
            plan,
        }
    }

    pub(super) fn to_json(&self) -> Value {
        let mut expect = match &self.outcome {
            Outcome::Known { key, missing } => {
                let mut expect = json!({ "outcome": "known", "error": key, "code": self.code });
                expect["fields"] = self.fields.clone().into();
                if !missing.is_empty() {
                    expect["missing"] = json!(missing);
                }
                expect
            }
            Outcome::Unknown => json!({ "outcome": "unknown", "code": self.code }),
            Outcome::Foreign => json!({ "outcome": "foreign" }),
        };
        if !self.details.is_empty() {
            expect["details"] = self.details.clone().into();
        }
        let texts =
            [("category", &self.category), ("message", &self.message), ("request_id", &self.request_id)];
        for (name, text) in texts.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))) {
            expect[name] = text.as_str().into();
        }
        if let Some(wait) = self.plan.retry_after_ms {
            expect["retry_after_ms"] = wait.into();
        }
        expect["retry"] = self.plan.to_json();
        expect
    }
}
