"""The result of an election in words and numbers, for the component `result`."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from autogestion.rules.drawing import LOT
from autogestion.rules.elections import candidates_of
from autogestion.server.deliberation.outcome import (
    Outcome,
    Row,
    article_address,
    means_of,
    pairs_of,
)
from autogestion.server.votes.models import Vote
from autogestion.server.web.numbers import plain
from autogestion.server.web.rounds import follow


def outcome_of_election(vote: Vote, labels: Sequence[str], urls: dict[str, str]) -> Outcome:
    """Who is elected, by how many, and how that came about. `labels`: what stood on the ballot."""
    result: dict[str, Any] = vote.result or {}
    kind = vote.charter.read().rule_for(vote.kind)
    names = labels[: candidates_of(vote.method, vote.options)]
    count = result["count"]
    return Outcome(
        verdict=verdict_of_election(
            result, labels, is_drawn=vote.charter.read().councils.ties == "draw"
        ),
        is_carried=result["outcome"] == "adopted",
        rows=_rows(result, names, has_none=len(labels) > len(names)),
        bodies=[],
        abstained=result["abstain"],
        cast=result["cast"],
        entitled=result["entitled"],
        needed=None,
        needed_words="",
        quorum=None if kind.quorum.is_none or kind.quorum.of == "options" else result["quorum"],
        quorum_reached=result["quorate"],
        article=kind.article,
        article_url=article_address(vote, kind),
        is_ranked=False,
        columns=[plain(number) for number in range(1, len(labels) + 1)],
        firsts=[],
        notes=[],
        pairs=pairs_of(count["pairwise"], labels) if count["pairwise"] else [],
        means=means_of(result),
        sums=None,
        rounds=follow(labels, count["rounds"])
        if count["rounds"] and "quota" in count["rounds"][0]
        else None,
        **urls,
    )


def verdict_of_election(
    result: dict[str, Any], labels: Sequence[str], *, is_drawn: bool = False
) -> str:
    """Who is elected, in one sentence; and what stays open. `is_drawn`: whether the charter draws ties."""

    def names(places: Sequence[int]) -> str:
        return ", ".join(labels[place - 1] for place in places)

    if result["outcome"] == "not_quorate":
        return _(
            "Too few voted: %(cast)s, and the quorum is %(quorum)s. Nobody is elected; the election "
            "is held again."
        ) % {"cast": plain(result["cast"]), "quorum": plain(result["quorum"])}
    tied = {"names": names(result["tied"])}
    if result["method"] == LOT and result["tied"]:
        return _("It is drawn by lot among %(names)s.") % tied
    if result["outcome"] == "tie" and is_drawn:
        return _("A tie between %(names)s, which a draw settles.") % tied
    if result["outcome"] == "tie":
        return _("A tie between %(names)s. Nobody is elected; the election is held again.") % tied
    if result["outcome"] == "rejected":
        return _("Nobody is elected; the election is held again.")
    elected = _("Elected: %(names)s.") % {"names": names(result["elected"])}
    if not result["tied"]:
        return elected
    if is_drawn:
        return f"{elected} " + _("A tie between %(names)s, which a draw settles.") % tied
    return f"{elected} " + _("A tie between %(names)s: that seat stays vacant.") % tied


def _rows(result: dict[str, Any], names: Sequence[str], *, has_none: bool) -> list[Row]:
    """How many wanted each candidate: marks, first ranks, or those who prefer them to nobody."""
    count, elected = result["count"], result["elected"]
    if result["method"] == LOT:
        return [Row(name, 0, place in elected) for place, name in enumerate(names, 1)]
    if count["pairwise"]:
        last = len(count["pairwise"]) - 1 if has_none else 0
        votes = [row[last] for row in count["pairwise"]]
    else:
        votes = [int(str(number).partition(".")[0]) for number in count["rounds"][0]["votes"]]
    return [
        Row(name, number, place in elected)
        for place, (name, number) in enumerate(zip(names, votes, strict=False), 1)
    ]
