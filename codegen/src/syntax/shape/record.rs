//! Mappings: those with fixed keys, and those whose keys are the user's own.

use serde_yaml::{Mapping, Value};

use super::found::{shown, subject};
use super::scalar::is_status;
use super::{At, Walk, encode, types};
use crate::diagnostic::Diagnostic;
use crate::nearest::nearest;
use crate::syntax::keys::{INCLUDED, Key, Naming, ROOT, Record, Shape, Short, article};
use crate::syntax::lexical;
use crate::syntax::yaml::{Name, Node, NodeValue};

/// The most keys that are listed when none is near.
const MAX_LISTED: usize = 12;

impl Walk<'_> {
    /// Checks a mapping with fixed keys.
    pub(super) fn record(&mut self, record: &'static Record, node: Node, at: At<'_>) -> Option<Value> {
        let NodeValue::Map { entries, complete } = node.value else {
            return self.wrong_type("a mapping", &node, at);
        };
        if complete {
            self.missing_keys(record, &entries, at);
        }
        let mut mapping = Mapping::with_capacity(entries.len());
        for (name, node) in entries {
            if name.text.starts_with("x-") {
                continue;
            }
            let Some(key) = record.key(&name.text) else {
                if std::ptr::eq(record, &raw const INCLUDED) && ROOT.key(&name.text).is_some() {
                    self.key_of_the_catalog(&name);
                } else {
                    self.unknown_key(&name, record.keys.iter().map(|key| key.name));
                }
                continue;
            };
            if let Some(value) = self.value(key.shape, node, At::key(&name)) {
                mapping.insert(key.name.into(), value);
            }
        }
        Some(Value::Mapping(mapping))
    }

    fn missing_keys(&mut self, record: &'static Record, entries: &[(Name, Node)], at: At<'_>) {
        let has = |key: &str| entries.iter().any(|(name, _)| name.text == key);
        let is_missing = |key: &&Key| {
            key.required
                && !has(key.name)
                && !key.unless.is_some_and(has)
                && !is_misspelt(key, record, entries)
        };
        for key in record.keys.iter().filter(is_missing) {
            let message = format!("{} has no `{}`", subject(at), key.name);
            let help = match key.example {
                Some(example) => format!("add `{}: {example}`", key.name),
                None => format!("add the key `{}`", key.name),
            };
            self.diagnostics.push(Diagnostic::error("missing-key", message, at.span()).help(help));
        }
    }

    fn key_of_the_catalog(&mut self, name: &Name) {
        let message = format!("`{}` can't stand in an included file", name.text);
        let help = "move it to the catalog itself";
        self.diagnostics.push(Diagnostic::error("unknown-key", message, name.span).help(help));
    }

    fn unknown_key(&mut self, name: &Name, keys: impl Iterator<Item = &'static str> + Clone) {
        let message = format!("no key is named {}", shown(&name.text));
        let is_type = matches!(name.text.as_str(), "list" | "map") && keys.clone().any(|key| key == "type");
        let help = match nearest(&name.text, keys.clone()) {
            _ if is_type => Some(format!("write it as the type: `type: {{{}: …}}`", name.text)),
            Some(key) => Some(format!("did you mean `{key}`?")),
            None if keys.clone().count() <= MAX_LISTED => {
                let keys: Vec<_> = keys.map(|key| format!("`{key}`")).collect();
                Some(format!("the keys here are {}", keys.join(", ")))
            }
            None => Some("remove it, or begin it with `x-` to have it ignored".to_owned()),
        };
        let mut diagnostic = Diagnostic::error("unknown-key", message, name.span).label("unknown key");
        diagnostic.help = help;
        self.diagnostics.push(diagnostic);
    }

    /// Checks a mapping whose keys are the user's own.
    pub(super) fn names(&mut self, naming: Naming, shape: Shape, node: Node, at: At<'_>) -> Option<Value> {
        let NodeValue::Map { entries, .. } = node.value else {
            return self.wrong_type("a mapping", &node, at);
        };
        let mut checked = Vec::with_capacity(entries.len());
        for (name, node) in entries {
            let keep = self.name(naming, &name);
            let value = self.value(shape, node, At::key(&name)).or_else(|| stand_in(shape, &name));
            if let Some(value) = value.filter(|_| keep) {
                checked.push(encode::entry(name, value));
            }
        }
        Some(Value::Sequence(checked))
    }

    /// Whether an entry with this name may go on.
    fn name(&mut self, naming: Naming, name: &Name) -> bool {
        match naming {
            Naming::Any(_) => true,
            Naming::Line(what) => {
                let is_line = lexical::is_line(&name.text);
                if !is_line {
                    let message = format!("{} is no name for {} {what}", shown(&name.text), article(what));
                    let diagnostic = Diagnostic::error("invalid-name", message, name.span);
                    self.diagnostics.push(diagnostic.help("write one line of text"));
                }
                true
            }
            Naming::Identifier(what) => {
                if !lexical::is_identifier(&name.text) {
                    self.invalid_name(what, name);
                }
                true
            }
            Naming::Status => {
                let is_status = is_status(&name.text);
                if !is_status {
                    let message = format!("{} is no HTTP status", shown(&name.text));
                    let diagnostic = Diagnostic::error("invalid-name", message, name.span);
                    self.diagnostics.push(diagnostic.help("write a number from 100 to 599"));
                }
                is_status
            }
            Naming::Words(_, words) => {
                let keys = words.iter().map(|(word, _)| *word);
                let is_known = keys.clone().any(|word| word == name.text);
                if !is_known {
                    self.unknown_key(name, keys);
                }
                is_known
            }
        }
    }
}

/// Whether an unknown key looks like this one, which is what will be said of it.
fn is_misspelt(key: &Key, record: &'static Record, entries: &[(Name, Node)]) -> bool {
    unknown_names(record, entries)
        .any(|name| nearest(&name.text, record.keys.iter().map(|key| key.name)) == Some(key.name))
}

/// The keys that a record doesn't have and that aren't the user's own.
pub(super) fn unknown_names<'n>(
    record: &'static Record,
    entries: &'n [(Name, Node)],
) -> impl Iterator<Item = &'n Name> {
    let names = entries.iter().map(|(name, _)| name);
    names.filter(|name| !name.text.starts_with("x-") && record.key(&name.text).is_none())
}

/// What stands in for a value that was refused, so that its name is still known.
fn stand_in(shape: Shape, name: &Name) -> Option<Value> {
    if let Shape::ShortRecord(Short::Type, _) = shape {
        Some(encode::mapping_of("type", types::string(name.span)))
    } else if let Shape::TypeDef(_) = shape {
        Some(encode::variant("object", Value::Sequence(Vec::new())))
    } else {
        shape.is_record().then(encode::empty_mapping)
    }
}
