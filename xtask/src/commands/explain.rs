//! `explain`: what a rule means, or all that the catalog knows of a code, as a terminal page.

use anyhow::Result;
use errcat_codegen::model::Model;
use errcat_codegen::nearest;

use super::report::compile;
use super::rules;
use crate::catalog::Place;
use crate::cli::{Format, Places};
use crate::failure::{Outcome, Usage};
use crate::show;

/// Prints the page of a rule or a code; the list of rules if no name is given.
pub(super) fn explain(name: Option<&str>, places: &Places) -> Result<Outcome> {
    let Some(name) = name else {
        show::result(&rules::list())?;
        return Ok(Outcome::Fine);
    };
    if let Some(change) = rules::find_change(name) {
        return show::result(&rules::change_page(change)).map(|()| Outcome::Fine);
    }
    if let Some(page) = rules::page_of_command(name) {
        return show::result(&page).map(|()| Outcome::Fine);
    }
    match rules::find(name) {
        Some(rule) => show::result(&rules::page(rule)).map(|()| Outcome::Fine),
        None => match Place::find(places) {
            Ok(place) => code(name, &place),
            Err(error) => Err(near_rule(name).map_or(error, |near| misspelt(name, near).into())),
        },
    }
}

/// Prints the page of a code.
fn code(name: &str, place: &Place) -> Result<Outcome> {
    let Some((model, _)) = compile(place, Format::Human)? else { return Ok(Outcome::Problems) };
    let page = errcat_codegen::explain(&model, name).ok_or_else(|| unknown(name, &model))?;
    show::result(&page)?;
    Ok(Outcome::Fine)
}

fn unknown(name: &str, model: &Model) -> Usage {
    let keys = model.errors.iter().map(|error| error.key.as_str());
    let codes = model.errors.iter().filter_map(|error| Some(error.code.as_ref()?.text.as_str()));
    match near_rule(name).or_else(|| nearest(name, keys.chain(codes))) {
        Some(near) => misspelt(name, near),
        None => {
            Usage(format!("no rule and no code is named `{name}`: `cargo xtask explain` lists the rules"))
        }
    }
}

fn misspelt(name: &str, near: &str) -> Usage {
    Usage(format!("no rule and no code is named `{name}`: did you mean `{near}`?"))
}

fn near_rule(name: &str) -> Option<&'static str> {
    nearest(name, rules::names())
}
