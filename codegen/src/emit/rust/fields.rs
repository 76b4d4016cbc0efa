//! Turns fields into the members, parameters and setters of generated structs.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{docs, types};
use crate::model::{Field, Model, Type};
use crate::names::rust;
use types::Scope;

/// More required fields than this take a struct literal instead of positional arguments.
const MOST_POSITIONAL: usize = 3;

/// A field as a member of a struct.
pub(super) struct Member<'m> {
    /// Its index in the table of fields.
    pub(super) index: usize,
    field: &'m Field,
    ident: Ident,
    /// Its type when it is present.
    ty: TokenStream,
}

/// The members of a struct for these fields, which are those of its table in the same order. Constants are left
/// out: nobody sets them.
pub(super) fn members<'m>(
    model: &Model,
    fields: impl IntoIterator<Item = &'m Field>,
    scope: Scope,
) -> Vec<Member<'m>> {
    let fields = fields.into_iter().enumerate().filter(|(_, field)| field.constant.is_none());
    fields.map(|(index, field)| member(model, index, field, scope)).collect()
}

fn member<'m>(model: &Model, index: usize, field: &'m Field, scope: Scope) -> Member<'m> {
    let ident = format_ident!("{}", rust::field_name(&field.name));
    Member { index, field, ident, ty: ty(model, &field.ty, scope) }
}

/// The Rust type of a value.
pub(super) fn ty(model: &Model, ty: &Type, scope: Scope) -> TokenStream {
    match ty {
        Type::String | Type::Url | Type::Uuid => quote!(::std::string::String),
        Type::Integer | Type::Int64 => quote!(i64),
        Type::Number => quote!(f64),
        Type::Boolean => quote!(bool),
        Type::Timestamp => quote!(crate::runtime::timestamp::Timestamp),
        Type::Duration => quote!(::core::time::Duration),
        Type::Json => quote!(::serde_json::Value),
        Type::List(item) => {
            let item = self::ty(model, item, scope);
            quote!(::std::vec::Vec<#item>)
        }
        Type::Map(value) => {
            let value = self::ty(model, value, scope);
            quote!(::std::collections::BTreeMap<::std::string::String, #value>)
        }
        Type::Named(id) => types::path(&model[*id], scope),
    }
}

/// What a struct needs beside its own declaration.
pub(super) struct StructParts {
    /// The declarations of its fields.
    pub(super) declarations: TokenStream,
    /// `new` and the setters.
    pub(super) methods: TokenStream,
    /// The struct that `new` takes, when it takes one.
    pub(super) arguments: Option<TokenStream>,
    /// What else is derived: `Default`, for a struct that `new` makes from nothing.
    pub(super) default: Option<TokenStream>,
}

/// The parts of the struct with this name and these members.
pub(super) fn struct_parts(name: &Ident, members: &[Member<'_>], marks: &TokenStream) -> StructParts {
    let required: Vec<_> = members.iter().filter(|member| !member.field.optional).collect();
    let optional = members.iter().filter(|member| member.field.optional);
    let setters = optional.map(setter);
    let by_position = is_positional(&required);
    let new = if by_position { new_from_values(members, &required) } else { new_from_struct(name, members) };
    StructParts {
        declarations: members.iter().map(declaration).collect(),
        methods: quote! { #new #(#setters)* },
        arguments: (!by_position).then(|| arguments(name, &required, marks)),
        default: required.is_empty().then(|| quote!(, ::core::default::Default)),
    }
}

/// Whether the required fields can't be mixed up by position.
fn is_positional(required: &[&Member<'_>]) -> bool {
    let types: BTreeSet<_> = required.iter().map(|member| member.ty.to_string()).collect();
    required.len() <= MOST_POSITIONAL && types.len() == required.len()
}

fn declaration(member: &Member<'_>) -> TokenStream {
    let Member { ident, ty, field, .. } = member;
    let docs = docs::outer(&field_docs(field));
    let ty = if field.optional { quote!(::core::option::Option<#ty>) } else { quote!(#ty) };
    quote! { #docs pub #ident: #ty, }
}

fn field_docs(field: &Field) -> String {
    let sentence = match &field.doc {
        Some(doc) => docs::line(doc),
        None => format!("The field {}.", docs::code(&field.name)),
    };
    let header = field.header.as_ref().map(|header| format!("Sent in the header {}.", docs::code(header)));
    let sensitive = field.sensitive.then(|| "Sensitive: `Debug` and `Display` redact it.".to_owned());
    [Some(sentence), header, sensitive].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn new_from_values(members: &[Member<'_>], required: &[&Member<'_>]) -> TokenStream {
    let constness = required.is_empty().then(|| quote!(const));
    let parameters = required.iter().map(|member| parameter(member));
    let values = members.iter().map(|member| {
        let Member { ident, field, .. } = member;
        match (field.optional, is_text(field)) {
            (true, _) => quote!(#ident: None,),
            (false, true) => quote!(#ident: #ident.into(),),
            (false, false) => quote!(#ident,),
        }
    });
    quote! {
        /// Makes one from its required fields.
        #[inline]
        pub #constness fn new(#(#parameters),*) -> Self {
            Self { #(#values)* }
        }
    }
}

fn new_from_struct(name: &Ident, members: &[Member<'_>]) -> TokenStream {
    let arguments = arguments_name(name);
    let required = members.iter().filter(|member| !member.field.optional).map(|member| &member.ident);
    let values = members.iter().map(|Member { ident, field, .. }| {
        let absent = field.optional.then(|| quote!(: None));
        quote!(#ident #absent,)
    });
    quote! {
        /// Makes one from its required fields.
        #[inline]
        pub fn new(fields: #arguments) -> Self {
            let #arguments { #(#required),* } = fields;
            Self { #(#values)* }
        }
    }
}

/// The struct literal that stands for too many arguments.
fn arguments(name: &Ident, required: &[&Member<'_>], marks: &TokenStream) -> TokenStream {
    let arguments = arguments_name(name);
    let doc = format!(" The required fields of [`{name}`].");
    // Clippy wants what isn't consumed to be `Copy`.
    let is_copy = required.iter().all(|member| is_copy(&member.field.ty));
    let copy = is_copy.then(|| quote!(, ::core::marker::Copy));
    let fields = required.iter().map(|member| declaration(member));
    quote! {
        #[doc = #doc]
        #marks
        #[derive(::core::clone::Clone #copy)]
        pub struct #arguments { #(#fields)* }
    }
}

fn is_copy(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Integer | Type::Int64 | Type::Number | Type::Boolean | Type::Timestamp | Type::Duration
    )
}

fn arguments_name(name: &Ident) -> Ident {
    format_ident!("{name}Fields")
}

fn setter(member: &Member<'_>) -> TokenStream {
    let Member { ident, field, .. } = member;
    let method = format_ident!("{}", rust::method_name("with_", &field.name));
    let doc = format!(" Sets {}.", docs::code(&field.name));
    let parameter = parameter(member);
    let value = converted(member);
    quote! {
        #[doc = #doc]
        #[must_use]
        #[inline]
        pub fn #method(mut self, #parameter) -> Self {
            self.#ident = Some(#value);
            self
        }
    }
}

/// A parameter takes whatever becomes its text.
fn parameter(Member { ident, ty, field, .. }: &Member<'_>) -> TokenStream {
    if is_text(field) { quote!(#ident: impl ::core::convert::Into<#ty>) } else { quote!(#ident: #ty) }
}

fn converted(Member { ident, field, .. }: &Member<'_>) -> TokenStream {
    if is_text(field) { quote!(#ident.into()) } else { quote!(#ident) }
}

fn is_text(field: &Field) -> bool {
    matches!(field.ty, Type::String | Type::Url | Type::Uuid)
}

/// The method `value`, which gives each member's value by its index; without members, the trait's own will do.
pub(super) fn value_method(members: &[Member<'_>]) -> Option<TokenStream> {
    let arms = members.iter().map(|Member { index, ident, .. }| {
        let index = Literal::usize_unsuffixed(*index);
        quote!(#index => crate::runtime::value::ToValue::to_value(&self.#ident),)
    });
    let method = quote! {
        fn value(&self, index: usize) -> crate::runtime::value::Value<'_> {
            match index {
                #(#arms)*
                _ => crate::runtime::value::Value::Absent,
            }
        }
    };
    (!members.is_empty()).then_some(method)
}

/// The arms that give each member's value by its index.
pub(super) fn value_arms(members: &[Member<'_>]) -> impl Iterator<Item = TokenStream> {
    members.iter().map(|Member { index, ident, .. }| {
        let index = Literal::usize_unsuffixed(*index);
        quote!(#index => error.#ident.to_value(),)
    })
}

/// A struct's members, as they are read from `fields`.
pub(super) fn read(members: &[Member<'_>]) -> TokenStream {
    let values = members.iter().map(|Member { index, ident, field, .. }| {
        let index = Literal::usize_unsuffixed(*index);
        let get = if field.optional { quote!(get) } else { quote!(required) };
        quote!(#ident: fields.#get(#index),)
    });
    values.collect()
}

/// A struct's members, where nothing was read.
pub(super) fn blank(members: &[Member<'_>]) -> TokenStream {
    let values = members.iter().map(|Member { ident, field, .. }| {
        let value = if field.optional { quote!(None) } else { quote!(crate::runtime::raw::FromRaw::blank()) };
        quote!(#ident: #value,)
    });
    values.collect()
}
