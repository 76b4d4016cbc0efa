//! The categories of the Files API. What can be asked of a category is in `runtime/category.rs`.

/// A group of errors. New ones may be added at any time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u16)]
pub enum Category {
    /// `uploads`
    Uploads,
}

impl Category {
    /// All categories, in catalog order.
    pub const ALL: &'static [Self] = &[Self::Uploads];

    /// The name of each.
    pub(crate) const TEXTS: &'static [&'static str] = &["uploads"];

    /// Its place in [`Self::ALL`].
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}
