//! Answers that nobody meant: reading returns for all of them, soon, and keeps the bytes.

use std::time::{Duration, Instant};

use errcat_runtime::runtime::read::lookup;
use errcat_runtime::runtime::read::response::{ErrorResponse, Outcome};
use errcat_runtime::runtime::read::scan::{MAX_DEPTH, MAX_LENGTH};
use errcat_runtime::runtime::table::{Slot, Tables};
use proptest::prelude::*;

use crate::wire::{accepting, answer, body, coded, constant, flat, list, object, slot, tables, text, what};

/// An envelope with lists in lists, constants and details in two ways.
fn catalog() -> Tables<'static> {
    let inner = list(vec![object(vec![("is", constant("1")), ("code", slot(Slot::Code))])]);
    let spread =
        object(vec![("a", inner), ("b", list(vec![slot(Slot::Message)])), ("...", slot(Slot::Spread))]);
    let nested =
        body(list(vec![spread, object(vec![("is", constant(r#""x""#)), ("d", slot(Slot::Details))])]));
    accepting(&tables(flat(), vec![coded("a", 400)]), vec![nested])
}

fn soon<T>(read: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let read = read();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    read
}

#[test]
fn nesting_is_bounded() {
    let tables = catalog();
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]"), (r#"{"details":"#, "}")] {
        let deep = open.repeat((1 << 20) / open.len());
        let closed = format!("{deep}0{}", close.repeat((1 << 20) / open.len()));
        assert_eq!(soon(|| what(&answer(400, deep.clone()).read(&tables))), "foreign");
        assert_eq!(soon(|| what(&answer(400, closed).read(&tables))), "foreign");
    }
    let nested = |depth: usize| format!(r#"{{"code":"a","x":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    let deepest = MAX_DEPTH as usize - 1;
    assert_eq!(what(&answer(400, nested(deepest)).read(&tables)), "a");
    assert_eq!(what(&answer(400, nested(deepest + 1)).read(&tables)), "foreign");
}

#[test]
fn length_is_bounded() {
    let tables = catalog();
    let long = |length: usize| format!(r#"{{"code":"a","message":"{}"}}"#, "m".repeat(length));
    assert_eq!(soon(|| what(&answer(400, long(MAX_LENGTH - 100)).read(&tables))), "a");
    assert_eq!(soon(|| what(&answer(400, long(MAX_LENGTH)).read(&tables))), "foreign");
    let mut bytes = long(MAX_LENGTH).into_bytes();
    bytes[20] = 0xff;
    assert_eq!(soon(|| what(&answer(400, bytes).read(&tables))), "foreign");
}

#[test]
fn time_is_linear_in_members_that_come_again() {
    let tables = catalog();
    let read = |body: String| what(&answer(400, body).read(&tables));
    assert!(is_linear(|times| {
        let (unknown, again) = (r#""x":1,"#.repeat(times), r#""a":[{"is":1}],"b":["m"],"#.repeat(times));
        assert_eq!(read(format!(r#"[{{{unknown}{again}"z":0}}]"#)), "unknown");
    }));
    assert!(is_linear(|times| {
        let again = r#""details":{"x":1,"y":2},"code":"b","#.repeat(times);
        assert_eq!(read(format!(r#"{{{again}"code":"a"}}"#)), "a");
    }));
    assert!(is_linear(|times| {
        assert_eq!(read(format!("[{}0]", r#"{"a":[{"is":2}],"is":"y"},"#.repeat(times))), "foreign");
    }));
    assert!(is_linear(|times| {
        let details: Vec<_> = (0..times).map(|number| format!(r#""m{number}":1,"#)).collect();
        let details = details.concat();
        let body = format!(r#"{{"ok":false,"error":{{"code":"maintenance","details":{{{details}"z":2}}}}}}"#);
        let response = ErrorResponse::read(http::StatusCode::BAD_GATEWAY, &http::HeaderMap::new(), body);
        assert!(response.into_error().is_ok());
    }));
}

#[test]
fn what_is_not_linear_is_found_out() {
    let mut sum = 0_u64;
    let quadratic = |times: usize| {
        for outer in 0..times {
            sum += (0..times as u64 / 8)
                .map(std::hint::black_box)
                .filter(|inner| inner % 7 == outer as u64)
                .sum::<u64>();
        }
    };
    assert!(!is_linear(quadratic));
}

/// Eight times as much takes less than 24 times as long: eight times is linear, and sixty-four times quadratic. Other
/// work of the machine can only make a run longer, so the shortest runs are compared, each short enough to be left alone
/// at times, and more are made until they are short enough or there were many.
fn is_linear(mut work: impl FnMut(usize)) -> bool {
    const FEW: usize = 250;
    let mut time = |times| {
        let start = Instant::now();
        work(times);
        start.elapsed()
    };
    let mut few = (0..20).map(|_| time(FEW)).min().unwrap_or_default();
    let mut many = Duration::MAX;
    (0..100).any(|_| {
        few = few.min(time(FEW));
        many = many.min(time(8 * FEW));
        many < few * 24
    })
}

#[test]
fn what_is_not_json_is_foreign() {
    let tables = catalog();
    for text in [
        "",
        " ",
        "null",
        "{",
        r#"{"code":"a""#,
        r#"{"code":"a"}}"#,
        r#"{"code":"a"} x"#,
        r#"{"code":"a",}"#,
        r#"{code:"a"}"#,
        "{'code':'a'}",
        r#"{"code" "a"}"#,
        r#"{"code":"a" "message":"m"}"#,
        "{\"code\":\"a\",\"message\":\"a\nb\"}",
        "{\"code\":\"a\",\"message\":\"a\0b\"}",
        r#"{"code":"a","message":"\x"}"#,
        r#"{"code":"a","message":"\u12"}"#,
        r#"{"code":"a","x":01}"#,
        r#"{"code":"a","x":1.}"#,
        r#"{"code":"a","x":.5}"#,
        r#"{"code":"a","x":+1}"#,
        r#"{"code":"a","x":1e}"#,
        r#"{"code":"a","x":-}"#,
        r#"{"code":"a","x":tru}"#,
        r#"{"code":"a","x":nul"#,
        r#"{"code":"a","x":NaN}"#,
        r#"{"code":"a","x":[1,]}"#,
        r#"{"code":"a","x":[1}"#,
        "{\"code\":\"a\"}\0",
    ] {
        assert_eq!(what(&answer(400, text).read(&tables)), "foreign", "{text:?}");
    }
}

#[test]
fn what_json_allows_is_read() {
    let tables = catalog();
    for text in [
        "\u{feff}{\"code\":\"a\"}",
        " \t\r\n{ \"code\" \n:\t\"a\" , \"x\" : [ ] } \n",
        r#"{"code":"a","x":[-0.0e+1,1E-7,true,false,null,{},"\u0000\ud800"]}"#,
        "{\"code\":\"a\",\"x\":\"\u{7f}\u{2028}\"}",
        r#"{"x":"12345678\"","code":"a"}"#,
    ] {
        assert_eq!(what(&answer(400, text).read(&tables)), "a", "{text:?}");
    }
}

#[test]
fn invalid_utf_8_is_replaced_where_it_is_shown() {
    let tables = catalog();
    let bytes = b"{\"code\":\"a\",\"message\":\"x\xffy\"}";
    let reading = answer(400, &bytes[..]).read(&tables);
    assert_eq!((what(&reading), text(&reading, Slot::Message)), ("a", Some("x\u{fffd}y".to_owned())));
    let response = ErrorResponse::read(http::StatusCode::BAD_REQUEST, &http::HeaderMap::new(), &bytes[..]);
    assert_eq!(response.body(), bytes);
    assert_eq!(response.into_body(), bytes);
}

#[test]
fn pointers_find_any_value() {
    let text = r#"{"a":[1,{"b/c":null,"~":"x","":0}],"a":[2,{"b/c":true,"~":"y","":3}]}"#;
    let at = |pointer| lookup::at(text, pointer);
    assert_eq!(at(""), Some(text));
    assert_eq!(
        (at("/a/0"), at("/a/1/b~1c"), at("/a/1/~0"), at("/a/1/")),
        (Some("2"), Some("true"), Some(r#""y""#), Some("3"))
    );
    for nothing in ["a", "/b", "/a/2", "/a/00", "/a/-", "/a/+0", "/a/0/x", "/", "/a/18446744073709551616"] {
        assert_eq!(at(nothing), None, "{nothing}");
    }
    assert_eq!((lookup::at("{} x", ""), lookup::at("", "/")), (None, None));
}

/// JSON of any shape in words that the envelopes know.
fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let word = prop::sample::select(vec!["a", "b", "code", "d", "details", "is", "message", "x", "ü\n"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..3).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        let members = prop::collection::btree_map(word.clone().prop_map(str::to_owned), inner.clone(), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_are_read(bytes in any::<Vec<u8>>(), status in 100_u16..1000) {
        look_at_everything(status, &bytes);
    }

    #[test]
    fn any_json_is_read(json in json(), status in 100_u16..1000) {
        look_at_everything(status, json.to_string().as_bytes());
    }

    #[test]
    fn any_json_that_was_cut_or_changed_is_read(json in json(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = json.to_string().into_bytes();
        let at = at.index(bytes.len());
        look_at_everything(400, &bytes[..at]);
        bytes[at] = byte;
        look_at_everything(400, &bytes);
    }

    #[test]
    fn what_is_json_is_what_others_say_it_is(text in r#"[\[\]{},:"\\0-9eE+.\-untfals\n ]{0,12}"#) {
        let ours = lookup::at(&text, "").is_some();
        let theirs = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
        prop_assert_eq!(ours, theirs, "{:?}", text);
    }
}

fn look_at_everything(status: u16, bytes: &[u8]) {
    let reading = answer(status, bytes).read(&catalog());
    assert_eq!(reading.facts().is_some(), what(&reading) == "a");
    let status = http::StatusCode::from_u16(status).expect("a status");
    let response = ErrorResponse::read(status, &http::HeaderMap::new(), bytes);
    assert_eq!((response.status(), response.body()), (status, bytes));
    let shown = format!("{response} {response:?} {:?}", response.retry());
    assert!(!shown.is_empty());
    for (name, json) in response.details() {
        assert!(response.detail(&name).is_some() && lookup::at(json, "") == Some(json));
    }
    let known = matches!(response.outcome(), Outcome::Known(_));
    assert_eq!(response.into_error().is_ok(), known);
}
