//! Which clauses say what the parties do under the agreement: by subject, verb, denial and condition.

use dossier::Strength;

use super::{Candidate, Finder};
use crate::facts::clauses::Subject;
use crate::lexicon::Class;
use crate::lexicon::terms::Takes;
use crate::lexicon::verbs::verb;
use crate::mentions::EntityRef;
use crate::text::{BlockKind, Extent, Sentence, TokenKind, words};

/// What parties do to a thing that they bring into being.
const MADE: [&str; 9] =
    ["set", "established", "created", "founded", "formed", "built", "opened", "launched", "constructed"];

impl Finder<'_, '_> {
    /// Whether a clause says what the parties do under the agreement.
    pub(super) fn accepts(&self, sentence: &Sentence, candidate: &Candidate, subject: &Subject) -> bool {
        let text = &self.reading.text;
        // "The Parties shall cooperate in:": the items that follow say what they do.
        if self.is_open(sentence) && !self.lists_areas(sentence) || self.is_denied(sentence, candidate) {
            return false;
        }
        // "signed a memorandum, pledging to train engineers": the subject is that of the whole sentence.
        let shared = candidate.clause.subject == Subject::Shared;
        let participle = text.lower(candidate.cue.tokens.start).ends_with("ing");
        if shared
            && participle
            && candidate.takes == Takes::To
            && (self.parties_in(sentence) >= 2 || self.speaks_of_it(sentence))
        {
            return true;
        }
        let gerund = candidate.governed.is_some_and(|governed| text.verb(governed.token).gerund);
        if candidate.takes == Takes::Doing && candidate.strength == Strength::Hoped && !gerund {
            return false;
        }
        // "It was agreed that": by the parties.
        let agreed = candidate.takes == Takes::Matter
            && text.is(candidate.clause.start, "it")
            && (candidate.clause.start..candidate.cue.tokens.start).any(|at| text.is(at, "was") || text.is(at, "been"));
        if agreed {
            return true;
        }
        match candidate.takes {
            Takes::Oblige => {
                let it = candidate.clause.group == candidate.clause.start + 1 && text.is(sentence.tokens.start, "it")
                    || text.is(candidate.clause.group.saturating_sub(1), "it");
                return *subject == Subject::Agreement
                    || self.draft.about.names_it(sentence.index) && shared
                    || it && sentence.index > 0 && self.draft.about.names_it(sentence.index - 1)
                    || self.follows_agreement(sentence, candidate);
            }
            Takes::Charge => return *subject == Subject::Parties,
            _ => {}
        }
        if self.is_formal_step(sentence, candidate) {
            return false;
        }
        let Some(governed) = candidate.governed else {
            return self.takes_noun(&candidate.cue) && self.is_of_parties(sentence, subject);
        };
        let word = text.lower(governed.token);
        let item = text.block_of(sentence).kind == BlockKind::Item && (self.stem.is_some() || self.listed);
        let formal = self.draft.about.formal;
        let behind = sentence.index > 0 && self.draft.about.names_it(sentence.index - 1);
        // Points under a heading of a fact sheet are what was agreed.
        let point = text.block_of(sentence).kind == BlockKind::Item && text.block_of(sentence).heading.is_some();
        let close = item
            || point
            || text.is(candidate.cue.tokens.start, "shall")
            || formal
            || self.draft.about.is_text()
            || behind
            || self.speaks_of_it(sentence)
            || self.is_joint(candidate)
            || self.last.is_some_and(|last| sentence.index - last <= 1);
        // Three sentences on, a text about an agreement still tells what is in it.
        let near = close
            || (sentence.index.saturating_sub(3)..sentence.index).any(|before| self.draft.about.names_it(before))
            || self.last.is_some_and(|last| sentence.index - last <= 3);
        // "Ten instructors are to train the crews": so many whom the parties send.
        if close && matches!(subject, Subject::Person | Subject::Body(_)) && self.is_counted(candidate) {
            return true;
        }
        match subject {
            Subject::Agreement => {
                const BRINGS: &[&str] = &[
                    "see",
                    "eliminate",
                    "remove",
                    "cut",
                    "abolish",
                    "establish",
                    "phase",
                    "lift",
                    "scrap",
                    "lower",
                    "waive",
                    "require",
                    "oblige",
                    "commit",
                    "let",
                    "exempt",
                    "grant",
                    "allow",
                    "permit",
                    "give",
                    "cap",
                    "limit",
                    "reduce",
                    "halve",
                    "ban",
                    "prohibit",
                    "bar",
                    "restrict",
                    "impose",
                    "introduce",
                    "bind",
                    "guarantee",
                    "set",
                    "fund",
                    "finance",
                    "provide",
                    "simplify",
                    "liberalise",
                    "liberalize",
                    "harmonise",
                    "harmonize",
                ];
                candidate.takes == Takes::Matter || candidate.takes == Takes::Verb && BRINGS.contains(&word)
            }
            Subject::Parties | Subject::Countries(_) if candidate.takes == Takes::Matter => {
                self.is_of_parties(sentence, subject) && word != "for" && !self.names_following(governed.token)
            }
            Subject::Parties | Subject::Countries(_) => {
                let firm = candidate.strength <= Strength::Planned;
                // "Britain and Switzerland could be linked by train" is what may become of them.
                if governed.passive && candidate.strength == Strength::Hoped && !formal {
                    return false;
                }
                // "Russia could lift the suspension" is what somebody imagines.
                let imagined = ["could", "might"].iter().any(|word| text.is(candidate.cue.tokens.start, word));
                let single = matches!(subject, Subject::Countries(countries) if countries.len() == 1);
                if imagined && single && !shared && !formal && !self.draft.about.names_it(sentence.index) {
                    return false;
                }
                self.is_of_parties(sentence, subject)
                    && (firm || close || self.parties_in(sentence) >= 2 || *subject == Subject::Parties)
            }
            Subject::Body(_) => {
                let known = verb(word);
                // "The two justice ministries are to draw up lists": one of each party.
                (close || self.parties_in(sentence) >= 1 || near && self.is_both(candidate))
                    && (!known.formal || self.sets_up(governed.token) || word == "apply")
                    && (candidate.strength <= Strength::Intended || formal || item || point || self.is_both(candidate))
            }
            Subject::Thing if close && candidate.strength <= Strength::Planned && self.is_money(candidate) => true,
            Subject::Thing => {
                let known = text.verb(governed.token);
                let regular = word.ends_with("ed") && !text.has(governed.token, Class::Feeling);
                let done = governed.passive && (known.participle || regular || formal) && !known.formal;
                let act = candidate.strength == Strength::Binding
                    && !governed.negated
                    && !matches!(candidate.takes, Takes::Oblige | Takes::Charge)
                    && !known.effect
                    && !known.formal
                    && !["be", "have", "continue"].contains(&word);
                let is = text.is(candidate.cue.tokens.start, "are") || text.is(candidate.cue.tokens.start, "is");
                let named = text.is(governed.token.saturating_sub(1), "be") && !governed.passive;
                let listed = candidate.takes == Takes::To && close && is && !named && !self.is_reported(word);
                let told = done && !self.is_reported(word) || act || listed || item && (known.plain || known.either);
                // "The costs are to be borne by each side": of the parties, however far from the agreement's name.
                let of_both = || done && self.parties_in(sentence) >= 2 && !self.is_reported(word);
                candidate.strength <= Strength::Planned
                    && (close && told
                        || near && act
                        || near && self.is_ordered(candidate)
                        || near && self.is_of_it(candidate)
                        || of_both())
            }
            // "The partnership means that: – Aarhus Vand, a utility, will train operators": what is listed, the agreement lays down.
            Subject::Person
                if item
                    && self.listed
                    && candidate.strength <= Strength::Planned
                    && !self.names_person(candidate)
                    && !text.verb(governed.token).formal =>
            {
                true
            }
            // "Developers must set aside a fifth": what the text asks of anybody.
            Subject::Person
                if near
                    && !item
                    && candidate.strength == Strength::Binding
                    && !matches!(candidate.takes, Takes::Oblige | Takes::Charge)
                    && self.names_nobody(candidate) =>
            {
                true
            }
            Subject::Made => {
                let told = governed.passive || !self.is_effect(word);
                candidate.strength <= Strength::Planned && (close && told || near && self.is_ordered(candidate))
            }
            // "A joint company is to be set up in Bishkek"
            Subject::Person
                if governed.passive
                    && close
                    && candidate.strength <= Strength::Planned
                    && text.is_any(candidate.clause.start, words!["a", "an"])
                    && MADE.iter().any(|word| text.is(governed.token, word)) =>
            {
                true
            }
            // "Minister A and her counterpart B agreed that …": they agree for the parties.
            Subject::Person => {
                candidate.strength == Strength::Agreed
                    && (self.parties_in(sentence) >= 2 || self.people_before(sentence, candidate) >= 2)
            }
            Subject::Shared => false,
        }
    }

    /// Whether a thing is to do what somebody has to see to: "the lines are to run along the coast", "disputes will go to a panel".
    /// What it brings, and how things will turn out, is neither.
    fn is_ordered(&self, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        let Some(governed) = candidate.governed.filter(|governed| !governed.negated && !governed.passive) else {
            return false;
        };
        let known = text.verb(governed.token);
        let will = text.is_any(candidate.cue.tokens.start, words!["will", "is", "are"]);
        let able = text.is(governed.token.saturating_sub(1), "be") && text.is(governed.token, "able");
        // "The first ferry will …", "A single visa …": a thing by itself; talks, trade and prices take their own course.
        let course = (candidate.clause.start..candidate.clause.group).any(|at| text.has(at, Class::Course));
        let plain = (known.plain || known.either || text.has(governed.token, Class::Ordered)) && !known.formal;
        will && !course && (able || plain && (!known.effect || text.has(governed.token, Class::Ordered)))
    }

    /// Whether those whom a party owns are to do something: "in return its trawlers would land a tenth of their catch".
    fn is_of_it(&self, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        let Some(governed) = candidate.governed.filter(|governed| !governed.negated && !governed.passive) else {
            return false;
        };
        let known = text.verb(governed.token);
        let own = candidate.clause.group - candidate.clause.start <= 6
            && (candidate.clause.start..candidate.clause.group).any(|at| text.is_any(at, words!["its", "their"]));
        let many = text.word(candidate.clause.group.saturating_sub(1)).ends_with('s');
        let course = (candidate.clause.start..candidate.clause.group).any(|at| text.has(at, Class::Course));
        own && many && !course && (known.plain || known.either || known.mostly) && !known.formal && !known.effect
    }

    /// Whether a person is named as the subject of a clause, or in it.
    fn names_person(&self, candidate: &Candidate) -> bool {
        let phrase = self.reading.text.bytes(Extent::new(candidate.clause.start, candidate.clause.group));
        let mentions = self.reading.mentions_within(phrase);
        mentions.iter().any(|mention| matches!(mention.entity, EntityRef::Person(_)))
    }

    /// Whether nobody is named as the subject of a clause.
    fn names_nobody(&self, candidate: &Candidate) -> bool {
        let phrase = self.reading.text.bytes(Extent::new(candidate.clause.start, candidate.clause.group));
        let plural = candidate.clause.group.checked_sub(1).is_some_and(|at| self.reading.text.word(at).ends_with('s'));
        plural && self.reading.mentions_within(phrase).is_empty()
    }

    /// "shall constitute a joint group", and not "an integral part of this treaty".
    pub(super) fn sets_up(&self, verb: u32) -> bool {
        let text = &self.reading.text;
        text.is(verb, "constitute") && text.is_any(verb + 1, words!["a", "an"]) && !text.is(verb + 2, "integral")
    }

    /// Whether a subject is one that the parties have together: "a joint working group".
    pub(super) fn is_joint(&self, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        (candidate.clause.start..candidate.clause.group)
            .any(|at| text.is_any(at, words!["joint", "mixed", "bilateral"]))
    }

    /// Whether the subject of a clause is a sum of money: "a further 200 million will go to".
    fn is_money(&self, candidate: &Candidate) -> bool {
        const GOES: [&str; 5] = ["go", "flow", "come", "serve", "be"];
        let text = &self.reading.text;
        let (mut number, mut sum) = (false, false);
        for at in candidate.clause.start..candidate.clause.group {
            number |= text.tokens[at as usize].kind == TokenKind::Number;
            sum |= text.is_any(at, words!["million", "billion", "€", "$", "£", "euros", "dollars", "crore"]);
        }
        number
            && sum
            && candidate.governed.is_some_and(|governed| GOES.iter().any(|word| text.is(governed.token, word)))
    }

    /// Whether a clause says of so many people what they are to do: "Ten instructors are to", "200 nurses are to".
    pub(super) fn is_counted(&self, candidate: &Candidate) -> bool {
        const NUMBERS: &[&str] = &[
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty",
            "thirty", "forty", "fifty", "dozens", "hundreds",
        ];
        let text = &self.reading.text;
        let start = candidate.clause.start;
        let number = text.tokens.get(start as usize).is_some_and(|token| token.kind == TokenKind::Number)
            || NUMBERS.iter().any(|word| text.is(start, word));
        number && candidate.takes == Takes::To && text.is(candidate.cue.tokens.start, "are")
    }

    /// What something that has been set up brings, rather than does.
    fn is_effect(&self, word: &str) -> bool {
        verb(word).effect && !["provide", "support", "give", "cover", "include", "help"].contains(&word)
            || ["be", "become", "mean", "need", "require"].contains(&word)
    }

    /// The number of people named before a cue in its sentence, as far as two.
    fn people_before(&self, sentence: &Sentence, candidate: &Candidate) -> usize {
        let before = Extent::new(sentence.range.start, candidate.cue.range.start);
        let people = self.reading.mentions_within(before).iter().map(|mention| mention.entity);
        let mut seen: Vec<EntityRef> = Vec::new();
        for person in people.filter(|entity| matches!(entity, EntityRef::Person(_))) {
            if !seen.contains(&person) {
                seen.push(person);
            }
        }
        seen.len()
    }

    /// Whether a sentence tells what those think who look on: "Economists believe …", "…, analysts said".
    pub(super) fn is_forecast(&self, sentence: &Sentence, main: Option<&(Subject, Extent)>) -> bool {
        if !sentence.has(Class::Forecaster) {
            return false;
        }
        let text = &self.reading.text;
        let forecaster = |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.is(Class::Forecaster));
        let thinks = |at: u32| {
            let token = text.tokens.get(at as usize);
            token.is_some_and(|token| token.is(Class::Reporting))
                || text.is_any(
                    at,
                    words![
                        "expect", "expects", "think", "thinks", "fear", "fears", "doubt", "hope", "forecast",
                        "believe", "see",
                    ],
                )
        };
        let head = main.is_some_and(|(subject, phrase)| {
            !matches!(subject, Subject::Parties | Subject::Countries(_) | Subject::Agreement)
                && (phrase.start..phrase.end).any(forecaster)
                && (phrase.end..phrase.end + 3).any(thinks)
        });
        let end = sentence.tokens.end;
        let tail = end.saturating_sub(14).max(sentence.tokens.start);
        // "…, analysts said", "…, said Ada Byron, an analyst at …"
        let told = (tail..end).any(|at| {
            let behind = || (tail..at).any(|verb| thinks(verb) && text.is(verb.saturating_sub(1), ","));
            forecaster(at)
                && (text.is(at.saturating_sub(1), ",") && thinks(at + 1) || behind() || thinks(at.saturating_sub(1)))
        });
        head || told
    }

    /// Whether a sentence speaks of the agreement, or of its draft or text.
    pub(super) fn speaks_of_it(&self, sentence: &Sentence) -> bool {
        const WORDS: &[&str] =
            &["draft", "text", "document", "proposal", "letter", "programme", "memorandum", "plan", "instrument"];
        let text = &self.reading.text;
        let text_of_it =
            |at: u32| (text.is(at, "the") || text.is(at, "this")) && WORDS.iter().any(|word| text.is(at + 1, word));
        self.draft.about.names_it(sentence.index) || (sentence.tokens.start..sentence.tokens.end).any(text_of_it)
    }

    /// "agreed on the following".
    fn names_following(&self, token: u32) -> bool {
        let text = &self.reading.text;
        text.are(token, &["the", "following"]) || text.is(token, ":")
    }

    /// Whether a subject is two bodies or both: one of each party.
    fn is_both(&self, candidate: &Candidate) -> bool {
        let text = &self.reading.text;
        (candidate.clause.start..candidate.cue.tokens.start).any(|at| text.is_any(at, words!["two", "both", "either"]))
    }

    /// Passives of the agreement's own life or of its news.
    pub(super) fn is_reported(&self, participle: &str) -> bool {
        [
            "signed",
            "settled",
            "resolved",
            "ratified",
            "expected",
            "announced",
            "said",
            "needed",
            "required",
            "submitted",
            "finalised",
            "finalized",
            "seen",
            "published",
            "remembered",
            "known",
            "called",
            "considered",
            "deemed",
            "amended",
            "terminated",
            "renewed",
            "interpreted",
            "extended",
            "discussed",
            "presented",
            "followed",
            "welcomed",
            "felt",
            "tested",
            "affected",
            "bound",
            "replaced",
            "approved",
            "concluded",
            "watched",
            "registered",
            "governed",
        ]
        .contains(&participle)
    }

    fn parties_in(&self, sentence: &Sentence) -> usize {
        let mut seen: Vec<EntityRef> = Vec::new();
        for mention in self.reading.mentions_in(sentence) {
            if mention.entity == EntityRef::Parties {
                return 2;
            }
            if self.is_party(mention.entity) && !seen.contains(&mention.entity) {
                seen.push(mention.entity);
            }
        }
        seen.len()
    }

    pub(super) fn is_party(&self, entity: EntityRef) -> bool {
        matches!(entity, EntityRef::Country(_))
            && (self.draft.parties.is_empty()
                || self
                    .reading
                    .id_of(entity)
                    .is_some_and(|id| self.draft.parties.iter().any(|party| party.fact.id == *id)))
    }

    /// Whether a subject is made of parties, in a sentence that is not about another instrument alone.
    fn is_of_parties(&self, sentence: &Sentence, subject: &Subject) -> bool {
        let other = self.draft.about.others_in(sentence.index).any(|mention| mention.other);
        match subject {
            Subject::Parties => !other || self.draft.about.names_it(sentence.index) || self.draft.about.formal,
            Subject::Countries(countries) => countries.iter().all(|country| self.is_party(*country)),
            _ => false,
        }
    }

    /// Whether the agreement stands before a cue that says whom it obliges: "The agreement, which …, obliges Ethiopia to …".
    fn follows_agreement(&self, sentence: &Sentence, candidate: &Candidate) -> bool {
        let mut mentions = self.draft.about.main_in(sentence.index);
        mentions.any(|mention| mention.head.end <= candidate.cue.tokens.start)
    }
}
