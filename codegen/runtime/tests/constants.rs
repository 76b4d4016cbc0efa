//! What of a code is a constant.

use errcat_runtime::catalog::{Category, Code};
use errcat_runtime::runtime::columns::{Columns, Joined};
use errcat_runtime::runtime::table::Policy;

const TEXT: &str = Code::RateLimited.as_str();
const TITLE: &str = Code::RateLimited.title();
const NUMBER: Option<i64> = Code::RateLimited.number();
const PAGE: Option<&str> = Code::RateLimited.docs_url();
const POLICY: &Policy<'static> = Code::RateLimited.retry();
const NO_CATEGORY: Option<Category> = Code::RateLimited.category();
const CATEGORY: Option<Category> = Code::QuotaExceeded.category();
const CATEGORY_TEXT: &str = Category::ALL[0].as_str();

#[test]
fn what_is_constant_is_what_the_catalog_says() {
    assert_eq!((TEXT, TITLE), ("rate_limited", "Rate limited"));
    assert_eq!((NUMBER, PAGE), (None, None));
    assert_eq!((POLICY.name, NO_CATEGORY), ("later", None));
    assert_eq!((CATEGORY, CATEGORY_TEXT), (Some(Category::Uploads), "uploads"));
}

const COLUMNS: Columns<'static> = Columns {
    texts: &["a", "b"],
    titles: Joined { text: "AB", ends: &[1, 2] },
    numbers: &[None, Some(-7)],
    docs_urls: Joined { text: "https://x.example", ends: &[17, 17] },
    categories: &[],
    policies: &[0, 1],
};
const OF_SECOND: (&str, &str, Option<i64>, Option<&str>) =
    (COLUMNS.text(1), COLUMNS.title(1), COLUMNS.number(1), COLUMNS.docs_url(1));

#[test]
fn a_list_may_be_empty_or_have_gaps() {
    assert_eq!(OF_SECOND, ("b", "B", Some(-7), None));
    assert_eq!((COLUMNS.number(0), COLUMNS.docs_url(0)), (None, Some("https://x.example")));
    assert_eq!((COLUMNS.category(0), COLUMNS.category(1)), (None, None));
}
