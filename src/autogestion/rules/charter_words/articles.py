"""Every article of a charter as a heading and one to six short sentences."""

from collections.abc import Callable
from dataclasses import dataclass

from autogestion.rules.charter import keys
from autogestion.rules.charter.model import Article as CharterArticle
from autogestion.rules.charter.model import Charter
from autogestion.rules.charter_words import voice as say
from autogestion.rules.charter_words.councils import councils
from autogestion.rules.charter_words.kinds import heading, sentences
from autogestion.rules.charter_words.phrases import at_least
from autogestion.rules.charter_words.voice import Voice, english, same


@dataclass(frozen=True)
class Article:
    """An article to be read. number: as it is cited; source: the experience it comes from, or ""."""

    number: str
    heading: str
    sentences: tuple[str, ...]
    source: str
    principle: str


def articles(
    charter: Charter,
    gettext: Callable[[str], str] = same,
    ngettext: Callable[[str, str, int], str] = english,
) -> list[Article]:
    """The whole charter, in the order of its numbers."""
    voice = Voice(gettext, ngettext)
    written = [
        _article(name, getattr(charter, name), *_WRITERS[name](charter, voice))
        for name in _WRITERS
        if name not in keys.OPTIONAL_NUMBERS or name in charter.to_data()
    ]
    kinds = [
        Article(
            kind.article,
            heading(kind, voice),
            tuple(sentences(kind, voice)),
            kind.source,
            kind.principle,
        )
        for kind in charter.kinds.values()
    ]
    return written + sorted(kinds, key=lambda article: int(article.number))


def _article(name: str, article: CharterArticle, title: str, lines: list[str]) -> Article:
    return Article(
        keys.article_number(name), title, tuple(lines), article.source, article.principle
    )


def _founding(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    signing = voice.ngettext(
        "At least one person signs this charter before the organisation exists.",
        "At least %(n)s people sign this charter before the organisation exists.",
        charter.founders_min,
    )
    return voice.gettext("Founding"), [
        signing % {"n": say.number(charter.founders_min, voice)},
        voice.gettext("Those who sign are its first assembly."),
    ]


def _assemblies(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    if charter.assemblies.several:
        belonging = voice.gettext(
            "A member can belong to several assemblies, and has one vote on common questions."
        )
    else:
        belonging = voice.gettext(
            "A member belongs to one assembly, and has one vote on common questions."
        )
    said = [
        voice.gettext(
            "The organisation is made of assemblies, in which the members decide directly."
        ),
        _size(charter, voice),
        belonging,
        voice.gettext("Nobody outside an assembly can dissolve it, or add or remove its members."),
    ]
    if charter.assemblies.tellers:
        handing = voice.gettext(
            "The ballot of a member who has no device is taken in by %(n)s members of their assembly "
            "together, who stand by it with their names."
        )
        said.append(handing % {"n": say.number(charter.assemblies.tellers, voice)})
    return voice.gettext("Assemblies"), said


def _size(charter: Charter, voice: Voice) -> str:
    least, most = charter.assemblies.size_min, charter.assemblies.size_max
    if most is None:
        size = voice.ngettext(
            "An assembly has at least one member.", "An assembly has at least %(n)s members.", least
        )
        return size % {"n": say.number(least, voice)}
    size = voice.gettext("An assembly has at least %(least)s, and at most %(most)s.")
    return size % {"least": say.members(least, voice), "most": say.members(most, voice)}


def _admission(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    granting = voice.ngettext(
        "A request is granted when one member of the assembly says yes.",
        "A request is granted when %(n)s members of the assembly say yes.",
        charter.admission.approvals,
    )
    lapsing = voice.gettext("A request that finds no answer lapses after %(span)s.")
    inviting = voice.gettext("An invitation to an assembly holds for %(span)s.")
    return voice.gettext("Admission"), [
        voice.gettext("Each assembly admits its own members."),
        granting % {"n": say.number(charter.admission.approvals, voice)},
        lapsing % {"span": say.days(charter.admission.request_days, voice)},
        inviting % {"span": say.days(charter.admission.invitation_days, voice)},
    ]


def _questions(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    contesting = voice.ngettext(
        "When one member holds that a question concerns other people, those concerned settle it by a vote.",
        "When %(n)s members hold that a question concerns other people, those concerned settle it by a vote.",
        charter.questions.contest_members,
    )
    challenging = voice.ngettext(
        "When one of them holds that a question is badly put, they all decide by a vote whether it is sent back.",
        "When %(n)s of them, or more than half, hold that a question is badly put, they all decide by a "
        "vote whether it is sent back.",
        charter.questions.challengers,
    )
    return voice.gettext("Whom a question concerns"), [
        voice.gettext("All those whom a question concerns vote on it directly."),
        contesting % {"n": say.number(charter.questions.contest_members, voice)},
        challenging % {"n": say.number(charter.questions.challengers, voice)},
        *_matters(charter, voice),
    ]


def _matters(charter: Charter, voice: Voice) -> list[str]:
    rule, said = charter.questions, []
    if rule.reserved:
        reserving = voice.gettext("Each assembly settles for itself, and nobody else: %(matters)s.")
        said.append(reserving % {"matters": ", ".join(rule.reserved)})
    if rule.common:
        sharing = voice.gettext(
            "Put to all whom they concern, and settled by no assembly alone: %(matters)s."
        )
        said.append(sharing % {"matters": ", ".join(rule.common)})
    return said


def _facts(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    supporters = charter.facts.demand_seconds
    if supporters:
        holding = voice.ngettext(
            "With the support of one more member, the demand holds the vote back.",
            "With the support of %(n)s more members, the demand holds the vote back.",
            supporters,
        ) % {"n": say.number(supporters, voice)}
    else:
        holding = voice.gettext("The demand holds the vote back.")
    lapsing = voice.gettext("A demand that finds no answer lapses after %(span)s.")
    return voice.gettext("Missing facts"), [
        voice.gettext("Any member can demand a fact that is missing from a dossier."),
        holding,
        lapsing % {"span": say.days(charter.facts.answer_days, voice)},
    ]


def _reopening(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    asking = voice.gettext("To take a decision up again, %(least)s must ask for it.")
    return voice.gettext("Reopening a decision"), [
        asking % {"least": at_least(charter.reopening.members, voice)},
        voice.gettext("They can do so at any time."),
    ]


def _exclusion(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    hearing = voice.gettext("The person has %(span)s to be heard before the vote opens.")
    appealing = voice.gettext(
        "After the vote they have %(span)s to appeal to the whole organisation, and remain a member meanwhile."
    )
    return voice.gettext("Hearing and appeal"), [
        voice.gettext("Only a member's own assembly can exclude them, by a vote."),
        hearing % {"span": say.days(charter.exclusion.hearing_days, voice)},
        appealing % {"span": say.days(charter.exclusion.appeal_days, voice)},
    ]


def _witnesses(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    names = ", ".join(line.partition("+")[0] for line in charter.witnesses.keys)
    lines = [
        voice.gettext(
            "These witnesses watch that our record only ever grows, and sign it: %(names)s."
        )
        % {"names": names}
    ]
    needed = charter.witnesses.needed
    if needed:
        publishing = voice.ngettext(
            "A decision counts as published once one of them has signed a record that contains it.",
            "A decision counts as published once %(n)s of them have signed a record that contains it.",
            needed,
        )
        lines.append(publishing % {"n": say.number(needed, voice)})
    return voice.gettext("Witnesses"), lines


_WRITERS: dict[str, Callable[[Charter, Voice], tuple[str, list[str]]]] = {
    "founding": _founding,
    "assemblies": _assemblies,
    "admission": _admission,
    "questions": _questions,
    "facts": _facts,
    "reopening": _reopening,
    "exclusion": _exclusion,
    "witnesses": _witnesses,
    "councils": councils,
}
