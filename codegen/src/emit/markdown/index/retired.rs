//! Lists codes that are going or gone.

use super::super::page::{About, Page};
use super::super::site::Site;
use super::super::writer::Writer;
use super::super::{escape, prose};
use crate::emit::markdown::site::Here;
use crate::model::{Deprecated, ErrorId, Retired};

pub(super) fn section(here: Here<'_>) -> Writer {
    let model = here.model();
    let deprecated = model.public_errors().filter_map(|(id, error)| Some((id, error.deprecated.as_ref()?)));
    let mut section = Writer::default();
    let mut rows: Vec<[String; 5]> = deprecated.map(|(id, deprecated)| going(id, deprecated, here)).collect();
    rows.extend(
        model.retired.iter().zip(&here.site.retired).map(|(retired, file)| gone(retired, file, here)),
    );
    section.table(["Code", "State", "Since", "Instead", "Note"], rows);
    if !model.retired.is_empty() {
        section.block("A retired code is no longer sent and is never used for anything else.");
    }
    section
}

fn going(id: ErrorId, deprecated: &Deprecated, here: Here<'_>) -> [String; 5] {
    let [since, instead, note] =
        why(deprecated.since.as_ref(), deprecated.replaced_by, deprecated.note.as_ref(), here);
    [here.code_link(id), "deprecated".to_owned(), since, instead, note]
}

fn gone(retired: &Retired, file: &str, here: Here<'_>) -> [String; 5] {
    let [since, instead, note] =
        why(retired.since.as_ref(), retired.replaced_by, retired.note.as_ref(), here);
    let code = escape::cell_code(&retired.code);
    let code = if here.site.has_many_pages() { format!("[{code}]({})", here.path(file)) } else { code };
    [code, "retired".to_owned(), since, instead, note]
}

/// A page for each code that is no more, at the address it had.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    site.model.retired.iter().enumerate().map(|(index, retired)| page(index, retired, site.below())).collect()
}

fn page(index: usize, retired: &Retired, here: Here<'_>) -> Page {
    let [since, instead, _] = why(retired.since.as_ref(), retired.replaced_by, retired.note.as_ref(), here);
    let since = if since.is_empty() { since } else { format!(" since {since}") };
    let mut lead = Writer::default();
    lead.block(&format!(
        "**Retired{since}.** This code is no longer sent, and is never used for anything else."
    ));
    lead.block(&if instead.is_empty() { instead } else { format!("Now {instead} is sent instead.") });
    lead.block(&retired.note.as_ref().map(|note| prose::blocks(note, here, 1)).unwrap_or_default());
    Page {
        lead: lead.part(),
        end: here.all_errors(),
        ..Page::new(here.site.retired[index].as_str(), About::Retired(index), escape::code(&retired.code))
    }
}

fn why(
    since: Option<&String>,
    instead: Option<ErrorId>,
    note: Option<&String>,
    here: Here<'_>,
) -> [String; 3] {
    let instead = instead.filter(|id| !here.model()[*id].internal);
    [
        since.map(|since| escape::inline(since)).unwrap_or_default(),
        instead.map(|id| here.code_link(id)).unwrap_or_default(),
        note.map(|note| prose::line(note, here)).unwrap_or_default(),
    ]
}
