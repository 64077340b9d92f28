"""What could be put to the assembly about a measure: a sentence for the form of a question, which the member changes.

A number that is shown asks for an answer, and the answer is a decision. Nothing here is posed by itself.
"""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop

_BEGIN = gettext_noop(
    "Each month two of us, drawn by lot, are asked what they would put to the assembly."
)
_CHECK = gettext_noop(
    "Each month five of us, drawn by lot, look at what was decided and ask for what is missing."
)
_ROUND = gettext_noop(
    "What comes back, such as chairing and minutes, goes by turns among all who can."
)
_TASKS = gettext_noop("The tasks of what we decide go by turns among all who can.")
_SEATS = gettext_noop("For every seat at least two are asked to stand, one of whom never had one.")
_ANSWER = gettext_noop(
    "Our delegates answer each question within seven days, and say each month what they did."
)
_LAID = gettext_noop(
    "What a council asks of us lies before us for a week, and two of us write what speaks against it."
)
_KNOW = gettext_noop("No vote of ours opens before its dossier has lain complete for a week.")
_VOTE = gettext_noop(
    "Two of us ask everybody who has not voted this year what would let them take part, and tell us without names."
)
_REVIEW = gettext_noop(
    "Each week we take up one decision that is past its review, and keep it or change it."
)
_COUNTED = gettext_noop("In our councils the ballots of the assemblies are carried up and counted.")

_ACROSS = gettext_noop(
    "Each month two of us visit another assembly, and tell both what they heard."
)
_OUTSIDE = gettext_noop(
    "Whoever writes to us from outside has an answer within a week, by somebody whose turn it is."
)

_PART = gettext_noop(
    "Before we send somebody or lay down a text, two of us ask those of whom nobody has spoken yet."
)

PROPOSALS: tuple[tuple[str, str], ...] = (
    ("of-initiative", _BEGIN),
    ("authors-of-questions", _BEGIN),
    ("same-as-last-year", _BEGIN),
    ("voted-from-below", _BEGIN),
    ("common-from-below", _BEGIN),
    (
        "questions-voted-on",
        gettext_noop("Each month we go through the questions that wait for support."),
    ),
    ("of-adopted", gettext_noop("What is put to us is written further by two who did not put it.")),
    (
        "changed-by-others",
        gettext_noop("What is put to us is written further by two who did not put it."),
    ),
    (
        "of-speech",
        gettext_noop("In every dossier three of us, drawn by lot, are asked for one argument."),
    ),
    ("of-carrying-out", _TASKS),
    ("directors-and-executants", _TASKS),
    (
        "executants-only",
        gettext_noop(
            "Those who carry a decision out are asked first what they would change in it."
        ),
    ),
    ("directors-only", _TASKS),
    ("of-control", _CHECK),
    ("monopoly", _CHECK),
    ("opportunity-to-control", _CHECK),
    ("of-mandates", _SEATS),
    ("contested-elections", _SEATS),
    ("incumbents-elected", _SEATS),
    ("rotation", _SEATS),
    ("days-in-seat", _SEATS),
    ("in-seat-after-a-year", _SEATS),
    ("of-shifts", _ROUND),
    ("-chairing", _ROUND),
    ("-minutes", _ROUND),
    ("-cleaning", _ROUND),
    ("-treasury", _ROUND),
    ("-representing", _ROUND),
    ("-by-trade", _PART),
    ("-by-region", _PART),
    ("-by-seniority", _PART),
    (
        "of-creating",
        gettext_noop(
            "Each month somebody who never has begins an inquiry, an article or an action."
        ),
    ),
    (
        "of-publishing",
        gettext_noop(
            "The editors of the newspaper are chosen anew each half year, by lot among all who can."
        ),
    ),
    ("of-telling", gettext_noop("The tellers of each vote are drawn by lot.")),
    (
        "words-from-below",
        gettext_noop("What is put to us is written further by two who did not put it."),
    ),
    ("through-delegates", _ACROSS),
    ("passed-across", _ACROSS),
    ("closeness-of-assemblies", gettext_noop("Each assembly sends a second delegate.")),
    ("agreement-beyond-chance", _ANSWER),
    ("outside-answered", _OUTSIDE),
    ("outside-came-of-it", _OUTSIDE),
    ("printed-from-outside", _OUTSIDE),
    (
        "answers-to-inquiries",
        gettext_noop(
            "Before an inquiry opens, two of us ask those whom it concerns whether it asks the right things."
        ),
    ),
    (
        "own-keys",
        gettext_noop("At the next meeting each of us who has a passkey helps one who has none."),
    ),
    ("of-editing", gettext_noop("Every common text is gone over by two who did not write it.")),
    (
        "unanimity",
        gettext_noop(
            "Every question is put with what speaks against it, by somebody drawn by lot."
        ),
    ),
    (
        "real-alternatives",
        gettext_noop("Every question is put with at least two answers beside no."),
    ),
    ("adopted-of-delegates", gettext_noop("Who has put a question is not shown before the vote.")),
    ("echo", _LAID),
    ("laid-before-the-base", _LAID),
    ("votes-without-mandate", _LAID),
    ("flow-downwards", _LAID),
    ("delegates-against-base", _COUNTED),
    ("power-through-councils", _COUNTED),
    ("power-of-the-weakest", gettext_noop("Seats in our councils follow the number of members.")),
    ("top-against-base", _COUNTED),
    ("links-through-one", gettext_noop("Each assembly sends a second delegate.")),
    ("ways-through-few", gettext_noop("Each assembly sends a second delegate.")),
    ("mandates-kept", _ANSWER),
    (
        "silent-gap",
        gettext_noop(
            "A delegate who mostly leaves the mandate is asked why, and the recall is put."
        ),
    ),
    (
        "recalls-opened",
        gettext_noop(
            "Twice a year each of us says of each delegate whether they would elect them today."
        ),
    ),
    (
        "recalls-carried",
        gettext_noop(
            "Twice a year each of us says of each delegate whether they would elect them today."
        ),
    ),
    ("accounts-missed", gettext_noop("When a delegate misses an account, the recall is put.")),
    ("inquiries-answered", _ANSWER),
    ("days-to-an-answer", _ANSWER),
    (
        "requests-answered",
        gettext_noop(
            "Who asks to come in is answered within a week, by somebody whose turn it is."
        ),
    ),
    ("hours-with-the-dossier", _KNOW),
    ("dossier-before-voting", _KNOW),
    ("facts-answered", _KNOW),
    ("information-gap", _KNOW),
    ("overdue-for-review", _REVIEW),
    ("days-in-force", _REVIEW),
    ("reopened-by-others", _REVIEW),
    ("members-gone", gettext_noop("Two of us ask those who left why, and tell us without names.")),
    (
        "exit-and-voice",
        gettext_noop("Two of us ask those who left why, and tell us without names."),
    ),
    ("days-a-member", gettext_noop("Two of us ask those who left why, and tell us without names.")),
    (
        "members-come",
        gettext_noop("Each of us asks one person with whom they work whether they would come in."),
    ),
    (
        "newcomers-active",
        gettext_noop("Each newcomer goes together with one of us for their first three months."),
    ),
    ("still-active", _VOTE),
    (
        "opportunity-to-create",
        gettext_noop("What is put to us is written further by two who did not put it."),
    ),
    (
        "gathered-in-few-months",
        gettext_noop("We meet, or put a question, in every month of the year."),
    ),
    ("", _VOTE),
)
"""How the code of a measure ends -> what could be put about it; the last for everything else: taking part."""


def proposal(code: str) -> str:
    """The sentence for the form, in the reader's language."""
    return _(next(sentence for end, sentence in PROPOSALS if code.endswith(end)))


def prefilled(code: str, *, says: str, number: str, sure: str, chance: str, address: str) -> str:
    """The part of an address by which the form of a question opens with it, and with what was measured."""
    measured = " ".join(part for part in (number + ".", sure, chance) if part)
    why = "\n\n".join(
        (
            f"{says} {measured[:1].upper()}{measured[1:]}",
            _("It is measured here: %(address)s") % {"address": address},
        )
    )
    return urlencode({"asked": proposal(code), "why": why})
