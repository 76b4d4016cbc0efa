//! Codes: each error has one that no other has or had.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::names;
use crate::resolve::Resolved;
use crate::span::Span;

use super::Findings;

pub(super) fn empty_catalog(catalog: &Resolved<'_>, findings: &mut Findings) {
    if catalog.errors.is_empty() && !catalog.written.refused.contains(&"errors") {
        let diagnostic =
            Diagnostic::error("empty-catalog", "the catalog has no errors", catalog.section("errors"));
        findings.push(diagnostic.help("describe an error under `errors`"));
    }
}

pub(super) fn duplicate_code(catalog: &Resolved<'_>, findings: &mut Findings) {
    let mut texts: BTreeMap<&str, Span> = BTreeMap::new();
    let mut numbers: BTreeMap<i64, Span> = BTreeMap::new();
    for error in &catalog.errors {
        let Some(code) = &error.code else { continue };
        let same_text = texts.get(code.text.as_str()).copied();
        let same_number = code.number.and_then(|number| numbers.get(&number).copied());
        if let Some(first) = same_text.or(same_number) {
            let message = format!("the code `{}` is taken", code.text);
            let diagnostic = Diagnostic::error("duplicate-code", message, error.code_span);
            findings
                .push(diagnostic.also(first, "first used here").help("give one of the errors another code"));
        }
        texts.entry(&code.text).or_insert(error.code_span);
        code.number.into_iter().for_each(|number| _ = numbers.entry(number).or_insert(error.code_span));
    }
}

pub(super) fn retired_code_in_use(catalog: &Resolved<'_>, findings: &mut Findings) {
    let retired: BTreeMap<&str, Span> =
        catalog.retired.iter().map(|retired| (retired.code.text.as_str(), retired.code.span)).collect();
    for error in &catalog.errors {
        let Some(code) = &error.code else { continue };
        if let Some(retired) = retired.get(code.text.as_str()) {
            let message = format!("the code `{}` is retired", code.text);
            let diagnostic = Diagnostic::error("retired-code-in-use", message, error.code_span);
            let diagnostic = diagnostic.also(*retired, "retired here");
            findings
                .push(diagnostic.help("give the error a new code: old clients still know the old meaning"));
        }
    }
}

/// Names are compared as the languages make identifiers of them.
pub(super) fn retired_name_in_use(catalog: &Resolved<'_>, findings: &mut Findings) {
    let listed = catalog.written.retired_names.iter().map(|name| (name, false));
    let of_codes = catalog.retired.iter().filter(|retired| catalog.retires_name(retired));
    let retired: BTreeMap<_, _> = listed
        .chain(of_codes.map(|retired| (retired.code, true)))
        .flat_map(|(name, is_code)| names::of_error(&name.text).map(|made| (made, (name, is_code))))
        .collect();
    for error in catalog.errors.iter().filter(|_| !retired.is_empty()) {
        let made = names::of_error(&error.name().text);
        let met = made.into_iter().find_map(|made| Some((*retired.get(&made)?, made)));
        // One whose code is retired as well is told by that.
        let is_told = |name: &str| error.code.as_ref().is_some_and(|code| code.text == name);
        let met = met.filter(|((name, is_code), _)| !is_code || !is_told(&name.text));
        let Some(((first, is_code), (language, identifier))) = met else { continue };
        let name = error.name();
        let message = format!("the name `{}` is retired: it makes `{identifier}` in {language}", name.text);
        let diagnostic = Diagnostic::error("retired-name-in-use", message, name.span);
        let same = format!(", or say `replaced_by: {}` if it is the one that had the code", error.key.text);
        let help = format!("set another `name` on the error{}", if is_code { &same } else { "" });
        findings.push(diagnostic.also(first.span, "retired here").help(help));
    }
}

pub(super) fn too_many(catalog: &Resolved<'_>, findings: &mut Findings) {
    let errors = catalog.written.errors.iter().map(|(key, _)| key.span);
    let policies = catalog.written.retry.iter().map(|(key, _)| key.span);
    let categories = catalog.written.categories.iter().map(|(key, _)| key.span);
    limit("errors", usize::from(u16::MAX), errors, findings);
    // Two more are built in: `never`, and the defaults.
    limit("retry policies", usize::from(u8::MAX) - 1, policies, findings);
    limit("categories", usize::from(u16::MAX), categories, findings);
    for error in &catalog.errors {
        limit("fields", usize::from(u16::MAX), error.fields.iter().map(|field| field.name.span), findings);
    }
}

fn limit(what: &str, most: usize, mut places: impl Iterator<Item = Span>, findings: &mut Findings) {
    if let Some(first_over) = places.nth(most) {
        let message = format!("more than {most} {what}");
        findings.push(Diagnostic::error("too-many", message, first_over).help("split the catalog"));
    }
}
