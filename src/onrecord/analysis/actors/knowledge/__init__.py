"""What the actors stage knows before it reads: the directory of the world and the lexicon of a language."""

from onrecord.analysis.actors.knowledge.atoms import Atom, cut_atoms, fold_phrase, fold_pieces
from onrecord.analysis.actors.knowledge.directory import Directory, open_directory
from onrecord.analysis.actors.knowledge.entities import FIRST, LAST, Organisation, Person, State, Term, slug
from onrecord.analysis.actors.knowledge.extension import digest_in_force, put_in_force
from onrecord.analysis.actors.knowledge.lexicon import Entry, Hit, Lexicon, inflect, open_lexicon

__all__ = [
    "FIRST",
    "LAST",
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
    "digest_in_force",
    "fold_phrase",
    "fold_pieces",
    "inflect",
    "open_directory",
    "open_lexicon",
    "put_in_force",
    "slug",
]
