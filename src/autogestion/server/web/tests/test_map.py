"""The organisation as a picture."""

from autogestion.server.web.map import Body, Drawing, draw, members_per_dot

ASSEMBLIES = [
    Body(f"Assembly {number}", f"/{number}/", members=10 * number, seats=1)
    for number in range(1, 5)
]


def dots(drawing: Drawing) -> list[int]:
    return [mark.dots.count("M") for mark in drawing.marks]


def test_assemblies_stand_side_by_side_on_one_ground():
    drawing = draw(ASSEMBLIES)
    assert drawing.is_upright
    assert len({mark.y for mark in drawing.marks}) == 1
    assert [mark.x for mark in drawing.marks] == sorted({mark.x for mark in drawing.marks})
    assert drawing.ties == []


def test_every_member_is_in_a_dot():
    drawing = draw(ASSEMBLIES)
    assert drawing.narrow is not None
    assert dots(drawing) == dots(drawing.narrow) == [10, 20, 30, 40]
    assert dots(draw([Body("Depot", "/", members=41), Body("School", "/", members=1)])) == [21, 1]


def test_a_dot_stands_for_a_round_number_of_members():
    assert [members_per_dot(most) for most in (0, 40, 41, 81, 201, 1_000_000)] == [
        1,
        1,
        2,
        5,
        10,
        50_000,
    ]


def test_a_council_is_above_those_who_make_it_and_delegates_are_on_the_lines():
    drawing = draw([Body("Council", "/c/", kind="council", children=ASSEMBLIES)])
    council, *ground = drawing.marks
    assert all(council.y < mark.y for mark in ground)
    assert ground[0].x < council.x < ground[-1].x
    assert [tie.dots.count("M") for tie in drawing.ties] == [1, 1, 1, 1]
    assert drawing.has_delegates


def test_many_assemblies_lie_one_under_another_and_all_are_there():
    many = [Body(f"Team {number}", "/", members=3) for number in range(165)]
    drawing = draw([Body("All teams", "/", kind="council", children=many)])
    assert not drawing.is_upright
    assert len(drawing.marks) == 166
    assert len({mark.y for mark in drawing.marks[1:]}) == 165


def test_on_a_narrow_screen_a_few_assemblies_lie_too_and_all_are_there():
    narrow = draw(ASSEMBLIES).narrow
    assert narrow is not None
    assert not narrow.is_upright
    assert narrow.narrow is None
    assert len({mark.y for mark in narrow.marks}) == len(ASSEMBLIES)
    assert narrow.width < draw(ASSEMBLIES).width


def test_an_organisation_without_bodies_is_an_empty_ground():
    assert draw([]).marks == []
    assert draw([]).narrow is None


def test_everything_drawn_is_inside_the_picture():
    for bodies in (ASSEMBLIES, [Body("Council", "/", children=ASSEMBLIES)], ASSEMBLIES * 5):
        drawing = draw(bodies)
        for mark in drawing.marks:
            assert 0 <= mark.x <= drawing.width
            assert 0 <= mark.y <= drawing.height
            assert all(0 < y < drawing.height for y, _ in mark.lines)
