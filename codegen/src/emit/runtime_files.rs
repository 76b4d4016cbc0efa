//! What every language has of the same kind: files that don't vary with the catalog, and are part of this program.

/// The files of a folder, relative to where this is used, with their names.
macro_rules! runtime_files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!($folder, $name)))),*];
    };
}

pub(super) use runtime_files;

/// Fails if a folder of this crate has other files than these.
#[cfg(test)]
pub(super) fn assert_complete(files: &[(&str, &str)], folder: &str) {
    let mut present = Vec::new();
    collect(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "", &mut present);
    present.sort();
    let mut listed: Vec<_> = files.iter().map(|(name, _)| (*name).to_owned()).collect();
    listed.sort();
    assert_eq!(present, listed);
}

#[cfg(test)]
fn collect(folder: &std::path::Path, prefix: &str, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the folder is read") {
        let entry = entry.expect("the entry is read");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if !entry.path().is_dir() {
            names.push(name);
        } else if name != "__pycache__" {
            collect(&entry.path(), &format!("{name}/"), names);
        }
    }
}
