"""What the style page shows: every component with content such as a union of four assemblies would give it.

Names and numbers are invented; nothing here is read from a table.
"""

from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.core.paginator import Paginator

from autogestion.server.web import specimen_votes
from autogestion.server.web.map import Body, draw
from autogestion.server.web.members import Argument

NOW = 1_773_500_000
DAY = 86_400
HEATING = "Shall the union rent the hall in Mill Street for the whole winter?"


def specimen() -> dict[str, Any]:
    """The context of web/specimen.html."""
    warehouse = Thing(name="Warehouse", url="#", kind="assembly")
    cleaners = Thing(name="Hospital cleaners", url="#", kind="assembly")
    whole = Thing(name="The whole union", url="#", kind="whole")
    return {
        "now": NOW,
        "organisation": Thing(name="Plain Street Workers' Union", slug="plain-street"),
        "member_line": "Amina Diallo, Warehouse",
        "needs_count": 3,
        "proof": Thing(size=1204, root="3f9ac07b51d2e8846b0c17aa", at=NOW - 600),
        "question_title": HEATING,
        "whole": whole,
        "warehouse": warehouse,
        "needs": _needs(warehouse, whole),
        "steps": _steps(),
        "facts": _facts(),
        "arguments_for": _arguments_for(),
        "arguments_against": _arguments_against(),
        "two_options": specimen_votes.two_options(),
        "several_options": specimen_votes.several_options(),
        "ranks": [1, 2, 3, 4],
        "form": _filled_form(),
        "result": specimen_votes.result(warehouse, cleaners),
        "pair_labels": ["Mill Street", "School hall", "None of these"],
        "pair_lines": specimen_votes.pairs(),
        "following": specimen_votes.following(),
        "lines": _lines(whole, warehouse),
        "articles": _articles(),
        "entries": _entries(warehouse),
        "page": Paginator(range(1204), 50).page(3),
        "bodies": _bodies(),
        "drawing": draw(_bodies()),
        "council_bodies": _with_council(),
        "council_drawing": draw(_with_council()),
        "begin": [
            Thing(label="Pose a question in the Warehouse assembly", url="#"),
            Thing(label="Read what was decided this month", url="#"),
        ],
        "places": [Thing(name="France", code="FR", count=9, query="country=FR")],
        "dots": [Thing(x=506, y=96, r=9, query="country=FR")],
        "decades": _decades(),
        "text": TEXT,
        "slips": [_slip("Rosa Menéndez"), _slip("")],
    }


def _decades() -> list[Thing]:
    heights = {1890: 8, 1900: 24, 1910: 40, 1920: 16}
    return [
        Thing(
            decade=decade, count=height // 8, x=10 * index, y=40 - height, height=height,
            query=f"since={decade}", is_named=decade == 1900,
        )
        for index, (decade, height) in enumerate(heights.items())
    ]  # fmt: skip


TEXT = """
The old room has **no heating** and seats thirty. We were forty-one at the last common meeting.

### What we looked at

1. The hall in Mill Street: 120 seats, a ramp, 90 € an evening
2. The school hall: free, but closed in the holidays

> We stood in the corridor and heard half of it.

The [offer of the hall](https://example.org/offer) is good until the end of March.
"""


def _needs(warehouse: Thing, whole: Thing) -> list[Thing]:
    return [
        Thing(
            verb="Vote", title=HEATING, url="#", body=whole, closes_at=NOW + 2 * DAY + 3600, why=""
        ),
        Thing(
            verb="Answer",
            title="Can Joaquín Prieto come into the Warehouse assembly?",
            url="#",
            body=warehouse,
            closes_at=NOW + 9 * DAY,
            why="He has worked on the night shift since January and asks to be admitted.",
        ),
        Thing(
            verb="Read",
            title="A fact that you asked for: what the bus company pays per kilometre",
            url="#",
            body=None,
            closes_at=None,
            why="",
        ),
    ]


def _steps() -> list[Thing]:
    return [
        Thing(
            name="Posed by Amina Diallo, seconded by four members",
            at=NOW - 12 * DAY,
            state="done",
            note="",
        ),
        Thing(
            name="Dossier complete; notice of seven days", at=NOW - 9 * DAY, state="done", note=""
        ),
        Thing(name="The vote is open", at=NOW - 2 * DAY, state="now", note="closes in 2 days"),
        Thing(name="Result", at=NOW + 2 * DAY, state="next", note=""),
        Thing(name="Review of the decision", at=NOW + 365 * DAY, state="next", note=""),
    ]


def _facts() -> list[Thing]:
    return [
        Thing(term="Who is concerned", value="All four assemblies, 162 members", url="", note=""),
        Thing(
            term="Cost",
            value="1,440 € from the common fund",
            url="",
            note="sixteen evenings at 90 €",
        ),
        Thing(term="Source", value="Offer of the hall, 2 March", url="#", note="PDF, 120 kB"),
        Thing(
            term="Who would carry it out", value="Hospital cleaners and Bus depot", url="#", note=""
        ),
    ]


def _arguments_for() -> list[Argument]:
    amina, joan = Thing(name="Amina Diallo", url="#"), Thing(name="Joan Whitfield", url="")
    return [
        Argument(
            text="A meeting that people **cannot sit through** is a meeting for the few.",
            by=amina,
            at=NOW - 8 * DAY,
        ),
        Argument(
            text="The ramp matters: Pilar and Tom could not come since the autumn, and they are on the roll.",
            by=joan,
            at=NOW - 6 * DAY,
        ),
    ]


def _arguments_against() -> list[Argument]:
    return [
        Argument(
            text="That is a third of the fund. The school hall costs nothing, and we can meet before the holidays.",
            by=Thing(name="Mehmet Kaya", url="#"),
            at=NOW - 5 * DAY,
        )
    ]


class _QuestionForm(forms.Form):
    title = forms.CharField(
        label="The question in one sentence", help_text="So that one can answer it with yes or no."
    )
    why = forms.CharField(label="What is asked, and why", widget=forms.Textarea, required=False)
    day = forms.DateField(label="Not later than")
    scope = forms.ChoiceField(
        label="Who is concerned",
        help_text="They all vote.",
        widget=forms.RadioSelect,
        choices=[
            ("own", "My assembly"),
            ("several", "Several assemblies"),
            ("whole", "The whole union"),
        ],
    )


def _filled_form() -> forms.Form:
    return _QuestionForm({"title": HEATING, "day": "the thirty-first of June", "scope": "whole"})


def _lines(whole: Thing, warehouse: Thing) -> list[Thing]:
    return [
        Thing(
            number=12,
            title=HEATING,
            url="#",
            state="Vote open",
            is_settled=False,
            body=whole,
            at=NOW - 2 * DAY,
            note="",
        ),
        Thing(
            number=9,
            title="Who opens the depot's gate before six?",
            url="#",
            state="Carried",
            is_settled=True,
            body=warehouse,
            at=NOW - 60 * DAY,
            note="review in 10 months",
        ),
    ]


def _articles() -> list[Thing]:
    return [
        Thing(
            number="9",
            heading="How ordinary questions are decided",
            sentences=[
                "Four members besides the one who poses it must second a question.",
                "A question carries when more than half of those who voted for or against voted for it.",
            ],
            source="After the standing rules of 1921",
        )
    ]


def _entries(warehouse: Thing) -> list[Thing]:
    amina = Thing(name="Amina Diallo", url="#")
    leaf = "9b1f0c52e7a84d3390ad6e4b1c7f2a5508d3be7714c9a6f0e2b85d9137fc4a60"
    return [
        Thing(
            seq=1204,
            words="Cast a ballot on question 12",
            member=amina,
            body=warehouse,
            at=NOW - 600,
            leaf=leaf,
            url="#",
        ),
        Thing(
            seq=1203,
            words="Opened the vote on question 12; the roll has 162 members",
            member=None,
            body=None,
            at=NOW - DAY,
            leaf="",
            url="#",
        ),
    ]


def _bodies() -> list[Body]:
    return [
        Body("Warehouse", "#", members=60),
        Body("Hospital cleaners", "#", members=44),
        Body("Bus depot", "#", members=38),
        Body("School kitchen", "#", members=20),
    ]


def _with_council() -> list[Body]:
    seats = (3, 2, 2, 1)
    below = [
        Body(b.name, b.url, members=b.members, seats=s)
        for b, s in zip(_bodies(), seats, strict=True)
    ]
    return [Body("Council of the union", "#", kind="council", members=8, children=below)]


def _slip(name: str) -> Thing:
    return Thing(
        url="https://union.example.org/come-in/7H2K-9QXM-4TRB",
        code="7H2K-9QXM-4TRB",
        for_name=name,
        until=NOW + 14 * DAY,
    )
