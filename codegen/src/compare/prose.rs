//! Changes of what only people read.

use super::change::{Changes, Subject};
use super::matched::matched;
use super::pair::{ErrorPair, Pair};
use super::table::prose::PROSE_CHANGED;
use crate::model::Example;

pub(super) fn find_in(_: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    let ErrorPair { old, new } = error;
    let at = |key| error.subject().at(key);
    changes.whole(&PROSE_CHANGED, at("description"), &old.description, &new.description);
    changes.whole(&PROSE_CHANGED, at("causes"), &old.causes, &new.causes);
    changes.whole(&PROSE_CHANGED, at("see"), &old.see, &new.see);
    changes.whole(&PROSE_CHANGED, at("since"), &old.since, &new.since);
    let written = |examples: &[Example]| {
        examples.iter().filter(|example| !example.made_up).cloned().collect::<Vec<_>>()
    };
    changes.whole(&PROSE_CHANGED, at("examples"), &written(&old.examples), &written(&new.examples));
}

pub(super) fn find_guides(pair: &Pair<'_>, changes: &mut Changes) {
    let guides = matched(&pair.old.guides, &pair.new.guides, |guide| guide.title.clone());
    let at = |title: &str| Subject::of(&["guides", title]);
    for guide in guides.gone.iter().chain(&guides.come) {
        changes.at(&PROSE_CHANGED, at(&guide.title));
    }
    for (old, new) in guides.kept {
        changes.whole(&PROSE_CHANGED, at(&new.title), &old.text, &new.text);
    }
}
