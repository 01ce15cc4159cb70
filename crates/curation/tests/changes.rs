//! Each kind of change that a curator's file can make, on the dossier of `tests/text.txt`.

#![allow(clippy::unwrap_used)]

use dossier::{
    Change, Dossier, Instrument, Precision, QuotationKind, ReferenceProperty, Standing, Status, Strength, Topic, Voice,
};

const TEXT: &str = include_str!("text.txt");

fn plain() -> Dossier {
    dossier_parser::parse("text", TEXT.as_bytes()).dossier
}

/// The dossier with a file applied, proved against its text.
fn changed(file: &str) -> Dossier {
    let curated = curation::apply(plain(), TEXT, file.as_bytes());
    let curated =
        curated.unwrap_or_else(|errors| panic!("{}", diagnostics::render_all(&errors, "text.toml", file.as_bytes())));
    assert_eq!(curated.dossier.verify(TEXT), []);
    curated.dossier
}

/// What was done, in short: `quotation:q3 added`, with what was there before and why.
fn record(dossier: &Dossier) -> Vec<String> {
    let told = dossier.curation.iter().map(|entry| {
        let more = entry.was.iter().chain(&entry.reason).map(|more| format!(" | {more}")).collect::<String>();
        format!("{} {}{more}", entry.fact, entry.change.word())
    });
    told.collect()
}

#[test]
fn a_file_without_entries_changes_nothing() {
    assert_eq!(changed("# Nothing yet.\n"), plain());
}

#[test]
fn a_missed_quotation_is_added_with_its_marks_its_cue_and_a_number_by_its_place() {
    let dossier = changed(
        r#"
        [[drop.quotation]]
        words = "a first step"

        [[add.quotation]]
        words = "a first step"
        kind = "partial"
        speaker = "José Ñuñoz"
        cue = "called"
        "#,
    );
    let quotation = &dossier.quotations[1];
    assert_eq!((quotation.id.as_str(), quotation.text.as_str()), ("q2", "a first step"));
    assert_eq!(quotation.kind, QuotationKind::Partial);
    assert_eq!(quotation.speaker.as_ref().unwrap(), &"jose-nunoz");
    let quotes: Vec<_> = quotation.evidence.spans().iter().map(dossier::Span::quote).collect();
    assert_eq!(quotes, ["\"a first step\"", "called"]);
    assert_eq!(record(&dossier), ["quotation:q2 dropped | a first step", "quotation:q2 added"]);
}

#[test]
fn words_that_stand_twice_are_told_apart_by_sentence_or_by_words_around_them() {
    for place in ["s9", "the ministry will publish catch data"] {
        let dossier = changed(&format!("[[add.aim]]\nwords = \"catch data\"\nin = \"{place}\""));
        let aim = &dossier.agreement.aims[0];
        assert_eq!((aim.value.as_str(), aim.evidence.first().sentence().place()), ("catch data", 9));
    }
}

#[test]
fn words_may_be_broken_by_a_line_s_end_in_the_text() {
    let dossier = changed(
        r#"
        [[correct.commitment]]
        words = "Norway and Chile will jointly map the seabed"
        new-words = "jointly map the seabed"
        strength = "intended"
        cue = "will"
        actors = ["Norway", "José Ñuñoz"]
        domains = ["Basic research"]
        voice = "Ministry of Trade"
        why = "The text plans no more than that."
        "#,
    );
    let commitment = &dossier.commitments[1];
    assert_eq!((commitment.text.as_str(), commitment.cue.quote()), ("jointly map the seabed", "will"));
    assert_eq!(commitment.strength, Strength::Intended);
    assert_eq!(commitment.voice, Voice::Attributed { speaker: Some("ministry-of-trade".into()) });
    assert!(dossier.domains[0].commitments.contains(&"c2".into()));
    let [record] = &record(&dossier)[..] else { panic!() };
    assert!(record.starts_with("commitment:c2 corrected | actors: norway, chile; domains: none; "), "{record}");
    assert!(record.ends_with("strength: planned; text: Norway and Chile will jointly map the seabed; voice: reporter | The text plans no more than that."), "{record}");
}

#[test]
fn what_is_added_before_others_moves_their_numbers() {
    let file =
        "[[add.commitment]]\nwords = \"signed the Ocean Science Agreement\"\nstrength = \"agreed\"\ncue = \"signed\"";
    let curated = curation::apply(plain(), TEXT, file.as_bytes()).unwrap();
    assert_eq!(curated.dossier.commitments[0].text, "signed the Ocean Science Agreement");
    assert_eq!(curated.dossier.commitments[1].text, plain().commitments[0].text);
    assert!(curated.moved.contains(&("commitment:c1".to_owned(), "commitment:c2".to_owned())));
    assert_eq!(record(&curated.dossier), ["commitment:c1 added"]);
}

#[test]
fn people_get_names_offices_and_signatures() {
    let dossier = changed(
        r#"
        [[correct.person]]
        person = "Kim Min-ji"
        roles = [{ title = "oceanographer", words = "a Korean oceanographer" }]

        [[add.signatory]]
        person = "Kim Min-ji"
        words = "watched the ceremony"
        role = "oceanographer"

        [[correct.signatory]]
        person = "Marianne Berg"
        party = ""

        [[correct.person]]
        person = "José Ñuñoz"
        name = "Ñuñoz"
        aliases = ["José Ñuñoz"]

        [[drop.organisation]]
        organisation = "ministry-of-trade"
        "#,
    );
    let kim = dossier.person(&"kim-min-ji".into()).unwrap();
    assert_eq!(
        (kim.roles[0].title.as_str(), kim.roles[0].evidence.first().quote()),
        ("oceanographer", "a Korean oceanographer")
    );
    let signatories: Vec<_> = dossier.signatories.iter().map(|s| (s.person.as_str(), s.party.is_some())).collect();
    assert_eq!(signatories, [("marianne-berg", false), ("nunoz", true), ("kim-min-ji", false)]);
    // Whoever goes by another name does so everywhere, and who is dropped speaks no more.
    assert_eq!(dossier.quotations[1].speaker.as_ref().unwrap(), &"nunoz");
    assert!(
        dossier
            .quotations
            .iter()
            .all(|quotation| quotation.speaker.as_ref().is_none_or(|id| *id != "ministry-of-trade"))
    );
    assert!(
        record(&dossier).contains(&"person:nunoz corrected | aliases: none; name: José Ñuñoz".to_owned()),
        "{:?}",
        record(&dossier)
    );
}

#[test]
fn every_kind_of_name_can_be_added_and_named_by_others() {
    let dossier = changed(
        r#"
        [[add.party]]
        words = "Korean"
        name = "South Korea"
        code = "KR"

        [[add.organisation]]
        words = "NTB"
        party = "South Korea"

        [[add.domain]]
        name = "Ocean mapping"
        words = ["map the seabed", "the sea,"]

        [[correct.domain]]
        domain = "Basic research"
        standing = "context"

        [[correct.commitment]]
        words = "jointly map the seabed"
        domains = ["Ocean mapping"]
        actors = ["South Korea", "NTB"]

        [[add.related]]
        words = "the ceremony"
        in = "watched the ceremony"
        parties = ["South Korea"]

        [[add.event]]
        words = "watched the ceremony"
        date = "2025-05"
        participants = ["Kim Min-ji"]
        "#,
    );
    assert_eq!(dossier.party(&"south-korea".into()).unwrap().code, "KR");
    assert_eq!(dossier.organisation(&"ntb".into()).unwrap().party.as_ref().unwrap(), &"south-korea");
    let domain = dossier.domain(&"ocean-mapping".into()).unwrap();
    assert_eq!((domain.standing, domain.evidence.spans().len()), (Standing::Cooperation, 2));
    assert_eq!(domain.commitments, ["c2"]);
    assert_eq!(dossier.domain(&"basic-research".into()).unwrap().standing, Standing::Context);
    assert_eq!(dossier.related[0].name, "the ceremony");
    assert_eq!(dossier.events[1].date.precision, Precision::Month);
    assert_eq!(dossier.curation.len(), 7);
}

#[test]
fn fields_of_the_agreement_and_the_source_follow_the_words_that_are_quoted() {
    let dossier = changed(
        r#"
        [[correct.agreement]]
        field = "instrument"
        value = "treaty"

        [[correct.agreement]]
        field = "status"
        value = "in-force"
        words = "Agreement"
        voice = "Marianne Berg"

        [[drop.agreement]]
        field = "venue"
        why = "The dateline is no venue."

        [[correct.agreement]]
        field = "name"
        words = "the Ocean Science Agreement"

        [[add.agreement]]
        field = "occasion"
        words = "at the ceremony"

        [[correct.agreement]]
        field = "signing-date"
        date = "2025-05"

        [[correct.source]]
        field = "published"
        words = "2025-05-12"
        date = 2025-05-13

        [[add.source]]
        field = "headline"
        words = "Norway and Chile signed the Ocean Science Agreement"

        [[add.silence]]
        topic = "duration"
        words = "every year"
        "#,
    );
    let agreement = &dossier.agreement;
    assert_eq!(agreement.instrument.as_ref().unwrap().value, Instrument::Treaty);
    let status = agreement.status.as_ref().unwrap();
    assert_eq!((status.value, status.evidence.first().quote()), (Status::InForce, "Agreement"));
    assert!(agreement.venue.is_none());
    assert_eq!(agreement.occasion.as_ref().unwrap().value, "at the ceremony");
    assert_eq!(agreement.signing_date.as_ref().unwrap().precision, Precision::Month);
    assert_eq!(dossier.source.published.unwrap().to_string(), "2025-05-13");
    assert_eq!(dossier.source.headline.as_deref(), Some("Norway and Chile signed the Ocean Science Agreement"));
    assert!(dossier.silences.iter().any(|silence| silence.topic == Topic::Duration && silence.stated.is_some()));
    // The address follows the name.
    assert_eq!(dossier.slug, "the-ocean-science-agreement");
    assert_eq!(
        record(&dossier),
        [
            "agreement:instrument corrected | value: agreement",
            "agreement:status corrected | evidence: signed; value: signed; voice: reporter",
            "agreement:venue dropped | Oslo | The dateline is no venue.",
            "agreement:name corrected | evidence: Ocean Science Agreement; value: Ocean Science Agreement",
            "agreement:occasion added",
            "agreement:signing_date corrected | value: 2025-05-12",
            "source:published corrected | 2025-05-12",
            "source:headline added",
            "silence:duration added",
        ]
    );
}

#[test]
fn aims_keep_their_place_in_the_record() {
    let dossier = changed(
        r#"
        [[add.aim]]
        words = "share what we know about the sea"
        voice = "Marianne Berg"

        [[add.aim]]
        words = "jointly map the seabed"
        "#,
    );
    let aims: Vec<_> = dossier.agreement.aims.iter().map(|aim| aim.value.as_str()).collect();
    assert_eq!(aims, ["share what we know about the sea", "jointly map the seabed"]);
    assert_eq!(record(&dossier), ["agreement:aims-1 added", "agreement:aims-2 added"]);
}

#[test]
fn what_is_known_from_elsewhere_names_its_source_and_is_no_statement() {
    let dossier = changed(
        r#"
        slug = "oceans"

        [[reference]]
        about = "Kim Min-ji"
        native-name = "김민지"
        lang = "ko"
        aliases = ["Kim Minji", "Gim Min-ji"]
        records = "https://example.org/people/1"
        source = "https://example.org/people"

        [[reference]]
        about = "Ocean Science Agreement"
        note = "Registered with the depositary."
        source = "Treaty series, volume 12"

        [[drop.source]]
        field = "publisher"

        [[reference]]
        about = "source"
        headline = "An agreement on the sea"
        publisher = "Example News"
        address = "https://example.org/story"
        source = "https://example.org/story"
        "#,
    );
    let told: Vec<_> = dossier
        .references
        .iter()
        .map(|r| (r.subject.as_str(), r.property, r.value.as_str(), r.language.as_deref()))
        .collect();
    let person = "person:kim-min-ji";
    assert_eq!(
        told,
        [
            (person, ReferenceProperty::NativeName, "김민지", Some("ko")),
            (person, ReferenceProperty::Alias, "Kim Minji", None),
            (person, ReferenceProperty::Alias, "Gim Min-ji", None),
            (person, ReferenceProperty::AuthorityRecord, "https://example.org/people/1", None),
            ("agreement:name", ReferenceProperty::Note, "Registered with the depositary.", None),
            ("source", ReferenceProperty::Headline, "An agreement on the sea", None),
            ("source", ReferenceProperty::Publisher, "Example News", None),
            ("source", ReferenceProperty::SourceAddress, "https://example.org/story", None),
        ]
    );
    assert_eq!(dossier.source.publisher.as_deref(), Some("Example News"));
    assert_eq!(dossier.slug, "oceans");
    assert_eq!(dossier.facts().len(), plain().facts().len());
    assert_eq!(dossier.curation[0].change, Change::Dropped);
}
