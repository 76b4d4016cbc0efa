//! Reads values out of the catalog by their types.

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model;
use crate::nearest::nearest;
use crate::span::Span;
use crate::syntax::catalog::{Entries, Text, Tree};
use crate::syntax::lexical;

use super::field::{Field, Type, TypeBody, TypeDef};
use super::index::{Index, listed};
use super::{Attribute, scalar};

/// Values by position: of attributes, or of an error's fields.
pub(crate) type Values = Vec<Option<Value>>;

/// The largest integer that every JSON reader keeps.
const MAX_SAFE: i64 = (1 << 53) - 1;

/// The value, in JSON as [`model::Example`] has it; one that doesn't fit its type is reported.
pub(crate) fn fitted(
    tree: &Tree,
    ty: &Type<'_>,
    types: &[TypeDef<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    match fit(tree, ty, types) {
        Ok(value) => Some(value),
        Err(misfit) => {
            let diagnostic = Diagnostic::error("value-type", misfit.message, misfit.span);
            diagnostics.push(diagnostic.label(misfit.label).help(misfit.help));
            None
        }
    }
}

/// Values of attributes, by the position of the attribute.
pub(crate) fn attribute_values<'c>(
    entries: &Entries<Tree>,
    index: &Index<'c>,
    attributes: &[Attribute<'c>],
    types: &[TypeDef<'c>],
    diagnostics: &mut Diagnostics,
) -> Values {
    let mut values = vec![None; attributes.len()];
    for (name, tree) in entries {
        let Some(id) = index.attribute(name, diagnostics) else { continue };
        let position = id.0 as usize;
        values[position] = fitted(tree, &attributes[position].ty, types, diagnostics);
    }
    values
}

/// Why a value doesn't fit.
struct Misfit {
    span: Span,
    message: String,
    label: String,
    help: String,
}

type Fit = Result<Value, Misfit>;

fn fit(tree: &Tree, ty: &Type<'_>, types: &[TypeDef<'_>]) -> Fit {
    match ty {
        Type::Unknown => Ok(scalar::json(tree)),
        Type::Builtin(builtin) => fit_built_in(tree, builtin),
        Type::Enumeration(words) => fit_word(tree, words),
        Type::List(item) => fit_list(tree, item, types),
        Type::Map(item) => fit_map(tree, item, types),
        Type::Named(id) => match &types[id.0 as usize].body {
            TypeBody::Enumeration(words) => fit_word(tree, words),
            TypeBody::Object(fields) => fit_object(tree, fields, types),
        },
    }
}

fn fit_built_in(tree: &Tree, ty: &model::Type) -> Fit {
    let (expected, value) = match ty {
        model::Type::String => ("text", text(tree).map(Value::from)),
        model::Type::Integer => ("a whole number between -(2^53-1) and 2^53-1", integer(tree)),
        model::Type::Int64 => ("a whole number of 64 bits", int64(tree)),
        model::Type::Number => ("a finite number", plain(tree).filter(Value::is_number)),
        model::Type::Boolean => ("`true` or `false`", plain(tree).filter(Value::is_boolean)),
        model::Type::Timestamp => {
            ("a timestamp such as `2026-01-31T09:30:00Z`", text_that(tree, lexical::is_timestamp))
        }
        model::Type::Duration => {
            ("a duration such as `1m30s`", text_that(tree, |text| lexical::duration_ms(text).is_some()))
        }
        model::Type::Url => ("a URL such as `https://example.com/page`", text_that(tree, lexical::is_url)),
        model::Type::Uuid => ("a UUID", text_that(tree, lexical::is_uuid)),
        // The others are no scalars, and are never found here.
        model::Type::Json | model::Type::List(_) | model::Type::Map(_) | model::Type::Named(_) => {
            return Ok(scalar::json(tree));
        }
    };
    value.ok_or_else(|| misfit(tree, expected))
}

fn fit_word(tree: &Tree, words: &[Text]) -> Fit {
    let known: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let Some(word) = text(tree) else { return Err(misfit(tree, "a word of the enumeration")) };
    if known.contains(&word) {
        return Ok(Value::from(word));
    }
    let near = nearest(word, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    Err(Misfit {
        span: tree.span(),
        message: format!("`{word}` is not a word of the enumeration"),
        label: listed(&known),
        help: near.unwrap_or_else(|| "use one of the words, or add this one to the enumeration".to_owned()),
    })
}

fn fit_list(tree: &Tree, item: &Type<'_>, types: &[TypeDef<'_>]) -> Fit {
    let Tree::List { items, .. } = tree else { return Err(misfit(tree, "a list")) };
    items.iter().map(|element| fit(element, item, types)).collect()
}

fn fit_map(tree: &Tree, item: &Type<'_>, types: &[TypeDef<'_>]) -> Fit {
    let Tree::Map { entries, .. } = tree else { return Err(misfit(tree, "a mapping")) };
    let member = |(key, value): &(Text, Tree)| Ok((key.text.clone(), fit(value, item, types)?));
    entries.iter().map(member).collect::<Result<Map<_, _>, _>>().map(Value::Object)
}

fn fit_object(tree: &Tree, fields: &[Field<'_>], types: &[TypeDef<'_>]) -> Fit {
    let Tree::Map { entries, span } = tree else { return Err(misfit(tree, "a mapping")) };
    let mut object = Map::new();
    for (key, value) in entries {
        let Some(field) = fields.iter().find(|field| field.name.text == key.text) else {
            return Err(unknown_member(key, fields));
        };
        object.insert(key.text.clone(), fit(value, &field.ty, types)?);
    }
    match fields.iter().find(|field| field.is_required() && !object.contains_key(&field.name.text)) {
        Some(missing) => Err(Misfit {
            span: span.span,
            message: format!("the member `{}` is missing", missing.name.text),
            label: String::new(),
            help: format!("add `{}`, or declare it `optional`", missing.name.text),
        }),
        None => Ok(Value::Object(object)),
    }
}

fn unknown_member(key: &Text, fields: &[Field<'_>]) -> Misfit {
    let known: Vec<&str> = fields.iter().map(|field| field.name.text.as_str()).collect();
    let near = nearest(&key.text, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    Misfit {
        span: key.span,
        message: format!("the type has no member `{}`", key.text),
        label: listed(&known),
        help: near.unwrap_or_else(|| "use one of the members, or leave it out".to_owned()),
    }
}

fn misfit(tree: &Tree, expected: &str) -> Misfit {
    let message = match tree {
        Tree::Scalar { text, .. } => format!("`{}` is not {expected}", text.text),
        Tree::List { .. } => format!("a list is not {expected}"),
        Tree::Map { .. } => format!("a mapping is not {expected}"),
    };
    let help = format!("write {expected}, or change the type");
    Misfit { span: tree.span(), message, label: format!("expected {expected}"), help }
}

fn text(tree: &Tree) -> Option<&str> {
    match tree {
        Tree::Scalar { text, .. } => Some(&text.text),
        Tree::List { .. } | Tree::Map { .. } => None,
    }
}

fn text_that(tree: &Tree, fits: impl Fn(&str) -> bool) -> Option<Value> {
    text(tree).filter(|text| fits(text)).map(Value::from)
}

/// What a plain scalar is by itself.
fn plain(tree: &Tree) -> Option<Value> {
    match tree {
        Tree::Scalar { text, plain: true } => Some(scalar::typed(&text.text, true)),
        Tree::Scalar { .. } | Tree::List { .. } | Tree::Map { .. } => None,
    }
}

fn integer(tree: &Tree) -> Option<Value> {
    plain(tree).filter(|value| value.as_i64().is_some_and(|number| (-MAX_SAFE..=MAX_SAFE).contains(&number)))
}

fn int64(tree: &Tree) -> Option<Value> {
    let number = text(tree)?.parse::<i64>().ok().or_else(|| plain(tree)?.as_i64())?;
    Some(Value::String(number.to_string()))
}
