//! Edits of the inference API's catalog, one at a time and mixed, each with its verdict for each party.

#[path = "../common/mod.rs"]
mod common;
mod table;

use std::collections::BTreeSet;

use errcat_codegen::span::Source;
use errcat_codegen::{Compilation, Loader, Party, Review, Step, compile, diff, report};

use common::{Folder, read, root};
use table::{EDITS, Edit, MIXED};

/// The files of the workspace, with some texts replaced.
struct Edited<'a> {
    files: Folder,
    replacements: &'a [(&'a str, &'a str)],
}

impl Edited<'_> {
    fn apply(&self, mut source: Source) -> Source {
        for (from, to) in self.replacements {
            source.text = source.text.replace(from, to);
        }
        source
    }
}

impl Loader for Edited<'_> {
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String> {
        Ok(self.files.load(pattern)?.into_iter().map(|source| self.apply(source)).collect())
    }
}

fn compiled(replacements: &[(&str, &str)]) -> Compilation {
    let edited = Edited { files: Folder(root()), replacements };
    let compilation = compile(edited.apply(read(&root().join("catalog.yaml"))), &edited);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    assert!(compilation.model.is_some(), "{told}");
    compilation
}

/// A letter for each party: `M`ajor, `m`inor, `p`atch, or `-`.
fn verdict(review: &Review) -> String {
    let letter = |party: Party| {
        let steps = review.changes.iter().map(|change| change.rule.effects.of(party));
        match steps.max().unwrap_or_default() {
            Step::Major => 'M',
            Step::Minor => 'm',
            Step::Patch => 'p',
            Step::None => '-',
        }
    };
    Party::ALL.into_iter().map(letter).collect()
}

fn rules(review: &Review) -> BTreeSet<&str> {
    review.changes.iter().map(|change| change.rule.name).collect()
}

#[test]
fn each_edit_has_its_verdict() {
    assert!(EDITS.len() >= 40, "{}", EDITS.len());
    let old = compiled(&[]);
    let all_text: String = old.sources.iter().map(|(_, source)| source.text.as_str()).collect();
    let mut wrong = Vec::new();
    for Edit { what, replacements, rules: expected, verdict: by_party } in EDITS {
        let counts = replacements.iter().map(|(from, _)| all_text.matches(from).count());
        if counts.clone().any(|count| count != 1) {
            wrong.push(format!("{what}: {:?}", counts.collect::<Vec<_>>()));
            continue;
        }
        let review = diff(&old, &compiled(replacements), None).unwrap();
        let found: Vec<&str> = rules(&review).into_iter().collect();
        if found != *expected || verdict(&review) != *by_party {
            wrong.push(format!("{what}: {} {found:?}", verdict(&review)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is said of edits together is what is said of each.
#[test]
fn mixed_edits_have_the_verdicts_of_all() {
    let old = compiled(&[]);
    for (names, expected) in MIXED {
        let edits: Vec<&Edit> =
            names.iter().map(|name| EDITS.iter().find(|edit| edit.what == *name).unwrap()).collect();
        let replacements: Vec<_> = edits.iter().flat_map(|edit| edit.replacements).copied().collect();
        let review = diff(&old, &compiled(&replacements), None).unwrap();
        let all: BTreeSet<&str> = edits.iter().flat_map(|edit| edit.rules).copied().collect();
        assert_eq!(rules(&review), all, "{names:?}");
        assert_eq!(verdict(&review), *expected, "{names:?}");
    }
}
