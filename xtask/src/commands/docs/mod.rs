//! `docs`: builds the site of the reference, and serves it while the catalog is being written.

mod serve;

use anyhow::{Context as _, Result};
use camino::{Utf8Path, Utf8PathBuf};
use errcat_site::{Options, TEMPLATES, site};
use fs_err as fs;

use super::history;
use super::report::tell;
use crate::catalog::{Catalog, Files, Place};
use crate::cli::{DocsArgs, Format};
use crate::failure::{Outcome, Usage};
use crate::show;
use crate::sync::{Content, Folder, sync};

/// Builds the site once, or until it is stopped.
pub(super) fn docs(args: &DocsArgs) -> Result<Outcome> {
    let place = Place::find(&args.places)?;
    if let Some(folder) = &args.templates {
        refuse_strangers(folder)?;
    }
    if args.serve { serve::serve(&place, args) } else { build(&place, args) }
}

fn build(place: &Place, args: &DocsArgs) -> Result<Outcome> {
    let catalog = Catalog::new(&place.catalog)?;
    let files = catalog.files();
    Ok(Outcome::fine_if(once(place, &catalog, &files, args)?))
}

/// Builds the site; `false` if the catalog doesn't compile.
fn once(place: &Place, catalog: &Catalog, files: &Files<'_>, args: &DocsArgs) -> Result<bool> {
    let compilation = catalog.compile(files)?;
    tell(&compilation.diagnostics, &compilation.sources, Format::Human)?;
    let Some(model) = compilation.model.clone() else {
        show::progress("no site was built");
        return Ok(false);
    };
    let options = Options {
        base_url: args.base_url.clone(),
        templates: args.templates.as_deref().map(templates).transpose()?.unwrap_or_default(),
        changes: history::text(place, &args.tags, compilation)?,
        is_live: args.serve,
    };
    let site = site(&model, &options)?;
    if let Some(url) = &site.unserved {
        let base = site.base_url.as_deref().unwrap_or_default();
        show::progress(&format!(
            "the catalog says that pages are at `{url}`, which is not in the site at `{base}`: set `--base-url`, or `docs_url` in the catalog"
        ));
    }
    let count = site.files.len();
    let changes = sync(&folder(place), &Content { files: site.files, catalog_hash: None })?;
    show::progress(&format!("{count} files in {}, {} changed", folder(place).root, changes.len()));
    Ok(true)
}

/// The folder of the site.
fn folder(place: &Place) -> Folder {
    Folder { root: place.out.join("site"), manifest: ".errcat-manifest", exclusive: true }
}

/// The templates of a team's own.
fn templates(folder: &Utf8Path) -> Result<Vec<(String, String)>> {
    let existing = own(folder).filter(|(_, path)| path.is_file());
    existing.map(|(name, path)| Ok((name.to_owned(), fs::read_to_string(path)?))).collect()
}

/// Where each template of a team's own would lie.
fn own(folder: &Utf8Path) -> impl Iterator<Item = (&'static str, Utf8PathBuf)> {
    TEMPLATES.iter().map(|(name, _)| (*name, folder.join(name)))
}

/// Wrong usage if the folder has a file that no template is called like: it would never be used.
fn refuse_strangers(folder: &Utf8Path) -> Result<()> {
    let entries = folder.read_dir_utf8().with_context(|| format!("cannot read `{folder}`"))?;
    for entry in entries {
        let entry = entry?;
        if !TEMPLATES.iter().any(|(name, _)| *name == entry.file_name()) {
            let known = TEMPLATES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            return Err(Usage(format!("`{}` is no template: there are {known}", entry.path())).into());
        }
    }
    Ok(())
}
