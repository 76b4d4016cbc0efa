//! What a catalog says without its meaning anything, or half says.

use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile};

use super::{breaks, error};

#[test]
fn a_public_field_has_a_place_on_the_wire() {
    let wire =
        |slots: &str, keys: &str| format!("wire: {{ body: {{ code: $code, {slots} }} }}\n{}", error(keys));
    let field = "fields: { f: string }";
    breaks(&wire("message: $message", field), &["unsent-field"]);
    breaks(&wire("details: $details?", field), &[]);
    breaks(&wire("\"...\": $details", field), &[]);
    breaks(&wire("f: $field_f?", field), &[]);
    breaks(&wire("message: $message", "fields: { f: { type: string, header: x-f } }"), &[]);
    breaks(&wire("message: $message", "fields: { f: { type: string, internal: true } }"), &[]);
    breaks(&wire("x: $oops", field), &["unknown-slot"]);
    let wait = "fields: { retry_after: { type: duration, optional: true } }";
    breaks(&wire("after: $retry_after?", wait), &[]);
    breaks(&wire("message: $message", wait), &["unsent-field"]);
    let in_solution = "errors:\n  gone: { status: 410, message: M., causes: [A.], solution: \"{f}\", fields: { f: string } }\n";
    breaks(&format!("wire: {{ body: {{ code: $code, hint: $solution }} }}\n{in_solution}"), &[]);
    breaks(&format!("wire: {{ body: {{ code: $code }} }}\n{in_solution}"), &["unsent-field"]);
    let allowed = "fields: { f: string }, allow: { unsent-field: It comes with version 2. }";
    breaks(&wire("message: $message", allowed), &[]);
}

#[test]
fn a_field_in_a_header_of_its_status_is_sent() {
    let wire = "wire: { body: { code: $code } }\nstatuses: { STATUS: { headers: { x-f: $field_f } } }\n";
    let with = |status: &str| format!("{}{}", wire.replace("STATUS", status), error("fields: { f: string }"));
    breaks(&with("410"), &[]);
    breaks(&with("404"), &["unsent-field"]);
}

#[test]
fn a_field_does_not_contradict_itself() {
    breaks(&error("fields: { f: { const: 1, optional: true } }"), &["contradictory-field"]);
    breaks(&error("fields: { f: { const: 1, optional: false } }"), &[]);
    breaks(&error("fields: { f: { const: 1, internal: true } }"), &["contradictory-field"]);
    breaks(
        &error("fields: { f: { type: string, internal: true, optional: false } }"),
        &["contradictory-field"],
    );
    breaks(&error("fields: { f: { type: string, internal: true, optional: true } }"), &[]);
    breaks(&error("fields: { f: { type: string, internal: false, optional: false } }"), &[]);
}

#[test]
fn a_role_names_an_error_that_can_be_filled() {
    let roles = |role: &str, field: &str| {
        let names = [
            "panic",
            "not_found",
            "method_not_allowed",
            "body_too_large",
            "unsupported_media_type",
            "invalid_body",
            "invalid_query",
            "invalid_path",
            "unauthorized",
            "timeout",
            "overloaded",
        ];
        let entry = |name: &str| format!("{name}: {}", if name == role { "filled" } else { "gone" });
        let entries = names.map(entry).join(", ");
        let second = "{ status: 404, message: F., causes: [A.], solution: B.";
        format!("roles: {{ {entries} }}\n{}  filled: {second}, fields: {{ {field} }} }}\n", error(""))
    };
    breaks(&roles("panic", "f: string"), &["unfillable-role"]);
    breaks(&roles("panic", "f: { type: string, optional: true }"), &[]);
    breaks(&roles("panic", "f: { const: 1 }"), &[]);
    breaks(&roles("panic", "pointer: string"), &["unfillable-role"]);
    breaks(&roles("invalid_body", "pointer: string, reason: string"), &[]);
    breaks(&roles("invalid_body", "pointer: url"), &["unfillable-role"]);
    breaks(&roles("invalid_query", "f: string, g: string"), &["unfillable-role", "unfillable-role"]);
}

#[test]
fn an_envelope_that_is_also_read_has_a_slot() {
    let accepts = |entry: &str| format!("wire: {{ body: {{ code: $code }}, accepts: [{entry}] }}\n");
    breaks(&accepts("{ body: { failed: true } }"), &["unreadable-envelope"]);
    breaks(&accepts("{ headers: { x-failed: yes } }"), &["unreadable-envelope"]);
    breaks(&accepts("{ body: { message: $message } }"), &[]);
    breaks(&accepts("{ body: { message: $oops } }"), &["unknown-slot"]);
}

#[test]
fn names_and_phrases_are_one_line() {
    breaks("statuses: { 404: \"\" }\n", &["invalid-value"]);
    breaks("statuses: { 404: { phrase: \" \" } }\n", &["invalid-value"]);
    breaks("statuses: { 404: \"Not\\r\\nFound\" }\n", &["invalid-value"]);
    breaks("statuses: { 404: 404 }\n", &[]);
    breaks("operations: { \"\": { errors: [gone] } }\n", &["invalid-name"]);
    breaks("operations: { \"a\\tb\": { errors: [gone] } }\n", &["invalid-name"]);
    breaks("guides: { \" \": Text. }\n", &["invalid-name"]);
    breaks("guides: { \"a\\u2028b\": Text. }\n", &["invalid-name"]);
    breaks("statuses: { 429: { retry: \"\" } }\nretry: { \"\": {} }\n", &["invalid-name"]);
    breaks(&format!("categories: {{ \"\": {{}} }}\n{}", error("category: \"\"")), &["invalid-name"]);
}

#[test]
fn what_was_refused_is_not_missing_besides() {
    let wire = "wire: { body: { code: $code, page: $docs_url } }\n";
    breaks(&format!("api: {{ name: demo, docs_url: nowhere }}\n{wire}"), &["invalid-value"]);
    breaks(&format!("api: {{ name: demo, version: 1 }}\n{wire}"), &["invalid-value", "slot-without-value"]);
    let no_wire = "catalog: 1\napi: { name: demo }\nerrors:\n  gone: { status: 200, message: M., \
                   causes: [A.], solution: B., fields: { f: string } }\n";
    assert_eq!(messages(no_wire), ["the catalog has no `wire`"]);
}

#[test]
fn an_element_of_a_list_is_named_as_one() {
    let catalog =
        |keys: &str| format!("catalog: 1\napi: {{ name: demo }}\nwire: {{ body: $code }}\n{}", error(keys));
    assert_eq!(messages(&catalog("see: [A., [B.]]")), ["element 2 of `see` must be text, but is a list"]);
    assert_eq!(messages(&catalog("see: {}")), ["`see` must be a list, but is a mapping"]);
    let accepts = "catalog: 1\napi: { name: demo }\nwire: { body: $code, accepts: [text] }\n";
    let expected = ["element 1 of `accepts` must be a mapping, but is `text`"];
    assert_eq!(messages(&format!("{accepts}{}", error(""))), expected);
}

#[test]
fn a_status_says_what_is_allowed() {
    let status = |status: &str| {
        let rest = "message: M., causes: [A.], solution: B.";
        format!(
            "catalog: 1\napi: {{ name: demo }}\nwire: {{ body: $code }}\nerrors:\n  e: {{ status: {status}, {rest} }}\n"
        )
    };
    assert_eq!(messages(&status("600")), ["`600` is no status of an error"]);
    assert_eq!(messages(&status("99")), ["`99` is no status of an error"]);
    assert_eq!(messages(&status("four")), ["`status` must be an HTTP status from 400 to 599, but is `four`"]);
}

fn messages(text: &str) -> Vec<String> {
    let source = Source { path: "catalog.yaml".to_owned(), text: text.to_owned() };
    let diagnostics = compile(source, &NoIncludes).diagnostics;
    diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect()
}
