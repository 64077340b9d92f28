"""The part of the style page about votes: ballots, a count, a comparison of options."""

from types import SimpleNamespace as Thing

from autogestion.rules.counting.electing import elect
from autogestion.rules.counting.filling import Seats
from autogestion.server.web.rounds import Following, follow


def two_options() -> list[Thing]:
    return [
        Thing(
            value="1",
            label="Yes",
            text="Rent the hall from October to March, for 1,440 €.",
            chosen=True,
        ),
        Thing(value="2", label="No", text="Nothing changes.", chosen=False),
        Thing(
            value="0",
            label="I abstain",
            text="Counted as having voted, for neither side.",
            chosen=False,
        ),
    ]


def several_options() -> list[Thing]:
    names = (
        "The hall in Mill Street",
        "The school hall",
        "A different assembly's room each month",
        "None of these",
    )
    ranks = (1, 2, 2, None)
    return [
        Thing(number=n, value=str(n), label=name, text="", rank=rank, chosen=n < 3)
        for n, (name, rank) in enumerate(zip(names, ranks, strict=True), 1)
    ]


def result(warehouse: Thing, cleaners: Thing) -> Thing:
    depot = Thing(name="Bus depot", url="#", kind="assembly")
    kitchen = Thing(name="School kitchen", url="#", kind="assembly")
    rows = [
        Thing(label="Yes", votes=61, is_winner=True),
        Thing(label="No", votes=38, is_winner=False),
    ]
    counts = [
        (warehouse, 24, 11, 3, 60),
        (cleaners, 19, 7, 2, 44),
        (depot, 12, 14, 1, 38),
        (kitchen, 6, 6, 2, 20),
    ]
    return Thing(
        verdict="Carried: 61 for, 38 against.",
        is_carried=True,
        rows=rows,
        abstained=8,
        cast=107,
        entitled=162,
        needed=50,
        needed_words="more than half of for and against",
        quorum=54,
        quorum_reached=True,
        article="9.1",
        article_url="#",
        bodies=[
            Thing(
                body=body, votes=[yes, no], abstained=none, cast=yes + no + none, entitled=entitled
            )
            for body, yes, no, none, entitled in counts
        ],
        roll_url="#",
        record_url="#",
        ballots_url="#",
    )


def pairs() -> list[Thing]:
    def cell(votes: int, is_win: bool) -> Thing:
        return Thing(votes=votes, is_win=is_win)

    return [
        Thing(label="Mill Street", cells=[None, cell(58, True), cell(71, True)]),
        Thing(label="School hall", cells=[cell(41, False), None, cell(66, True)]),
        Thing(label="None of these", cells=[cell(29, False), cell(33, False), None]),
    ]


def following() -> Following:
    """Two seats of five who stand, by the transferable vote: a surplus passes on, then the lowest."""
    orders = [((1, 2, 3), 40), ((1, 3), 11), ((2, 4), 21), ((3, 5), 18), ((4, 2), 14), ((5, 4), 9)]
    ballots = [
        ([order.index(n) + 1 if n in order else None for n in range(1, 6)], weight)
        for order, weight in orders
    ]
    names = ["Amina Diallo", "Rosa Menéndez", "Jean Petit", "Ola Nordmann", "Kim Minsu"]
    return follow(names, elect("stv-scottish", 5, ballots, seats=Seats(2)).to_data()["rounds"])
