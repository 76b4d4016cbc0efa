//! Turns the catalog into its index: what a reader needs before, and beside, the page of one code.

mod errors;
mod operations;
mod reading;
mod retired;
mod retry;
mod statuses;
mod types;

use super::escape;
use super::page::{About, Page, Section};
use super::prose;
use super::site::{Here, INDEX, Site, anchor};
use super::writer::Writer;

/// A part of the catalog; it is left out when there is nothing to show.
struct Part {
    heading: &'static str,
    /// The name it can be linked to under, and that of its page.
    name: &'static str,
    /// The kinds of anchors that are in it.
    kinds: &'static [&'static str],
    place: Place,
    show: fn(Here<'_>) -> Writer,
}

/// Where a part stands.
enum Place {
    /// On the index.
    Index,
    /// On the index, but on a page of its own in a large catalog.
    IndexWhileSmall,
    /// On the index, unless there are many pages.
    IndexOfAll,
}

impl Part {
    const fn new(heading: &'static str, name: &'static str, show: fn(Here<'_>) -> Writer) -> Self {
        Self { heading, name, kinds: &[], place: Place::IndexOfAll, show }
    }

    const fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    const fn with(self, kinds: &'static [&'static str]) -> Self {
        Self { kinds, ..self }
    }

    fn has_own_page(&self, site: &Site<'_>) -> bool {
        match self.place {
            Place::Index => false,
            Place::IndexWhileSmall => site.large || site.has_many_pages(),
            Place::IndexOfAll => site.has_many_pages(),
        }
    }
}

const PARTS: &[Part] = &[
    Part::new("Reading an error", "reading", reading::section),
    Part::new("Statuses", "statuses", statuses::section).with(&["status"]),
    Part::new("Errors", "errors", errors::section).with(&["category"]).at(Place::Index),
    Part::new("Operations", "operations", operations::section)
        .with(&["operation"])
        .at(Place::IndexWhileSmall),
    Part::new("Retrying", "retrying", retry::section).with(&["policy"]),
    Part::new("Types", "types", types::section).with(&["type"]).at(Place::IndexWhileSmall),
    Part::new("Deprecated and retired codes", "retired", retired::section).at(Place::IndexWhileSmall),
    Part::new("Guides", "guides", guides).with(&["guide"]),
    Part::new("Support", "support", support),
];

/// The file with the anchors of a kind, or with the part that a name of the kind `docs` names.
pub(super) fn file_of(site: &Site<'_>, kind: &str, name: &str) -> String {
    let is_it = |part: &&Part| if kind == "docs" { part.name == name } else { part.kinds.contains(&kind) };
    let part = PARTS.iter().find(is_it).filter(|part| part.has_own_page(site));
    part.map_or_else(|| INDEX.to_owned(), file)
}

fn file(part: &Part) -> String {
    format!("{}.md", part.name)
}

/// The index, and the pages beside it.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let mut pages = vec![index(site.index())];
    if site.large {
        pages.extend(errors::lists(site));
    }
    pages.extend(PARTS.iter().filter(|part| part.has_own_page(site)).filter_map(|part| own(part, site)));
    if site.has_many_pages() {
        pages.extend(retired::pages(site));
    }
    pages
}

fn index(here: Here<'_>) -> Page {
    let api = &here.model().api;
    let parts = PARTS.iter().map(|part| (part, (part.show)(here)));
    let parts: Vec<_> = parts.filter(|(_, shown)| !shown.is_empty()).collect();
    let contents = parts.iter().map(|(part, _)| here.anchor_link(part.heading, "docs", part.name)).collect();
    let parts = parts.into_iter().filter(|(part, _)| !part.has_own_page(here.site));
    Page {
        lead: api.description.as_ref().map(|text| prose::blocks(text, here, 1)).unwrap_or_default(),
        facts: facts(here),
        contents,
        sections: parts.map(|(part, shown)| section(part, shown)).collect(),
        end: "These pages are generated from the error catalog. Edit the catalog, not the pages.".to_owned(),
        ..Page::new(INDEX, About::Index, title(here))
    }
}

fn title(here: Here<'_>) -> String {
    format!("{}: errors", escape::inline(&here.model().api.title))
}

fn section(part: &Part, shown: Writer) -> Section {
    let heading = part.heading.to_owned();
    Section {
        heading,
        anchor: Some(anchor("docs", part.name)),
        is_empty: shown.is_empty(),
        text: shown.part(),
        ..Section::default()
    }
}

/// The page of a part that has one.
fn own(part: &Part, site: &Site<'_>) -> Option<Page> {
    let here = site.part(part.name);
    let section = section(part, (part.show)(here));
    (!section.is_empty).then(|| Page {
        lead: format!("[All errors]({INDEX})"),
        sections: vec![section],
        ..Page::new(file(part), About::Part, title(here))
    })
}

fn facts(here: Here<'_>) -> Vec<(&'static str, String)> {
    let api = &here.model().api;
    let facts = [
        ("Version", Some(escape::inline(&api.version))),
        ("Base URL", api.base_url.as_deref().map(escape::code)),
        ("Updated", api.updated.as_deref().map(escape::inline)),
        ("Codes", Some(here.model().public_errors().count().to_string())),
        ("Language of the texts", Some(escape::inline(&api.locale))),
    ];
    facts.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
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
