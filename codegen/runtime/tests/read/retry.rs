//! Whether and how to try again, by the last paragraph of section 6 of the language.

use std::time::Duration;

use errcat_runtime::runtime::read::plan::{ChosenBy, RetryPlan, Verdict};
use errcat_runtime::runtime::retry::{GiveUp, Step};
use errcat_runtime::runtime::table::{Facts, Field, Policy, Slot, Status, Tables};
use errcat_runtime::runtime::timestamp::Timestamp;

use crate::wire::{
    Answer, SOON, answer, body, coded, field, get, object, optional, slot, tables, what, with_fields,
};

const FALLBACK: Policy<'static> = Policy { name: "default", initial_ms: 9_000, ..SOON };

/// `soon` is the policy of the error `again` and of the status 409; `default` is the fallback.
fn catalog() -> Tables<'static> {
    let envelope = body(object(vec![
        ("code", slot(Slot::Code)),
        ("message", optional(Slot::Message)),
        ("retryable", optional(Slot::Retryable)),
        ("retry", optional(Slot::Retry)),
        ("after", optional(Slot::RetryAfter)),
        ("details", optional(Slot::Details)),
    ]));
    let waits = vec![Field { header: Some("retry-after"), ..field("retry_after") }];
    let again = Facts { policy: 1, ..with_fields(coded("again", 503), waits) };
    let status = |code, policy| Status { code, policy, headers: &[], fixed: None };
    Tables {
        policies: vec![Policy::NEVER, SOON, FALLBACK].leak(),
        fallback_policy: 2,
        statuses: vec![status(409, 1), status(410, 0)].leak(),
        ..tables(envelope, vec![coded("no", 400), again])
    }
}

fn plan(answer: Answer) -> RetryPlan<'static> {
    answer.read(&catalog()).plan()
}

fn chosen(status: u16, body: &str) -> (ChosenBy, &'static str, bool) {
    let plan = plan(answer(status, body));
    (plan.chosen_by, plan.policy.name, plan.retries())
}

#[test]
fn a_known_error_follows_its_own_policy() {
    assert_eq!(chosen(503, r#"{"code":"again"}"#), (ChosenBy::Error, "soon", true));
    assert_eq!(chosen(418, r#"{"code":"again"}"#), (ChosenBy::Error, "soon", true));
    assert_eq!(chosen(503, r#"{"code":"no"}"#), (ChosenBy::Error, "never", false));
}

#[test]
fn a_refusal_on_the_wire_always_stops() {
    for word in [
        r#""retryable":false"#,
        r#""retry":"no""#,
        r#""retryable":false,"retry":"yes""#,
        r#""retryable":true,"retry":"no""#,
    ] {
        assert_eq!(
            chosen(503, &format!(r#"{{"code":"again",{word}}}"#)),
            (ChosenBy::ServerRefusal, "soon", false),
            "{word}"
        );
        assert_eq!(
            chosen(503, &format!(r#"{{"code":"new",{word}}}"#)),
            (ChosenBy::ServerRefusal, "default", false),
            "{word}"
        );
    }
}

#[test]
fn an_allowance_counts_only_for_an_unknown_code() {
    for word in [r#""retryable":true"#, r#""retry":"yes""#] {
        assert_eq!(
            chosen(400, &format!(r#"{{"code":"no",{word}}}"#)),
            (ChosenBy::Error, "never", false),
            "{word}"
        );
        // With the status's policy, else the fallback.
        assert_eq!(
            chosen(409, &format!(r#"{{"code":"new",{word}}}"#)),
            (ChosenBy::Server, "soon", true),
            "{word}"
        );
        assert_eq!(
            chosen(400, &format!(r#"{{"code":"new",{word}}}"#)),
            (ChosenBy::Server, "default", true),
            "{word}"
        );
    }
}

#[test]
fn a_status_that_never_retries_leaves_an_allowance_to_the_fallback() {
    assert_eq!(chosen(410, r#"{"code":"new","retryable":true}"#), (ChosenBy::Server, "default", true));
}

#[test]
fn a_verdict_in_a_header_counts_for_any_answer() {
    let headers = vec![("x-code", slot(Slot::Code)), ("x-should-retry", slot(Slot::Retryable))];
    let tables = Tables { wire: crate::wire::headers(headers), ..catalog() };
    let retries =
        |status, word| answer(status, "<html>").header("x-should-retry", word).read(&tables).plan().retries();
    assert_eq!((retries(503, "false"), retries(503, "perhaps"), retries(404, "true")), (false, true, true));
}

#[test]
fn other_words_say_nothing() {
    for word in [
        r#""retryable":"false""#,
        r#""retryable":0"#,
        r#""retryable":null"#,
        r#""retry":"No""#,
        r#""retry":false"#,
    ] {
        assert_eq!(
            chosen(503, &format!(r#"{{"code":"again",{word}}}"#)),
            (ChosenBy::Error, "soon", true),
            "{word}"
        );
    }
}

#[test]
fn an_unknown_outcome_is_neither_and_is_told() {
    let plan = |body: &'static str, status| plan(answer(status, body));
    let known = plan(r#"{"code":"again","retry":"outcome_unknown"}"#, 503);
    assert!(known.retries() && !known.policy.outcome_unknown);
    let new = plan(r#"{"code":"new","retry":"outcome_unknown"}"#, 400);
    assert!(!new.retries() && new.policy.outcome_unknown);
    let new = plan(r#"{"code":"new","retry":"outcome_unknown"}"#, 503);
    assert!(new.retries() && new.policy.outcome_unknown);
    assert_eq!(new.chosen_by, ChosenBy::Status);
    let reading = answer(503, r#"{"code":"new","retry":"outcome_unknown"}"#).read(&catalog());
    assert_eq!(reading.verdict(), Some(Verdict::OutcomeUnknown));
}

#[test]
fn an_unknown_code_without_a_word_follows_the_status() {
    assert_eq!(chosen(409, r#"{"code":"new"}"#), (ChosenBy::Status, "soon", true));
    assert_eq!(chosen(410, r#"{"code":"new"}"#), (ChosenBy::Status, "never", false));
    assert_eq!(chosen(400, r#"{"code":"new"}"#), (ChosenBy::Status, "never", false));
    for status in [408, 425, 429, 500, 502, 503, 504] {
        assert_eq!(chosen(status, r#"{"code":"new"}"#), (ChosenBy::Status, "default", true), "{status}");
        assert_eq!(chosen(status, "<html>"), (ChosenBy::Status, "default", true), "{status}");
    }
    assert_eq!(chosen(501, "<html>"), (ChosenBy::Status, "never", false));
}

#[test]
fn without_a_policy_named_default_no_status_is_tried_again() {
    let tables = Tables { policies: vec![Policy::NEVER, SOON].leak(), fallback_policy: 1, ..catalog() };
    let reading = answer(503, "<html>").read(&tables);
    assert!(!reading.plan().retries());
    let reading = answer(503, r#"{"code":"new","retryable":true}"#).read(&tables);
    assert!(reading.plan().retries());
}

#[test]
fn some_statuses_alone_are_only_for_requests_that_are_safe_to_repeat() {
    let idempotent = |status, body: &str| plan(answer(status, body)).policy.idempotent_only;
    assert!([500, 502, 504].into_iter().all(|status| idempotent(status, "<html>")));
    assert!([429, 503, 409].into_iter().all(|status| !idempotent(status, "<html>")));
    assert!(!idempotent(500, r#"{"code":"again"}"#));
    assert!(!idempotent(500, r#"{"code":"new","retryable":true}"#));
}

#[test]
fn retry_after_is_always_read_and_beats_the_body() {
    let after = |answer: Answer| plan(answer).retry_after;
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    assert_eq!(after(answer(503, "<html>").header("retry-after", "7")), seconds(7));
    assert_eq!(after(answer(503, "").header("retry-after", "Sun, 22 Nov 2026 12:00:30 GMT")), seconds(30));
    let dated = answer(503, "").header("date", "Sun, 22 Nov 2026 11:59:00 GMT");
    assert_eq!(after(dated.header("retry-after", "Sun, 22 Nov 2026 12:00:30 GMT")), seconds(90));
    let body = r#"{"code":"again","after":4}"#;
    assert_eq!(after(answer(503, body)), seconds(4));
    assert_eq!(after(answer(503, body).header("retry-after", "7")), seconds(7));
    assert_eq!(after(answer(503, body).header("retry-after", "0")), seconds(0));
    assert_eq!(after(answer(503, body).header("retry-after", "-1")), seconds(4));
    assert_eq!(after(answer(503, body).header("retry-after", "7").header("retry-after", "8")), seconds(4));
    for after_ in ["-1", r#""4""#, "null", "{}"] {
        assert_eq!(after(answer(503, format!(r#"{{"code":"again","after":{after_}}}"#))), None, "{after_}");
    }
}

#[test]
fn the_slot_retry_after_is_read_from_a_header_too() {
    let headers = vec![("x-code", slot(Slot::Code)), ("x-after", slot(Slot::RetryAfter))];
    let tables = tables(crate::wire::headers(headers), vec![coded("a", 503)]);
    let after = |value| {
        let answer = answer(503, "").header("x-code", "a").header("x-after", value);
        answer.read(&tables).retry_after().map(|wait| wait.as_millis())
    };
    assert_eq!((after("1.5"), after("0")), (Some(1_500), Some(0)));
    for nonsense in ["-1", "inf", "nan", "", "soon", "1 s", "+1"] {
        assert_eq!(after(nonsense), None, "{nonsense}");
    }
}

#[test]
fn the_field_retry_after_and_the_slot_are_one_value() {
    let read = |answer: Answer| {
        let reading = answer.read(&catalog());
        assert_eq!(what(&reading), "again");
        get::<Duration>(&reading, "retry_after").map(|wait| wait.as_millis())
    };
    let body = r#"{"code":"again","after":4,"details":{"retry_after":5}}"#;
    assert_eq!(read(answer(503, body).header("retry-after", "7.5")), Some(7_500));
    assert_eq!(read(answer(503, body)), Some(4_000));
    assert_eq!(read(answer(503, body).header("retry-after", "soon")), Some(4_000));
    assert_eq!(read(answer(503, r#"{"code":"again","details":{"retry_after":5}}"#)), Some(5_000));
    assert_eq!(read(answer(503, r#"{"code":"again"}"#)), None);
}

#[test]
fn a_field_of_another_name_and_type_can_be_bound_to_retry_after() {
    let bound = |name| Field { header: Some("retry-after"), ..field(name) };
    let flat = crate::wire::flat();
    let tables =
        tables(flat, vec![with_fields(coded("a", 503), vec![bound("wait"), bound("until"), bound("text")])]);
    let reading = answer(503, r#"{"code":"a"}"#).header("retry-after", "7").read(&tables);
    assert_eq!(get::<Duration>(&reading, "wait"), Some(Duration::from_secs(7)));
    assert_eq!(get::<i64>(&reading, "wait"), Some(7));
    assert_eq!(get::<String>(&reading, "text").as_deref(), Some("7"));
    let reading =
        answer(503, r#"{"code":"a"}"#).header("retry-after", "Thu, 01 Jan 1970 00:00:07 GMT").read(&tables);
    let until = get::<Timestamp>(&reading, "until");
    assert_eq!(until.map(Timestamp::unix_seconds), Some(7));
    assert_eq!(get::<Duration>(&reading, "wait"), Some(Duration::ZERO));
}

#[test]
fn a_plan_says_what_to_do_next() {
    let plan = plan(answer(503, r#"{"code":"again"}"#).header("retry-after", "7"));
    assert_eq!(plan.step(0, 0.5), Step::Wait(Duration::from_secs(7)));
    assert_eq!(plan.step(2, 0.5), Step::GiveUp(GiveUp::Attempts));
}
