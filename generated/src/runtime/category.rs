// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What can be asked of a category, and which one a code is in.

use core::fmt;

use serde::{Serialize, Serializer};

use crate::catalog::{COLUMNS, Category, Code};

impl Category {
    /// The name in the catalog, which is on the wire where the envelope has a place for it.
    pub const fn as_str(self) -> &'static str {
        Self::TEXTS[self.index()]
    }

    /// The codes of this category, in the order of the catalog.
    pub fn codes(self) -> impl Iterator<Item = Code> {
        Code::ALL.iter().copied().filter(move |code| code.category() == Some(self))
    }
}

impl Code {
    /// The category it is in.
    pub const fn category(self) -> Option<Category> {
        match COLUMNS.category(self as usize) {
            Some(index) => Some(Category::ALL[index as usize]),
            None => None,
        }
    }
}

impl fmt::Debug for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
