//! Names of what is generated: no two may become one, in any language or on any disk.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::model;
use crate::names::{self, python, rust, typescript};
use crate::resolve::{ErrorDef, Field, Resolved, Type, TypeBody};
use crate::span::Span;
use crate::syntax::catalog::Text;

use super::{Findings, exports};

/// Names as written, each with its place.
pub(super) type Names = Vec<(String, Span)>;

/// A language's way of making an identifier.
type Naming = (&'static str, fn(&str) -> String);

/// Classes of errors, and of what an operation answers with, end in `Error` in two of the languages.
const CLASSES: [Naming; 2] = [("Python", python::class_name), ("TypeScript", typescript::class_name)];
const TYPES: [Naming; 3] =
    [("Rust", rust::type_name), ("Python", python::type_name), ("TypeScript", typescript::type_name)];
const MEMBERS: [Naming; 3] =
    [("Rust", rust::field_name), ("Python", python::field_name), ("TypeScript", typescript::field_name)];

pub(super) fn identifier_collision(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut collisions = Collisions { findings, reported: BTreeSet::new() };
    let errors: Names = named(catalog.errors.iter().map(ErrorDef::name));
    let operations: Names = named(catalog.operations.iter().map(|operation| operation.name));
    let classes = [errors.clone(), operations.clone()].concat();
    let help = "set `name` on one of the errors";
    collisions.find(&TYPES[..1], &with_suffixes(&errors, &["fields"]), help);
    collisions.find(&TYPES, &with_suffixes(&operations, &["error", "kind"]), "rename one of the operations");
    collisions.find(&CLASSES, &classes, help);
    collisions.find(&TYPES, &with_suffixes(&type_names(catalog), &["fields"]), "rename one of them");
    collisions.find(
        &TYPES,
        &named(catalog.categories.iter().map(|category| category.name)),
        "rename one of them",
    );
    collisions.find(
        &MEMBERS,
        &named(catalog.attributes.iter().map(|attribute| attribute.name)),
        "rename one of them",
    );
    for fields in field_lists(catalog) {
        collisions.find(&MEMBERS, &named(fields.iter().map(|field| field.name)), "rename one of the fields");
    }
    for words in word_lists(catalog) {
        let distinct: BTreeMap<&str, &Text> =
            words.iter().rev().map(|word| (word.text.as_str(), word)).collect();
        collisions.find(&TYPES, &named(distinct.into_values()), "reword one of them");
    }
    exports::collisions(catalog, &mut collisions);
}

fn named<'c>(names: impl Iterator<Item = &'c Text>) -> Names {
    names.map(|name| (name.text.clone(), name.span)).collect()
}

/// Names, and what more is generated for each: `create_chat` brings `create_chat_error` with it.
fn with_suffixes(names: &Names, suffixes: &[&str]) -> Names {
    let suffixed = |suffix: &&str| {
        let suffix = (*suffix).to_owned();
        names.iter().map(move |(name, span)| (format!("{name}_{suffix}"), *span))
    };
    names.iter().cloned().chain(suffixes.iter().flat_map(suffixed)).collect()
}

/// Shared types, and the enumerations written in place, which are named for their use.
pub(super) fn type_names(catalog: &Resolved<'_>) -> Names {
    let mut names = named(catalog.types.iter().map(|definition| definition.name));
    let attributes = catalog.attributes.iter().filter(|attribute| words(&attribute.ty).is_some());
    names.extend(named(attributes.map(|attribute| attribute.name)));
    for error in &catalog.errors {
        names.extend(in_place(&error.name().text, &error.fields));
    }
    for definition in &catalog.types {
        let TypeBody::Object(fields) = &definition.body else { continue };
        names.extend(in_place(&definition.name.text, fields));
    }
    names
}

fn in_place(owner: &str, fields: &[Field<'_>]) -> Names {
    let fields = fields.iter().filter(|field| words(&field.ty).is_some());
    fields.map(|field| (format!("{owner}_{}", field.name.text), field.name.span)).collect()
}

/// The words of every enumeration.
pub(super) fn word_lists<'c>(catalog: &Resolved<'c>) -> Vec<&'c [Text]> {
    let shared = catalog.types.iter().filter_map(|definition| match definition.body {
        TypeBody::Enumeration(words) => Some(words),
        TypeBody::Object(_) => None,
    });
    let fields = field_lists(catalog).flatten().filter_map(|field| words(&field.ty));
    let attributes = catalog.attributes.iter().filter_map(|attribute| words(&attribute.ty));
    shared.chain(fields).chain(attributes).collect()
}

/// The fields of every error and every object type.
pub(super) fn field_lists<'a, 'c>(catalog: &'a Resolved<'c>) -> impl Iterator<Item = &'a [Field<'c>]> {
    let in_types = catalog.types.iter().filter_map(|definition| match &definition.body {
        TypeBody::Object(fields) => Some(fields.as_slice()),
        TypeBody::Enumeration(_) => None,
    });
    catalog.errors.iter().map(|error| error.fields.as_slice()).chain(in_types)
}

/// The words of an enumeration written in place.
fn words<'c>(ty: &Type<'c>) -> Option<&'c [Text]> {
    match ty {
        Type::Enumeration(words) => Some(words),
        Type::List(item) | Type::Map(item) => words(item),
        Type::Builtin(_) | Type::Named(_) | Type::Unknown => None,
    }
}

/// Finds names that differ as written and not as identifiers; a name is reported for one language.
pub(super) struct Collisions<'f> {
    findings: &'f mut Findings,
    reported: BTreeSet<Span>,
}

impl Collisions<'_> {
    /// Looks at names that stand beside each other.
    fn find(&mut self, languages: &[Naming], names: &Names, help: &str) {
        for (language, naming) in languages {
            let mut taken: BTreeMap<String, &(String, Span)> = BTreeMap::new();
            for entry in names {
                let identifier = naming(&entry.0);
                match taken.get(&identifier) {
                    Some(first) => self.report(language, &identifier, [first, entry], help),
                    None => _ = taken.insert(identifier, entry),
                }
            }
        }
    }

    pub(super) fn report(
        &mut self,
        language: &str,
        identifier: &str,
        names: [&(String, Span); 2],
        help: &str,
    ) {
        let [(first, first_span), (second, span)] = names;
        if self.reported.insert(*span) {
            let message = if first == second {
                format!("two names `{first}` become one `{identifier}` in {language}")
            } else {
                format!("`{first}` and `{second}` both become `{identifier}` in {language}")
            };
            let diagnostic = Diagnostic::error("identifier-collision", message, *span);
            self.findings.push(diagnostic.also(*first_span, "the other one").help(help));
        }
    }
}

pub(super) fn file_name_collision(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut taken: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for error in catalog.public_errors() {
        let file = names::file_stem(error.page()).to_ascii_lowercase();
        match taken.get(&file) {
            // One code twice is another rule's business.
            Some((other, _)) if *other == error.page() => {}
            Some((other, first)) => {
                let message = format!("the pages of `{other}` and `{}` differ only in case", error.page());
                let diagnostic = Diagnostic::error("file-name-collision", message, error.code_span);
                let help = "give one of them another code: many disks take both names for one";
                findings.push(diagnostic.also(*first, "the other one").help(help));
            }
            None => _ = taken.insert(file, (error.page(), error.code_span)),
        }
    }
}

/// The longest name of a crate that registries take.
const MAX_API_NAME: usize = 64;

pub(super) fn name_too_long(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut refuse = |what: &str, most: usize, span: Span| {
        let message = format!("the {what} is too long for the name of a file");
        let diagnostic = Diagnostic::error("name-too-long", message, span);
        findings.push(diagnostic.help(format!("shorten it to {most} characters")));
    };
    for error in &catalog.errors {
        let is_long = |text: &str| names::file_stem(text).len() > names::MAX_FILE_STEM;
        if is_long(error.page()) {
            refuse("code", names::MAX_FILE_STEM, error.code_span);
        } else if is_long(&error.name().text) {
            refuse("name", names::MAX_FILE_STEM, error.name().span);
        }
    }
    let api = &catalog.written.api.name;
    if api.text.len() > MAX_API_NAME {
        refuse("API's name", MAX_API_NAME, api.span);
    }
    let named = catalog.categories.iter().map(|category| category.name);
    let named = named.chain(catalog.operations.iter().map(|operation| operation.name));
    for name in named.filter(|name| names::file_stem(&name.text).len() > names::MAX_FILE_STEM) {
        refuse("name", names::MAX_FILE_STEM, name.span);
    }
}

pub(super) fn reserved_name(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut refuse = |name: &Text, why: String, help: &str| {
        let message = format!("the name `{}` is reserved: {why}", name.text);
        findings.push(Diagnostic::error("reserved-name", message, name.span).help(help));
    };
    for (name, _) in
        catalog.written.types.iter().filter(|(name, _)| model::Type::of_word(&name.text).is_some())
    {
        refuse(name, "it is a built-in type".to_owned(), "rename the type");
    }
    for (name, _) in catalog.written.retry.iter().filter(|(name, _)| name.text == "never") {
        refuse(name, "the policy is built in".to_owned(), "rename the policy, or leave it out");
    }
    if let Some(base) = catalog.written.api.error_type.as_ref().filter(|base| is_root_type(base)) {
        refuse(base, "every generated crate has a type of that name".to_owned(), "choose another name");
    } else if let Some(base) =
        catalog.written.api.error_type.as_ref().filter(|base| python::hides(&base.text))
    {
        refuse(
            base,
            "Python, or a generated package, has a class of that name".to_owned(),
            "choose another name",
        );
    }
    for word in word_lists(catalog).into_iter().flatten() {
        if rust::RESERVED_VARIANTS.contains(&rust::type_name(&word.text).as_str()) {
            refuse(word, "it stands for words that are not known yet".to_owned(), "reword it");
        }
    }
    let base = catalog.written.api.error_type.as_ref().map_or("ApiError", |base| base.text.as_str());
    for error in &catalog.errors {
        if python::class_name(&error.name().text) == base {
            let why = format!("the base type that clients catch is `{base}`");
            refuse(error.name(), why, "set `name` on the error, or `api.error_type`");
        }
    }
    exports::reserved(catalog, findings);
}

fn is_root_type(name: &Text) -> bool {
    rust::ROOT_TYPES.contains(&name.text.as_str())
}

pub(super) fn reserved_field_name(catalog: &Resolved<'_>, findings: &mut Findings) {
    for field in field_lists(catalog).flatten() {
        let has_setter = field.optional && !field.internal;
        let in_rust = has_setter && rust::RESERVED_OPTIONAL_FIELDS.contains(&field.name.text.as_str());
        if in_rust || typescript::RESERVED_FIELDS.contains(&field.name.text.as_str()) {
            let message = format!("a field named `{}` clashes with a generated member", field.name.text);
            findings.push(
                Diagnostic::error("reserved-field-name", message, field.name.span).help("rename the field"),
            );
        }
    }
}

pub(super) fn duplicate_target_path(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    for (_, path) in catalog.written.targets.iter().flatten() {
        let mut parts: Vec<&str> = path.text.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
        if parts.first() == Some(&"generated") {
            // The output folder's name, which may be left out.
            parts.remove(0);
        }
        let Some(first) = taken.insert(parts.join("/").to_ascii_lowercase(), path.span) else { continue };
        let message = format!("two outputs go to `{}`", path.text);
        let diagnostic = Diagnostic::error("duplicate-target-path", message, path.span);
        findings.push(diagnostic.also(first, "the other one").help("give each output a place of its own"));
    }
}
