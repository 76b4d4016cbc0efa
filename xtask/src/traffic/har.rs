//! Reads HTTP archives (HAR 1.2), which browsers and proxies write: one JSON document, of which only the entry at hand is
//! kept.

use std::cell::Cell;
use std::fmt;
use std::io::BufRead;

use anyhow::{Context as _, Result};
use camino::Utf8Path;
use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::counted::Counted;
use super::record::Record;
use super::{Recorded, Spot};

/// Reads each entry of a log.
pub(super) fn read(path: &Utf8Path, reader: impl BufRead, recorded: &mut Recorded<'_>) -> Result<()> {
    let line = Cell::new(1);
    let mut json = serde_json::Deserializer::from_reader(Counted::new(reader, &line));
    let mut entries = Entries { path, line: &line, recorded };
    let log = Member { name: "log", inner: Member { name: "entries", inner: &mut entries } };
    let read = log.deserialize(&mut json).and_then(|()| json.end());
    read.with_context(|| format!("`{path}` is no whole HTTP archive"))
}

/// An object of which one member is wanted.
struct Member<S> {
    name: &'static str,
    inner: S,
}

impl<'de, S: DeserializeSeed<'de, Value = ()>> DeserializeSeed<'de> for Member<S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, S: DeserializeSeed<'de, Value = ()>> Visitor<'de> for Member<S> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "an object with `{}`", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut inner = Some(self.inner);
        while let Some(name) = members.next_key::<String>()? {
            match inner.take_if(|_| name == self.name) {
                Some(inner) => members.next_value_seed(inner)?,
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        if inner.is_some() {
            return Err(A::Error::missing_field(self.name));
        }
        Ok(())
    }
}

/// The list of entries.
struct Entries<'e, 'v> {
    path: &'e Utf8Path,
    line: &'e Cell<usize>,
    recorded: &'e mut Recorded<'v>,
}

impl<'de> DeserializeSeed<'de> for &mut Entries<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut Entries<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some((line, record)) = list.next_element_seed(Entry(self.line))? {
            if let Some(answer) = record.answer().map_err(A::Error::custom)? {
                self.recorded.take(Spot { file: self.path, line }, answer);
            }
        }
        Ok(())
    }
}

/// One entry, and the line where it begins.
struct Entry<'e>(&'e Cell<usize>);

impl<'de> DeserializeSeed<'de> for Entry<'_> {
    type Value = (usize, Record);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let line = self.0.get();
        Ok((line, Record::deserialize(deserializer)?))
    }
}
