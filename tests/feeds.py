"""What is wrong with a feed: the rules of Atom (RFC 4287) and JSON Feed 1.1, as the W3C's validator names them.

Only what such feeds as ours can get wrong is looked for; its own cases show that it is found where it is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
KINDS = (
    "SAXError", "MissingElement", "DuplicateElement", "InvalidRFC3339Date", "DuplicateEntries",
    "InvalidFullLink", "InvalidTAG", "InvalidURN", "MissingHref", "NotBlank", "AtomLinkNotEmpty",
    "ContainsUndeclaredHTML",
)  # fmt: skip
NEEDED = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
ONCE = {
    "feed": ("id", "title", "updated", "subtitle", "rights", "generator", "icon", "logo"),
    "entry": ("id", "title", "updated", "published", "summary", "content", "rights", "source"),
    "author": ("name", "uri", "email"), "contributor": ("name", "uri", "email"),
}  # fmt: skip
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(
    r"tag:([a-z0-9]([-a-z0-9.]*[a-z0-9])?|[-a-z0-9._]+@[-a-z0-9.]+),"
    r"\d{4}(-\d\d(-\d\d)?)?:[-\w.~!$&'()*+,;=:@/?%]*",
    re.IGNORECASE,
)
URN = re.compile(r"urn:[a-z0-9][-a-z0-9]{0,31}:[-\w.~!$&'()*+,;=:@/%]+", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-z][^>]*>|&(#\d+|[a-z]+);", re.IGNORECASE)


def faults(content: str | bytes) -> list[str]:
    """What is wrong with it, as 'Kind parent/element'; nothing where it is valid."""
    try:
        feed = ET.fromstring(content)
    except ET.ParseError:
        return ["SAXError"]
    entries = feed.findall(f"{ATOM}entry")
    ids = [(one.findtext(f"{ATOM}id") or "").strip() for one in entries]
    found = [*_in_element("feed", feed)]
    for entry in entries:
        found += _in_element("entry", entry)
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            found.append("MissingElement entry/author")
        linked = any(
            one.get("rel", "alternate") == "alternate" for one in entry.iter(f"{ATOM}link")
        )
        if entry.find(f"{ATOM}content") is None and not linked:
            found.append("MissingElement entry/content")
    updated = [one.findtext(f"{ATOM}updated") for one in entries]
    pairs = Counter(zip(ids, updated, strict=True))
    return found + ["DuplicateEntries entry/id" for count in pairs.values() if count > 1]


def _in_element(parent: str, element: ET.Element) -> Iterator[str]:
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    for name in NEEDED.get(parent, ()):
        if not counts[name]:
            yield f"MissingElement {parent}/{name}"
    for name in ONCE[parent]:
        if counts[name] > 1:
            yield f"DuplicateElement {parent}/{name}"
    for child in element:
        name = child.tag.removeprefix(ATOM)
        yield from (f"{kind} {parent}/{name}" for kind in _in_child(name, child))
        if name in ("author", "contributor"):
            yield from _in_person(name, child)


def _in_child(name: str, child: ET.Element) -> Iterator[str]:
    text = child.text or ""
    if name in ("updated", "published") and not _is_date(text):
        yield "InvalidRFC3339Date"
    if name == "id":
        yield from _in_id(text)
    if name == "link":
        yield from _in_link(child)
    if name in ("title", "summary", "content", "subtitle", "rights"):
        yield from _in_text(child, text)


def _is_date(text: str) -> bool:
    if not DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(re.sub(r"\.\d+", "", text))
    except ValueError:
        return False
    return True


def _in_id(text: str) -> Iterator[str]:
    if not text.strip():
        yield from ("NotBlank", "InvalidFullLink")
    elif text.startswith("tag:"):
        if not TAG.fullmatch(text):
            yield "InvalidTAG"
    elif text.startswith("urn:"):
        if not URN.fullmatch(text):
            yield "InvalidURN"
    elif not re.match("[a-z][-a-z0-9+.]*:", text, re.IGNORECASE):
        yield "InvalidFullLink"


def _in_link(link: ET.Element) -> Iterator[str]:
    if not link.get("href"):
        yield "MissingHref"
    if (link.text or "").strip():
        yield "AtomLinkNotEmpty"


def _in_text(child: ET.Element, text: str) -> Iterator[str]:
    if child.get("type", "text") in ("text", "text/plain") and MARKUP.search(text):
        yield "ContainsUndeclaredHTML"


def _in_person(name: str, person: ET.Element) -> Iterator[str]:
    said = person.find(f"{ATOM}name")
    if said is None:
        yield f"MissingElement {name}/name"
    elif not (said.text or "").strip():
        yield f"NotBlank {name}/name"
    yield from (fault for fault in _in_element(name, person) if fault.startswith("Duplicate"))


def json_faults(feed: dict[str, Any]) -> list[str]:
    """The same for JSON Feed 1.1: what it says must be there, and is of the right kind."""
    found = []
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        found.append("version")
    if not isinstance(feed.get("title"), str) or not feed["title"]:
        found.append("title")
    found += [
        name
        for name in ("home_page_url", "feed_url")
        if not str(feed.get(name, "https://")).startswith(("http://", "https://"))
    ]
    items = feed.get("items")
    if not isinstance(items, list):
        return [*found, "items"]
    ids = [one.get("id") for one in items]
    found += ["id" for one in ids if not isinstance(one, str) or not one]
    found += ["id twice"] if len(set(ids)) < len(ids) else []
    for one in items:
        if not isinstance(one.get("content_html", one.get("content_text")), str):
            found.append("content")
        found += [
            name
            for name in ("date_published", "date_modified")
            if name in one and not _is_date(one[name])
        ]
        if "authors" in one and not all(author.get("name") for author in one["authors"]):
            found.append("authors")
    return found
