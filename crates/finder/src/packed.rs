//! Reading the finder's answers, which a page gets in postcard's form.

use dossier::{Packed, Unpack};

use crate::quote_check::{Piece, Place, Verdict};
use crate::search::Hit;

impl Unpack for Hit {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        let dossier = packed.number();
        let (id, kind, text) = Unpack::unpack(packed);
        let (marks, sentence, sentence_marks) = Unpack::unpack(packed);
        Self { dossier, id, kind, text, marks, sentence, sentence_marks }
    }
}

impl Unpack for Verdict {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        match packed.number() {
            0 => Self::Exact(Unpack::unpack(packed)),
            1 => Self::Near { place: Unpack::unpack(packed), pieces: Unpack::unpack(packed) },
            2 => Self::Absent,
            _ => {
                packed.fail();
                Self::Absent
            }
        }
    }
}

impl Unpack for Place {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        let (dossier, spans) = Unpack::unpack(packed);
        Self { dossier, spans }
    }
}

impl Unpack for Piece {
    fn unpack(packed: &mut Packed<'_>) -> Self {
        let make = packed.one_of(&[Self::Kept, Self::Missing, Self::Added]).unwrap_or(Self::Kept);
        make(Unpack::unpack(packed))
    }
}
