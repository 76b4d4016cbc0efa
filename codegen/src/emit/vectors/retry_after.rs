//! The header `Retry-After` in every form it comes in, right and wrong, on answers that say nothing else.

use super::answer::{Answer, Vector};
use super::expect::Expect;
use super::plan::Plan;
use super::unknown::has_codes;
use super::waits::LONGEST;
use crate::model::Model;

/// A name, the values of the header, the value of `Date`, and the wait in milliseconds. It is 12:00 on a Friday.
type Case = (&'static str, &'static [&'static str], Option<&'static str>, Option<u64>);

const CASES: &[Case] = &[
    ("seconds", &["7"], None, Some(7_000)),
    ("zero", &["0"], None, Some(0)),
    ("leading-zeros", &["007"], None, Some(7_000)),
    ("fraction", &["1.5"], None, Some(1_500)),
    ("fine-fraction", &["1.2399"], None, Some(1_239)),
    ("too-long", &["86400"], None, Some(86_400_000)),
    ("beyond-all-bounds", &["99999999999999999999999"], None, Some(LONGEST)),
    ("date", &["Fri, 20 Nov 2026 12:00:30 GMT"], None, Some(30_000)),
    (
        "date-from-date",
        &["Fri, 20 Nov 2026 12:00:30 GMT"],
        Some("Fri, 20 Nov 2026 12:00:10 GMT"),
        Some(20_000),
    ),
    ("date-from-broken-date", &["Fri, 20 Nov 2026 12:00:30 GMT"], Some("noon"), Some(30_000)),
    ("date-of-rfc-850", &["Friday, 20-Nov-26 12:00:05 GMT"], None, Some(5_000)),
    ("date-of-asctime", &["Fri Nov 20 12:01:00 2026"], None, Some(60_000)),
    ("date-in-the-past", &["Fri, 20 Nov 2026 11:59:59 GMT"], None, Some(0)),
    ("negative", &["-1"], None, None),
    ("signed", &["+1"], None, None),
    ("exponent", &["1e3"], None, None),
    ("unit", &["5s"], None, None),
    ("no-fraction", &["5."], None, None),
    ("no-whole", &[".5"], None, None),
    ("empty", &[""], None, None),
    ("words", &["soon"], None, None),
    ("iso-date", &["2026-11-20T12:00:30Z"], None, None),
    ("no-such-day", &["Mon, 31 Nov 2026 12:00:30 GMT"], None, None),
    ("repeated", &["7", "8"], None, None),
];

/// One for each form.
pub(super) fn vectors(model: &Model) -> Vec<Vector> {
    let status = status(model);
    let vector = |(name, values, date, wait): &Case| {
        let date = date.map(|date| ("date", date));
        let headers: Vec<_> = values.iter().map(|value| ("retry-after", *value)).chain(date).collect();
        let expect = Expect::foreign(Plan::of_status(model, status, None).after(*wait));
        Vector::read_only(format!("retry-after/{name}"), Answer::new(status, &headers, ""), expect)
    };
    CASES.iter().map(vector).collect()
}

/// One that is retried where there is one. Without codes, it must be none that an error is found by.
fn status(model: &Model) -> u16 {
    let used =
        |status: u16| !has_codes(model) && model.errors.iter().any(|error| error.statuses.contains(&status));
    let retried = model.statuses.iter().filter(|status| !model[status.retry].never).map(|status| status.code);
    let candidates = retried.filter(|status| *status >= 400).chain([503, 500, 502, 504, 599]).chain(400..600);
    candidates.into_iter().find(|status| !used(*status)).unwrap_or(599)
}
