"""Anybody does anything: acts drawn at random, by people drawn at random, admitted or refused."""

import random
from collections.abc import Callable
from contextlib import suppress

from autogestion.rules.disputes import GROUNDS
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.reports import PARTS
from autogestion.rules.tasks import DUTIES
from autogestion.server import consequences
from autogestion.server.amending import acts as amending
from autogestion.server.bringing import acts as bringing
from autogestion.server.delegates import acts as delegates
from autogestion.server.delegates import queries as delegate_queries
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.desks import acts as desks
from autogestion.server.execution import acts as execution
from autogestion.server.explaining import acts as explaining
from autogestion.server.groups import acts as groups
from autogestion.server.inquiry import acts as inquiry
from autogestion.server.inquiry import queries as surveys
from autogestion.server.inquiry.acts.answering import Sheet
from autogestion.server.inquiry.codes import new_code
from autogestion.server.inquiry.items import Written
from autogestion.server.library import acts as library
from autogestion.server.library.tests.scenes import BREAD, RENT
from autogestion.server.networks import acts as networks
from autogestion.server.organisations import acts, queries
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record import clock
from autogestion.server.tendencies import acts as tendencies
from autogestion.server.votes import acts as votes
from autogestion.server.votes.models import Handed
from tests.property import discussing_deeds, newspaper_deeds
from tests.property.action_deeds import OF_ACTIONS
from tests.property.programme_deeds import OF_PROGRAMME
from tests.world import HOUR, World, dossier, founded_beside

NAMES = ("Awa", "Bruno", "Chidi", "Dora", "Emil", "Farah", "Gita", "Hana")
OUTSIDERS = ("Zoe", "Yan")
TOPICS = (
    {"kind": "trade", "word": "Tenants"},
    {"kind": "country", "word": "GB"},
    {"kind": "entry", "word": "1"},
)


class Anybody:
    """Draws an act, its actor and its object from everything that exists, and tries it."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.world = world
        self.chance = chance

    def tries_something(self) -> str:
        """One act. Answers its name, with ' refused' behind it where the rules did not admit it."""
        name = self.chance.choices(list(DEEDS), [LIKELY.get(name, 1) for name in DEEDS])[0]
        try:
            DEEDS[name](self)
        except RuleBroken:
            return f"{name} refused"
        return name

    def someone(self) -> Member:
        """Any member, also one who has left or was never admitted."""
        members = Member.objects.filter(organisation=self.world.organisation).order_by("pk")
        member = self.one_of(members)
        member.organisation = self.world.organisation
        return member

    def one_of(self, things):
        """One of the rows; RuleBroken where there are none, as for a page that does not exist."""
        things = list(things)
        if not things:
            raise RuleBroken("there is nothing of the kind yet")
        return self.chance.choice(things)

    def all_try(self, deed: Callable[[Member], object]) -> None:
        """Every member tries the same; those who may not are refused."""
        for member in Member.objects.filter(organisation=self.world.organisation).order_by("pk"):
            member.organisation = self.world.organisation
            with suppress(RuleBroken):
                deed(member)

    def number(self, most: int) -> int:
        return self.chance.randint(1, most)

    def body(self):
        body = self.one_of(self.world.organisation.bodies.order_by("number"))
        return queries.body_numbered(self.world.organisation, body.number)

    def question(self):
        return self.one_of(self.world.organisation.questions.order_by("number"))

    def texted(self):
        """A question that asks to adopt a text, while it can still be amended where there is one."""
        found = self.world.organisation.questions.filter(text_version__gt=0).order_by("number")
        return self.one_of(found.filter(opened_at=None) or found)

    def council(self):
        council = self.one_of(delegate_queries.councils(self.world.organisation))
        return delegate_queries.council_numbered(self.world.organisation, council.body.number)

    def election(self):
        return self.one_of(
            self.world.organisation.questions.filter(kind="election").order_by("number")
        )

    def candidate(self):
        return self.one_of(self.election().candidates.select_related("question").order_by("number"))

    def task(self):
        return self.one_of(
            self.world.organisation.tasks.select_related("organisation").order_by("number")
        )

    def term(self):
        return self.one_of(
            self.world.organisation.terms.select_related("organisation").order_by("number")
        )

    def recall(self):
        return self.one_of(
            self.world.organisation.recalls.select_related("organisation").order_by("number")
        )

    def council_question(self):
        return self.one_of(
            self.world.organisation.questions.filter(body__is_council=True).order_by("number")
        )

    def numbers_of_bodies(self) -> list[int]:
        return self.chance.sample(range(1, 5), self.chance.randint(0, 3))


def wait(anybody: Anybody) -> None:
    clock.advance(anybody.chance.choice([HOUR, 30 * HOUR, 100 * HOUR, 400 * HOUR]))
    consequences.tick(anybody.world.organisation)


def pose(anybody: Anybody) -> None:
    kind = anybody.chance.choice(
        ["ordinary", "ordinary", "money", "exclusion", "joining", "admission", "dissolution"]
    )
    subject = {"money": {"amount": 700}, "exclusion": {"member": anybody.someone().pseudonym}}.get(
        kind, {}
    )
    deliberation.pose_question(
        anybody.someone(),
        anybody.body(),
        dossier=dossier(),
        kind=kind,
        scope=anybody.chance.choice(["own", "several", "whole"]),
        bodies=anybody.numbers_of_bodies(),
        options=anybody.chance.choice([(), ("tea", "coffee")]),
        subject=subject,
    )


def put(anybody: Anybody) -> None:
    """A question goes all the way to its notice: posed, seconded by all who may, complete."""
    by, body = anybody.someone(), anybody.body()
    question = deliberation.pose_question(
        by,
        body,
        dossier=dossier(),
        scope=anybody.chance.choice(["own", "whole"]),
        options=anybody.chance.choice([(), ("tea", "coffee")]),
    )
    anybody.all_try(lambda member: deliberation.second_question(member, question))
    deliberation.complete_dossier(by, question)


def share_text(anybody: Anybody) -> None:
    """A question to all or several, whose author leaves it to their assembly too to take amendments over."""
    by, body = anybody.someone(), anybody.body()
    question = deliberation.pose_question(
        by, body, dossier=dossier(), scope=anybody.chance.choice(["whole", "whole", "own"]),
        subject={"ours": True},
    )  # fmt: skip
    amending.lay_text(by, question, paragraphs=[f"Sentence {n}." for n in range(1, 5)])
    for _each in range(3):
        with suppress(RuleBroken):
            amend(anybody, question)


def ask_assembly(anybody: Anybody) -> None:
    """Everybody asks whether the assembly takes an amendment over; what is asked goes to its notice."""
    question, number = anybody.texted(), anybody.number(3)
    asked = []
    anybody.all_try(
        lambda member: asked.append(
            amending.ask_assembly(member, question, number=number, dossier=dossier())
        )
    )
    if asked:
        anybody.all_try(lambda member: deliberation.second_question(member, asked[0]))
        anybody.all_try(lambda member: deliberation.complete_dossier(member, asked[0]))


def waive_all(anybody: Anybody) -> None:
    """Everybody says that the vote can begin at once; some of them may."""
    question = anybody.question()
    anybody.all_try(lambda member: deliberation.waive_notice(member, question))


def all_vote(anybody: Anybody) -> None:
    """Everybody casts the same kind of ballot on the same vote; most are on its roll."""
    vote = anybody.one_of(
        anybody.world.organisation.votes.filter(closed_at=None).order_by("number")
    )
    ballot = [1, 2, 0] if vote.method == "majority" else [[1, 2, 3], [2, 1, 3], [3, 3, 1], 0]
    anybody.all_try(
        lambda member: votes.cast_ballot(member, vote, choice=anybody.chance.choice(ballot))
    )


def cast(anybody: Anybody) -> None:
    vote = anybody.one_of(anybody.world.organisation.votes.order_by("number"))
    choice = anybody.chance.choice([0, 1, 2, [1, 2, 3], [None, 1, 1], [3, 1], "yes", True])
    votes.cast_ballot(anybody.someone(), vote, choice=choice, turn=anybody.number(2))


def take_in(anybody: Anybody) -> None:
    """Two take in somebody's ballot, whoever they are."""
    vote = anybody.one_of(anybody.world.organisation.votes.order_by("number"))
    one, other, third = (anybody.someone() for _ in range(3))
    votes.hand_in(one, vote, third, choice=anybody.chance.choice([0, 1, 2, [1, 2, 3]]))
    votes.stand_by(other, Handed.objects.get(elector__vote=vote, elector__member=third))


def request(anybody: Anybody) -> None:
    person = anybody.world.person(anybody.chance.choice(NAMES + OUTSIDERS))
    acts.request_admission(person, anybody.body(), reason="I work there.")


def accept(anybody: Anybody) -> None:
    person = anybody.world.person(anybody.chance.choice(NAMES + OUTSIDERS))
    acts.accept_invitation(
        person, anybody.one_of(anybody.world.organisation.invitations.order_by("number"))
    )


def propose_assembly(anybody: Anybody) -> None:
    person = anybody.world.person(anybody.chance.choice(NAMES + OUTSIDERS))
    acts.propose_assembly(person, anybody.world.organisation, name="The Annex", within=None)


def sign_assembly(anybody: Anybody) -> None:
    person = anybody.world.person(anybody.chance.choice(NAMES + OUTSIDERS))
    acts.sign_assembly(person, anybody.body())


def propose_council(anybody: Anybody) -> None:
    delegates.propose_council(
        anybody.someone(),
        anybody.body(),
        name="A council",
        remit="Timetables.",
        bodies=anybody.numbers_of_bodies(),
        seats=anybody.chance.choice([{"fixed": 1}, {"for_each": 2}, {"steps": [[1, 1], [3, 2]]}]),
        term_days=anybody.number(40),
    )


def ask_about_council(anybody: Anybody) -> None:
    """Whether a body joins or leaves: seconded by all who may, complete."""
    by = anybody.someone()
    question = delegates.ask_about_council(
        by,
        anybody.body(),
        anybody.council(),
        joins=anybody.chance.random() < 0.5,
        dossier=dossier(),
    )
    anybody.all_try(lambda member: deliberation.second_question(member, question))
    deliberation.complete_dossier(by, question)


def all_stand(anybody: Anybody) -> None:
    """Everybody stands in the same election; the electors may."""
    election = anybody.election()
    anybody.all_try(lambda member: delegates.stand(member, election, workplace="Hall B"))


def all_elect(anybody: Anybody) -> None:
    """Everybody votes in an open election."""
    vote = anybody.one_of(
        anybody.world.organisation.votes.filter(closed_at=None, kind="election").order_by("number")
    )
    anybody.all_try(
        lambda member: votes.cast_ballot(
            member, vote, choice=anybody.chance.choice([[1], [1, 2], [2], 0])
        )
    )


def draw(anybody: Anybody) -> None:
    """Somebody writes a value down, and everybody says what they found."""
    waiting = anybody.one_of(anybody.world.organisation.draws.order_by("number"))
    anybody.all_try(lambda member: delegates.write_value(member, waiting, value="1 2 3"))
    anybody.all_try(
        lambda member: delegates.judge_value(member, waiting, agrees=anybody.chance.random() < 0.8)
    )


def open_recall(anybody: Anybody) -> None:
    """By somebody, of one delegate; all who may support it."""
    term = anybody.term()
    named = anybody.chance.random() < 0.3
    recall = delegates.open_recall(
        anybody.someone(),
        [term],
        reasons=anybody.chance.choice(["", "Never there."]),
        successor=anybody.someone() if named else None,
    )
    anybody.all_try(lambda member: delegates.support_recall(member, recall))


def report(anybody: Anybody) -> None:
    """Everybody gives account; the delegate may."""
    term = anybody.term()
    told = dict.fromkeys(PARTS, "Nothing.")
    anybody.all_try(lambda member: delegates.make_report(member, term, texts=told))


def answer_inquiry(anybody: Anybody) -> None:
    asked = anybody.one_of(anybody.world.organisation.inquiries.order_by("number"))
    anybody.all_try(lambda member: delegates.answer_inquiry(member, asked, text="No."))


def put_in_council(anybody: Anybody) -> None:
    """Delegates pose, support and complete a question of their council."""
    council = anybody.council()
    posed = []
    anybody.all_try(
        lambda member: posed.append(
            deliberation.pose_question(member, council.body, dossier=dossier())
        )
    )
    if posed:
        anybody.all_try(lambda member: deliberation.second_question(member, posed[0]))
        anybody.all_try(lambda member: deliberation.complete_dossier(member, posed[0]))


def explain(anybody: Anybody) -> None:
    vote = anybody.one_of(anybody.world.organisation.votes.order_by("number"))
    anybody.all_try(lambda member: delegates.explain_departure(member, vote, text="A fact."))


def set_out(anybody: Anybody) -> None:
    """Everybody, everywhere; those whom the decision binds may."""
    decision, body = a_decision(anybody), anybody.body()
    every = anybody.chance.choice([0, 0, 3])
    way = anybody.chance.choice(["open", "turns", "lot"]) if every else "open"
    duty = anybody.chance.choice(["", *DUTIES]) if every else ""
    anybody.all_try(
        lambda member: execution.set_out_task(
            member,
            decision,
            body,
            what="Do it.",
            every=every,
            way=way,
            pairs=way != "open",
            duty=duty,
        )
    )


def take_on(anybody: Anybody) -> None:
    task = anybody.task()
    until = 0 if task.every else clock.now() + anybody.number(200) * HOUR
    anybody.all_try(lambda member: execution.take_on(member, task, until=until))


def offer(anybody: Anybody) -> None:
    task = anybody.task()
    anybody.all_try(lambda member: execution.offer_for_shifts(member, task))


def go_on(anybody: Anybody) -> None:
    """Everybody tries the same with what somebody has in hand, or had."""
    hand = anybody.one_of(
        anybody.world.organisation.undertakings.select_related("task").order_by("number")
    )
    other = anybody.someone()
    deed = anybody.chance.choice(
        [
            lambda member: execution.join_undertaking(member, hand),
            lambda member: execution.leave_undertaking(member, hand, text="I cannot."),
            lambda member: execution.hand_on(member, hand, to=other, text="You?"),
            lambda member: execution.take_over(member, hand),
            lambda member: execution.ask_for_help(member, hand, text="Help."),
            lambda member: execution.put_off(
                member, hand, until=hand.until + HOUR, text="Tomorrow."
            ),
            lambda member: execution.report_done(member, hand, text="Done."),
            lambda member: execution.say_seen(member, hand, done=anybody.chance.random() < 0.6),
        ]
    )
    anybody.all_try(deed)


def put_text(anybody: Anybody) -> None:
    """A question with a text and amendments that many support goes to its notice."""
    by, body = anybody.someone(), anybody.body()
    question = deliberation.pose_question(by, body, dossier=dossier(), scope="own")
    amending.lay_text(by, question, paragraphs=[f"Sentence {n}." for n in range(1, 5)])
    for _each in range(anybody.number(3)):
        with suppress(RuleBroken):
            amend(anybody, question)
    for number in range(1, question.amendments.count() + 1):
        anybody.all_try(
            lambda member, n=number: amending.second_amendment(member, question, number=n)
        )
    anybody.all_try(lambda member: deliberation.second_question(member, question))
    deliberation.complete_dossier(by, question)


def amend(anybody: Anybody, question=None) -> None:
    question = question or anybody.texted()
    first = anybody.number(5)
    words = [f"Other words {n}." for n in range(anybody.chance.randint(0, 2))]
    amending.propose_amendment(
        anybody.someone(), question, first=first, last=first + anybody.chance.randint(-1, 2),
        paragraphs=words, wants="Other words", why="They are better.",
    )  # fmt: skip


def an_amendment(anybody: Anybody, act: Callable[..., object]) -> None:
    """Every member tries the same with one amendment."""
    question = anybody.texted()
    number = anybody.number(4)
    anybody.all_try(lambda member: act(member, question, number=number))


def ask_coauthor(anybody: Anybody) -> None:
    question, number = anybody.texted(), anybody.number(4)
    asked = anybody.someone().pseudonym
    anybody.all_try(
        lambda member: amending.ask_coauthor(member, question, number=number, member=asked)
    )


def a_tendency(anybody: Anybody):
    return anybody.one_of(anybody.world.organisation.tendencies.order_by("number"))


def a_network(anybody: Anybody):
    return anybody.one_of(anybody.world.organisation.networks.order_by("number"))


def change_assemblies(anybody: Anybody) -> None:
    """A member says that their assembly enters or leaves a network, by whatever decision."""
    act = anybody.chance.choice([networks.enter_network, networks.quit_network])
    network, decision, body = a_network(anybody), a_decision(anybody), anybody.body()
    anybody.all_try(lambda member: act(member, network, body, decision))


def lend(anybody: Anybody) -> None:
    """A member offers means to whatever other organisation there is, or ends it."""
    decision, own = a_decision(anybody), anybody.world.organisation
    others = Organisation.objects.exclude(pk=own.pk)
    group = others.first() or founded_beside().organisation
    lending = own.lent.order_by("number").last()
    if lending is not None and anybody.chance.random() < 0.5:
        anybody.all_try(lambda member: groups.end_means(member, lending, decision))
    else:
        body = anybody.body()
        anybody.all_try(lambda member: groups.offer_means(member, group, body, decision))


def show(anybody: Anybody) -> None:
    """Somebody shows something, or takes something back."""
    piece = anybody.world.organisation.pieces.order_by("number").last()
    if piece is not None and anybody.chance.random() < 0.5:
        groups.withdraw_piece(anybody.someone(), piece)
    else:
        shelf = anybody.chance.choice(["page", "newspaper", "library", "inquiry"])
        thing = anybody.chance.randint(0, 2)
        groups.show_piece(anybody.someone(), shelf=shelf, title="We", text="Won.", thing=thing)


def a_desk(anybody: Anybody):
    return anybody.one_of(anybody.world.organisation.desks.order_by("number"))


def follow_a_feed(anybody: Anybody) -> None:
    address = f"https://news.example/{anybody.chance.randrange(3)}"
    desks.follow_feed(anybody.someone(), a_desk(anybody), address=address)


def speak(anybody: Anybody) -> None:
    tendency, question = a_tendency(anybody), anybody.question()
    anybody.all_try(
        lambda member: tendencies.speak_for_tendency(member, tendency, question, text="Think.")
    )


def contest(anybody: Anybody) -> None:
    deliberation.contest_scope(
        anybody.someone(), anybody.question(), claim=anybody.numbers_of_bodies(), text="It is ours."
    )


def support_contest(anybody: Anybody) -> None:
    deliberation.support_contest(
        anybody.someone(), anybody.one_of(anybody.world.organisation.contests.order_by("number"))
    )


def challenge(anybody: Anybody) -> None:
    """Somebody holds a question to be badly put; everybody tries to support it."""
    made = deliberation.challenge_question(
        anybody.someone(), anybody.question(), ground=anybody.chance.choice([*GROUNDS, "other"]),
        text="Which one?", instead=anybody.chance.choice(["", "Do we buy one more?"]),
    )  # fmt: skip
    anybody.all_try(lambda member: deliberation.support_challenge(member, made))


def ask_ourselves(anybody: Anybody) -> None:
    """An assembly asks itself whether a question concerns it too, or puts one anew."""
    deliberation.pose_question(
        anybody.someone(), anybody.body(), dossier=dossier(),
        subject={anybody.chance.choice(["too", "too", "anew"]): anybody.question().number},
    )  # fmt: skip


def contradict(anybody: Anybody) -> None:
    deliberation.mark_contradiction(
        anybody.someone(), anybody.question(), a_decision(anybody), text="We decided otherwise."
    )


def correct_struggle(anybody: Anybody) -> None:
    """Somebody writes an entry anew, having read some version of it."""
    struggle = anybody.one_of(anybody.world.organisation.struggles.order_by("number"))
    library.correct_struggle(
        anybody.someone(), struggle, body=anybody.body(), said=anybody.chance.choice([BREAD, RENT]),
        why="It was so.", read=anybody.number(3),
    )  # fmt: skip


def use_struggle(anybody: Anybody) -> None:
    struggle = anybody.one_of(anybody.world.organisation.struggles.order_by("number"))
    library.use_struggle(
        anybody.someone(), anybody.body(), struggle, item=anybody.number(3), dossier=dossier(),
        part=anybody.chance.choice(["demands", "forms", "sources"]),
        scope=anybody.chance.choice(["own", "whole"]),
    )  # fmt: skip


def a_survey(anybody: Anybody):
    number = anybody.one_of(anybody.world.organisation.surveys.order_by("number")).number
    return surveys.survey_numbered(anybody.world.organisation, number)


def draft_survey(anybody: Anybody) -> None:
    inquiry.draft_survey(
        anybody.someone(), anybody.body(), title="Nights", why="To know.",
        asks=anybody.chance.choice(["body", "whole"]), days=anybody.number(2), first_days=anybody.number(2) - 1,
        outside=anybody.chance.choice(["nobody", "codes", "anybody"]),
        items=[("one", Written("Do you work nights?", ["Yes", "No"]))][: anybody.number(2) - 1],
    )  # fmt: skip


def change_survey(anybody: Anybody) -> None:
    kind = anybody.chance.choice(["one", "words", ""])
    written = Written("Why?", ["Yes", "No"] if kind == "one" else [])
    inquiry.propose_change(
        anybody.someone(), a_survey(anybody), item=anybody.number(4) - 1, kind=kind,
        written=written if kind else None,
    )  # fmt: skip


def want_survey(anybody: Anybody) -> None:
    survey = a_survey(anybody)
    anybody.all_try(lambda member: inquiry.support_survey(member, survey, version=survey.version))


def all_answer(anybody: Anybody) -> None:
    """Members take codes and answer; somebody else has one that this server made."""
    survey = a_survey(anybody)
    for way in ("member", "codes"):
        sheet = Sheet({1: anybody.number(2)})
        inquiry.answer(survey, sheet, code=new_code(survey, way))
    anybody.all_try(
        lambda member: inquiry.answer(survey, sheet, code=inquiry.take_code(member, survey))
    )


def use_survey(anybody: Anybody) -> None:
    survey, item = a_survey(anybody), anybody.number(3)
    if anybody.chance.random() < 0.5:
        inquiry.ask_from_survey(
            anybody.someone(), anybody.body(), survey, item=item, dossier=dossier()
        )
    else:
        inquiry.add_finding(
            anybody.someone(), survey, anybody.question(), item=item, text="So.", source="There."
        )


def a_decision(anybody: Anybody):
    return anybody.one_of(anybody.world.organisation.decisions.order_by("number"))


def an_admission(anybody: Anybody):
    return anybody.one_of(anybody.world.organisation.admissions.order_by("number"))


DEEDS: dict[str, Callable[[Anybody], object]] = {
    "wait": wait,
    "pose": pose,
    "put": put,
    "all vote": all_vote,
    "second": lambda some: deliberation.second_question(some.someone(), some.question()),
    "complete": lambda some: deliberation.complete_dossier(some.someone(), some.question()),
    "all waive": waive_all,
    "withdraw": lambda some: deliberation.withdraw_question(some.someone(), some.question()),
    "reword": lambda some: deliberation.reword_question(
        some.someone(), some.question(), parts={"why": "Because."}
    ),
    "propose rewording": lambda some: deliberation.propose_rewording(
        some.someone(), some.question(), text="Or so?"
    ),
    "take rewording": lambda some: deliberation.take_rewording(
        some.someone(), some.question(), number=1
    ),
    "add option": lambda some: deliberation.add_option(
        some.someone(), some.question(), text="A samovar"
    ),
    "add fact": lambda some: deliberation.add_fact(
        some.someone(),
        some.question(),
        text="2 kW",
        source="its label",
        demand=some.chance.choice([None, 1]),
    ),
    "demand fact": lambda some: deliberation.demand_fact(
        some.someone(), some.question(), text="How much?"
    ),
    "support demand": lambda some: deliberation.support_demand(
        some.someone(), some.question(), number=1
    ),
    "argue": lambda some: deliberation.add_argument(
        some.someone(), some.question(), side="against", text="Tea stains."
    ),
    "be heard": lambda some: deliberation.answer_exclusion(
        some.someone(), some.question(), text="I was ill."
    ),
    "contest": contest,
    "support contest": support_contest,
    "challenge": challenge,
    "ask ourselves": ask_ourselves,
    "contradict": contradict,
    "lift contradiction": lambda some: deliberation.lift_contradiction(
        some.someone(), some.one_of(some.world.organisation.contradictions.order_by("number"))
    ),
    "cast": cast,
    "take in": take_in,
    "state minority": lambda some: deliberation.state_minority(
        some.someone(), a_decision(some), text="I disagree."
    ),
    "ask reopening": lambda some: deliberation.ask_reopening(some.someone(), a_decision(some)),
    "invite": lambda some: acts.invite(some.someone(), some.body(), uses=some.number(3)),
    "withdraw invitation": lambda some: acts.withdraw_invitation(
        some.someone(), some.one_of(some.world.organisation.invitations.order_by("number"))
    ),
    "accept": accept,
    "request": request,
    "answer": lambda some: acts.answer_admission(
        some.someone(), an_admission(some), yes=some.chance.random() < 0.7
    ),
    "leave": lambda some: acts.leave(some.someone(), some.body()),
    "appeal": lambda some: acts.appeal_exclusion(
        some.someone(),
        some.one_of(some.world.organisation.exclusions.order_by("decision")),
        text="Hear me.",
    ),
    "propose council": propose_council,
    "ask about council": ask_about_council,
    "call election": lambda some: delegates.call_election(
        some.someone(), some.body(), some.council(), dossier=dossier()
    ),
    "stand": lambda some: delegates.stand(some.someone(), some.election(), statement="I would."),
    "all stand": all_stand,
    "all elect": all_elect,
    "propose candidate": lambda some: delegates.propose_candidate(
        some.someone(), some.election(), some.someone()
    ),
    "accept candidacy": lambda some: delegates.accept_candidacy(some.someone(), some.candidate()),
    "withdraw candidacy": lambda some: delegates.withdraw_candidacy(
        some.someone(), some.candidate()
    ),
    "draw": draw,
    "open recall": open_recall,
    "support recall": lambda some: delegates.support_recall(some.someone(), some.recall()),
    "agree to succeed": lambda some: delegates.agree_to_succeed(some.someone(), some.recall()),
    "answer recall": lambda some: delegates.answer_recall(
        some.someone(), some.recall(), text="I was ill."
    ),
    "report": report,
    "ask delegate": lambda some: delegates.ask_delegate(some.someone(), some.term(), text="Why?"),
    "answer inquiry": answer_inquiry,
    "put in council": put_in_council,
    "instruct": lambda some: delegates.instruct(
        some.someone(), some.body(), some.council(), dossier=dossier()
    ),
    "explain": explain,
    "call back": lambda some: delegates.call_back(some.someone(), some.council_question()),
    "ask to call back": lambda some: delegates.ask_to_call_back(
        some.someone(), some.body(), some.council_question(), dossier=dossier()
    ),
    "resign": lambda some: delegates.resign(some.someone(), some.term()),
    "set out": set_out,
    "take on": take_on,
    "offer": offer,
    "decline": lambda some: execution.decline_shifts(some.someone(), some.task()),
    "withdraw task": lambda some: execution.withdraw_task(some.someone(), some.task()),
    "go on": go_on,
    "tell": lambda some: execution.tell_execution(
        some.someone(), a_decision(some), some.body(), stage="done", text="We did."
    ),
    "regard": lambda some: execution.regard_decision(
        some.someone(), a_decision(some), stance=some.chance.choice(["agree", "object"])
    ),
    "evaluate": lambda some: execution.evaluate_execution(
        some.someone(),
        a_decision(some),
        reached="no",
        texts={"wanted": "It.", "happened": "That.", "learnt": "This."},
    ),
    "put text": put_text,
    "share text": share_text,
    "ask assembly": ask_assembly,
    "lay text": lambda some: amending.lay_text(
        some.someone(), some.question(), paragraphs=["One.", "Two.", "Three."]
    ),
    "propose amendment": amend,
    "second amendment": lambda some: an_amendment(some, amending.second_amendment),
    "ask coauthor": ask_coauthor,
    "ask author": lambda some: deliberation.ask_author(
        some.someone(), some.question(), member=some.someone().pseudonym
    ),
    "agree author": lambda some: deliberation.agree_author(some.someone(), some.question()),
    "agree coauthor": lambda some: an_amendment(some, amending.agree_coauthor),
    "withdraw amendment": lambda some: an_amendment(some, amending.withdraw_amendment),
    "take amendment": lambda some: an_amendment(some, amending.take_amendment),
    "form tendency": lambda some: tendencies.form_tendency(
        some.someone(), name="Six hours", platform="Enough."
    ),
    "join tendency": lambda some: tendencies.join_tendency(
        some.someone(), a_tendency(some), named=some.chance.random() < 0.5
    ),
    "leave tendency": lambda some: tendencies.leave_tendency(some.someone(), a_tendency(some)),
    "rewrite platform": lambda some: tendencies.rewrite_platform(
        some.someone(), a_tendency(some), platform="More."
    ),
    "speak for tendency": speak,
    "describe assembly": lambda some: acts.describe_assembly(
        some.someone(), some.body(), said={"trade": "Drivers", "region": "Lyon"}
    ),
    "lend means": lend,
    "show a piece": show,
    "found network": lambda some: networks.found_network(
        some.someone(), name="Drivers", aim="To meet.", tie="trade", tied="Bus drivers"
    ),
    "join network": lambda some: networks.join_network(some.someone(), a_network(some)),
    "leave network": lambda some: networks.leave_network(some.someone(), a_network(some)),
    "write to network": lambda some: networks.write_to_network(
        some.someone(), a_network(some), text="Who comes?", survey=some.chance.randint(0, 2)
    ),
    "change assemblies of network": change_assemblies,
    "say in plain words": lambda some: deliberation.add_summary(
        some.someone(), some.question(), text="Tea, yes or no?"
    ),
    "explain a word": lambda some: explaining.add_explanation(
        some.someone(), word="turn", text="Eight hours."
    ),
    "bring precedent": lambda some: bringing.bring_precedent(
        some.someone(),
        title="A kettle",
        text="Bought.",
        source="The other union",
        outcome=some.chance.choice(["adopted", "rejected", "put off"]),
        decided_at=clock.now() - some.number(3),
        review_at=clock.now(),
        sums={"for": some.number(9)},
        replaces=[some.number(3)],
    ),
    "draft survey": draft_survey,
    "join drafting": lambda some: inquiry.join_drafting(some.someone(), a_survey(some)),
    "change survey": change_survey,
    "support change": lambda some: inquiry.support_change(
        some.someone(), a_survey(some), number=some.number(3)
    ),
    "want survey": want_survey,
    "print codes": lambda some: inquiry.print_codes(
        some.someone(), a_survey(some), count=some.number(3)
    ),
    "answer survey": all_answer,
    "use survey": use_survey,
    "open desk": lambda some: desks.open_desk(
        some.someone(), some.body(), name="Ports", about="Ships."
    ),
    "follow feed": follow_a_feed,
    "let go of feed": lambda some: desks.let_go_of_feed(
        some.someone(), a_desk(some), some.chance.randint(1, 2)
    ),
    "write dispatch": lambda some: desks.write_dispatch(
        some.someone(),
        a_desk(some),
        title="They won",
        text="Six hours.",
        source="Their paper",
        trade=some.chance.choice(["", "Dockers"]),
        country=some.chance.choice(["", "CL"]),
    ),
    "add struggle": lambda some: library.add_struggle(
        some.someone(), some.body(), said=some.chance.choice([BREAD, RENT])
    ),
    "correct struggle": correct_struggle,
    "use struggle": use_struggle,
    "add voice": lambda some: library.add_voice(
        some.someone(),
        some.one_of(some.world.organisation.struggles.order_by("number")),
        body=some.body(),
        text="We would do it again.",
    ),
    "follow as assembly": lambda some: library.follow_as_assembly(
        some.someone(), some.body(), **some.chance.choice(TOPICS)
    ),
    "let go as assembly": lambda some: library.let_go_as_assembly(
        some.someone(), some.body(), some.chance.randint(1, 4)
    ),
    **OF_ACTIONS,
    **OF_PROGRAMME,
    **discussing_deeds.DEEDS,
    **newspaper_deeds.DEEDS,
    "propose assembly": propose_assembly,
    "sign assembly": sign_assembly,
}

LIKELY = {
    "take on": 2,
    "go on": 4,
    "wait": 6,
    "put": 4,
    "all vote": 6,
    "sign assembly": 2,
    "accept": 2,
    "answer": 3,
    "ask reopening": 3,
    "propose council": 2,
    "all stand": 3,
    "all elect": 3,
}
"""How much likelier than others a deed is, so that questions live long enough to be decided."""
