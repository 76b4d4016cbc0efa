//! One page in its parts, so that a site can arrange them, and as Markdown.

use super::writer::Writer;
use crate::model::ErrorId;
use crate::output::{OutputFile, Snippet};

/// A page of the reference. All texts are finished Markdown; links to other pages are relative paths of files.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it lies, relative to the folder of the docs.
    pub path: String,
    /// What it is about.
    pub about: About,
    /// The heading.
    pub title: String,
    /// What a reader has to know first; may be empty.
    pub lead: String,
    /// What matters most, in a few words: a label, and its value.
    pub facts: Vec<(&'static str, String)>,
    /// Links to what is on it, or beside it.
    pub contents: Vec<String>,
    /// The rest, in order.
    pub sections: Vec<Section>,
    /// The way back, or who made the page; may be empty.
    pub end: String,
}

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The catalog.
    Index,
    /// A part of what the index is about.
    Part,
    /// Some of the codes of a catalog that is too large for one list.
    Codes,
    /// One error.
    Error(ErrorId),
    /// A code that is no more: the index into [`Model::retired`](crate::model::Model::retired).
    Retired(usize),
}

/// A part of a page under a heading.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What it is, where that matters to how it is shown.
    pub role: Role,
    /// The name it can be linked to under, where it has one.
    pub anchor: Option<String>,
    /// What it shows.
    pub text: String,
    /// The code that the text has in blocks, in the same order.
    pub snippets: Vec<Snippet>,
    /// There was nothing to show, and the text says so.
    pub is_empty: bool,
}

/// What a section is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// What to do about an error.
    Solution,
    /// Its message, which is among the facts too.
    Message,
    /// When to try again.
    Retry,
    /// A block of code for each language, `LANGUAGE:` before it: [`Section::snippets`].
    Handling,
    /// Which versions brought and changed it.
    History,
    /// Anything else.
    #[default]
    Other,
}

impl Page {
    /// A page with a heading, and nothing else yet.
    pub fn new(path: impl Into<String>, about: About, title: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            about,
            title: title.into(),
            lead: String::new(),
            facts: Vec::new(),
            contents: Vec::new(),
            sections: Vec::new(),
            end: String::new(),
        }
    }

    /// What the page is called: a part of the catalog by its own heading. Finished Markdown.
    pub fn name(&self) -> &str {
        let part = self.sections.first().filter(|_| self.about == About::Part);
        part.map_or(&self.title, |part| &part.heading)
    }

    /// The page as a file.
    pub fn to_file(&self) -> OutputFile {
        let mut page = Writer::default();
        page.heading(1, &self.title);
        page.block(&self.lead);
        page.list(self.facts.iter().map(|(label, value)| format!("**{label}:** {value}")));
        if !self.contents.is_empty() {
            page.block("Contents:");
            page.list(self.contents.iter().cloned());
        }
        for section in &self.sections {
            match &section.anchor {
                Some(anchor) => page.anchored(2, &section.heading, anchor),
                None if section.heading.is_empty() => {}
                None => page.heading(2, &section.heading),
            }
            page.block(&section.text);
        }
        page.block(&self.end);
        OutputFile { path: self.path.clone(), text: page.finish() }
    }
}
