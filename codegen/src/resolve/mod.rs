//! Turns the catalog as written into one whose references are ids and whose values are parsed.
//!
//! What is not found or can't be parsed is reported here, and absent from then on, so that no rule reports it a
//! second time. Everything keeps what was written beside it, with its places.

mod envelope;
mod error;
mod field;
mod index;
mod scalar;
mod template;
mod value;

pub(crate) use envelope::{Envelope, HeaderBinding, Member, Node, Shape, Wire};
pub(crate) use error::{ErrorDef, Example};
pub(crate) use field::{Field, Type, TypeBody, TypeDef};
pub(crate) use index::listed;
pub(crate) use template::{Piece, Template};
pub(crate) use value::Values;

use crate::diagnostic::Diagnostics;
use crate::model::{CategoryId, ErrorId, PolicyId, Role};
use crate::names;
use crate::span::{FileId, Sources, Span};
use crate::syntax::catalog::{self as written, Catalog, Text};

use index::Index;

/// The whole catalog. Lists are in the order of the file; ids are indices into them.
#[derive(Debug)]
pub(crate) struct Resolved<'c> {
    /// The text, to find places inside scalars.
    pub(crate) sources: &'c Sources,
    /// The catalog as written.
    pub(crate) written: &'c Catalog,
    /// The envelope.
    pub(crate) wire: Wire<'c>,
    /// Declared statuses.
    pub(crate) statuses: Vec<Status<'c>>,
    /// What a framework answers by itself.
    pub(crate) roles: Vec<(Role, ErrorId)>,
    /// Categories.
    pub(crate) categories: Vec<Category<'c>>,
    /// Shared types.
    pub(crate) types: Vec<TypeDef<'c>>,
    /// Attributes.
    pub(crate) attributes: Vec<Attribute<'c>>,
    /// Errors.
    pub(crate) errors: Vec<ErrorDef<'c>>,
    /// Operations.
    pub(crate) operations: Vec<Operation<'c>>,
    /// Codes that are no more.
    pub(crate) retired: Vec<Retired<'c>>,
}

/// A declared status.
#[derive(Debug)]
pub(crate) struct Status<'c> {
    /// The number, and its place.
    pub(crate) code: u16,
    /// As written.
    pub(crate) written: &'c written::Status,
    /// The policy of clients that know only the status.
    pub(crate) retry: Option<PolicyId>,
    /// What is sent with it.
    pub(crate) headers: Vec<HeaderBinding<'c>>,
}

/// A category.
#[derive(Debug)]
pub(crate) struct Category<'c> {
    /// Its key.
    pub(crate) name: &'c Text,
    /// As written.
    pub(crate) written: &'c written::Category,
    /// Its policy.
    pub(crate) retry: Option<PolicyId>,
    /// Its attributes' values.
    pub(crate) attributes: Values,
}

/// An attribute.
#[derive(Debug)]
pub(crate) struct Attribute<'c> {
    /// Its key.
    pub(crate) name: &'c Text,
    /// Its type.
    pub(crate) ty: Type<'c>,
    /// Every error needs a value.
    pub(crate) required: bool,
    /// The value of errors without one.
    pub(crate) default: Option<serde_json::Value>,
    /// For the team's eyes.
    pub(crate) internal: bool,
}

/// An operation.
#[derive(Debug)]
pub(crate) struct Operation<'c> {
    /// Its key.
    pub(crate) name: &'c Text,
    /// As written.
    pub(crate) written: &'c written::Operation,
    /// Its errors, then those of its categories, in the order of the catalog, no doubles.
    pub(crate) errors: Vec<ErrorId>,
}

/// A retired code.
#[derive(Debug)]
pub(crate) struct Retired<'c> {
    /// The wire code.
    pub(crate) code: &'c Text,
    /// As written.
    pub(crate) written: &'c written::Retired,
    /// The error in its place.
    pub(crate) replaced_by: Option<ErrorId>,
}

/// Follows every reference and parses every value.
pub(crate) fn resolve<'c>(
    catalog: &'c Catalog,
    sources: &'c Sources,
    diagnostics: &mut Diagnostics,
) -> Resolved<'c> {
    let index = Index::new(catalog);
    let types = field::types(catalog, &index, diagnostics);
    let attributes = attributes(catalog, &index, &types, diagnostics);
    let categories = categories(catalog, &index, &types, &attributes, diagnostics);
    let scope = error::Scope { index: &index, types: &types, attributes: &attributes, sources };
    let errors = error::errors(catalog, &scope, diagnostics);
    Resolved {
        sources,
        written: catalog,
        wire: envelope::wire(catalog, &index, diagnostics),
        statuses: statuses(catalog, &index, diagnostics),
        roles: roles(catalog, &index, diagnostics),
        operations: operations(catalog, &index, &errors, diagnostics),
        retired: retired(catalog, &index, diagnostics),
        categories,
        types,
        attributes,
        errors,
    }
}

impl<'c> Resolved<'c> {
    /// Whether the name that a retired code makes is retired with it. It isn't where the error goes on under another code.
    pub(crate) fn retires_name(&self, retired: &Retired<'c>) -> bool {
        let successor = retired.replaced_by.map(|id| self.error(id).name());
        !successor.is_some_and(|name| names::share_identifier(&name.text, &retired.code.text))
    }

    /// The errors that clients may know of.
    pub(crate) fn public_errors(&self) -> impl Iterator<Item = &ErrorDef<'c>> {
        self.errors.iter().filter(|error| !error.internal)
    }

    /// The error with this id.
    pub(crate) fn error(&self, id: ErrorId) -> &ErrorDef<'c> {
        &self.errors[id.0 as usize]
    }

    /// The category of an error.
    pub(crate) fn category(&self, error: &ErrorDef<'c>) -> Option<&Category<'c>> {
        error.category.map(|id| &self.categories[id.0 as usize])
    }

    /// The policy of an error, its category's filled in; `None` when neither names one that exists.
    pub(crate) fn policy(&self, error: &ErrorDef<'c>) -> Option<PolicyId> {
        match &error.written.retry {
            Some(_) => error.retry,
            None => self.category(error).and_then(|category| category.retry),
        }
    }

    /// The word `$type` carries.
    pub(crate) fn kind(&self, error: &ErrorDef<'c>) -> Option<&'c Text> {
        let category = self.category(error).and_then(|category| category.written.kind.as_ref());
        error.written.kind.as_ref().or(category)
    }

    /// The written envelope, then those that are also read.
    pub(crate) fn envelopes(&self) -> impl Iterator<Item = &Envelope<'c>> {
        std::iter::once(&self.wire.envelope).chain(&self.wire.accepts)
    }

    /// What is declared about a status.
    pub(crate) fn status(&self, code: u16) -> Option<&Status<'c>> {
        self.statuses.iter().find(|status| status.code == code)
    }

    /// The place of a section's key at the margin of the catalog, else its beginning.
    pub(crate) fn section(&self, key: &str) -> Span {
        let Some((file, source)) = self.sources.iter().next() else { return Span::default() };
        let mut start = 0;
        for line in source.text.split_inclusive('\n') {
            if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
                return span(file, start, start + key.len());
            }
            start += line.len();
        }
        Span { file, start: 0, end: 0 }
    }
}

fn attributes<'c>(
    catalog: &'c Catalog,
    index: &Index<'c>,
    types: &[TypeDef<'c>],
    diagnostics: &mut Diagnostics,
) -> Vec<Attribute<'c>> {
    let resolve = |(name, attribute): &'c (Text, written::Attribute)| {
        let ty = attribute.ty.as_ref().map_or(Type::Unknown, |ty| field::ty(ty, index, diagnostics));
        let default =
            attribute.default.as_ref().and_then(|tree| value::fitted(tree, &ty, types, diagnostics));
        let required = is_true(attribute.required.as_ref());
        let internal = is_true(attribute.internal.as_ref());
        Attribute { name, ty, required, default, internal }
    };
    catalog.attributes.iter().map(resolve).collect()
}

fn categories<'c>(
    catalog: &'c Catalog,
    index: &Index<'c>,
    types: &[TypeDef<'c>],
    attributes: &[Attribute<'c>],
    diagnostics: &mut Diagnostics,
) -> Vec<Category<'c>> {
    let resolve = |(name, category): &'c (Text, written::Category)| {
        let retry = category.retry.as_ref().and_then(|retry| index.policy(retry, diagnostics));
        let attributes = value::attribute_values(&category.attributes, index, attributes, types, diagnostics);
        Category { name, written: category, retry, attributes }
    };
    catalog.categories.iter().map(resolve).collect()
}

fn statuses<'c>(catalog: &'c Catalog, index: &Index<'c>, diagnostics: &mut Diagnostics) -> Vec<Status<'c>> {
    let mut statuses = Vec::new();
    for (key, status) in &catalog.statuses {
        let retry = status.retry.as_ref().and_then(|retry| index.policy(retry, diagnostics));
        let headers = envelope::headers(&status.headers, index, diagnostics);
        let Ok(code) = key.text.parse() else { continue };
        statuses.push(Status { code, written: status, retry, headers });
    }
    statuses
}

fn roles(catalog: &Catalog, index: &Index<'_>, diagnostics: &mut Diagnostics) -> Vec<(Role, ErrorId)> {
    let mut roles = Vec::new();
    for (key, error) in &catalog.roles {
        let role = Role::ALL.into_iter().find(|(_, name)| *name == key.text);
        let error = index.error(error, diagnostics);
        roles.extend(role.map(|(role, _)| role).zip(error));
    }
    roles.sort_by_key(|(role, _)| *role);
    roles
}

fn operations<'c>(
    catalog: &'c Catalog,
    index: &Index<'c>,
    errors: &[ErrorDef<'c>],
    diagnostics: &mut Diagnostics,
) -> Vec<Operation<'c>> {
    let resolve = |(name, operation): &'c (Text, written::Operation)| {
        let named: Vec<ErrorId> =
            operation.errors.iter().filter_map(|key| index.error(key, diagnostics)).collect();
        let categories: Vec<CategoryId> =
            operation.categories.iter().filter_map(|key| index.category(key, diagnostics)).collect();
        let belongs = |(id, error): &(ErrorId, &ErrorDef<'c>)| {
            named.contains(id) || error.category.is_some_and(|category| categories.contains(&category))
        };
        let ids = errors.iter().zip(0..).map(|(error, id)| (ErrorId(id), error));
        let errors = ids.filter(belongs).map(|(id, _)| id).collect();
        Operation { name, written: operation, errors }
    };
    catalog.operations.iter().map(resolve).collect()
}

fn retired<'c>(catalog: &'c Catalog, index: &Index<'c>, diagnostics: &mut Diagnostics) -> Vec<Retired<'c>> {
    let resolve = |(code, retired): &'c (Text, written::Retired)| {
        let replaced_by = retired.replaced_by.as_ref().and_then(|key| index.error(key, diagnostics));
        Retired { code, written: retired, replaced_by }
    };
    catalog.retired.iter().map(resolve).collect()
}

/// Whether a truth value is there and true.
fn is_true(text: Option<&Text>) -> bool {
    text.is_some_and(|text| text.text == "true")
}

/// A span from byte offsets.
fn span(file: FileId, start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { file, start: offset(start), end: offset(end) }
}
