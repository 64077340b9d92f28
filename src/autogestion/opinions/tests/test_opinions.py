"""Groups of opinion: planted ones are found, unclear ones are not made up, bad files are refused."""

import json
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.cli import main
from autogestion.opinions.answers import MalformedError, read
from autogestion.opinions.findings import Statement, consensus, divisive, statements
from autogestion.opinions.groups import GROUP_SMALLEST, grouped


def planted(
    sizes: list[int], statements_: int = 24, seed: int = 1, noise: float = 0.1
) -> list[str]:
    """Groups of people who answer as their group does, but for one answer in ten; a statement unites all."""
    chance = random.Random(seed)
    opinions = [[chance.choice((1, -1)) for _ in range(statements_)] for _size in sizes]
    lines = ["participant," + ",".join(str(n) for n in range(statements_ + 1))]
    for group, size in enumerate(sizes):
        for person in range(size):
            said = [
                "" if chance.random() < 0.2 else str(one if chance.random() > noise else -one)
                for one in opinions[group]
            ]
            lines.append(f"{group}-{person}," + ",".join([*said, "1"]))
    return lines


def found(lines: list[str]) -> dict[str, int]:
    answers = read(lines)
    pairs = zip(answers.people, grouped(answers).group, strict=True)
    return {person: group for person, group in pairs if group is not None}


@pytest.mark.parametrize("sizes", [[40, 25], [60, 30, 20], [200, 30]])
def test_groups_that_were_planted_are_found(sizes):
    assigned = found(planted(sizes))
    assert len(assigned) == sum(sizes)
    for group, size in enumerate(sizes):
        mine = [assigned[f"{group}-{person}"] for person in range(size)]
        assert mine.count(group) >= 0.95 * size  # The largest comes first, as they were planted.


def test_people_who_all_answer_alike_are_one_group():
    lines = ["participant,0,1,2,3,4,5,6", *(f"{n},1,1,-1,1,0,1,1" for n in range(40))]
    assert set(found(lines).values()) == {0}


def test_no_group_is_smaller_than_five():
    assert min(grouped(read(planted([60, 3]))).sizes) >= GROUP_SMALLEST


def test_who_answered_little_is_in_no_group():
    lines = planted([30, 30])
    lines.append("silent," + "," * 24)
    assert "silent" not in found(lines)


def test_the_same_answers_give_the_same_groups_in_whatever_order_people_stand():
    lines = planted([40, 25])
    turned = [lines[0], *reversed(lines[1:])]
    assert found(lines) == found(turned)


def test_one_line_an_answer_says_the_same_as_one_line_a_person():
    wide = read(planted([12, 12]))
    long = ["voter-id,comment-id,vote"]
    for person, said in zip(wide.people, wide.given, strict=True):
        long += [f"{person},{wide.statements[at]},-1" for at in said]  # Taken back by the next.
        long += [f"{person},{wide.statements[at]},{answer}" for at, answer in said.items()]
    again = read(long)
    assert again.people == wide.people
    assert found(long) == found(planted([12, 12]))


def test_what_unites_and_what_divides_is_told():
    answers = read(planted([40, 25]))
    every = statements(answers, grouped(answers))
    assert consensus(every)[0].name == "24"
    (widest, *_rest) = divisive(every)
    assert widest.divided > Fraction(1, 2)
    assert widest.name != "24"


def test_a_statement_that_few_of_a_group_answered_is_neither():
    assert consensus([Statement("few", [(40, 0, 40), (4, 0, 4)])]) == []
    assert divisive([Statement("few", [(40, 0, 40), (0, 4, 4)])]) == []


REFUSED = [
    ("", "Line 1: the file is empty."),
    ("participant,a\nx,1\n", "Line 1: a map needs two statements at least."),
    ("name,a,b\nx,1,1\n", "Line 1: the first column names the person"),
    ("participant,a,a\nx,1,1\n", "Line 1: two columns bear the same name."),
    ("participant,a,b\nx,1\n", "Line 2: 3 columns are expected."),
    ("participant,a,b\nx,1,2\n", "Line 2: an answer is 1 (agree), -1 (disagree) or 0 (pass)."),
    ("participant,a,b\nx,1,=cmd\n", "Line 2: an answer is"),
    ("participant,a,b\nx,1,1\nx,1,1\n", "Line 3: this person stands here twice."),
    ('participant,a,b\nx,1,"1\n', "this is no CSV"),
    ("vote,a\n1,1\n", "Line 1: beside “vote” there are the columns voter-id and comment-id."),
    ("voter-id,comment-id,vote\n1,1,9\n", "Line 2: an answer is"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_a_file_that_holds_something_else_is_refused_with_its_line(text, said, tmp_path, capsys):
    (tmp_path / "v.csv").write_text(text, encoding="utf-8")
    assert main(["opinions", str(tmp_path / "v.csv")]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1


@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_it_is_read_or_refused_in_a_sentence(text):
    try:
        answers = read(text.splitlines(keepends=True))
    except MalformedError as refused:
        told = str(refused)
    else:
        told = f"Line of {len(answers.people)} people"
        assert len(grouped(answers).group) == len(answers.people)
    assert told.startswith("Line ")


def test_the_command_tells_all_of_it_as_json_or_in_words(tmp_path, capsys):
    path = tmp_path / "votes.csv"
    path.write_text("\n".join(planted([30, 20])) + "\n", encoding="utf-8")
    assert main(["opinions", str(path), "--json", "--map"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["participants"], told["statements"]) == (50, 25)
    assert told["groups"] == [{"id": 0, "size": 30}, {"id": 1, "size": 20}]
    assert set(told["assignment"]) == set(told["map"])
    assert told["consensus"][0]["statement"] == "24"
    assert told["divisive"]
    assert main(["opinions", str(path)]) == 0
    assert "group 0: 30 people" in capsys.readouterr().out
    assert main(["opinions", str(tmp_path / "none.csv")]) == 2
