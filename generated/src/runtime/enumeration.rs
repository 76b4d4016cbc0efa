// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! A word that an enumeration of the catalog doesn't know.

use core::fmt;

use super::raw::{FromRaw, Raw};
use super::table::Field;

/// A word that this version of the catalog doesn't know. Only reading an answer makes one, so that a program
/// which compiles today also compiles when the word is added.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherWord(Box<str>);

impl FromRaw for OtherWord {
    fn from_raw(raw: Raw<'_>, _: &Field<'_>) -> Option<Self> {
        Some(Self(raw.text()?.into()))
    }

    fn blank() -> Self {
        Self("".into())
    }
}

impl OtherWord {
    /// The word as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OtherWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for OtherWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
