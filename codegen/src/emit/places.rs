//! Where one output lies, seen from another.

use crate::model::{Model, TargetKind};

/// The path of the file `to`, seen from the folder `from`; `None` unless the catalog asks for both.
pub(super) fn path_between(model: &Model, from: TargetKind, to: TargetKind) -> Option<String> {
    let place = |wanted| model.targets.iter().find(|target| target.kind == wanted).map(|target| &target.path);
    Some(between(place(from)?, place(to)?))
}

/// The path of a file, seen from a folder beside it or above it.
fn between(folder: &str, file: &str) -> String {
    let (mut folder, mut file): (Vec<&str>, Vec<&str>) = (parts(folder), parts(file));
    while folder.first().is_some_and(|first| file.len() > 1 && file.first() == Some(first)) {
        folder.remove(0);
        file.remove(0);
    }
    let up = folder.iter().map(|_| "..");
    up.chain(file.iter().copied()).collect::<Vec<_>>().join("/")
}

fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}
