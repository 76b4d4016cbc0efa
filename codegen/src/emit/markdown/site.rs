//! Knows every page and anchor, so that no link leads nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use errcat_runtime::runtime::table::Tables;

use super::{escape, index};
use crate::model::{ErrorDef, ErrorId, Model, Retired};
use crate::names;
use crate::output::Snippet;
use crate::wire::Encoder;

/// More public codes than this, and the index links to lists instead of holding them.
const INDEX_HOLDS: usize = 500;

/// The first page.
pub(super) const INDEX: &str = "README.md";

/// The pages of one catalog.
pub(super) struct Site<'a> {
    pub(super) model: &'a Model,
    /// The runtime's own, so that a response is shown as a server sends it.
    pub(super) encoder: Encoder<'a>,
    /// The public errors' pages, by code and by key.
    by_name: BTreeMap<&'a str, ErrorId>,
    /// By operation, the public errors that the call can answer with.
    pub(super) answers: Vec<BTreeSet<ErrorId>>,
    /// The index would be too long for a reader, or for a page on GitHub.
    pub(super) large: bool,
    pub(super) layout: Layout<'a>,
    /// The files of the pages about codes that are no more.
    pub(super) retired: Vec<String>,
}

/// How much stands on the index, and how much on pages of its own.
#[derive(Clone, Copy)]
pub(super) enum Layout<'a> {
    /// All of it on the index, as long as that isn't too long.
    OneIndex,
    /// A page for each part of the index and each retired code, and code that handles each error.
    ManyPages(&'a Snippets<'a>),
}

/// What makes the code that handles an error.
pub(super) type Snippets<'a> = dyn Fn(ErrorId) -> Vec<Snippet> + Sync + 'a;

/// The page that is being written: links are relative to it.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) site: &'a Site<'a>,
    place: Place,
}

/// Where a page lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Index,
    /// A part of the catalog beside the index, by its name.
    Part(&'static str),
    Error(ErrorId),
    /// Below the index, in a folder.
    Below,
}

impl<'a> Site<'a> {
    pub(super) fn new(model: &'a Model, tables: &'a Tables<'a>, layout: Layout<'a>) -> Self {
        let mut by_name = BTreeMap::new();
        for (id, error) in model.public_errors() {
            by_name.entry(error.key.as_str()).or_insert(id);
        }
        for (id, error) in model.public_errors() {
            by_name.extend(error.code.as_ref().map(|code| (code.text.as_str(), id)));
        }
        let answers = model.operations.iter().map(|operation| model.answers(operation)).collect();
        Self {
            model,
            encoder: Encoder::new(model, tables),
            by_name,
            answers,
            large: model.public_errors().count() > INDEX_HOLDS,
            layout,
            retired: retired_files(model),
        }
    }

    pub(super) fn index(&'a self) -> Here<'a> {
        Here { site: self, place: Place::Index }
    }

    pub(super) fn part(&'a self, name: &'static str) -> Here<'a> {
        Here { site: self, place: Place::Part(name) }
    }

    pub(super) fn error(&'a self, id: ErrorId) -> Here<'a> {
        Here { site: self, place: Place::Error(id) }
    }

    pub(super) fn below(&'a self) -> Here<'a> {
        Here { site: self, place: Place::Below }
    }

    /// Whether there are pages of retired codes, and code that handles errors.
    pub(super) fn has_many_pages(&self) -> bool {
        matches!(self.layout, Layout::ManyPages(_))
    }
}

impl<'a> Here<'a> {
    pub(super) fn model(&self) -> &'a Model {
        self.site.model
    }

    /// A link to an error's page, its code the text; on that page itself only the code.
    pub(super) fn code_link(&self, id: ErrorId) -> String {
        let label = code_label(&self.model()[id]);
        if self.place == Place::Error(id) { label } else { format!("[{label}]({})", self.error_path(id)) }
    }

    /// A link to a place that [`anchor`] names, in the index or a part of it.
    pub(super) fn anchor_link(&self, label: &str, kind: &str, name: &str) -> String {
        let file = index::file_of(self.site, kind, name);
        let label = if label.is_empty() { "(untitled)" } else { label };
        format!("[{label}]({}#{})", self.path(&file), anchor(kind, name))
    }

    /// The page of the error that a text names exactly, but for the page that is being written.
    pub(super) fn mention(&self, name: &str) -> Option<String> {
        let id = *self.site.by_name.get(name)?;
        (self.place != Place::Error(id)).then(|| self.error_path(id))
    }

    /// The target for a link of the catalog's own: a web page, mail, or a page of this site.
    pub(super) fn resolve(&self, target: &str) -> Option<String> {
        escape::target(target).or_else(|| {
            let name = target.strip_prefix("./").unwrap_or(target).trim_start_matches("../");
            let name = name.strip_prefix("errors/").unwrap_or(name);
            let page = name.strip_suffix(".md")?;
            let index = || (self.place != Place::Index).then(|| self.path(INDEX));
            if page == "README" { index() } else { self.mention(page) }
        })
    }

    /// The way from this page to one of the site's files; empty for the page itself.
    pub(super) fn path(&self, file: &str) -> String {
        match self.place {
            Place::Index if file == INDEX => String::new(),
            Place::Part(part) if file.strip_suffix(".md") == Some(part) => String::new(),
            Place::Index | Place::Part(_) => file.to_owned(),
            Place::Error(_) | Place::Below => format!("../{file}"),
        }
    }

    /// The way back.
    pub(super) fn all_errors(&self) -> String {
        let all = format!("All errors of {}", escape::inline(&self.model().api.title));
        format!("[{}]({})", all.trim_end(), self.path(INDEX))
    }

    fn error_path(&self, id: ErrorId) -> String {
        let file = format!("{}.md", stem(&self.model()[id]));
        if matches!(self.place, Place::Error(_)) { file } else { self.path(&format!("errors/{file}")) }
    }
}

/// The file of an error's page within the folder of pages.
pub(super) fn error_file(error: &ErrorDef) -> String {
    format!("errors/{}.md", stem(error))
}

/// The files of the pages about codes that are no more, each another than all others on a disk that ignores case.
fn retired_files(model: &Model) -> Vec<String> {
    let errors = model.public_errors().map(|(_, error)| error_file(error).to_lowercase());
    let mut taken: BTreeSet<String> = errors.collect();
    let file = |retired: &Retired| {
        let mut stem = names::file_stem(&retired.code);
        while !taken.insert(format!("errors/{stem}.md").to_lowercase()) {
            stem.push('~');
        }
        format!("errors/{stem}.md")
    };
    model.retired.iter().map(file).collect()
}

/// An error's code as code; its title where it has no code on the wire.
pub(super) fn code_label(error: &ErrorDef) -> String {
    match &error.code {
        Some(code) => escape::code(&code.text),
        None if error.title.trim().is_empty() => escape::code(&error.key),
        None => escape::inline(&error.title),
    }
}

/// The name of a place in a page. The dot keeps it apart from the names that renderers give to headings.
pub fn anchor(kind: &str, name: &str) -> String {
    let mut anchor = format!("{kind}.");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_".contains(&byte) {
            anchor.push(char::from(byte));
        } else if byte == b' ' {
            anchor.push('+');
        } else {
            _ = write!(anchor, ".{byte:02x}");
        }
    }
    anchor
}

fn stem(error: &ErrorDef) -> String {
    names::file_stem(error.label())
}
