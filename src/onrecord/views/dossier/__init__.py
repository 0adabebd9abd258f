"""A dossier on two parties, or of chosen entries: happenings, utterances, positions, treaties; each sentence with its passage.

consumes: a record
produces: a `Dossier`, and files of it (.html, .md, .docx)
not its job: choosing what is true; nothing stands in it that is not on record
"""

from onrecord.views.dossier.building import Between, build
from onrecord.views.dossier.choosing import Chosen, build_chosen
from onrecord.views.dossier.parts import Citation, Dossier, Line, Section
from onrecord.views.dossier.writing import FORMS, write_dossier

__all__ = ["FORMS", "Between", "Chosen", "Citation", "Dossier", "Line", "Section", "build", "build_chosen", "write_dossier"]
