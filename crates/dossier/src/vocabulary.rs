//! The words of the data contract: every enumeration whose values stand in the published JSON.

use serde::{Deserialize, Serialize};

/// Defines an enumeration whose values are words of the data contract, with the list of all and the word of each.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word of the data contract.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of a word of the data contract.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// The version of the data contract.
    Format {
        /// The first.
        V1 = "accord-dossier/1",
    }
}

words! {
    /// What kind of instrument an agreement is: the most specific that the text names for it.
    Instrument {
        /// A treaty.
        Treaty = "treaty",
        /// A convention.
        Convention = "convention",
        /// A protocol.
        Protocol = "protocol",
        /// An agreement, accord or pact.
        Agreement = "agreement",
        /// A memorandum of understanding.
        MemorandumOfUnderstanding = "memorandum-of-understanding",
        /// A memorandum of cooperation.
        MemorandumOfCooperation = "memorandum-of-cooperation",
        /// An arrangement.
        Arrangement = "arrangement",
        /// A framework.
        Framework = "framework",
        /// A joint declaration.
        JointDeclaration = "joint-declaration",
        /// A joint statement.
        JointStatement = "joint-statement",
        /// A letter of intent.
        LetterOfIntent = "letter-of-intent",
        /// A charter.
        Charter = "charter",
        /// A deal.
        Deal = "deal",
    }
}

words! {
    /// How far an agreement has come, as of the text.
    Status {
        /// Somebody has put it forward.
        Proposed = "proposed",
        /// It is being negotiated.
        Negotiating = "negotiating",
        /// Its signing is announced.
        ToBeSigned = "to-be-signed",
        /// It is signed.
        Signed = "signed",
        /// It has entered into force.
        InForce = "in-force",
        /// It is suspended.
        Suspended = "suspended",
        /// It has ended.
        Ended = "ended",
    }
}

words! {
    /// How firm a commitment is, the firmest first.
    Strength {
        /// Shall, must, undertakes.
        Binding = "binding",
        /// Agreed to, committed to.
        Agreed = "agreed",
        /// Will, is to.
        Planned = "planned",
        /// Intends, aims, plans, seeks.
        Intended = "intended",
        /// Hopes, may, could.
        Hoped = "hoped",
    }
}

words! {
    /// How a text gives what somebody said.
    QuotationKind {
        /// A full quoted sentence or more.
        Direct = "direct",
        /// Quoted words inside a sentence.
        Partial = "partial",
        /// Reported speech without quotation marks.
        Indirect = "indirect",
    }
}

words! {
    /// Whether the agreement covers a domain.
    Standing {
        /// The text says that the agreement covers it.
        Cooperation = "cooperation",
        /// The text mentions it, but does not say that the agreement covers it.
        Context = "context",
    }
}

words! {
    /// What readers look for in an agreement, and texts often leave out.
    Topic {
        /// Who pays how much.
        Funding = "funding",
        /// How long it lasts.
        Duration = "duration",
        /// Whether it binds in law.
        LegalForce = "legal-force",
        /// When it enters into force.
        EntryIntoForce = "entry-into-force",
        /// How it can be ended.
        Termination = "termination",
        /// How disputes are settled.
        DisputeSettlement = "dispute-settlement",
        /// Which body carries it out.
        ImplementingBody = "implementing-body",
    }
}

words! {
    /// What a curator's reference knowledge gives.
    ReferenceProperty {
        /// The name in the bearer's own script.
        NativeName = "native-name",
        /// Another name.
        Alias = "alias",
        /// A link to a record of an authority file.
        AuthorityRecord = "authority-record",
        /// A headline for the source, or a name for the dossier, that the text itself does not give.
        Headline = "headline",
        /// Who published the source, where the text itself does not say.
        Publisher = "publisher",
        /// The day on which the source was published, where the text itself does not say.
        Published = "published",
        /// The address where the source was published.
        SourceAddress = "source-address",
        /// Anything else worth knowing.
        Note = "note",
    }
}

words! {
    /// What a curator did to a fact that the rules had found, or had not.
    Change {
        /// Added a fact that the rules had missed.
        Added = "added",
        /// Corrected a fact.
        Corrected = "corrected",
        /// Dropped a fact that the rules had found wrongly.
        Dropped = "dropped",
    }
}
