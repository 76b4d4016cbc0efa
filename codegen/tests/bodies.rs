//! Bodies that were computed beforehand say what the envelope would.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/catalogs.rs"]
mod catalogs;
mod common;

use std::time::Duration;

use bumpalo::Bump;
use errcat_codegen::compile;
use errcat_codegen::wire::tables;
use errcat_runtime::runtime::encode::{Circumstances, encode};
use errcat_runtime::runtime::table::{Facts, Fragment};
use errcat_runtime::runtime::value::{Payload, Value};

use catalogs::CATALOGS;
use common::{Folder, read};

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
            6 => Value::Timestamp("2026-01-01T00:00:00Z".parse().unwrap()),
            7 => Value::Duration(Duration::from_millis(1_500)),
            _ => Value::Absent,
        }
    }
}

#[test]
fn they_are_what_the_envelope_gives() {
    let timestamp = "2026-01-01T00:00:00Z".parse().ok();
    let mut with_places = 0;
    for path in CATALOGS {
        let path = common::root().join(path);
        let model = compile(read(&path), &Folder(path.parent().unwrap().to_owned())).model.unwrap();
        let arena = Bump::new();
        let tables = tables(&model, &arena);
        for facts in tables.errors.iter().filter(|facts| facts.body.is_some()) {
            let has_place = |fragments: &[Fragment<'_>]| fragments.len() > 1;
            with_places += usize::from(facts.body.is_some_and(has_place));
            let without = Facts { body: None, ..*facts };
            for values in (0..TYPES).map(Values) {
                let circumstances = Circumstances {
                    request_id: [None, Some("r\"1")][values.0 % 2],
                    timestamp,
                    ..Circumstances::default()
                };
                let [known, written] =
                    [facts, &without].map(|facts| encode(&tables, facts, &values, &circumstances).body);
                assert_eq!(
                    String::from_utf8_lossy(&known),
                    String::from_utf8_lossy(&written),
                    "{}",
                    facts.key
                );
            }
        }
    }
    assert!(with_places > 20, "{with_places}");
}
