//! Claims about the docs: addresses that were linked are gone exactly if the table says that it breaks, and no page is
//! other where it says that there is nothing.

use std::collections::{BTreeMap, BTreeSet};

use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::{Party, Step, change_rules, emit};

use super::models;
use super::wire::claimed;

#[test]
fn old_links_lead_somewhere_as_the_table_says() {
    let mut wrong = Vec::new();
    for rule in change_rules().filter(|rule| !OTHER_PAGES.contains(&rule.name)) {
        let (old, new) = models(rule);
        let now = addresses(&new);
        let gone: Vec<String> = addresses(&old).into_iter().filter(|old| !now.contains(old)).collect();
        if gone.is_empty() == (claimed(&old, &new, Party::Docs) == Step::Major) {
            wrong.push(format!("{}: {gone:?}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Changes after which the old addresses lead to the page of another error.
const OTHER_PAGES: [&str; 2] = ["code-reused", "number-reused"];

#[test]
fn old_links_lead_to_another_error_where_a_code_is_reused() {
    for rule in change_rules().filter(|rule| OTHER_PAGES.contains(&rule.name)) {
        let (old, new) = models(rule);
        let [was, is] = [&old, &new].map(|model| pages(model).remove(&page(model)).unwrap());
        assert_eq!(page(&old), page(&new), "{}", rule.name);
        assert!(was.contains("It is gone.") && !is.contains("It is gone."), "{}: {is}", rule.name);
    }
}

/// The page of the only error.
fn page(model: &Model) -> String {
    pages(model).into_keys().find(|path| path.starts_with("errors/")).unwrap()
}

#[test]
fn no_page_is_other_where_the_table_says_nothing() {
    let mut wrong = Vec::new();
    for rule in change_rules() {
        let (mut old, new) = models(rule);
        old.api.version.clone_from(&new.api.version);
        if claimed(&old, &new, Party::Docs) == Step::None && pages(&old) != pages(&new) {
            wrong.push(rule.name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The pages in Markdown, by path.
fn pages(model: &Model) -> BTreeMap<String, String> {
    let target = Target { kind: TargetKind::Markdown, path: String::new() };
    emit(model, &[target]).into_iter().map(|file| (file.path, file.text)).collect()
}

/// What people link to: pages, the headings of categories, operations and types in them, and the address that answers give.
fn addresses(model: &Model) -> BTreeSet<String> {
    let mut addresses = BTreeSet::new();
    for (path, text) in pages(model) {
        let headings = text.lines().filter_map(|line| line.strip_prefix("### "));
        addresses.extend(headings.map(|heading| format!("{path} › {heading}")));
        addresses.insert(path);
    }
    addresses.extend(model.public_errors().filter_map(|(_, error)| model.docs_url(error)));
    addresses
}
