// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns seconds since 1970 into a date and time of the proleptic Gregorian calendar in UTC, and back.
//!
//! Years are counted from March, so that the leap day is a year's last and months follow one formula.

/// A date and time of day.
#[derive(Clone, Copy)]
pub(super) struct Civil {
    /// 0–9999.
    pub(super) year: u32,
    /// 1–12.
    pub(super) month: u32,
    /// From 1.
    pub(super) day: u32,
    /// 0–23.
    pub(super) hour: u32,
    /// 0–59.
    pub(super) minute: u32,
    /// 0–60.
    pub(super) second: u32,
}

const DAY: i64 = 86_400;
const DAYS_IN_400_YEARS: i64 = 146_097;
/// From 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;

/// The value of text that is nothing but ASCII digits, at most nine of them.
pub(super) fn digits(text: &[u8]) -> Option<u32> {
    let valid = (1..=9).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    valid.then(|| text.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0')))
}

/// Seconds since 1970-01-01T00:00:00Z; `None` for a date or time that doesn't exist.
pub(super) fn to_unix(civil: &Civil) -> Option<i64> {
    let Civil { year, month, day, hour, minute, second } = *civil;
    let date = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    if !date || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let year_from_march = i64::from(year) - i64::from(month < 3);
    let month_from_march = i64::from((month + 9) % 12);
    let (era, year_of_era) = (year_from_march.div_euclid(400), year_from_march.rem_euclid(400));
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * DAYS_IN_400_YEARS + day_of_era - DAYS_TO_1970;
    Some(days * DAY + i64::from(hour * 3600 + minute * 60 + second))
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The date and time so many seconds after 1970-01-01T00:00:00Z, for years 0 to 9999.
pub(super) fn from_unix(seconds: i64) -> Civil {
    let days = seconds.div_euclid(DAY) + DAYS_TO_1970;
    let (era, day_of_era) = (days.div_euclid(DAYS_IN_400_YEARS), days.rem_euclid(DAYS_IN_400_YEARS));
    let leap_days = day_of_era / 1_460 - day_of_era / 36_524 + day_of_era / 146_096;
    let year_of_era = (day_of_era - leap_days) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let month = (month_from_march + 2) % 12 + 1;
    let second_of_day = seconds.rem_euclid(DAY);
    Civil {
        year: small(era * 400 + year_of_era + i64::from(month < 3)),
        month: small(month),
        day: small(day_of_year - (153 * month_from_march + 2) / 5 + 1),
        hour: small(second_of_day / 3600),
        minute: small(second_of_day / 60 % 60),
        second: small(second_of_day % 60),
    }
}

fn small(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

/// The day of the week, counted from Sunday.
pub(super) fn weekday(seconds: i64) -> usize {
    // 1970-01-01 was a Thursday.
    usize::try_from((seconds.div_euclid(DAY) + 4).rem_euclid(7)).unwrap_or(0)
}
