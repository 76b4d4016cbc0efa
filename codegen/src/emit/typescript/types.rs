//! Turns shared types, and enumerations written in place, into types, and fields into members.
//!
//! ```text
//! export type LimitScope = "organization" | "project" | OtherWord;
//! export interface Money { readonly amount: number; readonly currency: string; }
//! ```

use super::layout::TypeText;
use super::{docs, layout};
use crate::model::{Field, Model, Type, TypeBody, TypeDef};
use crate::names::typescript;

/// `src/catalog/types.ts`.
pub(super) fn emit(model: &Model) -> String {
    let public: Vec<_> = model.types.iter().filter(|definition| !definition.internal).collect();
    let types = layout::paragraphs(public.iter().map(|definition| one(model, definition)));
    let fields = public.iter().flat_map(|definition| fields(&definition.body));
    let used = Used::by(fields.map(|field| &field.ty));
    let has_words = public.iter().any(|definition| matches!(definition.body, TypeBody::Enumeration(_)));
    let empty =
        |definition: &&TypeDef| matches!(&definition.body, TypeBody::Object(fields) if fields.is_empty());
    let mut names = Vec::new();
    names.extend(public.iter().copied().any(|definition| empty(&definition)).then_some("NoFields"));
    names.extend(has_words.then_some("OtherWord"));
    names.extend(used.maps.then_some("TextMap"));
    let imports = layout::import("import type", &names, "../runtime/api_error.js") + &used.json("../");
    let nothing = if public.is_empty() { "\nexport {};\n" } else { "" };
    let gap = if imports.is_empty() { "" } else { "\n" };
    format!("/** What fields are made of. */\n{gap}{imports}{types}{nothing}")
}

fn fields(body: &TypeBody) -> &[Field] {
    match body {
        TypeBody::Enumeration(_) => &[],
        TypeBody::Object(fields) => fields,
    }
}

fn one(model: &Model, definition: &TypeDef) -> String {
    let name = typescript::type_name(&definition.name);
    match &definition.body {
        TypeBody::Enumeration(words) => {
            let doc = format!(
                "The enumeration {}. New words may be added at any time.",
                docs::code(&definition.name)
            );
            let words = words.iter().map(|word| layout::literal(word));
            let members: Vec<_> = words.chain(["OtherWord".to_owned()]).collect();
            layout::doc(&doc, "") + &layout::union(&name, &members)
        }
        TypeBody::Object(fields) if fields.is_empty() => {
            let doc = layout::doc(&format!("The type {}, which is empty.", docs::code(&definition.name)), "");
            format!("{doc}export type {name} = NoFields;\n")
        }
        TypeBody::Object(fields) => {
            let doc = layout::doc(&format!("The type {}.", docs::code(&definition.name)), "");
            let members: String = fields.iter().map(|field| member(model, field, "")).collect();
            format!("{doc}export interface {name} {{\n{members}}}\n")
        }
    }
}

/// A field as a member of an interface; `prefix` stands before the names of types.
pub(super) fn member(model: &Model, field: &Field, prefix: &str) -> String {
    let text = ty(model, &field.ty, prefix);
    let doc = field.doc.as_deref().map(docs::line);
    let unit = unit(&field.ty).map(str::to_owned);
    let sensitive = field.sensitive.then(|| "Sensitive: `toJSON` leaves it out.".to_owned());
    let sentences: Vec<_> = [doc, unit, sensitive].into_iter().flatten().collect();
    layout::doc(&sentences.join(" "), "  ")
        + &layout::member(&typescript::field_name(&field.name), field.optional, &text)
}

fn unit(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Duration => Some("In milliseconds."),
        Type::Timestamp => Some("To the millisecond."),
        Type::Int64 => Some("64 bits wide."),
        Type::List(item) | Type::Map(item) => unit(item),
        Type::String
        | Type::Integer
        | Type::Number
        | Type::Boolean
        | Type::Url
        | Type::Uuid
        | Type::Json
        | Type::Named(_) => None,
    }
}

fn ty(model: &Model, ty: &Type, prefix: &str) -> TypeText {
    let word = match ty {
        Type::List(item) => return TypeText::List(Box::new(self::ty(model, item, prefix))),
        Type::Map(item) => return TypeText::Map(Box::new(self::ty(model, item, prefix))),
        Type::Named(id) => format!("{prefix}{}", typescript::type_name(&model[*id].name)),
        Type::String | Type::Url | Type::Uuid => "string".to_owned(),
        Type::Integer | Type::Number | Type::Duration => "number".to_owned(),
        Type::Int64 => "bigint".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Timestamp => "Date".to_owned(),
        Type::Json => "JsonValue".to_owned(),
    };
    TypeText::Word(word)
}

/// What types have in them that has to be imported.
#[derive(Default)]
pub(super) struct Used {
    pub(super) maps: bool,
    json: bool,
    pub(super) named: bool,
}

impl Used {
    /// What is in any of these.
    pub(super) fn by<'t>(types: impl Iterator<Item = &'t Type>) -> Self {
        let mut used = Self::default();
        types.for_each(|ty| used.add(ty));
        used
    }

    fn add(&mut self, ty: &Type) {
        match ty {
            Type::List(item) => self.add(item),
            Type::Map(item) => {
                self.maps = true;
                self.add(item);
            }
            Type::Json => self.json = true,
            Type::Named(_) => self.named = true,
            Type::String
            | Type::Integer
            | Type::Int64
            | Type::Number
            | Type::Boolean
            | Type::Timestamp
            | Type::Duration
            | Type::Url
            | Type::Uuid => {}
        }
    }

    /// The import of any JSON, seen from a folder.
    pub(super) fn json(&self, up: &str) -> String {
        let names: &[&str] = if self.json { &["JsonValue"] } else { &[] };
        layout::import("import type", names, &format!("{up}runtime/json.js"))
    }
}
