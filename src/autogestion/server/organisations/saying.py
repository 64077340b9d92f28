"""What rooms above have to say of an assembly on its page, in a sentence each: how its duties go round."""

from collections.abc import Callable, Iterator

from autogestion.server.organisations.models import Body

Says = Callable[[Body], Iterator[str]]
of_assemblies: list[Says] = []
"""Each room that has something to say enters itself here, once."""


def said_of_assembly(body: Body) -> list[str]:
    """All of it, in the order in which the rooms entered."""
    return [sentence for says in of_assemblies for sentence in says(body)]
