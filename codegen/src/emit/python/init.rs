//! Turns the names of the package into what stands at its root.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::classes::{self, Classes};
use super::{docs, layout, literal};
use crate::model::Model;

/// Where the other names at the root are from.
const MODULES: [(&str, &[&str]); 5] = [
    (".runtime.budget", &["RetryBudget"]),
    (".runtime.plan", &["RetryPlan"]),
    (".runtime.policy", &["GiveUp", "RetryPolicy"]),
    (".runtime.reader", &["Reader"]),
    (".runtime.retrying", &["Attempt", "Retrying", "retry_delay", "retrying"]),
];

const FUNCTIONS: [&str; 3] = ["from_response", "raise_for_error", "read"];

/// `__init__.py`.
pub(super) fn emit(model: &Model, classes: &Classes) -> String {
    let mut errors: Vec<String> = model.public_errors().map(|(_, error)| classes::error(error)).collect();
    errors.push(classes.base.clone());
    errors.extend(classes.categories.iter().cloned());
    let first =
        format!("The errors of the {}, version {}, as exceptions", model.api.title, model.api.version);
    let docs = docs::string(0, &first, &[]);
    let deprecated = model.public_errors().filter(|(_, error)| error.deprecated.is_some());
    let deprecated = deprecated.map(|(_, error)| classes::error(error)).collect();
    let imports = imports(&errors, &deprecated);
    let base = &classes.base;
    let exported = exported(errors);
    format!(
        "{docs}\nfrom __future__ import annotations\n\n{imports}\n{exported}\n\
         _READER = Reader({base}, CATALOG)\n\n\
         read = _READER.read\nfrom_response = _READER.from_response\nraise_for_error = _READER.raise_for_error\n"
    )
}

fn imports(errors: &[String], deprecated: &BTreeSet<String>) -> String {
    let from = |module: &str, names: &[String]| {
        let mut names = names.to_vec();
        names.sort_by(|a, b| order(a, b, str::to_ascii_lowercase));
        let flat = format!("from {module} import {}\n", names.join(", "));
        if flat.trim_end().len() <= layout::WIDTH && !names.iter().any(|name| deprecated.contains(name)) {
            return flat;
        }
        let line = |name: &String| {
            let allowed =
                if deprecated.contains(name) { "  # pyright: ignore[reportDeprecated]" } else { "" };
            format!("    {name},{allowed}\n")
        };
        let lines: String = names.iter().map(line).collect::<Vec<_>>().concat();
        format!("from {module} import (\n{lines})\n")
    };
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let mut lines = from(".catalog", &owned(&["CATALOG"]));
    lines += &from(".codes", &owned(&["Category", "Code"]));
    lines += &from(".errors", errors);
    MODULES.iter().fold(lines, |lines, (module, names)| lines + &from(module, &owned(names)))
}

fn exported(errors: Vec<String>) -> String {
    let runtime = MODULES.iter().flat_map(|(_, names)| *names).filter(|name| **name != "Reader");
    let others = runtime.chain(&FUNCTIONS).chain(&["Category", "Code"]).map(|&name| name.to_owned());
    let mut names: Vec<String> = errors.into_iter().chain(others).collect();
    names.sort_by(|a, b| order(a, b, str::to_owned));
    let names: Vec<String> = names.iter().map(|name| literal::string(name)).collect();
    layout::listed(0, "__all__ = [", &names, "]")
}

/// Constants before classes before functions; numbers in names by their value. Imports are sorted without regard to
/// case, and the list of exports with it.
fn order(left: &str, right: &str, folded: fn(&str) -> String) -> Ordering {
    let natural = || pieces(&folded(left)).cmp(&pieces(&folded(right)));
    kind(left).cmp(&kind(right)).then_with(natural).then_with(|| left.cmp(right))
}

fn kind(name: &str) -> u8 {
    let constant = name.len() > 1 && !name.contains(|char: char| char.is_ascii_lowercase());
    let class = name.starts_with(|char: char| char.is_ascii_uppercase());
    if constant { 0 } else { 2 - u8::from(class) }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Chunk {
    Number(u128),
    Text(String),
}

fn pieces(name: &str) -> Vec<Chunk> {
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest.find(|char: char| char.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        let number = piece.parse().ok().filter(|_| is_digit);
        pieces.push(number.map_or_else(|| Chunk::Text(piece.to_owned()), Chunk::Number));
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::MODULES;
    use crate::names::python;

    /// A class of the catalog would take the place of one that the package needs.
    #[test]
    fn what_stands_at_the_root_is_not_hidden() {
        let names =
            MODULES.iter().flat_map(|(_, names)| *names).filter(|name| name.starts_with(char::is_uppercase));
        for name in names.chain(&["CATALOG", "Category", "Code"]) {
            assert!(python::hides(name), "{name}");
        }
    }
}
