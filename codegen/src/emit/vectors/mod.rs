//! Turns the model into test vectors: answers, and what a reader in any language must get from them.
//!
//! ```text
//! {"vectors":1,"api":"inference","now":"2026-11-20T12:00:00Z","random":[0.0,0.5,…]}
//! {"name":"model_not_found/example-1","status":404,"headers":[…],"body":"{…}","expect":{"outcome":"known",…}}
//! {"policy":"transient","steps":[{"failure":0,"random":0.5,"wait_ms":1500},…]}
//! ```
//!
//! Answers are written by the encoder of generated code. What to expect of them is worked out here from the model, and
//! never by the reader of generated code, so that a mistake in either shows.

mod accepted;
mod answer;
mod damaged;
mod expect;
mod extremes;
mod fill;
mod foreign;
mod known;
mod notation;
mod plan;
mod policies;
mod retry_after;
mod said;
mod travel;
mod unknown;
mod waits;

use errcat_runtime::runtime::table::Tables;
use serde_json::{Value, json};

use super::json;
use crate::model::Model;
use crate::output::OutputFile;
use crate::wire::Encoder;
use answer::Vector;

/// The version of the format.
const FORMAT: u32 = 1;

/// When all answers come, in the notation of timestamps and as seconds since 1970.
const NOW: (&str, i64) = ("2026-11-20T12:00:00Z", 1_795_176_000);

/// The random numbers of the waits after the first failures. They have few digits, since not every reader of JSON gets
/// the last of many right.
const RANDOM: [f64; 6] = [0.0, 0.5, 0.25, 0.75, 0.1, 0.999];

/// The file; its name is the target's.
pub(super) fn emit(model: &Model, tables: &Tables<'_>) -> Vec<OutputFile> {
    let encoder = Encoder::new(model, tables);
    let mut text = String::new();
    let mut line = |value: &Value| {
        text.push_str(&json::compact(value));
        text.push('\n');
    };
    line(&header(model));
    for (id, error) in model.public_errors() {
        known::vectors(model, &encoder, id, error)
            .iter()
            .map(Vector::to_json)
            .for_each(|vector| line(&vector));
    }
    let others = [
        accepted::vectors(model),
        unknown::vectors(model),
        foreign::vectors(model, &encoder),
        retry_after::vectors(model),
    ];
    others.iter().flatten().map(Vector::to_json).for_each(|vector| line(&vector));
    policies::lines(model).iter().for_each(line);
    vec![OutputFile { path: String::new(), text }]
}

fn header(model: &Model) -> Value {
    json!({
        "vectors": FORMAT,
        "api": model.api.name,
        "version": model.api.version,
        "now": NOW.0,
        "random": RANDOM,
    })
}
