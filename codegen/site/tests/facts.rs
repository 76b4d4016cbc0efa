//! The sites of the example catalogs say what the pages of the APIs say, fact by fact.
//!
//! Which words of a site say what a page says was judged by hand, in `facts/`. What can't be seen from there, whether a
//! page says more than that, is checked where the pages are.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and says what it couldn't try")]

#[path = "../../tests/support/left_out.rs"]
mod left_out;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile};
use errcat_site::{Options, site};
use sha2::{Digest as _, Sha256};

use left_out::left_out;

/// The APIs, and the beginnings of their pages' SHA-256: what was judged is these texts.
const APIS: [(&str, u64); 4] = [
    ("meta-envelope", 0x2a90_44dd_2c62_625e),
    ("mimo", 0xa7c6_26e5_7107_4ad9),
    ("mx4-atlas", 0x3dd1_6080_74cc_78c5),
    ("mythicdot", 0xcd48_a150_a25c_a18c),
];

/// A row of a table in `facts/`.
struct Fact {
    /// A cell after the name of its row, or a clause; after its beginning there may be a `…`.
    source: String,
    /// The address of the page that says it.
    page: String,
    words: String,
}

impl Fact {
    fn is_of(&self, unit: &str) -> bool {
        self.source.strip_suffix('…').map_or(self.source == unit, |start| unit.starts_with(start))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().parent().unwrap().to_owned()
}

fn facts(api: &str) -> Vec<Fact> {
    let table = root().join("codegen/site/tests/facts").join(format!("{api}.tsv"));
    let table = fs::read_to_string(table).unwrap();
    // The comment at the top has no columns.
    let rows = table.lines().filter(|line| line.contains('\t'));
    let fact = |row: &str| {
        let [source, page, words] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let [source, page, words] = [source, page, words].map(str::to_owned);
        Fact { source, page, words }
    };
    rows.map(fact).collect()
}

#[test]
fn every_fact_of_an_api_is_on_its_site() {
    let mut wrong = Vec::new();
    for (api, _) in APIS {
        let pages = pages(api);
        for fact in facts(api) {
            let page = &pages[&fact.page];
            let missing = fact.words.split(" | ").filter(|words| match words.strip_prefix("without ") {
                Some(words) => page.contains(&squeezed(words)),
                None => !page.contains(&squeezed(words)),
            });
            let place = format!("{api}{}: {}", fact.page, fact.source);
            wrong.extend(missing.map(|words| format!("{place}: {words}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The main text of each HTML page of an API's site, by the page's address.
fn pages(api: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("examples").join(api).join("catalog.yaml")).unwrap();
    let catalog = Source { path: "catalog.yaml".to_owned(), text };
    let model = compile(catalog, &NoIncludes).model.unwrap();
    let files = site(&model, &Options::default()).unwrap().files;
    let address = |path: &str| Some(format!("/{}", path.strip_suffix("index.html")?));
    files.iter().filter_map(|file| Some((address(&file.path)?, main_text(&file.text)))).collect()
}

/// What a reader sees between a page's head and foot.
fn main_text(html: &str) -> String {
    let (_, main) = html.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    let text: String = main.split('<').map(|part| part.split_once('>').unwrap().1).collect();
    let characters =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    let text = characters.iter().fold(text, |text, (entity, character)| text.replace(entity, character));
    squeezed(&text)
}

/// Without white space, which is the layout's.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn no_fact_of_an_api_is_passed_over() {
    let folder = root().join("../shared/apis");
    if !folder.exists() {
        return left_out("whether the sites say all that the APIs' pages say", "../shared/apis");
    }
    for (api, judged) in APIS {
        let page = fs::read_to_string(folder.join(format!("{api}.md"))).unwrap();
        let hash = u64::from_be_bytes(Sha256::digest(&page)[..8].try_into().unwrap());
        assert_eq!(hash, judged, "{api}.md has changed: look through codegen/site/tests/facts/{api}.tsv");
        let (units, facts) = (units(&page), facts(api));
        let unsaid: Vec<_> = units.iter().filter(|unit| !facts.iter().any(|fact| fact.is_of(unit))).collect();
        assert!(unsaid.is_empty(), "no row for these of {api}.md: {unsaid:#?}");
        let unfounded = facts.iter().filter(|fact| !units.iter().any(|unit| fact.is_of(unit)));
        let unfounded: Vec<_> = unfounded.map(|fact| &fact.source).collect();
        assert!(unfounded.is_empty(), "{api}.md has nothing like these: {unfounded:#?}");
    }
}

/// What a page says, one by one: cells of tables, clauses of lists and paragraphs, headings, and blocks of code.
fn units(page: &str) -> Vec<String> {
    let mut units = Vec::new();
    let mut blocks = page.split("```");
    while let Some(prose) = blocks.next() {
        for paragraph in paragraphs(prose) {
            if paragraph.starts_with('|') {
                units.extend(cells(&paragraph));
            } else {
                units.extend(clauses(&paragraph));
            }
        }
        units.extend(blocks.next().map(|code| format!("```{code}")));
    }
    units
}

/// Headings, points of lists, tables, and what else stands between empty lines; all but tables as one line.
fn paragraphs(prose: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in prose.lines() {
        let is_table = line.starts_with('|');
        let begins = line.starts_with("- ") || line.starts_with('#');
        match paragraphs.last_mut() {
            Some(last) if is_open && !line.is_empty() && !begins && is_table == last.starts_with('|') => {
                last.push(if is_table { '\n' } else { ' ' });
                last.push_str(line.trim());
            }
            _ if line.is_empty() => {}
            _ => paragraphs.push(line.trim_start_matches("- ").to_owned()),
        }
        is_open = !line.is_empty() && !line.starts_with('#');
    }
    paragraphs
}

/// Each cell after the first cell of its row that is code, or the first of all.
fn cells(table: &str) -> Vec<String> {
    let rows = table.lines().skip(2);
    let row = |row: &str| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        let name = cells.iter().find(|cell| cell.starts_with('`')).unwrap_or(&cells[0]).clone();
        cells.into_iter().map(move |cell| format!("{name}: {cell}"))
    };
    rows.flat_map(row).collect()
}

/// The parts between full stops and semicolons.
fn clauses(paragraph: &str) -> Vec<String> {
    let stripped = |clause: &str| clause.trim().trim_end_matches('.').to_owned();
    paragraph.split(". ").flat_map(|sentence| sentence.split("; ")).map(stripped).collect()
}
