//! Sending and reading one error of 139, with three fields, by each.

#[path = "../../../measured/benches/processor_time/mod.rs"]
mod processor_time;

use std::hint::black_box;
use std::time::Duration;

use conjure_error::SerializableError;
use conjure_object::SafeLong;
use conjure_serde::json::{client_from_slice, to_vec};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use http::{HeaderMap, StatusCode};
use measured::subjects::Crate139;
use measured::{Place, Subject};
use processor_time::ProcessorTime;
use run::{AnyError, ConjureError, First, Last};

const MODEL: &str = "model-1";
const UNKNOWN: &str = "not_in_the_catalog_yet";

fn send(criterion: &mut Criterion<ProcessorTime>) {
    let body = Crate139::send(&Crate139::three(Place::First, MODEL));
    // The value is made once, which is all that sending it takes beside serde.
    let theirs: First = serde_json::from_slice(&body).expect("the peer reads it");
    let mut group = criterion.benchmark_group("send");
    group.bench_function("errcat", |bencher| {
        bencher.iter(|| Crate139::send(&Crate139::three(Place::First, black_box(MODEL))));
    });
    group.bench_function("progenitor", |bencher| bencher.iter(|| serde_json::to_vec(black_box(&theirs))));
    group.bench_function("conjure", |bencher| bencher.iter(|| to_vec(&conjure())));
}

fn conjure() -> SerializableError {
    let limit = SafeLong::new(5).expect("it is small");
    conjure_error::encode(&ConjureError::new(black_box(MODEL), limit, true))
}

fn read(criterion: &mut Criterion<ProcessorTime>) {
    let mut group = criterion.benchmark_group("read");
    let [first, last] = [Place::First, Place::Last].map(|place| Crate139::send(&Crate139::three(place, MODEL)).into_owned());
    let unknown = replaced(&first, Crate139::THREE[0].code, UNKNOWN);
    let headers = HeaderMap::new();
    for (name, body) in [("errcat-first", &first), ("errcat", &last), ("errcat-unknown", &unknown)] {
        group.bench_function(name, |bencher| {
            let read = |body| {
                let read = Crate139::read(StatusCode::BAD_GATEWAY, &headers, body);
                (Crate139::limit(&read), read)
            };
            bencher.iter_batched(|| body.clone(), read, BatchSize::SmallInput);
        });
    }
    let theirs: AnyError = serde_json::from_slice(&last).expect("the peer reads it");
    assert!(serde_json::to_vec(&theirs).is_ok_and(|sent| sent.len() == last.len()));
    assert!(serde_json::from_slice::<Last>(&last).is_ok());
    assert!(serde_json::from_slice::<AnyError>(&unknown).is_err());
    for (name, body) in [("progenitor-first", &first), ("progenitor-last", &last), ("progenitor-unknown", &unknown)] {
        group.bench_function(name, |bencher| {
            bencher.iter_with_large_drop(|| serde_json::from_slice::<AnyError>(black_box(body)));
        });
    }
    let sent = to_vec(&conjure()).expect("it is plain JSON");
    let strange = replaced(&sent, "Bench:", "Other:");
    for (name, body) in [("conjure", &sent), ("conjure-unknown", &strange)] {
        assert!(client_from_slice::<SerializableError>(body).is_ok());
        group.bench_function(name, |bencher| {
            bencher.iter_with_large_drop(|| client_from_slice::<SerializableError>(black_box(body)));
        });
    }
}

fn replaced(body: &[u8], old: &str, new: &str) -> Vec<u8> {
    let text = std::str::from_utf8(body).expect("JSON is text");
    text.replace(old, new).into_bytes()
}

fn config() -> Criterion<ProcessorTime> {
    let brief = Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    brief.with_measurement(ProcessorTime)
}

criterion_group! { name = benches; config = config(); targets = send, read }
criterion_main!(benches);
