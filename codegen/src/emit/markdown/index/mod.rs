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
use super::site::{Here, Site, anchor};
use super::writer::Writer;
use crate::output::OutputFile;

/// A part of the index; it is left out when there is nothing to show.
struct Section {
    heading: &'static str,
    /// The name it can be linked to under.
    name: &'static str,
    show: fn(Here<'_>) -> Writer,
}

const SECTIONS: &[Section] = &[
    Section { heading: "Reading an error", name: "reading", show: reading::section },
    Section { heading: "Statuses", name: "statuses", show: statuses::section },
    Section { heading: "Errors", name: "errors", show: errors::section },
    Section { heading: "Operations", name: "operations", show: operations::section },
    Section { heading: "Retrying", name: "retrying", show: retry::section },
    Section { heading: "Types", name: "types", show: types::section },
    Section { heading: "Deprecated and retired codes", name: "retired", show: retired::section },
    Section { heading: "Guides", name: "guides", show: guides },
    Section { heading: "Support", name: "support", show: support },
];

/// The index and, for a large catalog, its lists.
pub(super) fn pages(site: &Site<'_>) -> Vec<OutputFile> {
    let mut pages = vec![OutputFile { path: "README.md".to_owned(), text: readme(site.index()) }];
    if site.large {
        pages.extend(errors::lists(site));
    }
    pages
}

fn readme(here: Here<'_>) -> String {
    let api = &here.model().api;
    let sections = SECTIONS.iter().map(|section| (section, (section.show)(here)));
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
        section.anchored(3, &escape::inline(&guide.title), &anchor("guide", &guide.title));
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
