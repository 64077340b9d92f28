"""The organisation as the map draws it: its assemblies, each under the one it is part of."""

from collections.abc import Sequence

from autogestion.server.organisations.models import Body
from autogestion.server.web import map as drawn


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
