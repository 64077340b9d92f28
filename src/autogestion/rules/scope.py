"""Whom a question concerns, and who therefore votes (S1, S2): all of them, directly, once each."""

import hashlib
from collections.abc import Iterable

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

SCOPES = ("own", "several", "whole")


def check_scope(
    scope: str,
    bodies: list[int],
    *,
    posed_in: int,
    joined: set[int],
    allowed: tuple[str, ...],
    article: str,
) -> None:
    """Refuse a scope that the charter does not open for this kind, or that names wrong bodies.

    `bodies` are the numbers of the bodies concerned ([] for the whole), `joined` those that
    belong to the organisation.
    """
    if scope not in allowed:
        raise RuleBroken(
            _(
                "A question of this kind is not put to this circle of people. Choose another "
                "circle or another kind of question."
            ),
            article,
        )
    if scope == "whole":
        if bodies:
            raise RuleBroken(_("A question of the whole organisation names no single assemblies."))
        if posed_in not in joined:
            raise RuleBroken(
                _(
                    "Your assembly has not joined the organisation yet, so it cannot put a question to the whole."
                )
            )
        return
    if scope == "own" and bodies != [posed_in]:
        raise RuleBroken(_("A question of one's own assembly concerns that assembly alone."))
    if scope == "several":
        if len(bodies) < 2 or bodies != sorted(set(bodies)):
            raise RuleBroken(_("A common question names at least two assemblies, each once."))
        if not set(bodies) <= joined:
            raise RuleBroken(_("One of the assemblies named does not belong to the organisation."))


def roll(places: Iterable[tuple[str, int, bool]], bodies: set[int]) -> dict[str, int]:
    """Who may vote, and in which body: each member once, in their base assembly where it is concerned.

    `places` are (pseudonym, body, is this the member's base); `bodies` the bodies concerned.
    A member of further assemblies whose base is not concerned votes in the lowest-numbered
    one that is.
    """
    chosen: dict[str, tuple[bool, int]] = {}
    for pseudonym, body, is_base in places:
        if body not in bodies:
            continue
        rank = (not is_base, body)
        if pseudonym not in chosen or rank < chosen[pseudonym]:
            chosen[pseudonym] = rank
    return {pseudonym: body for pseudonym, (_not_base, body) in chosen.items()}


def roll_digest(electors: dict[str, int]) -> str:
    """SHA-256 (hex) over the lines 'pseudonym body\\n' in order of pseudonym: the roll in one line."""
    digest = hashlib.sha256()
    for pseudonym in sorted(electors):
        digest.update(f"{pseudonym} {electors[pseudonym]}\n".encode())
    return digest.hexdigest()


def electors_by_body(electors: dict[str, int]) -> dict[str, int]:
    """How many vote in each body; keys are the bodies' numbers as text, as the record writes them."""
    counts: dict[int, int] = {}
    for body in electors.values():
        counts[body] = counts.get(body, 0) + 1
    return {str(body): counts[body] for body in sorted(counts)}


def check_contest(
    *, is_member: bool, is_opened: bool, is_pending: bool, claim: list[int], now: list[int]
) -> None:
    """Any member can say that a question concerns other people than those it is put to (S1)."""
    if not is_member:
        raise RuleBroken(
            _("Only members of the organisation can contest whom a question concerns.")
        )
    if is_opened:
        raise RuleBroken(
            _("The vote on this question has opened, so its scope can no longer be contested.")
        )
    if is_pending:
        raise RuleBroken(
            _("The scope of this question is contested already; support that, or wait for its end.")
        )
    if claim == now:
        raise RuleBroken(_("That is whom the question is put to already."))


def circle_after(
    scope: str, bodies: list[int], claim: list[int], *, is_joined: bool
) -> tuple[str, list[int]]:
    """(scope, bodies) of a question once those concerned agreed to a claim, [] for the whole.

    `is_joined`: an assembly joins those whom the question is put to by now, instead of taking their place.
    """
    after = list(claim)
    if is_joined:
        after = sorted({*bodies, *claim}) if scope != "whole" else []
    return ("whole" if not after else "several" if len(after) > 1 else "own"), after
