"""DATA: what onrecord knows of words and of the world, and the one loader for it.

`fr/` and `en/` hold the same file names; `world/` is language-independent; `trained/` holds the
models; `ontology/` the event types; `schemas/` the forms that files must have.
"""

from onrecord.words.loader import known_instruments, load, path_of

__all__ = ["known_instruments", "load", "path_of"]
