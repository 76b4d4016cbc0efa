//! Answers of services are read as they were judged by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use errcat_runtime::runtime::read::identify::Identity;

use super::answers::{self, Answer};
use super::common::root;
use super::reader::{differences, look, with_catalog};
use super::verdicts::{Outcome, Verdict, look_alikes, out_of_reach, verdicts};

/// The services without a catalog of their own share this one, and the protocols' own tests are about protocols.
const NOT_ONE_SERVICE: [&str; 5] =
    ["many-services", "aws-json10", "aws-json11", "aws-restjson", "aws-rpcjson"];

/// The answers with their verdicts, by catalog.
fn judged() -> Option<BTreeMap<&'static str, Vec<(Answer, Verdict)>>> {
    let Some(answers) = answers::load() else {
        println!(
            "left out: the answers of services, because ../shared/realworld/responses.jsonl is not there"
        );
        return None;
    };
    let verdicts = verdicts();
    assert_eq!(answers.len(), verdicts.len(), "one verdict for each line");
    let mut by_catalog: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (answer, verdict) in answers.into_iter().zip(verdicts) {
        assert_eq!((answer.line, answer.hash), (verdict.line, verdict.hash), "not the line that was judged");
        by_catalog.entry(verdict.catalog).or_default().push((answer, verdict));
    }
    Some(by_catalog)
}

/// What the verdicts say is what is read, and so is what the protocols' own tests expect; what the language doesn't
/// reach is listed, and nothing else is.
#[test]
fn each_answer_is_read_as_it_was_judged() {
    let Some(judged) = judged() else { return };
    let mut found = BTreeSet::new();
    for (catalog, answers) in &judged {
        with_catalog(&path(catalog), |model, tables| {
            for (answer, verdict) in answers {
                let parts = differences(model, answer, verdict, &look(tables, answer));
                found.extend(parts.into_iter().map(|part| (answer.line, part)));
            }
        });
    }
    let listed = out_of_reach();
    let unlisted: Vec<_> = found.iter().filter(|one| !listed.contains_key(one)).collect();
    assert!(unlisted.is_empty(), "read otherwise than judged: {unlisted:?}");
    let held: Vec<_> = listed.keys().filter(|one| !found.contains(one)).collect();
    assert!(held.is_empty(), "these hold now, so they are no longer out of reach: {held:?}");
    let expected = judged.values().flatten().filter(|(answer, _)| answer.expect.is_object());
    let is_expected =
        |answer: &Answer| ["shape", "vendor_code"].iter().all(|part| !found.contains(&(answer.line, part)));
    let (held, missed): (Vec<_>, Vec<_>) = expected.partition(|(answer, _)| is_expected(answer));
    assert_eq!(held.len() + missed.len(), 56);
    println!(
        "of 56 protocol tests {} hold; {} things are out of the language's reach",
        held.len(),
        listed.len()
    );
}

/// By the catalogs of the services that have one of their own, at least 95 in 100 errors are read as the one that
/// they are. Pages of proxies and unlisted codes count as errors that are not.
#[test]
fn errors_of_services_with_catalogs_are_known() {
    let Some(mut judged) = judged() else { return };
    judged.retain(|catalog, _| !NOT_ONE_SERVICE.contains(catalog));
    assert!(judged.len() >= 10, "{} services have catalogs", judged.len());
    let (mut all, mut all_known) = (0, 0);
    for (catalog, answers) in &judged {
        let errors: Vec<_> =
            answers.iter().filter(|(_, verdict)| verdict.outcome != Outcome::Success).collect();
        let known = with_catalog(&path(catalog), |_, tables| {
            let is_known = |(answer, verdict): &&&(Answer, Verdict)| {
                let key = look(tables, answer).facts().map(|facts| facts.key.to_owned());
                matches!(verdict.outcome, Outcome::Fits(error) if key.as_deref() == Some(error))
            };
            errors.iter().filter(is_known).count()
        });
        println!("{catalog}: {known} of {} errors are known", errors.len());
        all += errors.len();
        all_known += known;
    }
    println!(
        "{all_known} of {all} errors are known: {:.1} %",
        100.0 * f64::from(u32::try_from(all_known).unwrap()) / f64::from(u32::try_from(all).unwrap())
    );
    assert!(all_known * 100 >= all * 95);
}

/// Neither its own catalog nor another one takes a success for an error.
#[test]
fn successes_that_look_like_errors_are_none() {
    let Some(judged) = judged() else { return };
    let successes: Vec<_> =
        judged.values().flatten().filter(|(_, verdict)| verdict.outcome == Outcome::Success).collect();
    assert_eq!(successes.len(), 14);
    let catalogs = judged.keys().map(|catalog| path(catalog)).chain(["catalog.yaml".to_owned()]);
    for catalog in catalogs {
        with_catalog(&catalog, |_, tables| {
            for (answer, _) in &successes {
                assert_eq!(
                    look(tables, answer).identity(),
                    Identity::Foreign,
                    "{catalog}: line {}",
                    answer.line
                );
            }
        });
    }
}

/// Under the inference API's catalog the errors of others are foreign, but for those that its own may look like.
#[test]
fn errors_of_others_are_foreign_to_the_inference_api() {
    let Some(judged) = judged() else { return };
    let mut taken = BTreeSet::new();
    with_catalog("catalog.yaml", |_, tables| {
        for (answer, _) in judged.values().flatten() {
            match look(tables, answer).identity() {
                Identity::Known(_) => _ = taken.insert((answer.line, "known")),
                Identity::Unknown => _ = taken.insert((answer.line, "unknown")),
                Identity::Foreign => {}
            }
        }
    });
    let listed: BTreeSet<_> = look_alikes().into_keys().collect();
    assert_eq!(taken, listed, "taken for the inference API's own, and listed");
    println!("{} of 423 answers may be the inference API's own by their looks", taken.len());
}

/// Each catalog describes a service that answers are from.
#[test]
fn each_catalog_reads_answers() {
    let named: BTreeSet<_> = verdicts().iter().map(|verdict| path(verdict.catalog)).collect();
    let folder = "codegen/tests/realworld/catalogs";
    let files = fs::read_dir(root().join(folder)).unwrap();
    let files: BTreeSet<_> =
        files.map(|file| format!("{folder}/{}", file.unwrap().file_name().to_str().unwrap())).collect();
    assert_eq!(files, named);
}

fn path(catalog: &str) -> String {
    format!("codegen/tests/realworld/catalogs/{catalog}.yaml")
}
