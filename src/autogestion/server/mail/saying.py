"""What a letter says: each thing that is told, in the member's language, with its links."""

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.papers import paper_of_vote
from autogestion.server.mail import deeds
from autogestion.server.mail.gathering import Item
from autogestion.server.mail.models import Letter
from autogestion.server.mail.reminders import SOURCES
from autogestion.server.mail.window import Window
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.votes import queries as votes
from autogestion.server.web.refusals import in_words
from autogestion.server.web.texts import one_line, said

TEXT_MAX = 400
ITEMS_MAX = 25

Way = tuple[str, str]
"""What a link does, and its address."""


@dataclass
class Told:
    """One thing that a letter tells: in words, the text that a member wrote, its page, what one can do."""

    words: str
    text: str
    url: str
    ways: list[Way] = field(default_factory=list)


@dataclass
class Content:
    """What stands in a letter."""

    subject: str
    told: list[Told]
    more: int = 0
    """So many things more stand on the site alone."""
    question: int = 0
    """The number of the one question that it is about; 0 where there are none or several."""
    turn: int = 1
    """Which ballot of the member an answer to this letter would be."""
    is_about_vote: bool = False
    in_reply_to: str = ""


class Words:
    """Says the items of one window in the language that is active, each once for all whom it reaches."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._base: dict[tuple[int, str], Told] = {}
        self._labels: dict[int, list[str]] = {}

    def told(self, item: Item, member: Member) -> Told:
        """One item, for one member, with what they can do."""
        base = self.told_plainly(item)
        return Told(base.words, base.text, base.url, self._ways(item, member))

    def told_plainly(self, item: Item) -> Told:
        """One item, without links that do anything."""
        key = (item.line["seq"], item.kind.words)
        if key not in self._base:
            self._base[key] = self._say(item)
        return self._base[key]

    def _say(self, item: Item) -> Told:
        line, kind, seen = item.line, item.kind, self._window
        title = seen.title_of(line, kind)
        text = seen.text_of(line, kind.gives)
        return Told(
            _(kind.words) % {"title": one_line(said(title))},
            shortened(text) if text != title else "",
            page_of(seen.organisation, item),
        )

    def _ways(self, item: Item, member: Member) -> list[Way]:
        body, kind = item.line["body"], item.kind
        if kind.votes:
            labels = self._labels_of(body["vote"])
            return deeds.vote_links(member, body["vote"], labels) if labels and acts(member) else []
        if item.row:
            return [(_("Unfollow"), deeds.link(member, deeds.LET_GO, kind.source, item.row))]
        if item.line["act"] != "question.posed":
            return []
        follow = (_("Follow this question"), deeds.link(member, deeds.FOLLOW, body["question"]))
        if item.line["by"] is None or not acts(member):
            return [follow]
        second = deeds.link(member, deeds.SECOND, body["question"])
        return [(_("Support that it be put"), second), follow]

    def _labels_of(self, number: int) -> list[str]:
        if number not in self._labels:
            self._labels[number] = labels_of(self._window.organisation, number)
        return self._labels[number]


def acts(member: Member) -> bool:
    """Whether links let this member act in the record: who has a passkey signs, and does it on the page."""
    return member.person is not None and not member.person.signs


def labels_of(organisation: Organisation, number: int) -> list[str]:
    """What stands on the ballot, where one marks one thing and need not sign; else nothing."""
    vote = votes.vote_numbered(organisation, number)
    if vote is None or vote.method != "majority" or vote.signed or vote.closed_at is not None:
        return []
    return paper_of_vote(vote).labels


def page_of(organisation: Organisation, item: Item) -> str:
    """The whole address of the place where it stands."""
    number = item.line["body"][item.kind.number]
    path = reverse(item.kind.page, args=[organisation.slug, number])
    return settings.ORIGIN + path + (item.kind.anchor and f"#{item.kind.anchor}")


def shortened(text: str) -> str:
    """A member's words on one line, as far as a letter holds them."""
    words = one_line(said(text))
    return words if len(words) <= TEXT_MAX else words[:TEXT_MAX].rpartition(" ")[0] + " …"


def news(words: Words, items: list[Item], member: Member) -> Content:
    """A letter with what is new."""
    told = [words.told(item, member) for item in items[:ITEMS_MAX]]
    first = next((index for index, item in enumerate(items[:ITEMS_MAX]) if item.kind.votes), 0)
    subject = told[first].words
    if len(items) > 1 and not items[first].kind.votes:
        said_of = {"organisation": one_line(str(member.organisation)), "count": len(items)}
        subject = _("%(organisation)s: %(count)s things are new") % said_of
    numbers = {item.line["body"].get("question", item.line["body"].get("vote")) for item in items}
    (number,) = numbers if len(numbers) == 1 else (0,)
    is_about_vote = any(item.kind.votes for item in items)
    return Content(
        subject, told, max(0, len(items) - ITEMS_MAX), number or 0, is_about_vote=is_about_vote
    )


def reminder(letter: Letter) -> Content | None:
    """A letter that reminds of what one took on; None where it is done or given back."""
    source = SOURCES.get(letter.what["source"])
    said_of_it = source.says(letter.member, letter.what["number"]) if source else None
    if said_of_it is None:
        return None
    words, text, path = said_of_it
    return Content(words, [Told(words, shortened(text), settings.ORIGIN + path)])


def answer(letter: Letter) -> Content:
    """A letter that answers one: what was done, or why it was not and what remains possible."""
    what, member = letter.what, letter.member
    number, turn = what.get("question", 0), what.get("turn", 1)
    words = in_words(RuleBroken(what["says"], what.get("article", ""), **what.get("values", {})))
    if what.get("article"):
        words += " " + _("(Article %(article)s of the charter.)") % {"article": what["article"]}
    labels = labels_of(member.organisation, number) if what.get("offers_vote") else []
    url = (
        deeds.question_url(member, number) if number else reverse("mail", args=[member.organisation.slug])
    )  # fmt: skip
    told = Told(words, "", settings.ORIGIN + url)
    if labels and acts(member):
        told.ways = deeds.vote_links(member, number, labels, turn)
    return Content(
        _("Not done") if what.get("is_refused") else _("Done"),
        [told],
        question=number,
        turn=turn,
        is_about_vote=bool(labels),
        in_reply_to=what.get("in_reply_to", ""),
    )
