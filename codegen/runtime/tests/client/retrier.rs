//! The decision that all integrations share.

use std::sync::Arc;
use std::time::{Duration, Instant};

use errcat_runtime::runtime::budget::RetryBudget;
use errcat_runtime::runtime::retrier::{Retrier, SafeToRepeat, is_safe};
use errcat_runtime::runtime::retry::{GiveUp, Step};
use http::header::RETRY_AFTER;
use http::{Extensions, Method};

use crate::plan::plan;

const LIMITED: &str = r#"{"ok":false,"error":{"code":"rate_limited","message":"Slow down"}}"#;

/// With a budget of its own: that of the program is the simulation's.
fn own() -> Retrier {
    Retrier::new().with_budget(RetryBudget::new())
}

#[test]
fn it_follows_the_plan() {
    let plan = plan(429, &[(RETRY_AFTER, "7")], LIMITED);
    let (retrier, now) = (own(), Instant::now());
    assert_eq!(retrier.decide(&plan, 0, false, now), Step::Wait(Duration::from_secs(7)));
    assert_eq!(retrier.decide(&plan, 2, false, now), Step::GiveUp(GiveUp::Attempts));
    let seeded = |seed| own().with_seed(seed).decide(&crate::plan::plan(429, &[], LIMITED), 0, true, now);
    assert_eq!(seeded(7), seeded(7));
    assert_ne!(seeded(7), seeded(8));
}

#[test]
fn requests_that_are_not_safe_to_repeat_are_left_alone() {
    let mut plan = plan(429, &[], LIMITED);
    plan.policy.idempotent_only = true;
    let budget = Arc::new(RetryBudget::new());
    let (retrier, now) = (Retrier::new().with_budget(budget.clone()), Instant::now());
    assert_eq!(retrier.decide(&plan, 0, false, now), Step::GiveUp(GiveUp::NotIdempotent));
    assert_eq!(budget.left(now), 10);
    assert!(matches!(retrier.decide(&plan, 0, true, now), Step::Wait(_)));
    assert_eq!(budget.left(now), 9);
}

#[test]
fn idempotent_methods_and_marked_requests_are_safe() {
    let plain = Extensions::new();
    for method in [Method::GET, Method::HEAD, Method::PUT, Method::DELETE, Method::OPTIONS, Method::TRACE] {
        assert!(is_safe(&method, &plain), "{method}");
    }
    let mut marked = Extensions::new();
    marked.insert(SafeToRepeat);
    for method in [Method::POST, Method::PATCH, Method::CONNECT] {
        assert!(!is_safe(&method, &plain) && is_safe(&method, &marked), "{method}");
    }
}

#[test]
fn a_budget_is_shared_and_ends() {
    let plan = plan(429, &[], LIMITED);
    let now = Instant::now();
    let budget = Arc::new(RetryBudget::new().with_burst(2));
    let (one, other) = (Retrier::new().with_budget(budget.clone()), Retrier::new().with_budget(budget));
    assert!(matches!(one.decide(&plan, 0, true, now), Step::Wait(_)));
    assert!(matches!(other.clone().decide(&plan, 0, true, now), Step::Wait(_)));
    assert_eq!(one.decide(&plan, 0, true, now), Step::GiveUp(GiveUp::Budget));
    // Ten requests allow one more.
    (0..10).for_each(|_| other.count_request(now));
    assert!(matches!(one.decide(&plan, 0, true, now), Step::Wait(_)));
    assert_eq!(other.decide(&plan, 0, true, now), Step::GiveUp(GiveUp::Budget));
    let without = one.without_budget();
    assert!((0..1_000).all(|_| matches!(without.decide(&plan, 0, true, now), Step::Wait(_))));
}
