//! Shows how each error went, a line each.

use std::io::{self, Write};

use crate::walk::Step;

/// The widest message that is shown whole.
const MESSAGE: usize = 44;

/// Writes the table, and what arrived otherwise than it was sent.
pub fn write(name: &str, steps: &[Step], out: &mut dyn Write) -> io::Result<()> {
    let code = steps.iter().map(|step| step.code.len()).max().unwrap_or_default();
    writeln!(out, "{name}\n{:code$}  status  {:MESSAGE$}  read      retry plan", "code", "sent")?;
    for Step { code: key, status, sent, difference, retry } in steps {
        let (message, read) = (shortened(sent), difference.as_ref().map_or("the same", |_| "OTHERWISE"));
        writeln!(out, "{key:code$}  {status:<6}  {message:MESSAGE$}  {read:8}  {retry}")?;
    }
    for (step, difference) in steps.iter().filter_map(|step| Some((step, step.difference.as_ref()?))) {
        writeln!(out, "{} arrived as {difference}", step.code)?;
    }
    let same = steps.iter().filter(|step| step.difference.is_none()).count();
    writeln!(out, "{same} of {} errors arrived as they were sent\n", steps.len())
}

fn shortened(message: &str) -> String {
    if message.chars().count() <= MESSAGE {
        return message.to_owned();
    }
    message.chars().take(MESSAGE - 1).chain(['…']).collect()
}
