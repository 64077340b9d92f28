"""Lines of the record in words, with ways to what they speak of."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.proof import queries
from autogestion.server.proof.words import ACTS, BY_ITSELF
from autogestion.server.web.numbers import plain
from autogestion.server.web.templatetags.web import member as name_of
from autogestion.server.web.texts import one_line

if TYPE_CHECKING:
    from autogestion.server.record.models import Entry


class Line(NamedTuple):
    """One line as `web/components/record_line.html` takes it, and what it is made of."""

    seq: int
    words: SafeString
    body: Body | None
    at: int
    url: str
    entry: dict[str, Any]


class Speaker:
    """Says lines of one organisation in words; reads the names that they need at once."""

    def __init__(
        self,
        organisation: Organisation,
        entries: Sequence["Entry"],
        bodies: dict[int, Body] | None = None,
    ) -> None:
        """`bodies`: the assemblies by number, where they were read already."""
        self._organisation = organisation
        said = [json.loads(entry.line) for entry in entries]
        self._entries = {entry["seq"]: entry for entry in said}
        people = {entry["by"] for entry in said} | {entry["body"].get("member") for entry in said}
        terms = {entry["body"]["term"] for entry in said if entry["act"] in _OF_TERMS}
        self._delegates = queries.delegates_of(organisation, terms) if terms else {}
        people |= {*self._delegates.values()}
        self.members: dict[str, Member] = queries.members_by_pseudonym(
            organisation, (one for one in people if one)
        )
        self.bodies = bodies or queries.bodies_by_number(organisation)
        disputed = {
            (what, entry["body"][what])
            for entry in said
            for what in queries.DISPUTES
            if what in entry["body"] and "question" not in entry["body"]
        }
        self._disputed = queries.questions_disputed(organisation, disputed)

    def line(self, seq: int) -> Line:
        """The line with this number, one of those given."""
        entry = self._entries[seq]
        return Line(
            seq=seq,
            words=self.sentence(entry),
            body=self.bodies.get(entry["in"]),
            at=entry["at"],
            url=reverse("record_line", args=[self._organisation.slug, seq]),
            entry=entry,
        )

    def sentence(self, entry: dict[str, Any]) -> SafeString:
        """What was done, by whom, to what; safe HTML."""
        act = entry["act"]
        said = BY_ITSELF.get(act) if entry["by"] is None else None
        sentence = escape(_(said or ACTS[act].sentence))
        return mark_safe(sentence % self._values(entry))  # noqa: S308 - every value was escaped

    def _values(self, entry: dict[str, Any]) -> dict[str, SafeString]:
        body, act = entry["body"], entry["act"]
        question = next(
            (body[key] for key in ("question", "vote", "election") if key in body), None
        )
        question = question or next(
            (self._disputed.get((key, body[key])) for key in queries.DISPUTES if key in body), None
        )
        part = act.partition(".")[0]
        return {
            "who": self._who(entry["by"]),
            "member": self._who(body.get("member")),
            "assembly": self._assembly(entry["in"]),
            "new": self._assembly(body.get("body")),
            "council": self._assembly(body.get("council")),
            "recall": self._way("recall", _("recall %(number)s"), body.get("recall")),
            "task": self._way("task", _("task %(number)s"), body.get("task")),
            "undertaking": self._way(
                "undertaking", _("undertaking %(number)s"), body.get("undertaking")
            ),
            "amendment": escape(_number(body.get("amendment"))),
            "tendency": self._way("tendency", _("tendency %(number)s"), body.get("tendency")),
            "network": self._way("network", _("network %(number)s"), body.get("network")),
            "group": self._way("group", _("group %(number)s"), body.get("offer")),
            "piece": self._way("own-piece", _("piece %(number)s"), body.get("piece")),
            "action": self._way("action", _("action %(number)s"), body.get("action")),
            "call": self._way("call", _("call %(number)s"), body.get("call")),
            "article": self._way(
                "programme-article", _("article %(number)s of the programme"), body.get("article")
            ),
            "draft": self._way("programme-draft", _("draft %(number)s"), body.get("draft")),
            "study": self._way("study", _("study circle %(number)s"), body.get("study")),
            "thread": self._way("thread", _("discussion %(number)s"), body.get("thread")),
            "desk": self._way("desk", _("desk %(number)s"), body.get("desk")),
            "dispatch": self._way("dispatch", _("dispatch %(number)s"), body.get("dispatch")),
            "draw": self._way("draw", _("draw %(number)s"), body.get("draw")),
            "struggle": self._way("struggle", _("struggle %(number)s"), body.get("struggle")),
            "survey": self._way("survey", _("inquiry %(number)s"), body.get("survey")),
            "codes": escape(_number(body.get("codes"))),
            "contribution": self._way(
                "contribution", _("contribution %(number)s"), body.get("contribution")
            ),
            "collective": self._way("editors", _("editors %(number)s"), body.get("collective")),
            "issue": self._way("issue", _("issue %(number)s"), body.get("issue")),
            "version": escape(_number(body.get("version"))),
            "delegate": self._who(self._delegates.get(body.get("term"))),
            "question": self._way("question", _("question %(number)s"), question),
            "decision": self._way("decision", _("decision %(number)s"), body.get("decision")),
            "charter": self._way("charter_version", _("charter %(number)s"), body.get("charter")),
            "invitation": escape(_number(body.get("invitation"))),
            "admission": escape(_number(body.get("admission"))),
            "number": escape(_number(body.get(part))),
        }

    def _who(self, pseudonym: str | None) -> SafeString:
        return name_of(self.members.get(pseudonym or ""))

    def _assembly(self, number: int | None) -> SafeString:
        body = self.bodies.get(number or 0)
        if body is None:
            return escape(_("an assembly"))
        return format_html('<a href="{}">{}</a>', body.url, one_line(str(body)))

    def _way(self, page: str, words: str, number: Any) -> SafeString:
        """A link to the page of something with a number; the words alone where it has none."""
        if not isinstance(number, int):
            return escape(_("something"))
        url = reverse(page, args=[self._organisation.slug, number])
        return format_html('<a href="{}">{}</a>', url, words % {"number": plain(number)})


_OF_TERMS = ("term.ended", "delegate.recalled", "report.missed", "inquiry.made")
"""Acts that name a term, and not the member whose it is."""


def _number(value: Any) -> str:
    return plain(value) if isinstance(value, int) else ""
