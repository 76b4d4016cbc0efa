//! Lists of the pages for other programs: `sitemap.xml` for search engines, `llms.txt` for language models.

use errcat_codegen::model::Model;
use errcat_codegen::output::OutputFile;
use errcat_codegen::{About, Page};

use crate::address::Addresses;
use crate::html::{escape, words};

/// The lists; a sitemap has whole URLs, so there is none where the site's isn't known.
pub(crate) fn files(model: &Model, pages: &[Page], addresses: &Addresses) -> Vec<OutputFile> {
    let mut files = vec![OutputFile { path: "llms.txt".to_owned(), text: llms(model, pages, addresses) }];
    if addresses.base().is_some() {
        files.push(OutputFile { path: "sitemap.xml".to_owned(), text: sitemap(pages, addresses) });
    }
    files
}

fn sitemap(pages: &[Page], addresses: &Addresses) -> String {
    let line =
        |page: &Page| format!("  <url><loc>{}</loc></url>\n", escape(&addresses.url(addresses.of(page))));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        pages.iter().map(line).collect::<String>()
    )
}

/// The site in one page of Markdown: what it is about, and where the Markdown of each page is.
fn llms(model: &Model, pages: &[Page], addresses: &Addresses) -> String {
    let of = |is_wanted: &dyn Fn(About) -> bool| {
        let wanted = pages.iter().filter(|page| is_wanted(page.about));
        wanted.map(|page| line(model, page, addresses)).collect::<String>()
    };
    let parts = of(&|about| matches!(about, About::Index | About::Part));
    let errors = of(&|about| matches!(about, About::Error(_)));
    let retired = of(&|about| matches!(about, About::Retired(_)));
    let retired = if retired.is_empty() { retired } else { format!("\n## Optional\n\n{retired}") };
    let description = words(model.api.description.as_deref().unwrap_or_default());
    let title = words(&format!("{} errors", model.api.title));
    let data = addresses.url(&addresses.own("errors.json"));
    format!(
        "# {title}\n\n> {description}\n\nAll of it as data: [errors.json]({data})\n\n## Reference\n\n{parts}\n## Errors\n\n{errors}{retired}"
    )
}

fn line(model: &Model, page: &Page, addresses: &Addresses) -> String {
    let code = if let About::Error(id) = page.about { model[id].code.as_ref() } else { None };
    let name = code.map_or_else(|| words(page.name()), |code| code.text.clone()).replace(['[', ']'], "");
    let message = page.facts.iter().find(|(label, _)| *label == "Message");
    let about = message.map(|(_, message)| format!(": {}", words(message))).unwrap_or_default();
    format!("- [{name}]({}){about}\n", addresses.url(&addresses.twin(page)))
}
