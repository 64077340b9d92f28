"""Reading a feed: `python -m autogestion.server.desks.reader ADDRESS` takes it from its standard input.

A process of its own, which may be ended: what others send can be made to be slow to read, or to swell.
It answers with JSON: {"title", "items": [{"key", "title", "link", "summary", "at"}]}, or {} where it is no feed.
"""

import calendar
import io
import json
import resource
import sys
from typing import Any
from urllib.parse import urljoin

import feedparser

from autogestion.server.web.plain_words import without_markup

ITEMS_MAX = 100
TITLE_MAX, LINK_MAX, SUMMARY_MAX = 300, 500, 1000
MEMORY_MAX = 512 * 1024 * 1024
SECONDS_MAX = 8

Item = dict[str, Any]


def main() -> None:
    """Within bounds of memory and time, read and answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MAX, SECONDS_MAX))
    content = sys.stdin.buffer.read()
    json.dump(read(content, sys.argv[1] if len(sys.argv) > 1 else ""), sys.stdout)


def read(content: bytes, url: str) -> dict[str, Any]:
    """What a feed holds, newest pieces as far as it says; {} where it is none."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(content, url)
    found = feedparser.parse(io.BytesIO(content), response_headers={"content-location": url})
    if not found.version:
        return {}
    items = [_item(entry, url) for entry in found.entries[:ITEMS_MAX]]
    return {"title": _words(found.feed.get("title"), TITLE_MAX), "items": _usable(items)}


def _item(entry: Any, url: str) -> Item:
    written = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    summary = entry.get("summary") or next(
        (one.get("value") for one in entry.get("content", [])), ""
    )
    return {
        "key": str(entry.get("id") or entry.get("link") or entry.get("title") or ""),
        "title": _words(entry.get("title"), TITLE_MAX),
        "link": _link(url, entry.get("link")),
        "summary": _words(summary, SUMMARY_MAX),
        "at": _moment(written),
    }


def _json_feed(content: bytes, url: str) -> dict[str, Any]:
    """JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1)."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    version = found.get("version") if isinstance(found, dict) else None
    entries = found.get("items") if isinstance(found, dict) else None
    if (
        not isinstance(version, str)
        or "jsonfeed.org" not in version
        or not isinstance(entries, list)
    ):
        return {}
    items = [_json_item(one, url) for one in entries[:ITEMS_MAX] if isinstance(one, dict)]
    return {"title": _words(found.get("title"), TITLE_MAX), "items": _usable(items)}


def _json_item(one: dict[str, Any], url: str) -> Item:
    written = one.get("date_published") or one.get("date_modified")
    summary = one.get("summary") or one.get("content_text") or one.get("content_html")
    return {
        "key": str(one.get("id") or one.get("url") or ""),
        "title": _words(one.get("title") or summary, TITLE_MAX),
        "link": _link(url, one.get("url") or one.get("external_url")),
        "summary": _words(summary, SUMMARY_MAX),
        "at": _moment(
            feedparser.datetimes._parse_date(written) if isinstance(written, str) else None
        ),
    }


def _usable(items: list[Item]) -> list[Item]:
    """Those that can be told apart and say something."""
    return [one for one in items if one["key"] and (one["title"] or one["summary"])]


def _words(said: Any, most: int) -> str:
    """Plain words without control characters and overrides of direction, at most so many characters."""
    if not isinstance(said, str):
        return ""
    words = " ".join(without_markup(said[: most * 50]).split())
    words = "".join(one for one in words if one.isprintable())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _link(url: str, link: Any) -> str:
    try:
        whole = urljoin(url, link) if isinstance(link, str) else ""
    except ValueError:
        return ""
    is_web = whole.startswith(("https://", "http://")) and len(whole) <= LINK_MAX
    return whole if is_web and whole.isprintable() and " " not in whole else ""


def _moment(written: Any) -> int | None:
    try:
        return calendar.timegm(written) if written else None
    except (ValueError, OverflowError, TypeError):
        return None


if __name__ == "__main__":
    main()
