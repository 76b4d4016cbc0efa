//! What programs do with the codes of a catalog: each rule is found where it is broken, and false alarms are not raised.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;

use errcat_codegen::model::Model;
use errcat_codegen::span::{Source, Sources};
use errcat_codegen::usage::{RULES, Usage, usage};
use errcat_codegen::{NoIncludes, compile, report};

const CATALOG: &str = r"
catalog: 1
api: { name: shop }
wire: { body: { code: $code, message: $message, details: $details? }, }
roles: { not_found: no_route }
errors:
  no_route: { status: 404, message: There is no such page }
  out_of_stock: { status: 409, message: '{item} is out of stock', fields: { item: string } }
  too_many: { status: 429, message: Wait }
  sold_before: { status: 410, message: It was sold, deprecated: { replaced_by: out_of_stock } }
  broken: { status: 500, message: It broke }
operations:
  order: { errors: [out_of_stock] }
retired: { sold_out: { replaced_by: out_of_stock } }
";

fn compiled() -> (Model, Sources) {
    let compilation =
        compile(Source { path: "catalog.yaml".to_owned(), text: CATALOG.to_owned() }, &NoIncludes);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    (compilation.model.unwrap_or_else(|| panic!("{told}")), compilation.sources)
}

fn look(path: &str, text: &str) -> Usage {
    let (model, sources) = compiled();
    usage(&model, &sources, vec![Source { path: path.to_owned(), text: text.to_owned() }])
}

/// The rule and the very text of each finding outside of the catalog.
fn found(path: &str, text: &str) -> Vec<(&'static str, String)> {
    let usage = look(path, text);
    let in_program =
        usage.diagnostics.iter().filter(|one| usage.sources.get(one.primary.span.file).path == path);
    in_program
        .map(|one| {
            let span = one.primary.span;
            let text = &usage.sources.get(span.file).text[span.start as usize..span.end as usize];
            (one.rule, text.to_owned())
        })
        .collect()
}

fn unraised(path: &str, text: &str) -> Vec<String> {
    let usage = look(path, text);
    let unraised = usage.diagnostics.iter().filter(|one| one.rule == "unraised-code");
    unraised.map(|one| one.message.split('`').nth(1).unwrap().to_owned()).collect()
}

/// Each names the code `tomany` once, where something says that it is a code.
const CODES: &[(&str, &str)] = &[
    ("a.rs", r#"fn f(code: &str) -> bool { code == "tomany" }"#),
    ("a.rs", r#"fn f(e: &E) -> bool { "tomany" != e.code() }"#),
    ("a.rs", r#"fn f(e: &E) -> bool { e.code().as_str() == r"tomany" }"#),
    (
        "a.rs",
        r#"fn f(e: &E) { match e.code().as_str() { "x" if false => {} "too_many" | "tomany" => {} _ => {} } }"#,
    ),
    ("a.rs", r#"fn f() { let _ = Code::from_str("tomany"); }"#),
    ("a.rs", r#"fn f() { let _ = "tomany".parse::<Code>(); }"#),
    ("a.rs", r#"fn f() { send(json!({ "error": { "code": "tomany" } })); }"#),
    ("a.rs", r#"fn f() { tracing::error!(code = "tomany", "it failed"); }"#),
    ("a.rs", r#"fn f() { tracing::warn!(error.code = "tomany", user = %name, "it failed"); }"#),
    ("a.rs", r#"fn f() { bail!(Failure { code: "tomany" }) }"#),
    ("a.rs", r#"fn f() { select! { _ = stop => send(json!({ "code": "tomany" })), x = work => x } }"#),
    ("a.rs", r#"fn f() { let _ = Row { code: "tomany", id: 1 }; }"#),
    ("a.ts", "if (error.code === 'tomany') retry();"),
    ("a.ts", "if (body.error?.code !== `tomany`) retry();"),
    ("a.ts", "if ('tomany' == body['code']) retry();"),
    ("a.ts", "switch (error.code) { case 'too_many': { break; } case 'tomany': break; default: }"),
    ("a.ts", "const known = ['too_many', 'tomany'].includes(error.code);"),
    ("a.ts", "const known = new Set(['too_many', 'tomany']).has(error.code);"),
    ("a.ts", "const answer = { error: { \"code\": 'tomany' as const } };"),
    ("a.tsx", "const shown = e.code === 'tomany' ? <Wait code='too_many' /> : null;"),
    ("a.mjs", "module.isGone = (e) => 'tomany' === e?.error?.code;"),
    ("a.ts", "throw Object.assign(new Error(), { errorCode: \"tomany\" });"),
    ("a.py", "if error.code == 'tomany':\n    pass"),
    ("a.py", "if body.get('code') == \"tomany\":\n    pass"),
    ("a.py", "if error.code not in ('too_many', 'tomany'):\n    pass"),
    ("a.py", "if error.code == r'tomany' or error.code == f'to{many}':\n    pass"),
    ("a.py", "if error.code in {'too_many', 'tomany'}:\n    pass"),
    ("a.py", "return {\"error\": {\"code\": \"tomany\"}}"),
    ("a.pyi", "code: Literal = 'too_many'\nerr_code = 'tomany'"),
    ("a.py", "raise Failure(code=\"tomany\")"),
    ("a.py", "match error.code:\n    case 'too_many':\n        pass\n    case 'tomany':\n        pass"),
    ("a.go", "if apiErr.Code == \"tomany\" { return }"),
    ("a.go", "return &Error{Code: \"tomany\"}"),
    ("a.java", "if (\"tomany\" == error.getBody().code) {}"),
];

#[test]
fn a_string_is_a_code_where_something_says_so() {
    let mut wrong = Vec::new();
    for (path, text) in CODES {
        let found: Vec<String> = found(path, text)
            .into_iter()
            .map(|(rule, text)| format!("{rule} {}", text.trim_matches(['r', '"', '\'', '`'])))
            .collect();
        let others = text.contains("\"x\" if");
        let expected: &[&str] = if others {
            &["unknown-code-used x", "unknown-code-used tomany"]
        } else {
            &["unknown-code-used tomany"]
        };
        if found != expected {
            wrong.push(format!("{path}: {text}\n  gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// None of these is an error's code, or none that is known to be one.
const NO_CODES: &[(&str, &str)] = &[
    ("a.rs", r#"fn f() { let name = "tomany"; call("tomany"); assert(x == "tomany"); }"#),
    ("a.rs", "// code == \"tomany\"\n/* /* code: \"tomany\" */ code: \"tomany\" */ fn f<'a>(x: &'a str) {}"),
    (
        "a.rs",
        r#"fn f(country_code: &str, code: &str) -> bool { country_code == "tomany" || code == "E-17" }"#,
    ),
    ("a.rs", r#"#[cfg(test)] mod tests { fn f() { assert!(code == "tomany"); } }"#),
    ("a.rs", r#"fn f() { match name { "tomany" => code, _ => code }; match code { _ => g("tomany") } }"#),
    ("a.ts", "// error.code === 'tomany'\nconst name = 'tomany', status_code = 'tomany';"),
    ("a.ts", "const text = `code: 'tomany'`; if (error.code === `to${many}`) {}"),
    ("a.ts", "switch (error.name) { case 'tomany': return error.code; }"),
    ("a.py", "# code == 'tomany'\n\"\"\"code = 'tomany'\"\"\"\ncode = \"to\\\"many\""),
    ("a.py", "if code == '':\n    pass"),
    ("a.py", "match e.code:\n    case _:\n        pass\nmatch e.name:\n    case 'tomany':\n        pass"),
    ("a.go", "# code == \"tomany\"\nlog(\"code\", \"tomany\")"),
];

#[test]
fn other_strings_are_none() {
    for (path, text) in NO_CODES {
        assert_eq!(found(path, text), [], "{path}: {text}");
    }
}

#[test]
fn retired_and_deprecated_codes_are_told_with_what_replaced_them() {
    let text = r#"
use shop_errors::errors::SoldBefore;
fn f(code: &str) -> Result<(), ApiError> { if code == "sold_out" { Err(SoldBefore::new())? } else { g(Code::SoldBefore) } }
"#;
    let told: Vec<String> = look("a.rs", text)
        .diagnostics
        .iter()
        .filter(|one| one.rule != "unraised-code")
        .map(|one| format!("{}: {}; {}", one.rule, one.message, one.help.as_deref().unwrap()))
        .collect();
    let deprecated = "deprecated-code-used: `sold_before` is deprecated; use `out_of_stock`";
    assert_eq!(
        told,
        [
            "retired-code-used: the code `sold_out` is retired; `out_of_stock` took its place",
            deprecated,
            deprecated
        ]
    );
    assert_eq!(
        found("a.py", "if error.code == 'sold_before': retry()"),
        [("deprecated-code-used", "'sold_before'".to_owned())]
    );
}

#[test]
fn what_is_made_is_raised_and_what_is_only_named_is_not() {
    // Roles raise `no_route`, and nobody has to raise what is deprecated.
    let all = ["out_of_stock", "too_many", "broken"];
    let others =
        |text: &str| unraised("a.rs", &format!("{text}\nfn g() {{ let _ = errors::Broken::new(); }}"));
    let raising = [
        "fn f() { Err(errors::TooMany::new())? }",
        "use x::errors::{self, TooMany as Busy}; fn f() { Err(Busy::new())? }",
        "fn f() { bail!(TooMany::new()) }",
        "fn f() { let _ = x.map_err(|_| TooMany::new().with_retry(1)); }",
        "fn f() { let _ = TooMany { a: 1 }; }",
        "fn f() { let _ = json!({ \"code\": \"too_many\" }); }",
        "fn f() { let _ = json!({ \"error\": TooMany::new(), \"at\": 1 }); }",
        "fn f() { tracing::error!(error = %errors::TooMany::new(), \"it failed\"); }",
        "fn f() { select! { _ = stop => Err(TooMany::new())?, x = work => x } }",
        "fn f() { on! { stop => TooMany::new(), go => 1 } }",
        "fn f() { respond!(error: TooMany::new(\"x\")) }",
        "fn f() { respond!(error: ::x::errors::TooMany::new(\"x\")) }",
    ];
    for text in raising {
        assert_eq!(others(text), ["out_of_stock"], "{text}");
    }
    let naming = [
        "use x::errors::TooMany; fn f(x: TooMany) -> Result<(), TooMany> { g::<TooMany>() }",
        "fn f(x: Kind<'_>) { match x { Kind::TooMany(_) => {} Kind::Broken(errors::TooMany { .. }) => {} } }",
        "fn f(x: Code) -> bool { x == Code::TooMany }",
        "fn f() { on! { TooMany { .. } => 1, Code::TooMany => other::TooMany::new() } }",
        "fn f(x: &str) -> bool { code == \"too_many\" }",
        "use std::io::TooMany; fn f() { TooMany::new() }",
        "struct TooMany; fn f() { TooMany::new() }",
        "fn f() { Mine::TooMany::new(); other::TooMany::new() }",
        "#[test] fn f() { TooMany::new() }",
        "fn f() { assert_eq!(x, TooMany::new()); }",
    ];
    for text in naming {
        assert_eq!(others(text), ["out_of_stock", "too_many"], "{text}");
    }
    assert_eq!(unraised("a.py", "raise TooManyError()\n"), ["out_of_stock", "broken"]);
    assert_eq!(unraised("a.py", "raise shop.errors.TooManyError()\n"), ["out_of_stock", "broken"]);
    assert_eq!(unraised("a.rs", "fn f() {}"), [""; 0], "a client raises nothing");
    assert!(all.iter().all(|error| CATALOG.contains(error)));
}

#[test]
fn handlers_raise_what_their_operation_lists() {
    let undeclared = |text: &str| {
        let found = found("a.rs", text);
        found
            .into_iter()
            .filter(|(rule, _)| *rule == "undeclared-raise")
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
    };
    let good = [
        "fn handle() -> Result<(), OrderError> { Err(OutOfStock::new())? }",
        "fn order() -> Result<(), ApiError> { Err(OutOfStock::new())?; Err(NoRoute::new())? }",
        "fn other() -> Result<(), ApiError> { Err(TooMany::new())? }",
        // What can't be reached by `?` isn't followed, and neither is a name that two functions have.
        "fn order() -> Result<(), ApiError> { help() } fn help() -> String { drop(TooMany::new()) }",
        "fn order() -> Result<(), ApiError> { x.help() } impl A { fn help() -> ApiError { TooMany::new() } } impl B { fn help() {} }",
    ];
    for text in good {
        assert_eq!(undeclared(text), [""; 0], "{text}");
    }
    let bad = [
        "async fn order() -> Result<Json<()>, ApiError> { Err(TooMany::new())? }",
        "fn handle() -> impl Future<Output = Result<(), OrderError>> { async { OrderError::try_from(ApiError::from(TooMany::new())) } }",
        "impl Shop { fn order(&self) -> ApiError { self.help() } fn help(&self) -> ApiError { g(|| TooMany::new()) } }",
        "fn order() -> ApiError { one() } fn one() -> ApiError { two() } fn two() -> ApiError { one(); TooMany::new().into() }",
    ];
    for text in bad {
        assert_eq!(undeclared(text), ["TooMany"], "{text}");
    }
}

#[test]
fn places_are_right_behind_marks_and_lines_for_the_shell() {
    let text = "\u{feff}#!/usr/bin/env run\nfn order() -> ApiError { /* é */ TooMany::new().into() }\n";
    assert_eq!(found("a.rs", text), [("undeclared-raise", "TooMany".to_owned())]);
    let broken = "fn f( { code == \"tomany\" }";
    let rules: Vec<&str> = found("a.rs", broken).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["unread-source", "unknown-code-used"]);
}

#[test]
fn every_rule_is_explained_in_the_documentation() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/usage.md")).unwrap();
    for rule in RULES {
        assert!(page.contains(&format!("| `{}` | {} |", rule.name, rule.summary)), "{}", rule.name);
    }
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    let others: BTreeSet<&str> = errcat_codegen::verify::RULES.iter().map(|rule| rule.name).collect();
    assert!(names.is_disjoint(&others));
    assert!(errcat_codegen::rules().all(|rule| !names.contains(rule.name) && !others.contains(rule.name)));
    assert!(
        errcat_codegen::change_rules().all(|rule| !names.contains(rule.name) && !others.contains(rule.name))
    );
}
