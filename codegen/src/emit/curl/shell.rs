//! Turns text into words of a POSIX shell.

/// A word that says this text, in single quotes: there nothing has a meaning but the quote itself.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
