//! Changes of what only people read.

use serde_json::Value;

use super::change::{Changes, Subject};
use super::matched::matched;
use super::pair::{ErrorPair, Pair};
use super::table::prose::PROSE_CHANGED;
use crate::model::{ErrorDef, Example};

pub(super) fn find_in(_: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    let ErrorPair { old, new } = error;
    let at = |key| error.subject().at(key);
    changes.whole(&PROSE_CHANGED, at("description"), &old.description, &new.description);
    changes.whole(&PROSE_CHANGED, at("causes"), &old.causes, &new.causes);
    changes.whole(&PROSE_CHANGED, at("see"), &old.see, &new.see);
    changes.whole(&PROSE_CHANGED, at("since"), &old.since, &new.since);
    changes.whole(&PROSE_CHANGED, at("examples"), &examples(old), &examples(new));
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

/// An example that somebody wrote: what it sets, and what it says of the answer.
type Written<'a> = (Vec<(&'a str, &'a Value)>, [Option<&'a str>; 3], u16);

fn examples(error: &ErrorDef) -> Vec<Written<'_>> {
    let examples = error.examples.iter().filter(|example| !example.made_up);
    examples.map(|example| written(error, example)).collect()
}

fn written<'a>(error: &'a ErrorDef, example: &'a Example) -> Written<'a> {
    let fields = error.fields.iter().zip(&example.fields);
    let set = fields.filter_map(|(field, value)| Some((field.name.as_str(), value.as_ref()?)));
    let texts = [example.message.as_deref(), Some(&example.request_id), Some(&example.timestamp)];
    (set.collect(), texts, example.status)
}
