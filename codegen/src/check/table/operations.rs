//! Operations and their requests.

use super::super::{Rule, operations};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[Rule {
    name: "ambiguous-request",
    severity: Severity::Error,
    family: "operations",
    summary: "Two operations have the same request.",
    explanation: "`request` tells which call a recorded answer is of, so that `cargo xtask verify` knows what it may carry. Names in braces
don't tell two patterns apart. Where a plain part and one in braces both fit, the plain one counts.",
    bad: "operations:
  get_page: { request: \"GET /pages/{page}\", errors: [gone] }
  get_image: { request: \"GET /pages/{image}\", errors: [gone] }
",
    good: "operations:
  get_page: { request: \"GET /pages/{page}\", errors: [gone] }
  get_image: { request: \"GET /images/{image}\", errors: [gone] }
",
    run: Some(operations::ambiguous_request),
}];
