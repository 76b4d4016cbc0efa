//! Random numbers for jitter, from any generator or from a small one that needs no library.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;

/// Gives numbers from [0, 1). Every `FnMut() -> f64` does, such as `|| rng.random()` or `fastrand::f64`.
pub trait RandomSource {
    /// The next number.
    fn next_number(&mut self) -> f64;
}

impl<F: FnMut() -> f64> RandomSource for F {
    fn next_number(&mut self) -> f64 {
        self()
    }
}

/// A small generator (`SplitMix64`): enough to keep clients apart, and not for secrets.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// Begins somewhere else in each program and for each caller.
    pub fn new() -> Self {
        Self::seeded(RandomState::new().hash_one("jitter"))
    }

    /// Gives the same numbers for the same seed, for tests.
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }
}

impl Default for Random {
    fn default() -> Self {
        Self::new()
    }
}

impl RandomSource for Random {
    fn next_number(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let number = (bits >> 11) as f64;
        // 2^53
        number / 9_007_199_254_740_992.0
    }
}
