"""Laying the text that a question asks to adopt, and finishing it once its amendments are settled."""

from collections.abc import Sequence

from autogestion.rules import amending as rules
from autogestion.rules.passages import Standing, finished
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.amending import queries
from autogestion.server.amending.models import Amendment, Draft, DraftParagraph
from autogestion.server.deliberation.acts.notice import restart_notice
from autogestion.server.deliberation.acts.posing import open_dossier, posed_in
from autogestion.server.deliberation.models import Option, Question
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.acts import Actor, ByItself, act
from autogestion.server.record.models import Text
from autogestion.server.votes import queries as votes


def open_text(by: Member, question: Question) -> Question:
    """The question as it is now, where this member can still work on its text. Stands inside an act."""
    question = open_dossier(by, question)
    rules.check_unput(is_put=question.amended_as is not None)
    return question


@act
def lay_text(by: Member, question: Question, *, paragraphs: Sequence[str]) -> Draft:
    """Lay the text that the question asks to adopt, or write it anew as long as nobody amends it.

    Paragraphs whose words stay the same stay the same.
    """
    question = open_text(by, question)
    state, texts = queries.as_state(question), _newest(question)
    rules.check_laying(
        is_author=question.is_worded_by(by),
        can_have_text=rules.can_have_text(
            kind=question.kind,
            subject=question.subject,
            in_council=question.body is not None and question.body.is_council,
        ),
        has_options=question.options.exists(),
        amendments=rules.pending(state.drafts, state.amendments),
        text=[str(place) for place in range(len(paragraphs))],
    )
    kept = _kept(by.organisation, paragraphs, texts)
    restart_notice(question)
    draft = write_draft(by, question, len(state.drafts) + 1, kept)
    question.save(update_fields=["complete_at"])
    record.append(
        "text.laid", by=by, within=posed_in(question), question=question.number,
        version=draft.number, paragraphs=[text.commitment for text in kept],
    )  # fmt: skip
    return draft


def _newest(question: Question) -> list[Text]:
    """The paragraphs of the newest version."""
    newest = question.drafts.order_by("-number").first()
    if newest is None:
        return []
    return [row.text for row in newest.paragraphs.select_related("text").order_by("place")]


def _kept(organisation: Organisation, paragraphs: Sequence[str], before: list[Text]) -> list[Text]:
    """Each paragraph behind its commitment; one whose words stood there keeps the text that it was."""
    at_hand: dict[str, list[Text]] = {}
    for text in before:
        at_hand.setdefault(text.content, []).append(text)
    return [
        at_hand[words].pop(0)
        if at_hand.get(words := paragraph.strip())
        else record.keep_paragraphs(organisation, paragraph, max_length=rules.PARAGRAPH_MAX)
        for paragraph in paragraphs
    ]


def write_draft(
    by: Actor, question: Question, number: int, texts: Sequence[Text], taken: Sequence[int] = ()
) -> Draft:
    """Write a version of a text. Stands inside an act."""
    draft = Draft.objects.create(
        question=question, number=number, at=record.moment(),
        by=by if isinstance(by, Member) else None, taken=list(taken),
    )  # fmt: skip
    DraftParagraph.objects.bulk_create(
        DraftParagraph(draft=draft, place=place, text=text) for place, text in enumerate(texts, 1)
    )
    question.text_version = number
    question.save(update_fields=["text_version"])
    return draft


def next_version(by: Actor, question: Question, taken: Sequence[Standing]) -> Draft:
    """The newest version with these amendments in it. Stands inside an act."""
    state, texts = queries.as_state(question), queries.texts_of(question)
    numbers = [one.amendment.number for one in taken]
    words = [texts[one] for one in finished(rules.current(state), taken)]
    Amendment.objects.filter(question=question, number__in=numbers).update(taken_at=record.moment())
    return write_draft(by, question, len(state.drafts) + 1, words, numbers)


@act
def bring_text(by: ByItself, question: Question, *, before: Question) -> Draft:
    """A question that is asked again brings the text along that was decided on."""
    draft = write_draft(by, question, 1, _newest(before))
    record.append(
        "text.laid", by=by, within=posed_in(question), question=question.number, version=1,
        paragraphs=[text.commitment for text in _newest(question)],
    )  # fmt: skip
    return draft


@act
def lay_alternatives(by: ByItself, question: Question) -> None:
    """Every amendment replaces the whole text: they stand beside it on one ballot, as options."""
    stand = queries.standing(question)
    if not queries.is_to_be_amended(question) or not queries.are_alternatives(question, stand):
        raise RuleBroken(_("These amendments are put to those concerned by themselves."))
    numbers = [one.amendment.number for one in stand]
    rows = {row.number: row for row in question.amendments.select_related("by", "wants")}
    first = Option(question=question, number=1, text=question.asked, by=question.by, needs="")
    Option.objects.bulk_create(
        [
            first,
            *(
                Option(
                    question=question, number=place, text=rows[number].wants, by=rows[number].by,
                    needs=rows[number].needs,
                )
                for place, number in enumerate(numbers, 2)
            ),
        ]
    )  # fmt: skip
    question.alternatives = numbers
    question.save(update_fields=["alternatives"])
    record.append(
        "alternatives.laid", by=by, within=posed_in(question), question=question.number,
        amendments=numbers,
    )  # fmt: skip


@act
def finish_text(by: ByItself, question: Question) -> None:
    """The amendments are settled: the text with those accepted stands.

    Where it changed before the vote on the whole, the notice runs anew, so that all know it.
    """
    taken = _taken(question)
    version = question.text_version
    if taken:
        version = next_version(by, question, taken).number
        if not question.alternatives:
            restart_notice(question)
    question.finished_at = record.moment()
    question.save(update_fields=["finished_at", "complete_at"])
    record.append(
        "text.finished", by=by, within=posed_in(question), question=question.number,
        version=version, amendments=[one.amendment.number for one in taken],
    )  # fmt: skip


def _taken(question: Question) -> list[Standing]:
    number = question.number if question.alternatives else question.amended_as
    vote = votes.vote_numbered(question.organisation, number or 0)
    if question.finished_at is not None or vote is None or vote.result is None:
        raise RuleBroken(_("The vote on the amendments is not closed."))
    state = queries.as_state(question)
    if question.alternatives:
        return rules.chosen(rules.placed(state, question.alternatives), vote.result)
    asked = question.organisation.questions.get(number=vote.number)
    return rules.settled(rules.placed(state, asked.subject["amendments"]), vote.result)


def put_amendments_to_vote(question: Question, number: int) -> None:
    """Note by which question the amendments are voted on. Stands inside the act that poses it."""
    question.amended_as = number
    question.save(update_fields=["amended_as"])
