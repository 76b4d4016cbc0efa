//! `verify`: compares recorded answers of a service with its catalog.

mod tally;

use anyhow::Result;
use camino::Utf8PathBuf;
use errcat_codegen::diagnostic::Meaning;
use errcat_codegen::model::Model;
use errcat_codegen::nearest;
use errcat_codegen::verify::{Answer, RULES, verifying};

use super::report::{tell, tell_with};
use crate::catalog::{Catalog, Place};
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
    let catalog = Catalog::new(&place.catalog)?;
    let compilation = catalog.compile(&catalog.files())?;
    let Some(model) = compilation.model else {
        tell(&compilation.diagnostics, &compilation.sources, args.format)?;
        return Ok(Outcome::Problems);
    };
    let (tally, left_out) = count(&model, &args.files, &args.allow)?;
    let (diagnostics, sources) = tally.diagnostics();
    tell_with(&diagnostics, &sources, args.format, &meaning)?;
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

fn meaning(name: &'static str) -> Option<&'static str> {
    RULES.iter().find(|rule| rule.name == name).map(|Meaning { summary, .. }| *summary)
}
