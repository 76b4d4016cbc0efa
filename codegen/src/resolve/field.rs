//! Resolves types and fields.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, TypeId};
use crate::syntax::catalog::{self as written, Catalog, Entries, Text, Tree, TypeExpr};

use super::index::Index;
use super::{is_true, value};

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type<'c> {
    /// A scalar, or `json`.
    Builtin(model::Type),
    /// Words, written in place.
    Enumeration(&'c [Text]),
    /// A list.
    List(Box<Type<'c>>),
    /// A map.
    Map(Box<Type<'c>>),
    /// A shared type.
    Named(TypeId),
    /// Reported already; every value fits.
    Unknown,
}

/// A shared type.
#[derive(Debug)]
pub(crate) struct TypeDef<'c> {
    /// Its key.
    pub(crate) name: &'c Text,
    /// What it is.
    pub(crate) body: TypeBody<'c>,
}

/// What a shared type is.
#[derive(Debug)]
pub(crate) enum TypeBody<'c> {
    /// Words.
    Enumeration(&'c [Text]),
    /// Fields.
    Object(Vec<Field<'c>>),
}

/// A field of an error or of an object type.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the language has as many switches")]
pub(crate) struct Field<'c> {
    /// Its name.
    pub(crate) name: &'c Text,
    /// As written.
    pub(crate) written: &'c written::Field,
    /// Its type.
    pub(crate) ty: Type<'c>,
    /// May be absent; true of every internal field.
    pub(crate) optional: bool,
    /// Never leaves the server.
    pub(crate) internal: bool,
    /// Redacted in logs.
    pub(crate) sensitive: bool,
    /// Counts milliseconds in a body.
    pub(crate) milliseconds: bool,
    /// Its fixed value.
    pub(crate) constant: Option<Value>,
    /// A sample.
    pub(crate) example: Option<Value>,
}

impl Field<'_> {
    /// A caller has to give it.
    pub(crate) fn is_required(&self) -> bool {
        !self.optional && self.written.constant.is_none()
    }

    /// One value with the slot `$retry_after`, if it is a field of an error.
    pub(crate) fn is_retry_after(&self) -> bool {
        self.name.text == "retry_after" && self.ty == Type::Builtin(model::Type::Duration)
    }

    /// Its header in lower case.
    pub(crate) fn header(&self) -> Option<String> {
        self.written.header.as_ref().map(|header| header.text.to_ascii_lowercase())
    }
}

/// Resolves the section `types`. Values in it are parsed last, for they may use types declared further down.
pub(crate) fn types<'c>(
    catalog: &'c Catalog,
    index: &Index<'c>,
    diagnostics: &mut Diagnostics,
) -> Vec<TypeDef<'c>> {
    let resolve = |(name, body): &'c (Text, written::TypeDef)| {
        let body = match body {
            written::TypeDef::Enumeration(words) => TypeBody::Enumeration(words),
            written::TypeDef::Object(entries) => {
                TypeBody::Object(without_values(entries, index, diagnostics))
            }
        };
        TypeDef { name, body }
    };
    let mut types: Vec<TypeDef<'c>> = catalog.types.iter().map(resolve).collect();
    for position in 0..types.len() {
        let TypeBody::Object(fields) = &mut types[position].body else { continue };
        let mut fields = std::mem::take(fields);
        add_values(&mut fields, &types, diagnostics);
        types[position].body = TypeBody::Object(fields);
    }
    types
}

/// Resolves the fields of an error.
pub(crate) fn fields<'c>(
    entries: &'c Entries<written::Field>,
    index: &Index<'c>,
    types: &[TypeDef<'c>],
    diagnostics: &mut Diagnostics,
) -> Vec<Field<'c>> {
    let mut fields = without_values(entries, index, diagnostics);
    add_values(&mut fields, types, diagnostics);
    fields
}

fn without_values<'c>(
    entries: &'c Entries<written::Field>,
    index: &Index<'c>,
    diagnostics: &mut Diagnostics,
) -> Vec<Field<'c>> {
    entries.iter().map(|(name, field)| without_value(name, field, index, diagnostics)).collect()
}

fn without_value<'c>(
    name: &'c Text,
    field: &'c written::Field,
    index: &Index<'c>,
    diagnostics: &mut Diagnostics,
) -> Field<'c> {
    let ty = match (&field.ty, &field.constant) {
        (Some(expr), _) => ty(expr, index, diagnostics),
        (None, Some(constant)) => own_type(constant),
        (None, None) => {
            let message = format!("field `{}` has neither a type nor a constant", name.text);
            diagnostics.push(Diagnostic::error("missing-type", message, name.span).help("add `type`"));
            Type::Unknown
        }
    };
    let internal = is_true(field.internal.as_ref());
    Field {
        name,
        written: field,
        ty,
        optional: is_true(field.optional.as_ref()) || internal,
        internal,
        sensitive: is_true(field.sensitive.as_ref()),
        milliseconds: field.unit.as_ref().is_some_and(|unit| unit.text == "ms"),
        constant: None,
        example: None,
    }
}

fn add_values<'c>(fields: &mut [Field<'c>], types: &[TypeDef<'c>], diagnostics: &mut Diagnostics) {
    for field in fields {
        let mut fitted = |tree: &Tree| value::fitted(tree, &field.ty, types, diagnostics);
        let constant = field.written.constant.as_ref().and_then(&mut fitted);
        let example = field.written.example.as_ref().and_then(&mut fitted);
        (field.constant, field.example) = (constant, example);
    }
}

/// Resolves a type where it is used.
pub(crate) fn ty<'c>(expr: &'c TypeExpr, index: &Index<'c>, diagnostics: &mut Diagnostics) -> Type<'c> {
    match expr {
        TypeExpr::Name(name) => match model::Type::of_word(&name.text) {
            Some(ty) => Type::Builtin(ty),
            None => index.ty(name, diagnostics).map_or(Type::Unknown, Type::Named),
        },
        TypeExpr::Enumeration(words) => Type::Enumeration(words),
        TypeExpr::List(item) => Type::List(Box::new(ty(item, index, diagnostics))),
        TypeExpr::Map(item) => Type::Map(Box::new(ty(item, index, diagnostics))),
    }
}

/// The type of a constant without one.
pub(crate) fn own_type<'c>(tree: &Tree) -> Type<'c> {
    Type::Builtin(match super::scalar::json(tree) {
        Value::String(_) => model::Type::String,
        Value::Bool(_) => model::Type::Boolean,
        Value::Number(number) if number.is_f64() => model::Type::Number,
        Value::Number(_) => model::Type::Integer,
        Value::Null | Value::Array(_) | Value::Object(_) => model::Type::Json,
    })
}
