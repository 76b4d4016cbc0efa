//! Answers of services are read as they were judged by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use errcat_runtime::runtime::read::identify::Identity;
use errcat_runtime::runtime::table::Slot;

use super::answers::{self, Answer};
use super::common::root;
use super::reader::{differences, look, with_catalog};
use super::verdicts::{Outcome, Verdict, look_alikes, out_of_reach, verdicts};

/// The services without a catalog of their own share this one, and the protocols' own tests are about protocols.
const NOT_ONE_SERVICE: [&str; 5] =
    ["many-services", "aws-json10", "aws-json11", "aws-restjson", "aws-rpcjson"];

/// The answers with their verdicts, by catalog.
pub(crate) fn judged() -> Option<BTreeMap<&'static str, Vec<(Answer, Verdict)>>> {
    let answers = answers::load()?;
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
/// they are, and so they are by those that accept further envelopes. Pages of proxies and unlisted codes count as
/// errors that are not.
#[test]
fn errors_of_services_with_catalogs_are_known() {
    let Some(mut judged) = judged() else { return };
    judged.retain(|catalog, _| !NOT_ONE_SERVICE.contains(catalog));
    assert!(judged.len() >= 15, "{} services have catalogs", judged.len());
    let counted: Vec<_> = judged.iter().map(|(catalog, answers)| Counted::of(catalog, answers)).collect();
    assert_known("services with catalogs", &counted.iter().collect::<Vec<_>>());
    let accepting: Vec<_> = counted.iter().filter(|one| one.accepts).collect();
    assert!(accepting.len() >= 10, "{} services have catalogs with `accepts`", accepting.len());
    assert_known("services with catalogs that accept further envelopes", &accepting);
}

/// How many errors of a service there are, and how many of them are read as the one that they are.
struct Counted {
    accepts: bool,
    known: u32,
    errors: u32,
}

impl Counted {
    fn of(catalog: &str, answers: &[(Answer, Verdict)]) -> Self {
        let (mut known, mut errors) = (0, 0);
        let accepts = with_catalog(&path(catalog), |_, tables| {
            for (answer, verdict) in answers.iter().filter(|(_, verdict)| verdict.outcome != Outcome::Success)
            {
                let key = look(tables, answer).facts().map(|facts| facts.key);
                known += u32::from(matches!(verdict.outcome, Outcome::Fits(error) if key == Some(error)));
                errors += 1;
            }
            !tables.accepts.is_empty()
        });
        println!("{catalog}: {known} of {errors} errors are known");
        Self { accepts, known, errors }
    }
}

fn assert_known(what: &str, counted: &[&Counted]) {
    let known: u32 = counted.iter().map(|one| one.known).sum();
    let errors: u32 = counted.iter().map(|one| one.errors).sum();
    let percent = 100.0 * f64::from(known) / f64::from(errors);
    println!("{} {what}: {known} of {errors} errors are known: {percent:.1} %", counted.len());
    assert!(known * 100 >= errors * 95);
}

/// Envelopes that services are known to answer with and of which no answer was recorded.
#[test]
fn envelopes_without_a_recorded_answer_are_read() {
    for (catalog, status, body, error, message) in [
        (
            "conoha",
            401,
            r#"{"error":{"code":401,"title":"Unauthorized","message":"No"}}"#,
            "unauthorized",
            "No",
        ),
        ("github", 404, r#"{"error":"Not Found"}"#, "not_found", "Not Found"),
        (
            "cloudflare",
            400,
            r#"{"result":"error","err_code":"81057","msg":"It is there"}"#,
            "record_exists",
            "It is there",
        ),
    ] {
        with_catalog(&path(catalog), |_, tables| {
            let reading = look(tables, &Answer::made_up(status, body));
            assert_eq!(reading.facts().map(|facts| facts.key), Some(error), "{catalog}");
            assert_eq!(reading.text(Slot::Message).as_deref(), Some(message), "{catalog}");
        });
    }
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

pub(crate) fn path(catalog: &str) -> String {
    format!("codegen/tests/realworld/catalogs/{catalog}.yaml")
}
