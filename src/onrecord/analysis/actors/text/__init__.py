"""What stands in the article: lexicon hits, places, names of persons, phrases for offices and bodies. Nobody is resolved here."""

from onrecord.analysis.actors.text.names import Name, find_names, forget_names, matches_surname, person_key
from onrecord.analysis.actors.text.phrases import Phrase, find_phrases
from onrecord.analysis.actors.text.places import in_dateline, is_located, is_place
from onrecord.analysis.actors.text.reading import Reading, read

__all__ = [
    "Name",
    "Phrase",
    "Reading",
    "find_names",
    "find_phrases",
    "forget_names",
    "in_dateline",
    "is_located",
    "is_place",
    "matches_surname",
    "person_key",
    "read",
]
