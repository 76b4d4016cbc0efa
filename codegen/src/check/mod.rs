//! Refuses what a catalog may not say, and warns of what it had better not.

use crate::diagnostic::Diagnostics;
use crate::resolve::Resolved;

/// Runs every rule.
pub(crate) fn check(_catalog: &Resolved<'_>, _diagnostics: &mut Diagnostics) {}
