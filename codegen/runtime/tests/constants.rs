//! What of a code is a constant.

use errcat_runtime::catalog::{Category, Code};
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
fn constants_say_what_the_tables_say() {
    let facts = Code::RateLimited.facts();
    assert_eq!((Some(TEXT), TITLE), (facts.code, facts.title));
    assert_eq!((NUMBER, PAGE), (facts.number, facts.docs_url));
    assert_eq!((POLICY.name, NO_CATEGORY), ("later", None));
    assert_eq!((CATEGORY.map(Category::as_str), CATEGORY_TEXT), (Some("uploads"), "uploads"));
}
