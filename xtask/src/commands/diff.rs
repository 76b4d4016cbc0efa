//! `diff`: what changed since another catalog, whom it concerns, and which version it calls for.

use anyhow::Result;
use errcat_codegen::diagnostic::Severity;
use errcat_codegen::{Review, Step, report};

use super::base::{Both, both};
use super::report::tell;
use crate::catalog::Place;
use crate::cli::{DenyStep, DiffArgs, DiffFormat, Format};
use crate::failure::Outcome;
use crate::show;

/// Compares the catalog with `base` and tells each change.
pub(super) fn diff(place: &Place, args: &DiffArgs) -> Result<Outcome> {
    let format = args.format.plain().unwrap_or(Format::Human);
    let Some(Both { old, new }) = both(place, &args.base, format)? else { return Ok(Outcome::Problems) };
    let deny = args.deny.map(|deny| match deny {
        DenyStep::Breaking => Step::Major,
        DenyStep::Minor => Step::Minor,
    });
    let Some(review) = errcat_codegen::diff(&old, &new, deny) else { return Ok(Outcome::Problems) };
    show_review(&review, args.format)?;
    let is_error = |one: &errcat_codegen::diagnostic::Diagnostic| one.severity == Severity::Error;
    Ok(Outcome::fine_if(!review.diagnostics.iter().any(is_error)))
}

fn show_review(review: &Review, format: DiffFormat) -> Result<()> {
    let Some(plain) = format.plain() else { return show::result(&review.markdown()) };
    if plain != Format::Human {
        return tell(&review.diagnostics, &review.sources, plain);
    }
    let colour = show::report_has_colour();
    show::report(&report::human_in_full(&review.diagnostics, &review.sources, colour))?;
    let (was, is) = &review.versions;
    match review.step {
        Step::None => show::progress(&format!("nothing changed since {was}")),
        Step::Patch | Step::Minor | Step::Major => {
            let verdict = format!("{was} becomes {} at least; the catalog has {is}", review.called_for());
            show::progress(&verdict);
        }
    }
    Ok(())
}
