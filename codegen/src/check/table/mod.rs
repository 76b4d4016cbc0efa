//! The table of rules: what each is called, means, and looks like in a catalog.
//!
//! An example shows the sections that matter; the others are those of [`SMALLEST`](super::SMALLEST).

mod allow;
mod documents;
mod envelope;
mod fields;
mod headers;
mod identity;
mod lifecycle;
mod messages;
mod names;
mod operations;
mod reading;
mod references;
mod retry;
mod statuses;

use super::Rule;

/// All rules, in the order of the docs. Those about `allow` come last, for they run after all lints.
pub(super) static FAMILIES: [&[Rule]; 14] = [
    reading::RULES,
    references::RULES,
    identity::RULES,
    names::RULES,
    envelope::RULES,
    headers::RULES,
    fields::RULES,
    messages::RULES,
    statuses::RULES,
    lifecycle::RULES,
    retry::RULES,
    operations::RULES,
    documents::RULES,
    allow::RULES,
];
