"""Meta's JSON writes the bytes of UTF-8 as if each were a character: `Ã©` for `é`.

A text is repaired as a whole or not at all: only when every character of it stands for a
byte and the bytes are UTF-8. What was repaired is kept as it stands in the file, too.
"""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.importers.json_text import readable
from evidencelog.importers.json_values import Pairs, Values, pairs, written

_LAST_BYTE = "\xff"


def repaired(text: str) -> str:
    """Return the text that the bytes mean; the same text when they mean none."""
    if text.isascii() or max(text) > _LAST_BYTE:
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text


def repaired_value(value: object) -> object:
    """Return a value with every string in it repaired; names of members are English."""
    if isinstance(value, str):
        return repaired(value)
    if isinstance(value, list):
        return [repaired_value(inner) for inner in value]
    if isinstance(value, dict):
        return {name: repaired_value(inner) for name, inner in value.items()}
    return value


class MetaValues(Values):
    """The members of an object whose strings are repaired as they are taken."""

    __slots__ = ()

    def clean(self, name: str, text: str) -> str:
        """Return the repaired text; note what cannot be repaired though it looks broken."""
        fixed = repaired(text)
        if fixed != text:
            self.keep(name, text)
        elif max(text) <= _LAST_BYTE:
            note = _("{name} is not in the spelling of this export, and is left as it is")
            self.notes.append(note.format(name=name))
        return super().clean(name, fixed)

    def keep(self, name: str, value: object) -> None:
        """Keep what was repaired as it stands in the file."""
        self.originals.append((f"{readable(name)} (as in the file)", written(value)))

    def rest(self) -> Pairs:
        """Return all that was not taken, repaired, and what was repaired as it was."""
        fixed = {name: repaired_value(value) for name, value in self._left.items()}
        for name, value in self._left.items():
            if fixed[name] != value:
                self.keep(name, value)
        return (*pairs(fixed), *self.originals)
