//! `docs`: builds the site of the reference, and serves it while the catalog is being written.

mod serve;

use anyhow::{Context as _, Result};
use camino::Utf8Path;
use errcat_site::{Options, Site, site};
use fs_err as fs;

use super::history::{self, Versions};
use super::report::tell;
use crate::catalog::{Catalog, Files, Place};
use crate::cli::{DocsArgs, Format};
use crate::failure::{Outcome, Usage};
use crate::show;
use crate::sync::{Content, Folder, sync};

/// Builds the site once, or until it is stopped.
pub(super) fn docs(args: &DocsArgs) -> Result<Outcome> {
    if let Some(url) = &args.base_url {
        refuse_base(url)?;
    }
    let place = Place::find(&args.places)?;
    let catalog = Catalog::new(&place.catalog)?;
    let builder = Builder { versions: history::versions(&place, &args.tags)?, place, args };
    if args.serve { serve::serve(&builder, &catalog) } else { build(&builder, &catalog) }
}

fn build(builder: &Builder<'_>, catalog: &Catalog) -> Result<Outcome> {
    let Some(site) = builder.site(catalog, &catalog.files())? else { return Ok(Outcome::Problems) };
    let folder = folder(&builder.place);
    let count = site.files.len();
    let changes = sync(&folder, &Content { files: site.files, catalog_hash: None })?;
    show::progress(&format!("{count} files in {}, {} changed", folder.root, changes.len()));
    Ok(Outcome::Fine)
}

/// What stays the same from one build to the next.
struct Builder<'a> {
    place: Place,
    args: &'a DocsArgs,
    versions: Versions,
}

impl Builder<'_> {
    /// The site of the catalog as it is; `None` if it doesn't compile.
    fn site(&self, catalog: &Catalog, files: &Files<'_>) -> Result<Option<Site>> {
        let compilation = catalog.compile(files)?;
        tell(&compilation.diagnostics, &compilation.sources, Format::Human)?;
        let Some(model) = compilation.model.clone() else {
            show::progress("no site was built");
            return Ok(None);
        };
        let options = Options {
            base_url: self.args.base_url.clone(),
            templates: self.args.templates.as_deref().map(templates).transpose()?.unwrap_or_default(),
            releases: history::releases_with(&self.versions, compilation),
            is_live: self.args.serve,
        };
        let site = site(&model, &options).map_err(|error| Usage(error.to_string()))?;
        if let Some(first) = site.unserved.first() {
            let (count, base) = (site.unserved.len(), site.base_url.as_deref().unwrap_or_default());
            show::progress(&format!(
                "the catalog says that a page is at `{first}`, and so for {count} in all, but the site at `{base}` has none there: \
                 set `--base-url`, or `docs_url` in the catalog"
            ));
        }
        Ok(Some(site))
    }
}

/// Wrong usage unless pages can be below it.
fn refuse_base(url: &str) -> Result<()> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if rest.is_none_or(|rest| rest.is_empty() || rest.starts_with('/') || rest.contains(['?', '#', ' '])) {
        return Err(Usage(format!(
            "`{url}` is no place for a site: give one such as `https://docs.example.com/errors`"
        ))
        .into());
    }
    Ok(())
}

/// The folder of the site.
fn folder(place: &Place) -> Folder {
    Folder { root: place.out.join("site"), manifest: ".errcat-manifest", exclusive: true }
}

/// The templates of a team's own: every file of the folder but hidden ones and the backups of editors.
fn templates(folder: &Utf8Path) -> Result<Vec<(String, String)>> {
    let mut templates = Vec::new();
    for entry in folder.read_dir_utf8().with_context(|| format!("cannot read `{folder}`"))? {
        let entry = entry?;
        let name = entry.file_name();
        if !name.starts_with('.') && !name.ends_with('~') {
            templates.push((name.to_owned(), fs::read_to_string(entry.path())?));
        }
    }
    templates.sort();
    Ok(templates)
}
