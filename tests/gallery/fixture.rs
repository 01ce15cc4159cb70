//! Dossiers that strain a page: very many statements, very long names, next to none, words from right to left.

use dossier::{
    Agreement, Change, Claim, Commitment, Curation, Date, DateClaim, DateSpan, Domain, Dossier, Event, Evidence,
    Format, Id, Instrument, Organisation, Paragraph, Party, Person, Precision, Quotation, QuotationKind, Reference,
    ReferenceProperty, Related, Role, Sentence, SentenceId, Signatory, Silence, Source, Span, Standing, Status,
    Strength, Topic, Voice,
};

/// A text in the making: each sentence a paragraph of its own.
#[derive(Default)]
struct Text {
    text: String,
    paragraphs: Vec<Paragraph>,
}

impl Text {
    /// Adds a sentence and gives the evidence of some of its words.
    fn say(&mut self, sentence: &str, words: &str) -> Evidence {
        let number = self.paragraphs.len() as u32 + 1;
        let (id, start) = (SentenceId::new(number), self.text.len());
        self.text.push_str(sentence);
        let end = self.text.len() as u32;
        let whole = Sentence { id, start: start as u32, end, text: sentence.to_owned() };
        self.paragraphs.push(Paragraph { id: Id::new(format!("p{number}")), sentences: vec![whole] });
        self.text.push('\n');
        let at = start + sentence.find(words).unwrap();
        Span::of(&self.text, id, at..at + words.len()).unwrap().into()
    }

    fn dossier(self, slug: &str, language: &str) -> Dossier {
        let silence = |topic: &Topic| Silence { topic: *topic, stated: None };
        let source = Source {
            id: slug.into(),
            sha256: "0".repeat(64),
            language: language.to_owned(),
            published: None,
            publisher: None,
            headline: None,
            paragraphs: self.paragraphs,
        };
        Dossier {
            format: Format::V1,
            slug: slug.into(),
            source,
            agreement: Agreement::default(),
            parties: Vec::new(),
            organisations: Vec::new(),
            people: Vec::new(),
            signatories: Vec::new(),
            domains: Vec::new(),
            commitments: Vec::new(),
            quotations: Vec::new(),
            events: Vec::new(),
            related: Vec::new(),
            silences: Topic::ALL.iter().map(silence).collect(),
            references: Vec::new(),
            curation: Vec::new(),
        }
    }
}

fn reported<T>(value: T, evidence: Evidence) -> Option<Claim<T>> {
    Some(Claim { value, voice: Voice::Reporter, evidence })
}

/// 200 commitments of every strength, 100 people with long offices, 30 domains, 24 events of every precision, long quotations,
/// other agreements, and a curator's hand in some of each.
pub(crate) fn large() -> Dossier {
    let mut text = Text::default();
    let name = "Comprehensive Framework Agreement on Scientific, Technological, Environmental and Cultural Cooperation";
    let agreement = Agreement {
        name: reported(name.to_owned(), text.say(&format!("The {name} was signed."), name)),
        instrument: reported(Instrument::Agreement, text.say("The agreement is broad.", "agreement")),
        status: reported(Status::InForce, text.say("It has entered into force.", "entered into force")),
        signing_date: Some(DateClaim {
            value: Date::new(2024, 2, 29).unwrap(),
            end: Date::new(2024, 2, 29).unwrap(),
            precision: Precision::Day,
            voice: Voice::Attributed { speaker: Some("body-1".into()) },
            evidence: text.say("It was signed on 29 February 2024.", "29 February 2024"),
        }),
        ..Agreement::default()
    };
    let parties: Vec<Party> = (1..=12)
        .map(|n| {
            let name = format!("Federated Republic of the Northern Islands {n}");
            let evidence = text.say(&format!("{name} takes part."), &name);
            Party { id: Id::new(format!("party-{n}")), name, code: "XX".into(), aliases: vec![], evidence }
        })
        .collect();
    let organisations: Vec<Organisation> = (1..=12)
        .map(|n| {
            let name = format!("Interministerial Commission for Research, Innovation and Higher Education No. {n}");
            let evidence = text.say(&format!("The {name} reports."), &name);
            let party = Some(Id::new(format!("party-{n}")));
            Organisation {
                id: Id::new(format!("body-{n}")),
                name,
                aliases: vec!["the Commission".into()],
                party,
                evidence,
            }
        })
        .collect();
    let people: Vec<Person> = (1..=100)
        .map(|n| {
            let name = format!("Maximiliane-Theodora Wolfeschlegelsteinhausen {n}");
            let title = "Deputy State Secretary for Science, Technology and International Cooperation";
            let evidence = text.say(&format!("{title} {name} spoke."), &name);
            let organisation = Some(Id::new(format!("body-{}", n % 12 + 1)));
            let role = Role { title: title.into(), organisation, party: None, evidence: evidence.clone() };
            Person { id: Id::new(format!("person-{n}")), name, aliases: vec![], roles: vec![role], evidence }
        })
        .collect();
    let signatories = people.iter().take(12).enumerate();
    let signatories = signatories
        .map(|(n, person)| Signatory {
            person: person.id.clone(),
            party: Some(Id::new(format!("party-{}", n + 1))),
            role: Some(person.roles[0].title.clone()),
            evidence: person.evidence.clone(),
        })
        .collect();
    let commitments: Vec<Commitment> = (1..=200)
        .map(|n| {
            let clause = format!("will jointly carry out programme number {n} in all of the regions concerned");
            let evidence = text.say(&format!("The parties {clause}."), &clause);
            Commitment {
                id: Id::new(format!("c{n}")),
                strength: Strength::ALL[n % 5],
                cue: Span::of(
                    &text.text,
                    evidence.first().sentence(),
                    evidence.first().start()..evidence.first().start() + 4,
                )
                .unwrap(),
                text: clause,
                actors: (1..=n % 4).map(|actor| Id::new(format!("party-{actor}"))).collect(),
                domains: (0..n % 3).map(|domain| Id::new(format!("field-{}", (n + domain) % 30 + 1))).collect(),
                voice: if n % 2 == 0 { Voice::Reporter } else { Voice::Attributed { speaker: None } },
                evidence,
            }
        })
        .collect();
    let domains = (1..=30)
        .map(|n| {
            let name = format!("Environmental monitoring and early-warning technology {n}");
            let id = Id::new(format!("field-{n}"));
            Domain {
                evidence: text.say(&format!("{name} is covered."), &name),
                commitments: commitments.iter().filter(|c| c.domains.contains(&id)).map(|c| c.id.clone()).collect(),
                standing: if n > 25 { Standing::Context } else { Standing::Cooperation },
                id,
                name,
            }
        })
        .collect();
    let events = (0..24)
        .map(|n: i16| {
            let date = match n % 3 {
                0 => DateSpan::day(Date::new(2000 + n, 5, 17).unwrap()),
                1 => DateSpan::month(2000 + n, 11).unwrap(),
                _ => DateSpan::year(2000 + n).unwrap(),
            };
            let words = format!("Round {n} of the talks was held");
            let evidence = text.say(&format!("{words}."), &words);
            Event { id: Id::new(format!("e{n}")), date, text: words, participants: vec!["party-1".into()], evidence }
        })
        .collect();
    let quotations = (1..=24)
        .map(|n| {
            let words =
                format!("part {n} of {}", "what will be of great use to all who take part in it, ".repeat(n % 6 + 1));
            let kinds = [QuotationKind::Direct, QuotationKind::Partial, QuotationKind::Indirect];
            Quotation {
                id: Id::new(format!("q{n}")),
                kind: kinds[n % 3],
                evidence: text.say(&format!("“{words}”, somebody said."), &words),
                text: words,
                speaker: (n % 4 != 0).then(|| Id::new(format!("person-{n}"))),
                cue: None,
            }
        })
        .collect();
    let related = (1..=6)
        .map(|n| {
            let name = format!("Protocol No. {n} on the Mutual Recognition of Professional Qualifications");
            let evidence = text.say(&format!("It builds on the {name}."), &name);
            Related {
                id: Id::new(format!("protocol-{n}")),
                name,
                parties: vec!["party-1".into(), "elsewhere".into()],
                evidence,
            }
        })
        .collect();
    let curation =
        ["commitment:c1", "quotation:q1", "person:person-1", "domain:field-1", "agreement:name", "source:headline"];
    let curation = curation
        .into_iter()
        .zip([Change::Added, Change::Corrected].into_iter().cycle())
        .map(|(fact, change)| Curation {
            fact: fact.to_owned(),
            change,
            was: Some("what the rules had found, which is a clause of some length".to_owned()),
            reason: Some("The rules took the clause behind it for a part of it.".to_owned()),
        })
        .collect();
    let known = [
        ("person:person-1", ReferenceProperty::NativeName, "김민지", Some("ko")),
        ("party:party-1", ReferenceProperty::AuthorityRecord, "https://example.org/records/1", None),
        ("source", ReferenceProperty::Headline, "A headline that stands in no line of the text", Some("en")),
    ];
    let references = known
        .into_iter()
        .map(|(subject, property, value, language)| Reference {
            subject: subject.to_owned(),
            property,
            value: value.to_owned(),
            language: language.map(str::to_owned),
            source: "https://example.org/a/very/long/address/of/an/article/that/says/so".to_owned(),
        })
        .collect();
    let dossier = text.dossier("large", "en");
    let dossier = Dossier { quotations, related, curation, references, ..dossier };
    Dossier { agreement, parties, organisations, people, signatories, domains, commitments, events, ..dossier }
}

/// A text about no agreement: a single sentence that carries nothing.
pub(crate) fn empty() -> Dossier {
    let mut text = Text::default();
    text.say("Nothing was agreed.", "Nothing");
    text.dossier("almost-empty", "en")
}

/// Words from right to left: a whole quotation, and some words inside one that runs from left to right.
pub(crate) fn right_to_left() -> Dossier {
    let mut text = Text::default();
    let said = "إن هذه الاتفاقية (رقم 7) تفتح صفحة جديدة بين البلدين";
    let mixed = "the word “تعاون” stands for cooperation";
    let quotation = |id: &str, kind, words: &str, evidence| Quotation {
        id: id.into(),
        kind,
        text: words.to_owned(),
        speaker: None,
        cue: None,
        evidence,
    };
    let quotations = vec![
        quotation("q1", QuotationKind::Direct, said, text.say(&format!("قال الوزير: «{said}»."), said)),
        quotation("q2", QuotationKind::Indirect, mixed, text.say(&format!("He said that {mixed}."), mixed)),
    ];
    Dossier { quotations, ..text.dossier("right-to-left", "ar") }
}
