//! Matches two lists by name.

use std::collections::BTreeMap;

/// What of two lists is in one of them or in both, in their order.
pub(super) struct Matched<'o, 'n, T> {
    /// Only in the old one.
    pub(super) gone: Vec<&'o T>,
    /// In both.
    pub(super) kept: Vec<(&'o T, &'n T)>,
    /// Only in the new one.
    pub(super) come: Vec<&'n T>,
    /// Whether those in both have another order.
    pub(super) reordered: bool,
}

/// Matches by the names that `name` gives, which are unique in each list.
pub(super) fn matched<'o, 'n, T, K: Ord + Clone>(
    old: impl IntoIterator<Item = &'o T>,
    new: impl IntoIterator<Item = &'n T>,
    name: impl Fn(&T) -> K,
) -> Matched<'o, 'n, T> {
    let new: Vec<&T> = new.into_iter().collect();
    let places: BTreeMap<K, usize> = new.iter().enumerate().map(|(at, item)| (name(item), at)).collect();
    let (mut gone, mut kept, mut met) = (Vec::new(), Vec::new(), Vec::new());
    for item in old {
        match places.get(&name(item)) {
            Some(&at) => {
                kept.push((item, new[at]));
                met.push(at);
            }
            None => gone.push(item),
        }
    }
    let reordered = !met.is_sorted();
    met.sort_unstable();
    let is_met = |at: &usize| met.binary_search(at).is_ok();
    let come = new.iter().enumerate().filter(|(at, _)| !is_met(at)).map(|(_, item)| *item).collect();
    Matched { gone, kept, come, reordered }
}
