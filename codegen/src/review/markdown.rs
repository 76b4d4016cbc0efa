//! Writes a review as Markdown, for a pull request or a changelog:
//!
//! ```text
//! These changes need **2.0.0**, a major version; the catalog has 1.4.0.
//!
//! ### Breaking
//!
//! - `errors › gone › status`: the status was `404` and is `410` …
//! ```

use std::fmt::Write as _;

use super::Review;
use crate::compare::{Change, Kind, Party, Step};

/// The headings, and the changes under each.
type Heading = (&'static str, fn(&Change) -> bool);

const HEADINGS: [Heading; 4] = [
    ("Refused", |change| change.rule.refused),
    ("Breaking", |change| !change.rule.refused && change.step() == Step::Major),
    ("Added and changed", |change| !change.rule.refused && change.step() == Step::Minor),
    ("Other", |change| !change.rule.refused && change.step() <= Step::Patch),
];

/// The headings of a changelog.
const KINDS: [(Kind, &str); 4] = [
    (Kind::Added, "Added"),
    (Kind::Changed, "Changed"),
    (Kind::Deprecated, "Deprecated"),
    (Kind::Removed, "Removed"),
];

impl Review {
    /// The whole review, for a comment on a pull request. Its headings are of the third level.
    pub fn markdown(&self) -> String {
        let mut text = self.verdict();
        text.push_str(&sections(&self.changes.iter().collect::<Vec<_>>()));
        text
    }

    /// The changes that clients may know of, for a page of the docs.
    pub fn sections(&self) -> String {
        sections(&self.public().collect::<Vec<_>>())
    }

    fn public(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| !change.internal)
    }

    /// The changes that clients may know of, as Keep a Changelog sorts them. What breaks is marked.
    pub fn changelog(&self) -> String {
        let mut text = String::new();
        for (kind, heading) in KINDS {
            let changes: Vec<_> = self.public().filter(|change| change.rule.kind == kind).collect();
            if !changes.is_empty() {
                _ = write!(text, "\n### {heading}\n\n");
                text.extend(changes.into_iter().map(item));
            }
        }
        text
    }

    fn verdict(&self) -> String {
        let (was, is) = &self.versions;
        match self.step {
            Step::None if self.is_version_enough() => {
                format!("Nothing in the catalog changed since {was}.\n")
            }
            _ if self.is_version_enough() => {
                format!(
                    "Since {was} these changes call for **{}**, and the catalog has {is}.\n",
                    self.called_for()
                )
            }
            Step::None | Step::Patch | Step::Minor | Step::Major => {
                format!(
                    "Since {was} these changes call for **{}**, but the catalog has {is}: run `cargo xtask bump`.\n",
                    self.called_for()
                )
            }
        }
    }

    /// The version that the changes call for, and how large a step it is: `2.0.0 (major)`.
    pub fn called_for(&self) -> String {
        format!("{} ({})", self.needed, self.step.word())
    }
}

/// Changes under headings of the third level.
fn sections(changes: &[&Change]) -> String {
    let mut text = String::new();
    for (heading, belongs) in HEADINGS {
        let entries: String =
            changes.iter().filter(|change| belongs(change)).map(|change| entry(change)).collect();
        if !entries.is_empty() {
            _ = write!(text, "\n### {heading}\n\n{entries}");
        }
    }
    text
}

fn entry(change: &Change) -> String {
    let concerned: Vec<&str> = Party::ALL
        .into_iter()
        .filter(|party| change.step() > Step::Patch && change.rule.effects.of(*party) == change.step())
        .map(Party::words)
        .collect();
    let concerned =
        if concerned.is_empty() { String::new() } else { format!(" Concerns {}.", concerned.join(", ")) };
    let advice = match change.step() {
        step if change.rule.refused || step == Step::Major => format!(" To do: {}.", change.rule.advice),
        Step::Major | Step::Minor | Step::Patch | Step::None => String::new(),
    };
    format!("- `{}`: {} ({}).{concerned}{advice}\n", change.subject, change.message(), change.rule.name)
}

fn item(change: &Change) -> String {
    let breaking = if change.step() == Step::Major { "**Breaking:** " } else { "" };
    format!("- {breaking}`{}`: {}\n", change.subject, change.message())
}
