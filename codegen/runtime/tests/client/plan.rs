//! What an answer's plan says, as a client asks for it.

use std::time::{Duration, Instant};

use errcat_runtime::runtime::random::{Random, RandomSource};
use errcat_runtime::runtime::read::plan::{ChosenBy, RetryPlan, Verdict};
use errcat_runtime::runtime::read::response::ErrorResponse;
use errcat_runtime::runtime::retrier::{Retrier, SafeToRepeat, is_safe};
use errcat_runtime::runtime::retry::Step;
use errcat_runtime::runtime::timestamp::Timestamp;
use http::header::{DATE, HeaderName, RETRY_AFTER};
use http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode};

/// 2026-11-22T12:00:00Z.
const NOW: Timestamp = Timestamp::from_unix(1_795_348_800, 0);

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
pub(crate) fn plan(status: u16, headers: &[(HeaderName, &'static str)], body: &str) -> RetryPlan<'static> {
    let headers: HeaderMap =
        headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
    ErrorResponse::read_at(StatusCode::from_u16(status).unwrap(), &headers, body, NOW).retry()
}

const LIMITED: &str = r#"{"ok":false,"error":{"code":"rate_limited","message":"Slow down"}}"#;

#[test]
fn a_delay_needs_no_library() {
    let plan = plan(429, &[], LIMITED);
    assert_eq!(plan.chosen_by, ChosenBy::Error);
    // 1 s, 2 s, and up to a second more; three tries in all.
    let delays = [0, 1, 2].map(|attempt| plan.delay(attempt, &mut || 0.5));
    assert_eq!(delays, [Some(Duration::from_millis(1_500)), Some(Duration::from_millis(2_500)), None]);
    let seeded = |seed| plan.delay(0, &mut Random::seeded(seed));
    assert_eq!(seeded(7), seeded(7));
    assert_ne!(seeded(7), seeded(8));
    let dynamic: &mut dyn RandomSource = &mut Random::new();
    assert!(plan.delay(0, dynamic).is_some());
}

#[test]
fn a_delay_honours_every_form_of_retry_after() {
    let delay =
        |headers: &[_]| plan(429, headers, LIMITED).delay(0, &mut || 0.0).map(|wait| wait.as_millis());
    for (value, milliseconds) in [
        ("7", 7_000),
        ("7.25", 7_250),
        ("Sun, 22 Nov 2026 12:00:09 GMT", 9_000),
        ("Sunday, 22-Nov-26 12:00:09 GMT", 9_000),
        ("Sun Nov 22 12:00:09 2026", 9_000),
        // In the past, negative and nonsense: the policy's own second.
        ("Sun, 22 Nov 2026 11:00:00 GMT", 1_000),
        ("-5", 1_000),
        ("soon", 1_000),
    ] {
        assert_eq!(delay(&[(RETRY_AFTER, value)]), Some(milliseconds), "{value}");
    }
    let dated = [(RETRY_AFTER, "Sun, 22 Nov 2026 12:00:09 GMT"), (DATE, "Sun, 22 Nov 2026 11:59:59 GMT")];
    assert_eq!(delay(&dated), Some(10_000));
    // Longer than the policy lets a server make a client wait.
    assert_eq!(delay(&[(RETRY_AFTER, "601")]), None);
    assert_eq!(delay(&[(RETRY_AFTER, "99999999999999999999")]), None);
}

#[test]
fn a_plan_shows_the_servers_verdict() {
    let said = |retry| {
        let body = format!(r#"{{"ok":false,"error":{{"code":"new","message":"m","retry":"{retry}"}}}}"#);
        let plan = plan(500, &[], &body);
        (plan.verdict, plan.chosen_by, plan.retries())
    };
    assert_eq!(said("yes"), (Some(Verdict::Yes), ChosenBy::Server, true));
    assert_eq!(said("no"), (Some(Verdict::No), ChosenBy::ServerRefusal, false));
    assert_eq!(plan(429, &[], LIMITED).verdict, None);
}

/// By the rule of `Retrier::decide`.
#[test]
fn a_plan_allows_what_is_safe_to_repeat() {
    let mut plan = plan(429, &[], LIMITED);
    let agrees = |plan: &RetryPlan<'_>, safe| {
        let step = Retrier::new().without_budget().decide(plan, 0, safe, Instant::now());
        matches!(step, Step::Wait(_)) == plan.allows(safe)
    };
    assert!(plan.allows(false) && agrees(&plan, false));
    plan.policy.idempotent_only = true;
    assert!(!plan.allows(false) && agrees(&plan, false));
    let marked = [(Method::PUT, false), (Method::POST, true)];
    for (method, is_marked) in marked {
        let mut extensions = Extensions::new();
        is_marked.then(|| extensions.insert(SafeToRepeat));
        let safe = is_safe(&method, &extensions);
        assert!(plan.allows(safe) && agrees(&plan, safe), "{method}");
    }
    plan.policy.never = true;
    assert!(!plan.allows(true) && agrees(&plan, true));
}

#[test]
fn random_numbers_are_spread_over_their_range() {
    let mut random = Random::seeded(1);
    let mut counts = [0_u32; 10];
    for _ in 0..100_000 {
        let number = random.next_number();
        assert!((0.0..1.0).contains(&number));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from [0, 10)")]
        let tenth = (number * 10.0) as usize;
        counts[tenth] += 1;
    }
    assert!(counts.iter().all(|count| (9_500..10_500).contains(count)), "{counts:?}");
}
