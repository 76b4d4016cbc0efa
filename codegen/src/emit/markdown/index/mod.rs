//! Turns the catalog into its index: what a reader needs before, and beside, the page of one code.

mod errors;
mod operations;
mod reading;
mod retired;
mod retry;
mod statuses;
mod types;

use super::escape;
use super::prose;
use super::site::{Here, INDEX, OPERATIONS, RETIRED, Site, TYPES, anchor};
use super::writer::Writer;
use crate::output::OutputFile;

/// A part of the index; it is left out when there is nothing to show.
struct Section {
    heading: &'static str,
    /// The name it can be linked to under.
    name: &'static str,
    /// Its own page in a large catalog.
    part: Option<&'static str>,
    show: fn(Here<'_>) -> Writer,
}

impl Section {
    const fn new(heading: &'static str, name: &'static str, show: fn(Here<'_>) -> Writer) -> Self {
        Self { heading, name, part: None, show }
    }

    const fn parted(self, part: &'static str) -> Self {
        Self { part: Some(part), ..self }
    }
}

const SECTIONS: &[Section] = &[
    Section::new("Reading an error", "reading", reading::section),
    Section::new("Statuses", "statuses", statuses::section),
    Section::new("Errors", "errors", errors::section),
    Section::new("Operations", "operations", operations::section).parted(OPERATIONS),
    Section::new("Retrying", "retrying", retry::section),
    Section::new("Types", "types", types::section).parted(TYPES),
    Section::new("Deprecated and retired codes", "retired", retired::section).parted(RETIRED),
    Section::new("Guides", "guides", guides),
    Section::new("Support", "support", support),
];

/// The index and, for a large catalog, its parts and lists.
pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let mut pages = vec![OutputFile { path: INDEX.to_owned(), text: readme(site.index()) }];
    if site.large {
        pages.extend(errors::lists(site));
        pages.extend(SECTIONS.iter().filter_map(|section| part(section, site)));
    }
    pages
}

fn readme(here: Here<'_>) -> String {
    let api = &here.model().api;
    let sections = SECTIONS.iter().map(|section| (section, shown(section, here)));
    let sections: Vec<_> = sections.filter(|(_, shown)| !shown.is_empty()).collect();
    let mut page = Writer::default();
    page.heading(1, &format!("{}: errors", escape::inline(&api.title)));
    page.block(&api.description.as_ref().map(|text| prose::blocks(text, here, 1)).unwrap_or_default());
    page.list(facts(here));
    page.block("Contents:");
    page.list(sections.iter().map(|(section, _)| here.anchor_link(section.heading, "docs", section.name)));
    for (section, shown) in sections {
        page.anchored(2, section.heading, &anchor("docs", section.name));
        page.block(&shown.part());
    }
    page.block("These pages are generated from the error catalog. Edit the catalog, not the pages.");
    page.finish()
}

/// A section; of one with a page of its own, the link to it.
fn shown(section: &Section, here: Here<'_>) -> Writer {
    let shown = (section.show)(here);
    match section.part.filter(|_| here.site.large && !shown.is_empty()) {
        Some(part) => {
            let mut link = Writer::default();
            link.block(&format!("See [a page of their own]({part})."));
            link
        }
        None => shown,
    }
}

fn part(section: &Section, site: &Site<'_>) -> Option<OutputFile> {
    let path = section.part?;
    let here = site.part(path);
    let shown = (section.show)(here);
    let mut page = Writer::default();
    page.heading(1, &format!("{}: errors", escape::inline(&site.model.api.title)));
    page.block(&format!("[All errors]({})", here.path(INDEX)));
    page.heading(2, section.heading);
    let is_empty = shown.is_empty();
    page.block(&shown.part());
    (!is_empty).then(|| OutputFile { path: path.to_owned(), text: page.finish() })
}

fn facts(here: Here<'_>) -> Vec<String> {
    let api = &here.model().api;
    let mut facts = vec![format!("**Version:** {}", escape::inline(&api.version))];
    if let Some(url) = &api.base_url {
        facts.push(format!("**Base URL:** {}", escape::code(url)));
    }
    if let Some(updated) = &api.updated {
        facts.push(format!("**Updated:** {}", escape::inline(updated)));
    }
    facts.push(format!("**Codes:** {}", here.model().public_errors().count()));
    facts.push(format!("**Language of the texts:** {}", escape::inline(&api.locale)));
    facts
}

fn guides(here: Here<'_>) -> Writer {
    let mut section = Writer::default();
    for guide in &here.model().guides {
        section.anchored(3, &escape::heading(&guide.title), &anchor("guide", &guide.title));
        section.block(&prose::blocks(&guide.text, here, 3));
    }
    section
}

fn support(here: Here<'_>) -> Writer {
    let mut section = Writer::default();
    section.block(
        &here.model().api.support.as_ref().map(|text| prose::blocks(text, here, 2)).unwrap_or_default(),
    );
    section
}
