//! Changes of what an error says beside its code, status and fields.

use std::collections::BTreeSet;

use super::change::{Change, Changes};
use super::codes::is_identity;
use super::envelope;
use super::pair::{ErrorPair, Pair};
use super::table::errors::{
    CATEGORY_CHANGED, DEPRECATION_ADDED, DEPRECATION_CHANGED, DEPRECATION_LIFTED, MESSAGE_CHANGED,
    PLACEHOLDER_LOST, SOLUTION_CHANGED, TITLE_CHANGED, TYPE_CHANGED, UNSENT_TYPE_CHANGED,
    USER_MESSAGE_CHANGED, USER_MESSAGE_REMOVED,
};
use crate::model::{Deprecated, ErrorDef, Piece, Slot, Template};

pub(super) fn find_in(pair: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    texts(error, changes);
    kind(pair, error, changes);
    let ErrorPair { old, new } = error;
    if !is_identity(pair, error, &Slot::Title) {
        changes.text(&TITLE_CHANGED, error.subject().at("title"), &old.title, &new.title);
    }
    let was = old.category.map(|id| &pair.old[id].name);
    let is = new.category.map(|id| &pair.new[id].name);
    changes.optional(&CATEGORY_CHANGED, error.subject().at("category"), was, is);
    deprecation(pair, error, changes);
}

fn texts(error: &ErrorPair<'_>, changes: &mut Changes) {
    let ErrorPair { old, new } = error;
    let at = |key| error.subject().at(key);
    let (was, is) = (old.in_braces(&old.message), new.in_braces(&new.message));
    let shown = fields_shown(new, &new.message);
    let lost: Vec<_> =
        fields_shown(old, &old.message).into_iter().filter(|field| !shown.contains(field)).collect();
    for field in &lost {
        changes.push(Change::new(&PLACEHOLDER_LOST, at("message")).with(*field, ""));
    }
    if lost.is_empty() {
        changes.text(&MESSAGE_CHANGED, at("message"), &was, &is);
    }
    let text = |error: &ErrorDef, text: &Option<Template>| text.as_ref().map(|text| error.in_braces(text));
    if old.user_message.is_some() && new.user_message.is_none() {
        changes.at(&USER_MESSAGE_REMOVED, at("user_message"));
    } else {
        let (was, is) = (text(old, &old.user_message), text(new, &new.user_message));
        changes.optional(&USER_MESSAGE_CHANGED, at("user_message"), was, is);
    }
    let (was, is) = (text(old, &old.solution), text(new, &new.solution));
    changes.optional(&SOLUTION_CHANGED, at("solution"), was, is);
}

fn fields_shown<'a>(error: &'a ErrorDef, message: &Template) -> BTreeSet<&'a str> {
    let field = |piece: &Piece| match piece {
        Piece::Field(index) => Some(error.fields[*index].name.as_str()),
        Piece::Text(_) => None,
    };
    message.pieces.iter().filter_map(field).collect()
}

fn kind(pair: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    if is_identity(pair, error, &Slot::Type) {
        return;
    }
    let is_sent = envelope::carries(pair.old, &[Slot::Type]);
    let rule = if is_sent { &TYPE_CHANGED } else { &UNSENT_TYPE_CHANGED };
    let (was, is) = (error.old.kind.as_ref(), error.new.kind.as_ref());
    changes.optional(rule, error.subject().at("type"), was, is);
}

fn deprecation(pair: &Pair<'_>, error: &ErrorPair<'_>, changes: &mut Changes) {
    let subject = error.subject().at("deprecated");
    match (&error.old.deprecated, &error.new.deprecated) {
        (None, Some(_)) => changes.at(&DEPRECATION_ADDED, subject),
        (Some(_), None) => changes.at(&DEPRECATION_LIFTED, subject),
        (Some(old), Some(new)) => {
            let replacements = pair.named(old.replaced_by, new.replaced_by);
            if replacements[0] != replacements[1] || said(old) != said(new) {
                changes.at(&DEPRECATION_CHANGED, subject);
            }
        }
        (None, None) => {}
    }
}

fn said(deprecated: &Deprecated) -> [Option<&str>; 2] {
    [deprecated.since.as_deref(), deprecated.note.as_deref()]
}
