"""What the name of a file says of when it was made: as it stands there, and no more than that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename
from typing import Final

from evidencelog.i18n import gettext as _

_DAY: Final = r"(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])"
_CLOCK: Final = r"(?:[01]\d|2[0-3])[-_.:]?[0-5]\d(?:[-_.:]?[0-5]\d(?:\d{3})?)?"
_DATED: Final = re.compile(
    rf"(?<!\d){_DAY}(?:(?:[-_. T~@]{{1,3}}|\s(?:at|um|a las|à|om)\s){_CLOCK}(?:\s?[AP]M)?)?(?!\d)",
    re.IGNORECASE,
)
_SCREEN: Final = re.compile(
    r"screen\s?-?_?shot|bildschirmfoto|captura|capture d.écran|schermata|screen.?recording",
    re.IGNORECASE,
)


def times_in(name: str) -> Iterator[tuple[str, str]]:
    """Yield each stretch of a file's own name that reads as a day, perhaps with a time."""
    for found in _DATED.finditer(basename(name)):
        yield "file name", found[0]


def notes_on(name: str) -> Iterator[str]:
    """Yield what the name calls the file, where that matters for how much to expect in it."""
    if _SCREEN.search(basename(name)):
        yield _("its name says that it is a picture of a screen")
