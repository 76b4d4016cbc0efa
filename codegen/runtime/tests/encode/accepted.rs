//! Errors written in an envelope that servers used to write.

use errcat_runtime::runtime::encode::{Circumstances, Encoded};
use errcat_runtime::runtime::table::{Envelope, Facts, Field, Fragment, Node, Slot, Tables};

use crate::wire::{self, facts, member, object, slot};

static FIELDS: [Field<'static>; 2] =
    [Field { name: "limit", placed: true, ..Field::PLAIN }, Field { name: "scope", ..Field::PLAIN }];

/// A catalog whose servers used to write `{"error", "scope", "details"}` and a header, and before that a header alone.
fn tables() -> Tables<'static> {
    let written = object(vec![member("code", slot(Slot::Code)), member("limit", slot(Slot::Field("limit")))]);
    let before = object(vec![
        member("error", slot(Slot::Code)),
        member("scope", slot(Slot::Field("scope"))),
        member("details", slot(Slot::Details)),
    ]);
    let accepts = [
        Envelope { body: Some(before), headers: &[("x-id", Node::Slot(Slot::RequestId, true))] },
        Envelope { body: None, headers: &[("x-error", Node::Slot(Slot::Code, true))] },
    ];
    let mut tables = wire::tables(written);
    tables.wire.headers = &[("x-request-id", Node::Slot(Slot::RequestId, true))];
    Tables { accepts: accepts.to_vec().leak(), ..tables }
}

fn sent(accepted: Option<usize>) -> Encoded<'static> {
    let facts = Facts { body: Some(&[Fragment::Json("{\"beforehand\":true}")]), ..facts(&FIELDS) };
    let circumstances = Circumstances { request_id: Some("r1"), accepted, ..Circumstances::default() };
    wire::send(&tables(), &facts, vec![Box::new(5), Box::new("all".to_owned())], &circumstances)
}

fn headers(sent: &Encoded<'_>) -> Vec<String> {
    sent.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn a_field_without_a_place_there_is_among_the_details() {
    let sent = sent(Some(0));
    let body = String::from_utf8_lossy(&sent.body).into_owned();
    assert_eq!(body, r#"{"error":"busy","scope":"all","details":{"limit":5}}"#);
    assert_eq!(headers(&sent), ["content-type: application/json", "x-id: r1"]);
}

#[test]
fn an_envelope_of_headers_has_no_body() {
    let sent = sent(Some(1));
    assert_eq!((sent.body.as_ref(), headers(&sent)), (&b""[..], vec!["x-error: busy".to_owned()]));
}

#[test]
fn an_entry_that_is_not_there_is_not_taken() {
    assert_eq!(sent(Some(2)), sent(None));
    assert_eq!(sent(None).body.as_ref(), b"{\"beforehand\":true}");
}
