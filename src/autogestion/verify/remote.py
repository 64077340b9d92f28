"""A record at its reading address, fetched with mistrust: C2SP tlog-tiles over HTTP."""

from collections.abc import Iterable
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from autogestion.rules.record import merkle, tiles
from autogestion.rules.record.hashes import HASH_BYTES
from autogestion.rules.record.tiles import Place

SECONDS = 30
NOTE_BYTES_MAX = 1_000_000
LENGTH_BYTES = 2
BUNDLE_BYTES_MAX = tiles.WIDTH * (65_535 + LENGTH_BYTES)
SCHEMES = ("http", "https")
NOT_FOUND = 404


class Unreachable(Exception):
    """A server that does not answer, or not with what was asked for."""


class NotThere(Unreachable):
    """A server that says that it has no such thing."""


def is_address(text: str) -> bool:
    """Whether this is an address of the web rather than a file."""
    return urlsplit(text).scheme in SCHEMES


class Log:
    """The record of one organisation, as its server shows it. Nothing that it says is believed here."""

    def __init__(self, address: str) -> None:
        """Unreachable where this is no address of the web."""
        if not is_address(address):
            raise Unreachable(f"{address!r} is not an address of the web")
        self.address = address.rstrip("/") + "/"
        self._tiles: dict[tuple[int, int, int], bytes] = {}

    def checkpoint(self) -> bytes:
        """The signed note that the server shows now."""
        return self._get("checkpoint", NOTE_BYTES_MAX)

    def entries(self, number: int, size: int) -> list[bytes]:
        """The lines of one tile of a record of this length."""
        width = tiles.width(0, number, size)
        bundle = self._get(f"tile/entries/{tiles.path(number, width)}", BUNDLE_BYTES_MAX)
        lines, at = [], 0
        while at < len(bundle):
            end = at + LENGTH_BYTES + int.from_bytes(bundle[at : at + LENGTH_BYTES], "big")
            lines.append(bundle[at + LENGTH_BYTES : end])
            at = end
        if at != len(bundle) or len(lines) != width:
            raise Unreachable(f"bundle {number} of lines was cut off on the way")
        return lines

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof that the record of `new` lines begins with the `old` ones, as the server's tiles have it."""
        return self._roots(merkle.consistency_ranges(old, new), new)

    def post(self, place: str, content: bytes) -> str:
        """Bring something; answers what the server says. Unreachable with its reason where it refuses."""
        return self._answer(place, NOTE_BYTES_MAX, content).decode(errors="replace")

    def _roots(self, ranges: list[tuple[int, int]], size: int) -> list[bytes]:
        found: dict[Place, bytes] = {}
        for span in tiles.spans_of(ranges):
            for number in range(span.start, span.end):
                found[span.level, number] = self._hash(span.level, number, size)
        return [tiles.range_root(start, end, found) for start, end in ranges]

    def _hash(self, level: int, number: int, size: int) -> bytes:
        tile, at = divmod(number, tiles.WIDTH)
        width = tiles.width(level, tile, size)
        if (level, tile, width) not in self._tiles:
            hashes = self._get(f"tile/{level}/{tiles.path(tile, width)}", tiles.WIDTH * HASH_BYTES)
            if len(hashes) != width * HASH_BYTES:
                raise Unreachable(f"tile {tile} of level {level} was cut off on the way")
            self._tiles[level, tile, width] = hashes
        return self._tiles[level, tile, width][at * HASH_BYTES : (at + 1) * HASH_BYTES]

    def _get(self, place: str, most: int) -> bytes:
        return self._answer(place, most)

    def _answer(self, place: str, most: int, content: bytes | None = None) -> bytes:
        headers = {"Content-Type": "text/plain; charset=utf-8"} if content is not None else {}
        request = Request(self.address + place, content, headers)  # noqa: S310 - looked at above
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - only http and https
                said = bytes(answer.read(most + 1))
        except HTTPError as error:
            kind = NotThere if error.code == NOT_FOUND else Unreachable
            reason = error.read(500).decode(errors="replace").partition("\n")[0]
            raise kind(f"the server answers {error.code}: {reason}") from None
        except (OSError, HTTPException) as error:
            raise Unreachable(f"the server does not answer: {error}") from None
        if len(said) > most:
            raise Unreachable("the server answers with more than there can be")
        return said


def numbers_of_tiles(size: int) -> Iterable[int]:
    """The tiles that hold the lines of a record of this length."""
    return range(-(-size // tiles.WIDTH))
