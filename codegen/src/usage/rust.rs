//! Turns a Rust source into the errors that it raises and the functions that raise them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use proc_macro2::{Ident, extra};
use syn::visit::{self, Visit};

use super::loose::{self, Piece};
use super::names::Names;
use crate::model::ErrorId;

/// What a Rust source says.
#[derive(Default)]
pub(super) struct RustFile {
    pub(super) raises: Vec<Raise>,
    /// Errors that are named, to be raised or for any other reason.
    pub(super) mentions: Vec<(ErrorId, Range<usize>)>,
    pub(super) functions: Vec<Function>,
    /// The bytes of tests.
    pub(super) tests: Vec<Range<usize>>,
}

/// A place where an error is made.
pub(super) struct Raise {
    pub(super) error: ErrorId,
    pub(super) bytes: Range<usize>,
    /// The index of the function around it.
    pub(super) function: Option<usize>,
}

/// A function with a body.
pub(super) struct Function {
    pub(super) name: String,
    pub(super) bytes: Range<usize>,
    pub(super) returns: Returns,
    /// The last names of what it calls.
    pub(super) calls: BTreeSet<String>,
}

/// What a function fails with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Returns {
    /// The error of the operation with this index.
    Operation(usize),
    /// Any error of the API.
    Any,
    Other,
}

/// Reads a source; `None` if it isn't Rust.
pub(super) fn read(text: &str, names: &Names<'_>) -> Option<RustFile> {
    let file = syn::parse_file(text).ok();
    let read = file.map(|file| {
        let mut imports = Imports::default();
        imports.visit_file(&file);
        let mut reader = Reader { names, imports, found: RustFile::default(), function: None, quiet: 0 };
        reader.visit_file(&file);
        let skipped = skipped(text);
        reader.found.shifted(skipped)
    });
    // Every place is a number by now.
    extra::invalidate_current_thread_spans();
    read
}

/// How many bytes stand before what is parsed: a byte order mark, and a line for the shell.
fn skipped(text: &str) -> usize {
    let inner = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_shebang = inner.starts_with("#!") && !inner[2..].trim_start().starts_with('[');
    let line = if is_shebang { inner.find('\n').unwrap_or(inner.len()) } else { 0 };
    text.len() - inner.len() + line
}

impl RustFile {
    fn shifted(mut self, by: usize) -> Self {
        let shift = |bytes: &mut Range<usize>| *bytes = bytes.start + by..bytes.end + by;
        self.raises.iter_mut().for_each(|raise| shift(&mut raise.bytes));
        self.mentions.iter_mut().for_each(|(_, bytes)| shift(bytes));
        self.functions.iter_mut().for_each(|function| shift(&mut function.bytes));
        self.tests.iter_mut().for_each(shift);
        self
    }
}

/// What names mean in a file: imports under their own names or others, and types of the file's own.
#[derive(Default)]
struct Imports {
    /// The name in the file → the name where it is from; `None` where that isn't the module of errors.
    names: BTreeMap<String, Option<String>>,
}

impl Imports {
    fn import(&mut self, tree: &syn::UseTree, in_errors: bool) {
        let original = |ident: &Ident| in_errors.then(|| ident.to_string());
        match tree {
            syn::UseTree::Path(path) => self.import(&path.tree, path.ident == "errors"),
            syn::UseTree::Name(name) => {
                self.names.insert(name.ident.to_string(), original(&name.ident));
            }
            syn::UseTree::Rename(rename) => {
                self.names.insert(rename.rename.to_string(), original(&rename.ident));
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, in_errors)),
            syn::UseTree::Glob(_) => {}
        }
    }

    fn own(&mut self, ident: &Ident) {
        self.names.insert(ident.to_string(), None);
    }
}

impl<'ast> Visit<'ast> for Imports {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, false);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.own(&item.ident);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.own(&item.ident);
    }
}

struct Reader<'n> {
    names: &'n Names<'n>,
    imports: Imports,
    found: RustFile,
    function: Option<usize>,
    /// Inside how many patterns, tests and assertions this is: nothing is raised there.
    quiet: usize,
}

impl Reader<'_> {
    /// The error that a segment of a path names.
    fn error(&self, segments: &[&Ident], at: usize) -> Option<ErrorId> {
        let name = segments[at].to_string();
        let name = match at.checked_sub(1).map(|before| segments[before].to_string()) {
            Some(module) if matches!(module.as_str(), "errors" | "Code" | "Kind") => name,
            Some(_) => return None,
            None => match self.imports.names.get(&name) {
                Some(imported) => imported.clone()?,
                None => name,
            },
        };
        self.names.by_type.get(&name).copied()
    }

    fn path(&mut self, path: &syn::Path, makes: bool) {
        let segments: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
        for at in 0..segments.len() {
            let Some(error) = self.error(&segments, at) else { continue };
            let bytes = segments[at].span().byte_range();
            self.found.mentions.push((error, bytes.clone()));
            let is_fact = at > 0 && matches!(segments[at - 1].to_string().as_str(), "Code" | "Kind");
            let is_made = match segments.get(at + 1) {
                Some(next) => *next == "new",
                None => makes,
            };
            if is_made && !is_fact && self.quiet == 0 {
                self.found.raises.push(Raise { error, bytes, function: self.function });
            }
        }
    }

    fn within(&mut self, attributes: &[syn::Attribute], inner: impl FnOnce(&mut Self)) {
        let quiet = usize::from(attributes.iter().any(is_test));
        self.quiet += quiet;
        inner(self);
        self.quiet -= quiet;
    }

    fn function(&mut self, signature: &syn::Signature, inner: impl FnOnce(&mut Self)) {
        let mut returns = ReturnType { names: self.names, returns: Returns::Other };
        returns.visit_return_type(&signature.output);
        let (name, bytes) = (signature.ident.to_string(), signature.ident.span().byte_range());
        let around = self.function.replace(self.found.functions.len());
        self.found.functions.push(Function { name, bytes, returns: returns.returns, calls: BTreeSet::new() });
        inner(self);
        self.function = around;
    }

    fn calls(&mut self, ident: &Ident) {
        if let Some(function) = self.function {
            self.found.functions[function].calls.insert(ident.to_string());
        }
    }

    fn test(&mut self, attributes: &[syn::Attribute], end: usize) {
        if let Some(attribute) = attributes.iter().find(|attribute| is_test(attribute)) {
            self.found.tests.push(attribute.pound_token.span.byte_range().start..end);
        }
    }
}

/// `#[test]`, `#[tokio::test]`, `#[cfg(test)]`.
fn is_test(attribute: &syn::Attribute) -> bool {
    let path = attribute.path();
    if path.is_ident("cfg") {
        return attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"));
    }
    path.segments.last().is_some_and(|last| last.ident == "test")
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, _: &'ast syn::ItemUse) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if let Some((brace, _)) = &item.content {
            self.test(&item.attrs, brace.span.close().byte_range().end);
        }
        self.within(&item.attrs, |reader| visit::visit_item_mod(reader, item));
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.test(&item.attrs, item.block.brace_token.span.close().byte_range().end);
        self.within(&item.attrs, |reader| {
            reader.function(&item.sig, |reader| visit::visit_item_fn(reader, item));
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.within(&item.attrs, |reader| {
            reader.function(&item.sig, |reader| visit::visit_impl_item_fn(reader, item));
        });
    }

    fn visit_pat(&mut self, pattern: &'ast syn::Pat) {
        self.quiet += 1;
        visit::visit_pat(self, pattern);
        self.quiet -= 1;
    }

    /// What is named as a type is not made.
    fn visit_type(&mut self, ty: &'ast syn::Type) {
        self.quiet += 1;
        visit::visit_type(self, ty);
        self.quiet -= 1;
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        self.path(&path.path, true);
    }

    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        self.path(&made.path, true);
        made.fields.iter().for_each(|field| self.visit_field_value(field));
        made.rest.iter().for_each(|rest| self.visit_expr(rest));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.path(path, false);
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(path) = &*call.func
            && let Some(last) = path.path.segments.last()
        {
            self.calls(&last.ident);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.calls(&call.method);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let name = called.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        let quiet = usize::from(name.contains("assert") || name == "matches");
        self.quiet += quiet;
        for piece in loose::pieces(called.tokens.clone()) {
            match piece {
                Piece::Statement(statement) => self.visit_stmt(&statement),
                Piece::Path(path) => self.path(&path, false),
            }
        }
        self.quiet -= quiet;
    }
}

/// Looks for an error of the catalog in a return type.
struct ReturnType<'n> {
    names: &'n Names<'n>,
    returns: Returns,
}

impl<'ast> Visit<'ast> for ReturnType<'_> {
    fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
        let name = segment.ident.to_string();
        if let Some(operation) = self.names.by_operation_error.get(&name) {
            self.returns = Returns::Operation(*operation);
        } else if self.names.any.contains(&name.as_str()) && self.returns == Returns::Other {
            self.returns = Returns::Any;
        }
        visit::visit_path_segment(self, segment);
    }
}
