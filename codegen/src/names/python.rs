//! Identifiers of Python 3. A name in lower case that Python, the base class of errors or the generated code itself
//! uses gets a `_` behind it; a class's name gets `Api` before it.

use super::{ended_in_error, pascal, screaming, snake, unreserved};

/// Words that can't be names; the soft ones can.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "self", "try", "while", "with", "yield",
];

/// What is there without an import.
const BUILT_INS: &[&str] = &[
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "copyright",
    "credits",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "exit",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "license",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "quit",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
];

/// What generated code imports in lower case.
const IMPORTED: &[&str] = &["dataclass", "datetime", "timedelta", "word"];

/// What every error has; `retry_after` of any other type than a duration is escaped too.
const MEMBERS: &[&str] = &[
    "add_note",
    "args",
    "attributes",
    "body",
    "catalog_key",
    "category",
    "category_word",
    "code",
    "details",
    "docs_url",
    "fields",
    "headers",
    "instance",
    "message",
    "missing",
    "outcome",
    "request_id",
    "request_method",
    "retry",
    "retry_after",
    "retryable",
    "solution",
    "status",
    "timestamp",
    "title",
    "type_word",
    "user_message",
    "wire_code",
    "with_traceback",
];

/// Classes that are there without an import and are no errors, and what generated code imports.
const CLASSES: &[&str] = &[
    "Any",
    "BaseException",
    "BaseExceptionGroup",
    "BytesWarning",
    "ClassVar",
    "DeprecationWarning",
    "Ellipsis",
    "EncodingWarning",
    "Exception",
    "ExceptionGroup",
    "False",
    "Final",
    "FutureWarning",
    "GeneratorExit",
    "ImportWarning",
    "Json",
    "KeyboardInterrupt",
    "Mapping",
    "None",
    "NotImplemented",
    "OpenWord",
    "PendingDeprecationWarning",
    "Record",
    "ResourceWarning",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxWarning",
    "SystemExit",
    "True",
    "UnicodeWarning",
    "UserWarning",
    "Warning",
];

/// Errors that are there without an import.
const ERRORS: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "EOFError",
    "EnvironmentError",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "IOError",
    "ImportError",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotADirectoryError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "ProcessLookupError",
    "PythonFinalizationError",
    "RecursionError",
    "ReferenceError",
    "RuntimeError",
    "SyntaxError",
    "SystemError",
    "TabError",
    "TimeoutError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "ValueError",
    "WindowsError",
    "ZeroDivisionError",
    // The base of every base type.
    "CatalogError",
];

/// Whether a class of this name would hide one that Python has, or that the generated package needs.
pub(crate) fn hides(class: &str) -> bool {
    ERRORS.contains(&class) || CLASSES.contains(&class) || ROOT_NAMES.contains(&class)
}

/// What stands at the root of the package beside errors.
const ROOT_NAMES: &[&str] = &[
    "Attempt",
    "CATALOG",
    "Category",
    "Code",
    "GiveUp",
    "Reader",
    "RetryBudget",
    "RetryPlan",
    "RetryPolicy",
    "Retrying",
];

/// An error's class: `model_not_found` → `ModelNotFoundError`, `timeout` → `ApiTimeoutError`.
pub(crate) fn class_name(text: &str) -> String {
    unhidden(ended_in_error(pascal(text)))
}

/// A type that is no error.
pub(crate) fn type_name(text: &str) -> String {
    unhidden(pascal(text))
}

fn unhidden(name: String) -> String {
    if ERRORS.contains(&name.as_str()) || CLASSES.contains(&name.as_str()) {
        format!("Api{name}")
    } else {
        name
    }
}

/// An attribute or a parameter: `lambda` → `lambda_`.
pub(crate) fn field_name(text: &str) -> String {
    unreserved(unreserved(unreserved(snake(text), KEYWORDS), BUILT_INS), IMPORTED)
}

/// An attribute of an error: `status` → `status_`.
pub(crate) fn error_field_name(text: &str) -> String {
    unreserved(field_name(text), MEMBERS)
}

/// A constant: `model_not_found` → `MODEL_NOT_FOUND`.
pub(crate) fn constant_name(text: &str) -> String {
    screaming(text)
}

#[cfg(test)]
mod tests {
    use super::{MEMBERS, class_name, error_field_name, field_name, type_name};

    #[test]
    fn what_python_has_is_not_hidden() {
        assert_eq!(class_name("timeout"), "ApiTimeoutError");
        assert_eq!(class_name("permission_error"), "ApiPermissionError");
        assert_eq!(class_name("timed_out"), "TimedOutError");
        assert_eq!(type_name("mapping"), "ApiMapping");
        assert_eq!(field_name("id"), "id_");
        assert_eq!(field_name("property"), "property_");
        assert_eq!(field_name("2fa"), "_2fa");
    }

    /// The list is what the base class has.
    #[test]
    fn members_of_the_base_class_are_escaped() {
        let runtime = include_str!("../emit/python/runtime/error.py");
        let defined = runtime.lines().filter_map(|line| line.strip_prefix("    def "));
        let names = defined.filter_map(|rest| rest.split('(').next()).filter(|name| !name.starts_with('_'));
        let names: Vec<&str> = names.collect();
        assert!(names.len() > 20, "{names:?}");
        for name in names.into_iter().chain(["code", "category"]) {
            assert!(MEMBERS.contains(&name), "{name}");
            assert_eq!(error_field_name(name), format!("{name}_"));
        }
    }
}
