//! Which envelope is read, and how its shape finds the slots.

use errcat_runtime::runtime::table::{Envelope, Facts, Node, Slot};

use crate::wire::{
    accepting, answer, body, coded, constant, flat, headers, list, object, optional, slot, tables, text,
    uncoded, what,
};

fn nested(name: &'static str) -> Envelope<'static> {
    body(object(vec![(name, object(vec![("code", slot(Slot::Code)), ("message", slot(Slot::Message))]))]))
}

#[test]
fn the_first_envelope_that_names_a_known_error_wins() {
    let accepts = vec![nested("old"), headers(vec![("x-code", slot(Slot::Code))])];
    let tables =
        accepting(&tables(nested("error"), vec![coded("a", 400), coded("b", 400), coded("c", 400)]), accepts);
    let read = |body: &'static str| what(&answer(400, body).header("x-code", "c").read(&tables));
    assert_eq!(read(r#"{"error":{"code":"a"},"old":{"code":"b"}}"#), "a");
    assert_eq!(read(r#"{"error":{"code":"new"},"old":{"code":"b"}}"#), "b");
    assert_eq!(read(r#"{"error":{"code":"new"},"old":{"code":"newer"}}"#), "c");
    assert_eq!(read("<html>"), "c");
}

#[test]
fn else_the_first_in_which_an_identity_or_a_message_was_read() {
    let tables =
        accepting(&tables(nested("error"), vec![coded("a", 400)]), vec![nested("old"), nested("older")]);
    let message = |body: &'static str| {
        let reading = answer(400, body).read(&tables);
        (what(&reading), text(&reading, Slot::Message))
    };
    let unknown = |said: &str| ("unknown", Some(said.to_owned()));
    assert_eq!(message(r#"{"old":{"message":"2"},"older":{"code":"new","message":"3"}}"#), unknown("2"));
    assert_eq!(message(r#"{"error":{"code":"new","message":"1"},"old":{"message":"2"}}"#), unknown("1"));
    assert_eq!(message(r#"{"older":{"message":"3"}}"#), unknown("3"));
    assert_eq!(message(r#"{"oldest":{"message":"4"}}"#), ("foreign", None));
}

#[test]
fn other_slots_alone_make_no_error_of_the_api() {
    let envelope = body(object(vec![("code", slot(Slot::Code)), ("trace", slot(Slot::RequestId))]));
    let tables = tables(envelope, vec![coded("a", 400)]);
    let reading = answer(400, r#"{"trace":"r"}"#).read(&tables);
    assert_eq!((what(&reading), text(&reading, Slot::RequestId)), ("foreign", None));
}

#[test]
fn an_error_without_codes_is_found_in_an_accepted_envelope() {
    let by_type = body(object(vec![("type", slot(Slot::Type))]));
    let uncoded = Facts { code: None, ..uncoded("t", "T", 400) };
    let tables = accepting(&tables(flat(), vec![coded("a", 400), uncoded]), vec![by_type]);
    assert_eq!(what(&answer(400, r#"{"type":"t"}"#).read(&tables)), "t");
}

#[test]
fn a_success_is_an_error_only_when_every_constant_is_there() {
    let envelope = body(object(vec![
        ("ok", constant("false")),
        ("error", object(vec![("v", constant("1")), ("code", slot(Slot::Code))])),
    ]));
    let tables = tables(envelope, vec![coded("a", 200)]);
    let read = |body: &'static str| what(&answer(200, body).read(&tables));
    assert_eq!(read(r#"{"ok":false,"error":{"v":1,"code":"a"}}"#), "a");
    assert_eq!(read(r#"{"ok":false,"error":{"v":1.0,"code":"a"}}"#), "a");
    assert_eq!(read(r#"{"ok":false,"error":{"v":1,"code":"new"}}"#), "unknown");
    assert_eq!(read(r#"{"ok":true,"error":{"v":1,"code":"a"}}"#), "foreign");
    assert_eq!(read(r#"{"ok":false,"error":{"v":2,"code":"a"}}"#), "foreign");
    assert_eq!(read(r#"{"ok":false,"error":{"v":"1","code":"a"}}"#), "foreign");
    assert_eq!(read(r#"{"ok":false,"error":{"code":"a"}}"#), "foreign");
    assert_eq!(read(r#"{"error":{"v":1,"code":"a"}}"#), "foreign");
    assert_eq!(read(r#"[{"ok":false,"error":{"v":1,"code":"a"}}]"#), "foreign");
    // The last of two members with one name counts.
    assert_eq!(read(r#"{"ok":false,"ok":true,"error":{"v":1,"code":"a"}}"#), "foreign");
}

#[test]
fn without_a_constant_a_success_is_no_error() {
    let tables = tables(flat(), vec![coded("a", 200)]);
    assert_eq!(what(&answer(200, r#"{"code":"a"}"#).read(&tables)), "foreign");
    assert_eq!(what(&answer(302, r#"{"code":"a"}"#).read(&tables)), "a");
}

#[test]
fn constants_in_headers_tell_errors_from_successes_too() {
    let mut envelope = flat();
    envelope.headers = vec![("x-kind", constant(r#""error""#)), ("x-version", constant("2"))].leak();
    let tables = tables(envelope, vec![coded("a", 200)]);
    let answer = || answer(200, r#"{"code":"a"}"#);
    assert_eq!(what(&answer().header("x-kind", "error").header("x-version", "2").read(&tables)), "a");
    assert_eq!(what(&answer().header("x-kind", "error").read(&tables)), "foreign");
    assert_eq!(what(&answer().header("x-kind", "fine").header("x-version", "2").read(&tables)), "foreign");
    assert_eq!(what(&answer().read(&tables)), "foreign");
}

#[test]
fn constants_that_a_server_drops_with_their_slots_may_be_missing() {
    let more = object(vec![("kind", constant(r#""help""#)), ("url", optional(Slot::Instance))]);
    let links = list(vec![object(vec![("rel", constant(r#""up""#)), ("to", optional(Slot::Instance))])]);
    let envelope = body(object(vec![
        ("ok", constant("false")),
        ("code", slot(Slot::Code)),
        ("more", more),
        ("links", links),
    ]));
    let tables = tables(envelope, vec![coded("a", 200)]);
    let read = |body: &'static str| what(&answer(200, body).read(&tables));
    assert_eq!(read(r#"{"ok":false,"code":"a","links":[]}"#), "a");
    assert_eq!(
        read(r#"{"ok":false,"code":"a","more":{"kind":"help","url":"u"},"links":[{"rel":"up","to":"u"}]}"#),
        "a"
    );
    assert_eq!(read(r#"{"ok":false,"code":"a","more":{"kind":"other"},"links":[]}"#), "foreign");
}

#[test]
fn a_list_is_read_at_the_first_element_with_the_constants() {
    let kind = |kind: &'static str, name, what| object(vec![("@type", constant(kind)), (name, slot(what))]);
    let details = list(vec![
        kind(r#""info""#, "reason", Slot::Code),
        kind(r#""help""#, "text", Slot::Message),
        object(vec![("trace", slot(Slot::RequestId))]),
    ]);
    let tables = tables(body(object(vec![("details", details)])), vec![coded("a", 400), coded("b", 400)]);
    let read = |body: &'static str| {
        let reading = answer(400, body).read(&tables);
        (what(&reading), text(&reading, Slot::Message), text(&reading, Slot::RequestId))
    };
    let both = r#"{"details":[{"@type":"x","trace":"r","reason":"z"},{"text":"m","@type":"help"},
        {"@type":"info","reason":"a"},{"@type":"info","reason":"b"},{"@type":"help","text":"n"}]}"#;
    assert_eq!(read(both), ("a", Some("m".to_owned()), Some("r".to_owned())));
    // One without constants reads the first element and no other.
    let second = r#"{"details":[{"@type":"info","reason":"b"},{"trace":"r"}]}"#;
    assert_eq!(read(second), ("b", None, None));
    assert_eq!(read(r#"{"details":[]}"#).0, "foreign");
    assert_eq!(read(r#"{"details":{"@type":"info","reason":"a"}}"#).0, "foreign");
}

#[test]
fn constants_of_every_type_choose_an_element() {
    for (json, same, other) in [
        ("null", "null", "0"),
        ("true", "true", "false"),
        ("-1.5", "-15e-1", "1.5"),
        ("{}", "{ }", "[]"),
        ("[]", "[ ]", "[0]"),
        (r#""é\n""#, r#""\u00e9\u000a""#, r#""e""#),
    ] {
        let shape = list(vec![object(vec![("is", constant(json)), ("code", slot(Slot::Code))])]);
        let tables = tables(body(shape), vec![coded("a", 400), coded("b", 400)]);
        let read = |is: &str| {
            let text = format!(r#"[{{"is":{is},"code":"a"}},{{"is":{json},"code":"b"}}]"#);
            what(&answer(400, text).read(&tables))
        };
        assert_eq!((read(same), read(other)), ("a", "b"), "{json}");
    }
}

#[test]
fn a_body_of_one_slot_is_read() {
    let tables = tables(body(slot(Slot::Code)), vec![coded("a", 400)]);
    assert_eq!(what(&answer(400, r#" "a" "#).read(&tables)), "a");
    assert_eq!(what(&answer(400, r#""b""#).read(&tables)), "unknown");
}

#[test]
fn the_last_of_members_with_one_name_counts() {
    let tables = tables(nested("error"), vec![coded("a", 400), coded("b", 400)]);
    let read = |body: &'static str| {
        let reading = answer(400, body).read(&tables);
        (what(&reading), text(&reading, Slot::Message))
    };
    assert_eq!(read(r#"{"error":{"code":"a","code":"b"}}"#), ("b", None));
    assert_eq!(read(r#"{"error":{"code":"a","message":"m"},"error":{"code":"b"}}"#), ("b", None));
    assert_eq!(read(r#"{"error":{"code":"a"},"error":null}"#), ("foreign", None));
}

#[test]
fn a_slot_with_several_places_is_read_at_the_first_of_the_envelope() {
    let names: Vec<&'static str> = (0..70).map(|at| &*format!("m{at}").leak()).collect();
    let mut members: Vec<(&'static str, Node<'static>)> = vec![("code", slot(Slot::Code))];
    members.extend(names.iter().map(|name| (*name, slot(Slot::Message))));
    let tables = tables(body(object(members)), vec![coded("a", 400)]);
    let message = |body: &'static str| text(&answer(400, body).read(&tables), Slot::Message);
    assert_eq!(message(r#"{"m9":"nine","m2":"two","m5":"five","code":"a"}"#), Some("two".to_owned()));
    assert_eq!(message(r#"{"m9":"nine","m2":null,"m5":5,"code":"a"}"#), Some("nine".to_owned()));
    assert_eq!(message(r#"{"m69":"x","code":"a","m69":"y"}"#), Some("y".to_owned()));
}
