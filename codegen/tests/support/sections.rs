//! Completes the parts of a catalog that an example shows.

/// An example as a whole catalog: what it leaves out is as in `base`.
pub(crate) fn whole(base: &str, example: &str) -> String {
    let mut text = String::new();
    for section in sections(base) {
        let key = section.split(':').next().unwrap();
        let is_replaced = sections(example).iter().any(|other| other.split(':').next() == Some(key));
        if !is_replaced {
            text.push_str(&section);
        }
    }
    text + example
}

/// The parts of a catalog that begin at the margin.
fn sections(text: &str) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n').filter(|line| !line.starts_with('#')) {
        match sections.last_mut() {
            Some(section) if line.starts_with([' ', '\n']) => section.push_str(line),
            _ => sections.push(line.to_owned()),
        }
    }
    sections
}
