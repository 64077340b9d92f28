"""The cases of the W3C's feed validator (MIT-style licence), read or refused, and nothing of them left as markup."""

import re

from autogestion.server.desks import reader
from tests import feeds
from tests.real import shared_data

CASES = shared_data.SHARED / "vectors" / "feedvalidator" / "atom"


def test_every_case_is_read_or_refused():
    shared_data.needed(CASES)
    files = sorted(CASES.glob("*/*.xml"))

    found = {path.name: reader.read(path.read_bytes(), "https://x.example/feed") for path in files}

    assert len(files) == 413
    assert sorted(name for name, said in found.items() if not said) == [
        "feed_missing.xml", "feed_missing2.xml",
    ]  # fmt: skip
    items = [item for said in found.values() if said for item in said["items"]]
    assert len(items) > 15
    for item in items:
        assert item["link"] == "" or item["link"].startswith(("http://", "https://"))
        assert not re.search(r"<script|<object|<embed|onsubmit", item["title"] + item["summary"])


def test_what_we_look_for_in_our_own_feeds_is_found_where_it_is():
    """Each case says what it holds; ours names that, and does not name what a case says is not there."""
    shared_data.needed(CASES)
    says = re.compile(r"Expect:\s*(!?)(\w+)(?:\{parent:(\w+),element:(\w+)\})?")
    asked = 0
    wrong = []
    for path in sorted(CASES.glob("*/*.xml")):
        case = says.search(path.read_text(encoding="utf-8", errors="replace"))
        if case is None or case[2] not in feeds.KINDS:
            continue
        named = f"{case[2]} {case[3]}/{case[4]}" if case[3] else case[2]
        is_named = named in feeds.faults(path.read_bytes())
        asked += 1
        if is_named == bool(case[1]):
            wrong.append(path.name)
    assert asked > 150
    assert wrong == []
