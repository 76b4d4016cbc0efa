//! Every slot and every rule of absence, against bodies worked out by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use errcat_runtime::runtime::encode::Circumstances;
use errcat_runtime::runtime::table::{Facts, Field, Fragment, Node, Piece, Slot};
use errcat_runtime::runtime::timestamp::Timestamp;

use crate::wire::{self, body, facts, list, member, object, optional, slot};

fn usual(envelope: Node<'static>) -> String {
    body(envelope, &facts(&[]), vec![], &Circumstances::default())
}

#[test]
fn slots_that_say_what_the_catalog_says() {
    let facts = Facts {
        number: Some(-7),
        kind: Some("server_error"),
        category: Some(1),
        policy: 2,
        user_message: Some(&[Piece::Text("Try \"later\"")]),
        solution: Some(&[Piece::Text("Wait\n")]),
        docs_url: Some("https://example.com/busy"),
        attributes: &[Some("[1,2]")],
        ..facts(&[])
    };
    let cases = [
        (Slot::Code, r#""busy""#),
        (Slot::Number, "-7"),
        (Slot::Message, r#""It is busy""#),
        (Slot::UserMessage, r#""Try \"later\"""#),
        (Slot::Solution, r#""Wait\n""#),
        (Slot::Title, r#""Busy""#),
        (Slot::Type, r#""server_error""#),
        (Slot::Category, r#""second""#),
        (Slot::Attribute(0), "[1,2]"),
        (Slot::Status, "503"),
        (Slot::StatusText, r#""503""#),
        (Slot::Details, "{}"),
        (Slot::DocsUrl, r#""https://example.com/busy""#),
        (Slot::Retryable, "true"),
        (Slot::Retry, r#""outcome_unknown""#),
    ];
    for (of, expected) in cases {
        assert_eq!(body(slot(of), &facts, vec![], &Circumstances::default()), expected, "{of:?}");
    }
}

#[test]
fn slots_that_say_what_happened() {
    let circumstances = Circumstances {
        request_id: Some("req_1"),
        timestamp: Some(Timestamp::from_unix(1_700_000_000, 250_000_000)),
        instance: Some("/calls/1"),
        status: Some(502),
        message: Some("Elsewhere"),
        ..Circumstances::default()
    };
    let cases = [
        (Slot::RequestId, r#""req_1""#),
        (Slot::Timestamp, r#""2023-11-14T22:13:20.250Z""#),
        (Slot::Instance, r#""/calls/1""#),
        (Slot::Status, "502"),
        (Slot::Message, r#""Elsewhere""#),
    ];
    for (of, expected) in cases {
        assert_eq!(body(slot(of), &facts(&[]), vec![], &circumstances), expected, "{of:?}");
    }
}

#[test]
fn verdicts_follow_the_policy() {
    let envelope = || list(vec![slot(Slot::Retryable), slot(Slot::Retry)]);
    let verdict =
        |policy| body(envelope(), &Facts { policy, ..facts(&[]) }, vec![], &Circumstances::default());
    assert_eq!(verdict(0), r#"[false,"no"]"#);
    assert_eq!(verdict(1), r#"[true,"yes"]"#);
    assert_eq!(verdict(2), r#"[true,"outcome_unknown"]"#);
}

#[test]
fn absent_values_are_null_or_left_out() {
    for absent in [
        Slot::Number,
        Slot::UserMessage,
        Slot::Solution,
        Slot::Type,
        Slot::Category,
        Slot::Attribute(0),
        Slot::Field("param"),
        Slot::DocsUrl,
        Slot::Instance,
        Slot::RetryAfter,
        Slot::RequestId,
        Slot::Timestamp,
    ] {
        let envelope = object(vec![
            member("a", slot(absent)),
            member("b", optional(absent)),
            member("c", slot(Slot::Code)),
            member("d", optional(absent)),
        ]);
        assert_eq!(usual(envelope), r#"{"a":null,"c":"busy"}"#, "{absent:?}");
    }
}

#[test]
fn details_without_members_are_an_empty_object_or_left_out() {
    let envelope = object(vec![member("a", slot(Slot::Details)), member("b", optional(Slot::Details))]);
    assert_eq!(usual(envelope), r#"{"a":{}}"#);
}

#[test]
fn an_object_goes_when_all_its_slots_went() {
    let envelope = object(vec![
        member("ok", Node::Constant("false")),
        member(
            "gone",
            object(vec![member("kind", Node::Constant("1")), member("id", optional(Slot::RequestId))]),
        ),
        member("deep", object(vec![member("gone", object(vec![member("id", optional(Slot::RequestId))]))])),
        member("kept", object(vec![member("id", slot(Slot::RequestId))])),
        member("fixed", object(vec![member("version", Node::Constant("1"))])),
        member("nothing", Node::Constant("{}")),
        member("none", Node::Constant("[]")),
    ]);
    let expected = r#"{"ok":false,"kept":{"id":null},"fixed":{"version":1},"nothing":{},"none":[]}"#;
    assert_eq!(usual(envelope), expected);
}

#[test]
fn a_list_loses_elements_and_stays() {
    let gone = || {
        object(vec![member("level", Node::Constant("\"error\"")), member("id", optional(Slot::RequestId))])
    };
    let envelope = object(vec![
        member("errors", list(vec![gone(), optional(Slot::RequestId), slot(Slot::Code), list(vec![gone()])])),
        member("none", list(vec![gone()])),
        member("outer", object(vec![member("none", list(vec![gone()]))])),
    ]);
    assert_eq!(usual(envelope), r#"{"errors":["busy"],"none":[]}"#);
}

#[test]
fn the_root_is_never_dropped() {
    assert_eq!(usual(object(vec![member("id", optional(Slot::RequestId))])), "{}");
    assert_eq!(usual(list(vec![optional(Slot::RequestId)])), "[]");
    assert_eq!(usual(optional(Slot::RequestId)), "null");
    assert_eq!(usual(optional(Slot::Details)), "{}");
    assert_eq!(usual(Node::Constant("{}")), "{}");
}

static FIELDS: [Field<'static>; 7] = [
    Field { name: "text", ..Field::PLAIN },
    Field { name: "placed", placed: true, ..Field::PLAIN },
    Field { name: "beside", header: Some("x-beside"), ..Field::PLAIN },
    Field { name: "fixed", constant: Some("[true]"), ..Field::PLAIN },
    Field { name: "wait", milliseconds: true, ..Field::PLAIN },
    Field { name: "big", int64: true, ..Field::PLAIN },
    Field { name: "gone", optional: true, ..Field::PLAIN },
];

fn row() -> wire::Row {
    vec![
        Box::new("a\u{1}\"\\é".to_owned()),
        Box::new(true),
        Box::new(1),
        Box::new("never read".to_owned()),
        Box::new(vec![Duration::from_millis(1_500), Duration::from_micros(1_999)]),
        Box::new(BTreeMap::from([("most".to_owned(), i64::MAX), ("least".to_owned(), i64::MIN)])),
        Box::new(None::<String>),
    ]
}

#[test]
fn details_hold_the_fields_without_a_place() {
    let details = [
        ("text".to_owned(), "declared names win".into()),
        ("gone".to_owned(), 1.into()),
        ("free".to_owned(), serde_json::json!({"a": [null]})),
    ];
    let circumstances = Circumstances { details: &details, ..Circumstances::default() };
    let envelope =
        object(vec![member("placed", slot(Slot::Field("placed"))), member("details", slot(Slot::Details))]);
    let expected = r#"{"placed":true,"details":{"text":"a\u0001\"\\é","fixed":[true],"wait":[1500,1],"#
        .to_owned()
        + r#""big":{"least":"-9223372036854775808","most":"9223372036854775807"},"free":{"a":[null]}}}"#;
    assert_eq!(body(envelope, &facts(&FIELDS), row(), &circumstances), expected);
}

static ONE: [Field<'static>; 1] = [Field { name: "limit", ..Field::PLAIN }];

#[test]
fn details_beside_their_siblings() {
    let details =
        [("code".to_owned(), 1.into()), ("detail".to_owned(), 2.into()), ("free".to_owned(), 3.into())];
    let circumstances = Circumstances { details: &details, ..Circumstances::default() };
    let spread = || object(vec![member("code", slot(Slot::Code)), member("...", slot(Slot::Spread))]);
    let row = || -> wire::Row { vec![Box::new(5)] };
    let expected = r#"{"code":"busy","limit":5,"detail":2,"free":3}"#;
    assert_eq!(body(spread(), &facts(&ONE), row(), &circumstances), expected);

    let mut problem = wire::tables(spread());
    problem.content_type = "Application/Problem+JSON; charset=utf-8";
    let encoded = wire::send(&problem, &facts(&ONE), row(), &circumstances);
    assert_eq!(encoded.body.as_ref(), br#"{"code":"busy","limit":5,"free":3}"#);
}

#[test]
fn details_alone_in_an_object() {
    let first = object(vec![member("...", slot(Slot::Spread)), member("code", slot(Slot::Code))]);
    assert_eq!(usual(first), r#"{"code":"busy"}"#);
    let only = object(vec![member("more", object(vec![member("...", slot(Slot::Spread))]))]);
    assert_eq!(usual(only), r#"{"more":{}}"#);
}

#[test]
fn numbers_stay_within_what_json_readers_keep() {
    static FIELDS: [Field<'static>; 5] = [
        Field { name: "most", ..Field::PLAIN },
        Field { name: "least", ..Field::PLAIN },
        Field { name: "list", ..Field::PLAIN },
        Field { name: "nan", ..Field::PLAIN },
        Field { name: "wait", ..Field::PLAIN },
    ];
    let row: wire::Row = vec![
        Box::new(i64::MAX),
        Box::new(i64::MIN),
        Box::new(vec![1e21, 1e-7, -0.0, 1.0, f64::NAN]),
        Box::new(f64::INFINITY),
        Box::new(Duration::MAX),
    ];
    let expected = r#"{"most":9007199254740991,"least":-9007199254740991,"list":[1e+21,1e-7,0,1,null],"#
        .to_owned()
        + r#""wait":9007199254740.991}"#;
    assert_eq!(body(slot(Slot::Details), &facts(&FIELDS), row, &Circumstances::default()), expected);
}

#[test]
fn retry_after_is_one_value_in_seconds() {
    static WAIT: [Field<'static>; 1] =
        [Field { name: "retry_after", milliseconds: true, placed: true, ..Field::PLAIN }];
    static FIXED: [Field<'static>; 1] = [Field {
        name: "retry_after",
        constant: Some("1500"),
        milliseconds: true,
        placed: true,
        ..Field::PLAIN
    }];
    let of = |fields, row| body(slot(Slot::RetryAfter), &facts(fields), row, &Circumstances::default());
    assert_eq!(of(&WAIT, vec![Box::new(Duration::from_millis(2_050))]), "2.05");
    assert_eq!(of(&WAIT, vec![Box::new(None::<Duration>)]), "null");
    assert_eq!(of(&FIXED, vec![]), "1.5");
}

#[test]
fn a_status_that_is_not_listed_is_not_taken() {
    let circumstances = Circumstances { status: Some(500), ..Circumstances::default() };
    assert_eq!(body(slot(Slot::Status), &facts(&[]), vec![], &circumstances), "503");
}

#[test]
fn a_body_computed_beforehand_is_only_sent_as_long_as_it_holds() {
    let facts = Facts { body: Some(&[Fragment::Json("\"ready\"")]), ..facts(&[]) };
    let of = |circumstances: Circumstances<'_>| body(slot(Slot::Code), &facts, vec![], &circumstances);
    let nothing = Circumstances::default();
    assert_eq!(of(Circumstances { request_id: Some("not in it"), ..nothing }), "\"ready\"");
    assert_eq!(of(Circumstances { status: Some(503), ..nothing }), "\"ready\"");
    assert_eq!(of(Circumstances { status: Some(502), ..nothing }), "\"busy\"");
    assert_eq!(of(Circumstances { message: Some("m"), ..nothing }), "\"busy\"");
    assert_eq!(of(Circumstances { details: &[("a".to_owned(), 1.into())], ..nothing }), "\"busy\"");
}

/// Every character of the first two planes' beginnings, at each place of a word and in text of any length.
#[test]
fn text_is_escaped_wherever_it_has_to_be() {
    for special in (0..0x180).chain([0x2028, 0xd7ff, 0xfffd, 0x1_f680]).filter_map(char::from_u32) {
        for before in 0..18 {
            let text = format!("{}{special}{}{special}", "a".repeat(before), "é".repeat(18 - before));
            let circumstances = Circumstances { message: Some(&text), ..Circumstances::default() };
            let written = body(slot(Slot::Message), &facts(&[]), vec![], &circumstances);
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text, "{written}");
            let is_long = |escape: &str| written.contains(escape) && special != '\\';
            assert!(!["\\u0022", "\\u005c", "\\u000a"].into_iter().any(is_long), "{written}");
        }
    }
}
