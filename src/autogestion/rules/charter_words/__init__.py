"""The charter in plain words, sentence by sentence, so that it can be read out in a hall.

Sentences are written in English and go through `gettext` and `ngettext` (those of the reader's
language; plain English without them). Each is whole, so that it can be translated as a sentence.
"""

from autogestion.rules.charter_words.articles import Article, articles
from autogestion.rules.charter_words.phrases import quorum, threshold

__all__ = ["Article", "articles", "quorum", "threshold"]
