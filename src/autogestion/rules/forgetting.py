"""Taking one's own words and name back (S12): whose they are, and how long others still need them (S7).

The commitment stays in the record for ever; what goes is the text, its salt, the file, the name.
"""

from collections.abc import Iterator

from autogestion.rules.questions import PARTS
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Question, Survey
from autogestion.rules.words import gettext_noop as _


def check_erasing(*, is_author: bool, is_needed: bool, is_in_force: bool = False) -> None:
    """A text is erased by whoever wrote it and by nobody else, once nobody has to vote on it.

    `is_in_force`: it is part of a text that was adopted and binds, which is no longer its writer's alone.
    """
    if not is_author:
        raise RuleBroken(
            _(
                "A text is erased by whoever wrote it, and by nobody else. Ask them; or answer it "
                "with a text of your own."
            )
        )
    if is_in_force:
        raise RuleBroken(
            _(
                "This stands in a text that was adopted and is in force, so all whom it binds need it. Once "
                "another decision has taken its place, you can erase this."
            )
        )
    if is_needed:
        raise RuleBroken(
            _(
                "What a question asks, its options and its facts stay until its vote is closed or it "
                "is withdrawn, so that all who vote know the same; and what stands in the programme "
                "stays as long as it stands there. You can erase this then."
            )
        )


def check_erasing_name(*, has_place: bool) -> None:
    """A name goes with its member: those who decide together know one another."""
    if has_place:
        raise RuleBroken(
            _(
                "The members of your assembly have to know who decides with them. You can be known "
                "by another name at any time; when you have left your assemblies, you can erase it."
            )
        )


def needed_of(question: Question) -> Iterator[str]:
    """The commitments that those who vote on a question still need, as long as it is not over.

    Its wording and its options, which its author can write anew or withdraw until the vote opens.
    Its facts, from when the dossier is complete; and from the beginning where one answers a demand,
    which would otherwise stand as answered by nothing. Arguments, demands, rewordings, answers and
    statements are their author's at any time.
    """
    yield from (question.texts[part] for part in PARTS)
    yield from (option.text for option in question.options)
    if question.drafts:
        yield from question.drafts[-1].paragraphs
    for amendment in question.amendments:
        if amendment.withdrawn_at is None:
            yield from (*amendment.paragraphs, amendment.wants)
    for fact in question.facts:
        if question.complete_at is not None or fact.answers is not None:
            yield fact.text
            yield from filter(None, [fact.side])
            yield from fact.files


def needed_of_survey(survey: Survey) -> Iterator[str]:
    """What an inquiry asks, as long as it is open: all who answer it read the same."""
    if survey.opened_at is not None and survey.closed_at is None:
        yield from (survey.title, survey.why)
        yield from (item.text for item in survey.standing)
