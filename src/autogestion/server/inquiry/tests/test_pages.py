"""Inquiries in the browser: drafted by two, answered by members and others, read first by those who answered."""

import csv
import io
import json
import re

import pytest
from django.test import Client
from PIL import Image

from autogestion.rules import inquiry as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.server.inquiry import acts, queries
from autogestion.server.inquiry.acts.answering import Sheet
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.models import Suggestion
from autogestion.server.inquiry.tests.scenes import (
    answered,
    closed,
    drafted,
    fresh,
    nights,
    opened,
    published,
)
from autogestion.server.logs import WithoutPersons
from autogestion.server.mail.models import Postcard
from autogestion.server.mail.postman import Postman
from autogestion.server.newspaper.tests.test_unknown import everything
from tests.posting import mail_server
from tests.visiting import at, browser, lines_added
from tests.world import federated, founded

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    with founded() as found:
        yield found


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def answering(world, *more: object) -> str:
    return "/answer/" + "".join(f"{one}/" for one in (world.organisation.slug, 1, *more))


def test_it_is_begun_amended_and_opened_by_pressing(world):
    frame = {
        "title": "Nights", "why": "To know.", "asks": "body", "outside": "codes", "days": "7",
        "first_days": "2",
    }  # fmt: skip
    awa, bruno = browser(world.awa), browser(world.bruno)
    question = {"kind": "one", "question": "Do you work nights?", "lines": "Never\nOften"}
    with lines_added(world, "survey.drafted", "survey-change.proposed", "survey-change.supported"):
        assert awa.post(at(world, "surveys", "new"), frame).status_code == 302
        new = at(world, "surveys", 1, "changes", "new")
        assert bruno.post(new, {**question, "lines": "Never"}).status_code == 422
        assert bruno.post(new, question).status_code == 302
        assert "Do you work nights?" in read(awa, at(world, "surveys", 1))
        awa.post(at(world, "surveys", 1, "changes", 1, "support"))
    support = at(world, "surveys", 1, "support")
    with lines_added(world, "survey.supported", "survey.supported", "survey.opened"):
        awa.post(support, {"version": "2"})
        bruno.post(support, {"version": "2"})
    assert "Take my code" in read(browser(world.chidi), at(world, "surveys", 1))
    assert "Inquiries" in read(awa, at(world, "surveys"))


def test_a_member_takes_a_code_once_and_answers_with_it_once(world):
    opened(world)
    page = browser(world.awa).post(at(world, "surveys", 1, "code")).content.decode()
    code = re.search(r'name="code" value="([^"]+)"', page)[1]
    assert browser(world.awa).post(at(world, "surveys", 1, "code")).status_code == 409
    stranger = Client()
    sheet = stranger.post(answering(world), {"code": code.upper().replace("-", " ")})
    assert "Do you work nights?" in sheet.content.decode()
    sent = {
        "code": code,
        "send": "yes",
        "q1": "2",
        "q2-1": "1",
        "q2-added": "Nights are paid more.",
    }
    done = stranger.post(answering(world), sent)
    assert "Keep your code" in done.content.decode()
    assert not stranger.cookies
    assert "results" not in read(stranger, answering(world, code)).split("<main")[1][:400]
    again = stranger.post(answering(world), sent)
    assert again.status_code == 409
    assert queries.statements_of(fresh(world, queries.survey_numbered(world.organisation, 1)))


def test_results_come_first_to_those_who_answered_and_then_to_all(world):
    survey = opened(world)
    codes = answered(world, survey, [nights(1)] * 12 + [nights(3, words="=1+1 the cold")] * 9)
    closed(world, survey)
    first = read(Client(), answering(world, codes[0]))
    assert "You who answered read it before all others" in first
    assert "21" in first
    results = at(world, "surveys", 1, "results")
    assert browser(world.awa).get(results).status_code == 403
    world.wait(days=2)
    told = read(browser(world.awa), results)
    assert "the cold" in told
    assert "=1+1" in told
    table = browser(world.awa).get(at(world, "surveys", 1) + "results.csv").content.decode()
    assert ",'=1+1 the cold," in table
    picture = read(browser(world.awa), at(world, "surveys", 1, "results") + "1.svg")
    assert picture.startswith("<svg")
    assert ">12</text>" in picture
    assert "What came out." in read(Client(), answering(world, codes[1]))


def test_nothing_that_was_written_is_a_formula_in_the_table(world):
    survey = opened(
        world,
        items=[
            (rules.ONE, Written("=1+1 Nights?", ["-Never", "@Often"])),
            (rules.STATEMENTS, Written("+Of shifts", ["=Six hours", "The bus is safe."])),
            (rules.WORDS, Written("-What?", [])),
        ],
    )
    sheet = Sheet({1: 1, 2: {"1": 1, "2": -1}}, {3: "@cold nights"})
    answered(world, survey, [sheet] * 6 + [nights(2, words="-cold halls")] * 6)
    published(world, survey)
    table = browser(world.awa).get(f"{at(world, 'surveys', 1)}results.csv").content.decode()
    cells = {cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row}
    for words in (
        "=1+1 Nights?", "-Never", "@Often", "+Of shifts", "=Six hours", "-What?", "@cold nights", "-cold halls",
    ):  # fmt: skip
        assert f"'{words}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_few_are_never_shown_anywhere(world):
    survey = opened(world)
    codes = answered(world, survey, [nights(1)] * 18 + [nights(2)] * 4)
    published(world, survey)
    awa = browser(world.awa)
    told = json.loads(awa.get(f"{at(world, 'surveys', 1)}results.json").content)
    assert told["items"][0]["cells"] == ["rest", "few", 0, 0]
    table = awa.get(f"{at(world, 'surveys', 1)}results.csv").content.decode().splitlines()
    assert table[1:3] == [
        "Do you work nights?,,Never,five or more", "Do you work nights?,,Sometimes,fewer than five",
    ]  # fmt: skip
    for page in (
        read(awa, at(world, "surveys", 1, "results")),
        read(awa, at(world, "surveys", 1, "results") + "1.svg"),
        read(Client(), answering(world, codes[0])),
    ):
        assert "fewer than five" in page
        assert not re.search(">(4|18)<", page)


def test_of_fewer_than_five_sheets_nothing_is_told(world):
    survey = opened(world)
    answered(world, survey, [nights(1, words="Alone.")] * 4)
    published(world, survey)
    told = read(browser(world.awa), at(world, "surveys", 1, "results"))
    assert "Fewer than five answered" in told
    assert "Alone." not in told


def test_a_finding_becomes_a_fact_and_a_question_with_ways_both_ways(world):
    survey = opened(world)
    answered(world, survey, [nights(1)] * 12)
    published(world, survey)
    question = world.pose(world.bruno, world.warehouse, complete=False)
    fact = at(world, "surveys", 1, "results", 1, "fact")
    form = read(browser(world.awa), fact)
    assert "Do you work nights? – Never 12" in form
    with lines_added(world, "fact.added"):
        sent = {"question": str(question.number), "text": "Twelve never work nights."}
        assert browser(world.awa).post(fact, sent).status_code == 302
    dossier = read(browser(world.chidi), at(world, "questions", question.number))
    assert "Twelve never work nights." in dossier
    assert at(world, "surveys", 1) in dossier
    assert "A fact in the dossier of" in read(browser(world.chidi), at(world, "surveys", 1))
    ask = at(world, "surveys", 1, "results", 1, "ask")
    parts = {"why": "So.", "cost": "None.", "concerned": "All.", "carried_out_by": "We."}
    with lines_added(world, "question.posed"):
        posed = browser(world.chidi).post(
            ask, {"asked": "Do we stop nights?", **parts, "scope": "own"}
        )
        assert posed.status_code == 302
    assert "inquiry from which" in read(browser(world.awa), posed["Location"])


def test_strangers_and_members_of_others_write_nothing_and_read_no_draft():
    with federated() as world:
        drafted(world)
        with lines_added(world):
            for path in ("join", "support", "code"):
                assert browser(world.dora).post(at(world, "surveys", 1, path)).status_code == 409
            assert Client().get(at(world, "surveys", 1)).status_code == 302
            assert Client().get(f"/answer/{world.organisation.slug}/1/").status_code == 404
            words = {"kind": "words", "question": "Why?", "lines": ""}
            refused = browser(world.dora).post(at(world, "surveys", 1, "changes", "new"), words)
            assert refused.status_code == 409
        assert "I want it opened" not in read(browser(world.dora), at(world, "surveys", 1))


def test_codes_that_open_nothing_are_refused_and_counted(world):
    opened(world)
    for _try in range(60):
        assert (
            Client().post(answering(world), {"code": "aaaaa-bbbbb-ccccc-ddddd"}).status_code == 409
        )
    assert Client().post(answering(world), {"code": "aaaaa"}).status_code == 429


def test_an_open_page_takes_sheets_without_a_code_and_says_so(world):
    survey = opened(world, outside="anybody")
    for _sheet in range(60):
        done = Client().post(answering(world), {"send": "yes", "q1": "1"})
        assert done.status_code == 200
    assert Client().post(answering(world), {"send": "yes", "q1": "1"}).status_code == 409
    published(world, survey)
    told = read(browser(world.awa), at(world, "surveys", 1, "results"))
    assert "Anybody, on the open page" in told


def test_what_is_no_answer_is_refused_with_what_was_typed(world):
    survey = opened(
        world, items=[("number", Written("Pay?", [])), ("several", Written("Which?", ["A", "B"]))]
    )
    (code,) = acts.print_codes(world.awa, survey, count=1)
    wrong = Client().post(
        answering(world), {"code": code, "send": "yes", "q1": "much", "q2": ["1"]}
    )
    assert wrong.status_code == 409
    assert 'value="much"' in wrong.content.decode()
    assert Client().post(answering(world), {"code": code, "send": "yes"}).status_code == 409
    assert not queries.has_sheets(survey)
    sent = {"code": code, "send": "yes", "q1": "12 500", "q2": ["2", "1", "9"]}
    assert Client().post(answering(world), sent).status_code == 409
    assert Client().post(answering(world), {**sent, "q2": ["2", "1"]}).status_code == 200


def test_pages_cost_the_same_whatever_stands_on_them(world, django_assert_num_queries):
    survey = opened(world)
    answered(world, survey, [nights(1, words=f"Cold {n}") for n in range(12)])
    published(world, survey)
    question = world.pose(world.bruno, world.warehouse, complete=False)
    client = browser(world.awa)
    for facts in (1, 3):
        while survey.uses.count() < facts:
            acts.add_finding(world.awa, survey, question, item=1, text="So.", source="There.")
        read(client, at(world, "surveys", 1))
        with django_assert_num_queries(14):
            read(client, at(world, "surveys", 1))
        with django_assert_num_queries(9):
            read(client, at(world, "surveys", 1, "results"))


def test_somebody_from_outside_suggests_a_question_and_who_writes_it_takes_it_in(world):
    drafted(world)
    awa, stranger = browser(world.awa), Client()
    link = re.search(
        r'value="https?://[^/"]+(/answer/[^"]+/suggest/[^"]+)"', read(awa, at(world, "surveys", 1))
    )[1]
    page = read(stranger, link)
    assert "Do you work nights?" in page
    assert "Set-Cookie" not in stranger.get(link).headers
    asked = {"kind": "one", "question": "Is the lift broken & the stair dark?", "lines": "Yes\nNo"}
    with lines_added(world):
        assert stranger.post(link, {**asked, "lines": ""}).status_code == 422
    before = world.organisation.entries.count()
    assert "lies beside the draft" in stranger.post(link, asked).content.decode()
    stranger.post(link, asked)
    assert world.organisation.entries.count() == before
    assert Suggestion.objects.count() == 1
    names = {field.name for field in Suggestion._meta.fields}
    assert names == {"id", "survey", "kind", "text", "change"}
    shown = read(browser(world.bruno), at(world, "surveys", 1))
    assert "Is the lift broken &amp; the stair dark?" in shown
    assert "suggested from outside" in shown
    take = f"{at(world, 'surveys', 1, 'changes', 'new')}?suggestion={Suggestion.objects.get().pk}"
    form = awa.get(take).context["form"]
    assert form.initial == asked
    with lines_added(world, "survey-change.proposed"):
        awa.post(take, asked)
    shown = read(awa, at(world, "surveys", 1))
    assert "suggested from outside" in shown
    assert "Take it in" not in shown
    assert Suggestion.objects.get().text == ""


def test_nobody_suggests_without_the_link_after_opening_or_where_only_members_are_asked(world):
    survey = drafted(world)
    link = answering(world, "suggest", acts.token_of(survey))
    stranger = Client()
    assert stranger.get(link).status_code == 200
    assert stranger.get(answering(world, "suggest", "a" * 20)).status_code == 404
    asked = {"kind": "words", "question": "Why?", "lines": ""}
    for number in range(20):
        stranger.post(link, asked | {"question": f"Why {number}?"})
    late = stranger.post(link, asked)
    assert late.status_code == 409
    assert "Wait an hour" in late.content.decode()
    assert Suggestion.objects.count() == 20
    for member in (world.awa, world.bruno):
        acts.support_survey(member, survey, version=1)
    assert fresh(world, survey).opened_at
    assert not Suggestion.objects.exists()
    assert stranger.post(link, asked).status_code == 404
    with pytest.raises(RuleBroken):
        acts.suggest(survey, kind="words", written=Written("Why?", []))
    inside = drafted(world, outside="nobody")
    assert (
        stranger.get(
            f"/answer/{world.organisation.slug}/2/suggest/{acts.token_of(inside)}/"
        ).status_code
        == 404
    )


def test_codes_go_out_by_mail_and_no_address_stays(world, caplog):
    caplog.set_level("DEBUG")
    opened(world)
    to = ["w.k@home.example", "Z@home.example", "w.k@home.example"]
    with mail_server() as post:
        page = read(browser(world.awa), at(world, "surveys", 1))
        assert at(world, "surveys", 1, "invite") in page
        with lines_added(world, "survey-codes.printed"):
            browser(world.awa).post(at(world, "surveys", 1, "invite"), {"addresses": "\n".join(to)})
        assert Postcard.objects.count() == 2
        Postman().go_round()
        letters = {whom: letter for _from, whom, letter in post.letters}
    assert letters.keys() == {"w.k@home.example", "z@home.example"}
    assert not Postcard.objects.exists()
    text = letters["z@home.example"].get_content()
    path = re.search(r"http://testserver(/answer/\S+)", text)[1]
    assert "Do you work nights?" in read(Client(), path)
    code = path.rstrip("/").rsplit("/", 1)[1]
    kept = everything(world)
    ours = "\n".join(
        WithoutPersons().format(one) for one in caplog.records if one.name != "mail.log"
    )
    assert not [one for one in ("home.example", code, code.replace("-", "")) if one in kept + ours]
    assert world.organisation.surveys.get().codes.get().codes == 2


def test_only_members_of_the_body_invite_and_only_to_addresses(world):
    opened(world)
    invite = at(world, "surveys", 1, "invite")
    with mail_server(), lines_added(world):
        for wrong in ("nobody", "a@b@c", "x@y.example, z@y.example\n<w@y.example>", "é@y.example"):
            assert browser(world.awa).post(invite, {"addresses": wrong}).status_code == 409
        many = "\n".join(f"{number}@y.example" for number in range(201))
        assert browser(world.awa).post(invite, {"addresses": many}).status_code == 422
        assert Client().post(invite, {"addresses": "a@y.example"}).status_code in (302, 403)
    with lines_added(world):
        answer = browser(world.awa).post(invite, {"addresses": "a@y.example"})
    assert "sends no mail" in answer.content.decode()


def test_a_chart_is_taken_away_as_png(world):
    survey = opened(world)
    answered(world, survey, [nights(2) for _ in range(6)])
    published(world, survey)
    answer = browser(world.awa).get(at(world, "surveys", 1, "results") + "1.png")
    assert answer["Content-Type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.width) == ("PNG", 1080)
    assert len(picture.getcolors(100_000)) > 2
