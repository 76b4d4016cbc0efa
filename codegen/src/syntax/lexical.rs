//! Reads the small forms that scalars can have: durations, dates, URLs and the like.

use semver::Version;

/// Units of durations with their milliseconds, largest first.
const UNITS: [(&str, u64); 5] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

/// A duration such as `1m30s` or `1.5s` in whole milliseconds.
///
/// `None` when it isn't one or more `<decimal><ms|s|m|h|d>`, largest unit first and each at most once, or isn't a
/// whole number of milliseconds within 64 bits.
pub(crate) fn duration_ms(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut total = 0_u64;
    let mut units = UNITS.iter();
    while !rest.is_empty() || text.is_empty() {
        let number_length = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, tail) = rest.split_at(number_length);
        let unit_length = tail.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(unit_length);
        let (_, milliseconds) = units.find(|(name, _)| *name == unit)?;
        total = total.checked_add(scaled(number, *milliseconds)?)?;
        rest = tail;
    }
    Some(total)
}

/// A decimal number times a factor, where that is whole.
fn scaled(number: &str, factor: u64) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    if whole.is_empty() || fraction.is_empty() || fraction.contains('.') {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let part = match u32::try_from(fraction.len()).ok()? {
        0 => 0,
        digits => {
            let numerator = fraction.parse::<u128>().ok()?.checked_mul(u128::from(factor))?;
            let denominator = 10_u128.checked_pow(digits)?;
            if numerator % denominator != 0 {
                return None;
            }
            u64::try_from(numerator / denominator).ok()?
        }
    };
    whole.parse::<u64>().ok()?.checked_mul(factor)?.checked_add(part)
}

/// `YYYY-MM-DD`, a day that exists.
pub(crate) fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10 && text.is_ascii() && bytes[4] == b'-' && bytes[7] == b'-';
    shape && is_day(digits(&text[..4]), digits(&text[5..7]), digits(&text[8..]))
}

fn is_day(year: Option<u32>, month: Option<u32>, day: Option<u32>) -> bool {
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// RFC 3339: `2026-11-20T09:30:00Z`, with an optional fraction and any offset.
pub(crate) fn is_timestamp(text: &str) -> bool {
    if !text.is_ascii() || text.len() < 20 || !is_date(&text[..10]) {
        return false;
    }
    let (time, rest) = text[11..].split_at(8);
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => {
            let tail = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if tail.len() == fraction.len() { "" } else { tail }
        }
        None => rest,
    };
    matches!(text.as_bytes()[10], b'T' | b't') && is_time(time) && is_offset(rest)
}

fn is_time(text: &str) -> bool {
    let Some((hour_minute, second)) = text.rsplit_once(':') else { return false };
    is_hour_minute(hour_minute) && second.len() == 2 && digits(second).is_some_and(|second| second <= 60)
}

fn is_hour_minute(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else { return false };
    let below = |text: &str, limit| text.len() == 2 && digits(text).is_some_and(|number| number < limit);
    below(hour, 24) && below(minute, 60)
}

fn is_offset(text: &str) -> bool {
    matches!(text, "Z" | "z") || text.strip_prefix(['+', '-']).is_some_and(is_hour_minute)
}

/// An absolute URL with an authority: `https://docs.example.com/errors`.
pub(crate) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let scheme_fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let legal = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    scheme_fits && !authority.is_empty() && rest.chars().all(legal)
}

/// A [`is_url`] once `{code}` is filled in.
pub(crate) fn is_url_template(text: &str) -> bool {
    is_url(&text.replace("{code}", "code"))
}

/// A method and the pattern of a path: `GET /models/{model}`.
pub(crate) fn request(text: &str) -> Option<(&str, &str)> {
    let (method, path) = text.split_once(' ')?;
    let is_method = method.starts_with(|c: char| c.is_ascii_uppercase())
        && method.chars().all(|c| c.is_ascii_uppercase() || c == '-');
    let is_path = path.starts_with('/')
        && !path.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#'))
        && matchit::Router::new().insert(path, ()).is_ok();
    (is_method && is_path).then_some((method, path))
}

/// A version by the rules of `SemVer` 2.0.0.
pub(crate) fn is_semver(text: &str) -> bool {
    Version::parse(text).is_ok()
}

/// A language tag in the form of BCP 47 (RFC 5646 §2.1): subtags of letters and digits.
pub(crate) fn is_language(text: &str) -> bool {
    let mut subtags = text.split('-');
    let language = subtags.next().unwrap_or_default();
    let fits =
        |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=8).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(fits)
}

/// One line of text: not blank, no line breaks, no other control characters.
pub(crate) fn is_line(text: &str) -> bool {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    !text.trim().is_empty() && !text.contains(breaks)
}

/// `[A-Za-z_][A-Za-z0-9_]*`
pub(crate) fn is_identifier(text: &str) -> bool {
    let start = |c: char| c.is_ascii_alphabetic() || c == '_';
    text.starts_with(start) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Words of lower-case letters and digits with single hyphens between them, a letter first.
pub(crate) fn is_kebab(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(word)
}

/// Letters and digits, an upper-case letter first.
pub(crate) fn is_pascal(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A path below some folder: not empty, not absolute, no `..`, `/` between its parts on every system.
pub(crate) fn is_inner_path(text: &str) -> bool {
    let no_part_leads_out = text.split('/').all(|part| part != "..");
    !text.is_empty()
        && !text.starts_with('/')
        && no_part_leads_out
        && !text.contains(|c: char| c == '\\' || c == ':' || c.is_control())
}

/// Groups of 8, 4, 4, 4 and 12 hexadecimal digits (RFC 9562 §4).
pub(crate) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// An integer without a sign or leading zeros, as YAML's core schema and JSON both read it.
pub(crate) fn integer(text: &str) -> Option<u64> {
    let canonical = text == "0" || !text.starts_with('0');
    (canonical && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A finite decimal number in JSON's form.
pub(crate) fn number(text: &str) -> Option<f64> {
    let starts = text.strip_prefix('-').unwrap_or(text).starts_with(|c: char| c.is_ascii_digit());
    let number: f64 = starts.then(|| text.parse().ok())??;
    number.is_finite().then_some(number)
}
