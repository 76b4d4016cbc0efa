//! Writes a body of which all was computed beforehand but the values of fields and what the request says.

use super::encode::Answer;
use super::json;
use super::table::Fragment;

/// Writes all of them, unless a value is absent: then only the envelope says what becomes of its member.
pub(super) fn write(answer: &Answer<'_, '_>, fragments: &[Fragment<'_>], out: &mut Vec<u8>) -> Option<()> {
    for fragment in fragments {
        match *fragment {
            Fragment::Json(text) => out.extend_from_slice(text.as_bytes()),
            Fragment::Shown(at) => {
                let at = usize::from(at);
                json::shown(answer.facts.fields.get(at)?, answer.payload.value(at), out);
            }
            Fragment::Value(at) => {
                let at = usize::from(at);
                let value = json::present(answer.payload.value(at))?;
                json::value(answer.facts.fields.get(at)?, value, out);
            }
            Fragment::RequestId => json::string(answer.circumstances.request_id?, out),
            Fragment::Timestamp => json::displayed(&answer.circumstances.timestamp?, out),
        }
    }
    Some(())
}
