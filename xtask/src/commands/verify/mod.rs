//! `verify`: compares recorded answers of a service with its catalog.

mod tally;

use anyhow::Result;
use camino::Utf8PathBuf;
use errcat_codegen::model::Model;
use errcat_codegen::nearest;
use errcat_codegen::verify::{Answer, RULES, verifying};

use super::report::{compile, tell};
use crate::catalog::Place;
use crate::cli::VerifyArgs;
use crate::failure::{Outcome, Usage};
use crate::show;
use crate::traffic::{LeftOut, Recorded, Spot};
use tally::Tally;

/// Tells what the answers and the catalog disagree about.
pub(super) fn verify(place: &Place, args: &VerifyArgs) -> Result<Outcome> {
    for name in &args.allow {
        known_rule(name)?;
    }
    let Some((model, _)) = compile(place, args.format)? else { return Ok(Outcome::Problems) };
    let (tally, left_out) = count(&model, &args.files, &args.allow)?;
    let (diagnostics, sources) = tally.diagnostics();
    tell(&diagnostics, &sources, args.format)?;
    show::progress(&tally.summary(left_out));
    Ok(Outcome::fine_if(diagnostics.is_empty()))
}

fn count(model: &Model, files: &[Utf8PathBuf], allowed: &[String]) -> Result<(Tally, LeftOut)> {
    let mut tally = Tally::default();
    let left_out = verifying(model, |verifier| -> Result<LeftOut> {
        let mut visit = |spot: Spot<'_>, answer: &Answer| {
            let mut verdict = verifier.verify(answer);
            verdict.findings.retain(|finding| !allowed.iter().any(|rule| rule == finding.rule));
            tally.add(spot, answer, verdict);
        };
        let mut recorded = Recorded::new(&mut visit);
        files.iter().try_for_each(|file| recorded.read(file))?;
        Ok(recorded.left_out())
    })?;
    Ok((tally, left_out))
}

fn known_rule(name: &str) -> Result<()> {
    let mut names = RULES.iter().map(|rule| rule.name);
    if names.clone().any(|rule| rule == name) {
        return Ok(());
    }
    let hint = match nearest(name, names.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", names.by_ref().collect::<Vec<_>>().join(", ")),
    };
    Err(Usage(format!("`verify` has no rule `{name}`: {hint}")).into())
}
