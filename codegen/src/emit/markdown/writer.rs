//! Strings blocks of Markdown together, a blank line between each two.

use super::escape;

/// A page, or a part of one, on its way.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
}

impl Writer {
    /// A finished block; an empty one is left out.
    pub(super) fn block(&mut self, markdown: &str) {
        if markdown.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(markdown);
    }

    /// A heading of a level from 1; `text` is finished Markdown.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level), if text.is_empty() { "(untitled)" } else { text }));
    }

    /// A heading that can be linked to under a name that stays.
    pub(super) fn anchored(&mut self, level: usize, text: &str, anchor: &str) {
        self.block(&format!("<a id=\"{anchor}\"></a>"));
        self.heading(level, text);
    }

    /// A list of finished items, which may have several lines.
    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| item_of("- ", &item)).collect();
        self.block(&joined_items(&items, false));
    }

    /// A table; cells are finished Markdown of one line.
    pub(super) fn table<const N: usize>(
        &mut self,
        head: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        let mut lines = vec![row(head), row(["---"; N])];
        lines.extend(rows.into_iter().map(|cells| row(cells.each_ref().map(String::as_str))));
        if lines.len() > 2 {
            self.block(&lines.join("\n"));
        }
    }

    /// Nothing was written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text so far, to be a block of something larger.
    pub(super) fn part(self) -> String {
        self.text
    }

    /// The text so far, its last line ended.
    pub(super) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }
}

/// A list's item: the marker, then everything at one depth. A list within begins on a line of its own.
pub(super) fn item_of(marker: &str, text: &str) -> String {
    let indent = " ".repeat(marker.len());
    let begins_with_list = text.starts_with("- ");
    let mut item = if begins_with_list { marker.trim_end().to_owned() } else { marker.to_owned() };
    for (number, line) in text.lines().enumerate() {
        if number > 0 || begins_with_list {
            item.push('\n');
            item.push_str(if line.is_empty() { "" } else { &indent });
        }
        item.push_str(line);
    }
    item.trim_end().to_owned()
}

/// Finished items in a row, apart from each other where that is wanted or one holds more than lines and lists.
pub(super) fn joined_items(items: &[String], loose: bool) -> String {
    let is_block = |line: &str| line.trim_start().starts_with(['|', '`', '#', '>']) || line.is_empty();
    let loose = loose || items.iter().any(|item| item.lines().skip(1).any(is_block));
    items.join(if loose { "\n\n" } else { "\n" })
}

fn row<const N: usize>(cells: [&str; N]) -> String {
    let cells = cells
        .map(|cell| if cell.is_empty() { " |".to_owned() } else { format!(" {} |", escape::cell(cell)) });
    format!("|{}", cells.concat())
}
