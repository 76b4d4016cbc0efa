//! Lays Python out as formatters do: on one line where that fits, else what is in brackets on a line of its own, else
//! an item a line.

/// How long a line may be.
pub(super) const WIDTH: usize = 88;

/// `before` + items + `after`, where `before` ends with a bracket and `after` begins with one.
pub(super) fn bracketed(indent: usize, before: &str, items: &[String], after: &str) -> String {
    let (margin, inner) = (" ".repeat(indent), " ".repeat(indent + 4));
    let joined = items.join(", ");
    let flat = format!("{margin}{before}{joined}{after}");
    if fits(&flat) {
        return flat + "\n";
    }
    let one_line = format!("{inner}{joined}");
    let lines = if fits(&one_line) || items.len() == 1 {
        one_line + "\n"
    } else {
        items.iter().map(|item| format!("{inner}{item},\n")).collect::<Vec<_>>().concat()
    };
    format!("{margin}{before}\n{lines}{margin}{after}\n")
}

/// The same with an item a line, unless all fit on one.
pub(super) fn listed(indent: usize, before: &str, items: &[String], after: &str) -> String {
    let margin = " ".repeat(indent);
    let flat = format!("{margin}{before}{}{after}", items.join(", "));
    if fits(&flat) {
        return flat + "\n";
    }
    let lines: String =
        items.iter().map(|item| format!("{margin}    {item},\n")).collect::<Vec<_>>().concat();
    format!("{margin}{before}\n{lines}{margin}{after}\n")
}

/// The head of a property that gives this type, inside a class.
pub(super) fn property(name: &str, given: &[String]) -> String {
    let joined = given.join(" | ");
    let flat = format!("    def {name}(self) -> {joined}:");
    let parted = format!("    ) -> {joined}:");
    let signature = if fits(&flat) {
        flat
    } else if fits(&parted) {
        format!("    def {name}(\n        self,\n{parted}")
    } else {
        let union = given.join("\n        | ");
        format!("    def {name}(\n        self,\n    ) -> (\n        {union}\n    ):")
    };
    format!("    @property\n{signature}\n")
}

/// A member of a class of values.
pub(super) fn member(name: &str, given: &[String]) -> String {
    let flat = format!("    {name}: {}", given.join(" | "));
    if fits(&flat) || given.len() == 1 {
        return flat + "\n";
    }
    format!("    {name}: (\n        {}\n    )\n", given.join("\n        | "))
}

fn fits(line: &str) -> bool {
    line.chars().count() <= WIDTH
}
