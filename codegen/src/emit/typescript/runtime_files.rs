//! The part of a generated package that doesn't vary with the catalog: real files, laid out by prettier.

use crate::emit::runtime_files::runtime_files;
use crate::output::OutputFile;

runtime_files! {
    "runtime/":
    "api_error.ts",
    "base.ts",
    "budget.ts",
    "constants.ts",
    "headers.ts",
    "identity.ts",
    "json.ts",
    "metadata.ts",
    "number.ts",
    "read.ts",
    "reading.ts",
    "redacted.ts",
    "retry.ts",
    "retry_after.ts",
    "slots.ts",
    "tables.ts",
    "text.ts",
    "time.ts",
    "values.ts",
    "with_retry.ts",
}

/// Stands on top of each copy.
pub(super) const HEADER: &str = "\
// Copied by errcat from its runtime. Don't edit this file: it is written anew
// by `cargo xtask gen`.

";

/// The files below `src/runtime/`.
pub(super) fn emit() -> impl Iterator<Item = OutputFile> {
    FILES.iter().map(|(name, text)| OutputFile {
        path: format!("src/runtime/{name}"),
        text: format!("{HEADER}{text}"),
    })
}

#[cfg(test)]
mod tests {
    use super::FILES;
    use crate::emit::runtime_files::assert_complete;

    #[test]
    fn no_file_is_forgotten() {
        assert_complete(FILES, "src/emit/typescript/runtime");
    }
}
