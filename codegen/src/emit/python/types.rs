//! Turns types of fields into annotations.

use std::collections::BTreeSet;

use crate::model::{Field, Model, Type};
use crate::names::python;

/// What annotations need to have imported.
#[derive(Default)]
pub(super) struct Imports(BTreeSet<Import>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Import {
    Mapping,
    Datetime,
    Timedelta,
    Json,
    Values,
}

impl Imports {
    /// The lines that import for type checkers alone; empty when nothing is needed.
    pub(super) fn lines(&self) -> String {
        let has = |import| self.0.contains(&import);
        let when: Vec<&str> = [(Import::Datetime, "datetime"), (Import::Timedelta, "timedelta")]
            .into_iter()
            .filter_map(|(import, name)| has(import).then_some(name))
            .collect();
        let abc = has(Import::Mapping).then(|| "    from collections.abc import Mapping\n".to_owned());
        let when = (!when.is_empty()).then(|| format!("    from datetime import {}\n", when.join(", ")));
        let values = has(Import::Values).then(|| "    from . import values as _values\n".to_owned());
        let json = has(Import::Json).then(|| "    from .runtime.body import Json\n".to_owned());
        let standard: String = [abc, when].into_iter().flatten().collect();
        let own: String = [values, json].into_iter().flatten().collect();
        let blocks: Vec<String> = [standard, own].into_iter().filter(|block| !block.is_empty()).collect();
        let blocks = blocks.join("\n");
        if blocks.is_empty() { blocks } else { format!("if TYPE_CHECKING:\n{blocks}") }
    }

    /// The same, with what a table of types needs as well.
    pub(super) fn with_mapping(&self) -> String {
        let mut all = Self(self.0.clone());
        all.0.insert(Import::Mapping);
        all.lines()
    }

    /// The members of the union that a field's attribute is: none in an answer that lacks it.
    pub(super) fn attribute(&mut self, model: &Model, field: &Field, module: &str) -> Vec<String> {
        let given = self.annotation(model, &field.ty, module);
        vec![given, "None".to_owned()]
    }

    /// The annotation of a type; `module` stands before the names of shared types.
    pub(super) fn annotation(&mut self, model: &Model, ty: &Type, module: &str) -> String {
        let word = match ty {
            Type::String | Type::Url | Type::Uuid => "str",
            Type::Integer | Type::Int64 => "int",
            Type::Number => "float",
            Type::Boolean => "bool",
            Type::Timestamp => self.imported(Import::Datetime, "datetime"),
            Type::Duration => self.imported(Import::Timedelta, "timedelta"),
            Type::Json => self.imported(Import::Json, "Json"),
            Type::List(item) => return format!("tuple[{}, ...]", self.annotation(model, item, module)),
            Type::Map(item) => {
                let item = self.annotation(model, item, module);
                return format!("{}[str, {item}]", self.imported(Import::Mapping, "Mapping"));
            }
            Type::Named(id) => {
                if !module.is_empty() {
                    self.0.insert(Import::Values);
                }
                return format!("{module}{}", python::type_name(&model[*id].name));
            }
        };
        word.to_owned()
    }

    fn imported(&mut self, import: Import, name: &'static str) -> &'static str {
        self.0.insert(import);
        name
    }
}
