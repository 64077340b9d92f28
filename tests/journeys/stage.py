"""An organisation in which something is going on at every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

from autogestion.rules.reports import PARTS
from autogestion.server.actions import acts as actions
from autogestion.server.actions.tests.scenes import CALL, LEAFLET, PICKET, SAID
from autogestion.server.amending import acts as amending
from autogestion.server.amending.queries import whom_to_ask
from autogestion.server.bringing import acts as bringing
from autogestion.server.delegates import acts as delegates
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.desks import acts as desks
from autogestion.server.desks.models import Arrival
from autogestion.server.discussing import acts as discussing
from autogestion.server.execution import acts as execution
from autogestion.server.explaining import acts as explaining
from autogestion.server.groups import acts as groups
from autogestion.server.inquiry import acts as inquiry
from autogestion.server.inquiry import queries as surveys
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.mapping import computed
from autogestion.server.inquiry.tests.scenes import answered, nights, opened, published
from autogestion.server.inquiry.tests.scenes import drafted as drafted_survey
from autogestion.server.library import acts as library
from autogestion.server.library.tests.scenes import BREAD, RENT
from autogestion.server.mail import acts as mail
from autogestion.server.mail import deeds
from autogestion.server.mail import queries as letters
from autogestion.server.measures.keeping import Measurer
from autogestion.server.networks import acts as networks
from autogestion.server.newspaper import acts as newspaper
from autogestion.server.newspaper.cleaning import cleaned
from autogestion.server.newspaper.sent import Enclosed
from autogestion.server.newspaper.tests import files
from autogestion.server.newspaper.tests.scenes import HEAT, edited_by, given_up, layout, received
from autogestion.server.organisations import acts, queries
from autogestion.server.programme import acts as programme
from autogestion.server.programme.tests.scenes import FIVE, decided, drafted, standing
from autogestion.server.programme.tests.scenes import RENT as RENTS
from autogestion.server.record import clock
from autogestion.server.record import queries as record_queries
from autogestion.server.tendencies import acts as tendencies
from tests.hostile import scenes as hostile
from tests.kept import begun_with
from tests.passkeys import adds_key, key_here
from tests.world import DAY, START, World, dossier, federate, founded_beside, with_councils

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""The smallest picture: one transparent point."""


@dataclass
class Stage:
    """Where on the stage each thing stands, for the addresses of pages."""

    world: World
    at: SimpleNamespace = field(default_factory=SimpleNamespace)


DRAWING = {"ties": "draw", "draw_sources": "The numbers of the lottery of Saturday."}


@contextmanager
def staged() -> Iterator[Stage]:
    """Questions at every stage of their life, decisions, invitations, foundings, an exclusion."""
    with clock.set_to(START):
        yield begun_with("stage", lambda: set_stage(federate(with_councils(**DRAWING))))


def set_stage(world: World) -> Stage:
    """As `staged`, in a world that has both assemblies and in which nothing happened yet."""
    stage = Stage(world)
    _inquire(stage)
    _register_keys(stage)
    _decide_and_dissent(stage)
    _lend_means(stage)
    _send_back(stage)
    _print_a_newspaper(stage)
    _send_delegates(stage)
    _exclude(stage)
    _shelve(stage)
    _write_programme(stage)
    _leave_things_open(stage)
    _gather(stage)
    _amend(stage)
    _ask(stage)
    _go_on_with_the_newspaper(stage)
    _open_doors(stage)
    _write_letters(stage)
    adds_key(world.bruno, key_here(), name="Second phone")
    Measurer().measure_due()
    return stage


def _register_keys(stage: Stage) -> None:
    """Bruno has three passkeys: one counts, one waits for somebody to vouch, one was stopped."""
    world = stage.world
    adds_key(world.bruno, key_here(), name="Phone")
    acts.stop_key(world.bruno, adds_key(world.bruno, key_here()))


def _decide_and_dissent(stage: Stage) -> None:
    world, at = stage.world, stage.at
    decided = world.pose(
        world.awa, world.warehouse, seconded_by=[world.bruno], options=["A kettle", "A samovar"]
    )
    decision = world.decide(decided, {"Awa": [1, 2, 3], "Bruno": [2, 1, 3], "Chidi": [1, 2, 3]})
    assert decision is not None
    deliberation.state_minority(
        world.bruno, decision, text="A samovar would serve the night shift."
    )
    at.decided, at.decision = decided.number, decision.number
    _carry_out(stage, decision)
    _act_together(stage, decision)
    plain = world.pose(world.bruno, world.warehouse, seconded_by=[world.awa])
    world.decide(plain, {"Awa": 1, "Bruno": 1, "Chidi": 2})


def _carry_out(stage: Stage, decision: Decision) -> None:
    """A task that lies open, one in hand, one that is done and doubted, one with shifts."""
    world, at, soon = stage.world, stage.at, clock.now() + 400 * DAY
    tasks = [
        execution.set_out_task(world.awa, decision, world.warehouse, what=what, **said)
        for what, said in (
            ("Find out what a kettle costs.", {"until": soon}),
            ("Buy the kettle, and bring the bill to the **treasurer**.", {"until": soon}),
            ("Put up a shelf.", {}),
            (
                "Wash up after the assembly.",
                {"every": 7, "way": "turns", "pairs": True, "duty": "cleaning"},
            ),
        )
    ]
    done = execution.take_on(world.chidi, tasks[2], until=soon)
    execution.report_done(world.chidi, done, text="It hangs, a little askew.")
    execution.say_seen(world.awa, done, done=False, text="It fell down again.")
    hand = execution.take_on(world.bruno, tasks[1], until=soon)
    execution.ask_for_help(world.bruno, hand, text="Who has a car on Saturday?")
    execution.hand_on(world.bruno, hand, to=world.chidi, text="I am ill.")
    for member in (world.awa, world.bruno):
        execution.offer_for_shifts(member, tasks[3])
    execution.tell_execution(
        world.awa, decision, world.warehouse, stage="how", text="We collect, and Bruno buys."
    )
    execution.regard_decision(world.chidi, decision, stance="object", text="I drink **coffee**.")
    texts = {"wanted": "A shelf.", "happened": "It fell.", "learnt": "Longer screws."}
    execution.evaluate_execution(world.chidi, decision, reached="partly", texts=texts)
    at.open_task, at.task, at.shifts = (tasks[n].number for n in (0, 1, 3))
    at.hand = hand.number


def _act_together(stage: Stage, decision: Decision) -> None:
    """An action with a task, a call that is out and one that is not, a leaflet, and what came of it."""
    world = stage.world
    execution.name_event(world.awa, decision, text="Rents rise again")
    execution.see_event(world.chidi, decision, event=1)
    action = actions.plan_action(world.awa, decision, world.warehouse, **PICKET)
    actions.include_task(world.awa, action, world.organisation.tasks.get(number=1))
    call = actions.write_call(world.awa, action, texts=CALL, begins=clock.now() + 300 * DAY)
    actions.publish_call(world.bruno, call)
    actions.write_call(world.awa, action, texts=CALL)
    actions.come(world.chidi, call, comes=True)
    actions.write_leaflet(world.awa, action, template="call", texts=LEAFLET, call=call.number)
    actions.evaluate_action(world.chidi, action, reached="partly", texts=SAID)


def _send_delegates(stage: Stage) -> None:
    """A council that has decided; a seat that is vacant; an account, an inquiry, a recall, a call back."""
    world, at = stage.world, stage.at
    both = {"Warehouse": ("Awa", "Bruno", "Chidi"), "Depot": ("Dora", "Emil", "Farah")}
    council = world.form_council(both, seats={"steps": [[1, 1], [3, 2]]})
    at.council = council.body.number
    world.elect(world.depot, ["Dora", "Emil"], voters=both["Depot"])
    (term,) = world.elect(world.warehouse, ["Awa"], voters=both["Warehouse"])
    at.term = term.number
    question = world.pose(world.dora, council.body, seconded_by=[world.awa])
    laid = world.asked("mandate", world.warehouse)
    world.decide(laid, {"Bruno": 2, "Chidi": 2})
    world.open(question)
    for name, choice in (("Awa", 1), ("Dora", 1), ("Emil", 2)):
        world.cast(name, question, choice)
    world.close(question)
    at.in_council = question.number
    delegates.call_back(world.bruno, question)
    told = dict.fromkeys(PARTS, "Rails are **dear**.")
    at.report = delegates.make_report(world.awa, term, texts=told).number
    at.inquiry = delegates.ask_delegate(world.bruno, term, text="What do rails cost?").number
    recall = delegates.open_recall(
        world.chidi, [term], reasons="She voted against us.", successor=world.bruno
    )
    at.recall = recall.number
    election = world.asked("election", world.warehouse)
    at.election = election.number
    delegates.stand(world.bruno, election, statement="I would go.", workplace="Hall B")
    delegates.propose_candidate(world.awa, election, world.chidi)
    _draw(stage)


def _draw(stage: Stage) -> None:
    """The Depot's election to another council is tied, and the charter draws."""
    world = stage.world
    both = {"Warehouse": ("Awa", "Bruno", "Chidi"), "Depot": ("Dora", "Emil", "Farah")}
    world.form_council(both, name="Canteen Council")
    tied = world.asked("election", world.depot)
    for member in (world.dora, world.emil):
        delegates.stand(member, tied)
    world.decide(tied, {"Dora": [1], "Emil": [2]})
    stage.at.draw = world.organisation.draws.get().number


def _exclude(stage: Stage) -> None:
    world, at = stage.world, stage.at
    world.admit("Gita", world.warehouse, by=world.awa)
    question = world.pose(
        world.awa, world.warehouse, seconded_by=[world.bruno, world.chidi], kind="exclusion",
        subject={"member": world.gita.pseudonym},
    )  # fmt: skip
    decision = world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
    assert decision is not None
    at.exclusion = decision.number
    again = world.pose(
        world.dora,
        world.depot,
        kind="exclusion",
        complete=False,
        subject={"member": world.farah.pseudonym},
    )
    at.hearing = again.number


def _send_back(stage: Stage) -> None:
    """A question that was badly put, and is put anew."""
    world, at = stage.world, stage.at
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
    deliberation.add_argument(world.bruno, question, side="for", text="The old one leaks.")
    challenge = deliberation.challenge_question(
        world.bruno, question, ground="several", text="Kettle and cups are two things.",
        instead="Do we buy one kettle more?",
    )  # fmt: skip
    deliberation.support_challenge(world.chidi, challenge)
    put = world.organisation.questions.latest("number")
    world.decide(put, dict.fromkeys(("Awa", "Bruno", "Chidi"), 1))
    world.pose(
        world.chidi, world.warehouse, complete=False, dossier=dossier("Do we buy one kettle more?"),
        subject={"anew": question.number},
    )  # fmt: skip
    at.sent_back = question.number


def _leave_things_open(stage: Stage) -> None:
    """The clock stands still from here on, and these votes stay open."""
    world, at = stage.world, stage.at
    ranked = world.pose(
        world.dora, world.depot, seconded_by=[world.emil], scope="whole", options=["Rails", "Roads"]
    )
    plain = world.pose(world.awa, world.warehouse, seconded_by=[world.chidi])
    world.open(ranked)
    world.wait(hours=1)
    at.ranked, at.open = ranked.number, plain.number
    world.cast("Bruno", plain, 1)


def _gather(stage: Stage) -> None:
    world, at = stage.world, stage.at
    question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno], complete=False)
    fact = deliberation.add_fact(
        world.bruno, question, text="The kettle boils in **four** minutes.", source="Its label",
        files=[("label.png", "image/png", PNG)],
    )  # fmt: skip
    deliberation.demand_fact(world.chidi, question, text="What does it use?")
    for side, text in (
        ("for", "Tea is hot."),
        ("against", "Tea stains."),
        ("depends", "On the cups."),
    ):
        deliberation.add_argument(world.chidi, question, side=side, text=text)
    deliberation.propose_rewording(world.chidi, question, text="Do we buy a larger kettle?")
    deliberation.contest_scope(world.dora, question, claim=[1, 2], text="We drink there too.")
    for member, text in ((world.awa, "Tea at the **end** of the night."), (world.chidi, "Tea?")):
        deliberation.add_summary(member, question, text=text)
    for replaces in ([], [1]):
        bringing.bring_precedent(
            world.awa, title="A second kettle for the tea room", text="They bought **one** & never looked back.",
            source="The other union, https://union.example/decisions/7", outcome="adopted", decided_at=1_000_000_000,
            review_at=1_100_000_000, sums={"for": 12, "against": 3}, replaces=replaces,
        )  # fmt: skip
    _discuss(world, question)
    explaining.add_explanation(world.bruno, word="tea", text="What we *drink*.")
    explaining.add_explanation(world.awa, word="Tea", text="Water with leaves.")
    deliberation.challenge_question(
        world.bruno, question, ground="unclear", text="Second to **which**?",
        instead="Do we buy one kettle more?",
    )  # fmt: skip
    decision = world.organisation.decisions.get(number=at.decision)
    deliberation.mark_contradiction(world.chidi, question, decision, text="We have *one* now.")
    tendency = tendencies.form_tendency(world.awa, name="Tea for all", platform="Tea is **hot**.")
    tendencies.join_tendency(world.chidi, tendency, named=False)
    tendencies.speak_for_tendency(world.chidi, tendency, question, text="Think of the nights.")
    network = networks.found_network(
        world.awa, name="Drivers", aim="**One** timetable.", tie="trade", tied="Lorry drivers"
    )
    acts.describe_assembly(
        world.awa, world.warehouse, said={"trade": "Warehouse workers", "region": "Lyon"}
    )
    networks.join_network(world.dora, network, named=False)
    networks.enter_network(world.awa, network, world.warehouse, decision)
    networks.write_to_network(world.dora, network, text="Who has the *new* timetable?")
    desk = desks.open_desk(
        world.awa, world.warehouse, name="Ports", about="What happens **there**."
    )
    feed = desks.follow_feed(world.awa, desk, address="https://dockers.example/feed.xml")
    Arrival.objects.create(
        feed=feed, key="1", title="Night shift refused", link="https://dockers.example/1",
        summary="They stayed at home.", at=clock.now(),
    )  # fmt: skip
    desks.write_dispatch(
        world.dora, desk, title="Night shift refused", text="All of **them**.",
        source="Their paper", trade="Dockers", country="CL",
    )  # fmt: skip
    desks.follow_desk(world.awa, desk)
    under_notice = world.pose(world.chidi, world.warehouse, seconded_by=[world.awa])
    at.gathering, at.notice = question.number, under_notice.number
    at.file = fact.files.get().commitment


def _lend_means(stage: Stage) -> None:
    """To a group that shows something; another organisation offers its own."""
    world, at = stage.world, stage.at
    decision = world.organisation.decisions.get(number=at.decision)
    group = founded_beside()
    lending = groups.offer_means(world.awa, group.organisation, world.warehouse, decision)
    groups.take_up_means(group.awa, world.organisation, lending.number)
    groups.show_piece(group.awa, shelf="newspaper", title="We stopped the line", text="At **six**.")
    host = founded_beside()
    groups.offer_means(host.awa, world.organisation, host.warehouse, hostile.Stage(host).decided())
    groups.show_piece(world.awa, shelf="page", title="Who we are", text="A *union*.")
    groups.follow_group(world.awa, lending)
    at.group = group.organisation.slug


def _discuss(world: World, question: Question) -> None:
    """A thread on an argument, with a quotation, points of both kinds, minutes in two versions."""
    deliberation.name_conditions(world.awa, question, conditions=["who work nights", "drivers"])
    deliberation.add_argument(
        world.bruno, question, side="against", text="At **four** nobody boils it.", condition=1
    )
    thread = discussing.open_thread(
        world.awa, question, title="Tea at night", text="Who *drinks* it at four?",
        about="argument", place=1,
    )  # fmt: skip
    discussing.answer_thread(
        world.bruno, thread, text="I do.", quotes=1, passage="drinks* it", condition=1
    )
    for text, settled in (("We need hot water at four.", True), ("Who boils it?", False)):
        discussing.name_point(world.chidi, thread, text=text, settled=settled)
    discussing.mark_point(world.bruno, thread, number=1, settled=False)
    discussing.mark_point(world.chidi, thread, number=1, settled=True)
    discussing.write_thread_minutes(world.awa, thread, text="Hot water at four is **agreed**.")
    discussing.write_thread_minutes(
        world.bruno,
        thread,
        text="Hot water at four is agreed, by those who were there.",
        corrects=1,
    )
    discussing.say_mind_changed(world.chidi, question, thread=1, piece=2)
    discussing.say_mind_changed(world.bruno, question, argument=1)


def _amend(stage: Stage) -> None:
    """A text with amendments, two of which conflict and one was taken over; another whose amendments are voted on."""
    world, at = stage.world, stage.at
    for number in ("amended", "put"):
        question = world.pose(
            world.awa, world.warehouse, seconded_by=[world.bruno], complete=False,
            dossier=dossier("When does the shift end?"),
        )  # fmt: skip
        text = [
            "The shift ends at six.",
            "Whoever stays is paid for the hour.",
            "Nobody is moved.",
        ]
        amending.lay_text(world.awa, question, paragraphs=text)
        for by, first, last, words in (
            (world.bruno, 1, 1, ["The shift ends at five, and at four on Saturdays."]),
            (world.chidi, 1, 2, ["The shift ends at six, and nobody stays."]),
            (world.chidi, 4, 3, ["We look at this again in a year."]),
        ):
            amendment = amending.propose_amendment(
                by, question, first=first, last=last, paragraphs=words, wants=f"{words[0][:30]}…",
                why="It is **late**.",
            )  # fmt: skip
            other = world.chidi if by == world.bruno else world.bruno
            amending.second_amendment(other, question, number=amendment.number)
        amending.ask_coauthor(world.bruno, question, number=1, member=world.awa.pseudonym)
        if number == "amended":
            amending.take_amendment(world.awa, question, number=3)
        else:
            deliberation.complete_dossier(world.awa, question)
            for member in (world.awa, *whom_to_ask(question, world.awa)):
                member.organisation = world.organisation
                deliberation.waive_notice(member, question)
        setattr(at, number, question.number)
    shared = world.pose(
        world.awa, world.warehouse, complete=False, scope="whole", subject={"ours": True},
        dossier=dossier("What do we all say about the night shift?"),
    )  # fmt: skip
    amending.lay_text(world.awa, shared, paragraphs=["Nobody works two nights in a row."])
    for by, words in ((world.dora, "Nobody works nights."), (world.emil, "Nights are paid twice.")):
        amending.propose_amendment(
            by, shared, first=1, last=1, paragraphs=[words], wants=words, why="We sleep badly.",
        )  # fmt: skip
    at.taking = amending.ask_assembly(
        world.bruno, shared, number=1, dossier=dossier("Do we take it over?")
    ).number
    at.shared = shared.number
    at.paper = world.organisation.questions.get(number=at.put).amended_as


def _shelve(stage: Stage) -> None:
    """Two entries of the library, one corrected, with a voice and a question that takes it up."""
    world = stage.world
    struggle = library.add_struggle(world.awa, world.warehouse, said=BREAD)
    library.add_struggle(world.dora, world.depot, said=RENT)
    said = replace(BREAD, texts={**BREAD.texts, "thought": "We would do it **again**."})
    library.correct_struggle(
        world.dora, struggle, body=world.depot, said=said, why="What we think was missing.", read=1
    )
    library.add_voice(world.emil, struggle, body=world.depot, text="It was *cold*.")
    library.follow(world.awa, "trade", "tenants")
    for kind, word in (("country", "GB"), ("form", "Common kitchens")):
        library.follow_as_assembly(world.awa, world.warehouse, kind=kind, word=word)
    stage.at.taken_up = library.use_struggle(
        world.farah, world.depot, struggle, part="forms", item=2, dossier=dossier()
    ).number
    library.add_struggle(world.dora, world.depot, said=replace(RENT, begun="1922", ended=""))


def _write_programme(stage: Stage) -> None:
    """An article that was changed, with another wording beside it; a draft of a new one; a study circle."""
    world, at = stage.world, stage.at
    article = standing(world)
    five = drafted(world, FIVE, article=article)
    line = world.organisation.entries.filter(act="struggle.added").first().seq
    programme.add_source(world.dora, world.depot, five, line=line)
    decided(world, "changed", article=article, draft=five)
    first = world.organisation.drafts.get(number=1)
    programme.keep_alternative(world.emil, article, first)
    rent = drafted(world, RENTS)
    question = programme.pose_article(
        world.dora, world.depot, change="changed", dossier=dossier(), article=article, draft=first
    )
    at.on_programme, at.rent = question.number, rent.number
    study = programme.open_study(world.awa, world.warehouse, name="Hours", aim="**Count** them.")
    programme.add_reading(world.awa, world.warehouse, study, line=line)
    programme.add_reading(
        world.emil, world.depot, study, text="A book on hours, https://example.org/hours"
    )
    programme.make_remark(
        world.emil, world.depot, study, reading=2, kind="question", text="Why do *we* work nights?"
    )


def _inquire(stage: Stage) -> None:
    """An inquiry that came to its end, with a map."""
    world = stage.world
    found = opened(world, days=1, first_days=0, title="Who works nights")
    sheets = [
        nights(1 + n % 2, words=f"The cold, and bus {n}.", agree=(-1) ** n) for n in range(24)
    ]
    answered(world, found, sheets)
    inquiry.keep_map(found, computed(published(world, found)))


def _ask(stage: Stage) -> None:
    """One that is open, with a fresh code and a used one; one whose results come first; one that is written."""
    world, at = stage.world, stage.at
    at.open_survey = survey = opened(world, title="Nights again", outside="codes")
    at.code, used = inquiry.print_codes(world.awa, survey, count=2)
    inquiry.answer(survey, nights(1), code=used)
    at.used_code = used
    draft = drafted_survey(world, title="Wages")
    at.suggest = inquiry.token_of(draft)
    inquiry.suggest(draft, kind="one", written=Written("Are you paid at night?", ["No", "Yes"]))
    pay = Written("What are you paid an hour?", [])
    inquiry.propose_change(world.bruno, draft, kind="number", written=pay)
    question = world.pose(world.awa, world.warehouse, complete=False)
    first = surveys.survey_numbered(world.organisation, 1)
    inquiry.add_finding(world.awa, first, question, item=1, text="Twelve.", source="Inquiry 1")


def _write_letters(stage: Stage) -> None:
    """Awa gave an address, follows a question, and holds links of letters."""
    awa = stage.world.people["Awa"]
    awa.email = "awa@home.example"
    awa.save()
    mail.choose_rhythm(stage.world.awa, every="never", sorts=("needs", "follows"))
    mail.follow_question(stage.world.awa, stage.at.gathering)
    member = letters.member_of_letters(stage.world.awa.pk)
    stage.at.deed = deeds.token(member, deeds.FOLLOW, stage.at.notice)
    stage.at.stop = deeds.token(member, deeds.STOP)


def _print_a_newspaper(stage: Stage) -> None:
    """Editors; a letter of nobody with a page and a recording, answered, edited, printed; one that is refused."""
    world, at = stage.world, stage.at
    editors = edited_by(world, ("Awa", "Chidi"), days=366)
    page, voice = cleaned(files.picture()), cleaned(files.wav())
    letter, at.secret_word = received(
        world,
        replace(
            HEAT, files=[Enclosed(*page, "A page of a notebook"), Enclosed(*voice, "The fans")]
        ),
    )
    received(world, replace(HEAT, title="Forty degrés", language="fr", sort="translation", about=1))
    newspaper.answer_contribution(world.bruno, letter, body=world.warehouse, text="Which **hall**?")
    newspaper.transcribe_file(world.bruno, letter, body=world.warehouse, file=1, text="Hall 3.")
    newspaper.link_contribution(
        world.awa, letter, body=world.warehouse, kind="decision", thing=at.decision
    )
    text = HEAT.text.replace("May", "June")
    newspaper.edit_contribution(
        world.chidi, letter, editors, title=HEAT.title, text=text, why="It was June."
    )
    mine = newspaper.write_contribution(
        world.bruno, world.warehouse, sent=replace(HEAT, title="A letter", sort="letter")
    )
    newspaper.edit_contribution(world.awa, mine, editors, title="Letter", text=text, why="Short.")
    newspaper.refuse_contribution(world.awa, mine, editors, reason="We have it *already*.")
    said = replace(layout(1, 2, column=1), columns=["From work"])
    newspaper.publish_issue(
        world.awa, editors, newspaper.lay_issue(world.awa, editors, layout=said)
    )
    newspaper.lay_issue(world.awa, editors, layout=replace(layout(), title="The next one"))
    at.letter = letter


def _go_on_with_the_newspaper(stage: Stage) -> None:
    """What came of the letter; something lies in the box; a mandate is proposed."""
    world, at = stage.world, stage.at
    for kind, thing in (("question", at.gathering), ("struggle", 1)):
        newspaper.link_contribution(
            world.awa, at.letter, body=world.warehouse, kind=kind, thing=thing
        )
    told = replace(HEAT, title="The strike at the dyers", sort="struggle")
    at.told = newspaper.write_contribution(world.bruno, world.warehouse, sent=told).number
    given_up(world, replace(HEAT, title="In the box"))
    newspaper.propose_editors(
        world.awa, world.warehouse, editors=[world.awa], days=30, dossier=dossier()
    )


def _open_doors(stage: Stage) -> None:
    world, at = stage.world, stage.at
    invitation, at.invitation_secret = acts.invite(world.awa, world.warehouse, uses=12)
    at.invitation = invitation.number
    acts.request_admission(world.person("Hana"), world.warehouse, reason="I work the night shift.")
    forming, at.founding_secret = acts.propose_assembly(
        world.person("Awa"), world.organisation, name="The Annex"
    )
    at.forming = forming.number
    at.request = queries.admission_numbered(world.organisation, 1).number
    at.last_line = record_queries.frontier(world.organisation).size - 1
