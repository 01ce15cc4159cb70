//! What reads a text of the reader's own, apart from the parser: the form in which links carry a text, and a text for those
//! who have none at hand.

pub mod share;

/// The example: a few sentences about a treaty that many have heard of.
pub const EXAMPLE: &str = include_str!("example.txt");

#[cfg(test)]
mod tests {
    use super::EXAMPLE;

    /// An example shows what there is to see: who, what, how firm, when, where, in which field, and what is not stated.
    #[test]
    fn the_example_fills_every_part_of_an_overview() {
        let dossier = dossier_parser::parse("example", EXAMPLE.as_bytes()).dossier;
        let agreement = &dossier.agreement;
        assert!(agreement.name.is_some() && agreement.instrument.is_some() && agreement.status.is_some());
        assert!(agreement.signing_date.is_some() && agreement.venue.is_some());
        assert_eq!((dossier.parties.len(), dossier.signatories.len()), (2, 2));
        assert!(!dossier.domains.is_empty() && !dossier.events.is_empty());
        let mut strengths: Vec<_> = dossier.commitments.iter().map(|commitment| commitment.strength).collect();
        strengths.sort_unstable();
        strengths.dedup();
        assert!(strengths.len() >= 3, "{strengths:?}");
        let stated = dossier.silences.iter().filter(|silence| silence.stated.is_some()).count();
        assert!(stated > 0 && stated < dossier.silences.len(), "{stated} topics are stated");
    }
}
