//! Compares an answer with the error that it is.

use super::{Finding, Known, envelope, fields, headers, operation};

/// All that is wrong with it.
pub(super) fn compare(known: Known<'_, '_>, findings: &mut Vec<Finding>) {
    findings.extend(status(known));
    findings.extend(operation::undeclared(known));
    envelope::compare(known, findings);
    headers::compare(known, findings);
    fields::compare(known, findings);
}

/// The status is one of the error's.
fn status(known: Known<'_, '_>) -> Option<Finding> {
    let (status, error) = (known.answer.status.as_u16(), known.error);
    if error.statuses.contains(&status) {
        return None;
    }
    let declared = error.statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
    let message = format!("`{}` was sent with {status}, and the catalog has it with {declared}", error.key);
    let help = format!("send it with {declared}, or add {status} to `status` of `{}`", error.key);
    Some(Finding::new("undeclared-status", format!("{} {status}", error.key), message, help))
}
