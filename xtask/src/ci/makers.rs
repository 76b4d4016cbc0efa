//! What other site makers make of the plain Markdown, configured as `docs/site.md` tells: all links have to lead somewhere.

use anyhow::{Context as _, Result};
use fs_err as fs;

use super::command::Runner;
use super::install;
use super::python;

/// The page that shows how, and the part of it.
const GUIDE: &str = "docs/site.md";
const PART: &str = "## Other site makers";
const MKDOCS: &str = "mkdocs==1.6.1";
const MDBOOK: &str = "0.5.4";
/// Without optimisation it is there sooner, and makes a book in half a second.
const MDBOOK_OPTIONS: [&str; 2] = ["--debug", "--no-default-features"];

/// Does as the guide says, in a folder with nothing but the reference.
pub(super) fn run(runner: &mut Runner) -> Result<()> {
    let folder = runner.cleared("makers")?;
    fs::create_dir_all(folder.join("generated"))?;
    runner.run(&["cp", "-R", "generated/docs", folder.join("generated").as_str()])?;
    let guide = fs::read_to_string(runner.root().join(GUIDE))?;
    let (_, part) = guide.split_once(PART).with_context(|| format!("no `{PART}` in {GUIDE}"))?;
    let block = |language: &str| {
        let begun = part.split_once(&format!("```{language}\n"));
        let block = begun.and_then(|(_, rest)| rest.split_once("```"));
        Ok::<_, anyhow::Error>(block.with_context(|| format!("no {language} in {PART} of {GUIDE}"))?.0)
    };
    let place = folder.strip_prefix(runner.root())?.to_owned();
    fs::write(folder.join("mkdocs.yml"), block("yaml")?)?;
    let mkdocs = python::tools(runner, "mkdocs", &[MKDOCS])?.join("bin/mkdocs");
    runner.run_with(place.as_str(), &[mkdocs.as_str(), "build", "--strict", "--quiet"], &[])?;
    fs::write(folder.join("book.toml"), block("toml")?)?;
    runner.run_with(place.as_str(), &["sh", "-euc", block("sh")?], &[])?;
    let mdbook = install::program(runner, "mdbook", MDBOOK, &MDBOOK_OPTIONS)?;
    // It ends well whatever it warns of.
    let strict = "! \"$0\" build 2>&1 | grep -E 'WARN|ERROR'";
    runner.run_with(place.as_str(), &["sh", "-c", strict, mdbook.as_str()], &[])?;
    let lychee = install::checkers_of_pages(runner)?.join("bin/lychee");
    // The page for what isn't there has links that hold at the root of a host.
    let check = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html,."];
    let sites = ["--exclude-path", "404.html", "site/index.html", "site/errors", "book"];
    runner.run_with(place.as_str(), &[&[lychee.as_str()], &check[..], &sites].concat(), &[])
}
