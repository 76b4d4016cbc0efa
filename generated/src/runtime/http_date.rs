// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the dates of HTTP headers into moments, and back (RFC 9110 §5.6.7).

use core::fmt;

use super::civil::{self, Civil};
use super::timestamp::Timestamp;

const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Shows a moment as an IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub struct HttpDate(pub Timestamp);

impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.unix_seconds();
        let Civil { year, month, day, hour, minute, second } = civil::from_unix(seconds);
        let weekday = WEEKDAYS[civil::weekday(seconds)];
        let month = MONTHS[month as usize - 1];
        write!(f, "{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
    }
}

/// Reads any of the three forms. A year of two digits is the one within 50 years after `now`, else before. The name
/// of the weekday is not compared with the date.
pub fn parse(text: &str, now: Timestamp) -> Option<Timestamp> {
    let mut words = [""; 6];
    let mut count = 0;
    for word in text.trim_matches([' ', '\t']).split(' ').filter(|word| !word.is_empty()) {
        *words.get_mut(count)? = word;
        count += 1;
    }
    let civil = match words[..count] {
        [weekday, day, month, year, time, "GMT"] if comma(weekday) => {
            civil(year_of_four(year)?, month, day, time)
        }
        [weekday, date, time, "GMT"] if comma(weekday) => rfc_850(date, time, now),
        [weekday, month, day, time, year] if is_word(weekday) => civil(year_of_four(year)?, month, day, time),
        _ => None,
    }?;
    civil::to_unix(&civil).map(|seconds| Timestamp::from_unix(seconds, 0))
}

fn comma(weekday: &str) -> bool {
    weekday.strip_suffix(',').is_some_and(is_word)
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// `06-Nov-94` and a time.
fn rfc_850(date: &str, time: &str, now: Timestamp) -> Option<Civil> {
    let mut parts = date.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year = digits(year, 2)?;
    let this_year = civil::from_unix(now.unix_seconds()).year;
    let nearest = this_year - this_year % 100 + year;
    let year = [nearest + 100, nearest].into_iter().find(|year| *year <= this_year + 50);
    let year = year.unwrap_or_else(|| nearest.saturating_sub(100));
    parts.next().is_none().then_some(())?;
    civil(year, month, day, time)
}

fn civil(year: u32, month: &str, day: &str, time: &str) -> Option<Civil> {
    let month = MONTHS.iter().position(|name| *name == month)?;
    let mut parts = time.split(':');
    let mut part = || digits(parts.next()?, 2);
    let (hour, minute, second) = (part()?, part()?, part()?);
    let month = u32::try_from(month + 1).ok()?;
    // Only the form of `asctime` has a day of one digit.
    let day = digits(day, 2).or_else(|| digits(day, 1))?;
    parts.next().is_none().then_some(Civil { year, month, day, hour, minute, second })
}

fn year_of_four(text: &str) -> Option<u32> {
    digits(text, 4)
}

fn digits(text: &str, count: usize) -> Option<u32> {
    if text.len() == count { civil::digits(text.as_bytes()) } else { None }
}
