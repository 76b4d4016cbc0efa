//! Lists the paths of all keys, for tests of completeness.

use super::keys::{Naming, ROOT, Record, Shape};

/// The path of every key that a catalog can have, in the order of the key table: `errors.*.fields.*.unit`. `*` stands
/// for a name of the user's or an element of a list. A mapping that also has a short form counts in its long form, and
/// the words of `roles` and `targets` count as keys.
pub fn keys() -> Vec<String> {
    let mut paths = Vec::new();
    collect(&ROOT, "", &mut paths);
    paths
}

fn collect(record: &'static Record, prefix: &str, paths: &mut Vec<String>) {
    for key in record.keys {
        let path = format!("{prefix}{}", key.name);
        let below = format!("{path}{}.", stars(key.shape));
        if let Shape::Names(Naming::Words(_, words), _) = key.shape {
            paths.extend(words.iter().map(|(word, _)| format!("{path}.{word}")));
        }
        paths.push(path);
        if let Some(record) = key.shape.record() {
            collect(record, &below, paths);
        }
    }
}

/// A star for each list or mapping of names around a record.
fn stars(shape: Shape) -> String {
    if let Shape::List(inner) | Shape::OneOrMore(inner) | Shape::Names(_, inner) = shape {
        format!(".*{}", stars(*inner))
    } else {
        String::new()
    }
}
