//! Bodies that were computed beforehand say what the envelope would.

use std::time::Duration;

use bumpalo::Bump;
use errcat_runtime::runtime::encode::{Circumstances, encode};
use errcat_runtime::runtime::table::Facts;
use errcat_runtime::runtime::timestamp::Timestamp;
use errcat_runtime::runtime::value::{Payload, Value};
use proptest::test_runner::TestCaseError;

use crate::model::Model;
use crate::wire::tables;

/// Values of many types, from this one on.
struct Values(usize);

const TYPES: usize = 9;

impl Payload for Values {
    fn value(&self, index: usize) -> Value<'_> {
        match (self.0 + index) % TYPES {
            0 => Value::Text("a \"quoted\"\n\u{1}"),
            1 => Value::Integer(i64::MIN),
            2 => Value::Integer(-7),
            3 => Value::Number(1e-7),
            4 => Value::Number(f64::NAN),
            5 => Value::Boolean(false),
            6 => Value::Timestamp(Timestamp::from_unix(0, 0)),
            7 => Value::Duration(Duration::from_millis(1_500)),
            _ => Value::Absent,
        }
    }
}

/// Sends each error with values of all types in each field, and gives how many bodies have places for them.
pub(super) fn are_what_the_envelope_gives(model: &Model) -> Result<usize, TestCaseError> {
    let arena = Bump::new();
    let tables = tables(model, &arena);
    for facts in tables.errors {
        let without = Facts { body: None, ..*facts };
        for values in (0..TYPES).map(Values) {
            let circumstances = Circumstances {
                request_id: [None, Some("r\"1")][values.0 % 2],
                timestamp: [None, Some(Timestamp::from_unix(0, 0))][values.0 / 2 % 2],
                ..Circumstances::default()
            };
            let sent = [facts, &without].map(|facts| encode(&tables, facts, &values, &circumstances).body);
            let [known, written] = sent.map(|body| String::from_utf8_lossy(&body).into_owned());
            proptest::prop_assert_eq!(known, written, "{}", facts.key);
        }
    }
    let has_places = |facts: &&Facts<'_>| facts.body.is_some_and(|fragments| fragments.len() > 1);
    Ok(tables.errors.iter().filter(has_places).count())
}
