//! How a statement is shown: its mark, the words of the source, who says so, how firm it is, and the way to its evidence.

use crate::markup::{AttrValue, Html, html};
use dossier::{
    Change, Commitment, Dossier, Evidence, FactKind, Id, Quotation, Reference, ReferenceProperty, Span, Strength, Voice,
};

use crate::components::lists::{chips, domain_link, joined, name_in_text, name_link};
use crate::context::Context;
use crate::evidence::anchor;
use crate::route::Page;
use crate::words::{around, around_words, fill};

/// The mark `data-fact` of a statement.
pub fn mark(kind: FactKind, id: &str) -> AttrValue {
    [kind.word(), ":", id].concat().into()
}

/// The links from a statement to the words that back it: one for each sentence, the one that says most first.
pub fn evidence(cx: &Context<'_>, dossier: &Dossier, evidence: &Evidence) -> Html {
    first_spans(evidence).take(SHOWN_SPANS).map(|span| marker(cx, dossier, span)).collect()
}

/// A name that stands in every second sentence needs no link to each.
const SHOWN_SPANS: usize = 3;

/// The links from a statement to all words that back it, for where it is at home: the last of very many leads to all at once.
pub fn all_evidence(cx: &Context<'_>, dossier: &Dossier, mark: &str, evidence: &Evidence) -> Html {
    let mut spans = first_spans(evidence);
    let shown: Html = spans.by_ref().take(SHOWN_AT_HOME).map(|span| marker(cx, dossier, span)).collect();
    let more = spans.count();
    if more == 0 {
        return shown;
    }
    let first = evidence.spans().iter().map(Span::sentence).min().unwrap_or_else(|| evidence.first().sentence());
    let href = cx.source_at(dossier, mark, Some(first));
    let n = more.to_string();
    html! { <>{ shown }<a class="evidence" {href} aria-label={fill(cx.words.and_more, "n", &n)}>{ "+" }{ n }</a></> }
}

/// So many links still read as a line.
const SHOWN_AT_HOME: usize = 12;

/// The first words of each sentence, the sentence that says most first.
fn first_spans(evidence: &Evidence) -> impl Iterator<Item = &Span> {
    let spans = evidence.spans();
    let is_first = |place: &usize| !spans[..*place].iter().any(|span| span.sentence() == spans[*place].sentence());
    (0..spans.len()).filter(is_first).map(|place| &spans[place])
}

/// The one link that says most, for a statement in running text or in a panel: the statement's own page has the others.
pub fn best_evidence(cx: &Context<'_>, dossier: &Dossier, mark: &str, evidence: &Evidence) -> Html {
    html! { <>{ marker(cx, dossier, evidence.first()) }{ touched(cx, dossier, mark) }</> }
}

/// Whether a curator added or corrected a statement.
fn is_changed(dossier: &Dossier, mark: &str) -> bool {
    dossier.curation.iter().any(|entry| entry.fact == mark && entry.change != Change::Dropped)
}

/// That a curator added or corrected a statement, in a word: for lists and running text.
pub fn touched(cx: &Context<'_>, dossier: &Dossier, mark: &str) -> Html {
    if !is_changed(dossier, mark) {
        return Html::default();
    }
    html! { <>{ " " }<a class="curated" href={about_curator(cx)} aria-label={cx.words.curated}>{ cx.words.curator }</a></> }
}

fn about_curator(cx: &Context<'_>) -> AttrValue {
    [cx.page(Page::About).as_str(), "#curator"].concat().into()
}

/// That one of some fields of the source is known from elsewhere, or that a curator corrected it.
pub fn about_source(cx: &Context<'_>, dossier: &Dossier, fields: &[(&str, ReferenceProperty)]) -> Html {
    let known = |given: &&Reference| {
        given.subject == "source" && fields.iter().any(|(_, property)| given.property == *property)
    };
    match dossier.references.iter().find(known) {
        Some(known) => html! { <>{ " " }{ outside(&known.source, cx.words.not_from_source) }</> },
        None => fields.iter().map(|(field, _)| touched(cx, dossier, field)).collect(),
    }
}

fn marker(cx: &Context<'_>, dossier: &Dossier, span: &Span) -> Html {
    let number = span.sentence().place().to_string();
    html! {
        <a class="evidence" href={cx.evidence(dossier, span)} data-evidence={span.to_string()}
            aria-label={fill(cx.words.sentence, "n", &number)}>{ "s" }{ number }</a>
    }
}

/// What a curator has to do with a statement: that it was added or corrected, and what is known of it from elsewhere.
pub fn curator(cx: &Context<'_>, dossier: &Dossier, mark: &str) -> Html {
    let changed = is_changed(dossier, mark);
    let known = dossier.references.iter().find(|reference| reference.subject == mark);
    html! {
        <>
            if changed { { " " }<a class="curated" href={about_curator(cx)}>{ cx.words.curated }</a> }
            if let Some(known) = known { { " " }{ outside(&known.source, cx.words.not_from_source) } }
        </>
    }
}

/// A link that leaves the site, where there is an address; nothing is asked of it until a reader follows it.
pub fn outside(address: &str, text: &str) -> Html {
    if address.starts_with("http") {
        html! { <a class="curated" href={address.to_owned()} rel="external noopener">{ text.to_owned() }</a> }
    } else {
        html! { <span class="curated">{ text.to_owned() }</span> }
    }
}

/// A name in its bearer's own script, where a curator gave it.
pub fn native(dossier: &Dossier, mark: &str) -> Html {
    let is_name = |given: &&Reference| given.property == ReferenceProperty::NativeName && given.subject == mark;
    match dossier.references.iter().find(is_name) {
        Some(given) => {
            html! { <>{ " " }<span class="native" lang={given.language.clone()}>{ given.value.clone() }</span></> }
        }
        None => Html::default(),
    }
}

/// Words of the source, marked with their language where it is not that of the page.
pub fn claim(cx: &Context<'_>, dossier: &Dossier, text: &str) -> Html {
    html! { <span class="claim" lang={cx.source_language(dossier)}>{ text.to_owned() }</span> }
}

/// Who says so.
pub fn voice(cx: &Context<'_>, dossier: &Dossier, voice: &Voice) -> Html {
    let who = match voice {
        Voice::Reporter => {
            return html! { <span class="voice" data-voice="reporter">{ cx.words.voice_reporter }</span> };
        }
        Voice::Attributed { speaker } => speaker.as_ref(),
    };
    let Some((speaker, (before, after))) = who.zip(around(cx.words.voice_attributed, "speaker")) else {
        return html! { <span class="voice" data-voice="attributed">{ cx.words.voice_unnamed }</span> };
    };
    html! {
        <span class="voice" data-voice="attributed">{ before }{ name_in_text(cx, dossier, speaker) }{ after }</span>
    }
}

/// How firm a commitment is: a shape, drawn by the style sheet, and plain words.
pub fn strength(cx: &Context<'_>, strength: Strength) -> Html {
    html! { <span class="strength" data-strength={strength.word()}>{ cx.words.strength_note(strength) }</span> }
}

/// The words that back a commitment, with the cue that carries its strength set apart.
fn with_cue(cx: &Context<'_>, dossier: &Dossier, text: &str, cue: &str) -> Html {
    let pieces = match around_words(text, cue) {
        Some((before, after)) => {
            html! { <>{ before.to_owned() }<mark class="cue">{ cue.to_owned() }</mark>{ after.to_owned() }</> }
        }
        None => html! { text.to_owned() },
    };
    html! { <span lang={cx.source_language(dossier)}>{ pieces }</span> }
}

/// A commitment. Where it is at home it has its identifier and the domains that it names; elsewhere its surroundings say
/// what it is about.
pub fn commitment(cx: &Context<'_>, dossier: &Dossier, commitment: &Commitment, at_home: bool) -> Html {
    let id = at_home.then(|| anchor(FactKind::Commitment, commitment.id.as_str()));
    let named = around_words(&commitment.text, commitment.cue.quote()).is_some();
    let cue = (!named).then(|| fill(cx.words.cue, "cue", commitment.cue.quote()));
    let domains = commitment.domains.iter().filter(|_| at_home).filter_map(|id| dossier.domain(id));
    html! {
        <li class="fact" key={commitment.id.as_str()} {id} data-fact={mark(FactKind::Commitment, commitment.id.as_str())}
            data-strength={commitment.strength.word()}>
            <p class="claim">
                { with_cue(cx, dossier, &commitment.text, commitment.cue.quote()) }
                { evidence(cx, dossier, &commitment.evidence) }
            </p>
            <p class="fact-meta">
                { strength(cx, commitment.strength) }
                { actors(cx, dossier, &commitment.actors) }
                { voice(cx, dossier, &commitment.voice) }
                if let Some(cue) = cue { <span class="cue-note">{ cue }</span> }
                { curator(cx, dossier, &mark(FactKind::Commitment, commitment.id.as_str())) }
            </p>
            { chips(domains.map(|domain| domain_link(cx, dossier, domain))) }
        </li>
    }
}

fn actors(cx: &Context<'_>, dossier: &Dossier, actors: &[Id]) -> Html {
    if actors.is_empty() {
        return Html::default();
    }
    let names = actors.iter().map(|actor| name_in_text(cx, dossier, actor)).collect();
    html! { <span class="actors">{ joined(cx, names) }</span> }
}

/// A quotation. Away from home it stands on its speaker's own page, which need not name them again.
pub fn quotation(cx: &Context<'_>, dossier: &Dossier, quotation: &Quotation, at_home: bool) -> Html {
    let id = at_home.then(|| anchor(FactKind::Quotation, quotation.id.as_str()));
    let speaker = at_home.then(|| match &quotation.speaker {
        Some(speaker) => name_link(cx, dossier, speaker),
        None => html! { cx.words.speaker_unknown },
    });
    html! {
        <li class="fact" key={quotation.id.as_str()} {id} data-fact={mark(FactKind::Quotation, quotation.id.as_str())}
            data-kind={quotation.kind.word()}>
            <blockquote class="claim">
                <p>
                    <span lang={cx.source_language(dossier)}>{ quoted(quotation) }</span>
                    { evidence(cx, dossier, &quotation.evidence) }
                </p>
            </blockquote>
            <p class="fact-meta">
                if let Some(speaker) = speaker { <span class="voice speaker">{ speaker }</span> }
                <span class="quotation-kind">{ cx.words.quotation(quotation.kind) }</span>
                { curator(cx, dossier, &mark(FactKind::Quotation, quotation.id.as_str())) }
            </p>
        </li>
    }
}

/// The words of a quotation, in marks where the source has them in marks.
fn quoted(quotation: &Quotation) -> String {
    match quotation.kind {
        dossier::QuotationKind::Indirect => quotation.text.clone(),
        _ => ["“", &quotation.text, "”"].concat(),
    }
}

/// A row of a record: a field, its value, the way to its evidence and who says so.
pub fn row(cx: &Context<'_>, dossier: &Dossier, field: &Field<'_>) -> Html {
    html! {
        <div class="fact" id={field.id.clone()} data-fact={field.mark.clone()}>
            <dt>{ field.label }</dt>
            <dd>{ field.value.clone() }{ field.links(cx, dossier) }{ curator(cx, dossier, &field.mark) }</dd>
            if let Some(said) = field.voice { <dd>{ voice(cx, dossier, said) }</dd> }
        </div>
    }
}

/// What [`row`] shows.
pub struct Field<'a> {
    /// The element's identifier, on the page where the statement is at home.
    pub id: Option<String>,
    /// The statement's mark.
    pub mark: AttrValue,
    /// What the field is called.
    pub label: &'static str,
    /// Its value.
    pub value: Html,
    /// Who says so, where it is to be shown.
    pub voice: Option<&'a Voice>,
    /// The words that back it.
    pub evidence: &'a Evidence,
}

impl Field<'_> {
    fn links(&self, cx: &Context<'_>, dossier: &Dossier) -> Html {
        match self.id {
            Some(_) => all_evidence(cx, dossier, &self.mark, self.evidence),
            None => evidence(cx, dossier, self.evidence),
        }
    }
}
