//! A file that an emitter made: where it goes and what is in it.

/// One generated file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutputFile {
    /// Relative to the output folder, with `/` between the parts; never absolute, never with `..`.
    pub path: String,
    /// The whole text, UTF-8, lines ended by `\n`.
    pub text: String,
}
