//! What a client does after a failure: whether it tries again, when, and within which budget.

mod budget;
mod plan;
mod plot;
mod retrier;
mod storm;
