//! The classes of words, each with a list in the lexicon, and sets of them.

/// Defines the classes of words: each with the key of its list in `lexicon/words.toml`.
macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $key:literal,)+) => {
        /// A class of words. A word may be of several.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Class { $($(#[$doc])* $class,)+ }

        impl Class {
            /// Every class, with the key of its list.
            pub(super) const ALL: &[(Class, &'static str)] = &[$((Class::$class, $key),)+];
        }
    };
}

classes! {
    /// A month, or its abbreviation.
    Month = "month",
    /// A month, written out.
    FullMonth = "full-month",
    /// A day of the week, or its abbreviation.
    Weekday = "weekday",
    /// A word that dates are made with, or that is one: `today`, `month`, `ago`.
    DateWord = "date-word",
    /// An irregular verb in the past tense: `met`, `held`.
    PastVerb = "past-verb",
    /// `is`, `has`, `will`, `may`.
    Auxiliary = "auxiliary",
    /// A verb that reports speech, in any form: `said`, `added`.
    Reporting = "reporting",
    /// Such a verb that can introduce a clause without `that`: `said`, `announced`.
    Telling = "telling",
    /// One of them whose object is who listens: `told`, `assured`.
    Informing = "informing",
    /// One that says what somebody takes something for: `called`.
    Judging = "judging",
    /// One that says that something is not so: `denied`.
    Denying = "denying",
    /// One by which those who write a document put something on record in it: `recalled`, `noted`.
    Recording = "recording",
    /// What else a speaker does while speaking: `citing`.
    Aside = "aside",
    /// A noun for what somebody thinks or says: `hope`, `view`.
    Thought = "thought",
    /// Sure of something, or not: `confident`.
    Convinced = "convinced",
    /// A verb that declares a will: `expressed their intention`.
    Declaring = "declaring",
    /// `he`, `she`, `they`, `it`.
    Pronoun = "pronoun",
    /// A word by which a noun phrase means the parties together: `sides`, `governments`.
    PartyWord = "party-word",
    /// Those who carry out an agreement: `committee`, `ministries`.
    PublicBody = "public-body",
    /// What parties set up and what then acts by itself: `fund`, `programme`.
    MadeThing = "made-thing",
    /// Those who act for themselves: `companies`, `farmers`.
    Private = "private",
    /// Those who say what they think will come: `analysts`.
    Forecaster = "forecaster",
    /// `the`, `a`, `this`, `its`.
    Determiner = "determiner",
    /// `of`, `in`, `between`.
    Preposition = "preposition",
    /// `and`, `or`, `but`.
    Conjunction = "conjunction",
    /// An abbreviation that may end a sentence: `Inc.`, `etc.`
    Abbreviation = "abbreviation",
    /// An abbreviation that stands before a name: `Dr.`
    TitleAbbreviation = "title-abbreviation",
    /// An abbreviation that stands before a number: `No.`
    NumberAbbreviation = "number-abbreviation",
    /// An abbreviation that never ends a sentence: `e.g.`
    InnerAbbreviation = "inner-abbreviation",
    /// A word that, with a capital, is likelier to begin a sentence than to be part of a name.
    Opener = "opener",
    /// The head of an office: `minister`, `CEO`.
    Office = "office",
    /// What somebody does or is, without an office: `critic`, `brother`.
    Occupation = "occupation",
    /// What stands before it: `prime`, `deputy`.
    OfficeModifier = "office-modifier",
    /// A field of policy: `trade`, `affairs`.
    Subject = "subject",
    /// The head of the name of a government's body: `ministry`.
    Ministry = "ministry",
    /// The head of the name of another organisation: `institute`, `bank`.
    Body = "body",
    /// What often ends the name of a company, and much else: `energy`.
    Trade = "trade",
    /// What ends the name of a company: `Inc.`.
    CompanySuffix = "company-suffix",
    /// A capitalised word that names a thing or a place: `treaty`, `river`.
    Thing = "thing",
    /// `Mr.`, `Dr.`.
    Honorific = "honorific",
    /// A word in small letters inside a name: `van`, `bin`.
    Particle = "particle",
    /// What ends a name: `Jr.`.
    NameSuffix = "name-suffix",
    /// What stands behind a name for an office or a degree: `MP`, `PhD`.
    PostNominal = "post-nominal",
    /// A family name that stands first.
    FamilyFirst = "family-first",
    /// A given name.
    GivenName = "given-name",
    /// A word that is part of no name at the head of a sentence, where all words have a capital.
    NoName = "no-name",
    /// What only firms have: `shares`, `fleet`.
    FirmNoun = "firm-noun",
    /// What somebody has in a firm or does with it: `stake`, `takeover`.
    Holding = "holding",
    /// What only firms do: `employs`.
    FirmVerb = "firm-verb",
    /// By which a body speaks: `spokesperson`, `statement`.
    Voice = "voice",
    /// What an organisation is called in small letters: `chipmaker`, `union`, `think-tank`.
    BodyNoun = "body-noun",
    /// Letters that name no body: `AI`, `GDP`.
    NoBody = "no-body",
    /// A verb for signing: `sign`, `inks`.
    Sign = "sign",
    /// The same of what is done: `signed`.
    Signed = "signed",
    /// The same as a noun or a participle: `signing`, `signature`.
    Signing = "signing",
    /// A verb by which something is agreed without being signed: `reached`, `initialled`.
    Settling = "settling",
    /// One of them that settles what stands right behind it: `renewed their framework`.
    Sealing = "sealing",
    /// A verb by which declarations and partnerships come to be: `adopted`, `launched`.
    Adopting = "adopting",
    /// By what somebody comes to the place of signing: `flew to Lima to sign`.
    Coming = "coming",
    /// What those are who put their names under an agreement that is not theirs: `witness`.
    Witness = "witness",
    /// What an agreement is written on: `document`.
    Paper = "paper",
    /// A word that stands for the agreement where the sentence before has named it: `it`, `the text`.
    StandIn = "stand-in",
    /// What may stand with a verb: `will`, `also`.
    VerbGroup = "verb-group",
    /// A word that denies or doubts what follows: `refused`.
    Doubting = "doubting",
    /// A verb of wishing: `hopes`.
    Wishing = "wishing",
    /// Talks about an agreement that is not settled: `negotiations`.
    Talks = "talks",
    /// A word by which an agreement is being negotiated: `haggling`.
    Negotiating = "negotiating",
    /// A word by which an agreement is proposed: `floated`.
    Proposing = "proposing",
    /// That the text is settled: `concluded`.
    Concluded = "concluded",
    /// What is settled then: `wording`.
    Draft = "draft",
    /// `initialled`.
    Initialling = "initialling",
    /// `suspended`.
    Suspended = "suspended",
    /// The same while it is being done: `suspending`.
    Suspending = "suspending",
    /// The same in a headline: `suspends`.
    Suspends = "suspends",
    /// `terminated`, `withdrew`.
    Ended = "ended",
    /// The same while it is being done: `withdrawing`.
    Ending = "ending",
    /// The same in a headline: `ends`.
    Ends = "ends",
    /// A verb that ends an agreement with `out` or `up` behind it: `pulled out`.
    LeavingBy = "leaving-by",
    /// A word that says that such an end has not come: `may`, `until`.
    Unsure = "unsure",
    /// What becomes of an agreement beside its signing: `negotiate`, `scrapped`, `extension`.
    Handling = "handling",
    /// What stands behind the names of those who make an agreement: `agreed`, `will`.
    Making = "making",
    /// A word that brings in people who do not sign: `presence`, `flanked`.
    Onlooker = "onlooker",
    /// A word that begins another clause: `while`, `which`.
    OtherClause = "other-clause",
    /// A word that says of those before a verb that they are not its subject.
    NoSubject = "no-subject",
    /// What stands before `to` and a verb that is to come: `expected`, `poised`.
    ToCome = "to-come",
    /// What may stand before a name beside offices and states: `counterpart`, `visiting`.
    NameLead = "name-lead",
    /// A word on which a person hangs who is no subject: `with`, `replaced`.
    Governing = "governing",
    /// What `signed` and `by` may have between them: `jointly`, `ceremony`.
    TimeOfSigning = "time-of-signing",
    /// A verb of amounts: `rose`.
    Amounting = "amounting",
    /// A verb that gives an amount where one follows: `exported`.
    Trading = "trading",
    /// A verb of speech that is a deed as well: `pledged`.
    SpokenDeed = "spoken-deed",
    /// A verb by which something is made known: `announced`.
    Announcing = "announcing",
    /// A word behind which another clause starts: `which`.
    ClauseStart = "clause-start",
    /// A word that, behind a comma, ends a clause: `although`.
    ClauseEnd = "clause-end",
    /// A noun for what takes place on a day or in a year: `summit`.
    Gathering = "gathering",
    /// A noun for a deed that a date may stand behind: `signature`.
    Deed = "deed",
    /// A word by which money is given: `contributes`.
    Giving = "giving",
    /// The name of a currency: `euros`.
    Currency = "currency",
    /// A verb of lasting: `runs`.
    Lasting = "lasting",
    /// What marks a body as one that the parties set up: `steering`.
    JointKind = "joint-kind",
    /// The head of its name: `committee`.
    JointBody = "joint-body",
    /// What such a body does: `oversees`.
    Overseeing = "overseeing",
    /// A verb by which a party ends an agreement: `denounce`.
    Leaving = "leaving",
    /// What an agreement with legal force creates: `obligations`.
    Right = "right",
    /// A verb by which it does: `creates`.
    Creating = "creating",
    /// What takes its own course: `talks`, `trade`.
    Course = "course",
    /// What stands in the names of public bodies: `Ministry`, `Steering`.
    Official = "official",
    /// Those by whose vote a state is bound: `senate`.
    Voting = "voting",
    /// How somebody feels, in the form of a participle: `pleased`.
    Feeling = "feeling",
    /// What a thing does because somebody sees to it: `run`, `open`.
    Ordered = "ordered",
    /// What goes on with the name of a field: `energy sector`.
    FieldNoun = "field-noun",
    /// What stands before the name of a field: `in trade`.
    FieldLead = "field-lead",
    /// Behind which a preposition says what it is on: `cooperation in`.
    OnNoun = "on-noun",
    /// An office or a body that has a field in its name: `health minister`.
    FieldOffice = "field-office",
    /// A verb by which an agreement covers something: `spans`.
    Covering = "covering",
    /// What parties do together: `collaborate`, `exchanges`.
    Cooperating = "cooperating",
    /// A part of an agreement: `pillar`.
    AgreementPart = "agreement-part",
    /// A dispute: `quarrel`.
    Dispute = "dispute",
    /// What is done with a dispute: `settle`.
    Resolving = "resolving",
    /// Waters, in which nothing is signed: `strait`.
    Water = "water",
    /// Those who come from a state and act for it: `negotiators`.
    Envoy = "envoy",
    /// A word behind which the name of a state is a place: `in`.
    Placing = "placing",
    /// What lies between two states: `border`.
    Frontier = "frontier",
    /// Where in a town something is: `central`.
    PartOfTown = "part-of-town",
    /// A house in which somebody signs: `palace`.
    House = "house",
    /// A word behind which `of` leads to no place: `presence`.
    NoPlace = "no-place",
    /// At what agreements are signed: `visit`.
    Meeting = "meeting",
    /// A word that says that an instrument is another one: `previous`.
    Another = "another",
    /// What a turn of phrase for signing starts with: `put`, `who`.
    SigningTurn = "signing-turn",
    /// Who makes agreements and is no state: `company`, `league`.
    NoState = "no-state",
    /// What is said of games: `coach`.
    Sport = "sport",
    /// A word in the names of newspapers, agencies and the like: `courier`.
    Newspaper = "newspaper",
}

/// The classes of a word, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes([u32; PARTS]);

/// How many times 32 classes there are.
const PARTS: usize = Class::ALL.len().div_ceil(32);

/// Some classes as a set, made when the parser is compiled: `scene.is_of(at, class_set![Office, Subject])`.
macro_rules! class_set {
    ($($class:ident),+ $(,)?) => {
        const { $crate::lexicon::Classes::of(&[$($crate::lexicon::Class::$class),+]) }
    };
}
pub(crate) use class_set;

impl Classes {
    /// The set of some classes.
    pub(crate) const fn of(list: &[Class]) -> Self {
        let (mut set, mut at) = ([0; PARTS], 0);
        while at < list.len() {
            let class = list[at] as usize;
            set[class >> 5] |= 1 << (class & 31);
            at += 1;
        }
        Self(set)
    }

    /// Whether a class is in both sets.
    pub(crate) fn meet(self, others: Self) -> bool {
        self.0.iter().zip(others.0).fold(0, |both, (own, other)| both | own & other) != 0
    }

    /// Whether the class is in the set.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0[class as usize >> 5] & 1 << (class as u32 & 31) != 0
    }

    /// Adds the classes of another set.
    pub(crate) fn add_all(&mut self, others: Self) {
        self.0.iter_mut().zip(others.0).for_each(|(own, other)| *own |= other);
    }

    pub(super) fn add(&mut self, class: Class) {
        self.0[class as usize >> 5] |= 1 << (class as u32 & 31);
    }
}
