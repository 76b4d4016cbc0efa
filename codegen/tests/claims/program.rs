//! Turns a generated crate into a program that uses all that it offers: every variant, field, constructor and setter,
//! with their types, and every conversion into the error of an operation.

use std::fmt::Write as _;

use errcat_codegen::model::Model;
use errcat_codegen::output::OutputFile;
use quote::ToTokens;
use syn::{FnArg, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Type, Visibility};

use super::items::items;

/// The program.
pub(crate) fn program(model: &Model, files: &[OutputFile]) -> String {
    let mut program = Program { library: model.api.module_name(), functions: String::new(), count: 0 };
    program.function("", &format!("_: Option<{}::{}>", program.library, model.api.error_type));
    for file in files {
        let room = match file.path.as_str() {
            "src/catalog/code.rs" | "src/catalog/category.rs" | "src/catalog/kind.rs" => "",
            "src/catalog/types.rs" => "types::",
            "src/catalog/operations.rs" => "operations::",
            "src/catalog/attributes.rs" => "attributes::",
            "src/internal.rs" => "internal::",
            path if path.starts_with("src/catalog/errors/") => "errors::",
            _ => continue,
        };
        program.items(room, &items(&file.text));
    }
    // What is deprecated is only warned of. What is left over in a match can't be seen to be nothing.
    format!("#![deny(unreachable_patterns)]\n\n{}\nfn main() {{}}\n", program.functions)
}

struct Program {
    library: String,
    functions: String,
    count: usize,
}

impl Program {
    /// One more function, with what it does and takes.
    fn function(&mut self, body: &str, parameters: &str) {
        self.count += 1;
        _ = writeln!(self.functions, "pub fn use_{}({parameters}) {{ {body} }}", self.count);
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "of Rust's items only these are offered")]
    fn items(&mut self, room: &str, items: &[Item]) {
        for item in items {
            match item {
                Item::Enum(item) if is_public(&item.vis) => self.variants(room, item),
                Item::Struct(item) if is_public(&item.vis) => self.fields(room, item),
                Item::Impl(item) => self.methods(room, item),
                Item::Mod(inner) if is_public(&inner.vis) => {
                    if let Some((_, items)) = &inner.content {
                        self.items(&format!("{room}{}::", inner.ident), items);
                    }
                }
                _ => {}
            }
        }
    }

    fn variants(&mut self, room: &str, item: &ItemEnum) {
        let path = format!("{}::{room}{}", self.library, item.ident);
        let lifetime = if item.generics.lifetimes().next().is_some() { "<'_>" } else { "" };
        self.function("", &format!("_: Option<{path}{lifetime}>"));
        for variant in item.variants.iter().filter(|variant| !variant.ident.to_string().starts_with("__")) {
            let name = &variant.ident;
            match variant.fields.iter().next() {
                None => self.function(&format!("let _ = {path}::{name};"), ""),
                Some(inner) => {
                    let ty = self.ty(&inner.ty).replace("'a ", "");
                    let body = format!("if let {path}::{name}(inner) = value {{ let _: {ty} = inner; }}");
                    self.function(&body, &format!("value: {path}{lifetime}"));
                }
            }
        }
        // The mark of an operation has no values.
        if !item.variants.is_empty() {
            self.covering(&path, lifetime, item);
        }
    }

    /// A `match` over all variants that covers those to come.
    fn covering(&mut self, path: &str, lifetime: &str, item: &ItemEnum) {
        let mut arms = String::new();
        for variant in item.variants.iter().filter(|variant| !variant.ident.to_string().starts_with("__")) {
            let inner = if variant.fields.is_empty() { "" } else { "(..)" };
            _ = write!(arms, "{path}::{}{inner} => true, ", variant.ident);
        }
        let body = format!("let _: bool = match value {{ {arms}_ => false }};");
        self.function(&body, &format!("value: {path}{lifetime}"));
    }

    fn fields(&mut self, room: &str, item: &ItemStruct) {
        let path = format!("{}::{room}{}", self.library, item.ident);
        self.function("", &format!("_: Option<{path}>"));
        for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
            let Some(name) = &field.ident else { continue };
            let body = format!("let _: &{} = &value.{name};", self.ty(&field.ty));
            self.function(&body, &format!("value: &{path}"));
        }
    }

    fn methods(&mut self, room: &str, item: &ItemImpl) {
        let own = item.self_ty.to_token_stream().to_string();
        if let Some((of, _)) = &item.trait_ {
            self.conversion(&of.to_token_stream().to_string(), &own);
            return;
        }
        if own.contains(['<', ':', '&']) {
            return;
        }
        let path = format!("{}::{room}{own}", self.library);
        for item in &item.items {
            let ImplItem::Fn(method) = item else { continue };
            let name = method.sig.ident.to_string();
            if !is_public(&method.vis) || !(name == "new" || name.starts_with("with_")) {
                continue;
            }
            let mut parameters = Vec::new();
            let mut arguments = Vec::new();
            for (index, input) in method.sig.inputs.iter().enumerate() {
                match input {
                    FnArg::Receiver(_) => {
                        parameters.push(format!("value: {path}"));
                        arguments.push("value".to_owned());
                    }
                    FnArg::Typed(typed) => {
                        parameters.push(format!("value_{index}: {}", self.passed(&typed.ty)));
                        arguments.push(format!("value_{index}"));
                    }
                }
            }
            let body = format!("let _: {path} = {path}::{name}({});", arguments.join(", "));
            self.function(&body, &parameters.join(", "));
        }
    }

    /// `impl Answers<errors::Gone> for GetPage` lets `?` turn the one into the error of the other.
    fn conversion(&mut self, of: &str, operation: &str) {
        let Some(error) = of.replace(' ', "").split_once("Answers<").map(|(_, rest)| rest.to_owned()) else {
            return;
        };
        let error =
            error.trim_end_matches('>').replacen("errors::", &format!("{}::errors::", self.library), 1);
        let body = format!("let _: {}::operations::{operation}Error = error.into();", self.library);
        self.function(&body, &format!("error: {error}"));
    }

    /// A type as another crate writes it. Those that borrow an error import the module of errors.
    fn ty(&self, ty: &Type) -> String {
        let text = ty.to_token_stream().to_string();
        let text = text.replace("& 'a errors ::", "& 'a crate :: errors ::");
        text.replace("crate ::", &format!("{} ::", self.library))
    }

    /// The type of an argument: of `impl Into<T>`, it is `T`.
    fn passed(&self, ty: &Type) -> String {
        let text = self.ty(ty);
        let inner = text.strip_prefix("impl ").and_then(|bound| bound.split_once("Into <"));
        match inner {
            Some((_, inner)) => inner.trim_end().trim_end_matches('>').trim_end().to_owned(),
            None => text,
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
