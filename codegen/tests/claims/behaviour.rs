//! Claims about behaviour: a client that follows the policies acts otherwise, or logs show something else, exactly if the
//! table says so.
//!
//! A client of each catalog is asked what it does about the answers of a server of the same catalog.

use core::time::Duration;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use bumpalo::Bump;
use errcat_codegen::model::{ErrorDef, ErrorId, Model, Role};
use errcat_codegen::wire::{Encoder, HttpResponse, tables};
use errcat_codegen::{Party, Step, change_rules};
use errcat_runtime::runtime::read::plan::RetryPlan;
use errcat_runtime::runtime::table::Tables;

use super::models;
use super::promise::look;
use super::wire::claimed;

/// What was seen, by what was looked at.
type Seen = BTreeMap<String, String>;

#[test]
fn clients_act_otherwise_as_the_table_says() {
    let mut wrong = Vec::new();
    for rule in change_rules() {
        let (old, new) = models(rule);
        let mut other = otherwise(&seen(&old), &seen(&new));
        other.extend(lost(&old, &new));
        if other.is_empty() == (claimed(&old, &new, Party::Behaviour) >= Step::Minor) {
            wrong.push(format!("{}: {other:?}", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is to be looked at in both, and isn't the same.
fn otherwise(was: &Seen, is: &Seen) -> Vec<String> {
    let other = was.iter().filter(|(what, was)| is.get(*what).is_some_and(|is| is != *was));
    other.map(|(what, was)| format!("{what}: {was}, {}", is[what])).collect()
}

fn seen(model: &Model) -> Seen {
    let arena = Bump::new();
    let tables = tables(model, &arena);
    let encoder = Encoder::new(model, &tables);
    let mut seen = Seen::new();
    for (error, id) in model.errors.iter().zip(0..) {
        let Some(sent) = model.sent_as(ErrorId(id)) else { continue };
        let answer = encoder.response(sent, &model[sent].examples[0]);
        let reading = look(&tables, &answer);
        let read = model[sent].code.as_ref().map_or(&model[sent].key, |code| &code.text);
        seen.insert(format!("what is read when `{}` is raised", error.key), read.clone());
        if let Some(code) = error.code.as_ref().filter(|_| !error.internal) {
            let known = (&error.key, error.category.map(|id| &model[id].name), logged(error));
            let done = format!("{known:?}, {}", followed(reading.plan()));
            seen.insert(format!("what is done about `{}`", code.text), done);
        }
    }
    for (role, key) in Role::ALL {
        let answer = model.roles.iter().find(|(known, _)| *known == role);
        let answer = format!("{:?}", answer.map(|(_, id)| &model[*id].key));
        seen.insert(format!("what a framework answers by the role `{key}`"), answer);
    }
    seen.extend((400..600).map(|status| (format!("what is done about {status}"), unknown(&tables, status))));
    seen
}

/// What logs show of fields that aren't new: whether each is hidden there.
fn logged(error: &ErrorDef) -> Vec<&str> {
    let sensitive = error.fields.iter().filter(|field| field.sensitive && !field.internal);
    sensitive.map(|field| field.name.as_str()).collect()
}

/// What is done about an answer of which only the status is known.
fn unknown(tables: &Tables<'_>, status: u16) -> String {
    let answer = HttpResponse { status, phrase: String::new(), headers: Vec::new(), body: None };
    followed(look(tables, &answer).plan())
}

/// What a client does that follows a plan: each wait and the end, whatever chance and the server say.
fn followed(plan: RetryPlan<'_>) -> String {
    let mut plan = plan;
    let mut done =
        format!("{:?} {}", [true, false].map(|safe| plan.allows(safe)), plan.policy.outcome_unknown);
    for seconds in [None, Some(1), Some(90), Some(500), Some(7200)] {
        plan.retry_after = seconds.map(Duration::from_secs);
        for random in [0.0, 0.5, 0.999] {
            let steps: Vec<_> = (0..plan.policy.attempts).map(|failure| plan.step(failure, random)).collect();
            _ = write!(done, " {steps:?}");
        }
    }
    done
}

/// What programs asked errors for, or servers told them to send, and no longer get as it was.
fn lost(old: &Model, new: &Model) -> Vec<String> {
    let mut lost = Vec::new();
    for attribute in old.attributes.iter().filter(|attribute| !attribute.internal) {
        if !new.attributes.contains(attribute) {
            lost.push(format!("the attribute `{}`", attribute.name));
        }
    }
    let kept =
        old.errors.iter().filter_map(|was| Some((was, new.errors.iter().find(|is| is.key == was.key)?)));
    for (was, is) in kept {
        let kept = old.attributes.iter().zip(&was.attributes).filter(|(attribute, _)| !attribute.internal);
        for (attribute, value) in kept {
            let place = new.attributes.iter().position(|other| other.name == attribute.name);
            if place.is_some_and(|place| is.attributes[place] != *value) {
                lost.push(format!("the value of `{}`", attribute.name));
            }
        }
        let dropped = was.statuses.iter().skip(1).filter(|status| !is.statuses.contains(status));
        lost.extend(dropped.map(|status| format!("`{}` with the status {status}", was.key)));
    }
    lost
}
