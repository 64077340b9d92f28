"""Replaying the library of struggles: what is added, corrected, said, and made a question of."""

from autogestion.rules import library as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_member,
    is_in,
    next_number,
    require,
)
from autogestion.rules.state import Organisation, Question, Struggle, StruggleVersion, Topic, Voice


def struggle_added(state: Organisation, entry: Line) -> None:
    """{struggle, country, begun, ended, people, outcome, texts, demands, forms, sources}: an entry.

    `in`: the author's assembly.
    """
    data, by = entry["body"], by_member(state, entry)
    body = state.bodies[entry["in"]]
    rules.check_adding(is_member=by in body.members, is_founded=body.founded_at is not None)
    require(data["struggle"] == len(state.struggles) + 1, "struggles are numbered in order")
    version = _version(entry, 1)
    version.texts = dict(data["texts"])
    version.lists = {name: list(data[name]) for name in rules.LISTS}
    _check(version)
    state.struggles[data["struggle"]] = Struggle(data["struggle"], [version])


def struggle_corrected(state: Organisation, entry: Line) -> None:
    """{struggle, version, why, …, kept}: an entry anew, where `kept` says what of the version before stands in it."""
    data, by = entry["body"], by_member(state, entry)
    struggle = state.struggles[data["struggle"]]
    rules.check_writing(is_in_body=is_in(state, entry["in"], by))
    rules.check_correcting(is_newest=data["version"] == len(struggle.versions) + 1)
    before, kept = struggle.versions[-1], data["kept"]
    require(set(kept) == {"texts", *rules.LISTS}, "it does not say what is kept")
    require(not set(kept["texts"]) & set(data["texts"]), "a part is both kept and written anew")
    version = _version(entry, data["version"])
    version.why = data["why"]
    version.texts = {part: before.texts[part] for part in kept["texts"]} | data["texts"]
    for name in rules.LISTS:
        version.lists[name] = _kept_items(before.lists[name], kept[name]) + list(data[name])
    _check(version)
    struggle.versions.append(version)


def voice_added(state: Organisation, entry: Line) -> None:
    """{struggle, voice, text}: what a member who took part thinks of a struggle. `in`: their assembly."""
    data, by = entry["body"], by_member(state, entry)
    struggle = state.struggles[data["struggle"]]
    rules.check_writing(is_in_body=is_in(state, entry["in"], by))
    rules.check_voice(said=sum(one.by == by for one in struggle.voices))
    require(data["voice"] == len(struggle.voices) + 1, "voices are numbered in order")
    struggle.voices.append(Voice(data["voice"], by, entry["in"], entry["at"], data["text"]))


def topic_followed(state: Organisation, entry: Line) -> None:
    """{topic, kind, word, country, struggle}: an assembly follows something. `in`: the assembly."""
    data, by = entry["body"], by_member(state, entry)
    body = state.bodies[entry["in"]]
    followed = [one for one in state.topics.values() if one.body == body.number]
    rules.check_following(
        is_member=by in body.members, is_founded=body.founded_at is not None,
        topics=sum(one.let_go_at is None for one in followed),
    )  # fmt: skip
    rules.check_topic(
        kind=data["kind"], word=data["word"], country=data["country"],
        is_entry=data["struggle"] in state.struggles,
    )  # fmt: skip
    require(bool(data["struggle"]) == (data["kind"] == "entry"), "it names an entry beside")
    require(
        data["topic"] == next_number(state.topics), "what assemblies follow is numbered in order"
    )
    state.topics[data["topic"]] = Topic(
        data["topic"], body.number, data["kind"], data["word"], data["country"], data["struggle"],
        by, entry["at"], after=len(state.struggles),
    )  # fmt: skip


def topic_let_go(state: Organisation, entry: Line) -> None:
    """{topic}: an assembly follows it no more. `in`: the assembly."""
    by, topic = by_member(state, entry), state.topics[entry["body"]["topic"]]
    rules.check_letting_go(
        is_member=by in state.bodies[topic.body].members, is_followed=topic.let_go_at is None
    )
    topic.let_go_at = entry["at"]


def check_taken_up(state: Organisation, question: Question) -> None:
    """An ordinary question can take up a demand or a form of organisation from the library."""
    subject = question.subject
    require(
        question.kind == "ordinary" and set(subject) == {"struggle", "version", "part", "item"},
        "it says too much or too little of what it takes up",
    )
    versions = state.struggles[subject["struggle"]].versions
    version = next((one for one in versions if one.number == subject["version"]), None)
    is_usable = version is not None and subject["part"] in rules.USABLE
    items = version.lists[subject["part"]] if version is not None and is_usable else []
    rules.check_using(is_there=1 <= subject["item"] <= len(items))


def _version(entry: Line, number: int) -> StruggleVersion:
    data = entry["body"]
    facts = {key: data[key] for key in ("country", "begun", "ended", "people", "outcome")}
    rules.check_facts(**facts)
    return StruggleVersion(number, entry["by"], entry["in"], entry["at"], **facts)


def _kept_items(before: list[str], numbers: list[int]) -> list[str]:
    """The items of the version before with these numbers, in their order."""
    require(
        type(numbers) is list and all(type(one) is int for one in numbers), "items have numbers"
    )
    require(numbers == sorted(set(numbers)), "each item is kept once, in order")
    require(
        not numbers or 1 <= numbers[0] <= numbers[-1] <= len(before), "it keeps what is not there"
    )
    return [before[number - 1] for number in numbers]


def _check(version: StruggleVersion) -> None:
    require(set(version.texts) <= set(rules.PARTS), "an entry has no such part")
    counts = {name: len(items) for name, items in version.lists.items()}
    rules.check_shape(parts=list(version.texts), counts=counts)


HANDLERS: dict[str, Handler] = {
    "struggle.added": struggle_added,
    "struggle.corrected": struggle_corrected,
    "voice.added": voice_added,
    "topic.followed": topic_followed,
    "topic.let-go": topic_let_go,
}
