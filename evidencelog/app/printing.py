"""Printing a prepared report into files, and looking at each of them before it may leave."""

from __future__ import annotations

import contextlib
import getpass
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO

import msgspec

from evidencelog.app.blobs import BlobReader
from evidencelog.app.keys_in_use import Keys, keys_of
from evidencelog.app.prepared import Prepared
from evidencelog.app.redacting import check_written
from evidencelog.app.session import OpenLog
from evidencelog.errors import ReportRefusedError
from evidencelog.i18n import gettext as _
from evidencelog.reports.binder import Limits
from evidencelog.reports.document import Document, Written, lay_out
from evidencelog.reports.file.attachments import Attached
from evidencelog.reports.model import Cover
from evidencelog.reports.preflight import Expected, Result, check, expected_of
from evidencelog.reports.profiles import Profile

Progress = Callable[[int, int], None]

_SHORTEST = 3  # letters of a name that may be looked for: shorter ones stand in any text


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFile:
    """One file that was looked at and may leave."""

    data: bytes
    written: Written
    result: Result


def lay_out_report(log: OpenLog, prepared: Prepared, progress: Progress | None) -> Document:
    """Lay a prepared report out, on as many files as its profile asks for."""
    keys = keys_of(log)

    def read(attachment_id: str) -> Iterator[bytes]:
        return _read(log, keys, prepared, attachment_id)

    limits = prepared.profile.limits
    return lay_out(
        prepared.report,
        read_attachment=read,
        limits=Limits(size=limits.bytes, pages=limits.pages),
        progress=progress,
        redactor=prepared.withheld.redactor,
    )


def print_file(log: OpenLog, prepared: Prepared, document: Document, index: int) -> PrintedFile:
    """Write one file of a report into memory and look at it.

    Raises ReportRefusedError when it has what it must not have, or lacks what it must have.
    """
    out = BytesIO()
    written = document.write(index, out, attached=_originals(log, prepared))
    data = out.getvalue()
    check_written(data, prepared.report, prepared.withheld, document.exhibits_in(index))
    result = check(data, _rules(prepared), _expected(prepared, document, index, written))
    if result.failures:
        raise ReportRefusedError(
            _("the report was not written, because looking it over found: {found}").format(
                found=" ".join(dict.fromkeys(one.says for one in result.failures))
            ),
            hint=_("nothing was left behind; try another --profile, or report this as a bug"),
        )
    return PrintedFile(data=data, written=written, result=result)


def _rules(prepared: Prepared) -> Profile:
    """Return the profile; a form without a cover has no corner for a stamp."""
    if prepared.report.part(Cover.key) is None:
        return msgspec.structs.replace(prepared.profile, stamp=None)
    return prepared.profile


def _expected(prepared: Prepared, document: Document, index: int, written: Written) -> Expected:
    expected = replace(
        expected_of(prepared.report, written.labels, private=_private_words()),
        title=document.title(index),
        first_page=written.first_page,
    )
    if document.files == 1:
        return expected
    return replace(expected, headings=written.headings, exhibits=written.exhibits)


def _private_words() -> tuple[str, ...]:
    """Return the names of this computer and of the account on it, which no file may carry."""
    names = [platform.node()]
    with contextlib.suppress(OSError, KeyError, ImportError):  # an account without a name
        names.append(getpass.getuser())
    return tuple(name for name in names if len(name) >= _SHORTEST)


def _originals(log: OpenLog, prepared: Prepared) -> Iterator[Attached]:
    """Yield the attached files as they are, for a profile whose file carries them."""
    if not prepared.report.conventions.originals:
        return
    keys = keys_of(log)
    for exhibit in prepared.report.exhibits:
        if exhibit.withheld is None:
            yield Attached(
                name=f"{exhibit.label} {exhibit.name}",
                read=partial(_read, log, keys, prepared, exhibit.id),
                type=exhibit.type,
                description=exhibit.description or "",
            )


def _read(log: OpenLog, keys: Keys, prepared: Prepared, attachment_id: str) -> Iterator[bytes]:
    return BlobReader(log.store, keys, prepared.attachments[attachment_id]).chunks()
