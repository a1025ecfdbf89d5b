"""Searching a written file for what should no longer be in it.

The file is read back by two libraries that did not write it: PDFium gives the text of each
page as a reader would copy it, and pikepdf every other string, name and stream. What is
found here is a reason not to let the file out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Final

from evidencelog.errors import ReportRefusedError
from evidencelog.i18n import gettext as _
from evidencelog.reports.redaction.file_objects import file_texts
from evidencelog.reports.redaction.folding import fold
from evidencelog.reports.redaction.left_standing import LeftStanding
from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.own_words import in_own_print, own_texts
from evidencelog.reports.redaction.page_texts import page_texts
from evidencelog.reports.redaction.terms import Term

_LEAST_UNBROKEN = 10  # shorter words stand by chance where two words meet
_MOST_SHOWN = 3
NONE_LEFT: Final = LeftStanding()
NO_EXHIBITS: Final[Mapping[int, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Something that the file still carries: where, and the words if it is words.

    `where` is the number of a page, counted from 1, or the name of another part of the file.
    """

    where: int | str
    words: str = ""


def leaks_in(
    data: bytes,
    redactor: Redactor,
    *,
    unbroken: Iterable[str] = (),
    left: LeftStanding = NONE_LEFT,
) -> tuple[Leak, ...]:
    """Return everything in a written PDF that the redactor would have removed.

    `unbroken` are folded words without anything between them, which are also looked for
    across breaks of lines. What is `left` on purpose does not count, nor does what the
    program prints by itself in the language of the redactor. What can hide more than can be
    searched (layers, small pictures of pages, data beside a picture's pixels) counts as a leak
    by itself.
    """
    with ThreadPoolExecutor(1) as beside:  # PDFium does not need this thread to itself
        pages = beside.submit(lambda: [*page_texts(data)])
        in_objects = [*_in_texts(file_texts(data), redactor, (), left)]
    found = [
        *_in_texts(pages.result(), redactor, tuple(unbroken), left),
        *in_objects,
        *_in_bytes(data, redactor),
    ]
    return tuple(dict.fromkeys(found))


def unbroken_words(redactor: Redactor, texts: Iterable[str]) -> tuple[str, ...]:
    """Return long terms without breaks, unless the texts hold those on purpose.

    A form that was left standing after a question must not refuse the file afterwards, nor
    must a sentence of the program.
    """
    wanted = {term.joined for term in redactor.terms if _is_long(term)}
    if wanted:
        for text in chain(texts, own_texts(redactor.language)):
            wanted -= {joined for joined in wanted if joined in _squeezed(text)}
    return tuple(sorted(wanted))


def _is_long(term: Term) -> bool:
    return term.case == "any" and len(term.joined) >= _LEAST_UNBROKEN


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _in_texts(
    texts: Iterable[tuple[int | str, str | None]],
    redactor: Redactor,
    unbroken: tuple[str, ...],
    left: LeftStanding,
) -> Iterator[Leak]:
    for where, text in texts:
        if text is None:
            yield Leak(where=where)
            continue
        words = list(dict.fromkeys(_not_to_be_there(text, redactor, left)))
        yield from (Leak(where=where, words=" ".join(one.split())) for one in words)
        if unbroken and not words:
            squeezed = _squeezed(text)
            yield from (Leak(where=where, words=one) for one in unbroken if one in squeezed)


def _not_to_be_there(text: str, redactor: Redactor, left: LeftStanding) -> Iterator[str]:
    """Yield what is found in a text of the file, but for what stands there rightly."""
    language = redactor.language
    for found in redactor.find(text):
        own = language and in_own_print(text, found.start, found.end, language)
        if not own and not left.has(text, found):
            yield found.words


def _in_bytes(data: bytes, redactor: Redactor) -> Iterator[Leak]:
    """Look at the bytes as they are, whatever object they belong to, or none."""
    for term in redactor.terms:
        if len(term.words) > 1 and not _is_own(term, redactor.language):
            codings = ("utf-8", "utf-16-be")
            if any(term.text.encode(coding, "replace") in data for coding in codings):
                yield Leak(where=_("the bytes of the file"), words=term.text)


def _is_own(term: Term, language: str) -> bool:
    """Tell whether the program prints these words by itself."""
    return any(term.text in text for text in own_texts(language))


def refuse_leaks(leaks: tuple[Leak, ...], exhibits: Mapping[int, str] = NO_EXHIBITS) -> None:
    """Raise ReportRefusedError when anything was found; it says where, and what.

    There is no file to look into: `exhibits` says what stands on its pages, counted from 1.
    """
    if not leaks:
        return
    places = (_place(leak.where, exhibits) for leak in leaks)
    pairs = zip(leaks, places, strict=True)
    shown = [*dict.fromkeys(f"{one}: {leak.words}" if leak.words else one for leak, one in pairs)]
    said = "; ".join(shown[:_MOST_SHOWN])
    if len(shown) > _MOST_SHOWN:
        said = _("{these}; and {count} more").format(these=said, count=len(shown) - _MOST_SHOWN)
    raise ReportRefusedError(
        _("what is to be withheld is still in the file ({places})").format(places=said),
        hint=_(
            "no file was written. If a file holds it, leave that out with --redact-exhibit, or "
            "the part of its page with --redact-region"
        ),
    )


def _place(where: int | str, exhibits: Mapping[int, str]) -> str:
    if isinstance(where, str):
        return where
    return exhibits.get(where) or _("page {number}").format(number=where)
