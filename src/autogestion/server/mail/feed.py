"""A member's news as a feed (RFC 4287, Atom), at an address that only they know."""

import xml.etree.ElementTree as ET

from django.conf import settings
from django.urls import reverse

from autogestion.server.environment import host_of
from autogestion.server.mail.gathering import gather
from autogestion.server.mail.saying import Told, Words
from autogestion.server.mail.window import window
from autogestion.server.organisations.models import Member
from autogestion.server.people.secrets import keyed_hash
from autogestion.server.record import queries as record
from autogestion.server.web.texts import one_line
from autogestion.server.web.times import moment

ATOM = "http://www.w3.org/2005/Atom"
LINES_BACK = 5000
ENTRIES_MAX = 50


def feed_of(member: Member, own_url: str) -> bytes:
    """The newest of what this member is told, newest first; no link in it does anything."""
    organisation = member.organisation
    size = record.frontier(organisation).size
    seen = window(organisation, max(0, size - LINES_BACK), size)
    items = gather(seen, [member.pk]).get(member.pk, [])[-ENTRIES_MAX:][::-1]
    words = Words(seen)
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _put(feed, "id", f"urn:autogestion:{keyed_hash('feed', str(member.pk))[:32]}")
    _put(feed, "title", one_line(str(organisation)))
    _put(feed, "updated", _at(items[0].line["at"] if items else organisation.proposed_at))
    _put(feed, "link", rel="self", href=own_url)
    _put(feed, "link", href=settings.ORIGIN + reverse("organisation", args=[organisation.slug]))
    author = _put(feed, "author")
    _put(author, "name", one_line(str(organisation)))
    for item in items:
        told = words.told_plainly(item)
        name = f"tag:{host_of(settings.ORIGIN)},2026:{organisation.org}/{item.line['seq']}"
        _entry(feed, told, name, item.line["at"])
    return ET.tostring(feed, encoding="utf-8", xml_declaration=True)


def _entry(feed: ET.Element, told: Told, name: str, at: int) -> None:
    entry = _put(feed, "entry")
    _put(entry, "id", name)
    _put(entry, "title", told.words)
    _put(entry, "updated", _at(at))
    _put(entry, "link", href=told.url)
    if told.text:
        _put(entry, "summary", told.text)


def _put(within: ET.Element, name: str, text: str = "", **said: str) -> ET.Element:
    element = ET.SubElement(within, f"{{{ATOM}}}{name}", said)
    element.text = text or None
    return element


def _at(at: int) -> str:
    return moment(at).strftime("%Y-%m-%dT%H:%M:%SZ")
