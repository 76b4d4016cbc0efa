//! The part of a generated package that doesn't vary with the catalog: real files, laid out by prettier.

use crate::output::OutputFile;

macro_rules! runtime_files {
    ($($name:literal),* $(,)?) => {
        /// The files of `runtime/`, with their names.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("runtime/", $name)))),*];
    };
}

runtime_files![
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
];

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
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::FILES;

    #[test]
    fn no_file_is_forgotten() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/typescript/runtime");
        let names = std::fs::read_dir(folder)
            .expect("the folder is read")
            .map(|entry| entry.expect("the entry is read").file_name().to_string_lossy().into_owned());
        let present: BTreeSet<_> = names.collect();
        assert_eq!(present, FILES.iter().map(|(name, _)| (*name).to_owned()).collect());
    }
}
