"""Searching the register of decisions: all the words, wherever in the texts they stand."""

from typing import Any

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField
from django.db.models.lookups import Contains

from autogestion.server.deliberation.models import Decision, MinorityStatement, Option
from autogestion.server.sqlite.folding import folded

WORDS_MAX = 10
TEXTS = ("asked", "why", "cost", "concerned", "carried_out_by")


class Folded(Func):
    """A text without accents and capitals. SQLite has it from our backend, PostgreSQL says it itself."""

    function = "FOLDED"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = (
            "LOWER(REGEXP_REPLACE(NORMALIZE(%(expressions)s, NFKD), '[\u0300-\u036f]', '', 'g'))"
        )
        return self.as_sql(compiler, connection, template=template, **context)


def with_all_words(decisions: QuerySet[Decision], sought: str) -> QuerySet[Decision]:
    """Those whose question, dossier, options or minority statements hold all the words, in one query."""
    for word in folded(sought).split()[:WORDS_MAX]:
        options = Option.objects.filter(
            _holds("text__content", word), question=OuterRef("question")
        )
        statements = MinorityStatement.objects.filter(
            _holds("text__content", word), decision=OuterRef("pk")
        )
        found = Q(Exists(options)) | Q(Exists(statements))
        for text in TEXTS:
            found |= Q(_holds(f"question__{text}__content", word))
        decisions = decisions.filter(found)
    return decisions


def _holds(column: str, word: str) -> Contains:
    return Contains(Folded(F(column)), word)
