//! The version that a change calls for.

use semver::Version;

use super::effects::Step;

/// The smallest version after `old` that a step calls for.
///
/// Below 1.0.0 the first number that isn't zero is the one that breaking changes raise, as Cargo and npm read it: what
/// breaks 0.3.1 needs 0.4.0, all else 0.3.2. A version that is only announced (`2.0.0-rc.1`) may still change.
pub fn needed(old: &Version, step: Step) -> Version {
    let Version { major, minor, patch, .. } = *old;
    if !old.pre.is_empty() {
        return Version::new(major, minor, patch);
    }
    match (step, major, minor) {
        (Step::None, ..) => old.clone(),
        (Step::Major, 0, 0) | (Step::Minor, 0, _) | (Step::Patch, ..) => {
            Version::new(major, minor, patch + 1)
        }
        (Step::Major, 0, _) | (Step::Minor, ..) => Version::new(major, minor + 1, 0),
        (Step::Major, ..) => Version::new(major + 1, 0, 0),
    }
}
