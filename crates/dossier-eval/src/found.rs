//! What a tool found in a text, as plain values, so that every tool is measured by the same rules.

use std::collections::BTreeMap;
use std::ops::Range;

use dossier::{DateSpan, Dossier, Id, Precision, QuotationKind};
use serde::Deserialize;

/// What a tool found in a text. A tool that does not look for a kind of fact leaves it empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Found {
    /// Each sentence's bytes.
    pub sentences: Vec<Range<usize>>,
    /// The spellings of each person.
    pub people: Vec<Vec<String>>,
    /// The spellings of each organisation.
    pub organisations: Vec<Vec<String>>,
    /// The code of each party.
    pub parties: Vec<String>,
    /// Quotations of all kinds.
    pub quotations: Vec<Quote>,
    /// The fields of the agreement and of the source that have one value, by the name of the field.
    pub fields: BTreeMap<String, String>,
    /// Spellings of the person, and code of the party.
    #[serde(skip)]
    pub(crate) signatories: Vec<(Vec<String>, Option<String>)>,
    /// Identifier and standing.
    #[serde(skip)]
    pub(crate) domains: Vec<(String, &'static str)>,
    /// Strength and clause.
    #[serde(skip)]
    pub(crate) commitments: Vec<(&'static str, String)>,
    /// Date and words.
    #[serde(skip)]
    pub(crate) events: Vec<(String, String)>,
    #[serde(skip)]
    pub(crate) related: Vec<String>,
    #[serde(skip)]
    pub(crate) aims: Vec<String>,
    /// The topics that the text states.
    #[serde(skip)]
    pub(crate) stated: Vec<&'static str>,
}

/// A quotation that a tool found.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Quote {
    /// Whether it is reported speech without marks.
    pub indirect: bool,
    /// What was said.
    pub text: String,
    /// The spellings of the speaker; none where it is unknown.
    pub speaker: Vec<String>,
}

impl From<&Dossier> for Found {
    fn from(dossier: &Dossier) -> Self {
        Self {
            sentences: dossier.sentences().map(|s| s.start as usize..s.end as usize).collect(),
            people: dossier.people.iter().map(|person| spellings(dossier, &person.id)).collect(),
            organisations: dossier.organisations.iter().map(|body| spellings(dossier, &body.id)).collect(),
            parties: dossier.parties.iter().map(|party| party.code.clone()).collect(),
            quotations: dossier
                .quotations
                .iter()
                .map(|quotation| Quote {
                    indirect: quotation.kind == QuotationKind::Indirect,
                    text: quotation.text.clone(),
                    speaker: quotation.speaker.as_ref().map(|id| spellings(dossier, id)).unwrap_or_default(),
                })
                .collect(),
            fields: fields(dossier),
            signatories: dossier
                .signatories
                .iter()
                .map(|signatory| {
                    let party = signatory.party.as_ref().and_then(|id| dossier.party(id));
                    (spellings(dossier, &signatory.person), party.map(|party| party.code.clone()))
                })
                .collect(),
            domains: dossier.domains.iter().map(|d| (d.id.as_str().to_owned(), d.standing.word())).collect(),
            commitments: dossier.commitments.iter().map(|c| (c.strength.word(), c.text.clone())).collect(),
            events: dossier.events.iter().map(|event| (date(event.date), event.text.clone())).collect(),
            related: dossier.related.iter().map(|related| related.name.clone()).collect(),
            aims: dossier.agreement.aims.iter().map(|aim| aim.value.clone()).collect(),
            stated: dossier.silences.iter().filter(|s| s.stated.is_some()).map(|s| s.topic.word()).collect(),
        }
    }
}

/// Every way in which the dossier names the person, organisation or party.
fn spellings(dossier: &Dossier, id: &Id) -> Vec<String> {
    let named = |name: &String, aliases: &[String]| std::iter::once(name).chain(aliases).cloned().collect();
    let person = dossier.person(id).map(|person| named(&person.name, &person.aliases));
    let body = || dossier.organisation(id).map(|body| named(&body.name, &body.aliases));
    let party = || {
        dossier.party(id).map(|party| {
            let mut names: Vec<String> = named(&party.name, &party.aliases);
            names.push(party.code.clone());
            names
        })
    };
    person.or_else(body).or_else(party).unwrap_or_default()
}

fn fields(dossier: &Dossier) -> BTreeMap<String, String> {
    let (source, agreement) = (&dossier.source, &dossier.agreement);
    let fields = [
        ("published", source.published.map(|day| day.to_string())),
        ("publisher", source.publisher.clone()),
        ("headline", source.headline.clone()),
        ("name", agreement.name.as_ref().map(|claim| claim.value.clone())),
        ("instrument", agreement.instrument.as_ref().map(|claim| claim.value.word().to_owned())),
        ("status", agreement.status.as_ref().map(|claim| claim.value.word().to_owned())),
        ("signing_date", agreement.signing_date.as_ref().map(|claim| date(claim.date()))),
        ("venue", agreement.venue.as_ref().map(|claim| claim.value.clone())),
        ("occasion", agreement.occasion.as_ref().map(|claim| claim.value.clone())),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// A date as gold files write it: as long as it is precise, and with both ends where it covers several days.
fn date(span: DateSpan) -> String {
    let day = span.start.to_string();
    match span.precision {
        Precision::Day if span.start == span.end => day,
        Precision::Day => format!("{day}/{}", span.end),
        Precision::Month => day[..7].to_owned(),
        Precision::Year => day[..4].to_owned(),
    }
}
