// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What an answer carried for each field of an error or an object.

use core::cell::Cell;

use super::raw::{FromRaw, Raw};
use super::read::string;
use super::table::Field;

/// What an answer carried, by the table of fields.
pub struct Fields<'a> {
    table: &'a [Field<'a>],
    carrier: Carrier<'a>,
    /// A required one was asked for and is missing.
    incomplete: Cell<bool>,
}

/// Where values of fields are found.
enum Carrier<'a> {
    /// In an answer: in its body, or in headers.
    Answer(&'a dyn Carries),
    /// In an object: its keys (JSON strings) and values.
    Object(Vec<(&'a str, &'a str)>),
}

/// An answer in which values of fields are found.
pub(super) trait Carries {
    /// What was carried for a field.
    fn carried(&self, field: &Field<'_>) -> Option<Raw<'_>>;
}

impl<'a> Fields<'a> {
    /// The fields of an error, in an answer.
    pub(super) fn of_answer(table: &'a [Field<'a>], answer: &'a dyn Carries) -> Self {
        Self { table, carrier: Carrier::Answer(answer), incomplete: Cell::new(false) }
    }

    /// The members of an object: keys (JSON strings) and values. Of members with one name the last counts.
    pub(super) fn of_object(table: &'a [Field<'a>], members: Vec<(&'a str, &'a str)>) -> Self {
        Self { table, carrier: Carrier::Object(members), incomplete: Cell::new(false) }
    }

    /// The value of the field with this index; `None` when it is missing, null or of another type.
    pub fn get<T: FromRaw>(&self, index: usize) -> Option<T> {
        let field = self.table.get(index)?;
        let raw = match &self.carrier {
            Carrier::Answer(answer) => answer.carried(field)?,
            Carrier::Object(members) => {
                let named = |(key, _): &&(&str, &str)| string::is(key, field.name);
                members.iter().rfind(named).map(|(_, value)| Raw::json(value))?
            }
        };
        T::from_raw(raw, field)
    }

    /// The value of the required field with this index. Where there is none, something stands in for it and
    /// [`complete`](Self::complete) gives nothing: that costs the compiler less than a branch for each field.
    pub fn required<T: FromRaw>(&self, index: usize) -> T {
        self.get(index).unwrap_or_else(|| {
            self.incomplete.set(true);
            T::blank()
        })
    }

    /// What was made of the fields; `None` when a required one was missing.
    pub fn complete<T>(&self, made: T) -> Option<T> {
        (!self.incomplete.get()).then_some(made)
    }
}
