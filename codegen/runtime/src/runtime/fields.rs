//! What an answer carried for each field of an error or an object.

use super::raw::{FromRaw, Raw};
use super::table::Field;

/// What an answer carried, by the table of fields.
pub struct Fields<'a> {
    table: &'a [Field<'a>],
    carried: Vec<Option<Raw<'a>>>,
}

impl<'a> Fields<'a> {
    /// What was carried, in the order of the table.
    pub(super) fn new(table: &'a [Field<'a>], carried: Vec<Option<Raw<'a>>>) -> Self {
        Self { table, carried }
    }

    /// The value of the field with this index; `None` when it is missing, null or of another type.
    pub fn get<T: FromRaw>(&self, index: usize) -> Option<T> {
        let raw = self.carried.get(index).copied().flatten()?;
        T::from_raw(raw, self.table.get(index)?)
    }
}
