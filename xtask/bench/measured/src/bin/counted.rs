//! Does one thing often, in a function by itself, so that its instructions can be counted.
//!
//! ```text
//! counted THING    # one of those below; without it, their names
//! ```

use std::env;
use std::hint::black_box;
use std::iter::repeat_with;
use std::mem::forget;

use http::{HeaderMap, StatusCode};
use measured::subjects::Crate139;
use measured::{Place, Subject};

const THINGS: &[(&str, fn())] = &[
    ("send-plain", || send(|_| Crate139::plain())),
    ("send-three", || send(|model| Crate139::three(Place::First, model))),
    ("read-first", || read(&sent(Place::First))),
    ("read-middle", || read(&sent(Place::Middle))),
    ("read-last", || read(&sent(Place::Last))),
    ("read-unknown", || read(&unknown())),
    ("read-html", || read("<p>Bad gateway</p>".repeat(20).as_bytes())),
    ("read-empty", || read(b"")),
    ("look-up", look_up),
];

/// How often, so that nothing that happens once counts much.
const TIMES: usize = 100;

fn main() {
    match env::args().nth(1) {
        None => THINGS.iter().for_each(|(name, _)| println!("{name}")),
        Some(wanted) => {
            let thing = THINGS.iter().find(|(name, _)| **name == wanted);
            thing.expect("there is no such thing").1();
        }
    }
}

/// Only the instructions in here, and below, are counted. What comes out is kept: throwing it away isn't what is counted.
#[inline(never)]
fn counted<I, O>(act: impl Fn(I) -> O, inputs: impl IntoIterator<Item = I>) {
    for input in inputs {
        forget(black_box(act(black_box(input))));
    }
}

/// Once before that is counted, here and below: what the first time makes and keeps is no part of it.
fn send(error: impl Fn(&str) -> <Crate139 as Subject>::Error) {
    drop(Crate139::send(&error("model-1")));
    counted(|model| Crate139::send(&error(model)), ["model-1"; TIMES]);
}

fn read(body: &[u8]) {
    let headers = HeaderMap::new();
    let read = |body| {
        let read = Crate139::read(StatusCode::BAD_GATEWAY, &headers, body);
        (Crate139::limit(&read), read)
    };
    drop(read(body.to_vec()));
    let bodies: Vec<_> = repeat_with(|| body.to_vec()).take(TIMES).collect();
    counted(read, bodies);
}

/// Every code once.
fn look_up() {
    assert!(Crate139::is_code(Crate139::PLAIN.code));
    counted(|code: &&str| Crate139::is_code(code), Crate139::CODES);
}

fn sent(place: Place) -> Vec<u8> {
    Crate139::send(&Crate139::three(place, "model-1")).into_owned()
}

fn unknown() -> Vec<u8> {
    let known = String::from_utf8(sent(Place::First)).expect("JSON is text");
    known.replace(Crate139::THREE[0].code, "not_in_the_catalog_yet").into_bytes()
}
