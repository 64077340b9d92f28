"""The page of a text and its amendments, put together for one reader."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules import amending as rules
from autogestion.rules import state as states
from autogestion.rules.passages import Passage, overlap
from autogestion.server.amending import queries, shared
from autogestion.server.amending.marking import marked
from autogestion.server.amending.others import Other, others_of
from autogestion.server.amending.rows import marked_rows, rows_of
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.papers import paper_of_vote
from autogestion.server.deliberation.polling import Polling, polling_of
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.votes import queries as votes
from autogestion.server.web.numbers import plain
from autogestion.server.web.texts import said

PENDING, TAKEN, WITHDRAWN, OVERTAKEN, NOT_IN = (
    "pending",
    "taken",
    "withdrawn",
    "overtaken",
    "not-in",
)


@dataclass
class Shown:
    """An amendment as its reader meets it."""

    number: int
    wants: str
    why: str
    authors: list[Member]
    where: str
    rows: SafeString
    state: str
    state_words: str
    supporters: int
    conflicts: list[int]
    first: int
    is_supported_by_me: bool
    is_mine: bool
    is_asked_of_me: bool
    at: int
    asked: int | None
    """The question by which the assembly was asked whether it takes this over."""
    may_ask: bool
    """Whether the reader can ask it now."""


@dataclass
class Amending:
    """The text of a question with everything that is proposed to change in it."""

    version: int
    length: int
    rows: SafeString
    """The newest version by its paragraphs, each with what can be done about it; '' without a text."""
    pending: list[Shown]
    settled: list[Shown]
    versions: list[states.Draft]
    needed: int
    needed_words: str
    is_open: bool
    is_author: bool
    is_concerned: bool
    shared_with: str = ""
    """The assembly that takes amendments over by its own vote, as whoever posed the question left to it."""
    other: list[Other] = field(default_factory=list)
    polling: Polling | None = None


def amending_of(question: Question, reader: Member) -> Amending:
    """The page of the amendments to a question, for this reader."""
    state, texts = queries.as_state(question), queries.contents_of(question)
    charter = organisations.charter_in_force(question.organisation)
    needed = dossiers.kind_of(question, charter).seconds
    people = queries.members_by_pseudonym(
        question, {who for one in state.amendments for who in (one.by, *one.coauthors)}
    )
    places = {one.number: _where(one, state.drafts) for one in state.amendments}
    is_open = (
        question.amended_as is None and question.opened_at is None and question.withdrawn_at is None
    )
    is_concerned = is_open and dossiers.is_concerned(question, reader)
    shared_with = question.body if shared.is_shared_with(question, question.body) else None
    may_ask = is_concerned and shared_with is not None and organisations.is_in(reader, shared_with)
    asked = shared.asked_of_assembly(question)
    shown = [
        _shown(one, places, state, texts, people, reader, needed, asked.get(one.number), may_ask)
        for one in state.amendments
    ]
    shown.sort(key=lambda one: (one.first, one.number))
    pending = [one for one in shown if one.state == PENDING]
    return Amending(
        version=question.text_version,
        length=len(rules.current(state)),
        rows=_numbered(
            question, state, texts, places, [one.number for one in pending], is_concerned
        ),
        pending=pending,
        settled=[one for one in shown if one.state != PENDING],
        versions=state.drafts,
        needed=needed,
        needed_words=_needed_words(needed),
        is_open=is_open,
        is_author=question.is_worded_by(reader),
        is_concerned=is_concerned,
        shared_with=str(shared_with) if shared_with else "",
        other=others_of(question),
        polling=_polling(question, reader),
    )


def _polling(question: Question, reader: Member) -> Polling | None:
    """The open vote on these amendments, for a reader who is on its roll."""
    if question.amended_as is None or question.finished_at is not None:
        return None
    vote = votes.vote_numbered(question.organisation, question.amended_as)
    elector = votes.elector_with_ballot(vote, reader) if vote and vote.closed_at is None else None
    if vote is None or elector is None:
        return None
    groups = question.organisation.questions.get(number=vote.number).subject["groups"]
    return polling_of(vote, elector, paper_of_vote(vote), groups)


def _where(one: states.Amendment, drafts: Sequence[states.Draft]) -> Passage | None:
    return rules.where(one, drafts) if drafts and one.taken_at is None else None


def _shown(
    one: states.Amendment,
    places: dict[int, Passage | None],
    state: states.Question,
    texts: dict[str, str],
    people: dict[str, Member],
    reader: Member,
    needed: int,
    asked: tuple[int, bool] | None,
    may_ask: bool,
) -> Shown:
    passage = places[one.number]
    standing = _state_of(one, passage, state)
    at = passage or Passage(one.first, one.last)
    draft = state.drafts[-1 if passage else one.version - 1]
    before = [said(texts[word]) for word in draft.paragraphs[at.first - 1 : at.last]]
    supporters = one.supporters
    authors = [one.by, *(who for who, agreed in one.coauthors.items() if agreed)]
    return Shown(
        number=one.number,
        wants=said(texts[one.wants]),
        why=said(texts[one.why]),
        authors=[people[who] for who in authors],
        where=where_in_words(at),
        rows=marked_rows(
            marked(before, [said(texts[word]) for word in one.paragraphs], first=at.first)
        ),
        state=standing,
        state_words=_state_words(standing, len(supporters), needed),
        supporters=len(supporters),
        conflicts=_conflicts(one, places, state) if standing == PENDING else [],
        first=at.first,
        is_supported_by_me=reader.pseudonym in supporters,
        is_mine=one.by == reader.pseudonym,
        is_asked_of_me=one.coauthors.get(reader.pseudonym) is False,
        at=one.at,
        asked=asked[0] if asked else None,
        may_ask=may_ask and standing == PENDING and (asked is None or asked[1]),
    )


def _state_of(one: states.Amendment, passage: Passage | None, state: states.Question) -> str:
    if one.withdrawn_at is not None:
        return WITHDRAWN
    if one.taken_at is not None:
        return TAKEN
    if state.finished_at is not None:
        return NOT_IN
    return PENDING if passage is not None else OVERTAKEN


def _state_words(state: str, supporters: int, needed: int) -> str:
    words = {
        WITHDRAWN: _("Withdrawn by its author."),
        TAKEN: _("It stands in the text."),
        OVERTAKEN: _("The text was changed there, so it no longer fits. It can be proposed anew."),
        NOT_IN: _("It did not come into the text."),
    }
    if state in words:
        return words[state]
    if supporters >= needed:
        return _("It is put to the vote: enough members support it.")
    missing = needed - supporters
    return ngettext(
        "It is put to the vote if %(missing)s more member supports it.",
        "It is put to the vote if %(missing)s more members support it.",
        missing,
    ) % {"missing": plain(missing)}


def _conflicts(
    one: states.Amendment, places: dict[int, Passage | None], state: states.Question
) -> list[int]:
    mine = places[one.number]
    return [
        other.number
        for other in state.amendments
        if other is not one
        and other.withdrawn_at is None
        and (theirs := places[other.number]) is not None
        and mine is not None
        and overlap(mine, theirs)
    ]


def where_in_words(passage: Passage) -> str:
    """Which paragraphs an amendment is about."""
    first, last = plain(passage.first), plain(passage.last)
    if passage.is_gap:
        return (
            _("After paragraph %(number)s") % {"number": last}
            if passage.last
            else _("Before paragraph 1")
        )
    if passage.first == passage.last:
        return _("Paragraph %(number)s") % {"number": first}
    return _("Paragraphs %(first)s to %(last)s") % {"first": first, "last": last}


def _needed_words(needed: int) -> str:
    return ngettext(
        "An amendment is put to the vote once %(number)s other member supports it.",
        "An amendment is put to the vote once %(number)s other members support it.",
        needed,
    ) % {"number": plain(needed)}


def _numbered(
    question: Question,
    state: states.Question,
    texts: dict[str, str],
    places: dict[int, Passage | None],
    pending: list[int],
    is_concerned: bool,
) -> SafeString:
    """The newest version, with the amendments that touch each paragraph and the way to amend it."""
    touching: dict[int, list[int]] = {}
    for number in sorted(pending):
        passage = places[number]
        assert passage is not None  # Only what fits is pending.
        for place in range(passage.first, max(passage.last, passage.first) + 1):
            touching.setdefault(place, []).append(number)
    propose = reverse("propose-amendment", args=[question.organisation.slug, question.number])
    return rows_of(
        (
            place,
            said(texts[one]),
            _below(place, touching.get(place, []), propose if is_concerned else ""),
        )
        for place, one in enumerate(rules.current(state), 1)
    )


def _below(place: int, amendments: list[int], propose: str) -> str:
    ways = [
        format_html(
            '<a href="#amendment-{}">{}</a>',
            one,
            _("amendment %(number)s") % {"number": plain(one)},
        )
        for one in amendments
    ]
    if propose:
        words = _("Amend paragraph %(number)s") % {"number": plain(place)}
        ways.append(format_html('<a href="{}?first={}">{}</a>', propose, place, words))
        discuss = '<a href="../threads/new/?passage={}">{}</a>'  # of the room above
        ways.append(format_html(discuss, place, _("Discuss it")))
    return f'<p class="quiet">{" · ".join(ways)}</p>' if ways else ""
