//! Whom a change concerns, and how much.

/// The part of a version that a change calls for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nobody notices.
    #[default]
    None,
    /// People may notice, programs don't.
    Patch,
    /// Something new that nobody has to know of.
    Minor,
    /// What worked before may not work any more.
    Major,
}

impl Step {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// Somebody whom a change may concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// A client of the old catalog, or one written by hand, that gets answers of the new one.
    OldClients,
    /// A client of the new catalog that gets answers of a server of the old one.
    NewClients,
    /// Programs that use the generated crate, servers and clients.
    Rust,
    /// Programs that use the generated package for npm.
    TypeScript,
    /// Programs that use the generated package for Python.
    Python,
    /// What clients do that follow the policies, and what logs show.
    Behaviour,
    /// The documentation and links into it.
    Docs,
}

impl Party {
    /// Everyone, in the order of the docs.
    pub const ALL: [Self; 7] = [
        Self::OldClients,
        Self::NewClients,
        Self::Rust,
        Self::TypeScript,
        Self::Python,
        Self::Behaviour,
        Self::Docs,
    ];

    /// The key in reports for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OldClients => "oldClients",
            Self::NewClients => "newClients",
            Self::Rust => "rust",
            Self::TypeScript => "typescript",
            Self::Python => "python",
            Self::Behaviour => "behaviour",
            Self::Docs => "docs",
        }
    }

    /// The words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::OldClients => "old clients with new answers",
            Self::NewClients => "new clients with old answers",
            Self::Rust => "Rust source",
            Self::TypeScript => "TypeScript source",
            Self::Python => "Python source",
            Self::Behaviour => "behaviour",
            Self::Docs => "docs",
        }
    }
}

/// What a change means for each party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`Party` says who each of them is")]
pub struct Effects {
    pub old_clients: Step,
    pub new_clients: Step,
    pub rust: Step,
    pub typescript: Step,
    pub python: Step,
    pub behaviour: Step,
    pub docs: Step,
}

impl Effects {
    /// It concerns nobody.
    pub const NONE: Self = Self {
        old_clients: Step::None,
        new_clients: Step::None,
        rust: Step::None,
        typescript: Step::None,
        python: Step::None,
        behaviour: Step::None,
        docs: Step::None,
    };

    /// It can be read, and nothing else.
    pub const PROSE: Self = Self { docs: Step::Patch, ..Self::NONE };

    /// The same for the source in all languages.
    pub const fn source(step: Step) -> Self {
        Self { rust: step, typescript: step, python: step, ..Self::NONE }
    }

    /// The same for both directions of the wire.
    #[must_use]
    pub const fn wire(self, step: Step) -> Self {
        Self { old_clients: step, new_clients: step, ..self }
    }

    /// What it means for one party.
    pub const fn of(&self, party: Party) -> Step {
        match party {
            Party::OldClients => self.old_clients,
            Party::NewClients => self.new_clients,
            Party::Rust => self.rust,
            Party::TypeScript => self.typescript,
            Party::Python => self.python,
            Party::Behaviour => self.behaviour,
            Party::Docs => self.docs,
        }
    }

    /// What it means for the one whom it concerns most.
    pub fn step(&self) -> Step {
        Party::ALL.into_iter().map(|party| self.of(party)).max().unwrap_or_default()
    }
}
