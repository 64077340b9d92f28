"""What the shell of a page needs to know: where one can go, where one is, how the page is lit."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import gettext

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"
ON_THE_MAP = (
    "assemblies", "charter", "councils", "draws", "exclusions", "found", "inquiries", "invitations", "members",
    "recalls", "reports", "requests", "terms",
)  # fmt: skip
"""What stands below the map, by the first part of its address."""


@dataclass(frozen=True)
class Place:
    """One entry of the navigation. `here`: the reader is in it."""

    name: str
    url: str
    here: bool


def address(*parts: str) -> str:
    """The address of a place from its parts: address("o", "rail", "record") is /o/rail/record/."""
    return get_script_prefix() + "".join(f"{part}/" for part in parts)


def places_in(slug: str, path: str) -> list[Place]:
    """The places of an organisation; outside one (slug ""), only what needs me."""
    home = (gettext("What needs me"), address())
    if not slug:
        return _marked([home], path)
    return _marked(
        [
            home,
            (gettext("Map"), address("o", slug)),
            (gettext("Questions"), address("o", slug, "questions")),
            (gettext("Decisions"), address("o", slug, "decisions")),
            (gettext("Tasks"), address("o", slug, "tasks")),
            (gettext("Newspaper"), address("o", slug, "newspaper")),
            (gettext("Library"), address("o", slug, "library")),
            (gettext("Record"), address("o", slug, "record")),
        ],
        path,
    )


def _marked(places: list[tuple[str, str]], path: str) -> list[Place]:
    """The reader is in the place with the longest address that the path begins with.

    On the map is who reads of the organisation as a whole, or of its bodies and members; other rooms are in no place.
    """
    around = [url for _, url in places if path == url or _is_in(url, path)]
    here = max(around, key=len, default="")
    return [Place(name, url, url == here) for name, url in places]


def _is_in(url: str, path: str) -> bool:
    if url == address() or not path.startswith(url):
        return False
    if url.count("/") > address("o", "").count("/"):
        return True
    return path.removeprefix(url).split("/")[0] in ON_THE_MAP


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: `theme`, how the page is to be lit (auto, light or dark)."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return {"theme": chosen if chosen in THEMES else "auto"}
