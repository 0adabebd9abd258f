"""HTML pages: whether they are harmless, their article text, their metadata.

consumes: a page as text
produces: the text of its article and what its head says
not its job: encodings (reading.encoding), marking what is not article text (reading.layout)
"""

from onrecord.reading.pages.extraction import read_page

__all__ = ["read_page"]
