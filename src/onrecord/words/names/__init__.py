"""How names are compared, whatever the script and the school of romanisation. The rules are `world/romanisation.yaml`.

`folding` brings a name to plain words in which Choïgou, Shoigu and Шойгу meet; `comparison` aligns the
words of two names and says in a line why they are one name or not; `skeletons` compares with scripts
that leave vowels out, `syllables` the ways to spell Korean and Chinese names in Latin letters.
"""

from onrecord.words.names.comparison import SAME_PERSON, Comparison, compare_names, same_given_name
from onrecord.words.names.folding import fold_name, fold_word, romanise, strip_accents

__all__ = ["SAME_PERSON", "Comparison", "compare_names", "fold_name", "fold_word", "romanise", "same_given_name", "strip_accents"]
