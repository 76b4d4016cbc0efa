//! What emitters make: files, each with where it goes, and pieces of code.

/// One generated file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutputFile {
    /// Relative to the output folder, with `/` between the parts; never absolute, never with `..`.
    pub path: String,
    /// The whole text, UTF-8, lines ended by `\n`.
    pub text: String,
}

/// Code that handles one error, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The language, as people write it: `TypeScript`.
    pub language: &'static str,
    /// The word that fenced code in Markdown has for it: `ts`.
    pub tag: &'static str,
    /// The whole code, UTF-8, lines ended by `\n`. What it has of the catalog's text is in literals.
    pub code: String,
}
