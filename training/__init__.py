"""How `words/trained` is made: from named corpora, with fixed seeds.

consumes: the corpora listed in `training/corpora.yaml`, found under the folder given with `--data`
produces: `words/trained/<language>/` (parser, entity tagger, gazetteer, lemma table, model card)
not its job: anything at run time
"""
