//! Resolves errors and their examples.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{CategoryId, Code, ErrorId, PolicyId};
use crate::nearest::nearest;
use crate::span::{Sources, Span};
use crate::syntax::catalog::{self as written, Catalog, CodeEntry, ErrorEntry, Text};

use super::Attribute;
use super::field::{self, Field, TypeDef};
use super::index::{Index, listed};
use super::template::{Template, template};
use super::value::{self, Values};

/// What errors may refer to.
pub(crate) struct Scope<'a, 'c> {
    /// Names.
    pub(crate) index: &'a Index<'c>,
    /// Shared types.
    pub(crate) types: &'a [TypeDef<'c>],
    /// Attributes.
    pub(crate) attributes: &'a [Attribute<'c>],
    /// The text.
    pub(crate) sources: &'a Sources,
}

/// An error.
#[derive(Debug)]
pub(crate) struct ErrorDef<'c> {
    /// Its key.
    pub(crate) key: &'c Text,
    /// As written.
    pub(crate) written: &'c ErrorEntry,
    /// Its identity on the wire.
    pub(crate) code: Option<Code>,
    /// Where that is written.
    pub(crate) code_span: Span,
    /// Its statuses and their places.
    pub(crate) statuses: Vec<(u16, Span)>,
    /// Its group.
    pub(crate) category: Option<CategoryId>,
    /// Its own policy.
    pub(crate) retry: Option<PolicyId>,
    /// Its fields.
    pub(crate) fields: Vec<Field<'c>>,
    /// The message.
    pub(crate) message: Template,
    /// For the person in front of the screen.
    pub(crate) user_message: Option<Template>,
    /// What to do.
    pub(crate) solution: Option<Template>,
    /// Its own attributes' values.
    pub(crate) attributes: Values,
    /// The error that replaces it.
    pub(crate) replaced_by: Option<ErrorId>,
    /// Never sent as itself.
    pub(crate) internal: bool,
    /// Declared examples.
    pub(crate) examples: Vec<Example<'c>>,
}

/// A declared example.
#[derive(Debug)]
pub(crate) struct Example<'c> {
    /// As written.
    pub(crate) written: &'c written::Example,
    /// By the position of the field.
    pub(crate) fields: Values,
    /// Its status.
    pub(crate) status: Option<u16>,
}

impl<'c> ErrorDef<'c> {
    /// The words that identifiers are made of.
    pub(crate) fn name(&self) -> &'c Text {
        self.written.name.as_ref().unwrap_or(self.key)
    }

    /// What its page is named after: its code, else its key.
    pub(crate) fn page(&self) -> &str {
        self.code.as_ref().map_or(&self.key.text, |code| &code.text)
    }

    /// Its texts with placeholders.
    pub(crate) fn templates(&self) -> impl Iterator<Item = &Template> {
        std::iter::once(&self.message).chain(&self.user_message).chain(&self.solution)
    }
}

/// Resolves the section `errors`.
pub(crate) fn errors<'c>(
    catalog: &'c Catalog,
    scope: &Scope<'_, 'c>,
    diagnostics: &mut Diagnostics,
) -> Vec<ErrorDef<'c>> {
    catalog.errors.iter().map(|(key, entry)| error(key, entry, scope, diagnostics)).collect()
}

fn error<'c>(
    key: &'c Text,
    entry: &'c ErrorEntry,
    scope: &Scope<'_, 'c>,
    diagnostics: &mut Diagnostics,
) -> ErrorDef<'c> {
    let Scope { index, types, attributes, sources } = *scope;
    let fields = field::fields(&entry.fields, index, types, diagnostics);
    let replaced_by = entry.deprecated.as_ref().and_then(|deprecated| deprecated.replaced_by.as_ref());
    let (code, code_span) = code(key, entry.code.as_ref(), sources);
    ErrorDef {
        key,
        written: entry,
        code,
        code_span,
        statuses: entry.status.iter().filter_map(|text| Some((text.text.parse().ok()?, text.span))).collect(),
        category: entry.category.as_ref().and_then(|name| index.category(name, diagnostics)),
        retry: entry.retry.as_ref().and_then(|name| index.policy(name, diagnostics)),
        message: template(&entry.message, sources, diagnostics),
        user_message: entry.user_message.as_ref().map(|text| template(text, sources, diagnostics)),
        solution: entry.solution.as_ref().map(|text| template(text, sources, diagnostics)),
        attributes: value::attribute_values(&entry.attributes, index, attributes, types, diagnostics),
        replaced_by: replaced_by.and_then(|key| index.error(key, diagnostics)),
        internal: entry.visibility.as_ref().is_some_and(|visibility| visibility.text == "internal"),
        examples: entry.examples.iter().map(|entry| example(entry, &fields, types, diagnostics)).collect(),
        fields,
    }
}

/// The identity on the wire. A key, or a `code` without quotes, that is an integer of 53 bits is a number too.
fn code(key: &Text, entry: Option<&CodeEntry>, sources: &Sources) -> (Option<Code>, Span) {
    match entry {
        None => (Some(Code { text: key.text.clone(), number: integer(&key.text) }), key.span),
        Some(CodeEntry::None(null)) => (None, null.span),
        Some(CodeEntry::Text(text)) => {
            let number = integer(&text.text).filter(|_| !is_quoted(text, sources));
            (Some(Code { text: text.text.clone(), number }), text.span)
        }
    }
}

fn is_quoted(text: &Text, sources: &Sources) -> bool {
    let known = sources.iter().nth(text.span.file.0 as usize);
    let raw = known.and_then(|(_, source)| source.text.get(text.span.start as usize..));
    raw.is_some_and(|raw| raw.starts_with(['"', '\'', '|', '>']))
}

/// `-?(0|[1-9][0-9]*)` within 53 bits.
fn integer(text: &str) -> Option<i64> {
    const LIMIT: i64 = (1 << 53) - 1;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let canonical = digits == "0" || !digits.starts_with(['0', '+', '-']);
    text.parse().ok().filter(|number| canonical && (-LIMIT..=LIMIT).contains(number))
}

fn example<'c>(
    entry: &'c written::Example,
    fields: &[Field<'c>],
    types: &[TypeDef<'c>],
    diagnostics: &mut Diagnostics,
) -> Example<'c> {
    let mut values = vec![None; fields.len()];
    for (name, tree) in &entry.fields {
        match fields.iter().position(|field| field.name.text == name.text) {
            Some(position) => {
                values[position] = value::fitted(tree, &fields[position].ty, types, diagnostics);
            }
            None => diagnostics.push(unknown_field(name, fields)),
        }
    }
    let status = entry.status.as_ref().and_then(|status| status.text.parse().ok());
    Example { written: entry, fields: values, status }
}

fn unknown_field(name: &Text, fields: &[Field<'_>]) -> Diagnostic {
    let known: Vec<&str> = fields.iter().map(|field| field.name.text.as_str()).collect();
    let near = nearest(&name.text, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    let message = format!("the error has no field `{}`", name.text);
    Diagnostic::error("unknown-field", message, name.span)
        .label(listed(&known))
        .help(near.unwrap_or_else(|| "declare it under `fields`, or leave it out".to_owned()))
}
