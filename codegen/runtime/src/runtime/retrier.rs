//! What a client does after a failure: the answer's plan, within a budget, and only where the request may be repeated.
//! Every integration decides by it, and so can a client of your own.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Instant;

use http::Method;

use super::budget::RetryBudget;
use super::random::{Random, RandomSource as _};
use super::read::plan::RetryPlan;
use super::retry::{GiveUp, Step};

/// Marks a request as safe to repeat although its method isn't idempotent, because it has an idempotency key, say.
/// Put it in the request's extensions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SafeToRepeat;

/// The budget of all retriers of a program that aren't given another.
static OF_THE_PROGRAM: LazyLock<Arc<RetryBudget>> = LazyLock::new(Arc::default);

/// Decides whether and when to try again. Clones share the budget.
#[derive(Clone, Debug)]
pub struct Retrier {
    budget: Option<Arc<RetryBudget>>,
    random: Arc<Mutex<Random>>,
}

impl Retrier {
    /// With the [budget](RetryBudget::new) that all retriers of this API in the program share, unless they are given
    /// another: however many clients a program has, they don't storm the service together.
    pub fn new() -> Self {
        let random = Arc::new(Mutex::new(Random::new()));
        Self { budget: Some(OF_THE_PROGRAM.clone()), random }
    }

    /// Takes from this budget, which others that send to the same service may share. Tests give each client one of its
    /// own.
    #[must_use]
    pub fn with_budget(self, budget: impl Into<Arc<RetryBudget>>) -> Self {
        Self { budget: Some(budget.into()), ..self }
    }

    /// Without a budget: each request may use all the tries of its policy. For programs that send a handful of
    /// requests.
    #[must_use]
    pub fn without_budget(self) -> Self {
        Self { budget: None, ..self }
    }

    /// Draws its jitter from a generator with this seed, for tests.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        Self { random: Arc::new(Mutex::new(Random::seeded(seed))), ..self }
    }

    /// Counts a request in the budget. To be called once for each, before its first try.
    pub fn count_request(&self, now: Instant) {
        if let Some(budget) = &self.budget {
            budget.count_request(now);
        }
    }

    /// What to do after the failure with this index, counted from 0. `safe` says whether the request is safe to
    /// repeat, as [`is_safe`] does.
    pub fn decide(&self, plan: &RetryPlan<'_>, failure: u32, safe: bool, now: Instant) -> Step {
        let random = self.random.lock().unwrap_or_else(PoisonError::into_inner).next_number();
        let step = plan.step(failure, random);
        match step {
            Step::Wait(_) if !plan.allows(safe) => Step::GiveUp(GiveUp::NotIdempotent),
            Step::Wait(_) if !self.budget.as_ref().is_none_or(|budget| budget.take(now)) => {
                Step::GiveUp(GiveUp::Budget)
            }
            Step::Wait(_) | Step::GiveUp(_) => step,
        }
    }
}

impl Default for Retrier {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a request is safe to repeat: its method is idempotent (RFC 9110 §9.2.2), or it is marked so.
pub fn is_safe(method: &Method, extensions: &http::Extensions) -> bool {
    method.is_idempotent() || extensions.get::<SafeToRepeat>().is_some()
}
