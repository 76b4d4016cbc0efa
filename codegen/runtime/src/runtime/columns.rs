//! What of the facts is known while compiling, so that constants can be made of it: a list a fact.

/// One list for each of these facts, by the index of the error. A list may be empty when no error has the fact.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// The code on the wire; the catalog's key for an error that has none there.
    pub texts: &'a [&'a str],
    /// Short headings.
    pub titles: &'a [&'a str],
    /// The code as a number.
    pub numbers: &'a [Option<i64>],
    /// The page about the error.
    pub docs_urls: &'a [Option<&'a str>],
    /// Indices into `Tables::categories`.
    pub categories: &'a [Option<u16>],
    /// Indices into `Tables::policies`.
    pub policies: &'a [u8],
}

impl<'a> Columns<'a> {
    /// The code on the wire or the catalog's key.
    pub const fn text(&self, index: usize) -> &'a str {
        self.texts[index]
    }

    /// A short heading.
    pub const fn title(&self, index: usize) -> &'a str {
        self.titles[index]
    }

    /// The code as a number, where it is one.
    pub const fn number(&self, index: usize) -> Option<i64> {
        optional(self.numbers, index)
    }

    /// The page about the error.
    pub const fn docs_url(&self, index: usize) -> Option<&'a str> {
        optional(self.docs_urls, index)
    }

    /// Index of its category.
    pub const fn category(&self, index: usize) -> Option<u16> {
        optional(self.categories, index)
    }

    /// Index of its policy.
    pub const fn policy(&self, index: usize) -> u8 {
        self.policies[index]
    }
}

const fn optional<T: Copy>(column: &[Option<T>], index: usize) -> Option<T> {
    if column.is_empty() { None } else { column[index] }
}
