//! Turns programs and a catalog into what the programs do with its codes: raise them, name them, and what they
//! shouldn't.

mod literals;
mod loose;
mod names;
mod raised;
mod rules;
mod rust;
mod tokens;

pub use rules::RULES;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ErrorId, Model, Retired};
use crate::nearest::nearest;
use crate::span::{FileId, Source, Sources, Span};
use literals::Literal;
use names::Names;
use rust::RustFile;
use tokens::{Kind, Language, Token};

/// What programs do with the codes of a catalog.
#[derive(Clone, Debug)]
pub struct Usage {
    /// What they shouldn't, and what they don't, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The catalog's files, then the programs'.
    pub sources: Sources,
    /// How many errors are raised.
    pub raised: usize,
}

/// One program that was read.
struct Program {
    file: FileId,
    rust: RustFile,
    /// Errors that are given as a string, or raised by name in another language.
    raised: Vec<ErrorId>,
}

/// Looks for a catalog's codes in programs. `catalog` are the files that the model was compiled from.
pub fn usage(model: &Model, catalog: &Sources, programs: Vec<Source>) -> Usage {
    let names = Names::new(model);
    let mut sources = catalog.clone();
    let mut diagnostics = Diagnostics::default();
    let programs: Vec<Program> = programs
        .into_iter()
        .map(|source| {
            let file = sources.push(source);
            Reader { model, names: &names, file, diagnostics: &mut diagnostics }
                .read(&sources.get(file).text, &sources.get(file).path)
        })
        .collect();
    let raised = raised::compare(model, &names, catalog, &programs, &mut diagnostics);
    Usage { diagnostics: diagnostics.into_sorted(), sources, raised }
}

/// Reads one program.
struct Reader<'r> {
    model: &'r Model,
    names: &'r Names<'r>,
    file: FileId,
    diagnostics: &'r mut Diagnostics,
}

impl Reader<'_> {
    fn read(mut self, text: &str, path: &str) -> Program {
        let language = language(path);
        let tokens = tokens::tokens(text, language);
        let rust = if language == Language::Rust { self.rust(text) } else { RustFile::default() };
        let mut raised = Vec::new();
        let is_tested = |bytes: &Range<usize>| rust.tests.iter().any(|test| test.contains(&bytes.start));
        for literal in literals::literals(&tokens).into_iter().filter(|literal| !is_tested(&literal.bytes)) {
            match self.names.by_code.get(literal.text) {
                Some(id) => {
                    raised.extend(literal.is_given.then_some(*id));
                    self.deprecated(*id, &literal.bytes);
                }
                None => self.unknown(&literal),
            }
        }
        if language == Language::Python {
            let raises = tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word("raise"));
            raised
                .extend(raises.filter_map(|(at, _)| self.names.by_class.get(last_name(&tokens[at + 1..])?)));
        }
        let mut seen = BTreeSet::new();
        for (id, bytes) in &rust.mentions {
            if !is_tested(bytes) && seen.insert((bytes.start, *id)) {
                self.deprecated(*id, bytes);
            }
        }
        Program { file: self.file, rust, raised }
    }

    fn rust(&mut self, text: &str) -> RustFile {
        let read = rust::read(text, self.names);
        if read.is_none() {
            let problem =
                Diagnostic::warning("unread-source", "this is no Rust that can be read", self.span(&(0..0)));
            self.diagnostics.push(problem.help("see what the compiler says of it"));
        }
        read.unwrap_or_default()
    }

    fn span(&self, bytes: &Range<usize>) -> Span {
        span(self.file, bytes)
    }

    fn unknown(&mut self, literal: &Literal<'_>) {
        let span = self.span(&literal.bytes);
        if let Some(retired) = self.model.retired.iter().find(|retired| retired.code == literal.text) {
            self.diagnostics.push(self.retired(retired, span));
        } else if self.names.looks_like_a_code(literal.text) {
            let help = match nearest(literal.text, self.names.by_code.keys().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add the error to the catalog, or take a code that is in it".to_owned(),
            };
            let message = format!("no error of the catalog has the code `{}`", literal.text);
            self.diagnostics.push(Diagnostic::error("unknown-code-used", message, span).help(help));
        }
    }

    fn retired(&self, retired: &Retired, span: Span) -> Diagnostic {
        let help = match retired.replaced_by {
            Some(id) => format!("`{}` took its place", self.model[id].key),
            None => "no server sends it any more: remove what waits for it".to_owned(),
        };
        Diagnostic::error("retired-code-used", format!("the code `{}` is retired", retired.code), span)
            .help(help)
    }

    fn deprecated(&mut self, id: ErrorId, bytes: &Range<usize>) {
        let error = &self.model[id];
        let Some(deprecated) = &error.deprecated else { return };
        let help = match deprecated.replaced_by {
            Some(id) => format!("use `{}`", self.model[id].key),
            None => "see what the catalog says in its place".to_owned(),
        };
        let message = format!("`{}` is deprecated", error.key);
        self.diagnostics
            .push(Diagnostic::warning("deprecated-code-used", message, self.span(bytes)).help(help));
    }
}

/// The last name of a path such as `errors.TooManyError`.
fn last_name<'t>(tokens: &[Token<'t>]) -> Option<&'t str> {
    match tokens {
        [Token { kind: Kind::Word(_), .. }, Token { kind: Kind::Mark("."), .. }, rest @ ..] => {
            last_name(rest)
        }
        [Token { kind: Kind::Word(name), .. }, ..] => Some(name),
        _ => None,
    }
}

fn span(file: FileId, bytes: &Range<usize>) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { file, start: offset(bytes.start), end: offset(bytes.end) }
}

fn language(path: &str) -> Language {
    match path.rsplit('.').next().unwrap_or_default() {
        "rs" => Language::Rust,
        "py" | "pyi" => Language::Python,
        "ts" | "tsx" | "mts" | "cts" | "js" | "jsx" | "mjs" | "cjs" => Language::Script,
        _ => Language::Other,
    }
}
