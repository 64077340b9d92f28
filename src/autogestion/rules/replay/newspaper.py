"""Replaying the newspaper: what is sent, answered, edited, refused, and what came of it."""

from collections.abc import Collection

from autogestion.rules import newspaper as rules
from autogestion.rules.replay.handlers import Handler, Line, by_clock, by_member, is_in, require
from autogestion.rules.replay.newspaper_editing import editing_in
from autogestion.rules.replay.tendencies import belongs
from autogestion.rules.state import (
    CameOf,
    Contribution,
    Edited,
    Organisation,
    Refusal,
    Said,
    Transcribed,
)


def contribution_written(state: Organisation, entry: Line) -> None:
    """{contribution, sort, language, about, public, title, …, tendency}: a member writes. `in`: their assembly."""
    data, by = entry["body"], by_member(state, entry)
    rules.check_member(is_in_body=is_in(state, entry["in"], by))
    if data["tendency"] is not None:
        tendency = state.tendencies[data["tendency"]]
        belonging = [one for one in tendency.members if belongs(state, one)]
        rules.check_for_tendency(by=by, members=tendency.members, belonging=belonging)
    _take_in(state, entry, tendency=data["tendency"])


def contribution_received(state: Organisation, entry: Line) -> None:
    """{contribution, …, word}: taken out of the letter box; nobody knows who wrote it. `word`: hash of their secret."""
    by_clock(entry)
    require(entry["in"] is None, "nobody's contribution comes from no assembly")
    _take_in(state, entry, word=entry["body"]["word"])


def _take_in(
    state: Organisation, entry: Line, *, tendency: int | None = None, word: str = ""
) -> None:
    data = entry["body"]
    about = None if data["about"] is None else state.contributions[data["about"]]
    rules.check_contribution(
        sort=data["sort"], language=data["language"], about=about, has_text=bool(data["text"]),
        files=len(data["files"]), captions=len(data["captions"]),
    )  # fmt: skip
    require(
        data["contribution"] == len(state.contributions) + 1, "contributions are numbered in order"
    )
    state.contributions[data["contribution"]] = Contribution(
        number=data["contribution"], by=entry["by"], body=entry["in"], at=entry["at"],
        sort=data["sort"], language=data["language"], about=data["about"], tendency=tendency,
        public=data["public"], word=word, title=data["title"], text=data["text"],
        byline=data["byline"], files=list(data["files"]), captions=list(data["captions"]),
    )  # fmt: skip


def _contribution(state: Organisation, entry: Line) -> Contribution:
    return state.contributions[entry["body"]["contribution"]]


def contribution_answered(state: Organisation, entry: Line) -> None:
    """{contribution, said, text}: a member answers the writer. `in`: their assembly."""
    contribution, by = _contribution(state, entry), by_member(state, entry)
    rules.check_member(is_in_body=is_in(state, entry["in"], by))
    rules.check_answering(contribution, by=by)
    _say(contribution, entry)


def contribution_continued(state: Organisation, entry: Line) -> None:
    """{contribution, said, text}: the writer goes on; by nobody where nobody knows them."""
    contribution = _contribution(state, entry)
    rules.check_writer(contribution, by=entry["by"])
    rules.check_saying(contribution)
    require(entry["in"] is None, "the writer speaks from no assembly")
    _say(contribution, entry)


def _say(contribution: Contribution, entry: Line) -> None:
    data = entry["body"]
    require(data["said"] == len(contribution.said) + 1, "what is said is numbered in order")
    contribution.said.append(
        Said(data["said"], entry["by"], entry["in"], entry["at"], data["text"])
    )


def contribution_transcribed(state: Organisation, entry: Line) -> None:
    """{contribution, transcription, file, text}: a member writes down what a page or recording says."""
    contribution, by, data = _contribution(state, entry), by_member(state, entry), entry["body"]
    rules.check_member(is_in_body=is_in(state, entry["in"], by))
    rules.check_transcribing(contribution, file=data["file"])
    require(data["transcription"] == len(contribution.transcribed) + 1, "they are numbered")
    contribution.transcribed.append(
        Transcribed(data["transcription"], data["file"], by, entry["at"], data["text"])
    )


def contribution_linked(state: Organisation, entry: Line) -> None:
    """{contribution, link, kind, thing, part}: a member says that this came of it."""
    contribution, by, data = _contribution(state, entry), by_member(state, entry), entry["body"]
    rules.check_member(is_in_body=is_in(state, entry["in"], by))
    came = CameOf(data["link"], by, entry["at"], data["kind"], data["thing"], data["part"])
    rules.check_linking(
        contribution, kind=came.kind, is_there=is_there(state, came.kind, came.thing, came.part),
        is_told=any(
            (one.kind, one.thing, one.part) == (came.kind, came.thing, came.part)
            for one in contribution.came_of_it
        ),
    )  # fmt: skip
    require(came.number == len(contribution.came_of_it) + 1, "links are numbered in order")
    contribution.came_of_it.append(came)


def is_there(state: Organisation, kind: str, thing: int, part: int) -> bool:
    """Whether there is such a thing, of which a contribution can be the beginning."""
    if kind == "fact":
        question = state.questions.get(thing)
        return question is not None and any(fact.number == part for fact in question.facts)
    things: dict[str, Collection[int]] = {
        "question": state.questions,
        "decision": state.decisions,
        "struggle": state.struggles,
        "inquiry": state.surveys,
        "article": state.articles,
        "action": state.actions,
        "task": state.tasks,
    }
    return part == 0 and thing in things.get(kind, ())


def contribution_edited(state: Organisation, entry: Line) -> None:
    """{contribution, collective, version, title, text, why}: an editor proposes another wording to the writer."""
    contribution, data = _contribution(state, entry), entry["body"]
    collective = editing_in(state, entry)
    rules.check_here(contribution)
    require(data["version"] == len(contribution.versions) + 1, "wordings are numbered in order")
    contribution.versions.append(
        Edited(
            data["version"], entry["by"], collective.number, entry["at"], data["title"],
            data["text"], data["why"],
        )
    )  # fmt: skip


def contribution_agreed(state: Organisation, entry: Line) -> None:
    """{contribution, version}: the writer agrees to a wording; by nobody where nobody knows them."""
    contribution, version = _contribution(state, entry), entry["body"]["version"]
    rules.check_agreeing(contribution, by=entry["by"], version=version)
    contribution.versions[version - 1].agreed_at = entry["at"]


def contribution_refused(state: Organisation, entry: Line) -> None:
    """{contribution, collective, reason}: editors do not print it, for a reason that all members read."""
    contribution, collective = _contribution(state, entry), editing_in(state, entry)
    rules.check_refusing(contribution, collective=collective.number)
    contribution.refusals.append(
        Refusal(collective.number, entry["by"], entry["at"], entry["body"]["reason"])
    )


def refusal_appealed(state: Organisation, entry: Line) -> None:
    """{contribution, collective, text}: the writer asks the body that mandated the editors to decide."""
    contribution, data = _contribution(state, entry), entry["body"]
    rules.check_appealing(contribution, by=entry["by"], collective=data["collective"])
    refusal = rules.refusal_by(contribution, data["collective"])
    assert refusal is not None
    refusal.appeal = data["text"]


def contribution_withdrawn(state: Organisation, entry: Line) -> None:
    """{contribution, texts}: the writer takes it back, and every word of it that is still here, in rising order."""
    contribution, erased = _contribution(state, entry), entry["body"]["texts"]
    rules.check_withdrawing(contribution, by=entry["by"])
    here = [one for one in words_of(contribution) if bytes.fromhex(one) in state.texts]
    require(erased == sorted(set(here)), "it takes back other words than the writer's")
    for commitment in erased:
        del state.texts[bytes.fromhex(commitment)]
    contribution.withdrawn_at = entry["at"]


def words_of(contribution: Contribution) -> list[str]:
    """What goes with a contribution: the writer's words, files, wordings made of them, what was written down.

    What they said in an appeal stays in the question that it became; what members answered is theirs.
    """
    words = [contribution.title, contribution.text, contribution.byline]
    words += contribution.files + contribution.captions
    words += [one.text for one in contribution.said if one.body is None]
    words += [text for one in contribution.versions for text in (one.title, one.text)]
    words += [one.text for one in contribution.transcribed]
    return [word for word in words if word]


HANDLERS: dict[str, Handler] = {
    "contribution.written": contribution_written,
    "contribution.received": contribution_received,
    "contribution.answered": contribution_answered,
    "contribution.continued": contribution_continued,
    "contribution.transcribed": contribution_transcribed,
    "contribution.linked": contribution_linked,
    "contribution.edited": contribution_edited,
    "contribution.agreed": contribution_agreed,
    "contribution.refused": contribution_refused,
    "refusal.appealed": refusal_appealed,
    "contribution.withdrawn": contribution_withdrawn,
}
