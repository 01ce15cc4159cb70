//! Filters over a list: a form whose fields are the address's query, so that a filtered list can be linked to.

use crate::markup::{AttrValue, Html, html};

use crate::context::Context;
use crate::words::fill;

/// One of a filter's fields.
pub struct Choice {
    /// Its name in the query.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Its values with their names. Unless the first is empty, the usual one, all are let through when none is chosen.
    pub options: Vec<(AttrValue, AttrValue)>,
}

/// A form of choices. Without scripts the whole list stands below it and the form stays disabled, without what there is to
/// choose: that would be a good part of what a page lays out before it is seen.
pub fn form(cx: &Context<'_>, choices: Vec<Choice>, shown: usize, all: usize) -> Html {
    let count = fill(&fill(cx.words.showing, "n", &shown.to_string()), "all", &all.to_string());
    form_with(cx, choices, &[], count)
}

/// A form of choices that keeps other values of the query as they are, with what there is to say of its outcome.
pub fn form_with(cx: &Context<'_>, choices: Vec<Choice>, kept: &[&'static str], outcome: String) -> Html {
    let fields = choices.iter().filter(|choice| choice.options.len() > 1).map(|choice| field(cx, choice));
    let fields: Vec<Html> = fields.collect();
    if fields.is_empty() {
        return Html::default();
    }
    let kept = kept.iter().filter_map(|name| Some((*name, cx.query.get(name)?.to_owned())));
    html! {
        <form class="toolbar" action={cx.route_to(cx.route)} data-live="">
            <fieldset disabled={!cx.live}>
                <legend class="visually-hidden">{ cx.words.filter }</legend>
                { fields }
                <button class="visually-hidden" type="submit">{ cx.words.filter }</button>
            </fieldset>
            { for kept.map(|(name, value)| html! { <input type="hidden" {name} {value} /> }) }
            <output class="count">{ outcome }</output>
        </form>
    }
}

fn field(cx: &Context<'_>, choice: &Choice) -> Html {
    let chosen = cx.query.get(choice.name);
    let option = |(value, name): &(AttrValue, AttrValue)| {
        html! { <option value={value.clone()} selected={chosen.unwrap_or_default() == value.as_str()}>{ name.clone() }</option> }
    };
    let usual = choice.options.first().is_some_and(|(value, _)| value.is_empty());
    html! {
        <label class="field">
            <span>{ choice.label }</span>
            <select name={choice.name}>
                if !usual { <option value="" selected={chosen.is_none()}>{ cx.words.any }</option> }
                { for choice.options.iter().filter(|_| cx.live).map(option) }
            </select>
        </label>
    }
}
