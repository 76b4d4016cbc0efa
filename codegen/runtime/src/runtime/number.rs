//! Turns numbers into text that reads the same in every language.

use core::fmt::{self, Write as _};

use super::table::Field;

/// The largest integer that every JSON reader keeps exactly: 2^53 − 1.
pub const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// An integer as its field sends it: whole when 64 bits wide, else within ±[`MAX_SAFE_INTEGER`].
pub(super) fn fitting(field: &Field<'_>, integer: i64) -> i64 {
    if field.int64 { integer } else { integer.clamp(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER) }
}

/// Shows a number as ECMAScript's `String(x)` does (ECMA-262, `Number::toString` with radix 10): the shortest digits
/// that read back as the same number, and an exponent only below 10^−6 and from 10^21.
pub struct Number(pub f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            number if number.is_nan() => f.write_str("NaN"),
            f64::INFINITY => f.write_str("Infinity"),
            f64::NEG_INFINITY => f.write_str("-Infinity"),
            0.0 => f.write_str("0"),
            number => finite(number, f),
        }
    }
}

/// Room for the digits of any number.
#[derive(Default)]
struct Digits {
    bytes: [u8; 24],
    count: usize,
}

impl fmt::Write for Digits {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.count + text.len();
        self.bytes.get_mut(self.count..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.count = end;
        Ok(())
    }
}

fn finite(number: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // Rust's `{:e}` gives the shortest digits as `d.ddde-n`.
    let mut scientific = Digits::default();
    write!(scientific, "{:e}", number.abs())?;
    let text = core::str::from_utf8(&scientific.bytes[..scientific.count]).map_err(|_| fmt::Error)?;
    let (mantissa, exponent) = text.split_once('e').ok_or(fmt::Error)?;
    let exponent: i32 = exponent.parse().map_err(|_| fmt::Error)?;
    let (first, rest) = mantissa.split_at(1);
    if number < 0.0 {
        f.write_char('-')?;
    }
    place(first, rest.trim_start_matches('.'), exponent, f)
}

/// Writes `first.rest × 10^exponent`.
fn place(first: &str, rest: &str, exponent: i32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match usize::try_from(exponent) {
        Ok(whole) if whole < 21 && rest.len() <= whole => {
            let zeros = whole - rest.len();
            write!(f, "{first}{rest}{:0<zeros$}", "")
        }
        Ok(whole) if whole < 21 => {
            let (whole, fraction) = rest.split_at(whole);
            write!(f, "{first}{whole}.{fraction}")
        }
        Err(_) if exponent >= -6 => {
            let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
            write!(f, "0.{:0<zeros$}{first}{rest}", "")
        }
        _ => {
            let point = if rest.is_empty() { "" } else { "." };
            write!(f, "{first}{point}{rest}e{exponent:+}")
        }
    }
}

/// Shows a number of thousandths in units: 1500 as `1.5`.
pub struct Thousandths(pub u64);

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, thousandths) = (self.0 / 1_000, self.0 % 1_000);
        match thousandths {
            0 => write!(f, "{whole}"),
            _ if thousandths % 100 == 0 => write!(f, "{whole}.{}", thousandths / 100),
            _ if thousandths % 10 == 0 => write!(f, "{whole}.{:02}", thousandths / 10),
            _ => write!(f, "{whole}.{thousandths:03}"),
        }
    }
}

/// Whole milliseconds of a duration, at most [`MAX_SAFE_INTEGER`].
pub fn milliseconds(duration: core::time::Duration) -> u64 {
    let most = MAX_SAFE_INTEGER.unsigned_abs();
    u64::try_from(duration.as_millis()).map_or(most, |milliseconds| milliseconds.min(most))
}

/// The integer that the text of a JSON number says, however it is written: `5`, `5.0` and `5e0` are one. Past
/// ±[`MAX_SAFE_INTEGER`] only plain digits are exact.
pub(super) fn integer(text: &str) -> Option<i64> {
    text.parse().ok().or_else(|| {
        let number: f64 = text.parse().ok()?;
        let whole = number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_991.0;
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and within 53 bits")]
        whole.then_some(number as i64)
    })
}

/// Whether an integer is within ±[`MAX_SAFE_INTEGER`].
pub(super) fn is_safe(integer: i64) -> bool {
    integer.unsigned_abs() <= MAX_SAFE_INTEGER.unsigned_abs()
}

/// A number that was read, as a whole count from zero; `None` when it is negative.
pub(super) fn whole(number: f64) -> Option<u64> {
    let most = MAX_SAFE_INTEGER.unsigned_abs();
    // Thousandths of a decimal such as 1.001 are not exact in binary, so the nearest whole number is meant.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the match leaves 0 to 2^53 − 1"
    )]
    match number.round() {
        _ if number < 0.0 => None,
        number if number >= 9_007_199_254_740_991.0 => Some(most),
        number if number >= 0.0 => Some(number as u64),
        _ => None,
    }
}
