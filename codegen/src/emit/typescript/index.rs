//! Turns the package into what it exports.

use crate::model::Model;

/// What every package exports. The emitter puts the catalog's own beside it.
const EXPORTS: &str = include_str!("index.ts");

/// `src/index.ts`.
pub(super) fn emit(model: &Model) -> String {
    let base = &model.api.error_type;
    let exported = if base == "ApiError" { "ApiError".to_owned() } else { format!("ApiError as {base}") };
    EXPORTS.replace("  ApiError,\n", &format!("  {exported},\n"))
}

#[cfg(test)]
mod tests {
    use super::EXPORTS;
    use crate::names::typescript;

    /// What is exported by name wins over a name of the catalog without a word, as does a guard: `isX` is that of `X`.
    /// `ApiError` is the base type, which the catalog names.
    #[test]
    fn what_every_package_exports_is_taken() {
        let is_name = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !word.is_empty();
        let names = EXPORTS.lines().filter(|line| !line.starts_with("export *"));
        let names = names.flat_map(|line| line.split(['{', '}', ',', ' ', ';'])).filter(is_name);
        let types = names
            .map(|name| name.strip_prefix("is").unwrap_or(name))
            .filter(|name| name.starts_with(char::is_uppercase) && *name != "ApiError");
        let types: Vec<_> = types.collect();
        assert!(types.len() > 20, "{types:?}");
        for name in types {
            assert!(typescript::is_taken(name), "{name}");
        }
    }
}
