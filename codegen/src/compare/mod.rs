//! Turns two models into the changes that lead from one to the other, each classed for everyone whom it concerns.
//!
//! A family of changes is a file here, which finds them, and a file of the same name in `table` with what each means.

mod api;
mod attributes;
mod categories;
mod change;
mod codes;
mod effects;
mod envelope;
mod errors;
mod fields;
mod internal;
mod ledger;
mod matched;
mod names;
mod operations;
mod order;
mod pages;
mod pair;
mod policies;
mod prose;
mod renames;
mod retry;
mod statuses;
mod table;
mod types;
mod version;

pub use change::{Change, ChangeRule, Kind, Subject};
pub use effects::{Effects, Party, Step};
pub(crate) use pages::pages;
pub(crate) use table::api::{VERSION_STEP, VERSION_TOO_SMALL};
pub use table::{BASE, change_rules};
pub use version::needed;

use change::Changes;
use pair::{ErrorPair, Pair};

use crate::model::Model;

/// Everything that differs between two catalogs, in the order of the families. None if they say the same.
pub fn compare(old: &Model, new: &Model) -> Vec<Change> {
    let errors = pair::errors(old, new);
    let pair = Pair { old, new, errors: &errors };
    let mut changes = Changes::default();
    for find in FAMILIES {
        find(&pair, &mut changes);
    }
    for error in &errors.kept {
        for find in OF_ERRORS {
            find(&pair, error, &mut changes);
        }
    }
    changes.into_list()
}

/// Finds changes of one family.
type Find = fn(&Pair<'_>, &mut Changes);

/// Finds changes of an error that was there before.
type FindOfError = fn(&Pair<'_>, &ErrorPair<'_>, &mut Changes);

const FAMILIES: &[Find] = &[
    api::find,
    envelope::find,
    statuses::find_phrases,
    policies::find,
    categories::find,
    types::find,
    attributes::find,
    codes::find,
    renames::find,
    ledger::find,
    names::find,
    internal::find,
    operations::find,
    prose::find_guides,
    order::find,
];

const OF_ERRORS: &[FindOfError] = &[
    codes::find_in,
    errors::find_in,
    statuses::find_in,
    fields::find_in,
    attributes::find_in,
    retry::find_in,
    prose::find_in,
];
