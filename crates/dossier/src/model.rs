//! The parts of a dossier. The published JSON is exactly these types: fields may be added, and none changes its meaning.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{
    Change, Format, Instrument, QuotationKind, ReferenceProperty, Standing, Status, Strength, Topic,
};
use crate::{Date, DateSpan, Evidence, Id, Precision, SentenceId, Span};

/// What one source text says of one agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// The version of the data contract.
    pub format: Format,
    /// The dossier's place in the library's paths: the slug of the agreement's name, else of the headline, else of the file.
    pub slug: Id,
    /// The text.
    pub source: Source,
    /// The agreement that the text is about.
    pub agreement: Agreement,
    /// The states and blocs between which it is made.
    pub parties: Vec<Party>,
    /// Ministries, agencies, companies, international bodies that the text names.
    pub organisations: Vec<Organisation>,
    /// People that the text names.
    pub people: Vec<Person>,
    /// Who signed, or is said to be about to.
    pub signatories: Vec<Signatory>,
    /// The fields that it covers, and those that the text only mentions.
    pub domains: Vec<Domain>,
    /// What the parties are said to do under it.
    pub commitments: Vec<Commitment>,
    /// What people and bodies are quoted or reported to have said.
    pub quotations: Vec<Quotation>,
    /// Dated happenings.
    pub events: Vec<Event>,
    /// Other agreements, deals and partnerships that the text names.
    pub related: Vec<Related>,
    /// What the text states and does not state on what readers look for; one entry a topic.
    pub silences: Vec<Silence>,
    /// What a curator knows from elsewhere, with its source. No statement of the text.
    pub references: Vec<Reference>,
    /// What a curator changed in what the rules had found.
    pub curation: Vec<Curation>,
}

/// The source text, cut into paragraphs and sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The seed file's name without its ending.
    pub id: Id,
    /// SHA-256 of the seed file's bytes, in hexadecimal.
    pub sha256: String,
    /// The language of the text, as an IETF BCP 47 tag.
    pub language: String,
    /// The day on which it was published, where the text says so, or a curator's reference.
    pub published: Option<Date>,
    /// Who published it, by the text's own credit line or dateline, or by a curator's reference.
    pub publisher: Option<String>,
    /// Its headline, where the text holds one, or a curator's reference gives it.
    pub headline: Option<String>,
    /// The text, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of the source: prose, a heading, a list item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Paragraph {
    /// `p1`, `p2` … by its place.
    pub id: Id,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// A sentence of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sentence {
    /// `s1`, `s2` … by its place in the whole text.
    pub id: SentenceId,
    /// Its first byte in the seed file.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// Its text: the bytes from `start` to `end`.
    pub text: String,
}

/// Who asserts something.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "VoiceRecord", from = "VoiceRecord")]
pub enum Voice {
    /// The text itself.
    Reporter,
    /// The text puts it in somebody's mouth: of a person, an organisation or a party, or of somebody it does not name.
    Attributed {
        /// The speaker's identifier.
        speaker: Option<Id>,
    },
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Voice {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Voice".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = VoiceRecord::json_schema(generator);
        let either = schemars::json_schema!({ "oneOf": [
            { "properties": { "kind": { "const": "reporter" }, "speaker": { "type": "null" } } },
            { "properties": { "kind": { "const": "attributed" } } },
        ] });
        schema.ensure_object().extend(either.as_object().cloned().unwrap_or_default());
        schema
    }
}

/// [`Voice`] as it is written: every format that serde knows can read it, tagged enumerations not all can.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct VoiceRecord {
    kind: VoiceKind,
    speaker: Option<Id>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum VoiceKind {
    Reporter,
    Attributed,
}

impl From<Voice> for VoiceRecord {
    fn from(voice: Voice) -> Self {
        match voice {
            Voice::Reporter => Self { kind: VoiceKind::Reporter, speaker: None },
            Voice::Attributed { speaker } => Self { kind: VoiceKind::Attributed, speaker },
        }
    }
}

impl From<VoiceRecord> for Voice {
    fn from(record: VoiceRecord) -> Self {
        match record.kind {
            VoiceKind::Reporter => Self::Reporter,
            VoiceKind::Attributed => Self::Attributed { speaker: record.speaker },
        }
    }
}

/// A value, who asserts it, and the words that back it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim<T> {
    /// What is asserted.
    pub value: T,
    /// Who asserts it.
    pub voice: Voice,
    /// The words that back it.
    pub evidence: Evidence,
}

/// A claimed date. Its value is the first day that it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateClaim {
    /// The day: of a month or a year, its first.
    pub value: Date,
    /// The last day that the date covers: for a single day, that day.
    pub end: Date,
    /// How exactly the source dates it.
    pub precision: Precision,
    /// Who asserts it.
    pub voice: Voice,
    /// The words that back it.
    pub evidence: Evidence,
}

impl DateClaim {
    /// The days that the date covers.
    pub fn date(&self) -> DateSpan {
        DateSpan { start: self.value, end: self.end, precision: self.precision }
    }
}

/// The instrument that the text is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agreement {
    /// Its name, as the text gives it. A description is no name.
    pub name: Option<Claim<String>>,
    /// What kind of instrument it is.
    pub instrument: Option<Claim<Instrument>>,
    /// How far it has come.
    pub status: Option<Claim<Status>>,
    /// When it was signed, or is to be.
    pub signing_date: Option<DateClaim>,
    /// Where it was signed, or is to be.
    pub venue: Option<Claim<String>>,
    /// The meeting, visit or ceremony at which it was signed, or is to be.
    pub occasion: Option<Claim<String>>,
    /// What it is for.
    pub aims: Vec<Claim<String>>,
}

impl Agreement {
    /// Whether the text is about no agreement at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A state or a bloc of states between which the agreement is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Party {
    /// The slug of its name.
    pub id: Id,
    /// Its usual English name.
    pub name: String,
    /// ISO 3166-1 alpha-2 of a state; the usual letters of a bloc, such as EU or ASEAN.
    pub code: String,
    /// The other ways in which the text names it.
    pub aliases: Vec<String>,
    /// Where the text names it.
    pub evidence: Evidence,
}

/// A body that the text names: ministry, agency, company, international organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Organisation {
    /// The slug of its name.
    pub id: Id,
    /// Its name, the fullest that the text gives.
    pub name: String,
    /// The other ways in which the text names it.
    pub aliases: Vec<String>,
    /// The party that it belongs to, where the text says so.
    pub party: Option<Id>,
    /// Where the text names it.
    pub evidence: Evidence,
}

/// A person whom the text names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The slug of the name.
    pub id: Id,
    /// The name, the fullest that the text gives, without title.
    pub name: String,
    /// The other ways in which the text names the person.
    pub aliases: Vec<String>,
    /// The offices in which the text presents the person.
    pub roles: Vec<Role>,
    /// Where the text names the person.
    pub evidence: Evidence,
}

/// An office held by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Role {
    /// The office, in the text's words.
    pub title: String,
    /// The body in which it is held.
    pub organisation: Option<Id>,
    /// The party for which it is held.
    pub party: Option<Id>,
    /// The words that say so.
    pub evidence: Evidence,
}

/// Somebody who signed the agreement, or is said to be about to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signatory {
    /// The person.
    pub person: Id,
    /// The party for which the person signs.
    pub party: Option<Id>,
    /// The office in which the person signs, in the text's words.
    pub role: Option<String>,
    /// The words that say that the person signs.
    pub evidence: Evidence,
}

/// A field of cooperation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Domain {
    /// One of the identifiers of the data contract, or of a curator's own list.
    pub id: Id,
    /// Its name in English.
    pub name: String,
    /// Whether the agreement covers it.
    pub standing: Standing,
    /// Where the text names it.
    pub evidence: Evidence,
    /// The commitments that concern it.
    pub commitments: Vec<Id>,
}

/// Something that the parties are said to do under the agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Commitment {
    /// `c1`, `c2` … by its place in the text.
    pub id: Id,
    /// The clause, in the text's own words.
    pub text: String,
    /// How firm it is.
    pub strength: Strength,
    /// The word or words that carry the strength.
    pub cue: Span,
    /// Who is to do it: parties, organisations, people.
    pub actors: Vec<Id>,
    /// The domains that it concerns.
    pub domains: Vec<Id>,
    /// Who says so.
    pub voice: Voice,
    /// The words that back it.
    pub evidence: Evidence,
}

/// Something that somebody is quoted or reported to have said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quotation {
    /// `q1`, `q2` … by its place in the text.
    pub id: Id,
    /// How the text gives it.
    pub kind: QuotationKind,
    /// What was said, without the outer quotation marks.
    pub text: String,
    /// Who said it: a person, an organisation or a party.
    pub speaker: Option<Id>,
    /// The reporting verb.
    pub cue: Option<Span>,
    /// The words that back it.
    pub evidence: Evidence,
}

/// A dated happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// `e1`, `e2` … by its place in the text.
    pub id: Id,
    /// When.
    pub date: DateSpan,
    /// What happened, in the text's own words.
    pub text: String,
    /// Who took part: people, organisations, parties.
    pub participants: Vec<Id>,
    /// The words that back it.
    pub evidence: Evidence,
}

/// Another agreement, deal or partnership that the text names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Related {
    /// The slug of its name.
    pub id: Id,
    /// Its name or description, in the text's words.
    pub name: String,
    /// Who made it: identifiers of this dossier where they are in it, else slugs of names.
    pub parties: Vec<Id>,
    /// The words that back it.
    pub evidence: Evidence,
}

/// Whether the text says anything on a topic that readers look for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "SilenceRecord", try_from = "SilenceRecord")]
pub struct Silence {
    /// The topic.
    pub topic: Topic,
    /// The words that state it; none where the text is silent.
    pub stated: Option<Evidence>,
}

/// [`Silence`] as it is written.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct SilenceRecord {
    topic: Topic,
    stated: bool,
    evidence: Vec<Span>,
}

impl From<Silence> for SilenceRecord {
    fn from(silence: Silence) -> Self {
        let evidence = silence.stated.map_or_else(Vec::new, |evidence| evidence.spans().to_vec());
        Self { topic: silence.topic, stated: !evidence.is_empty(), evidence }
    }
}

impl TryFrom<SilenceRecord> for Silence {
    type Error = &'static str;

    fn try_from(record: SilenceRecord) -> Result<Self, Self::Error> {
        let evidence = Evidence::try_from(record.evidence).ok();
        if record.stated == evidence.is_some() {
            Ok(Self { topic: record.topic, stated: evidence })
        } else {
            Err("a topic is stated with evidence, or not stated without")
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Silence {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Silence".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = SilenceRecord::json_schema(generator);
        let either = schemars::json_schema!({ "oneOf": [
            { "properties": { "stated": { "const": true }, "evidence": { "minItems": 1 } } },
            { "properties": { "stated": { "const": false }, "evidence": { "maxItems": 0 } } },
        ] });
        schema.ensure_object().extend(either.as_object().cloned().unwrap_or_default());
        schema
    }
}

/// Something that a curator knows from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reference {
    /// What it is about: a fact's mark, such as `person:kim-min-ji`, or `source`.
    pub subject: String,
    /// What it gives.
    pub property: ReferenceProperty,
    /// The value.
    pub value: String,
    /// The value's language, as an IETF BCP 47 tag, where it is in words.
    pub language: Option<String>,
    /// Where the curator knows it from: an address or a citation.
    pub source: String,
}

/// What a curator changed in what the rules had found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Curation {
    /// The fact's mark, such as `quotation:q3`, or `source:headline`. A fact that was dropped has it no more: it is the mark
    /// that the rules gave it.
    pub fact: String,
    /// What was done.
    pub change: Change,
    /// What the rules had found: of a corrected fact what differs, of a dropped one what it said.
    pub was: Option<String>,
    /// Why, in the curator's words.
    pub reason: Option<String>,
}

impl Dossier {
    /// The slug that follows from the agreement's name, else from the headline, else from the file's name. A dossier has it
    /// unless a curator chose another.
    pub fn derived_slug(&self) -> Id {
        let name = self.agreement.name.as_ref().map(|name| name.value.as_str());
        let names = [name, self.source.headline.as_deref(), Some(self.source.id.as_str())];
        names.into_iter().flatten().map(Id::slug).find(|slug| *slug != "").unwrap_or_else(|| "text".into())
    }

    /// Every sentence of the source, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.source.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences)
    }

    /// The party with the given identifier.
    pub fn party(&self, id: &Id) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == *id)
    }

    /// The organisation with the given identifier.
    pub fn organisation(&self, id: &Id) -> Option<&Organisation> {
        self.organisations.iter().find(|organisation| organisation.id == *id)
    }

    /// The person with the given identifier.
    pub fn person(&self, id: &Id) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// The domain with the given identifier.
    pub fn domain(&self, id: &Id) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == *id)
    }

    /// The domains in which the agreement is to be acted on, apart from those that its text only mentions.
    pub fn covered(&self) -> impl Iterator<Item = &Domain> {
        self.domains.iter().filter(|domain| domain.standing == Standing::Cooperation)
    }

    /// The commitment with the given identifier.
    pub fn commitment(&self, id: &Id) -> Option<&Commitment> {
        self.commitments.iter().find(|commitment| commitment.id == *id)
    }

    /// The name of the person, organisation or party with the given identifier: of whoever can speak or act.
    pub fn actor_name(&self, id: &Id) -> Option<&str> {
        let person = self.person(id).map(|person| &person.name);
        let organisation = || self.organisation(id).map(|organisation| &organisation.name);
        let party = || self.party(id).map(|party| &party.name);
        person.or_else(organisation).or_else(party).map(String::as_str)
    }
}
