//! Lowers types and fields. Enumerations written in place become types of their own, named for their use.

use std::collections::BTreeSet;

use crate::model::{self, TypeId};
use crate::resolve::{Field, Resolved, Type, TypeBody};

/// The types of the model as they come together.
pub(super) struct Types<'r, 'c> {
    resolved: &'r Resolved<'c>,
    /// The place of each shared type, filled in at the end, then the enumerations written in place.
    written_in_place: Vec<model::TypeDef>,
    /// Shared types that something public uses.
    public: BTreeSet<TypeId>,
    /// Shared types that something uses.
    used: BTreeSet<TypeId>,
}

impl<'r, 'c> Types<'r, 'c> {
    /// No type is used yet.
    pub(super) fn new(resolved: &'r Resolved<'c>) -> Self {
        Self { resolved, written_in_place: Vec::new(), public: BTreeSet::new(), used: BTreeSet::new() }
    }

    /// A type where it is used; `name` is what an enumeration in it is called.
    pub(super) fn ty(&mut self, ty: &Type<'_>, name: &str, internal: bool) -> model::Type {
        match ty {
            Type::Unknown => model::Type::Json,
            Type::Builtin(builtin) => builtin.clone(),
            Type::List(item) => model::Type::List(Box::new(self.ty(item, name, internal))),
            Type::Map(item) => model::Type::Map(Box::new(self.ty(item, name, internal))),
            Type::Named(id) => {
                self.mark(*id, internal);
                model::Type::Named(*id)
            }
            Type::Enumeration(words) => {
                let body = enumeration(words);
                self.written_in_place.push(model::TypeDef { name: name.to_owned(), body, internal });
                let position = self.resolved.types.len() + self.written_in_place.len() - 1;
                model::Type::Named(TypeId(super::id(position)))
            }
        }
    }

    /// A field of what is called `owner`.
    pub(super) fn field(&mut self, field: &Field<'_>, owner: &str, internal: bool) -> model::Field {
        let name = format!("{owner}_{}", field.name.text);
        model::Field {
            name: field.name.text.clone(),
            ty: self.ty(&field.ty, &name, internal || field.internal),
            optional: field.optional,
            constant: field.constant.clone(),
            header: field.header(),
            milliseconds: field.milliseconds,
            internal: field.internal,
            sensitive: field.sensitive,
            doc: super::text(field.written.doc.as_ref()),
            example: field.example.clone(),
        }
    }

    /// All types, once every use was seen.
    pub(super) fn finish(mut self) -> Vec<model::TypeDef> {
        let shared: Vec<model::TypeDef> = (0..self.resolved.types.len()).map(|at| self.shared(at)).collect();
        shared.into_iter().chain(self.written_in_place).collect()
    }

    fn shared(&mut self, position: usize) -> model::TypeDef {
        let definition = &self.resolved.types[position];
        let id = TypeId(super::id(position));
        let internal = self.used.contains(&id) && !self.public.contains(&id);
        let name = definition.name.text.clone();
        let body = match &definition.body {
            TypeBody::Enumeration(words) => enumeration(words),
            TypeBody::Object(fields) => model::TypeBody::Object(
                fields.iter().map(|field| self.field(field, &name, internal)).collect(),
            ),
        };
        model::TypeDef { name, body, internal }
    }

    /// Notes the use of a shared type and of the types within it.
    fn mark(&mut self, id: TypeId, internal: bool) {
        let is_new = self.used.insert(id) | (!internal && self.public.insert(id));
        let TypeBody::Object(fields) = &self.resolved.types[id.0 as usize].body else { return };
        for inner in fields.iter().filter(|_| is_new).filter_map(|field| named(&field.ty)) {
            self.mark(inner, internal);
        }
    }
}

/// The shared type that a type is made of.
fn named(ty: &Type<'_>) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(item) | Type::Map(item) => named(item),
        Type::Builtin(_) | Type::Enumeration(_) | Type::Unknown => None,
    }
}

fn enumeration(words: &[crate::syntax::catalog::Text]) -> model::TypeBody {
    model::TypeBody::Enumeration(words.iter().map(|word| word.text.clone()).collect())
}
