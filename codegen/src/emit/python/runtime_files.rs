//! The part of a generated package that doesn't vary with the catalog: real files, formatted where they are written.

use super::HEADER;
use crate::emit::runtime_files::runtime_files;
use crate::output::OutputFile;

runtime_files! {
    "runtime/":
    "__init__.py",
    "answer.py",
    "body.py",
    "budget.py",
    "catalog.py",
    "envelope.py",
    "error.py",
    "fields.py",
    "identify.py",
    "marks.py",
    "moments.py",
    "plan.py",
    "policy.py",
    "reader.py",
    "record.py",
    "retrying.py",
    "text.py",
    "words.py",
}

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
    use super::FILES;
    use crate::emit::runtime_files::assert_complete;

    #[test]
    fn no_file_is_forgotten() {
        assert_complete(FILES, "src/emit/python/runtime");
    }
}
