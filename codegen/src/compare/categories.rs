//! Changes of the categories.

use super::change::{Changes, Subject};
use super::matched::matched;
use super::pair::Pair;
use super::table::categories::{CATEGORY_ADDED, CATEGORY_REMOVED};
use super::table::prose::PROSE_CHANGED;

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let at = |name: &str| Subject::of(&["categories", name]);
    let categories = matched(&pair.old.categories, &pair.new.categories, |category| category.name.clone());
    for category in categories.gone {
        changes.at(&CATEGORY_REMOVED, at(&category.name));
    }
    for category in categories.come {
        changes.at(&CATEGORY_ADDED, at(&category.name));
    }
    for (old, new) in categories.kept {
        changes.whole(&PROSE_CHANGED, at(&new.name).at("title"), &old.title, &new.title);
        changes.whole(&PROSE_CHANGED, at(&new.name).at("description"), &old.description, &new.description);
    }
}
