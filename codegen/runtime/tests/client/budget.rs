//! The token bucket, by a clock that the tests move.

use std::time::{Duration, Instant};

use errcat_runtime::runtime::budget::RetryBudget;

/// How many tries again the budget gives at once.
fn taken(budget: &RetryBudget, now: Instant) -> usize {
    (0..1_000).take_while(|_| budget.take(now)).count()
}

#[test]
fn it_begins_full_and_gives_no_more_than_it_holds() {
    let now = Instant::now();
    let budget = RetryBudget::new();
    assert_eq!(budget.left(now), 10);
    assert_eq!(taken(&budget, now), 10);
    assert_eq!((budget.left(now), budget.take(now)), (0, false));
}

#[test]
fn ten_requests_earn_one_more_try() {
    let now = Instant::now();
    let budget = RetryBudget::new();
    taken(&budget, now);
    (0..9).for_each(|_| budget.count_request(now));
    assert!(!budget.take(now));
    budget.count_request(now);
    assert!(budget.take(now));
    assert!(!budget.take(now));
}

#[test]
fn time_earns_some_too() {
    let start = Instant::now();
    let after = |seconds| start + Duration::from_secs(seconds);
    let budget = RetryBudget::new().with_ratio(0.0).with_rate(0.5);
    assert_eq!(taken(&budget, start), 10);
    assert_eq!(taken(&budget, after(1)), 0);
    assert_eq!(taken(&budget, after(5)), 2);
    assert_eq!(taken(&budget, after(6)), 1);
    // Saved up no further than the burst, and a clock that goes back adds nothing.
    assert_eq!(taken(&budget, after(1_000_000)), 10);
    assert_eq!(taken(&budget, start), 0);
}

#[test]
fn small_steps_of_time_are_not_lost() {
    let start = Instant::now();
    let budget = RetryBudget::new().with_rate(0.1).with_burst(1);
    assert_eq!(taken(&budget, start), 1);
    let steps = (1..=10_000_000).step_by(997).map(|step| start + Duration::from_micros(step));
    let given = steps.filter(|now| budget.take(*now)).count();
    assert_eq!(given, 0);
    assert_eq!(taken(&budget, start + Duration::from_millis(10_010)), 1);
}

#[test]
fn extremes_are_safe() {
    let now = Instant::now();
    let none = RetryBudget::new().with_ratio(f64::NAN).with_rate(-1.0).with_burst(0);
    assert_eq!((none.take(now), none.left(now)), (false, 0));
    none.count_request(now);
    assert!(!none.take(now + Duration::from_secs(u64::from(u32::MAX))));
    let all = RetryBudget::new().with_ratio(f64::INFINITY).with_rate(f64::MAX).with_burst(u32::MAX);
    (0..10).for_each(|_| all.count_request(now));
    assert_eq!(all.left(now + Duration::from_secs(u64::from(u32::MAX))), u64::from(u32::MAX));
}

/// In a `static`, and from several threads at once.
#[test]
fn it_is_shared() {
    static BUDGET: RetryBudget = RetryBudget::new().with_rate(0.0).with_burst(100);
    let now = Instant::now();
    let given: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| taken(&BUDGET, now))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(given, 100);
}

#[test]
fn what_saves_nothing_up_gives_at_most_one_for_each_request() {
    let start = Instant::now();
    let budget = RetryBudget::new().with_burst(0);
    assert!(!budget.take(start));
    // The first request comes after a time without any; so does the next one.
    for seconds in [0, 100, 200] {
        let now = start + Duration::from_secs(seconds);
        budget.count_request(now);
        assert_eq!((taken(&budget, now), taken(&budget, now + Duration::from_secs(99))), (1, 0));
    }
    // A clock that goes back adds nothing, and what a request adds is still there at times.
    let budget = budget.with_seed(1);
    let again = (0..1_000).filter(|_| {
        budget.count_request(start);
        budget.take(start)
    });
    let again = again.count();
    assert!((75..=125).contains(&again), "{again}");
}

#[test]
fn the_seed_counts_whatever_is_set_after_it() {
    let start = Instant::now();
    let drawn = |budget: RetryBudget| {
        let requests = (0..200).map(|second| start + Duration::from_millis(second));
        requests
            .map(|now| {
                budget.count_request(now);
                budget.take(now)
            })
            .collect::<Vec<_>>()
    };
    let first = drawn(RetryBudget::new().with_seed(1).with_burst(0));
    assert_eq!(first, drawn(RetryBudget::new().with_burst(0).with_seed(1)));
    assert_ne!(first, drawn(RetryBudget::new().with_seed(2).with_burst(0)));
}
