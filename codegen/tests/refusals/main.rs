//! The sentences of the language that refuse or warn of something, each with the smallest catalog that breaks it.
//!
//! The fixtures of `rules` show each rule once; here are its further cases, and what only looks like one.

mod unsaid;

use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile, report};

/// An error with these keys beside a complete rest.
fn error(keys: &str) -> String {
    format!("errors:\n  gone: {{ status: 410, message: It is gone., causes: [A.], solution: B., {keys} }}\n")
}

/// The rules that a catalog of these sections breaks. Sections that are missing are as small as they can be.
#[track_caller]
fn breaks(sections: &str, expected: &[&str]) {
    let has = |key: &str| sections.starts_with(key) || sections.contains(&format!("\n{key}"));
    let mut text = "catalog: 1\n".to_owned();
    for (key, section) in [
        ("api:", "api: { name: demo }\n".to_owned()),
        ("wire:", "wire: { body: { code: $code, message: $message, details: $details? } }\n".to_owned()),
        ("errors:", error("")),
    ] {
        if !has(key) {
            text.push_str(&section);
        }
    }
    text.push_str(sections);
    let compilation = compile(Source { path: "catalog.yaml".to_owned(), text: text.clone() }, &NoIncludes);
    let found: Vec<&str> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    assert_eq!(found, expected, "{text}\n{told}");
    assert_eq!(compilation.model.is_some(), !told.contains("error["));
}

#[test]
fn one_code_in_two_ways_of_writing_is_one_code() {
    let two = |first: &str, second: &str| {
        format!(
            "errors:\n  {first}, message: A., causes: [A.], solution: B. }}\n  {second}, message: B., causes: [A.], solution: B. }}\n"
        )
    };
    breaks(&two("20429: { name: a, status: 404", "b: { code: \"20429\", status: 404"), &["duplicate-code"]);
    breaks(&two("a: { code: 7, status: 404", "7: { name: b, status: 404"), &["duplicate-code"]);
    breaks(&two("0: { name: a, status: 404", "-0: { name: b, status: 404"), &["duplicate-code"]);
    breaks(&two("07: { name: a, status: 404", "7: { name: b, status: 404"), &[]);
}

#[test]
fn an_operation_of_an_empty_category_cannot_fail() {
    let of = |category: &str| {
        format!("categories: {{ none: {{}} }}\noperations: {{ get: {{ categories: [{category}] }} }}\n")
    };
    breaks(&of("none"), &["empty-category", "empty-operation"]);
    breaks(&of("nowhere"), &["empty-category", "unknown-category"]);
}

#[test]
fn a_number_needs_a_plain_integer_of_53_bits() {
    let wire = "wire: { body: { number: $number, message: $message } }\n";
    let number = |code: &str| format!("{wire}{}", error(&format!("code: {code}")));
    breaks(&number("-1"), &[]);
    breaks(&number("9007199254740991"), &[]);
    breaks(&number("9007199254740992"), &["number-without-integer"]);
    breaks(&number("007"), &["number-without-integer"]);
    breaks(&number("\"7\""), &["number-without-integer"]);
}

#[test]
fn names_must_differ_in_every_language() {
    let errors = |first: &str, second: &str| {
        format!(
            "errors:\n  {first}: {{ status: 404, message: A., causes: [A.], solution: B. }}\n  {second}: {{ status: 404, message: B., causes: [A.], solution: B. }}\n"
        )
    };
    breaks(&errors("rate_limit", "rate-limit"), &["identifier-collision"]);
    breaks(&errors("rate_limit", "rate_limit_error"), &["identifier-collision"]);
    breaks(&errors("user_id2", "user_id_2"), &["identifier-collision"]);
    breaks(&errors("gone", "Gone"), &["file-name-collision", "identifier-collision"]);
    breaks(&error("fields: { limit: integer, Limit: integer }"), &["identifier-collision"]);
    breaks(&error("fields: { kind: [not-found, not_found] }"), &["identifier-collision"]);
    breaks(
        &format!("{}types: {{ gone_kind: [c, d] }}\n", error("fields: { kind: [a, b], other: gone_kind }")),
        &["identifier-collision"],
    );
    breaks("operations: { gone: { errors: [gone] } }\n", &["identifier-collision"]);
    let operations = "operations: { get: { errors: [gone] }, get_kind: { errors: [gone] } }\n";
    breaks(operations, &["identifier-collision"]);
}

#[test]
fn reserved_names_are_refused() {
    breaks("errors:\n  api: { status: 404, message: A., causes: [A.], solution: B. }\n", &["reserved-name"]);
    breaks("errors:\n  code: { status: 404, message: A., causes: [A.], solution: B. }\n", &[]);
    breaks("api: { name: demo, error_type: Code }\n", &["reserved-name"]);
    breaks(&error("fields: { kind: [other_word, b] }"), &["reserved-name"]);
    breaks(&error("fields: { __proto__: string }"), &["reserved-field-name"]);
    breaks(&error("fields: { internal: { type: string, optional: true } }"), &["reserved-field-name"]);
    breaks(&error("fields: { type: string, self: string, name: string, message: string }"), &[]);
    breaks(&error(&format!("code: {}", "x".repeat(201))), &["name-too-long"]);
    breaks(&error(&format!("code: {}", "ß".repeat(40))), &["name-too-long"]);
}

#[test]
fn an_envelope_must_be_read_back() {
    let pair = |first: &str, second: &str| {
        format!(
            "errors:\n  a: {{ {first}, message: A., causes: [A.], solution: B. }}\n  b: {{ {second}, message: B., causes: [A.], solution: B. }}\n"
        )
    };
    let by_status = "wire: { body: { message: $message } }\n";
    breaks(&format!("{by_status}{}", pair("status: 404", "status: 410")), &[]);
    breaks(&format!("{by_status}{}", pair("status: [404, 410]", "status: 410")), &["ambiguous-error"]);
    let by_title = "wire: { body: { title: $title } }\n";
    breaks(&format!("{by_title}{}", pair("status: 404", "status: 404")), &[]);
    breaks(
        &format!("{by_title}{}", pair("status: 404, title: T", "status: 404, title: T")),
        &["ambiguous-error"],
    );
    breaks("wire: { headers: { x-number: $status } }\n", &[]);
    breaks("wire: { body: {} }\n", &["unreadable-envelope"]);
    let only_accepted =
        "wire: { body: { type: $type, message: $message }, accepts: [{ body: { code: $code } }] }\n";
    breaks(only_accepted, &["unreadable-envelope"]);
    let page =
        "api: { name: demo, docs_url: \"https://e.com/{code}\" }\nwire: { body: { type: $docs_url } }\n";
    breaks(&format!("{page}{}", pair("status: 404", "status: 404")), &[]);
}

#[test]
fn no_code_needs_a_type_or_title_of_its_own() {
    let with = |slots: &str, first: &str, second: &str| {
        format!(
            "wire: {{ body: {{ code: $code, {slots} }} }}\nerrors:\n  a: {{ code: null, {first}, message: A., causes: [A.], solution: B. }}\n  b: {{ {second}, message: B., causes: [A.], solution: B. }}\n"
        )
    };
    breaks(&with("type: $type", "status: 404, type: t", "status: 404, type: u"), &[]);
    breaks(&with("message: $message", "status: 404, type: t", "status: 410"), &["ambiguous-error"]);
    breaks(&with("type: $type", "status: 404", "status: 410"), &["ambiguous-error"]);
    breaks(&with("title: $title", "status: 404", "status: 404"), &[]);
    breaks(&with("type: $type", "status: 404, type: t", "status: 404, type: t"), &["ambiguous-error"]);
    breaks(
        &with("type: $type", "status: 404, type: t", "code: null, status: 404, type: t"),
        &["ambiguous-error"],
    );
}

#[test]
fn what_stands_in_the_envelope_has_a_value() {
    let slot = |slot: &str| format!("wire: {{ body: {{ code: $code, x: {slot} }} }}\n");
    breaks(&slot("$codes"), &["unknown-slot"]);
    breaks(&slot("$details??"), &["unknown-slot"]);
    breaks(&slot("$attr_"), &["unknown-slot"]);
    breaks(&slot("$$codes"), &[]);
    breaks(&slot("$docs_url?"), &["slot-without-value"]);
    breaks(&slot("$attr_owner"), &["unknown-attribute"]);
    let hidden =
        format!("{}attributes: {{ owner: {{ type: string, internal: true }} }}\n", slot("$attr_owner"));
    breaks(&hidden, &["slot-without-value"]);
    let field = error("fields: { shard: { type: string, internal: true } }");
    breaks(&format!("{}{field}", slot("$field_shard")), &["slot-without-value"]);
}

#[test]
fn fields_beside_members_have_other_names() {
    let spread = |members: &str, keys: &str| {
        format!("wire: {{ body: {{ code: $code, {members} \"...\": $details }} }}\n{}", error(keys))
    };
    breaks(&spread("", "fields: { code: string }"), &["field-beside-member"]);
    breaks(&spread("", "fields: { code: { type: string, header: x-code } }"), &[]);
    breaks(&spread("", "fields: { code: { type: string, internal: true } }"), &[]);
    breaks(&spread("param: $field_param?,", "fields: { param: string }"), &[]);
    breaks(&spread("", "fields: { detail: string }"), &[]);
    let problem =
        "wire: { content_type: application/problem+json, body: { code: $code, \"...\": $details } }\n";
    breaks(&format!("{problem}{}", error("fields: { detail: string }")), &["field-beside-member"]);
    breaks("wire: { body: { code: $code, \"...\": $details? } }\n", &[]);
}

#[test]
fn headers_are_legal_and_have_one_value() {
    let wire = |headers: &str| format!("wire: {{ body: {{ code: $code }}, headers: {{ {headers} }} }}\n");
    breaks(&wire("x y: $code"), &["invalid-header-name"]);
    breaks(&wire("X-Code: $code, x-code: $code"), &[]);
    breaks(&wire("X-Code: $code, x-code: $title"), &["conflicting-header"]);
    breaks(&wire("Content-Length: 5"), &["reserved-header"]);
    breaks(&wire("x-a: \"a\\nb\""), &["invalid-header-value"]);
    breaks(&wire("x-a: \" a\""), &["invalid-header-value"]);
    breaks(&wire("x-a: null"), &["invalid-header-value"]);
    breaks(&wire("x-a: $details"), &["header-not-scalar"]);
    let field = |field: &str| error(&format!("fields: {{ f: {{ {field} }} }}"));
    breaks(&field("type: json, header: x-f"), &["header-not-scalar"]);
    breaks(&field("type: [a, b], header: x-f"), &[]);
    breaks(&field("const: \"ü\", header: x-f"), &["invalid-header-value"]);
    breaks(&field("type: string, header: transfer-encoding"), &["reserved-header"]);
    let status = "statuses: { 410: { headers: { x-f: constant } } }\n";
    breaks(&format!("{status}{}", field("type: string, header: X-F")), &["conflicting-header"]);
    let both = "wire: { body: { code: $code }, headers: { retry-after: $retry_after? } }\n";
    let retry_after = error("fields: { retry_after: { type: duration, header: Retry-After } }");
    breaks(&format!("{both}{retry_after}"), &[]);
    let two = error("fields: { a: { type: string, header: x-f }, b: { type: string, header: x-f } }");
    breaks(&two, &["conflicting-header"]);
}

#[test]
fn values_fit_their_types() {
    let field = |field: &str| error(&format!("fields: {{ f: {{ {field} }} }}"));
    for fits in [
        "type: integer, example: -9007199254740991",
        "type: int64, example: \"9223372036854775807\"",
        "type: number, example: 1e3",
        "type: timestamp, example: 2026-01-31T09:30:00+01:00",
        "type: duration, example: 1m30s",
        "type: uuid, example: 5f0c2f4e-7a0b-4f55-9d58-0a4c1f6d2b11",
        "type: { list: integer }, example: [1, 2]",
        "type: { map: boolean }, example: { a: true }",
        "type: [a, b], const: b",
        "const: { any: [json] }",
        "type: string, example: null",
    ] {
        breaks(&field(fits), &[]);
    }
    for misfit in [
        "type: integer, example: 9007199254740992",
        "type: integer, example: \"1\"",
        "type: int64, example: 9223372036854775808",
        "type: number, example: .inf",
        "type: boolean, example: \"true\"",
        "type: timestamp, example: 2026-02-30T09:30:00Z",
        "type: duration, example: 30s1m",
        "type: url, example: nowhere",
        "type: uuid, example: 5f0c2f4e",
        "type: { list: integer }, example: [1, two]",
        "type: [a, b], const: c",
    ] {
        breaks(&field(misfit), &["value-type"]);
    }
    breaks("attributes: { owner: { type: [a, b], default: c } }\n", &["value-type"]);
    breaks(
        &format!("types: {{ t: {{ fields: {{ a: integer }} }} }}\n{}", field("type: t, example: { b: 1 }")),
        &["value-type"],
    );
    breaks(
        &format!("types: {{ t: {{ fields: {{ a: integer }} }} }}\n{}", field("type: t, example: {}")),
        &["value-type"],
    );
}

#[test]
fn types_contain_no_cycle() {
    let types = "types: { a: { fields: { b: { type: { list: b } } } }, b: { fields: { a: { type: a, optional: true } } } }\n";
    breaks(&format!("{types}{}", error("fields: { f: a }")), &["type-cycle", "type-cycle"]);
}

#[test]
fn placeholders_are_fields_that_can_be_printed() {
    let message = |text: &str, fields: &str| {
        format!(
            "errors:\n  gone: {{ status: 410, message: \"{text}\", causes: [A.], solution: B., fields: {{ {fields} }} }}\n"
        )
    };
    breaks(&message("{a} {b} {c} {d}", "a: string, b: duration, c: [x, y], d: { const: 5 }"), &[]);
    breaks(&message("{{a}} }}", "b: string"), &[]);
    breaks(&message("{a", "a: string"), &["unmatched-brace"]);
    breaks(&message("a}", "a: string"), &["unmatched-brace"]);
    breaks(&message("{}", "a: string"), &["unknown-placeholder"]);
    breaks(&message("{a}", "a: json"), &["unprintable-placeholder"]);
    breaks(&message("{a}", "a: { map: string }"), &["unprintable-placeholder"]);
    breaks(&message("{a}", "a: { type: string, internal: true }"), &["internal-placeholder"]);
    breaks(&error("user_message: \"{a}\""), &["unknown-placeholder"]);
    let solution = "errors:\n  gone: { status: 410, message: A., causes: [A.], solution: \"{a}\" }\n";
    breaks(solution, &["unknown-placeholder"]);
}

#[test]
fn lints_about_retrying_look_at_error_category_and_status() {
    let with = |keys: &str, sections: &str| {
        format!("{sections}errors:\n  e: {{ message: A., causes: [A.], solution: B., {keys} }}\n")
    };
    breaks(&with("status: 429", ""), &["no-retry-policy"]);
    breaks(&with("status: 429, retry: never", ""), &[]);
    breaks(&with("status: 429, category: c", "categories: { c: { retry: never } }\n"), &[]);
    breaks(&with("status: 503", "statuses: { 503: { retry: never } }\n"), &[]);
    breaks(&with("status: 502", ""), &["server-error-without-policy"]);
    breaks(&with("status: [404, 503], retry: never", ""), &[]);
    breaks(&with("status: 408, retry: default", "retry: { default: {} }\n"), &[]);
    breaks(&with("status: 404, retry: default", "retry: { default: {} }\n"), &["client-error-retries"]);
    breaks("retry: { default: {} }\n", &[]);
}

#[test]
fn statuses_bring_the_headers_that_http_wants() {
    let with = |keys: &str, sections: &str| {
        format!("{sections}errors:\n  e: {{ message: A., causes: [A.], solution: B., {keys} }}\n")
    };
    breaks(&with("status: 405", ""), &["missing-status-header"]);
    breaks(&with("status: 405, fields: { methods: { type: string, header: Allow } }", ""), &[]);
    breaks(
        &with("status: 401", "wire: { body: { code: $code }, headers: { WWW-Authenticate: Bearer } }\n"),
        &[],
    );
    breaks(&with("status: 407", "statuses: { 407: { headers: { proxy-authenticate: Basic } } }\n"), &[]);
}

#[test]
fn what_is_refused_is_not_empty_besides() {
    let whole = |text: &str| {
        let source = Source { path: "catalog.yaml".to_owned(), text: text.to_owned() };
        let diagnostics = compile(source, &NoIncludes).diagnostics;
        diagnostics.into_iter().map(|diagnostic| diagnostic.rule).collect::<Vec<_>>()
    };
    assert_eq!(whole("- a list\n"), ["wrong-type"]);
    assert_eq!(whole("catalog: 1\napi: { name: demo }\n"), ["missing-key", "missing-key"]);
    breaks("errors:\n  [a]: { status: 404, message: A. }\n", &["unsupported-yaml"]);
    breaks("wire: { headers: { x-code: [$code] } }\n", &["wrong-type"]);
    breaks("errors: {}\nwire: {}\n", &["empty-catalog", "empty-envelope"]);
}

#[test]
fn a_success_needs_a_constant() {
    let error = "errors:\n  e: { status: 200, message: A., causes: [A.], solution: B. }\n";
    breaks(error, &["success-without-constant"]);
    breaks(&format!("wire: {{ body: {{ code: $code, ok: false }} }}\n{error}"), &[]);
    breaks(&format!("wire: {{ body: {{ code: $code }}, headers: {{ x-error: true }} }}\n{error}"), &[]);
    let no_content = error.replace("200", "204");
    let in_body = "wire: { body: { code: $code, ok: false } }\n";
    breaks(&format!("{in_body}{no_content}"), &["success-without-constant"]);
    let in_header = "wire: { headers: { x-code: $code, x-error: true } }\n";
    breaks(&format!("{in_header}{no_content}"), &[]);
}

#[test]
fn constants_that_look_like_secrets_are_pointed_out() {
    let constant = |text: &str| error(&format!("fields: {{ f: {{ const: {text} }} }}"));
    breaks(&constant("AKIAIOSFODNN7EXAMPLE"), &["secret-constant"]);
    breaks(&constant("\"-----BEGIN PRIVATE KEY-----\""), &["secret-constant"]);
    breaks(&constant("[ghp_0123456789abcdefghij]"), &["secret-constant"]);
    breaks(&constant("https://docs.example.com/a/very/long/Path/to/Page/42"), &[]);
    breaks(&constant("sk-short"), &[]);
    breaks(&constant("max_output_tokens_per_minute_and_model"), &[]);
}

#[test]
fn replacements_are_public_and_live() {
    let second = "  other: { status: 500, retry: never, visibility: internal, message: B., causes: [A.], solution: B. }\n";
    let wire = "wire: { body: { code: $code }, internal_as: gone }\n";
    let replaced =
        |by: &str| format!("{wire}{}{second}", error(&format!("deprecated: {{ replaced_by: {by} }}")));
    breaks(&replaced("other"), &["invalid-replacement"]);
    breaks(&format!("{}retired: {{ old: {{}} }}\n", replaced("old")), &["unknown-error"]);
    breaks("retired: { old: { replaced_by: gone } }\n", &[]);
}

#[test]
fn a_retired_name_is_compared_as_identifiers_are_made() {
    for name in ["Gone", "gone_error", "GONE"] {
        breaks(&format!("retired_names: [{name}]\n"), &["retired-name-in-use"]);
    }
    breaks("retired_names: [went]\n", &[]);
    breaks("retired: { GONE: {} }\n", &["retired-name-in-use"]);
    // It is the error that had the code.
    breaks("retired: { GONE: { replaced_by: gone } }\n", &[]);
}

#[test]
fn blank_texts_count_as_none() {
    let with = |keys: &str| format!("errors:\n  e: {{ status: 404, message: A., {keys} }}\n");
    breaks(&with("causes: [\"\", \" \"], solution: B."), &["no-causes"]);
    breaks(&with("causes: [\"\", A.], solution: \" \""), &["no-solution"]);
}

#[test]
fn a_constant_field_has_no_example() {
    breaks(&error("fields: { f: { const: 1, example: 2 } }"), &["example-constant"]);
}

#[test]
fn targets_differ_with_and_without_the_output_folder() {
    breaks("targets: { rust: generated/all, markdown: all }\n", &["duplicate-target-path"]);
    breaks("targets: { rust: generated/, markdown: generated/docs }\n", &[]);
}

#[test]
fn lints_are_silenced_with_a_reason_where_they_speak() {
    let with = |allow: &str| {
        format!("errors:\n  e: {{ status: 404, message: A., causes: [A.], allow: {{ {allow} }} }}\n")
    };
    breaks(&with("no-solution: There is none."), &[]);
    breaks(&with("no-solution: There is none., no-causes: None."), &["unused-allow"]);
    breaks(&with("no-solution: \" \""), &["allow-without-reason"]);
    breaks(&with("no-solution: There is none., missing-key: Why not."), &["not-a-lint"]);
}
