//! Whatever a file holds, it is read to the end, and every place that is named is in it.

use proptest::prelude::*;

use super::parse_files;

const CATALOG: &str = include_str!("every_mistake.yaml");

/// Pieces that mean something to YAML or to the catalog, or have more bytes than characters.
const PIECES: [&str; 28] = [
    "{", "}", "[", "]", ":", ": ", "- ", ",", "\"", "'", "`", "@", "%", "&a", "*a", "!", "|", ">", "#", " #",
    "\n", "\r\n", "\t", "?", "\u{feff}", "é", "日本", "\u{0}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_catalog_is_read_to_its_end(
        damages in prop::collection::vec((any::<prop::sample::Index>(), 0..8_usize, prop::sample::select(&PIECES[..])), 1..6)
    ) {
        let mut characters: Vec<char> = CATALOG.chars().collect();
        for (place, removed, piece) in damages {
            let start = place.index(characters.len());
            let end = (start + removed).min(characters.len());
            characters.splice(start..end, piece.chars());
        }
        assert_places_are_inside(&characters.into_iter().collect::<String>());
    }

    #[test]
    fn pieces_in_any_order_are_read_to_their_end(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        assert_places_are_inside(&format!("errors:\n  a: {}", pieces.concat()));
    }
}

fn assert_places_are_inside(text: &str) {
    for diagnostic in parse_files(text, &[]).diagnostics {
        let labels = diagnostic.secondary.iter().chain([&diagnostic.primary]);
        for span in labels.map(|label| label.span) {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{diagnostic:?} in {text:?}");
        }
    }
}
