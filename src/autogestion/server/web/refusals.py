"""A refusal of the rules, said in the reader's language."""

import re

from django.utils.translation import gettext

from autogestion.rules.refusals import RuleBroken
from autogestion.server.web import numbers, times

_WHOLE_NUMBER = re.compile(r"%\((\w+)\)d")


def in_words(refusal: RuleBroken) -> str:
    """The sentence with its values: moments (names ending in _at) and numbers as the language writes them."""
    values = {name: _in_words(name, value) for name, value in refusal.values.items()}
    # The sentence may ask for a plain whole number (%d); the language groups its digits.
    sentence = _WHOLE_NUMBER.sub(r"%(\1)s", gettext(refusal.sentence))
    return sentence % values if values else sentence


def _in_words(name: str, value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    return times.day_and_hour(value) if name.endswith("_at") else numbers.plain(value)
