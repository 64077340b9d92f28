"""A member who never opens the site takes part for a month by mail only."""

import pytest

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.mail import acts
from autogestion.server.mail.round import Round
from autogestion.server.organisations.models import Member
from autogestion.server.record import queries as record
from tests.posting import DOVECOT, WITHOUT_DOVECOT, answer, mail_server_with_box, text_of
from tests.world import World, founded

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(DOVECOT is None, reason=WITHOUT_DOVECOT),
]


def joins_by_mail(world: World, name: str) -> Member:
    """The one time at the table of the assembly: an address and a rhythm."""
    person = world.people[name]
    person.email = f"{name.lower()}@home.example"
    person.save()
    acts.choose_rhythm(world.know(name), every="now", sorts=("needs", "follows", "news"))
    return world.know(name)


def done_by(member: Member) -> list[str]:
    lines = record.entries(member.organisation).filter(by=member.pseudonym)
    return list(lines.values_list("act", flat=True))


def test_a_month_by_mail_only():
    with founded() as world, mail_server_with_box() as post:
        awa, the_round, port = joins_by_mail(world, "Awa"), Round(), post.port
        awas = world.people["Awa"]
        begun = len(done_by(awa))

        # A question is posed: she is told, follows it, and supports it.
        question = world.pose(world.bruno, world.warehouse, complete=False)
        the_round.go()
        posed = post.last_to(awas)
        assert posed["Subject"] == "A new question: “Do we buy a second kettle?”"
        answer(posed, "follow", port=port)
        answer(posed, "Support.", port=port)
        assert the_round.go() == (2, 2)
        assert [letter["Subject"] for letter in post.to(awas)[-2:]] == ["Done", "Done"]

        # Somebody else argues: she hears of it, and answers with an argument of her own.
        world.wait(days=2)
        deliberation.add_argument(world.chidi, question, side="against", text="It takes up room.")
        the_round.go()
        heard = post.last_to(awas)
        assert "It takes up room." in text_of(heard)
        answer(
            heard,
            "For: the queue is long.\n\nTwenty people wait.\n\n-- \nAwa\nWarehouse",
            port=port,
        )
        the_round.go()
        assert "Your argument stands in the dossier." in text_of(post.last_to(awas))
        (argument,) = question.arguments.filter(by=awa)
        assert (argument.side, str(argument.text)) == (
            "for",
            "the queue is long.\n\nTwenty people wait.",
        )

        # The vote opens: she votes by one word, and changes her mind by another.
        deliberation.complete_dossier(world.bruno, world.fresh(question))
        vote = world.open(question)
        the_round.go()
        asked = post.last_to(awas)
        assert asked["Subject"].startswith("Your vote is asked")
        answer(asked, "no", port=port)
        the_round.go()
        taken = post.last_to(awas)
        assert "Your ballot was taken" in text_of(taken)
        answer(taken, "Yes", port=port)
        the_round.go()
        elector = vote.roll.select_related("ballot").get(member=awa)
        assert (elector.ballot.choice, elector.ballot.turn, elector.ballot.how) == (1, 2, "mail")

        # It closes: she is told the result.
        world.close(question)
        the_round.go()
        closed = post.last_to(awas)
        assert closed["Subject"].startswith("The vote on “Do we buy a second kettle?” has closed")
        assert done_by(awa)[begun:] == [
            "question.seconded", "argument.added", "ballot.cast", "ballot.cast",
        ]  # fmt: skip
        assert the_round.go() == (0, 0)
