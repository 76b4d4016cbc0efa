//! The part of a generated package that doesn't vary with the catalog: real files, formatted where they are written.

use super::HEADER;
use crate::output::OutputFile;

macro_rules! runtime_files {
    ($($name:literal),* $(,)?) => {
        /// The files of `runtime/`, with their names.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("runtime/", $name)))),*];
    };
}

runtime_files![
    "__init__.py",
    "answer.py",
    "body.py",
    "budget.py",
    "catalog.py",
    "envelope.py",
    "error.py",
    "fields.py",
    "identify.py",
    "moments.py",
    "plan.py",
    "policy.py",
    "reader.py",
    "record.py",
    "retrying.py",
    "text.py",
    "words.py",
];

/// The files, in a folder.
pub(super) fn emit(folder: &str) -> impl Iterator<Item = OutputFile> {
    let file = move |(name, text): &(&str, &str)| OutputFile {
        path: format!("{folder}/runtime/{name}"),
        text: format!("{HEADER}{text}"),
    };
    FILES.iter().map(file)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::FILES;

    #[test]
    fn no_file_is_forgotten() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/python/runtime");
        let names = std::fs::read_dir(folder)
            .expect("the folder is read")
            .map(|entry| entry.expect("the entry is read").file_name().to_string_lossy().into_owned());
        let present: BTreeSet<_> = names.filter(|name| !name.starts_with("__pycache__")).collect();
        assert_eq!(present, FILES.iter().map(|(name, _)| (*name).to_owned()).collect());
    }
}
