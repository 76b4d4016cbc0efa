//! A thousand clients against a server that fails for a minute, in virtual time: how much load arrives, with a budget
//! and without. The page docs/clients.md shows the plot, which is compared here with what was counted.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
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

/// In how many programs the clients are, and what these do.
#[derive(Clone, Copy)]
enum Programs {
    /// Each with the tries of its policy and no budget.
    Unbound,
    /// One, whose clients are made as `Retrier::new()` makes them.
    One,
    /// So many, with the usual budget each.
    Usual(usize),
    /// So many, with a budget each that saves nothing up.
    Unsaving(usize),
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
fn load(programs: Programs) -> Vec<u64> {
    let epoch = Instant::now();
    let retriers = retriers(programs);
    let plan = overloaded();
    let mut arrivals = first_tries();
    let mut load = vec![0; usize::try_from(END / SECOND).unwrap_or(0)];
    while let Some(Reverse((at, client, failure))) = arrivals.pop() {
        if at >= END {
            continue;
        }
        load[usize::try_from(at / SECOND).unwrap_or(0)] += 1;
        let (retrier, now) = (&retriers[client % retriers.len()], epoch + Duration::from_millis(at));
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

/// One for each client, or one for the clients of each program, which comes to the same.
fn retriers(programs: Programs) -> Vec<Retrier> {
    let seeds = 1_u64..;
    let usual = |seed| Retrier::new().with_seed(seed);
    match programs {
        Programs::Unbound => seeds.take(1).map(|seed| usual(seed).without_budget()).collect(),
        Programs::One => seeds.take(CLIENTS).map(usual).collect(),
        Programs::Usual(count) => {
            seeds.take(count).map(|seed| usual(seed).with_budget(RetryBudget::new())).collect()
        }
        Programs::Unsaving(count) => {
            let budget = |seed| RetryBudget::new().with_burst(0).with_seed(seed + SEEDS);
            seeds.take(count).map(|seed| usual(seed).with_budget(budget(seed))).collect()
        }
    }
}

/// Apart from those of the waits.
const SEEDS: u64 = 1 << 32;

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

/// At most 1.2 times the steady rate, and before the failure just that rate.
fn is_bounded(load: &[u64]) -> bool {
    load[..60].iter().all(|load| *load == STEADY) && peak(load) * 10 <= STEADY * 12
}

#[test]
fn a_budget_bounds_the_storm() {
    let unbound = load(Programs::Unbound);
    assert!(tenths(peak(&unbound)) >= 35, "{}", peak(&unbound));
    // As clients are made without a thought.
    let one = load(Programs::One);
    let ten = load(Programs::Usual(10));
    let unsaving = load(Programs::Unsaving(CLIENTS));
    for load in [&one, &ten, &unsaving] {
        assert!(is_bounded(load), "{}", peak(load));
    }
    // What each of very many programs has saved up it spends in the first seconds, and not afterwards; the page says so.
    let each = load(Programs::Usual(CLIENTS));
    assert!(tenths(peak(&each)) > 12, "{}", peak(&each));
    let later = &each[80..120];
    assert!(tenths(later.iter().sum::<u64>() / 40) <= 12, "{later:?}");
    plot::compare(
        &[
            ("#c0392b", "without a budget", &unbound),
            ("#c08a1e", "a thousand programs, ten saved up", &each),
            ("#2e7d4f", "a thousand programs, nothing saved up", &unsaving),
            ("#1f5fa8", "one program", &one),
        ],
        STEADY,
    );
    plot::figures_stand_on_the_page(&[
        ("programs without a budget", peak(&unbound)),
        ("one program, each made with `Retrier::new()`", peak(&one)),
        ("ten programs", peak(&ten)),
        ("a thousand programs that save nothing up, `with_burst(0)`", peak(&unsaving)),
        ("a thousand programs", peak(&each)),
    ]);
}

/// A program that sends little tries again as if there were no budget, and one that sends much for a share.
#[test]
fn what_saves_nothing_up_gives_by_what_is_sent() {
    let start = Instant::now();
    let given = |every: Duration| {
        let budget = RetryBudget::new().with_burst(0).with_seed(1);
        let requests = (0..1_000_u32).map(|number| start + every * number);
        requests
            .filter(|now| {
                budget.count_request(*now);
                budget.take(*now)
            })
            .count()
    };
    assert_eq!(given(Duration::from_secs(10)), 1_000);
    let share = given(Duration::from_millis(500));
    assert!((120..=180).contains(&share), "{share}");
    let share = given(Duration::from_millis(1));
    assert!((75..=125).contains(&share), "{share}");
}
