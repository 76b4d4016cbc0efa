//! Lists the codes by category, in the index or, where there are too many, on pages of their own.

use super::super::error::template;
use super::super::page::{About, Page};
use super::super::site::{Site, anchor};
use super::super::writer::Writer;
use super::super::{escape, prose};
use crate::emit::markdown::site::Here;
use crate::model::{CategoryId, ErrorDef, ErrorId};

/// So many codes stand on one list of a large catalog.
const LIST_HOLDS: usize = 500;
/// So many links stand in a row before the rest is only counted, in a large catalog.
const LINKS_SHOWN: usize = 20;

/// Codes that belong together.
struct Group<'a> {
    category: Option<CategoryId>,
    errors: Vec<(ErrorId, &'a ErrorDef)>,
}

pub(super) fn section(here: Here<'_>) -> Writer {
    let mut section = Writer::default();
    let mut list = 0;
    for group in groups(here) {
        heading(&mut section, &group, here);
        if here.site.large {
            let pages = group.errors.chunks(LIST_HOLDS);
            section.list(pages.map(|errors| {
                list += 1;
                format!("[{}]({})", range(errors), list_file(list))
            }));
        } else {
            section.block(&table(&group.errors, here));
        }
    }
    section
}

/// The pages that hold the codes of a large catalog.
pub(super) fn lists(site: &Site<'_>) -> Vec<Page> {
    let here = site.below();
    let mut pages = Vec::new();
    for group in groups(here) {
        for errors in group.errors.chunks(LIST_HOLDS) {
            pages.push(Page {
                lead: table(errors, here),
                end: "[All errors](../README.md)".to_owned(),
                ..Page::new(
                    list_file(pages.len() + 1),
                    About::Codes,
                    format!("{}: {}", title(&group, here), range(errors)),
                )
            });
        }
    }
    pages
}

/// Links to errors in a row.
pub(super) fn links(errors: &[ErrorId], here: Here<'_>) -> String {
    let shown = if here.site.large { LINKS_SHOWN } else { usize::MAX };
    let links: Vec<String> = errors.iter().take(shown).map(|id| here.code_link(*id)).collect();
    let more = errors.len().saturating_sub(shown);
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    format!("{}{more}", links.join(", "))
}

fn groups(here: Here<'_>) -> Vec<Group<'_>> {
    let model = here.model();
    let ids = (0..).map(CategoryId).take(model.categories.len());
    let groups = ids.map(Some).chain([None]).map(|category| Group {
        category,
        errors: model.public_errors().filter(|(_, error)| error.category == category).collect(),
    });
    groups.filter(|group| !group.errors.is_empty()).collect()
}

fn heading(section: &mut Writer, group: &Group<'_>, here: Here<'_>) {
    let title = title(group, here);
    match group.category {
        Some(id) => {
            let category = &here.model()[id];
            section.anchored(3, &title, &anchor("category", &category.name));
            section.block(
                &category.description.as_ref().map(|text| prose::blocks(text, here, 3)).unwrap_or_default(),
            );
        }
        None if here.model().categories.is_empty() => {}
        None => section.heading(3, &title),
    }
}

fn title(group: &Group<'_>, here: Here<'_>) -> String {
    match group.category {
        Some(id) => escape::heading(&here.model()[id].title),
        None if here.model().categories.is_empty() => "All codes".to_owned(),
        None => "Without a category".to_owned(),
    }
}

fn table(errors: &[(ErrorId, &ErrorDef)], here: Here<'_>) -> String {
    let mut table = Writer::default();
    table.table(
        ["Code", "Status", "Message", "Retry"],
        errors.iter().map(|(id, error)| row(*id, error, here)),
    );
    table.part()
}

fn row(id: ErrorId, error: &ErrorDef, here: Here<'_>) -> [String; 4] {
    let statuses: Vec<String> = error.statuses.iter().map(u16::to_string).collect();
    let policy = &here.model()[error.retry];
    let retry = if policy.retries() {
        here.anchor_link(&escape::cell_code(&policy.name), "policy", &policy.name)
    } else {
        "no".to_owned()
    };
    let deprecated = if error.deprecated.is_some() { "Deprecated. " } else { "" };
    [
        here.code_link(id),
        statuses.join(", "),
        format!("{deprecated}{}", template(&error.message, error)),
        retry,
    ]
}

/// The first and the last code of a list.
fn range(errors: &[(ErrorId, &ErrorDef)]) -> String {
    let label = |entry: Option<&(ErrorId, &ErrorDef)>| {
        entry.map(|(_, error)| escape::inline(error.label())).unwrap_or_default()
    };
    format!("{} to {}", label(errors.first()), label(errors.last()))
}

fn list_file(number: usize) -> String {
    format!("lists/{number}.md")
}
