"""Replaying what was brought in of decisions taken elsewhere."""

from autogestion.rules import precedents as rules
from autogestion.rules.replay.fits import Fields, commitment, count, list_of, number, sums, word
from autogestion.rules.replay.handlers import Handler, Line, by_member, next_number, require
from autogestion.rules.state import Organisation, Precedent

OF_PRECEDENTS: dict[str, tuple[Fields, ...]] = {
    "precedent.brought": (
        {
            "precedent": number, "title": commitment, "text": commitment, "source": commitment,
            "outcome": word, "decided": count, "review": count, "sums": sums, "replaces": list_of(number),
        },
    ),
}  # fmt: skip
"""Act -> the fields of its body."""


def precedent_brought(state: Organisation, entry: Line) -> None:
    """{precedent, title, text, source, outcome, decided, review, sums, replaces}: others decided it elsewhere."""
    data, by = entry["body"], by_member(state, entry)
    rules.check_precedent(
        is_member=state.members[by].base is not None,
        given=sum(one.by == by for one in state.precedents.values()),
    )
    rules.check_what_was_decided(
        outcome=data["outcome"],
        decided_at=data["decided"],
        review_at=data["review"],
        at=entry["at"],
        sums=data["sums"],
        replaces=data["replaces"],
        known=state.precedents.keys(),
    )
    require(data["precedent"] == next_number(state.precedents), "they are numbered in order")
    state.precedents[data["precedent"]] = Precedent(
        data["precedent"], data["title"], data["text"], data["source"], data["outcome"], data["decided"],
        data["review"], dict(data["sums"]), list(data["replaces"]), by, entry["at"],
    )  # fmt: skip


HANDLERS: dict[str, Handler] = {"precedent.brought": precedent_brought}
