//! `explain`: what a rule means, or all that the catalog knows of a code, as a terminal page.

use anyhow::Result;
use errcat_codegen::compile;
use errcat_codegen::model::Model;

use super::report::tell;
use crate::catalog::{Catalog, Place};
use crate::cli::{Format, Places};
use crate::failure::{Outcome, Usage};
use crate::show;

/// Prints the page of a rule or a code.
pub(super) fn explain(name: &str, places: &Places) -> Result<Outcome> {
    code(name, &Place::find(places)?)
}

/// Prints the page of a code.
fn code(name: &str, place: &Place) -> Result<Outcome> {
    let catalog = Catalog::new(&place.catalog)?;
    let compilation = compile(catalog.read()?, &catalog.files());
    let Some(model) = compilation.model else {
        tell(&compilation.diagnostics, &compilation.sources, Format::Human)?;
        return Ok(Outcome::Problems);
    };
    let page = errcat_codegen::explain(&model, name).ok_or_else(|| unknown(name, &model))?;
    show::result(&page)?;
    Ok(Outcome::Fine)
}

fn unknown(name: &str, model: &Model) -> Usage {
    let near = errcat_codegen::nearest_code(model, name);
    let hint = near.map_or_else(
        || "`cargo xtask explain` lists the rules".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Usage(format!("no rule and no code is named `{name}`: {hint}"))
}
