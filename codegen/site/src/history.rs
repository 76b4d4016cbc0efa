//! Turns the versions of a catalog into a page of what changed in each, and into a list of them on the page of each code.

use std::fmt::Write as _;

use errcat_codegen::model::Model;
use errcat_codegen::{About, Page, Release, Review, Role, Section, counted};

/// More changes of a code in one version than this are counted.
const TOLD: usize = 3;

/// The page of what changed; `None` without versions.
pub(crate) fn page(releases: &[Release]) -> Option<Page> {
    if releases.is_empty() {
        return None;
    }
    let mut text = String::new();
    for release in releases {
        let (version, told) = (&release.version, release.told(Review::changelog));
        _ = write!(text, "<a id=\"{version}\"></a>\n\n## {version}\n{told}\n");
    }
    let page = Page::new("changes.md", About::Part, "Changes between versions");
    Some(Page { lead: text.trim_end().to_owned(), ..page })
}

/// Adds to the page of each code the versions that changed it.
pub(crate) fn tell(releases: &[Release], model: &Model, pages: &mut [Page]) {
    for page in pages {
        let label = match page.about {
            About::Error(id) => model[id].label(),
            About::Retired(index) => &model.retired[index].code,
            About::Index | About::Part | About::Codes => continue,
        };
        let items: Vec<String> = releases.iter().filter_map(|release| item(release, label)).collect();
        if !items.is_empty() {
            add(page, &format!("Changed in:\n\n{}", items.join("\n")));
        }
    }
}

/// A version and what it changed, in a phrase.
fn item(release: &Release, label: &str) -> Option<String> {
    let changes = release.changes_of(label);
    let mut told: Vec<String> = changes.iter().take(TOLD).map(|change| change.message()).collect();
    let more = changes.len().saturating_sub(TOLD);
    if more > 0 {
        told.push(format!("and {}", counted(more as u64, "other change")));
    }
    let version = &release.version;
    (!told.is_empty()).then(|| format!("- [{version}](../changes.md#{version}): {}", told.join("; ")))
}

/// Where the page tells its history, or at its end.
fn add(page: &mut Page, text: &str) {
    match page.sections.iter_mut().find(|section| section.role == Role::History) {
        Some(section) if !section.is_empty => _ = write!(section.text, "\n\n{text}"),
        Some(section) => (section.text, section.is_empty) = (text.to_owned(), false),
        None => page.sections.push(Section {
            heading: "History".to_owned(),
            role: Role::History,
            text: text.to_owned(),
            ..Section::default()
        }),
    }
}
