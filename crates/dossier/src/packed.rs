//! Reading what was packed for a page: a dossier, or what a worker says, in postcard's form.
//!
//! Natively serde reads this as well as anything. In the readers' module its code for these types is five times as large
//! as all of this, since it provides for formats that name, leave out and mix fields; here they come one after the other.

use crate::model::{
    Agreement, Claim, Commitment, Curation, DateClaim, Domain, Dossier, Event, Organisation, Paragraph, Party, Person,
    Quotation, Reference, Related, Role, Sentence, Signatory, Silence, Source,
};
use crate::vocabulary::{
    Change, Format, Instrument, QuotationKind, ReferenceProperty, Standing, Status, Strength, Topic,
};
use crate::{Date, DateSpan, Evidence, FactKind, Id, Precision, SentenceId, Span, Voice};

/// Reads something; none if the bytes are not just that.
pub fn unpack<T: Unpack>(bytes: &[u8]) -> Option<T> {
    let mut packed = Packed { rest: bytes, sound: true };
    let read = T::unpack(&mut packed);
    (packed.sound && packed.rest.is_empty()).then_some(read)
}

/// Bytes that are being read. After the first that do not fit, what is read is of no use, and the outcome is none.
#[derive(Debug)]
pub struct Packed<'b> {
    rest: &'b [u8],
    sound: bool,
}

impl<'b> Packed<'b> {
    /// A number, seven bits a byte.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let mut number = 0;
        for place in 0..5 {
            let Some((first, rest)) = self.rest.split_first() else { break };
            self.rest = rest;
            number |= u32::from(first & 127) << (7 * place);
            if *first < if place < 4 { 128 } else { 16 } {
                return number;
            }
        }
        self.fail();
        0
    }

    /// A text, after its length.
    #[inline(never)]
    pub fn text(&mut self) -> &'b str {
        let length = self.number() as usize;
        let text = self.rest.split_at_checked(length).and_then(|(text, rest)| {
            self.rest = rest;
            str::from_utf8(text).ok()
        });
        text.unwrap_or_else(|| {
            self.fail();
            ""
        })
    }

    /// Which of several things comes.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let found = all.get(self.number() as usize).copied();
        if found.is_none() {
            self.fail();
        }
        found
    }

    /// The bytes do not fit.
    pub fn fail(&mut self) {
        self.sound = false;
        self.rest = &[];
    }
}

/// What can be read from its packed form. Where the bytes do not fit, anything may come out.
pub trait Unpack: Sized {
    /// Reads one.
    fn unpack(packed: &mut Packed<'_>) -> Self;
}

impl Unpack for bool {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        packed.one_of(&[false, true]).unwrap_or_default()
    }
}

impl Unpack for u32 {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        packed.number()
    }
}

impl Unpack for usize {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        packed.number() as Self
    }
}

impl Unpack for String {
    #[inline(never)]
    fn unpack(packed: &mut Packed<'_>) -> Self {
        packed.text().to_owned()
    }
}

impl Unpack for Id {
    #[inline(never)]
    fn unpack(packed: &mut Packed<'_>) -> Self {
        packed.text().into()
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        bool::unpack(packed).then(|| T::unpack(packed))
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    #[inline(never)]
    fn unpack(packed: &mut Packed<'_>) -> Self {
        let mut list = Self::new();
        for _ in 0..packed.number() {
            if !packed.sound {
                break;
            }
            list.push(T::unpack(packed));
        }
        list
    }
}

impl<T: Unpack> Unpack for std::ops::Range<T> {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        T::unpack(packed)..T::unpack(packed)
    }
}

impl<A: Unpack, B: Unpack> Unpack for (A, B) {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        (A::unpack(packed), B::unpack(packed))
    }
}

impl<A: Unpack, B: Unpack, C: Unpack> Unpack for (A, B, C) {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        (A::unpack(packed), B::unpack(packed), C::unpack(packed))
    }
}

impl Unpack for SentenceId {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        packed.text().parse().unwrap_or_else(|_| {
            packed.fail();
            Self::new(0)
        })
    }
}

impl Unpack for Date {
    #[inline(never)]
    fn unpack(packed: &mut Packed<'_>) -> Self {
        packed.text().parse().unwrap_or_else(|_| {
            packed.fail();
            Self::FIRST
        })
    }
}

impl Unpack for Span {
    #[inline(never)]
    fn unpack(packed: &mut Packed<'_>) -> Self {
        let (sentence, start, end) = <(SentenceId, u32, u32)>::unpack(packed);
        let quote = packed.text();
        if start >= end || (end - start) as usize != quote.len() {
            packed.fail();
        }
        Self::packed(sentence, start, end, quote)
    }
}

impl Unpack for Evidence {
    #[inline(never)]
    fn unpack(packed: &mut Packed<'_>) -> Self {
        let spans = Vec::unpack(packed);
        if spans.is_empty() {
            packed.fail();
        }
        Self::packed(spans)
    }
}

impl Unpack for Voice {
    #[inline(never)]
    fn unpack(packed: &mut Packed<'_>) -> Self {
        match (bool::unpack(packed), Option::unpack(packed)) {
            (false, _) => Self::Reporter,
            (true, speaker) => Self::Attributed { speaker },
        }
    }
}

impl Unpack for Silence {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        let (topic, stated) = <(Topic, bool)>::unpack(packed);
        let spans: Vec<Span> = Vec::unpack(packed);
        if stated == spans.is_empty() {
            packed.fail();
        }
        Self { topic, stated: stated.then(|| Evidence::packed(spans)) }
    }
}

/// Structures, field by field in their order.
macro_rules! structures {
    ($($type:ident $(<$value:ident>)? { $($field:ident),+ })+) => {
        $(
            impl $(<$value: Unpack>)? Unpack for $type $(<$value>)? {
                fn unpack(packed: &mut Packed<'_>) -> Self {
                    $(let $field = Unpack::unpack(packed);)+
                    Self { $($field),+ }
                }
            }
        )+
    };
}

structures! {
    Dossier {
        format, slug, source, agreement, parties, organisations, people, signatories, domains, commitments, quotations,
        events, related, silences, references, curation
    }
    Source { id, sha256, language, published, publisher, headline, paragraphs }
    Paragraph { id, sentences }
    Sentence { id, start, end, text }
    Claim<T> { value, voice, evidence }
    DateClaim { value, end, precision, voice, evidence }
    Agreement { name, instrument, status, signing_date, venue, occasion, aims }
    Party { id, name, code, aliases, evidence }
    Organisation { id, name, aliases, party, evidence }
    Person { id, name, aliases, roles, evidence }
    Role { title, organisation, party, evidence }
    Signatory { person, party, role, evidence }
    Domain { id, name, standing, evidence, commitments }
    Commitment { id, text, strength, cue, actors, domains, voice, evidence }
    Quotation { id, kind, text, speaker, cue, evidence }
    Event { id, date, text, participants, evidence }
    DateSpan { start, end, precision }
    Related { id, name, parties, evidence }
    Reference { subject, property, value, language, source }
    Curation { fact, change, was, reason }
}

/// Enumerations, by the place of the value.
macro_rules! enumerations {
    ($($type:ident: $all:expr;)+) => {
        $(
            impl Unpack for $type {
                fn unpack(packed: &mut Packed<'_>) -> Self {
                    packed.one_of($all).unwrap_or($all[0])
                }
            }
        )+
    };
}

enumerations! {
    Change: Change::ALL;
    FactKind: &FactKind::ALL;
    Format: Format::ALL;
    Instrument: Instrument::ALL;
    Precision: &[Precision::Day, Precision::Month, Precision::Year];
    QuotationKind: QuotationKind::ALL;
    ReferenceProperty: ReferenceProperty::ALL;
    Standing: Standing::ALL;
    Status: Status::ALL;
    Strength: Strength::ALL;
    Topic: Topic::ALL;
}
