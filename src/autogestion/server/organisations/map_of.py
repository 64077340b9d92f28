"""The organisation as the map draws it: its assemblies, each under the one it is part of; councils above them."""

from collections.abc import Callable, Iterator, Sequence

from autogestion.server.organisations.models import Body, Organisation
from autogestion.server.web import map as drawn

councils: list[Callable[[Organisation], list[drawn.Body]]] = []
"""What stands above the ground, with those below it; the room of councils enters it when the server starts."""


def whole(organisation: Organisation, bodies: Sequence[Body]) -> list[drawn.Body]:
    """Councils over those that send delegates to them, and beside them the assemblies that send none."""
    above = [body for tell in councils for body in tell(organisation)]
    shown = {body.url for body in _all(above)}
    return above + [body for body in ground(bodies) if body.url not in shown]


def _all(bodies: Sequence[drawn.Body]) -> Iterator[drawn.Body]:
    for body in bodies:
        yield body
        yield from _all(body.children)


def tree(bodies: Sequence[Body], *, shows_sizes: bool) -> list[drawn.Body]:
    """Assemblies (annotated with `size`) nested as they lie in one another.

    Strangers do not see how many members there are. One that lies in an assembly which is not on
    the map stands on its own.
    """
    on_map = {body.pk for body in bodies}
    parts: dict[int | None, list[Body]] = {}
    for body in bodies:
        above = body.within_id if body.within_id in on_map else None
        parts.setdefault(above, []).append(body)
    return _level(None, parts, shows_sizes)


def ground(bodies: Sequence[Body]) -> list[drawn.Body]:
    """The same assemblies side by side: in all of them everybody decides, so all stand on the ground."""
    return [
        drawn.Body(str(body), body.url, members=body.size)  # type: ignore[attr-defined]  # annotated
        for body in bodies
    ]


def _level(
    above: int | None, parts: dict[int | None, list[Body]], shows_sizes: bool
) -> list[drawn.Body]:
    return [
        drawn.Body(
            str(body),
            body.url,
            members=body.size if shows_sizes else 0,  # type: ignore[attr-defined]  # annotated
            children=_level(body.pk, parts, shows_sizes),
        )
        for body in parts.get(above, [])
    ]
