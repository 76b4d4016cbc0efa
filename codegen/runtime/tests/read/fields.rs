//! How the fields of a known error are read, and what stays of those that don't fit.

use std::collections::BTreeMap;
use std::time::Duration;

use errcat_runtime::runtime::table::{Envelope, Field, Node, Slot, Tables};
use errcat_runtime::runtime::timestamp::Timestamp;
use proptest::prelude::*;

use crate::wire::{
    accepting, answer, body, coded, field, flat, get, object, optional, slot, tables, what, with_fields,
};

fn catalog(envelope: Envelope<'static>, fields: Vec<Field<'static>>) -> Tables<'static> {
    tables(envelope, vec![with_fields(coded("a", 400), fields)])
}

/// The field `f`, declared like this, read from a detail of this JSON.
fn detail<T: errcat_runtime::runtime::raw::FromRaw>(declared: Field<'static>, json: &str) -> Option<T> {
    let tables = catalog(flat(), vec![Field { name: "f", ..declared }]);
    let reading = answer(400, format!(r#"{{"details":{{"f":{json}}},"code":"a"}}"#)).read(&tables);
    assert_eq!(what(&reading), "a");
    get(&reading, "f")
}

#[test]
fn text_is_unescaped() {
    let text = |json| detail::<String>(Field::PLAIN, json);
    assert_eq!(text(r#""plain""#).as_deref(), Some("plain"));
    assert_eq!(
        text(r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00ü""#).as_deref(),
        Some("\"\\/\u{8}\u{c}\n\r\té😀ü")
    );
    // Half of a surrogate pair is no text.
    assert_eq!(
        text(r#""\ud83d-\ude00-\ud83dx\ud83d\u0041""#).as_deref(),
        Some("\u{fffd}-\u{fffd}-\u{fffd}x\u{fffd}A")
    );
    assert_eq!((text("1"), text("null"), text("[]")), (None, None, None));
}

#[test]
fn integers_stay_within_53_bits() {
    let integer = |json| detail::<i64>(Field::PLAIN, json);
    assert_eq!(integer("9007199254740991"), Some(9_007_199_254_740_991));
    assert_eq!(integer("-9007199254740991"), Some(-9_007_199_254_740_991));
    assert_eq!(integer("9007199254740992"), None);
    assert_eq!(
        (integer("5.0"), integer("5e0"), integer("50E-1"), integer("-0")),
        (Some(5), Some(5), Some(5), Some(0))
    );
    for other in ["5.5", r#""5""#, "null", "true", "[5]", "1e400", "123456789012345678901234567890"] {
        assert_eq!(integer(other), None, "{other}");
    }
}

#[test]
fn wide_integers_are_read_from_text_and_numbers() {
    let wide = Field { int64: true, ..Field::PLAIN };
    let integer = |json| detail::<i64>(wide, json);
    assert_eq!(integer(r#""9223372036854775807""#), Some(i64::MAX));
    assert_eq!(integer(r#""-9223372036854775808""#), Some(i64::MIN));
    assert_eq!(integer("9223372036854775807"), Some(i64::MAX));
    assert_eq!(integer(r#""9223372036854775808""#), None);
    for other in [r#""""#, r#""x""#, r#""+1""#, r#"" 1""#, r#""1.5""#, "1.5", "null"] {
        assert_eq!(integer(other), None, "{other}");
    }
}

#[test]
fn numbers_booleans_and_json() {
    let number = |json| detail::<f64>(Field::PLAIN, json);
    assert_eq!((number("1.5e3"), number("-0.25"), number("7")), (Some(1_500.0), Some(-0.25), Some(7.0)));
    assert_eq!((number("1e999"), number(r#""1""#), number("null")), (None, None, None));
    let boolean = |json| detail::<bool>(Field::PLAIN, json);
    assert_eq!(
        (boolean("true"), boolean("false"), boolean("1"), boolean(r#""true""#)),
        (Some(true), Some(false), None, None)
    );
    let json = |json| detail::<serde_json::Value>(Field::PLAIN, json);
    assert_eq!(json(r#"{"a":[1,null]}"#), Some(serde_json::json!({"a": [1, null]})));
    assert_eq!(json("null"), None);
}

#[test]
fn durations_have_the_units_of_their_field() {
    let seconds = |json| detail::<Duration>(Field::PLAIN, json);
    let milliseconds = |json| detail::<Duration>(Field { milliseconds: true, ..Field::PLAIN }, json);
    assert_eq!(seconds("1.5"), Some(Duration::from_millis(1_500)));
    assert_eq!(seconds("1.001"), Some(Duration::from_millis(1_001)));
    assert_eq!(milliseconds("1500"), Some(Duration::from_millis(1_500)));
    assert_eq!((seconds("-1"), seconds(r#""1""#), seconds("null")), (None, None, None));
    assert_eq!(seconds("1e300"), Some(Duration::from_millis(9_007_199_254_740_991)));
}

#[test]
fn timestamps_lists_and_maps() {
    let at = |json| detail::<Timestamp>(Field::PLAIN, json);
    assert_eq!(at(r#""1970-01-01T01:00:00.5+01:00""#), Some(Timestamp::from_unix(0, 500_000_000)));
    assert_eq!((at("0"), at(r#""yesterday""#)), (None, None));
    let list = |json| detail::<Vec<i64>>(Field::PLAIN, json);
    assert_eq!(list("[1, 2]"), Some(vec![1, 2]));
    assert_eq!((list("[]"), list("[1,null]"), list("{}"), list("1")), (Some(vec![]), None, None, None));
    let map = |json| detail::<BTreeMap<String, i64>>(Field::PLAIN, json);
    assert_eq!(map(r#"{"\u0061":1,"b":2,"b":3}"#), Some(BTreeMap::from([("a".into(), 1), ("b".into(), 3)])));
    assert_eq!((map(r#"{"a":"x"}"#), map("[]")), (None, None));
}

#[test]
fn what_is_missing_null_or_of_another_type_is_absent_and_stays_in_the_details() {
    let tables = catalog(flat(), vec![field("limit"), field("name"), field("gone")]);
    let text = r#"{"code":"a","details":{"limit":"ten","name":null,"new":{"x":1}},"beside":1}"#;
    let reading = answer(400, text).read(&tables);
    assert_eq!(what(&reading), "a");
    assert_eq!(get::<i64>(&reading, "limit"), None);
    assert_eq!(get::<String>(&reading, "name"), None);
    assert_eq!(get::<String>(&reading, "gone"), None);
    let details: Vec<_> = reading.details().map(|(name, json)| (name.into_owned(), json)).collect();
    let expected = [("limit", r#""ten""#), ("name", "null"), ("new", r#"{"x":1}"#)];
    assert_eq!(details, expected.map(|(name, json)| (name.to_owned(), json)));
    assert_eq!(reading.detail("new"), Some(r#"{"x":1}"#));
    assert_eq!(reading.detail("beside"), None);
}

#[test]
fn the_last_detail_of_a_name_counts() {
    let tables = catalog(flat(), vec![field("limit")]);
    let reading = answer(400, r#"{"code":"a","details":{"limit":1,"limit":2}}"#).read(&tables);
    assert_eq!(get(&reading, "limit"), Some(2_i64));
    let reading = answer(400, r#"{"details":{"limit":1},"code":"a","details":{}}"#).read(&tables);
    assert_eq!(get::<i64>(&reading, "limit"), None);
}

#[test]
fn details_that_are_no_object_are_absent() {
    let tables = catalog(flat(), vec![field("limit")]);
    for details in ["null", "[]", r#"[{"limit":1}]"#, "1", r#""limit""#] {
        let reading = answer(400, format!(r#"{{"code":"a","details":{details}}}"#)).read(&tables);
        assert_eq!((what(&reading), get::<i64>(&reading, "limit")), ("a", None), "{details}");
    }
}

fn spread() -> Envelope<'static> {
    body(object(vec![
        ("code", slot(Slot::Code)),
        ("...", slot(Slot::Spread)),
        ("message", slot(Slot::Message)),
        ("meta", object(vec![("id", slot(Slot::RequestId))])),
    ]))
}

#[test]
fn fields_beside_the_members_are_every_sibling_that_the_envelope_does_not_name() {
    let tables = catalog(spread(), vec![field("limit"), field("id")]);
    let text = r#"{"limit":1,"code":"a","message":7,"...":2,"meta":{"id":"r","limit":3},"":4,"new":[]}"#;
    let reading = answer(400, text).read(&tables);
    assert_eq!((get(&reading, "limit"), get::<String>(&reading, "id")), (Some(1_i64), None));
    let names: Vec<_> = reading.details().map(|(name, _)| name.into_owned()).collect();
    assert_eq!(names, ["limit", "...", "", "new"]);
}

#[test]
fn a_field_with_a_place_of_its_own_is_read_there_else_in_the_details() {
    let placed = || Field { placed: true, ..field("param") };
    let envelope = body(object(vec![
        ("code", slot(Slot::Code)),
        ("in", object(vec![("param", optional(Slot::Field("param")))])),
        ("details", optional(Slot::Details)),
    ]));
    let tables = accepting(
        &catalog(envelope, vec![placed()]),
        vec![body(object(vec![("old", slot(Slot::Code)), ("details", slot(Slot::Details))]))],
    );
    let param = |body: &'static str| get::<String>(&answer(400, body).read(&tables), "param");
    assert_eq!(param(r#"{"code":"a","in":{"param":"p"},"details":{"param":"q"}}"#).as_deref(), Some("p"));
    assert_eq!(param(r#"{"code":"a","in":{"param":null},"details":{"param":"q"}}"#).as_deref(), Some("q"));
    assert_eq!(param(r#"{"old":"a","details":{"param":"q"}}"#).as_deref(), Some("q"));
    // One that doesn't fit is kept among the details.
    let reading = answer(400, r#"{"code":"a","in":{"param":7}}"#).read(&tables);
    assert_eq!(get::<String>(&reading, "param"), None);
    assert_eq!(
        reading.details().map(|(name, json)| (name.into_owned(), json)).collect::<Vec<_>>(),
        [("param".to_owned(), "7")]
    );
}

#[test]
fn header_fields_are_read_from_headers() {
    let bound = |name, header| Field { header: Some(header), placed: true, ..field(name) };
    let fields = vec![
        bound("text", "x-text"),
        bound("count", "x-count"),
        bound("on", "x-on"),
        bound("wait", "x-wait"),
    ];
    let tables = catalog(flat(), fields);
    let code = || answer(400, r#"{"code":"a","details":{"count":9}}"#);
    let reading = code()
        .header("x-text", "caf%C3%A9 100%25")
        .header("x-count", "7")
        .header("x-on", "true")
        .header("x-wait", "1.5")
        .read(&tables);
    assert_eq!(get::<String>(&reading, "text").as_deref(), Some("café 100%25"));
    assert_eq!(get(&reading, "count"), Some(7_i64));
    assert_eq!(get(&reading, "on"), Some(true));
    assert_eq!(get(&reading, "wait"), Some(Duration::from_millis(1_500)));
    assert_eq!(reading.header("x-text").as_deref(), Some("café 100%25"));
    // A value that doesn't fit is absent, and one that isn't in a header is looked for in the details.
    assert_eq!(get::<i64>(&code().header("x-count", "many").read(&tables), "count"), None);
    assert_eq!(get(&code().read(&tables), "count"), Some(9_i64));
    assert_eq!(get::<f64>(&code().header("x-count", "inf").read(&tables), "count"), None);
}

#[test]
fn the_first_of_repeated_headers_counts() {
    let tables = catalog(flat(), vec![Field { header: Some("x-count"), ..field("count") }]);
    let reading = answer(400, r#"{"code":"a"}"#).header("x-count", "1").header("x-count", "2").read(&tables);
    assert_eq!(get(&reading, "count"), Some(1_i64));
}

#[test]
fn a_header_that_is_not_utf_8_is_read_as_far_as_it_goes() {
    let tables = catalog(flat(), vec![Field { header: Some("x-text"), ..field("text") }]);
    let mut headers = http::HeaderMap::new();
    headers.insert("x-text", http::HeaderValue::from_bytes(b"a\xffb").expect("a header's value"));
    let tables: &'static Tables<'static> = Box::leak(Box::new(tables));
    let status = http::StatusCode::BAD_REQUEST;
    let now = || Timestamp::MIN;
    let reading = errcat_runtime::runtime::read::reading::read(
        tables,
        status,
        &headers,
        br#"{"code":"a"}"#.to_vec(),
        now,
    );
    assert_eq!(get::<String>(&reading, "text").as_deref(), Some("a\u{fffd}b"));
}

fn text_node() -> Node<'static> {
    slot(Slot::Message)
}

proptest! {
    #[test]
    fn any_text_is_read_back(text in any::<String>(), key in any::<String>()) {
        let tables = tables(body(object(vec![("code", slot(Slot::Code)), ("message", text_node()), ("details", slot(Slot::Details))])), vec![coded("a", 400)]);
        let json = serde_json::json!({"details": {&key: &text}, "message": &text, "code": "a"}).to_string();
        let reading = answer(400, json).read(&tables);
        prop_assert_eq!(crate::wire::text(&reading, Slot::Message), Some(text));
        prop_assert_eq!(reading.details().next().map(|(name, _)| name.into_owned()), Some(key));
    }
}
