"""Which entries of several articles tell one thing: events one happening, statements one utterance.

consumes: the entries of an article, and those on record that they may be like
produces: groups of entries with what they tell together: origins, contradictions, the wording to rely on
not its job: which articles are copies of which (`corroboration.copies`)

New articles are related (`relate`): their entries meet others in an index by who and when, and are compared. Then the groups around
what has changed are formed anew (`settle`), by average link.
"""

from onrecord.corroboration.stories.relating import Ledger, relate
from onrecord.corroboration.stories.settling import settle

__all__ = ["Ledger", "relate", "settle"]
