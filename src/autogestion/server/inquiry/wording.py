"""What stands for the words by which the record and the rules call things of an inquiry."""

from django.utils.translation import gettext as _

from autogestion.rules import inquiry as rules
from autogestion.rules.words import gettext_noop
from autogestion.server.inquiry.codes import MEMBER

ASKED = {
    rules.BODY: gettext_noop("The members of the body that asks"),
    rules.WHOLE: gettext_noop("The members of the whole organisation"),
}
OUTSIDE = {
    rules.NOBODY: gettext_noop("Nobody else"),
    rules.CODES: gettext_noop("Others too, each with a code that we hand out"),
    rules.ANYBODY: gettext_noop("Anybody who opens the page; a code is not needed"),
}
KINDS = {
    rules.ONE: gettext_noop("One of several answers"),
    rules.SEVERAL: gettext_noop("As many answers as fit"),
    rules.SCALE: gettext_noop("Five steps from one end to the other"),
    rules.NUMBER: gettext_noop("A whole number"),
    rules.WORDS: gettext_noop("Free words"),
    rules.STATEMENTS: gettext_noop("Statements: agree, disagree or pass; others can be added"),
}
SIDES = {
    1: gettext_noop("Agree"),
    -1: gettext_noop("Disagree"),
    0: gettext_noop("Pass"),
}
WAYS = {
    MEMBER: gettext_noop("Members, each with the code they took"),
    rules.CODES: gettext_noop("Others, each with a code that was handed out"),
    rules.ANYBODY: gettext_noop("Anybody, on the open page"),
}


def asked_in_words(asks: str) -> str:
    return _(ASKED[asks])


def outside_in_words(outside: str) -> str:
    return _(OUTSIDE[outside])


def kind_in_words(kind: str) -> str:
    return _(KINDS[kind])
