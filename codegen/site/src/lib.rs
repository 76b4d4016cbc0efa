//! Turns a model into a site: HTML pages, the same pages as Markdown, an index to search, and the catalog as data.
//!
//! ```text
//! Model ─ errcat_codegen::pages ─▶ pages of Markdown ─ html ─▶ HTML ─ templates ─▶ files
//!   └─ data, search, lists ─▶ errors.json, search.json, words.json, llms.txt, sitemap.xml
//! ```
//!
//! What a page says is decided by the Markdown reference alone. This crate decides where a page lies (`address`), how it
//! looks (`templates`), and what is drawn beside it (`pictures`).

mod address;
mod data;
mod highlight;
mod history;
mod html;
mod lists;
mod page;
mod pictures;
mod search;
mod tabs;
mod templates;
mod view;

use errcat_codegen::model::Model;
use errcat_codegen::output::OutputFile;
use errcat_codegen::{Page, Release, pages};
use rayon::prelude::*;

pub use templates::{TEMPLATES, TemplateError};

use address::Addresses;
use page::Maker;
use templates::Templates;

/// What isn't in the catalog.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the site will live; by default as `docs_url` says.
    pub base_url: Option<String>,
    /// Templates that take the place of those in [`TEMPLATES`]: name and text.
    pub templates: Vec<(String, String)>,
    /// The versions of the catalog, the newest first.
    pub releases: Vec<Release>,
    /// Pages load themselves anew when the server at hand says that they changed.
    pub is_live: bool,
}

/// A site, ready to be written.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its files, sorted by path.
    pub files: Vec<OutputFile>,
    /// Where it will live, with a `/` at the end; `None` if neither the catalog nor the options say.
    pub base_url: Option<String>,
    /// The addresses that `docs_url` gives to codes, and at which the site has no page.
    pub unserved: Vec<String>,
}

/// Makes the site of a catalog. Fails if a template can't be used.
pub fn site(model: &Model, options: &Options) -> Result<Site, TemplateError> {
    let templates = Templates::new(&options.templates)?;
    let mut pages = pages(model);
    history::tell(&options.releases, model, &mut pages);
    pages.extend(history::page(&options.releases));
    let addresses = Addresses::new(model, &pages, options.base_url.as_deref());
    let maker = Maker::new(model, &addresses, &templates, &pages, options.is_live);
    let unserved = addresses.unserved(model, &pages);
    let mut files = vec![maker.not_found()?, data::errors_json(model, &addresses)];
    files.extend(search::files(model, &pages, &addresses));
    files.extend(lists::files(model, &pages, &addresses));
    files.extend(templates.assets());
    files.extend(made(&maker, &addresses, pages)?);
    files.sort();
    Ok(Site { files, base_url: addresses.base().map(ToOwned::to_owned), unserved })
}

/// All pages as HTML and as Markdown, made on all cores. Each is dropped then: a site of 10,000 codes takes a third less
/// memory for it.
fn made(
    maker: &Maker<'_>,
    addresses: &Addresses,
    pages: Vec<Page>,
) -> Result<Vec<OutputFile>, TemplateError> {
    let files = pages.into_par_iter().map(|page| {
        let twin = OutputFile { path: addresses.twin(&page), ..page.to_file() };
        Ok([maker.html(&page)?, twin])
    });
    let files: Vec<[OutputFile; 2]> = files.collect::<Result<_, TemplateError>>()?;
    Ok(files.into_iter().flatten().collect())
}
