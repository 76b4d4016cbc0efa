//! Changes of the API itself: its names, its addresses, what frameworks answer with.

use super::change::{Change, Changes, Subject};
use super::pair::Pair;
use super::table::api::{
    API_RENAMED, DOCS_ADDRESS_ADDED, DOCS_ADDRESS_CHANGED, DOCS_ADDRESS_REMOVED, ERROR_TYPE_CHANGED,
    IDENTITY_ADDRESS_CHANGED, ROLE_CHANGED,
};
use super::table::prose::PROSE_CHANGED;
use super::{envelope, matched::matched};
use crate::model::{Api, Model, Role, Slot};

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (&pair.old.api, &pair.new.api);
    let at = |key| Subject::of(&["api", key]);
    changes.text(&API_RENAMED, at("name"), &old.name, &new.name);
    changes.text(&ERROR_TYPE_CHANGED, at("error_type"), &old.error_type, &new.error_type);
    docs_address(pair, changes);
    roles(pair, changes);
    let prose = |api: &Api| {
        [
            ("title", Some(api.title.clone())),
            ("description", api.description.clone()),
            ("base_url", api.base_url.clone()),
            ("support", api.support.clone()),
            ("updated", api.updated.clone()),
            ("locale", Some(api.locale.clone())),
        ]
    };
    for ((key, was), (_, is)) in prose(old).into_iter().zip(prose(new)) {
        changes.whole(&PROSE_CHANGED, at(key), &was, &is);
    }
}

fn docs_address(pair: &Pair<'_>, changes: &mut Changes) {
    let subject = Subject::of(&["api", "docs_url"]);
    let is_identity = !envelope::carries(pair.old, &[Slot::Code, Slot::Number])
        && envelope::carries(pair.old, &[Slot::DocsUrl]);
    match (pair.old.api.docs_url.as_deref(), pair.new.api.docs_url.as_deref()) {
        (Some(was), is) if is != Some(was) && is_identity => {
            let change = Change::new(&IDENTITY_ADDRESS_CHANGED, subject);
            changes.push(change.with(was, is.unwrap_or_default()));
        }
        (Some(was), Some(is)) => changes.text(&DOCS_ADDRESS_CHANGED, subject, was, is),
        (Some(was), None) => changes.push(Change::new(&DOCS_ADDRESS_REMOVED, subject).with(was, "")),
        (None, Some(is)) => changes.push(Change::new(&DOCS_ADDRESS_ADDED, subject).with("", is)),
        (None, None) => {}
    }
}

fn roles(pair: &Pair<'_>, changes: &mut Changes) {
    let answer =
        |model: &Model, role: Role| model.roles.iter().find(|(other, _)| *other == role).map(|(_, id)| *id);
    let roles = matched(&pair.old.roles, &pair.new.roles, |(role, _)| role.key());
    let all = roles.gone.into_iter().chain(roles.kept.iter().map(|(old, _)| *old)).chain(roles.come);
    for (role, _) in all {
        let [was, is] = pair.named(answer(pair.old, *role), answer(pair.new, *role));
        changes.optional(&ROLE_CHANGED, Subject::of(&["roles", role.key()]), was, is);
    }
}
