//! Lists the statuses: what each means, and which codes come with it.

use super::super::site::anchor;
use super::super::writer::Writer;
use super::super::{delays, escape, prose};
use super::errors;
use crate::emit::markdown::site::Here;
use crate::model::{HeaderBinding, Model, Node, Status};

pub(super) fn section(here: Here<'_>) -> Writer {
    let mut section = Writer::default();
    section.block("What a client does for a code that it doesn't know follows from the status alone.");
    section.table(
        ["Status", "Meaning", "Retry an unknown code", "Codes"],
        here.model().statuses.iter().map(|status| row(status, here)),
    );
    section
}

fn row(status: &Status, here: Here<'_>) -> [String; 4] {
    let codes = here.model().public_errors().filter(|(_, error)| error.statuses.contains(&status.code));
    let codes: Vec<_> = codes.map(|(id, _)| id).collect();
    let name = format!(
        "<a id=\"{}\"></a>{} {}",
        anchor("status", &status.code.to_string()),
        status.code,
        escape::inline(&status.phrase)
    );
    let retry = if codes.is_empty() && status.code < 400 { String::new() } else { retry(status, here) };
    [name.trim_end().to_owned(), meaning(status, here), retry, errors::links(&codes, here)]
}

fn retry(status: &Status, here: Here<'_>) -> String {
    let policy = &here.model()[status.retry];
    if policy.never {
        return "no".to_owned();
    }
    let link = here.anchor_link(&escape::cell_code(&policy.name), "policy", &policy.name);
    let unsafe_alone = matches!(status.code, 500 | 502 | 504) && !policy.idempotent_only;
    let safe = if unsafe_alone { ", if the request is safe to repeat" } else { "" };
    format!("{link}: {}{safe}", delays::short(policy))
}

fn meaning(status: &Status, here: Here<'_>) -> String {
    let description = status.description.as_ref().map(|text| prose::line(text, here)).unwrap_or_default();
    let headers: Vec<String> = status.headers.iter().map(|header| sent(header, here.model())).collect();
    let headers =
        if headers.is_empty() { String::new() } else { format!(" Sent with {}.", headers.join(" and ")) };
    format!("{description}{headers}").trim_start().to_owned()
}

fn sent(header: &HeaderBinding, _: &Model) -> String {
    match &header.value {
        Node::Constant(value) => {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            escape::cell_code(&format!("{}: {value}", header.name))
        }
        Node::Slot(_) | Node::Object { .. } | Node::List(_) => escape::cell_code(&header.name),
    }
}
