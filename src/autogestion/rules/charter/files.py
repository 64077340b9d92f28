"""A charter as a file: looked at from outside before it is read."""

import re
import tomllib

from autogestion.rules.charter.model import Charter
from autogestion.rules.charter.reading import from_data
from autogestion.rules.charter.refused import CharterRefused, Problem
from autogestion.rules.charter.tables import UNPRINTABLE
from autogestion.rules.words import gettext_noop as _

FILE_BYTES_MAX = 256 * 1024

# A name within a name within a name: reading "a.a.a…" takes the square of its length.
_NESTED = re.compile(
    r"""(?:(?:[A-Za-z0-9_-]{1,64}|"[^"\n]{0,64}"|'[^'\n]{0,64}')[ \t]{0,8}\.[ \t]{0,8}){12}"""
)


def load(toml_text: str) -> Charter:
    """The charter that a TOML file holds. CharterRefused says all that is wrong with it."""
    _look_at(toml_text)
    try:
        data = tomllib.loads(toml_text)
    except (ValueError, RecursionError) as error:
        said = UNPRINTABLE.sub("�", str(error))[:200]
        raise _refused(_("The file cannot be read as TOML: %(error)s."), error=said) from None
    return from_data(data)


def _look_at(toml_text: str) -> None:
    size = len(toml_text.encode("utf-8", "surrogatepass"))
    if size > FILE_BYTES_MAX:
        raise _refused(
            _("The file has %(size)s bytes, and a charter has at most %(most)s."),
            size=size,
            most=FILE_BYTES_MAX,
        )
    plain = toml_text.replace("\r\n", "").replace("\n", "").replace("\t", "")
    if found := UNPRINTABLE.search(plain):
        raise _refused(
            _(
                "The file holds a character that cannot be seen (U+%(code)s). "
                "Save it as plain text in UTF-8."
            ),
            code=f"{ord(found[0]):04X}",
        )
    if _NESTED.search(toml_text):
        raise _refused(_("The file nests names in names too deeply for a charter."))


def _refused(sentence: str, **values: object) -> CharterRefused:
    return CharterRefused((Problem("", sentence, values),))
