"""From the sheets of an inquiry to its results, by the rules alone. Whoever holds the sheets can repeat it."""

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from autogestion.rules import inquiry as rules
from autogestion.rules.inquiry_results import results
from autogestion.rules.record.commitment import commit
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.codes import MEMBER

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey


def results_of_sheets(survey: "Survey") -> dict[str, Any]:
    """What the sheets amount to, as it is published."""
    sheets, ways, leaves = [], Counter({MEMBER: 0}), []
    if survey.outside != rules.NOBODY:
        ways[rules.CODES] = 0
    if survey.outside == rules.ANYBODY:
        ways[rules.ANYBODY] = 0
    for way, content, salt in survey.sheets.values_list("way", "content", "salt"):
        sheets.append(json.loads(content))
        leaves.append(commit(content, bytes(salt)))
        ways[way] += 1
    words: dict[int, list[str]] = {}
    for item, content, salt in survey.words.values_list("item", "content", "salt"):
        words.setdefault(item, []).append(content)
        leaves.append(commit(content, bytes(salt)))
    return results(
        queries.asked_items(survey), sheets, words,
        leaves=leaves, asked=survey.asked, codes=queries.codes_printed(survey), ways=ways,
        bodies=queries.codes_taken(survey),
    )  # fmt: skip


def lists_of_answers(survey: "Survey") -> list[dict[str, int]]:
    """For each sheet: statement ('item:key') -> agree (1), disagree (-1) or pass (0)."""
    numbers = [one.number for one in queries.standing(survey) if one.kind == rules.STATEMENTS]
    found = []
    for content in survey.sheets.order_by("pk").values_list("content", flat=True):
        sheet = json.loads(content)
        found.append(
            {
                f"{number}:{key}": side
                for number in numbers
                for key, side in sheet.get(str(number), {}).items()
            }
        )
    return found
