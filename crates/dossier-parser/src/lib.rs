//! Reads a text about an international agreement and gives its dossier.
