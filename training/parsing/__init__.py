"""Parsers and lemma tables.

consumes: treebanks in CoNLL-U
produces: a spaCy pipeline (classes with morphology, lemmas, dependencies) and a table of lemmas per language
not its job: names (training.names)
"""
