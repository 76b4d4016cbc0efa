//! Changes of statuses: those of an error, and what is said of each.

use super::change::{Change, Changes, Subject};
use super::envelope;
use super::matched::matched;
use super::pair::{ErrorPair, Pair};
use super::retry::is_same_policy;
use super::table::prose::PROSE_CHANGED;
use super::table::statuses::{
    PHRASE_CHANGED, STATUS_ADDED, STATUS_CHANGED, STATUS_DROPPED, STATUS_POLICY_CHANGED,
};
use crate::model::{Model, Status};

pub(super) fn find_in(_: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    let subject = error.subject().at("status");
    let (old, new) = (&error.old.statuses, &error.new.statuses);
    let text = |status: Option<&u16>| status.map(u16::to_string).unwrap_or_default();
    let (was, is) = (old.first(), new.first());
    changes.text(&STATUS_CHANGED, subject.clone(), &text(was), &text(is));
    for status in old.iter().skip(1).filter(|status| !new.contains(status)) {
        changes.push(Change::new(&STATUS_DROPPED, subject.clone()).with(status.to_string(), ""));
    }
    for status in new.iter().skip(1).filter(|status| !old.contains(status)) {
        changes.push(Change::new(&STATUS_ADDED, subject.clone()).with("", status.to_string()));
    }
    let is_reordered = was == is && matched(old, new, |status| *status).reordered;
    if is_reordered {
        changes.at(&PROSE_CHANGED, subject);
    }
}

/// What the catalogs say of a status that both know.
pub(super) fn find_phrases(pair: &Pair<'_>, changes: &mut Changes) {
    let statuses = matched(&pair.old.statuses, &pair.new.statuses, |status| status.code);
    for (old, new) in statuses.kept {
        let subject = Subject::of(&["statuses", &new.code.to_string()]);
        changes.text(&PHRASE_CHANGED, subject.at("phrase"), &old.phrase, &new.phrase);
        changes.whole(&PROSE_CHANGED, subject.at("description"), &old.description, &new.description);
        let (was, is) = (&pair.old[old.retry], &pair.new[new.retry]);
        if was.never != is.never || (was.name != is.name && !is_same_policy(was, is)) {
            let change = Change::new(&STATUS_POLICY_CHANGED, subject.at("retry"));
            changes.push(change.with(&was.name, &is.name));
        }
        envelope::headers(pair, &subject, &old.headers, &new.headers, changes);
    }
    for status in statuses.gone {
        let was = &pair.old[status.retry];
        only_in_one(pair.old, status, (&was.name, ""), was.never, changes);
    }
    for status in statuses.come {
        let is = &pair.new[status.retry];
        only_in_one(pair.new, status, ("", &is.name), is.never, changes);
    }
}

/// A status that comes or goes with an error is no change of its own.
fn only_in_one(model: &Model, status: &Status, names: (&str, &str), never: bool, changes: &mut Changes) {
    let is_of_an_error = model.errors.iter().any(|error| error.statuses.contains(&status.code));
    let subject = Subject::of(&["statuses", &status.code.to_string()]);
    match (is_of_an_error, never) {
        (true, _) => changes.whole(&PROSE_CHANGED, subject, &None, &status.description.as_ref()),
        (false, true) => changes.at(&PROSE_CHANGED, subject),
        (false, false) => {
            changes.push(Change::new(&STATUS_POLICY_CHANGED, subject.at("retry")).with(names.0, names.1));
        }
    }
}
