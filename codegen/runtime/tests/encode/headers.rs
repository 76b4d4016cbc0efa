//! What goes into headers, and what can't.

use std::borrow::Cow;
use std::time::Duration;

use errcat_runtime::runtime::encode::Circumstances;
use errcat_runtime::runtime::table::{Facts, Field, Header, Node, Slot, Status};
use errcat_runtime::runtime::timestamp::Timestamp;
use errcat_runtime::runtime::value::ToValue;

use crate::wire::{self, facts, optional, send, slot, tables};

/// The value of the header `name` that carries a field with this value.
fn field_header(name: &'static str, value: impl ToValue + 'static) -> Option<String> {
    let fields: &'static [Field<'static>] =
        vec![Field { name: "f", header: Some(name), ..Field::PLAIN }].leak();
    header(fields, vec![Box::new(value)], name)
}

fn header(fields: &'static [Field<'static>], row: wire::Row, name: &str) -> Option<String> {
    let encoded = send(&tables(slot(Slot::Details)), &facts(fields), row, &Circumstances::default());
    assert_eq!(encoded.body.as_ref(), b"{}", "a field in a header is not in the body");
    let mut headers = encoded.headers.into_owned().into_iter();
    headers.find(|(known, _)| *known == name).map(|(_, value)| value.into_owned())
}

#[test]
fn scalars_as_text() {
    let sent = |value: &str| Some(value.to_owned());
    assert_eq!(field_header("x-f", "plain %41".to_owned()), sent("plain %41"));
    assert_eq!(field_header("x-f", 5), sent("5"));
    assert_eq!(field_header("x-f", i64::MAX), sent("9007199254740991"));
    assert_eq!(field_header("x-f", 1e21), sent("1e+21"));
    assert_eq!(field_header("x-f", true), sent("true"));
    assert_eq!(field_header("x-f", Timestamp::from_unix(0, 0)), sent("1970-01-01T00:00:00Z"));
    assert_eq!(field_header("x-f", Duration::from_millis(1_500)), sent("1.5"));
    assert_eq!(field_header("x-f", f64::NAN), None);
    assert_eq!(field_header("x-f", None::<String>), None);
}

#[test]
fn retry_after_in_whole_seconds_rounded_up() {
    let sent = |value| field_header("retry-after", value).unwrap();
    assert_eq!(sent(Duration::ZERO), "0");
    assert_eq!(sent(Duration::from_millis(1)), "1");
    assert_eq!(sent(Duration::from_secs(7)), "7");
    assert_eq!(sent(Duration::from_millis(7_001)), "8");
    assert_eq!(sent(Duration::MAX), "9007199254741");
    assert_eq!(field_header("retry-after", 1.2).unwrap(), "2");
    assert_eq!(field_header("retry-after", -1.2).unwrap(), "0");
    let date = Timestamp::from_unix(784_111_777, 0);
    assert_eq!(field_header("retry-after", date).unwrap(), "Sun, 06 Nov 1994 08:49:37 GMT");
}

#[test]
fn constants_of_fields() {
    static TEXT: [Field<'static>; 1] =
        [Field { name: "f", header: Some("x-f"), constant: Some("\"a\\\"b\""), ..Field::PLAIN }];
    static WAIT: [Field<'static>; 1] =
        [Field { name: "f", header: Some("retry-after"), constant: Some("1.5"), ..Field::PLAIN }];
    static WAIT_MS: [Field<'static>; 1] = [Field { milliseconds: true, constant: Some("2500"), ..WAIT[0] }];
    static OTHER_MS: [Field<'static>; 1] = [Field { header: Some("x-f"), ..WAIT_MS[0] }];
    assert_eq!(header(&TEXT, vec![], "x-f").unwrap(), "a\"b");
    assert_eq!(header(&WAIT, vec![], "retry-after").unwrap(), "2");
    assert_eq!(header(&WAIT_MS, vec![], "retry-after").unwrap(), "3");
    assert_eq!(header(&OTHER_MS, vec![], "x-f").unwrap(), "2.5");
}

#[test]
fn a_value_cannot_split_the_response() {
    let sent = |value: &str| field_header("x-f", value.to_owned()).unwrap();
    assert_eq!(sent("a\r\nset-cookie: b"), "a  set-cookie: b");
    assert_eq!(sent("a\0b\u{7f}c\u{1b}d\te"), "a b c d\te");
    assert_eq!(sent("né€🦀"), "n%C3%A9%E2%82%AC%F0%9F%A6%80");
    assert_eq!(sent("\u{85}\u{2028}"), "%C2%85%E2%80%A8");
}

#[test]
fn headers_of_the_envelope_and_the_status() {
    static STATUSES: [Status<'static>; 2] = [
        Status { code: 502, policy: 0, headers: &[("x-hop", Node::Constant("\"edge\""))], fixed: None },
        Status {
            code: 503,
            policy: 0,
            headers: &[("x-id", Node::Slot(Slot::Code, false)), ("x-none", Node::Constant("null"))],
            fixed: None,
        },
    ];
    let mut tables = tables(slot(Slot::Code));
    tables.wire.headers = vec![
        ("x-id", optional(Slot::RequestId)),
        ("x-team", slot(Slot::Attribute(0))),
        ("x-fixed", Node::Constant("5")),
    ]
    .leak();
    tables.statuses = &STATUSES;
    let facts = Facts { attributes: &[Some("\"core\"")], ..facts(&[]) };
    let sent = |circumstances: Circumstances<'_>| {
        let encoded = send(&tables, &facts, vec![], &circumstances);
        encoded.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>()
    };
    let of_status = ["content-type: application/json", "x-team: core", "x-fixed: 5", "x-id: busy"];
    assert_eq!(sent(Circumstances::default()), of_status);
    let first_wins = ["content-type: application/json", "x-id: r1", "x-team: core", "x-fixed: 5"];
    assert_eq!(sent(Circumstances { request_id: Some("r1"), ..Circumstances::default() }), first_wins);
    let other_status = ["content-type: application/json", "x-team: core", "x-fixed: 5", "x-hop: edge"];
    assert_eq!(sent(Circumstances { status: Some(502), ..Circumstances::default() }), other_status);
}

#[test]
fn an_envelope_of_headers_alone_has_no_body_and_no_content_type() {
    let mut tables = tables(slot(Slot::Code));
    tables.wire.body = None;
    tables.wire.headers = &[("x-code", Node::Slot(Slot::Code, false))];
    let encoded = send(&tables, &facts(&[]), vec![], &Circumstances::default());
    assert_eq!(encoded.headers.as_ref(), [("x-code", "busy".into())]);
    assert_eq!(encoded.body.as_ref(), b"");
}

/// Headers that were computed beforehand are sent only for errors that have none of their own.
#[test]
fn headers_computed_beforehand_are_only_sent_as_long_as_they_hold() {
    static FIXED: [Header<'static>; 1] = [("x-ready", Cow::Borrowed("yes"))];
    static OWN: [Field<'static>; 1] = [Field { name: "a", header: Some("x-a"), ..Field::PLAIN }];
    let status = |code| Status { code, policy: 0, headers: &[], fixed: Some(&FIXED) };
    let mut tables = tables(slot(Slot::Code));
    tables.statuses = vec![status(503)].leak();
    tables.accepts = vec![tables.wire].leak();
    let names = |fields, circumstances: Circumstances<'_>| {
        let encoded = send(&tables, &facts(fields), vec![Box::new(1)], &circumstances);
        encoded.headers.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>()
    };
    let nothing = Circumstances::default();
    assert_eq!(names(&[], nothing), ["x-ready"]);
    assert_eq!(names(&OWN, nothing), ["content-type", "x-a"]);
    assert_eq!(names(&[], Circumstances { status: Some(502), ..nothing }), ["content-type"]);
    assert_eq!(names(&[], Circumstances { accepted: Some(0), ..nothing }), ["content-type"]);
}
