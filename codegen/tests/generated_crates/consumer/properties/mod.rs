//! Any error of any catalog is read as it was sent, and any answer at all is read without a panic.
//!
//! `ERRCAT_PROPERTY_CASES` says how many cases are tried for each error; the random numbers are the same in every run,
//! unless `ERRCAT_PROPERTY_SEED` names others.

mod answers;
mod extremes;
mod values;

use std::collections::BTreeMap;
use std::env;

use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

use extremes::Extreme;

/// What is attached to an error beside its fields: message, free-form details, request id, one of the statuses.
type Attached = (Option<String>, BTreeMap<String, i32>, String, Index);

fn attached() -> impl Strategy<Value = Attached> {
    let details = proptest::collection::btree_map(values::text(), any::<i32>(), 0..3);
    (option::of(values::text()), details, "[!-~]{1,40}", any::<Index>())
}

fn runner(cases: u32) -> TestRunner {
    let number = |name| env::var(name).ok().map(|text| text.parse::<u32>().unwrap());
    let cases = number("ERRCAT_PROPERTY_CASES").unwrap_or(cases);
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number("ERRCAT_PROPERTY_SEED").unwrap_or_default().to_le_bytes());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

macro_rules! errors_of {
    ($name:ident, $errors:ident, $fields:literal) => {
        mod $name {
            use super::*;
            use $errors::runtime::api_error::ApiError;
            use $errors::runtime::request::RequestContext;
            use $errors::{Code, ErrorResponse, Outcome};

            #[test]
            fn every_error_is_read_as_it_was_sent() {
                let tables: Vec<Value> = serde_json::from_str(include_str!($fields)).unwrap();
                assert_eq!(tables.len(), Code::ALL.len());
                for (code, table) in Code::ALL.iter().zip(&tables) {
                    let cases = (values::fields(table), attached());
                    let tried =
                        runner(12).run(&cases, |(fields, attached)| trip(*code, table, &fields, attached));
                    tried.unwrap_or_else(|failure| panic!("{code}: {failure}"));
                }
            }

            #[test]
            fn extremes_of_every_error_are_read_as_they_were_sent() {
                let tables: Vec<Value> = serde_json::from_str(include_str!($fields)).unwrap();
                for (code, table) in Code::ALL.iter().zip(&tables) {
                    for extreme in [Extreme::Least, Extreme::Most] {
                        let fields = extremes::fields(table, extreme);
                        let attached = attached().new_tree(&mut runner(1)).unwrap().current();
                        let tried = trip(*code, table, &fields, attached);
                        tried.unwrap_or_else(|failure| panic!("{code}, {extreme:?}: {failure}"));
                    }
                }
            }

            fn trip(
                code: Code,
                table: &Value,
                fields: &Value,
                (message, details, request_id, status): Attached,
            ) -> Result<(), TestCaseError> {
                let attach = |error: ApiError| {
                    let statuses: Vec<_> = code.statuses().collect();
                    let error = error.with_status(*status.get(&statuses));
                    let error = match &message {
                        Some(message) => error.with_message(message.clone()),
                        None => error,
                    };
                    details.iter().fold(error, |error, (name, value)| error.with_detail(name, *value))
                };
                let made = |fields: &Value| ApiError::from_fields(code, &fields.to_string());
                let arrived = values::on_the_wire(table, fields);
                let (Some(sent), Some(expected)) = (made(fields).map(attach), made(&arrived)) else {
                    return Err(TestCaseError::fail(format!("{fields} don't make an error")));
                };
                let answer = sent.to_response(&RequestContext::new().with_request_id(&*request_id));
                let read = ErrorResponse::read(answer.status(), answer.headers(), answer.body().as_ref());
                prop_assert!(matches!(read.outcome(), Outcome::Known(_)), "{read:?}");
                prop_assert_eq!(read.status(), sent.status());
                prop_assert_eq!(read.message().map(String::from), Some(sent.message()));
                prop_assert_eq!(read.retryable(), !sent.policy().never);
                for field in table.as_array().unwrap().iter().filter(|field| field["header"].is_null()) {
                    let name = field["name"].as_str().unwrap();
                    let carried = read.detail(name).map(|json| serde_json::from_str::<Value>(json).unwrap());
                    let given = fields.get(name);
                    let same = match (given, &carried) {
                        (Some(given), Some(carried)) => values::same(given, carried),
                        (given, carried) => given.is_none() && carried.is_none(),
                    };
                    prop_assert!(same, "{name}: {given:?} became {carried:?}");
                }
                let Ok(read) = read.into_error() else { unreachable!("it is known") };
                let (shown, fields) = (format!("{read:?}"), fields_shown(&expected));
                prop_assert!(shown.contains(&fields), "{shown} has not {fields}");
                prop_assert_eq!(read, attach(expected));
                Ok(())
            }

            /// The fields as `Debug` shows them, sensitive ones redacted.
            fn fields_shown(error: &ApiError) -> String {
                let shown = format!("{error:?}");
                let (_, fields) = shown.split_once("fields: ").unwrap();
                format!("fields: {}", fields.strip_suffix(" }").unwrap())
            }

            #[test]
            fn any_answer_is_read() {
                answers::any_is_read(
                    &ApiError::examples()
                        .iter()
                        .map(|error| answers::Answer::of(&error.to_response(&RequestContext::new())))
                        .collect::<Vec<_>>(),
                    &|answer| {
                        let read = ErrorResponse::read(answer.status, &answer.headers, &*answer.body);
                        let plan = read.retry();
                        let wait = plan.step(0, 0.5);
                        let said =
                            (read.message(), read.title(), read.category(), read.docs_url(), read.instance());
                        let shown =
                            format!("{read} {read:?} {plan:?} {wait:?} {said:?} {:?}", read.timestamp());
                        assert!(!shown.is_empty() && read.body() == answer.body);
                        assert!(plan.retry_after.is_none_or(|wait| wait.as_millis() < 1 << 53));
                        match read.outcome() {
                            Outcome::Known(error) => assert_eq!(Some(error.code()), read.code()),
                            Outcome::Incomplete(code) => assert_eq!(Some(code), read.code()),
                            _ => assert_eq!(read.code(), None),
                        }
                    },
                );
            }
        }
    };
}

errors_of!(inference, inference_errors, "inference.json");
errors_of!(meta_envelope, meta_envelope_errors, "meta-envelope.json");
errors_of!(mimo, mimo_errors, "mimo.json");
errors_of!(mx4_atlas, mx4_atlas_errors, "mx4-atlas.json");
errors_of!(mythicdot, mythicdot_errors, "mythicdot.json");
errors_of!(stress, stress_errors, "stress.json");
