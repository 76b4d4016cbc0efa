//! Finds errors by what an answer says of them.

use super::table::Facts;

/// The places of errors in the catalog.
#[derive(Clone, Copy)]
pub struct Index<'a> {
    codes: Texts<'a>,
    docs_urls: Texts<'a>,
    coded: usize,
}

/// A hash table of texts. It has twice as many slots as texts at least, and a power of two; a text is in the first free
/// slot from the one that its hash names.
#[derive(Clone, Copy)]
struct Texts<'a> {
    slots: &'a [Slot],
    /// How many words at a text's start are hashed, beside its end: as few as tell the texts apart.
    words: usize,
}

/// A slot of the hash table.
#[derive(Clone, Copy)]
pub struct Slot {
    hash: u32,
    place: Option<u16>,
}

impl<'a> Index<'a> {
    /// Of no errors.
    pub const EMPTY: Self = Self { codes: Texts::EMPTY, docs_urls: Texts::EMPTY, coded: 0 };

    /// Of these errors. `keep` gives slots a place to live.
    pub fn of(errors: &[Facts<'_>], keep: impl Fn(Vec<Slot>) -> &'a [Slot]) -> Self {
        let coded = errors.iter().filter(|facts| facts.code.is_some()).count();
        Self { codes: Texts::of(errors, code, &keep), docs_urls: Texts::of(errors, docs_url, &keep), coded }
    }

    /// The error with this code on the wire, of those that the index was made of.
    #[inline]
    pub(super) fn code(&self, text: &str, errors: &[Facts<'_>]) -> Option<usize> {
        self.codes.find(text, errors, code)
    }

    /// The first error with this page, of those that the index was made of.
    pub(super) fn docs_url(&self, text: &str, errors: &[Facts<'_>]) -> Option<usize> {
        self.docs_urls.find(text, errors, docs_url)
    }

    /// How many errors have a code on the wire.
    pub fn coded(&self) -> usize {
        self.coded
    }
}

/// What of an error is looked for.
type Text = for<'a> fn(&Facts<'a>) -> Option<&'a str>;

fn code<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    facts.code
}

fn docs_url<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    facts.docs_url
}

impl<'a> Texts<'a> {
    const EMPTY: Self = Self { slots: &[], words: 0 };

    fn of(errors: &[Facts<'_>], text_of: Text, keep: impl Fn(Vec<Slot>) -> &'a [Slot]) -> Self {
        let texts = || errors.iter().filter_map(text_of);
        let words = words(texts);
        let size = (2 * texts().count()).next_power_of_two();
        let mut slots = vec![Slot { hash: 0, place: None }; size];
        for (facts, place) in errors.iter().zip(0..) {
            let Some(text) = text_of(facts) else { continue };
            let hash = hash(text, words);
            let is_it = |first: u16| text_of(&errors[usize::from(first)]) == Some(text);
            let ends =
                |at: &usize| slots[*at].place.is_none_or(|first| slots[*at].hash == hash && is_it(first));
            // Of errors with one text the first has the slot.
            if let Some(end) = from(hash, size).find(ends).filter(|end| slots[*end].place.is_none()) {
                slots[end] = Slot { hash, place: Some(place) };
            }
        }
        Self { slots: keep(slots), words }
    }

    #[inline]
    fn find(&self, wanted: &str, errors: &[Facts<'_>], text: Text) -> Option<usize> {
        let first = self.places(wanted).next()?;
        if text(&errors[first]) == Some(wanted) { Some(first) } else { self.find_later(wanted, errors, text) }
    }

    /// Finds a text that has the hash of one before it.
    #[cold]
    fn find_later(&self, wanted: &str, errors: &[Facts<'_>], text: Text) -> Option<usize> {
        self.places(wanted).find(|place| text(&errors[*place]) == Some(wanted))
    }

    /// The places of texts with the hash of this one.
    #[inline]
    fn places(&self, wanted: &str) -> impl Iterator<Item = usize> {
        let hash = hash(wanted, self.words);
        let taken = from(hash, self.slots.len())
            .map_while(|at| Some((self.slots[at].hash, usize::from(self.slots[at].place?))));
        taken.filter(move |(of_slot, _)| *of_slot == hash).map(|(_, place)| place)
    }
}

/// How many words tell texts apart as well as all of them do, but for one text of sixteen.
fn words<'t, I: Iterator<Item = &'t str>>(texts: impl Fn() -> I) -> usize {
    let most = texts().map(|text| text.len() / 8).max().unwrap_or(0);
    let distinct = |words: usize| {
        let mut hashes: Vec<_> = texts().map(|text| hash(text, words)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.len()
    };
    let all = distinct(most);
    let enough = all - all / 16;
    (1..most).find(|words| distinct(*words) >= enough).unwrap_or(most)
}

/// All slots, from the one that a hash names.
#[inline]
fn from(hash: u32, size: usize) -> impl Iterator<Item = usize> {
    (0..size).map(move |step| (hash as usize).wrapping_add(step) & (size - 1))
}

/// A fast hash of a text's length, of so many words of eight bytes at its start, and of its last eight bytes. Whoever sends
/// answers can't choose what is in an index, so it needs no secret.
#[inline]
fn hash(text: &str, words: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut state = mixed(0, bytes.len() as u64);
    if let Some(last) = bytes.last_chunk::<8>() {
        let mut rest = bytes;
        for _ in 0..words {
            let Some((word, after)) = rest.split_first_chunk::<8>() else { break };
            state = mixed(state, u64::from_le_bytes(*word));
            rest = after;
        }
        state = mixed(state, u64::from_le_bytes(*last));
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // The first and the last four bytes are all of it.
        state =
            mixed(state, u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)));
    } else {
        state = bytes.iter().fold(state, |state, byte| mixed(state, u64::from(*byte)));
    }
    // A product's best bits are on top, and the lowest bits name the slot.
    let [.., a, b, c, d] = (state ^ state >> 32).wrapping_mul(FACTOR).to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// Odd, and its bits look random: digits of pi.
const FACTOR: u64 = 0x2438_6a88_85a3_08d3;

const fn mixed(state: u64, word: u64) -> u64 {
    (state.rotate_left(23) ^ word).wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Codes that differ in a few letters are spread as if they had nothing in common.
    #[test]
    fn similar_texts_lie_apart() {
        let codes: Vec<_> = (0..10_000).map(|n| format!("invalid_request_parameter_{n}")).collect();
        let low: BTreeSet<_> = codes.iter().map(|code| hash(code, 9) % 16_384).collect();
        // Of 10,000 balls in 16,384 boxes, 7,484 boxes are not empty on average.
        assert!(low.len() > 7_300, "{}", low.len());
        let top: BTreeSet<_> = codes.iter().map(|code| hash(code, 9) >> 25).collect();
        assert_eq!(top.len(), 128);
    }

    #[test]
    fn every_byte_and_the_length_count() {
        let texts =
            ["", "a", "b", "ab", "ba", "aaa", "aaaa", "aaab", "baaa", "aaaaaaa", "aaaaaaaa", "aaaaaaaab"];
        let hashes: BTreeSet<_> = texts.iter().map(|text| hash(text, 9)).collect();
        assert_eq!(hashes.len(), texts.len());
    }

    #[test]
    fn as_few_words_are_hashed_as_tell_texts_apart() {
        let words = |texts: &[&str]| words(|| texts.iter().copied());
        assert_eq!(words(&[]), 0);
        assert_eq!(words(&["model_not_found", "model_is_loading_now", "region_not_found"]), 1);
        let same_ends = ["invalid_", "_parameter"];
        let texts: Vec<_> =
            (10_000_000..10_000_100).map(|n| format!("{}{n}{n}{}", same_ends[0], same_ends[1])).collect();
        assert_eq!(words(&texts.iter().map(String::as_str).collect::<Vec<_>>()), 2);
    }

    #[test]
    fn each_text_leads_to_the_first_error_that_has_it() {
        let facts = |code, docs_url| Facts { code, docs_url, ..Facts::EMPTY };
        let errors = [
            facts(Some("a"), Some("https://x.example")),
            facts(None, Some("https://x.example")),
            facts(Some("b"), Some("https://y.example")),
        ];
        let index = Index::of(&errors, |slots| slots.leak());
        let code = |code| index.code(code, &errors);
        assert_eq!((code("a"), code("b"), code("c")), (Some(0), Some(2), None));
        let url = |url| index.docs_url(url, &errors);
        assert_eq!((url("https://x.example"), url("https://y.example"), url("")), (Some(0), Some(2), None));
        assert_eq!((index.coded(), Index::EMPTY.code("a", &errors)), (2, None));
    }

    #[test]
    fn thousands_of_errors_are_found() {
        let codes: Vec<_> = (0..5_000).map(|n| format!("code_{n}")).collect();
        let errors: Vec<_> = codes
            .iter()
            .map(|code| Facts { code: Some(code), docs_url: Some("https://x.example"), ..Facts::EMPTY })
            .collect();
        let index = Index::of(&errors, |slots| slots.leak());
        let found: Vec<_> = codes.iter().map(|code| index.code(code, &errors)).collect();
        assert_eq!(found, (0..5_000).map(Some).collect::<Vec<_>>());
        assert_eq!(index.docs_url("https://x.example", &errors), Some(0));
        // All of them have one slot.
        assert_eq!(index.docs_urls.slots.iter().filter(|slot| slot.place.is_some()).count(), 1);
        assert!((5_000..9_000).all(|n| index.code(&format!("code_{n}"), &errors).is_none()));
    }
}
