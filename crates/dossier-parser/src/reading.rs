//! All that is known of a text before facts are looked for: what every rule in `facts/` gets.

use diagnostics::Diagnostic;
use dossier::{Date, Evidence, Id, Span};

use crate::dates::{self, DateMention};
use crate::lexicon::terms::{self, Hit};
use crate::mentions::{self, Entities, EntityRef, Mention};
use crate::text::{Extent, Places, Sentence, Text};

/// A text, read: its parts, its dates, and who is mentioned in it.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    pub(crate) text: Text<'t>,
    /// The dates, in the order of the text.
    pub(crate) dates: Vec<DateMention>,
    /// The text's own date, where it has one.
    pub(crate) published: Option<Date>,
    pub(crate) entities: Entities,
    /// Who is mentioned, in the order of the text.
    pub(crate) mentions: Vec<Mention>,
    /// The terms of the lexicon that stand in it, in the order of the text.
    pub(crate) terms: Vec<Hit>,
    /// Where dates, mentions and terms stand.
    date_places: Places,
    mention_places: Places,
    term_places: Places,
}

impl<'t> Reading<'t> {
    /// Reads a text.
    pub(crate) fn of(raw: &'t str, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let text = Text::read(raw, diagnostics);
        let (dates, published) = dates::find(&text);
        let (entities, mentions) = mentions::find(&text);
        let terms = terms::find(&text);
        let date_places = Places::of(dates.iter().map(|date| date.range.start));
        let mention_places = Places::of(mentions.iter().map(|mention| mention.range.start));
        let term_places = Places::of(terms.iter().map(|hit| hit.range.start));
        Self { text, dates, published, entities, mentions, terms, date_places, mention_places, term_places }
    }

    /// The words of a range of bytes inside one sentence, as a span of the source. None where the range is empty,
    /// starts in no sentence, or cuts a character.
    pub(crate) fn span(&self, bytes: Extent) -> Option<Span> {
        let sentence = self.text.sentence_at(bytes.start)?;
        let range = Extent::new(bytes.start, bytes.end.min(sentence.range.end));
        Span::of(self.text.raw, sentence.id(), range.range()).ok()
    }

    /// The words of a range of bytes as evidence: a span for each sentence that it reaches into.
    pub(crate) fn evidence(&self, bytes: Extent) -> Option<Evidence> {
        let first = self.text.sentence_from(bytes.start);
        let spans = self.text.sentences[first..]
            .iter()
            .take_while(|sentence| sentence.range.start < bytes.end)
            .filter_map(|sentence| {
                let start = bytes.start.max(sentence.range.start);
                let end = bytes.end.min(sentence.range.end);
                Span::of(self.text.raw, sentence.id(), start as usize..end as usize).ok()
            })
            .collect::<Vec<_>>();
        Evidence::try_from(spans).ok()
    }

    /// The mentions in a sentence, in order.
    pub(crate) fn mentions_in(&self, sentence: &Sentence) -> &[Mention] {
        self.mentions_within(sentence.range)
    }

    /// The mentions that start in a range of bytes, in order.
    pub(crate) fn mentions_within(&self, bytes: Extent) -> &[Mention] {
        let place = |byte| self.mention_places.before(&self.mentions, byte, |mention| mention.range.start);
        &self.mentions[place(bytes.start)..place(bytes.end).max(place(bytes.start))]
    }

    /// The dates in a sentence, in order.
    pub(crate) fn dates_in(&self, sentence: &Sentence) -> &[DateMention] {
        let place = |byte| self.date_places.before(&self.dates, byte, |date| date.range.start);
        &self.dates[place(sentence.range.start)..place(sentence.range.end)]
    }

    /// The terms that start in a range of bytes, in order.
    pub(crate) fn terms_within(&self, bytes: Extent) -> &[Hit] {
        let place = |byte| self.term_places.before(&self.terms, byte, |hit| hit.range.start);
        &self.terms[place(bytes.start)..place(bytes.end).max(place(bytes.start))]
    }

    /// The identifier of somebody; none for the parties together, who are several.
    pub(crate) fn id_of(&self, entity: EntityRef) -> Option<&Id> {
        match entity {
            EntityRef::Country(place) => self.entities.countries.get(place as usize).map(|country| &country.id),
            EntityRef::Organisation(place) => self.entities.organisations.get(place as usize).map(|body| &body.id),
            EntityRef::Person(place) => self.entities.people.get(place as usize).map(|person| &person.id),
            EntityRef::Parties => None,
        }
    }

    /// The place of the country with an identifier.
    pub(crate) fn country_of_id(&self, id: &Id) -> Option<u32> {
        self.entities.countries.iter().position(|country| country.id == *id).map(|place| place as u32)
    }

    /// The words of a range of bytes with each run of white space as one space: for names, which may be broken by a line's end.
    pub(crate) fn plain(&self, bytes: Extent) -> String {
        self.text.slice(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
