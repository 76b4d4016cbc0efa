//! Finds what a reference names, or says what it could have named.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{AttributeId, CategoryId, ErrorId, PolicyId, Type, TypeId};
use crate::nearest::nearest;
use crate::syntax::catalog::{Catalog, Entries, Text};

/// The most names that a label lists.
const LISTED: usize = 8;

/// The names of a catalog, by kind.
pub(crate) struct Index<'c> {
    errors: Names<'c>,
    policies: Names<'c>,
    categories: Names<'c>,
    types: Names<'c>,
    attributes: Names<'c>,
    retired: Names<'c>,
}

/// Name → position, and the names in order.
struct Names<'c> {
    positions: BTreeMap<&'c str, u32>,
    ordered: Vec<&'c str>,
}

impl<'c> Names<'c> {
    fn new(names: impl Iterator<Item = &'c str>) -> Self {
        let mut positions = BTreeMap::new();
        let mut ordered = Vec::new();
        for (name, position) in names.zip(0..) {
            if let Entry::Vacant(vacant) = positions.entry(name) {
                vacant.insert(position);
                ordered.push(name);
            }
        }
        Self { positions, ordered }
    }

    fn of<T>(entries: &'c Entries<T>) -> Self {
        Self::new(entries.iter().map(|(key, _)| key.text.as_str()))
    }
}

/// What a reference may name: the rule that refuses others, a word for it, and the section it is declared in.
struct Kind {
    rule: &'static str,
    noun: &'static str,
    section: &'static str,
}

const ERROR: Kind = Kind { rule: "unknown-error", noun: "error", section: "errors" };
const POLICY: Kind = Kind { rule: "unknown-retry-policy", noun: "retry policy", section: "retry" };
const CATEGORY: Kind = Kind { rule: "unknown-category", noun: "category", section: "categories" };
const TYPE: Kind = Kind { rule: "unknown-type", noun: "type", section: "types" };
const ATTRIBUTE: Kind = Kind { rule: "unknown-attribute", noun: "attribute", section: "attributes" };

impl<'c> Index<'c> {
    /// Reads the keys of a catalog.
    pub(crate) fn new(catalog: &'c Catalog) -> Self {
        let declared = catalog.retry.iter().map(|(key, _)| key.text.as_str());
        Self {
            errors: Names::of(&catalog.errors),
            policies: Names::new(std::iter::once("never").chain(declared)),
            categories: Names::of(&catalog.categories),
            types: Names::of(&catalog.types),
            attributes: Names::of(&catalog.attributes),
            retired: Names::of(&catalog.retired),
        }
    }

    /// The error with this key.
    pub(crate) fn error(&self, key: &Text, diagnostics: &mut Diagnostics) -> Option<ErrorId> {
        let retired = self.retired.positions.contains_key(key.text.as_str());
        if retired && !self.errors.positions.contains_key(key.text.as_str()) {
            let message = format!("`{}` is retired, so nothing can refer to it as an error", key.text);
            let diagnostic = Diagnostic::error(ERROR.rule, message, key.span).label("retired");
            diagnostics.push(diagnostic.help("name an error under `errors`, or leave the reference out"));
            return None;
        }
        find(&self.errors, &ERROR, key, diagnostics).map(ErrorId)
    }

    /// The policy with this name.
    pub(crate) fn policy(&self, name: &Text, diagnostics: &mut Diagnostics) -> Option<PolicyId> {
        find(&self.policies, &POLICY, name, diagnostics).map(PolicyId)
    }

    /// The category with this name.
    pub(crate) fn category(&self, name: &Text, diagnostics: &mut Diagnostics) -> Option<CategoryId> {
        find(&self.categories, &CATEGORY, name, diagnostics).map(CategoryId)
    }

    /// The shared type with this name.
    pub(crate) fn ty(&self, name: &Text, diagnostics: &mut Diagnostics) -> Option<TypeId> {
        if let Some(position) = self.types.positions.get(name.text.as_str()) {
            return Some(TypeId(*position));
        }
        let declared = self.types.ordered.iter().copied().filter(|name| Type::of_word(name).is_none());
        let known: Vec<&str> = declared.chain(Type::SCALARS.map(|(word, _)| word)).collect();
        diagnostics.push(unknown(&TYPE, name, &known));
        None
    }

    /// The attribute with this name.
    pub(crate) fn attribute(&self, name: &Text, diagnostics: &mut Diagnostics) -> Option<AttributeId> {
        find(&self.attributes, &ATTRIBUTE, name, diagnostics).map(AttributeId)
    }
}

fn find(names: &Names<'_>, kind: &Kind, name: &Text, diagnostics: &mut Diagnostics) -> Option<u32> {
    let found = names.positions.get(name.text.as_str()).copied();
    if found.is_none() {
        diagnostics.push(unknown(kind, name, &names.ordered));
    }
    found
}

fn unknown(kind: &Kind, name: &Text, known: &[&str]) -> Diagnostic {
    let article = if kind.noun.starts_with(['a', 'e', 'o']) { "an" } else { "a" };
    let help = nearest(&name.text, known.iter().copied()).map_or_else(
        || {
            format!(
                "declare `{}` under `{}`, or name {article} {} that exists",
                name.text, kind.section, kind.noun
            )
        },
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("no {} is named `{}`", kind.noun, name.text);
    Diagnostic::error(kind.rule, message, name.span).label(listed(known)).help(help)
}

/// "not one of `a`, `b`", cut where it gets long.
pub(crate) fn listed(known: &[&str]) -> String {
    match known {
        [] => "there is none".to_owned(),
        [only] => format!("the only one is `{only}`"),
        _ => {
            let shown: Vec<String> = known.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
            let more = if known.len() > LISTED {
                format!(" and {} more", known.len() - LISTED)
            } else {
                String::new()
            };
            format!("not one of {}{more}", shown.join(", "))
        }
    }
}
