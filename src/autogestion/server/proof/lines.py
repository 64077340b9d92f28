"""Lines of the record in words, with ways to what they speak of."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

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
        return mark_safe(sentence % _Values(self, entry))  # noqa: S308 - every value was escaped

    def value(self, key: str, entry: dict[str, Any]) -> SafeString:
        """What stands for `%(key)s` in the sentence of a line."""
        body = entry["body"]
        people = {"who": entry["by"], "member": body.get("member")}
        bodies = {"assembly": entry["in"], "new": body.get("body"), "council": body.get("council")}
        if key in WAYS:
            page, words, named = WAYS[key]
            return self._way(page, words, body.get(named))
        if key == "question":
            return self._way("question", _QUESTION, self._question_of(body))
        if key == "delegate":
            return self._who(self._delegates.get(body.get("term")))
        if key in people:
            return self._who(people[key])
        if key in bodies:
            return self._assembly(bodies[key])
        if key not in NUMBERS:
            raise KeyError(key)
        return escape(_number(body.get(entry["act"].partition(".")[0] if key == "number" else key)))

    def _question_of(self, body: dict[str, Any]) -> int | None:
        """The question that a line is about, by its own number or by that of what was disputed on it."""
        own = next((body[key] for key in ("question", "vote", "election") if key in body), None)
        return own or next(
            (self._disputed.get((key, body[key])) for key in queries.DISPUTES if key in body), None
        )

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
        return format_html('<a href="{}">{}</a>', url, _(words) % {"number": plain(number)})


class _Values(dict[str, SafeString]):
    """What a sentence names, found when it names it: three things of the forty that lines speak of."""

    def __init__(self, speaker: Speaker, entry: dict[str, Any]) -> None:
        super().__init__()
        self._speaker, self._entry = speaker, entry

    def __missing__(self, key: str) -> SafeString:
        return self._speaker.value(key, self._entry)


_QUESTION = gettext_noop("question %(number)s")

WAYS: dict[str, tuple[str, str, str]] = {
    "recall": ("recall", gettext_noop("recall %(number)s"), "recall"),
    "task": ("task", gettext_noop("task %(number)s"), "task"),
    "undertaking": ("undertaking", gettext_noop("undertaking %(number)s"), "undertaking"),
    "tendency": ("tendency", gettext_noop("tendency %(number)s"), "tendency"),
    "network": ("network", gettext_noop("network %(number)s"), "network"),
    "group": ("group", gettext_noop("group %(number)s"), "offer"),
    "piece": ("own-piece", gettext_noop("piece %(number)s"), "piece"),
    "action": ("action", gettext_noop("action %(number)s"), "action"),
    "call": ("call", gettext_noop("call %(number)s"), "call"),
    "article": (
        "programme-article", gettext_noop("article %(number)s of the programme"), "article",
    ),
    "draft": ("programme-draft", gettext_noop("draft %(number)s"), "draft"),
    "study": ("study", gettext_noop("study circle %(number)s"), "study"),
    "thread": ("thread", gettext_noop("discussion %(number)s"), "thread"),
    "desk": ("desk", gettext_noop("desk %(number)s"), "desk"),
    "dispatch": ("dispatch", gettext_noop("dispatch %(number)s"), "dispatch"),
    "draw": ("draw", gettext_noop("draw %(number)s"), "draw"),
    "struggle": ("struggle", gettext_noop("struggle %(number)s"), "struggle"),
    "survey": ("survey", gettext_noop("inquiry %(number)s"), "survey"),
    "contribution": ("contribution", gettext_noop("contribution %(number)s"), "contribution"),
    "collective": ("editors", gettext_noop("editors %(number)s"), "collective"),
    "issue": ("issue", gettext_noop("issue %(number)s"), "issue"),
    "decision": ("decision", gettext_noop("decision %(number)s"), "decision"),
    "charter": ("charter_version", gettext_noop("charter %(number)s"), "charter"),
}  # fmt: skip
"""Things with a page: what a sentence calls them, that page, our words, and what the line calls their number."""

NUMBERS = ("amendment", "codes", "version", "invitation", "admission", "number")
"""Things without a page of their own: their number alone; `number` is that of what the act is about."""


_OF_TERMS = ("term.ended", "delegate.recalled", "report.missed", "inquiry.made")
"""Acts that name a term, and not the member whose it is."""


def _number(value: Any) -> str:
    return plain(value) if isinstance(value, int) else ""
