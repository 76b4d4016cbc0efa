//! Compares what programs raise with what the catalog lists: errors that nobody raises, and errors that an operation
//! doesn't list.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::rust::{Function, Raise, Returns};
use super::{Program, span};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ErrorId, Model};
use crate::span::Sources;
use crate::syntax::Outline;

/// A function and the program that it is in.
type Place = (usize, usize);

/// How many errors are raised.
pub(super) fn compare(
    model: &Model,
    names: &Names<'_>,
    catalog: &Sources,
    programs: &[Program],
    diagnostics: &mut Diagnostics,
) -> usize {
    let raises = programs.iter().flat_map(|program| program.rust.raises.iter().map(|raise| raise.error));
    let raised: BTreeSet<ErrorId> =
        programs.iter().flat_map(|program| &program.raised).copied().chain(raises).collect();
    if !raised.is_empty() {
        unraised(model, catalog, &raised, diagnostics);
    }
    Handlers { model, names, programs }.compare(diagnostics);
    raised.len()
}

fn unraised(model: &Model, catalog: &Sources, raised: &BTreeSet<ErrorId>, diagnostics: &mut Diagnostics) {
    let outline = Outline::of(catalog);
    let by_roles: BTreeSet<ErrorId> = model.roles.iter().map(|(_, id)| *id).collect();
    let is_raised = |id: ErrorId| {
        let as_internal =
            model.wire.internal_as == Some(id) && model.internal_errors().any(|(id, _)| raised.contains(&id));
        raised.contains(&id) || by_roles.contains(&id) || as_internal
    };
    for (error, id) in model.errors.iter().zip((0..).map(ErrorId)) {
        if is_raised(id) || error.deprecated.is_some() {
            continue;
        }
        let (place, _) = outline.place(&["errors".to_owned(), error.key.clone()]);
        let message = format!("nothing that was read raises `{}`", error.key);
        let problem = Diagnostic::warning("unraised-code", message, place);
        diagnostics.push(problem.help("raise it, retire its code, or name the folder where it is raised"));
    }
}

/// The functions of all programs, and which of them handle operations.
struct Handlers<'h> {
    model: &'h Model,
    names: &'h Names<'h>,
    programs: &'h [Program],
}

impl Handlers<'_> {
    fn compare(&self, diagnostics: &mut Diagnostics) {
        let by_name = self.by_name();
        let mut told = BTreeSet::new();
        for place in self.places() {
            let Some(operation) = self.operation(self.function(place)) else { continue };
            for reached in self.reached(place, &by_name) {
                for raise in self.raises(reached) {
                    if !self.is_declared(operation, raise.error)
                        && told.insert((operation, reached, raise.bytes.start))
                    {
                        diagnostics.push(self.problem(operation, place, reached, raise));
                    }
                }
            }
        }
    }

    fn places(&self) -> impl Iterator<Item = Place> {
        let of_program = |(index, program): (usize, &Program)| {
            (0..program.rust.functions.len()).map(move |function| (index, function))
        };
        self.programs.iter().enumerate().flat_map(of_program)
    }

    fn function(&self, (program, function): Place) -> &Function {
        &self.programs[program].rust.functions[function]
    }

    fn raises(&self, (program, function): Place) -> impl Iterator<Item = &Raise> {
        self.programs[program].rust.raises.iter().filter(move |raise| raise.function == Some(function))
    }

    /// Functions whose name no other has.
    fn by_name(&self) -> BTreeMap<&str, Option<Place>> {
        let mut by_name: BTreeMap<&str, Option<Place>> = BTreeMap::new();
        for place in self.places() {
            let name = self.function(place).name.as_str();
            by_name.entry(name).and_modify(|place| *place = None).or_insert(Some(place));
        }
        by_name
    }

    /// The operation that a function handles.
    fn operation(&self, function: &Function) -> Option<usize> {
        match function.returns {
            Returns::Operation(operation) => Some(operation),
            Returns::Any => self.names.by_function.get(&function.name).copied(),
            Returns::Other => None,
        }
    }

    /// The function itself, and what it calls that returns any error, and so on.
    fn reached(&self, start: Place, by_name: &BTreeMap<&str, Option<Place>>) -> BTreeSet<Place> {
        let (mut reached, mut next) = (BTreeSet::new(), vec![start]);
        while let Some(place) = next.pop() {
            if !reached.insert(place) {
                continue;
            }
            let called = self.function(place).calls.iter().filter_map(|name| *by_name.get(name.as_str())?);
            next.extend(called.filter(|place| {
                let function = self.function(*place);
                function.returns == Returns::Any && self.operation(function).is_none()
            }));
        }
        reached
    }

    /// What a server answers to any call is no operation's own.
    fn is_declared(&self, operation: usize, error: ErrorId) -> bool {
        let listed = &self.model.operations[operation].errors;
        listed.contains(&error) || self.model.roles.iter().any(|(_, id)| *id == error)
    }

    fn problem(&self, operation: usize, handler: Place, reached: Place, raise: &Raise) -> Diagnostic {
        let (operation, error) = (&self.model.operations[operation].name, &self.model[raise.error].key);
        let message = format!("the operation `{operation}` doesn't list `{error}`, which is raised for it");
        let problem =
            Diagnostic::error("undeclared-raise", message, span(self.programs[reached.0].file, &raise.bytes));
        let place = span(self.programs[handler.0].file, &self.function(handler).bytes);
        problem
            .also(place, "this handles it")
            .help(format!("add `{error}` to `errors` of `{operation}`, or raise another error"))
    }
}
