//! Sending, reading and looking up, beside what one would write by hand.

#[cfg(feature = "n10")]
#[path = "look_ups/10.rs"]
mod n10;
#[cfg(feature = "n139")]
#[path = "look_ups/139.rs"]
mod n139;
#[cfg(feature = "n10000")]
#[path = "look_ups/10000.rs"]
mod n10000;

mod processor_time;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use http::{HeaderMap, StatusCode};
use measured::{Place, Subject, by_hand};
use processor_time::ProcessorTime;

const PLACES: [(&str, Place); 3] = [("first", Place::First), ("middle", Place::Middle), ("last", Place::Last)];
const MODEL: &str = "model-1";

fn send<S: Subject>(criterion: &mut Criterion<ProcessorTime>) {
    let mut group = criterion.benchmark_group(format!("send/{}", S::SIZE));
    let plain = S::plain();
    let body = S::send(&plain).into_owned();
    assert_eq!(by_hand::send_plain(&S::PLAIN), body);
    assert_eq!(by_hand::send_three(&S::THREE[0], MODEL), *S::send(&S::three(Place::First, MODEL)));
    group.bench_function("plain/errcat", |bencher| bencher.iter(|| S::send(black_box(&plain))));
    group.bench_function("plain/copy", |bencher| bencher.iter(|| black_box(&body).clone()));
    group.bench_function("plain/serde", |bencher| bencher.iter(|| by_hand::send_plain(black_box(&S::PLAIN))));
    group.bench_function("three/errcat", |bencher| {
        bencher.iter(|| S::send(&S::three(Place::First, black_box(MODEL))));
    });
    group.bench_function("three/serde", |bencher| {
        bencher.iter(|| by_hand::send_three(black_box(&S::THREE[0]), black_box(MODEL)));
    });
}

fn read<S: Subject>(criterion: &mut Criterion<ProcessorTime>) {
    let mut group = criterion.benchmark_group(format!("read/{}", S::SIZE));
    let headers = HeaderMap::new();
    for ((name, place), number) in PLACES.into_iter().zip(0..) {
        let error = S::three(place, MODEL);
        let (status, body) = (S::status(&error), S::send(&error).into_owned());
        assert_eq!(S::limit(&S::read(status, &headers, body.clone())), Some(5 + number));
        assert_eq!(by_hand::read::<S>(&body).1, Some(5 + number));
        group.bench_function(format!("{name}/errcat"), |bencher| {
            let read = |body| {
                let read = S::read(status, &headers, body);
                (S::limit(&read), read)
            };
            bencher.iter_batched(|| body.clone(), read, BatchSize::SmallInput);
        });
        group.bench_function(format!("{name}/serde"), |bencher| {
            let read = |raw: Vec<u8>| (by_hand::read::<S>(&raw), raw);
            bencher.iter_batched(|| body.clone(), read, BatchSize::SmallInput);
        });
    }
    for (name, body) in others::<S>() {
        group.bench_function(format!("{name}/errcat"), |bencher| {
            let read = |body| S::read(StatusCode::BAD_GATEWAY, &headers, body);
            bencher.iter_batched(|| body.clone(), read, BatchSize::SmallInput);
        });
    }
}

/// Bodies that are no error of the catalog.
fn others<S: Subject>() -> [(&'static str, Vec<u8>); 3] {
    let known = String::from_utf8(S::send(&S::three(Place::First, MODEL)).into_owned());
    let known = known.expect("JSON is text");
    let html = format!("<html><body>{}</body></html>", "<p>Bad gateway</p>".repeat(20));
    let unknown = known.replace(S::THREE[0].code, "not_in_the_catalog_yet");
    [("unknown", unknown.into_bytes()), ("html", html.into_bytes()), ("empty", Vec::new())]
}

/// The codes in an order that no cache and no branch predictor knows.
fn shuffled<S: Subject>() -> Vec<String> {
    let mut codes: Vec<String> = S::CODES.iter().map(|code| (*code).to_owned()).collect();
    let mut state = 1_u64;
    for at in (1..codes.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        codes.swap(at, (state >> 33) as usize % (at + 1));
    }
    codes
}

fn look_up<S: Subject>(
    criterion: &mut Criterion<ProcessorTime>,
    phf: &phf::Map<&str, u16>,
    sorted: &[(&str, u16)],
    by_match: fn(&str) -> Option<u16>,
) {
    let mut group = criterion.benchmark_group(format!("look-up/{}", S::SIZE));
    let codes = shuffled::<S>();
    let mut measure = |name: &str, is_code: &dyn Fn(&str) -> bool| {
        let mut next = 0;
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                next = if next + 1 == codes.len() { 0 } else { next + 1 };
                assert!(is_code(black_box(&codes[next])));
            });
        });
    };
    measure("errcat", &S::is_code);
    measure("sorted", &|code| sorted.binary_search_by(|(known, _)| (*known).cmp(code)).is_ok());
    measure("phf", &|code| phf.contains_key(code));
    measure("match", &|code| by_match(code).is_some());
}

macro_rules! size {
    ($criterion:ident, $feature:literal, $look_ups:ident, $subject:ident) => {
        #[cfg(feature = $feature)]
        {
            use $look_ups::{PHF, SORTED, by_match};
            use measured::subjects::$subject;
            send::<$subject>($criterion);
            read::<$subject>($criterion);
            look_up::<$subject>($criterion, &PHF, SORTED, by_match);
        }
    };
}

fn all(criterion: &mut Criterion<ProcessorTime>) {
    size!(criterion, "n10", n10, Crate10);
    size!(criterion, "n139", n139, Crate139);
    size!(criterion, "n10000", n10000, Crate10000);
}

fn config() -> Criterion<ProcessorTime> {
    let brief = Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    brief.with_measurement(ProcessorTime)
}

criterion_group! { name = benches; config = config(); targets = all }
criterion_main!(benches);
