//! The commands and their options.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Compiles an error catalog into a Rust crate and its reference.
///
/// Exit codes: 0 fine, 1 the catalog or the files need attention, 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where to read and where to write: options of every command that is about a catalog.
#[derive(Args, Debug)]
pub(crate) struct Places {
    /// The catalog [default: catalog.yaml, here or in a folder above, else the workspace's]
    #[arg(long, value_name = "PATH")]
    pub(crate) catalog: Option<Utf8PathBuf>,
    /// The folder for what is generated [default: `generated` beside the catalog]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<Utf8PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate everything that the catalog asks for
    Gen(GenArgs),
    /// Check the catalog and write nothing
    Check(CheckArgs),
    /// Say what changed since another version of the catalog, whom it concerns, and which version it calls for
    Diff(DiffArgs),
    /// Write the version that the changes call for into the catalog, and a section into its changelog
    Bump {
        /// What to compare with: a file, or a git revision
        #[arg(default_value = "main", value_name = "BASE")]
        base: String,
        #[command(flatten)]
        places: Places,
    },
    /// Print a page of what changed between the versions that git has tags for, the newest first
    History {
        /// Only tags of this pattern, such as `v*`
        #[arg(long, default_value = "*", value_name = "PATTERN")]
        tags: String,
        #[command(flatten)]
        places: Places,
    },
    /// Build the site of the reference into the folder `site` of what is generated
    Docs(DocsArgs),
    /// Say what a rule means, or all that the catalog knows of a code
    Explain {
        /// The name of a rule or a change, a code or an error's key; without it, the rules are listed
        name: Option<String>,
        #[command(flatten)]
        places: Places,
    },
    /// Compare recorded answers of a service with the catalog
    Verify(VerifyArgs),
    /// Say what programs do with the catalog's codes
    Usage(UsageArgs),
    /// Write errcat's own reference pages and the schema for editors
    Reference {
        /// Write nothing; fail if a page is out of date
        #[arg(long)]
        check: bool,
    },
    /// Print a script that completes commands and options in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Run everything that has to pass before a change is merged
    Ci {
        /// Run this stage alone; may be repeated
        #[arg(long, value_name = "STAGE")]
        only: Vec<String>,
    },
    /// Measure errcat beside its peers, and write docs/performance.md
    Bench {
        /// Leave out catalogs of more errors than this; then nothing is written
        #[arg(long, default_value_t = 10_000)]
        up_to: usize,
        /// Measure these parts alone; then nothing is written
        #[arg(value_name = "PART")]
        parts: Vec<String>,
    },
}

/// Options of `gen`.
#[derive(Args, Debug)]
pub(crate) struct GenArgs {
    /// Write nothing; list what is stale, missing or orphaned, and fail if anything is
    #[arg(long)]
    pub(crate) check: bool,
    /// Generate again whenever the catalog or a file it includes is saved
    #[arg(long, conflicts_with = "check")]
    pub(crate) watch: bool,
    #[command(flatten)]
    pub(crate) places: Places,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// Options of `docs`.
#[derive(Args, Debug)]
pub(crate) struct DocsArgs {
    /// Where the site will live [default: as the catalog's `docs_url` says]
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// A folder of templates that take the place of errcat's, by name
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<Utf8PathBuf>,
    /// Only tags of this pattern are versions, such as `v*`, for the page of changes
    #[arg(long, default_value = "*", value_name = "PATTERN")]
    pub(crate) tags: String,
    /// Serve the site on this machine, and build it again whenever the catalog or a template is saved
    #[arg(long)]
    pub(crate) serve: bool,
    /// The port to serve at; 0 for any that is free
    #[arg(long, default_value_t = 8000, requires = "serve")]
    pub(crate) port: u16,
    #[command(flatten)]
    pub(crate) places: Places,
}

/// Options of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) places: Places,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// Options of `diff`.
#[derive(Args, Debug)]
pub(crate) struct DiffArgs {
    /// What to compare with: a file, or a git revision
    #[arg(default_value = "main", value_name = "BASE")]
    pub(crate) base: String,
    /// How changes are told: to people on standard error, all else on standard output
    #[arg(long, value_enum, default_value_t = DiffFormat::Human, value_name = "FORMAT")]
    pub(crate) format: DiffFormat,
    /// Treat changes that call for this step, or a larger one, as errors
    #[arg(long, value_enum, value_name = "STEP")]
    pub(crate) deny: Option<DenyStep>,
    #[command(flatten)]
    pub(crate) places: Places,
}

/// Options of `verify`.
#[derive(Args, Debug)]
pub(crate) struct VerifyArgs {
    /// HTTP archives, JSON lines, raw answers, or folders of them
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<Utf8PathBuf>,
    /// Leave this rule out; may be repeated
    #[arg(long, value_name = "RULE")]
    pub(crate) allow: Vec<String>,
    /// How findings are told: to people on standard error, to programs on standard output
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) places: Places,
}

/// The forms of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// Text with the lines of the catalogs
    Human,
    /// One JSON document
    Json,
    /// Markdown, for a pull request or a changelog
    Markdown,
    /// Workflow commands of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

impl DiffFormat {
    /// The same form of a report; Markdown is none.
    pub(crate) fn plain(self) -> Option<Format> {
        match self {
            Self::Human => Some(Format::Human),
            Self::Json => Some(Format::Json),
            Self::Markdown => None,
            Self::Github => Some(Format::Github),
            Self::Sarif => Some(Format::Sarif),
        }
    }
}

/// The steps that can be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DenyStep {
    /// What breaks something
    Breaking,
    /// What breaks or adds something
    Minor,
}

/// Options of `usage`.
#[derive(Args, Debug)]
pub(crate) struct UsageArgs {
    /// Sources, or folders of them [default: the catalog's folder]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<Utf8PathBuf>,
    #[command(flatten)]
    pub(crate) places: Places,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// How problems are told, and which count.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct ReportArgs {
    /// How problems are told: to people on standard error, to programs on standard output
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Treat these as errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
}

/// The forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text with the lines of the catalog
    Human,
    /// One JSON document
    Json,
    /// Workflow commands of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// What can be refused beside errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Every lint
    Warnings,
}
