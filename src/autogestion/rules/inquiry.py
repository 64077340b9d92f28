"""Inquiries: any body puts a questionnaire to those it concerns, members or not (F4).

An inquiry decides nothing and binds nobody; so a few members open it, as they put a question. Who answers is
in no line of the record, and what they answer neither.
"""

from collections.abc import Collection, Sequence

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

ONE, SEVERAL, SCALE, NUMBER, WORDS, STATEMENTS = (
    "one", "several", "scale", "number", "words", "statements",
)  # fmt: skip
KINDS = (ONE, SEVERAL, SCALE, NUMBER, WORDS, STATEMENTS)
"""One of several answers; as many as fit; five steps; a whole number; free words; agree, disagree or pass."""

BODY, WHOLE = "body", "whole"
ASKED = (BODY, WHOLE)
"""Whose members are asked: those of the body itself, or of all that have joined."""

NOBODY, CODES, ANYBODY = "nobody", "codes", "anybody"
OUTSIDE = (NOBODY, CODES, ANYBODY)
"""Who else: nobody; whoever holds a code that was handed out; whoever opens the page."""

TITLE_MAX, WHY_MAX, ITEM_MAX = 200, 4000, 4000
ITEMS_MAX, CHANGES_MAX = 60, 300
DAYS_MAX, FIRST_DAYS_MAX = 120, 30
CODES_MAX, SHEETS_OF_CODES_MAX = 200, 50
"""How many codes one press prints, and how often an inquiry takes that."""
DAY = 86_400


def check_drafting(*, is_in_body: bool, is_founded: bool) -> None:
    if not is_in_body:
        raise RuleBroken(_("You can begin an inquiry only in a body that you belong to."))
    if not is_founded:
        raise RuleBroken(_("This assembly is still being founded; it can do this once it exists."))


def check_frame(*, asks: str, outside: str, days: int, first_days: int) -> None:
    """Who is asked, how long, and how long the results are those of the respondents alone."""
    if asks not in ASKED or outside not in OUTSIDE:
        raise RuleBroken(_("Say whose members are asked, and who else can answer."))
    if not 1 <= days <= DAYS_MAX:
        raise RuleBroken(
            _("An inquiry is open from 1 day to %(most)d. Choose a number of days between them."),
            most=DAYS_MAX,
        )
    if not 0 <= first_days <= FIRST_DAYS_MAX:
        raise RuleBroken(
            _("Those who answered have the results to themselves for %(most)d days at most."),
            most=FIRST_DAYS_MAX,
        )


def check_items(kinds: Sequence[str]) -> None:
    if any(kind not in KINDS for kind in kinds):
        raise RuleBroken(_("There is no such kind of question in an inquiry."))
    if len(kinds) > ITEMS_MAX:
        raise RuleBroken(
            _("An inquiry has at most %(most)d questions: nobody answers more."), most=ITEMS_MAX
        )


def check_proposing(*, is_asked: bool, is_opened: bool) -> None:
    """Whoever is to be asked says how: members of the body, or of the whole where the whole is asked."""
    if not is_asked:
        raise RuleBroken(
            _(
                "Those who are to be asked propose changes. You can begin an inquiry in your own assembly."
            )
        )
    check_drafted(is_in_body=True, is_opened=is_opened)


def check_drafted(*, is_in_body: bool, is_opened: bool) -> None:
    """What members of the body alone do with a draft: want a change, join those who write it, want it opened."""
    if not is_in_body:
        raise RuleBroken(
            _(
                "Members of the body that asks write the inquiry. You can put one in your own assembly."
            )
        )
    if is_opened:
        raise RuleBroken(
            _(
                "The inquiry has opened, and its questions no longer change: everybody answers the same. "
                "You can begin another."
            )
        )


def check_change(*, kind: str, item: int, there: Collection[int], text: str, made: int) -> None:
    """A change adds a question (`item` 0), writes one anew, or (`kind` and `text` '') strikes one out."""
    if item and item not in there:
        raise RuleBroken(_("The inquiry has no such question."))
    if bool(kind) != bool(text) or (not kind and not item):
        raise RuleBroken(_("Say which question is added, changed or struck out."))
    if kind:
        check_items([kind] * (len(there) + (not item)))
    if made >= CHANGES_MAX:
        raise RuleBroken(_("This draft has been changed too often. Begin another."))


def check_change_support(*, has_supported: bool, is_taken: bool, is_there: bool) -> None:
    if is_taken:
        raise RuleBroken(_("This change stands in the inquiry already."))
    if not is_there:
        raise RuleBroken(
            _(
                "The question that this would change was struck out meanwhile. Propose it as a new one."
            )
        )
    if has_supported:
        raise RuleBroken(_("You support this change already."))


def is_taken(*, supporters: Collection[str], drafters: Collection[str], needed: int) -> bool:
    """A change is taken over by one of those who write the inquiry, or because enough members want it.

    `supporters`: those of them who are members of the body now. `needed` beside one of them: as many as the
    charter wants beside who poses a question.
    """
    return len(supporters) > needed or not set(supporters).isdisjoint(drafters)


def check_joining(*, is_drafter: bool) -> None:
    """Whoever belongs to the body writes along by their own act; nobody owns a draft."""
    if is_drafter:
        raise RuleBroken(_("You are one of those who write it already."))


def check_supporting(*, has_supported: bool, is_newest: bool, items: int) -> None:
    """That it be opened as it stands: who supported other words is asked again."""
    if not is_newest:
        raise RuleBroken(
            _(
                "The questions have changed meanwhile. Read them as they stand now, and support those."
            )
        )
    if not items:
        raise RuleBroken(_("There is no question in it yet. Add one first."))
    if has_supported:
        raise RuleBroken(_("You support already that it be opened."))


def opens(supporters: int, *, needed: int) -> bool:
    """As many as the charter wants for an ordinary question: who poses it, and those who support it."""
    return supporters > needed


def check_codes(*, is_in_body: bool, is_open: bool, outside: str, count: int, printed: int) -> None:
    if not is_in_body:
        raise RuleBroken(_("Members of the body that asks hand out codes, and nobody else."))
    if not is_open:
        raise RuleBroken(_("Codes are good while the inquiry is open. It is not open now."))
    if outside == NOBODY:
        raise RuleBroken(_("This inquiry asks members alone, who take their code themselves."))
    if not 1 <= count <= CODES_MAX:
        raise RuleBroken(_("At most %(most)d codes are printed at once."), most=CODES_MAX)
    if printed >= SHEETS_OF_CODES_MAX:
        raise RuleBroken(
            _("Codes of this inquiry were printed %(most)d times. No more are made."),
            most=SHEETS_OF_CODES_MAX,
        )


def check_published(*, is_published: bool) -> None:
    """What is taken further is read by everybody: results first go to those who answered."""
    if not is_published:
        raise RuleBroken(
            _(
                "The results are with those who answered first. They can be used once all members "
                "read them."
            )
        )


def check_finding(*, item: int, items: Collection[int]) -> None:
    if item not in items:
        raise RuleBroken(_("The inquiry has no such question."))
