//! The example that the read-me opens with is a catalog that compiles, with nothing to complain of.

use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile};

#[test]
fn the_example_of_the_read_me_compiles() {
    let text = include_str!("../../README.md").split("```yaml\n").nth(1).unwrap_or_default();
    let text = text.split("```").next().unwrap_or_default().to_owned();
    let compilation = compile(Source { path: "README.md".to_owned(), text }, &NoIncludes);
    assert!(compilation.diagnostics.is_empty(), "{:#?}", compilation.diagnostics);
    let model = compilation.model.expect("there is nothing to complain of");
    assert_eq!(model.errors[0].key, "model_not_found");
}
