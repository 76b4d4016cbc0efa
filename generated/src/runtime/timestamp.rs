// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns RFC 3339 text into a moment in UTC, and back.

use core::fmt;
use core::str::FromStr;
use std::time::{Duration, SystemTime};

use super::civil::{self, Civil};

/// A moment, to the nanosecond, in the years 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
}

impl Timestamp {
    /// 0000-01-01T00:00:00Z.
    pub const MIN: Self = Self { seconds: -62_167_219_200, nanos: 0 };
    /// 9999-12-31T23:59:59.999999999Z.
    pub const MAX: Self = Self { seconds: 253_402_300_799, nanos: 999_999_999 };

    /// The moment so many seconds after 1970-01-01T00:00:00Z and so many nanoseconds after that. A moment before
    /// [`Self::MIN`] or after [`Self::MAX`] becomes that one.
    pub const fn from_unix(seconds: i64, nanos: u32) -> Self {
        let seconds = seconds.saturating_add((nanos / 1_000_000_000) as i64);
        if seconds < Self::MIN.seconds {
            Self::MIN
        } else if seconds > Self::MAX.seconds {
            Self::MAX
        } else {
            Self { seconds, nanos: nanos % 1_000_000_000 }
        }
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    pub const fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// Nanoseconds since the whole second.
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// The time from `earlier` to this moment; zero when it is not earlier.
    pub fn since(self, earlier: Self) -> Duration {
        if self <= earlier {
            return Duration::ZERO;
        }
        let whole = Duration::from_secs(self.seconds.abs_diff(earlier.seconds));
        (whole + Duration::from_nanos(self.nanos.into()))
            .saturating_sub(Duration::from_nanos(earlier.nanos.into()))
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => {
                Self::from_unix(i64::try_from(after.as_secs()).unwrap_or(i64::MAX), after.subsec_nanos())
            }
            Err(error) => before_1970(error.duration()),
        }
    }
}

fn before_1970(by: Duration) -> Timestamp {
    let seconds = i64::try_from(by.as_secs()).map_or(i64::MIN, |seconds| -seconds);
    match by.subsec_nanos() {
        0 => Timestamp::from_unix(seconds, 0),
        nanos => Timestamp::from_unix(seconds.saturating_sub(1), 1_000_000_000 - nanos),
    }
}

/// RFC 3339 in UTC, with a fraction of three, six or nine digits where there is one.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil { year, month, day, hour, minute, second } = civil::from_unix(self.seconds);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        match self.nanos {
            0 => {}
            nanos if nanos % 1_000_000 == 0 => write!(f, ".{:03}", nanos / 1_000_000)?,
            nanos if nanos % 1_000 == 0 => write!(f, ".{:06}", nanos / 1_000)?,
            nanos => write!(f, ".{nanos:09}")?,
        }
        f.write_str("Z")
    }
}

/// A text that is not an RFC 3339 timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTimestamp;

impl fmt::Display for InvalidTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an RFC 3339 timestamp such as 2026-11-20T09:30:00Z")
    }
}

impl core::error::Error for InvalidTimestamp {}

/// Reads RFC 3339 with any offset. A leap second is the first second after it; digits after the ninth of a
/// fraction don't count.
impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, InvalidTimestamp> {
        parse(text.as_bytes()).ok_or(InvalidTimestamp)
    }
}

fn parse(text: &[u8]) -> Option<Timestamp> {
    let (date_time, rest) = text.split_at_checked(19)?;
    let seconds = civil::to_unix(&date_and_time(date_time)?)?;
    let (nanos, rest) = fraction(rest)?;
    let seconds = seconds - offset(rest)?;
    let in_range = (Timestamp::MIN.seconds..=Timestamp::MAX.seconds).contains(&seconds);
    in_range.then(|| Timestamp::from_unix(seconds, nanos))
}

fn date_and_time(text: &[u8]) -> Option<Civil> {
    let marks = text[4] == b'-'
        && text[7] == b'-'
        && matches!(text[10], b'T' | b't' | b' ')
        && text[13] == b':'
        && text[16] == b':';
    let digits = |from, to| civil::digits(&text[from..to]);
    let civil = Civil {
        year: digits(0, 4)?,
        month: digits(5, 7)?,
        day: digits(8, 10)?,
        hour: digits(11, 13)?,
        minute: digits(14, 16)?,
        second: digits(17, 19)?,
    };
    marks.then_some(civil)
}

/// The nanoseconds of a fraction, if there is one, and what follows it.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some(digits) = text.strip_prefix(b".") else {
        return Some((0, text));
    };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = digits.split_at(count);
    let nanos = (0..9)
        .fold(0, |nanos, place| nanos * 10 + digits.get(place).map_or(0, |digit| u32::from(digit - b'0')));
    (count > 0).then_some((nanos, rest))
}

/// The seconds by which local time is ahead of UTC.
fn offset(text: &[u8]) -> Option<i64> {
    match text {
        b"Z" | b"z" => Some(0),
        [sign @ (b'+' | b'-'), hours @ .., b':', tens, ones] if hours.len() == 2 => {
            let (hours, minutes) = (civil::digits(hours)?, civil::digits(&[*tens, *ones])?);
            let seconds = i64::from(hours * 60 + minutes) * 60;
            (hours < 24 && minutes < 60).then_some(if *sign == b'-' { -seconds } else { seconds })
        }
        _ => None,
    }
}
