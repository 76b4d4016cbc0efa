//! Reads HTTP archives (HAR 1.2), which browsers and proxies write: one JSON document, of which only the entry at hand is
//! kept.

use std::fmt;
use std::io::{BufRead, ErrorKind};

use anyhow::{Context as _, Result, bail};
use camino::Utf8Path;
use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::counted::{Counted, Place};
use super::record::Record;
use super::{LARGEST, Recorded, Spot};

/// Reads each entry of a log. Where the file is only met, and has no list of entries, or one that begins with something
/// else, `false`: the file is something else.
pub(super) fn read(
    path: &Utf8Path,
    reader: impl BufRead,
    is_met: bool,
    recorded: &mut Recorded<'_>,
) -> Result<bool> {
    let place = Place::start();
    let mut json = serde_json::Deserializer::from_reader(Counted::new(reader, &place));
    let mut entries = Entries { path, place: &place, recorded, is_found: !is_met };
    let log = Member { name: "log", inner: Member { name: "entries", inner: &mut entries } };
    match log.deserialize(&mut json).and_then(|()| json.end()) {
        Ok(()) => Ok(true),
        Err(_) if !entries.is_found => Ok(false),
        Err(error) if error.io_error_kind() == Some(ErrorKind::FileTooLarge) => {
            bail!("{path}:{}: an entry has more than {} MiB", place.line(), LARGEST >> 20)
        }
        Err(error) => Err(error).with_context(|| format!("`{path}` is no whole HTTP archive")),
    }
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
    place: &'e Place,
    recorded: &'e mut Recorded<'v>,
    /// Whether it is known to be one.
    is_found: bool,
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
        while let Some((line, record)) = list.next_element_seed(Entry(self.place))? {
            self.is_found |= record.is_answer();
            if !self.is_found {
                return Err(A::Error::custom("the first entry is no answer"));
            }
            if let Some(answer) = record.answer().map_err(A::Error::custom)? {
                self.recorded.take(Spot { file: self.path, line }, answer);
            }
        }
        Ok(())
    }
}

/// One entry, and the line where it begins.
struct Entry<'e>(&'e Place);

impl<'de> DeserializeSeed<'de> for Entry<'_> {
    type Value = (usize, Record);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let line = self.0.line();
        self.0.enter(LARGEST);
        let record = Record::deserialize(deserializer)?;
        self.0.leave();
        Ok((line, record))
    }
}
