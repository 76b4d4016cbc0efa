//! The table of changes: what each is called, means, and looks like.
//!
//! An example shows the sections that matter, before and after; the others are those of [`BASE`].

pub(super) mod api;
pub(super) mod attributes;
pub(super) mod categories;
pub(super) mod codes;
pub(super) mod envelope;
pub(super) mod errors;
pub(super) mod fields;
pub(super) mod internal;
pub(super) mod ledger;
pub(super) mod names;
pub(super) mod operations;
pub(super) mod policies;
pub(super) mod prose;
pub(super) mod retry;
pub(super) mod statuses;
pub(super) mod types;
pub(super) mod values;

use super::change::{ChangeRule, Kind};
use super::effects::Effects;

/// The catalog whose sections the examples stand in for.
pub const BASE: &str = "\
catalog: 1

api: { name: demo, version: 1.0.0 }

wire:
  body: { code: $code, message: $message, details: $details? }

errors:
  gone: { status: 410, message: It is gone. }
";

/// All families, in the order of the docs.
pub(super) static FAMILIES: [&[&ChangeRule]; 17] = [
    codes::RULES,
    ledger::RULES,
    names::RULES,
    statuses::RULES,
    errors::RULES,
    fields::RULES,
    values::RULES,
    types::RULES,
    categories::RULES,
    attributes::RULES,
    retry::RULES,
    policies::RULES,
    operations::RULES,
    envelope::RULES,
    internal::RULES,
    api::RULES,
    prose::RULES,
];

/// Every kind of change, family by family, in the order of the docs.
pub fn change_rules() -> impl Iterator<Item = &'static ChangeRule> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// What a row says nothing of.
const fn of_family(family: &'static str) -> ChangeRule {
    ChangeRule {
        name: "",
        family,
        summary: "",
        says: "",
        explanation: "",
        advice: "",
        effects: Effects::NONE,
        kind: Kind::Changed,
        refused: false,
        before: "",
        after: "",
    }
}

/// Names the rows of a family, and lists them.
macro_rules! family {
    ($family:literal: $($rule:ident { $($row:tt)* })*) => {
        $(pub(crate) static $rule: $crate::compare::ChangeRule =
            $crate::compare::ChangeRule { $($row)*, ..super::of_family($family) };)*

        /// The family's rows.
        pub(super) const RULES: &[&$crate::compare::ChangeRule] = &[$(&$rule),*];
    };
}
use family;
