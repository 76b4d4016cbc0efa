// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What of the facts is known while compiling, so that constants can be made of it: a list a fact.

/// One list for each of these facts, by the index of the error. A list may be empty when no error has the fact. Most are of
/// plain values, without `Some` around each, which the compiler would look into one by one. `texts` are a list since they
/// are read most often.
pub struct Columns<'a> {
    /// The code on the wire; the catalog's key for an error that has none there.
    pub texts: &'a [&'a str],
    /// Short headings.
    pub titles: Joined<'a>,
    /// The code as a number.
    pub numbers: &'a [Option<i64>],
    /// The page about the error; empty for one without.
    pub docs_urls: Joined<'a>,
    /// Places in `Tables::categories`, counted from 1; 0 for an error of none.
    pub categories: &'a [u16],
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
        self.titles.get(index)
    }

    /// The code as a number, where it is one.
    pub const fn number(&self, index: usize) -> Option<i64> {
        if self.numbers.is_empty() { None } else { self.numbers[index] }
    }

    /// The page about the error.
    pub const fn docs_url(&self, index: usize) -> Option<&'a str> {
        let url = if self.docs_urls.ends.is_empty() { "" } else { self.docs_urls.get(index) };
        if url.is_empty() { None } else { Some(url) }
    }

    /// Index of its category.
    pub const fn category(&self, index: usize) -> Option<u16> {
        if self.categories.is_empty() { None } else { self.categories[index].checked_sub(1) }
    }

    /// Index of its policy.
    pub const fn policy(&self, index: usize) -> u8 {
        self.policies[index]
    }
}

/// Texts that are one literal. A list of them takes the compiler 2 kB of memory for each.
#[derive(Clone, Copy)]
pub struct Joined<'a> {
    /// The texts, one after the other.
    pub text: &'a str,
    /// Where each ends, in bytes.
    pub ends: &'a [u32],
}

impl<'a> Joined<'a> {
    /// The text with this index.
    pub const fn get(&self, index: usize) -> &'a str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        let (head, _) = self.text.as_bytes().split_at(self.ends[index] as usize);
        let (_, text) = head.split_at(start);
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => unreachable!(),
        }
    }
}
