//! How a run ends: exit code 0 is fine, 1 says that the catalog or the files need attention, 2 is wrong usage.

use std::fmt;

/// A run that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to complain of.
    Fine,
    /// The problems were shown.
    Problems,
    /// Another program did the work, told all there is to tell, and ended with this exit code.
    #[cfg_attr(
        feature = "site",
        expect(dead_code, reason = "with all commands built in, no other program is asked")
    )]
    Told(u8),
}

impl Outcome {
    /// Problems unless all is well.
    pub(crate) fn fine_if(well: bool) -> Self {
        if well { Self::Fine } else { Self::Problems }
    }
}

/// A mistake in how the tool was called, and what to do instead.
#[derive(Debug)]
pub(crate) struct Usage(pub(crate) String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// The exit code of a run that stopped with an error.
pub(crate) fn exit_code(error: &anyhow::Error) -> u8 {
    if error.is::<Usage>() { 2 } else { 1 }
}
