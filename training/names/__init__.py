"""Entity taggers and their gazetteers.

consumes: sentences with labelled names, templates of our own, lists of names
produces: a conditional random field and a gazetteer per language
not its job: the features, which are those of analysis.actors.tagger
"""
