//! Values of any field, by its type: JSON as a caller writes it, and as it is after its way over the wire.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value};

const SAFE: i64 = (1 << 53) - 1;

/// The fields of an error or an object: the required ones, and any of the optional ones.
pub(crate) fn fields(table: &Value) -> BoxedStrategy<Value> {
    let none = Just(Map::new()).boxed();
    let all = table.as_array().unwrap().iter().fold(none, |others, field| {
        let name = field["name"].as_str().unwrap().to_owned();
        let value = value(&field["type"], field["header"].is_string());
        let value =
            if field["optional"] == true { option::of(value).boxed() } else { value.prop_map(Some).boxed() };
        let with = move |(mut others, value): (Map<String, Value>, Option<Value>)| {
            value.map(|value| others.insert(name.clone(), value));
            others
        };
        (others, value).prop_map(with).boxed()
    });
    all.prop_map(Value::Object).boxed()
}

fn value(ty: &Value, in_header: bool) -> BoxedStrategy<Value> {
    match ty.as_str() {
        // A header can't tell a `%` of its own from one that encodes.
        Some("text") if in_header => text().prop_map(|text| text.replace('%', "").into()).boxed(),
        Some("text") => text().prop_map(Value::from).boxed(),
        Some("integer") => extremes([-SAFE, -1, 0, 1, SAFE], -SAFE..=SAFE).prop_map(Value::from).boxed(),
        Some("int64") => {
            let all = extremes([i64::MIN, -1, 0, SAFE + 2, i64::MAX], i64::MIN..=i64::MAX);
            all.prop_map(|integer| integer.to_string().into()).boxed()
        }
        Some("number") => {
            let all = any::<f64>().prop_filter("a number is finite", |number| number.is_finite());
            let all = prop_oneof![all, Just(f64::MAX), Just(f64::MIN_POSITIVE)];
            // A negative zero is written as 0, so it isn't made.
            all.prop_map(|number| (number + 0.0).into()).boxed()
        }
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("timestamp") => timestamps().boxed(),
        Some("milliseconds") => (0..=SAFE).prop_map(Value::from).boxed(),
        Some("seconds") => (0_i32..1 << 30, 0..1_000).prop_map(|(whole, part)| seconds(whole, part)).boxed(),
        Some("json") => json().prop_filter("null is absent", |json| !json.is_null()).boxed(),
        _ => compound(ty),
    }
}

fn compound(ty: &Value) -> BoxedStrategy<Value> {
    if let Some(item) = ty.get("list") {
        let (some, many) = (vec(value(item, false), 0..4), vec(value(item, false), 100..200));
        prop_oneof![9 => some, 1 => many].prop_map(Value::from).boxed()
    } else if let Some(item) = ty.get("map") {
        let entries = btree_map(text(), value(item, false), 0..5);
        entries.prop_map(|entries| Value::Object(entries.into_iter().collect())).boxed()
    } else if let Some(words) = ty.get("words") {
        let known = words.as_array().unwrap().clone();
        prop_oneof![4 => prop::sample::select(known), 1 => text().prop_map(Value::from)].boxed()
    } else {
        fields(&ty["object"])
    }
}

/// Any characters at all; those that proptest makes of itself aren't control characters.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), vec(any::<char>(), 0..20).prop_map(String::from_iter)]
}

fn extremes(some: [i64; 5], all: core::ops::RangeInclusive<i64>) -> impl Strategy<Value = i64> {
    prop_oneof![prop::sample::select(some.to_vec()), all]
}

/// Any moment of the years 0 to 9999, with as many digits of a second as are needed.
fn timestamps() -> impl Strategy<Value = Value> {
    let nanos = prop_oneof![Just(0_u32), 0..1_000_000_000_u32];
    (-62_167_219_200_i64..=253_402_300_799, nanos).prop_map(|(seconds, nanos)| {
        inference_errors::Timestamp::from_unix(seconds, nanos).to_string().into()
    })
}

fn seconds(whole: i32, thousandths: i32) -> Value {
    if thousandths == 0 { whole.into() } else { (f64::from(whole) + f64::from(thousandths) / 1_000.0).into() }
}

fn json() -> impl Strategy<Value = Value> {
    let number = any::<f64>().prop_filter("JSON has finite numbers", |number| number.is_finite());
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        number.prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        let entries = btree_map(text(), inner.clone(), 0..5);
        prop_oneof![
            vec(inner, 0..5).prop_map(Value::from),
            entries.prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// The fields after their way over the wire: in a header, control characters are spaces, and `Retry-After` counts
/// whole seconds, rounded up.
pub(crate) fn on_the_wire(table: &Value, fields: &Value) -> Value {
    let mut fields = fields.clone();
    for field in table.as_array().unwrap() {
        let value = fields.get_mut(field["name"].as_str().unwrap());
        match (value, field["header"].as_str()) {
            (Some(Value::String(text)), Some(_)) => {
                *text = text.replace(|c: char| c.is_ascii_control() && c != '\t', " ");
            }
            (Some(Value::Number(wait)), Some("retry-after")) => {
                let seconds = wait.as_f64().unwrap().ceil();
                *wait = format!("{seconds:.0}").parse().unwrap();
            }
            _ => {}
        }
    }
    fields
}

/// Whether two values of a field are one: numbers are compared as numbers.
pub(crate) fn same(sent: &Value, read: &Value) -> bool {
    match (sent, read) {
        (Value::Number(sent), Value::Number(read)) => sent == read || sent.as_f64() == read.as_f64(),
        (Value::Array(sent), Value::Array(read)) => {
            sent.len() == read.len() && sent.iter().zip(read).all(|(sent, read)| same(sent, read))
        }
        (Value::Object(sent), Value::Object(read)) => {
            let in_read = |(name, sent): (&String, _)| read.get(name).is_some_and(|read| same(sent, read));
            sent.len() == read.len() && sent.iter().all(in_read)
        }
        _ => sent == read,
    }
}
