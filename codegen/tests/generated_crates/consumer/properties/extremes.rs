//! The least and the most that a field of each type can be, as a caller writes it.

use serde_json::{Map, Value, json};

const SAFE: i64 = (1 << 53) - 1;

/// How far to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extreme {
    /// Optional fields left out, lists and texts empty, numbers at their lower end.
    Least,
    /// Every field there, lists and texts huge, numbers at their upper end.
    Most,
}

/// The fields of an error or an object.
pub(crate) fn fields(table: &Value, extreme: Extreme) -> Value {
    object(table, extreme, HUGE)
}

/// The elements of a list that is in no other one; those inside have two. A body may have 16 MiB.
const HUGE: usize = 5_000;

fn object(table: &Value, extreme: Extreme, length: usize) -> Value {
    let given = table.as_array().unwrap().iter().filter(|field| {
        extreme == Extreme::Most || field["optional"] == false
    });
    let value = |field: &Value| {
        let name = field["name"].as_str().unwrap().to_owned();
        (name, value(&field["type"], extreme, field["header"].is_string(), length))
    };
    given.map(value).collect::<Map<_, _>>().into()
}

fn value(ty: &Value, extreme: Extreme, in_header: bool, length: usize) -> Value {
    let pick = |least: Value, most: Value| if extreme == Extreme::Least { least } else { most };
    match ty.as_str() {
        Some("text") if in_header => pick("".into(), every_kind_of_character().replace('%', "").into()),
        Some("text") if length < HUGE => pick("".into(), UNUSUAL.into()),
        Some("text") => pick("".into(), every_kind_of_character().repeat(100).into()),
        Some("integer") => pick((-SAFE).into(), SAFE.into()),
        Some("int64") => pick(i64::MIN.to_string().into(), i64::MAX.to_string().into()),
        Some("number") => pick(f64::MIN.into(), f64::MAX.into()),
        Some("boolean") => pick(false.into(), true.into()),
        Some("timestamp") => pick("0000-01-01T00:00:00Z".into(), "9999-12-31T23:59:59.999999999Z".into()),
        Some("milliseconds") => pick(0.into(), SAFE.into()),
        // Whole seconds in a header, since `Retry-After` rounds up, and there is no longer duration.
        Some("seconds") if in_header => pick(0.into(), (SAFE / 1_000).into()),
        // The longest that a number of seconds still holds to the millisecond: a little less than 2^42.
        Some("seconds") => pick(0.into(), 4_398_046_511_103.999.into()),
        Some("json") => pick(json!([]), json!({ "a": [null, i64::MIN, u64::MAX, f64::MIN_POSITIVE, {}] })),
        _ => compound(ty, extreme, length),
    }
}

fn compound(ty: &Value, extreme: Extreme, length: usize) -> Value {
    let count = if extreme == Extreme::Least { 0 } else { length };
    if let Some(item) = ty.get("list") {
        vec![value(item, extreme, false, 2); count].into()
    } else if let Some(item) = ty.get("map") {
        let item = value(item, extreme, false, 2);
        (0..count).map(|number| (format!("{number}\u{0}\u{1f600}"), item.clone())).collect::<Map<_, _>>().into()
    } else if let Some(words) = ty.get("words") {
        if extreme == Extreme::Least { words[0].clone() } else { every_kind_of_character().into() }
    } else {
        object(&ty["object"], extreme, length.min(2))
    }
}

/// The first and last character of each length in UTF-8 and UTF-16, and those that turn text around, end lines or stand
/// for what can't be read.
const UNUSUAL: &str = "\0\u{7f}\u{80}\u{7ff}\u{800}\u{d7ff}\u{e000}\u{fffd}\u{ffff}\u{10000}\u{10ffff}\u{85}\u{202e}\u{2028}\u{2029}\u{feff}";

/// All of ASCII, and the unusual ones.
fn every_kind_of_character() -> String {
    let ascii = '\0'..='\u{7f}';
    ascii.chain(UNUSUAL.chars()).collect()
}
