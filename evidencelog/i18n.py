"""Translation of everything that a person reads.

The language of the terminal is that of the environment, chosen once, when this module is
first imported. A report may be in another: inside `speaking("es")` every text is looked up
in that catalogue, in this thread of execution only. A text that a catalogue does not have
stays as it is written in the source (English).

A table that is filled when a module is imported is filled before anybody chose a language.
Its texts are therefore only `marked`, and translated when they are read (`Texts`).
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from evidencelog.errors import UsageError

DOMAIN = "evidencelog"
LOCALES = Path(__file__).parent / "locales"
SOURCE = "en"
"""The language that the texts are written in; it needs no catalogue."""

_Key = TypeVar("_Key")
_OF_CONTEXT = "\x04"  # between a context and a text, as catalogues themselves have it


@dataclass(frozen=True, slots=True, eq=False)
class _Voice:
    language: str
    catalogue: _gettext.NullTranslations


def _own_voice() -> _Voice:
    catalogue = _gettext.translation(DOMAIN, localedir=LOCALES, fallback=True)
    return _Voice(catalogue.info().get("language", SOURCE), catalogue)


_OWN = _own_voice()
_voice: ContextVar[_Voice] = ContextVar("voice", default=_OWN)


def gettext(text: str) -> str:
    """Return a text in the language that is spoken here and now."""
    return _voice.get().catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form that goes with `count`, which the caller fills in."""
    return _voice.get().catalogue.ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """Return a text that needs more than itself to be translated: `May`, long or short."""
    return _voice.get().catalogue.pgettext(context, text)


def marked(text: str) -> str:
    """Return the text as it is: whoever prints it translates it then, with `said`."""
    return text


def marked_in(context: str, text: str) -> str:
    """Return a text that is to be translated later, together with its context."""
    return f"{context}{_OF_CONTEXT}{text}"


def said(text: str) -> str:
    """Return a marked text in the language that is spoken here and now."""
    context, found, rest = text.partition(_OF_CONTEXT)
    if found:
        return pgettext(context, rest)
    return gettext(text) if text else ""  # a catalogue has its own description at ""


class Texts(Mapping[_Key, str]):
    """A table of marked texts, each translated when it is read."""

    __slots__ = ("_marked",)

    def __init__(self, table: Mapping[_Key, str]) -> None:
        self._marked = dict(table)

    def __getitem__(self, key: _Key) -> str:
        return said(self._marked[key])

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._marked)

    def __len__(self) -> int:
        return len(self._marked)


def language() -> str:
    """Return the code of the language that is spoken here and now, such as `es`."""
    return _voice.get().language


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that there are, the one of the source first."""
    found = LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return SOURCE, *sorted(path.parent.parent.name for path in found)


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Have every text inside said in one language, whatever that of the terminal is.

    `wanted` is a code as `es` or `es-MX`; a region without a catalogue of its own takes that
    of the language. Raises UsageError for a language that there is no catalogue of.
    """
    before = _voice.set(_voice_of(wanted))
    try:
        yield
    finally:
        _voice.reset(before)


@cache
def _voice_of(wanted: str) -> _Voice:
    code = wanted.replace("-", "_")
    found = next((one for one in (code, code.partition("_")[0]) if one in languages()), None)
    if found is None:
        raise UsageError(
            gettext("there is no translation into “{language}”").format(language=wanted),
            hint=gettext("one of: {languages}").format(languages=", ".join(languages())),
        )
    if found == SOURCE:
        return _Voice(SOURCE, _gettext.NullTranslations())
    return _Voice(found, _gettext.translation(DOMAIN, localedir=LOCALES, languages=[found]))
