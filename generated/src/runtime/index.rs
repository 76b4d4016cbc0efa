// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Finds errors by what an answer says of them.

use super::table::Facts;

/// The places of errors in the catalog.
#[derive(Clone, Copy, Debug)]
pub struct Index<'a> {
    codes: &'a [Slot],
    docs_urls: &'a [Slot],
    coded: usize,
}

/// A slot of a hash table. A table has twice as many slots as texts at least, and a power of two; a text is in the
/// first free slot from the one that its hash names.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    hash: u32,
    place: Option<u16>,
}

impl<'a> Index<'a> {
    /// Of no errors.
    pub const EMPTY: Self = Self { codes: &[], docs_urls: &[], coded: 0 };

    /// Of these errors. `keep` gives slots a place to live.
    pub fn of(errors: &[Facts<'_>], keep: impl Fn(Vec<Slot>) -> &'a [Slot]) -> Self {
        let coded = errors.iter().filter(|facts| facts.code.is_some()).count();
        Self { codes: keep(slots(errors, code)), docs_urls: keep(slots(errors, docs_url)), coded }
    }

    /// The error with this code on the wire, of those that the index was made of.
    pub(super) fn code(&self, text: &str, errors: &[Facts<'_>]) -> Option<usize> {
        find(self.codes, text, errors, code)
    }

    /// The first error with this page, of those that the index was made of.
    pub(super) fn docs_url(&self, text: &str, errors: &[Facts<'_>]) -> Option<usize> {
        find(self.docs_urls, text, errors, docs_url)
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

fn slots(errors: &[Facts<'_>], text_of: Text) -> Vec<Slot> {
    let texts = errors.iter().zip(0..).filter_map(|(facts, place)| Some((text_of(facts)?, place)));
    let size = (2 * texts.clone().count()).next_power_of_two();
    let mut slots = vec![Slot { hash: 0, place: None }; size];
    for (text, place) in texts {
        let hash = hash(text);
        let is_it = |first: u16| text_of(&errors[usize::from(first)]) == Some(text);
        let ends = |at: &usize| slots[*at].place.is_none_or(|first| slots[*at].hash == hash && is_it(first));
        // Of errors with one text the first has the slot.
        if let Some(end) = from(hash, size).find(ends).filter(|end| slots[*end].place.is_none()) {
            slots[end] = Slot { hash, place: Some(place) };
        }
    }
    slots
}

fn find(slots: &[Slot], wanted: &str, errors: &[Facts<'_>], text: Text) -> Option<usize> {
    let hash = hash(wanted);
    let taken = from(hash, slots.len()).map_while(|at| Some((slots[at].hash, usize::from(slots[at].place?))));
    let is_it = |(_, place): &(u32, usize)| text(&errors[*place]) == Some(wanted);
    taken.filter(|(of_slot, _)| *of_slot == hash).find(is_it).map(|(_, place)| place)
}

/// All slots, from the one that a hash names.
fn from(hash: u32, size: usize) -> impl Iterator<Item = usize> {
    (0..size).map(move |step| (hash as usize).wrapping_add(step) & (size - 1))
}

/// A fast hash. Whoever sends answers can't choose what is in an index, so it needs no secret.
fn hash(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut state = mixed(0, bytes.len() as u64);
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk::<8>() {
        state = mixed(state, u64::from_le_bytes(*word));
        rest = after;
    }
    // What is left of a long text is in its last eight bytes, and of a middling one in its first and last four.
    if let Some(word) = bytes.last_chunk::<8>() {
        state = mixed(state, u64::from_le_bytes(*word));
    } else if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        state =
            mixed(state, u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)));
    } else {
        state = rest.iter().fold(state, |state, byte| mixed(state, u64::from(*byte)));
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
