//! A dossier's pages in the words of schema.org, as JSON-LD: each page tells of what it shows, and of nothing else.
//!
//! The instrument is a `Legislation`, which here claims no legal force; what the source states is a `Claim` whose
//! `appearance` is the words that back it, and who asserts it its `author`. People, bodies and events name the words
//! that back them as their `subjectOf`. Identifiers are the addresses of the pages where things are at home.

use dossier::{
    Commitment, DateSpan, Dossier, Event, Evidence, FactKind, Id, Organisation, Party, Person, Precision, Quotation,
    QuotationKind, ReferenceProperty, Span, Standing, Voice,
};
use serde_json::{Map, Value, json};

use crate::evidence::{anchor, home_of};
use crate::head::Published;
use crate::query::Query;
use crate::route::{Page, Route, Section};
use crate::words::{Locale, Words};

/// What is told of the given page of a dossier.
pub(crate) fn of_page(published: &Published, locale: Locale, dossier: &Dossier, section: &Section) -> Value {
    let data = Data { published, locale, words: locale.words(), dossier };
    json!({ "@context": "https://schema.org", "@graph": data.graph(section) })
}

/// The words that an office of a state is named by.
const PUBLIC: &[&str] = &[
    "ministry",
    "department",
    "government",
    "parliament",
    "senate",
    "congress",
    "treasury",
    "embassy",
    "presidency",
    "cabinet",
    "secretariat",
    "office of",
    "state council",
    "white house",
];

struct Data<'d> {
    published: &'d Published,
    locale: Locale,
    words: &'static Words,
    dossier: &'d Dossier,
}

impl Data<'_> {
    fn graph(&self, section: &Section) -> Vec<Value> {
        let dossier = self.dossier;
        let mut nodes = vec![self.agreement(section), self.source(section)];
        match section {
            Section::Overview | Section::Source => {}
            Section::Agreement => {
                nodes.extend(self.agreement_claims());
                nodes.extend(dossier.organisations.iter().map(|body| self.organisation(body)));
            }
            Section::Signatories => {
                let signs = dossier.signatories.iter();
                nodes.extend(signs.filter_map(|one| dossier.person(&one.person)).map(|person| self.person(person)));
            }
            Section::Person(id) => {
                nodes.extend(dossier.person(id).map(|person| self.person(person)));
                let said = dossier.quotations.iter().filter(|quotation| quotation.speaker.as_ref() == Some(id));
                nodes.extend(said.map(|quotation| self.quotation(quotation)));
            }
            Section::Domains => nodes.extend(dossier.domains.iter().map(|domain| self.domain_claim(domain))),
            Section::Domain(id) => {
                nodes.extend(dossier.domain(id).map(|domain| self.domain_claim(domain)));
                let concern = dossier.commitments.iter().filter(|commitment| commitment.domains.contains(id));
                nodes.extend(concern.map(|commitment| self.commitment(commitment)));
            }
            Section::Commitments => nodes.extend(dossier.commitments.iter().map(|one| self.commitment(one))),
            Section::Statements => nodes.extend(dossier.quotations.iter().map(|one| self.quotation(one))),
            Section::Timeline => nodes.extend(dossier.events.iter().map(|one| self.event(one))),
            Section::Network => {
                nodes.extend(dossier.organisations.iter().map(|body| self.organisation(body)));
                nodes.extend(dossier.people.iter().map(|person| {
                    node(&[
                        ("@type", json!("Person")),
                        ("@id", self.address(&Section::Person(person.id.clone())).into()),
                        ("name", json!(person.name)),
                    ])
                }));
            }
        }
        nodes
    }

    /// The address of a page of the dossier.
    fn address(&self, section: &Section) -> String {
        let page = Page::Dossier(self.dossier.slug.clone(), section.clone());
        self.published.url(&Route { locale: self.locale, page })
    }

    /// The address of a statement, on the page where it is at home.
    fn statement(&self, kind: FactKind, id: &str) -> String {
        [&self.address(&home_of(kind, id)), "#", &anchor(kind, id)].concat()
    }

    /// The instrument: in full where it is what the page is about, elsewhere by its name.
    fn agreement(&self, section: &Section) -> Value {
        let (dossier, words) = (self.dossier, self.words);
        let agreement = &dossier.agreement;
        let mut legislation = node(&[
            ("@type", json!("Legislation")),
            ("@id", self.agreement_id().into()),
            ("name", words.name_of(dossier).into()),
            ("url", self.address(&Section::Overview).into()),
        ]);
        if !matches!(section, Section::Overview | Section::Agreement | Section::Signatories) {
            return legislation;
        }
        let signs = dossier.signatories.iter().filter_map(|one| dossier.person(&one.person));
        let signs = signs.map(|person| self.named_person(person));
        let covered = dossier.covered();
        let covered = covered.map(|domain| Value::from(words.domain_name(domain)));
        let said = [
            agreement.name.as_ref().map(|claim| &claim.evidence),
            agreement.instrument.as_ref().map(|claim| &claim.evidence),
            agreement.status.as_ref().map(|claim| &claim.evidence),
        ];
        let mut quotes: Vec<&Span> = said.into_iter().flatten().map(Evidence::first).collect();
        quotes.dedup();
        set(&mut legislation, "isBasedOn", json!({ "@id": self.source_id() }));
        let kind = agreement.instrument.as_ref().map(|claim| words.instrument(claim.value));
        set(&mut legislation, "legislationType", kind.into());
        let status = agreement.status.as_ref().map(|claim| words.status(claim.value));
        set(&mut legislation, "creativeWorkStatus", status.into());
        set(&mut legislation, "about", dossier.parties.iter().map(party).collect());
        set(&mut legislation, "contributor", signs.collect());
        set(&mut legislation, "keywords", covered.collect());
        set(&mut legislation, "subjectOf", quotes.into_iter().map(|span| self.words_of(span)).collect());
        legislation
    }

    fn agreement_id(&self) -> String {
        [&self.address(&Section::Overview), "#agreement"].concat()
    }

    fn source_id(&self) -> String {
        self.address(&Section::Source)
    }

    /// The text: with all that it says of itself on its own page and on the overview.
    fn source(&self, section: &Section) -> Value {
        let source = &self.dossier.source;
        let mut article = node(&[("@type", json!("NewsArticle")), ("@id", self.source_id().into())]);
        set(&mut article, "headline", source.headline.as_deref().into());
        let publisher = source.publisher.as_ref();
        set(&mut article, "publisher", publisher.map(|name| json!({ "@type": "Organization", "name": name })).into());
        set(&mut article, "datePublished", source.published.map(|day| day.to_string()).into());
        if matches!(section, Section::Overview | Section::Source) {
            set(&mut article, "inLanguage", source.language.as_str().into());
            set(&mut article, "about", json!({ "@id": self.agreement_id() }));
            let address = |property| self.reference("source", property).next();
            set(&mut article, "url", address(ReferenceProperty::SourceAddress).into());
        }
        article
    }

    /// What a curator knows of a subject from elsewhere.
    fn reference<'s>(&'s self, subject: &'s str, property: ReferenceProperty) -> impl Iterator<Item = &'s str> {
        let about = move |one: &&dossier::Reference| one.subject == subject && one.property == property;
        self.dossier.references.iter().filter(about).map(|reference| reference.value.as_str())
    }

    /// Each field of the agreement, and each of its aims, as a claim.
    fn agreement_claims(&self) -> Vec<Value> {
        let words = self.words;
        let facts = self.dossier.facts().into_iter().filter(|fact| fact.kind == FactKind::Agreement);
        facts
            .filter_map(|fact| {
                let agreement = &self.dossier.agreement;
                let labelled = |label: &str, value: &str| [label, ": ", value].concat();
                let text = match fact.id.as_str() {
                    "name" => labelled(words.name, fact.text),
                    "instrument" => labelled(words.instrument, words.instrument(agreement.instrument.as_ref()?.value)),
                    "status" => labelled(words.status, words.status(agreement.status.as_ref()?.value)),
                    "signing_date" => {
                        labelled(words.signing_date, &words.date(&agreement.signing_date.as_ref()?.date()))
                    }
                    "venue" => labelled(words.venue, fact.text),
                    "occasion" => labelled(words.occasion, fact.text),
                    _ => fact.text.to_owned(),
                };
                let id = self.statement(FactKind::Agreement, fact.id.as_str());
                Some(self.claim(id, &text, fact.voice, fact.evidence))
            })
            .collect()
    }

    /// Something that is asserted, by whom, and the words that back it.
    fn claim(&self, id: String, text: &str, voice: Option<&Voice>, evidence: &Evidence) -> Value {
        let mut claim = node(&[("@type", json!("Claim")), ("@id", id.into()), ("text", text.into())]);
        set(&mut claim, "about", json!({ "@id": self.agreement_id() }));
        if let Some(Voice::Attributed { speaker: Some(speaker) }) = voice {
            set(&mut claim, "author", self.speaker(speaker).into());
        }
        set(&mut claim, "appearance", self.words_of_all(evidence));
        claim
    }

    fn domain_claim(&self, domain: &dossier::Domain) -> Value {
        let words = self.words;
        let covered = domain.standing == Standing::Cooperation;
        let label = if covered { words.cooperation } else { words.context };
        let text = [label, ": ", &words.domain_name(domain)].concat();
        self.claim(self.statement(FactKind::Domain, domain.id.as_str()), &text, None, &domain.evidence)
    }

    fn commitment(&self, commitment: &Commitment) -> Value {
        let id = self.statement(FactKind::Commitment, commitment.id.as_str());
        let mut claim = self.claim(id, &commitment.text, Some(&commitment.voice), &commitment.evidence);
        set(&mut claim, "keywords", self.words.strength(commitment.strength).into());
        claim
    }

    /// What somebody said: words in quotation marks are a quotation, reported speech is a claim of the speaker's.
    fn quotation(&self, quotation: &Quotation) -> Value {
        let id = self.statement(FactKind::Quotation, quotation.id.as_str());
        if quotation.kind == QuotationKind::Indirect {
            let voice = Voice::Attributed { speaker: quotation.speaker.clone() };
            return self.claim(id, &quotation.text, Some(&voice), &quotation.evidence);
        }
        let mut node = node(&[("@type", json!("Quotation")), ("@id", id.into()), ("text", json!(quotation.text))]);
        let speaker = quotation.speaker.as_ref().and_then(|id| self.speaker(id));
        set(&mut node, "spokenByCharacter", speaker.into());
        set(&mut node, "isPartOf", json!({ "@id": self.source_id() }));
        set(&mut node, "url", self.link(quotation.evidence.first()).into());
        node
    }

    fn event(&self, event: &Event) -> Value {
        let id = self.statement(FactKind::Event, event.id.as_str());
        let mut node = node(&[("@type", json!("Event")), ("@id", id.into()), ("name", json!(event.text))]);
        let (start, end) = iso(&event.date);
        set(&mut node, "startDate", start.into());
        set(&mut node, "endDate", end.into());
        let states = event.participants.iter().filter_map(|id| self.dossier.party(id)).map(party);
        let others = event.participants.iter().filter(|id| self.dossier.party(id).is_none());
        set(&mut node, "attendee", others.filter_map(|id| self.speaker(id)).collect());
        set(&mut node, "about", states.collect());
        set(&mut node, "subjectOf", self.words_of_all(&event.evidence));
        node
    }

    fn person(&self, person: &Person) -> Value {
        let mark = [FactKind::Person.word(), ":", person.id.as_str()].concat();
        let mut node = self.named_person(person);
        let native = self.reference(&mark, ReferenceProperty::NativeName);
        let others = native.chain(self.reference(&mark, ReferenceProperty::Alias)).map(Value::from);
        set(&mut node, "alternateName", person.aliases.iter().map(|name| json!(name)).chain(others).collect());
        let mut offices: Vec<Value> = person.roles.iter().map(|role| json!(role.title)).collect();
        offices.dedup();
        set(&mut node, "jobTitle", offices.into());
        let mut bodies: Vec<&Id> = person.roles.iter().filter_map(|role| role.organisation.as_ref()).collect();
        bodies.dedup();
        set(&mut node, "worksFor", bodies.into_iter().filter_map(|id| self.speaker(id)).collect());
        set(&mut node, "sameAs", self.reference(&mark, ReferenceProperty::AuthorityRecord).map(Value::from).collect());
        let signs = self.dossier.signatories.iter().filter(|one| one.person == person.id).map(|one| &one.evidence);
        let mut spans: Vec<&Span> = Vec::new();
        let first = [&person.evidence].into_iter().chain(signs).chain(person.roles.iter().map(|role| &role.evidence));
        for span in first.map(Evidence::first) {
            if !spans.contains(&span) {
                spans.push(span);
            }
        }
        set(&mut node, "subjectOf", spans.into_iter().map(|span| self.words_of(span)).collect());
        node
    }

    fn named_person(&self, person: &Person) -> Value {
        let id = self.address(&Section::Person(person.id.clone()));
        node(&[("@type", json!("Person")), ("@id", id.into()), ("name", json!(person.name))])
    }

    fn organisation(&self, body: &Organisation) -> Value {
        let mut node = named_body(body);
        set(&mut node, "@id", self.statement(FactKind::Organisation, body.id.as_str()).into());
        set(&mut node, "alternateName", body.aliases.iter().map(|name| json!(name)).collect());
        set(&mut node, "subjectOf", self.words_of(body.evidence.first()));
        node
    }

    /// Whoever can speak or act. A state that speaks does so as a body.
    fn speaker(&self, id: &Id) -> Option<Value> {
        let person = self.dossier.person(id).map(|person| self.named_person(person));
        let body = || self.dossier.organisation(id).map(named_body);
        let state = || self.dossier.party(id).map(|state| json!({ "@type": "Organization", "name": state.name }));
        person.or_else(body).or_else(state)
    }

    fn words_of_all(&self, evidence: &Evidence) -> Value {
        evidence.spans().iter().map(|span| self.words_of(span)).collect()
    }

    /// Some words of the source, with the address that shows them highlighted.
    fn words_of(&self, span: &Span) -> Value {
        json!({
            "@type": "Quotation",
            "text": span.quote(),
            "url": self.link(span),
            "isPartOf": { "@id": self.source_id() },
        })
    }

    fn link(&self, span: &Span) -> String {
        let query = Query::default().with("e", &span.to_string()).print();
        [&self.source_id(), query.as_str(), "#", &span.sentence().to_string()].concat()
    }
}

/// A state is a country, a bloc an organisation.
fn party(party: &Party) -> Value {
    let state = party.code.len() == 2 && party.code != "EU";
    json!({ "@type": if state { "Country" } else { "Organization" }, "name": party.name })
}

fn named_body(body: &Organisation) -> Value {
    let name = body.name.to_lowercase();
    let public = PUBLIC.iter().any(|word| name.contains(word));
    json!({ "@type": if public { "GovernmentOrganization" } else { "Organization" }, "name": body.name })
}

/// A date as exactly as it is given; the last day only where it is another.
fn iso(date: &DateSpan) -> (String, Option<String>) {
    let cut = |day: String| match date.precision {
        Precision::Day => day,
        Precision::Month => day.get(..7).unwrap_or(&day).to_owned(),
        Precision::Year => day.get(..4).unwrap_or(&day).to_owned(),
    };
    let (start, end) = (cut(date.start.to_string()), cut(date.end.to_string()));
    let end = (end != start).then_some(end);
    (start, end)
}

fn node(fields: &[(&str, Value)]) -> Value {
    Value::Object(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Map<_, _>>())
}

/// Sets a field, unless there is nothing to say: no empty value, and one alone is no list.
fn set(node: &mut Value, name: &str, value: Value) {
    let value = match value {
        Value::Null => return,
        Value::Array(mut list) if list.len() < 2 => match list.pop() {
            Some(only) => only,
            None => return,
        },
        other => other,
    };
    node[name] = value;
}
