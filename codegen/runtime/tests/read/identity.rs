//! How the error of the catalog is found, within one envelope.

use errcat_runtime::runtime::table::{Envelope, Facts, Slot};

use crate::wire::{
    answer, body, coded, constant, flat, headers, object, optional, slot, tables, text, uncoded, what,
};

fn numbered() -> Envelope<'static> {
    body(object(vec![("number", slot(Slot::Number)), ("message", slot(Slot::Message))]))
}

#[test]
fn a_code_is_found_under_any_status() {
    let tables = tables(flat(), vec![coded("busy", 503), coded("gone", 410)]);
    let read = |status, body: &'static str| what(&answer(status, body).read(&tables));
    assert_eq!(read(503, r#"{"code":"busy"}"#), "busy");
    assert_eq!(read(410, r#"{"code":"gone","message":null}"#), "gone");
    // A known code under a status that it doesn't list is still known.
    assert_eq!(read(418, r#"{"code":"gone"}"#), "gone");
    assert_eq!(read(503, r#"{"code":"bus\u0079"}"#), "busy");
    assert_eq!(read(503, r#"{"co\u0064e":"busy"}"#), "busy");
    assert_eq!(read(503, r#"{"code":"Busy"}"#), "unknown");
    assert_eq!(read(503, r#"{"code":""}"#), "unknown");
}

#[test]
fn a_code_is_also_read_from_an_integer() {
    let tables = tables(flat(), vec![coded("20429", 429), coded("-1", 500), coded("0", 500)]);
    let read = |body: &'static str| what(&answer(429, body).read(&tables));
    assert_eq!(read(r#"{"code":20429}"#), "20429");
    assert_eq!(read(r#"{"code":"20429"}"#), "20429");
    assert_eq!(read(r#"{"code":20429.0}"#), "20429");
    assert_eq!(read(r#"{"code":2.0429e4}"#), "20429");
    assert_eq!(read(r#"{"code":-1}"#), "-1");
    assert_eq!(read(r#"{"code":-0}"#), "0");
    assert_eq!(read(r#"{"code":20430}"#), "unknown");
    assert_eq!(read(r#"{"code":123456789012345678901234567890}"#), "unknown");
}

#[test]
fn a_code_of_another_type_is_absent() {
    let tables = tables(flat(), vec![coded("busy", 503), coded("1", 500)]);
    for code in ["null", "1.5", "true", "{}", r#"["busy"]"#] {
        assert_eq!(what(&answer(503, format!(r#"{{"code":{code}}}"#)).read(&tables)), "foreign", "{code}");
        let said = answer(503, format!(r#"{{"code":{code},"message":"m"}}"#)).read(&tables);
        assert_eq!((what(&said), text(&said, Slot::Message)), ("unknown", Some("m".to_owned())), "{code}");
    }
}

#[test]
fn a_number_is_also_read_from_a_decimal_string() {
    let tables = tables(numbered(), vec![coded("20429", 429), coded("-7", 500)]);
    let read = |body: &'static str| what(&answer(429, body).read(&tables));
    assert_eq!(read(r#"{"number":20429}"#), "20429");
    assert_eq!(read(r#"{"number":"20429"}"#), "20429");
    assert_eq!(read(r#"{"number":"-7"}"#), "-7");
    assert_eq!(read(r#"{"number":20430}"#), "unknown");
    // Not how a number's code is written, so it is absent.
    for other in
        [r#""020429""#, r#""+20429""#, r#"" 20429""#, r#""20429.0""#, r#""x""#, r#""""#, "7.5", "null"]
    {
        assert_eq!(
            what(&answer(429, format!(r#"{{"number":{other}}}"#)).read(&tables)),
            "foreign",
            "{other}"
        );
    }
}

#[test]
fn the_first_that_is_present_decides_and_nothing_later_is_tried() {
    let envelope = body(object(vec![
        ("type", optional(Slot::DocsUrl)),
        ("number", optional(Slot::Number)),
        ("code", optional(Slot::Code)),
    ]));
    let two = |code, url| Facts { docs_url: Some(url), ..coded(code, 400) };
    let tables =
        tables(envelope, vec![two("1", "https://e/1"), two("2", "https://e/2"), two("3", "https://e/3")]);
    let read = |body: &'static str| what(&answer(400, body).read(&tables));
    assert_eq!(read(r#"{"type":"https://e/3","number":2,"code":"1"}"#), "1");
    assert_eq!(read(r#"{"type":"https://e/3","number":2}"#), "2");
    assert_eq!(read(r#"{"type":"https://e/3"}"#), "3");
    assert_eq!(read(r#"{"type":"https://e/3","number":2,"code":"9"}"#), "unknown");
    assert_eq!(read(r#"{"type":"https://e/3","number":9}"#), "unknown");
    assert_eq!(read(r#"{"type":"about:blank"}"#), "unknown");
    assert_eq!(read(r#"{"type":"https://e/3","number":null,"code":1.5}"#), "3");
}

#[test]
fn the_body_comes_before_a_header() {
    let mut envelope = flat();
    envelope.headers = vec![("x-code", slot(Slot::Code)), ("x-number", slot(Slot::Number))].leak();
    let tables = tables(envelope, vec![coded("a", 400), coded("b", 400), coded("7", 400)]);
    assert_eq!(what(&answer(400, r#"{"code":"a"}"#).header("x-code", "b").read(&tables)), "a");
    assert_eq!(what(&answer(400, r#"{"code":null}"#).header("x-code", "b").read(&tables)), "b");
    assert_eq!(what(&answer(400, "<html>").header("x-code", "b").read(&tables)), "b");
    assert_eq!(what(&answer(400, "").header("x-number", "7").header("x-code", "c").read(&tables)), "unknown");
    assert_eq!(what(&answer(400, "").header("x-number", "7").read(&tables)), "7");
    assert_eq!(what(&answer(400, "").header("x-number", "seven").read(&tables)), "foreign");
}

#[test]
fn a_header_carries_a_code_that_is_not_ascii_percent_encoded() {
    let tables = tables(headers(vec![("x-code", slot(Slot::Code))]), vec![coded("übel 100%41", 400)]);
    assert_eq!(what(&answer(400, "").header("x-code", "%C3%BCbel 100%41").read(&tables)), "übel 100%41");
}

fn by_type() -> Envelope<'static> {
    body(object(vec![
        ("type", optional(Slot::Type)),
        ("title", optional(Slot::Title)),
        ("message", slot(Slot::Message)),
        ("trace", optional(Slot::RequestId)),
    ]))
}

#[test]
fn without_codes_the_type_decides_then_the_title_with_the_status() {
    let errors = vec![
        uncoded("limit", "Slow down", 429),
        uncoded("limit", "Too much", 413),
        uncoded("auth", "Bad key", 401),
        uncoded("auth", "Bad key", 403),
        uncoded("auth", "No key", 403),
    ];
    let tables = tables(by_type(), errors);
    let index = |status, body: &'static str| {
        let reading = answer(status, body).read(&tables);
        (what(&reading), reading.facts().map(|facts| facts.title))
    };
    assert_eq!(index(429, r#"{"type":"limit"}"#), ("limit", Some("Slow down")));
    assert_eq!(index(413, r#"{"type":"limit"}"#), ("limit", Some("Too much")));
    assert_eq!(index(413, r#"{"title":"Too much"}"#), ("limit", Some("Too much")));
    assert_eq!(index(403, r#"{"title":"No key","type":null}"#), ("auth", Some("No key")));
    // A type that fits none, or two, is unknown, though the title or the status would fit one.
    assert_eq!(index(418, r#"{"type":"limit"}"#).0, "unknown");
    assert_eq!(index(403, r#"{"type":"auth","title":"No key"}"#).0, "unknown");
    assert_eq!(index(401, r#"{"type":"other","message":"m"}"#).0, "unknown");
    assert_eq!(index(401, r#"{"title":"other","message":"m"}"#).0, "unknown");
}

#[test]
fn without_type_and_title_the_status_decides_alone_if_anything_was_read() {
    let tables =
        tables(by_type(), vec![uncoded("a", "A", 401), uncoded("b", "B", 403), uncoded("c", "C", 403)]);
    let read = |status, body: &'static str| what(&answer(status, body).read(&tables));
    assert_eq!(read(401, r#"{"message":"m"}"#), "a");
    assert_eq!(read(401, r#"{"trace":"r"}"#), "a");
    assert_eq!(read(401, r#"{"message":1}"#), "foreign");
    assert_eq!(read(401, r#"{"other":"m"}"#), "foreign");
    assert_eq!(read(401, "{}"), "foreign");
    assert_eq!(read(401, ""), "foreign");
    assert_eq!(read(401, "<html>message</html>"), "foreign");
    assert_eq!(read(403, r#"{"message":"m"}"#), "unknown");
    assert_eq!(read(403, r#"{"trace":"r"}"#), "foreign");
    assert_eq!(read(500, r#"{"message":"m"}"#), "unknown");
}

#[test]
fn the_status_never_decides_alone_where_an_envelope_has_codes() {
    let errors = || vec![coded("a", 401), Facts { code: None, ..uncoded("t", "T", 403) }];
    let envelope = body(object(vec![
        ("code", optional(Slot::Code)),
        ("type", optional(Slot::Type)),
        ("message", slot(Slot::Message)),
    ]));
    let tables_with = tables(envelope, errors());
    let read = |status, body: &'static str| what(&answer(status, body).read(&tables_with));
    assert_eq!(read(403, r#"{"message":"m"}"#), "unknown");
    // An error has no code, so the type decides where no code is present.
    assert_eq!(read(403, r#"{"type":"t"}"#), "t");
    assert_eq!(read(403, r#"{"type":"t","code":"a"}"#), "a");
    assert_eq!(read(403, r#"{"type":"t","code":"new"}"#), "unknown");
    // One with a code would have been sent with it, so it is in no one's way.
    let mut both = errors();
    both.push(Facts { kind: Some("t"), ..coded("b", 403) });
    both.push(Facts { kind: Some("u"), ..coded("c", 403) });
    let both = tables(envelope, both);
    assert_eq!(what(&answer(403, r#"{"type":"t"}"#).read(&both)), "t");
    assert_eq!(what(&answer(403, r#"{"type":"u"}"#).read(&both)), "c");
    // Every error has a code, so nothing else finds one.
    let coded_only = tables(envelope, vec![Facts { kind: Some("t"), ..coded("a", 403) }]);
    assert_eq!(what(&answer(403, r#"{"type":"t"}"#).read(&coded_only)), "unknown");
}

#[test]
fn the_status_of_the_response_beats_that_of_the_body() {
    let envelope = body(object(vec![("status", slot(Slot::Status)), ("type", slot(Slot::Type))]));
    let tables = tables(envelope, vec![uncoded("t", "four", 400), uncoded("t", "five", 500)]);
    let reading = answer(500, r#"{"status":400,"type":"t"}"#).read(&tables);
    assert_eq!(reading.facts().map(|facts| facts.title), Some("five"));
}

#[test]
fn the_content_type_is_not_trusted() {
    let tables = tables(flat(), vec![coded("busy", 503)]);
    let html = answer(503, r#"{"code":"busy"}"#).header("content-type", "text/html");
    assert_eq!(what(&html.read(&tables)), "busy");
    let json = answer(503, "<html>").header("content-type", "application/json");
    assert_eq!(what(&json.read(&tables)), "foreign");
}

#[test]
fn constants_are_not_compared() {
    let envelope = body(object(vec![("ok", constant("false")), ("code", slot(Slot::Code))]));
    let tables = tables(envelope, vec![coded("busy", 503)]);
    let read = |body: &'static str| what(&answer(503, body).read(&tables));
    assert_eq!(read(r#"{"ok":true,"code":"busy"}"#), "busy");
    assert_eq!(read(r#"{"code":"busy"}"#), "busy");
}
