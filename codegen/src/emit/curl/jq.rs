//! Turns the place of a slot in a body into a filter of jq.

use crate::emit::json::ascii;
use crate::model::{Member, Node, Slot};

/// Hands what was found on.
const PIPE: &str = " | ";

/// What can't stand behind a dot in every version of jq.
const KEYWORDS: &[&str] = &[
    "__loc__", "and", "as", "catch", "def", "elif", "else", "end", "foreach", "if", "import", "include",
    "label", "module", "not", "or", "reduce", "then", "try",
];

/// The filter that finds a slot in a body; `None` if it isn't there.
pub(super) fn filter(body: &Node, slot: &Slot) -> Option<String> {
    let path = path(body, slot)?;
    Some(match path.strip_prefix(PIPE) {
        Some(own) => own.to_owned(),
        None if path.starts_with('.') => path,
        None => format!(".{path}"),
    })
}

/// The steps from a piece of the body to the slot; none for the piece itself.
fn path(node: &Node, slot: &Slot) -> Option<String> {
    match node {
        Node::Object { members, .. } => members.iter().find_map(|member| {
            let rest = path(&member.value, slot)?;
            Some(step(&member.name) + &rest)
        }),
        Node::List(elements) => elements.iter().find_map(|element| {
            let rest = path(element, slot)?;
            let conditions = conditions(element, "").join(" and ");
            let own = if conditions.is_empty() {
                "[0]".to_owned()
            } else {
                format!("{PIPE}map(select({conditions}))[0]")
            };
            Some(own + &rest)
        }),
        Node::Constant(_) => None,
        Node::Slot(used) => (used.slot == *slot).then(String::new),
    }
}

fn step(name: &str) -> String {
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !KEYWORDS.contains(&name);
    if is_plain { format!(".{name}") } else { format!(".{}", ascii(&name.into())) }
}

/// What holds for the element of a list that is read: its constants are the envelope's.
fn conditions(node: &Node, path: &str) -> Vec<String> {
    match node {
        Node::Object { members, .. } => {
            let of_member =
                |member: &Member| conditions(&member.value, &format!("{path}{}?", step(&member.name)));
            members.iter().flat_map(of_member).collect()
        }
        Node::Constant(value) if path.is_empty() => vec![format!(". == {}", ascii(value))],
        Node::Constant(value) => vec![format!("{path} == {}", ascii(value))],
        Node::List(_) | Node::Slot(_) => Vec::new(),
    }
}
