//! Turns numbers and times into literals as clippy wants them.

use std::f64::consts;

use errcat_runtime::runtime::timestamp::Timestamp;
use proc_macro2::TokenStream;
use quote::quote;

/// Numbers with this many digits are written in groups of three.
const LONG: usize = 5;

/// Clippy takes numbers that begin like these for them.
const CONSTANTS: &[f64] = &[
    consts::E,
    consts::FRAC_1_PI,
    consts::FRAC_1_SQRT_2,
    consts::FRAC_2_PI,
    consts::FRAC_2_SQRT_PI,
    consts::FRAC_PI_2,
    consts::FRAC_PI_3,
    consts::FRAC_PI_4,
    consts::FRAC_PI_6,
    consts::FRAC_PI_8,
    consts::LN_10,
    consts::LN_2,
    consts::LOG10_2,
    consts::LOG10_E,
    consts::LOG2_10,
    consts::LOG2_E,
    consts::PI,
    consts::SQRT_2,
    consts::TAU,
    1.618_033_988_749_895,
];

/// An integer without a suffix.
pub(super) fn u64(number: u64) -> TokenStream {
    parsed(&grouped(&number.to_string()))
}

/// A signed integer without a suffix.
pub(super) fn i64(number: i64) -> TokenStream {
    let digits = u64(number.unsigned_abs());
    if number < 0 { quote!(-#digits) } else { digits }
}

/// A number.
pub(super) fn f64(number: f64) -> TokenStream {
    let text = format!("{:?}", number.abs());
    if is_constant(&text) {
        return bits(number);
    }
    let digits = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.contains('e') => {
            format!("{}.{}", grouped(whole), grouped_from_left(fraction))
        }
        _ => text,
    };
    let digits = parsed(&digits);
    if number.is_sign_negative() { quote!(-#digits) } else { digits }
}

/// A number that clippy would take for a mathematical constant.
fn bits(number: f64) -> TokenStream {
    let digits = format!("{:016x}", number.to_bits());
    let groups: Vec<_> = digits.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    let bits = parsed(&format!("0x{}", groups.join("_")));
    quote!(f64::from_bits(#bits))
}

/// A duration of so many milliseconds.
pub(super) fn duration(milliseconds: u64) -> TokenStream {
    if milliseconds.is_multiple_of(1_000) {
        let seconds = u64(milliseconds / 1_000);
        return quote!(::core::time::Duration::from_secs(#seconds));
    }
    let milliseconds = u64(milliseconds);
    quote!(::core::time::Duration::from_millis(#milliseconds))
}

/// A moment, given as RFC 3339.
pub(super) fn timestamp(text: &str) -> TokenStream {
    let moment = text.parse().unwrap_or(Timestamp::MIN);
    let (seconds, nanos) = (i64(moment.unix_seconds()), u64(moment.subsec_nanos().into()));
    quote!(crate::runtime::timestamp::Timestamp::from_unix(#seconds, #nanos))
}

fn is_constant(text: &str) -> bool {
    text.len() > 3 && CONSTANTS.iter().any(|constant| constant.to_string().starts_with(text))
}

/// The digits in groups of three, counted from the right.
fn grouped(digits: &str) -> String {
    group(digits, digits.len() % 3)
}

/// The digits in groups of three, counted from the left.
fn grouped_from_left(digits: &str) -> String {
    group(digits, 0)
}

fn group(digits: &str, first: usize) -> String {
    if digits.len() < LONG {
        return digits.to_owned();
    }
    let (first, rest) = digits.split_at(first);
    let groups = rest.as_bytes().chunks(3).map(String::from_utf8_lossy);
    let groups = (!first.is_empty()).then_some(first.into()).into_iter().chain(groups);
    groups.collect::<Vec<_>>().join("_")
}

fn parsed(digits: &str) -> TokenStream {
    digits.parse().unwrap_or_default()
}
