//! A thousand clients against a server that fails for a minute, in virtual time: how much load arrives, with a budget
//! and without. The page docs/clients.md shows the plot, which is compared here with what was counted.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use errcat_runtime::runtime::budget::RetryBudget;
use errcat_runtime::runtime::policy::{Jitter, Policy};
use errcat_runtime::runtime::random::{Random, RandomSource as _};
use errcat_runtime::runtime::read::plan::RetryPlan;
use errcat_runtime::runtime::retrier::Retrier;
use errcat_runtime::runtime::retry::Step;

use crate::plan::plan;
use crate::plot;

/// Milliseconds.
const SECOND: u64 = 1_000;
const END: u64 = 180 * SECOND;
const FAILING: core::ops::Range<u64> = 60 * SECOND..120 * SECOND;

const CLIENTS: usize = 1_000;
/// What each client sends without tries again, in a second.
const RATE: u64 = 2;
const STEADY: u64 = CLIENTS as u64 * RATE;

/// How budgets are shared: the clients of a process, or all, have one.
#[derive(Clone, Copy)]
enum Budgets {
    None,
    /// So many, each for as many clients.
    Shared(usize),
}

/// The policy of an ordinary failure: half a second, then double, drawn from [0, wait].
fn overloaded() -> RetryPlan<'static> {
    const POLICY: Policy<'static> = Policy {
        name: "transient",
        never: false,
        initial_ms: 500,
        max_ms: Some(30_000),
        jitter: Jitter::Full,
        attempts: 4,
        ..Policy::NEVER
    };
    let mut plan = plan(503, &[], "");
    plan.policy = POLICY;
    plan
}

/// The requests that arrive in each second.
fn load(budgets: Budgets) -> Vec<u64> {
    let epoch = Instant::now();
    let count = match budgets {
        Budgets::None => 1,
        Budgets::Shared(count) => count,
    };
    let retriers: Vec<_> = (0..count).zip(1_u64..).map(|(_, seed)| retrier(budgets, seed)).collect();
    let plan = overloaded();
    let mut arrivals = first_tries();
    let mut load = vec![0; usize::try_from(END / SECOND).unwrap_or(0)];
    while let Some(Reverse((at, client, failure))) = arrivals.pop() {
        if at >= END {
            continue;
        }
        load[usize::try_from(at / SECOND).unwrap_or(0)] += 1;
        let (retrier, now) = (&retriers[client % count], epoch + Duration::from_millis(at));
        if failure == 0 {
            retrier.count_request(now);
        }
        if FAILING.contains(&at) {
            if let Step::Wait(wait) = retrier.decide(&plan, failure, true, now) {
                let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
                arrivals.push(Reverse((at + wait, client, failure + 1)));
            }
        }
    }
    load
}

fn retrier(budgets: Budgets, seed: u64) -> Retrier {
    let retrier = Retrier::new().with_seed(seed);
    match budgets {
        Budgets::None => retrier.without_budget(),
        Budgets::Shared(_) => retrier.with_budget(Arc::new(RetryBudget::new())),
    }
}

type Arrivals = BinaryHeap<Reverse<(u64, usize, u32)>>;

/// Each client sends at a beat, at a moment of its own within it.
fn first_tries() -> Arrivals {
    let mut random = Random::seeded(1);
    let beat = SECOND / RATE;
    let starts = (0..CLIENTS).map(|client| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "it is less than a second"
        )]
        let start = (random.next_number() * beat as f64) as u64;
        (start, client)
    });
    let starts: Vec<_> = starts.collect();
    let beats = (0..END / beat)
        .flat_map(|number| starts.iter().map(move |(start, client)| (number, *start, *client)));
    beats.map(|(number, start, client)| Reverse((number * beat + start, client, 0))).collect()
}

fn peak(load: &[u64]) -> u64 {
    load.iter().copied().max().unwrap_or(0)
}

/// In tenths of the steady rate, rounded up.
fn tenths(load: u64) -> u64 {
    (load * 10).div_ceil(STEADY)
}

#[test]
fn a_budget_bounds_the_storm() {
    let without = load(Budgets::None);
    // Ten processes of a hundred clients each.
    let with = load(Budgets::Shared(10));
    assert!(with[..60].iter().chain(&without[..60]).all(|load| *load == STEADY));
    assert!(tenths(peak(&without)) >= 35, "{}", peak(&without));
    assert!(peak(&with) * 10 <= STEADY * 12, "{}", peak(&with));
    // One budget for all of them does a little better. One for each, with ten tries again for each at once, can't help
    // in the first seconds, only afterwards; the page says so.
    let one = peak(&load(Budgets::Shared(1)));
    let each = load(Budgets::Shared(CLIENTS));
    assert!(one <= peak(&with), "{one}");
    assert!(tenths(peak(&each)) > 12, "{}", peak(&each));
    let later = &each[80..120];
    assert!(tenths(later.iter().sum::<u64>() / 40) <= 12, "{later:?}");
    plot::compare(&without, &with, STEADY);
    plot::figures_stand_on_the_page(&[
        ("no budget", peak(&without)),
        ("a budget for each of ten processes", peak(&with)),
        ("one budget for all", one),
        ("a budget for each client", peak(&each)),
    ]);
}
