"""What the actors stage knows before it reads: the directory of the world and the lexicon of a language."""

from onrecord.analysis.actors.knowledge.atoms import Atom, cut_atoms, fold_phrase, fold_pieces
from onrecord.analysis.actors.knowledge.directory import Directory, Organisation, Person, State, Term, open_directory, slug
from onrecord.analysis.actors.knowledge.lexicon import Entry, Hit, Lexicon, inflect, open_lexicon

__all__ = [
    "Atom",
    "Directory",
    "Entry",
    "Hit",
    "Lexicon",
    "Organisation",
    "Person",
    "State",
    "Term",
    "cut_atoms",
    "fold_phrase",
    "fold_pieces",
    "inflect",
    "open_directory",
    "open_lexicon",
    "slug",
]
