//! One change, and the list that they are collected in.

use std::fmt;

use super::effects::{Effects, Step};
use crate::phrase::shortened;

/// What a change can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeRule {
    /// Stable, kebab-case; no rule of catalogs has it.
    pub name: &'static str,
    /// The rules it stands among.
    pub family: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// The same of one change, lower case, no full stop: `{name}` is the last key of the subject, `{was}` and `{is}`
    /// are what stood and stands there.
    pub says: &'static str,
    /// Markdown: what it means, and for whom.
    pub explanation: &'static str,
    /// One action.
    pub advice: &'static str,
    /// What it means for each party.
    pub effects: Effects,
    /// Where a changelog tells it.
    pub kind: Kind,
    /// Whatever the version, it is refused.
    pub refused: bool,
    /// A part of a catalog.
    pub before: &'static str,
    /// The same, changed.
    pub after: &'static str,
}

/// What becomes of the thing that a change is about, as [Keep a Changelog](https://keepachangelog.com/en/1.1.0/) sorts
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is there, and was not.
    Added,
    /// It is other than it was.
    Changed,
    /// It is there, and shouldn't be used any more.
    Deprecated,
    /// It was there, and is not.
    Removed,
    /// Only a question to whoever made the change: no changelog tells it.
    Question,
}

/// What changed: the keys that lead to it in the catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    keys: Vec<String>,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of change.
    pub rule: &'static ChangeRule,
    /// Where in the new catalog.
    pub subject: Subject,
    /// Where in the old catalog, if elsewhere.
    pub old_subject: Option<Subject>,
    /// What stood there.
    pub was: String,
    /// What stands there.
    pub is: String,
    /// It names what never leaves the server, so it isn't told to clients.
    pub internal: bool,
}

/// A text longer than this is cut: a change is told in a sentence.
const LONGEST: usize = 80;

impl Subject {
    /// The place that some keys lead to.
    pub fn of(keys: &[&str]) -> Self {
        Self { keys: keys.iter().map(|key| (*key).to_owned()).collect() }
    }

    /// The place below this one.
    #[must_use]
    pub fn at(&self, key: &str) -> Self {
        let mut keys = self.keys.clone();
        keys.push(key.to_owned());
        Self { keys }
    }

    /// The keys from the root.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&told(&self.keys.join(" › ")))
    }
}

impl Change {
    /// A change at a place.
    pub(crate) fn new(rule: &'static ChangeRule, subject: Subject) -> Self {
        Self { rule, subject, old_subject: None, was: String::new(), is: String::new(), internal: false }
    }

    /// Says what stood there and what stands there.
    pub(crate) fn with(mut self, was: impl Into<String>, is: impl Into<String>) -> Self {
        self.was = was.into();
        self.is = is.into();
        self
    }

    /// Says where it stood.
    pub(super) fn was_at(mut self, subject: Subject) -> Self {
        self.old_subject = Some(subject);
        self
    }

    /// The part of a version that it calls for.
    pub fn step(&self) -> Step {
        self.rule.effects.step()
    }

    /// The change in a sentence, lower case, no full stop.
    pub fn message(&self) -> String {
        let name = self.subject.keys.last().map(String::as_str).unwrap_or_default();
        let values = [("{name}", name), ("{was}", &self.was), ("{is}", &self.is)];
        let mut rest = self.rule.says;
        let mut message = String::new();
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            message.push_str(before);
            let value = values.iter().find(|(mark, _)| from.starts_with(mark));
            let (mark, text) = value.map_or(("{", "{".to_owned()), |(mark, text)| (*mark, told(text)));
            message.push_str(&text);
            rest = &from[mark.len()..];
        }
        message + rest
    }
}

/// A text of the catalog as it stands between backticks: on one line, cut, and never empty.
fn told(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c == '`' { '\'' } else { c }).collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { "nothing".to_owned() } else { shortened(&line, LONGEST) }
}

/// Changes as they are found.
#[derive(Default)]
pub(super) struct Changes {
    list: Vec<Change>,
}

impl Changes {
    /// Adds one.
    pub(super) fn push(&mut self, change: Change) {
        self.list.push(change);
    }

    /// Adds one at a place.
    pub(super) fn at(&mut self, rule: &'static ChangeRule, subject: Subject) {
        self.push(Change::new(rule, subject));
    }

    /// Adds one if two texts differ.
    pub(super) fn text(&mut self, rule: &'static ChangeRule, subject: Subject, was: &str, is: &str) {
        if was != is {
            self.push(Change::new(rule, subject).with(was, is));
        }
    }

    /// Adds one if two texts differ, each of which may be absent.
    pub(super) fn optional<T: AsRef<str> + PartialEq>(
        &mut self,
        rule: &'static ChangeRule,
        subject: Subject,
        was: Option<T>,
        is: Option<T>,
    ) {
        if was != is {
            let told = |text: Option<T>| text.map(|text| text.as_ref().to_owned()).unwrap_or_default();
            self.push(Change::new(rule, subject).with(told(was), told(is)));
        }
    }

    /// Adds one if two values differ that are too long to tell.
    pub(super) fn whole<T: PartialEq>(
        &mut self,
        rule: &'static ChangeRule,
        subject: Subject,
        was: &T,
        is: &T,
    ) {
        if was != is {
            self.at(rule, subject);
        }
    }

    /// Adds what was found of what never leaves the server.
    pub(super) fn internal(&mut self, found: Self) {
        self.list.extend(found.list.into_iter().map(|change| Change { internal: true, ..change }));
    }

    /// All of them, as they were found.
    pub(super) fn into_list(self) -> Vec<Change> {
        self.list
    }
}
