//! The frame of every page: its head with the sections, the way to it, its foot, and the preview over it.

use std::rc::Rc;

use crate::markup::{Html, html};
use dossier::Dossier;

use super::Address;
use crate::context::Context;
use crate::evidence::Highlight;
use crate::pages::source::pieces;
use crate::route::{Page, Route, Section};
use crate::words::{Locale, fill};

/// The dossier that the page belongs to.
pub(super) fn shown_dossier<'a>(cx: &Context<'a>) -> Option<&'a Rc<Dossier>> {
    match &cx.route.page {
        Page::Dossier(slug, _) => cx.library.dossier(slug),
        _ => cx.library.only(),
    }
}

pub(super) fn header(cx: &Context<'_>, dossier: Option<&Rc<Dossier>>) -> Html {
    let w = cx.words;
    let here = match &cx.route.page {
        Page::Dossier(_, section) => Some(section.main()),
        Page::Library if cx.library.only().is_some() => Some(Section::Overview),
        _ => None,
    };
    let item = |dossier: &Dossier, section: &Section| {
        let current = (here.as_ref() == Some(section)).then_some("page");
        html! {
            <li><a href={cx.section(dossier, section.clone())} aria-current={current}>{ w.section_name(section) }</a></li>
        }
    };
    html! {
        <header class="site-header">
            <a class="site-name" href={cx.page(Page::Library)}>{ w.site }</a>
            if let Some(dossier) = dossier {
                <nav class="site-nav" aria-label={w.sections_label}>
                    <ul>{ for Section::MAIN.iter().map(|section| item(dossier, section)) }</ul>
                </nav>
            }
            <div class="site-tools">
                <a class="tool" href={cx.page(Page::Search)} aria-keyshortcuts="/ Control+K" data-finds="">{ w.search }</a>
                { languages(cx) }
            </div>
        </header>
    }
}

/// The same page in the other languages of the interface.
fn languages(cx: &Context<'_>) -> Html {
    let other = |locale: Locale| {
        let href = cx.route_to(&Route { locale, page: cx.route.page.clone() });
        html! { <a class="tool" {href} hreflang={locale.tag()} lang={locale.tag()}>{ locale.name() }</a> }
    };
    Locale::ALL.into_iter().filter(|locale| *locale != cx.locale()).map(other).collect()
}

pub(super) fn crumbs(cx: &Context<'_>, dossier: Option<&Rc<Dossier>>) -> Html {
    let w = cx.words;
    let Page::Dossier(_, section) = &cx.route.page else {
        return Html::default();
    };
    // In a library of one dossier its overview is the library.
    if *section == Section::Overview && cx.library.only().is_some() {
        return Html::default();
    }
    let Some(dossier) = dossier else {
        return Html::default();
    };
    let mut steps = vec![(cx.page(Page::Library), w.library.to_owned())];
    if *section != Section::Overview {
        steps.push((cx.section(dossier, Section::Overview), w.name_of(dossier)));
    }
    if section.main() != *section {
        steps.push((cx.section(dossier, section.main()), w.section_name(section).to_owned()));
    }
    html! {
        <nav class="crumbs" aria-label={w.crumbs_label}>
            <ol>{ for steps.into_iter().map(|(href, name)| html! { <li><a {href}>{ name }</a></li> }) }</ol>
        </nav>
    }
}

/// The sentence that a link leads to, with the words marked, beside the link.
pub(crate) fn preview(cx: &Context<'_>, target: &Address) -> Html {
    let Page::Dossier(slug, _) = &target.route.page else {
        return Html::default();
    };
    let Some(dossier) = cx.library.dossier(slug) else {
        return Html::default();
    };
    let highlight = Highlight::of(&target.query, dossier);
    let Some(sentence) = dossier.sentences().find(|sentence| sentence.id.to_string() == target.fragment) else {
        return Html::default();
    };
    let number = fill(cx.words.sentence_named, "n", &sentence.id.place().to_string());
    html! {
        <div class="preview" id="preview" role="tooltip">
            <p lang={dossier.source.language.clone()}>{ pieces(&highlight, sentence) }</p>
            <span class="preview-source">{ number }{ " · " }{ crate::cite::source(cx.words, dossier) }</span>
        </div>
    }
}

pub(super) fn footer(cx: &Context<'_>) -> Html {
    let w = cx.words;
    html! {
        <footer class="site-footer">
            <p>{ w.footer }</p>
            <ul>
                <li><a href={cx.page(Page::Open)}>{ w.open_heading }</a></li>
                <li><a href={cx.page(Page::Verify)}>{ w.verify_heading }</a></li>
                <li><a href={cx.page(Page::About)}>{ w.about_heading }</a></li>
                <li><a href={[cx.page(Page::About).as_str(), "#keys"].concat()}>{ w.keys }</a></li>
            </ul>
        </footer>
    }
}
