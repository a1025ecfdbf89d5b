"""Exporting a report: written, looked at, recorded, and only then named.

Every file is written under a temporary name, the export is recorded, and then the files
get their names: a crash may leave a recorded export that nobody got, never a report that
the log does not know of.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evidencelog.app.append import Moment, append
from evidencelog.app.prepared import Prepared
from evidencelog.app.printing import PrintedFile, Progress, lay_out_report, print_file
from evidencelog.app.record import TOOL, system_plan
from evidencelog.app.redacting import check_undecided
from evidencelog.app.session import OpenLog
from evidencelog.core.system import Export
from evidencelog.errors import UsageError
from evidencelog.files.private_writing import PrivateFile
from evidencelog.i18n import gettext as _
from evidencelog.reports.document import Document, Written
from evidencelog.reports.preflight import PassSheet, Result, pass_sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """One file that left; `path` is None for what went to standard output."""

    path: Path | None
    sha256: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSearched:
    """Pages of an exhibit, counted from 1, and the numbers of the pages that print them."""

    label: str
    pages: tuple[int, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A report that left; `recorded` is the sequence of its first file in the log.

    It is None on read-only media. `unshown` are the pictures that are only described in it,
    `unreadable` those among the attachments that do not check out. Each is named by exhibit
    and file. `unsearched` are pages of exhibits that have no text to search for what is
    withheld. `sheet` says what was looked at before it left.
    """

    files: tuple[ExportedFile, ...]
    data: bytes
    entries: int
    unprintable: tuple[str, ...]
    unshown: tuple[str, ...]
    unreadable: tuple[str, ...]
    recorded: int | None
    sheet: PassSheet
    unsearched: tuple[NotSearched, ...] = ()

    @property
    def path(self) -> Path | None:
        """Where the first file is."""
        return self.files[0].path

    @property
    def pages(self) -> int:
        """How many pages all files have together."""
        return sum(file.pages for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """To whom a report goes and what for: it stands in the log only, never in the report."""

    recipient: str | None = None
    purpose: str | None = None


NOBODY = Handover()


def check_destination(destination: Path, *, replace: bool) -> None:
    """Find out that a file can be written, before another one leaves.

    Raises NothingSavedError and AlreadyThereError.
    """
    with PrivateFile(destination, replace=replace):
        pass


def export_pdf(
    log: OpenLog,
    prepared: Prepared,
    destination: Path | None,
    *,
    handover: Handover = NOBODY,
    replace: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write a prepared report to `destination` (None: only into `data`) and record that.

    A report that is larger than its profile allows in one file goes on in others, whose
    names count on. Raises NothingSavedError, AlreadyThereError and ReportRefusedError; no
    file is left then.
    """
    check_undecided(prepared.withheld)
    document = lay_out_report(log, prepared, progress)
    if destination is None:
        return _to_memory(log, prepared, document, handover)
    printed: list[tuple[PrivateFile, PrintedFile]] = []
    with ExitStack() as stack:
        for index in range(document.files):
            path = _numbered(destination, index)
            file = stack.enter_context(PrivateFile(path, replace=replace))
            one = print_file(log, prepared, document, index)
            file.write(one.data)
            file.sync()
            printed.append((file, _without_data(one)))
        names = [file.destination.name for file, _one in printed]
        written = [one.written for _file, one in printed]
        recorded = _record(log, prepared, written, names, handover)
        paths = _named([file for file, _one in printed])
    results = [one.result for _file, one in printed]
    return _exported(prepared, document, written, paths, results, recorded)


def _to_memory(
    log: OpenLog, prepared: Prepared, document: Document, handover: Handover
) -> Exported:
    if document.files > 1:
        raise UsageError(
            _("this report takes {count} files, which cannot all go to standard output").format(
                count=document.files
            ),
            hint=_("name a file instead of -"),
        )
    one = print_file(log, prepared, document, 0)
    recorded = _record(log, prepared, [one.written], [None], handover)
    return _exported(
        prepared, document, [one.written], [None], [one.result], recorded, data=one.data
    )


def _numbered(destination: Path, index: int) -> Path:
    """Return where the file of that index goes: timeline.pdf, timeline-2.pdf and so on."""
    if index == 0:
        return destination
    return destination.with_name(f"{destination.stem}-{index + 1}{destination.suffix}")


def _without_data(one: PrintedFile) -> PrintedFile:
    """Let go of the bytes that are on the disk already."""
    return PrintedFile(data=b"", written=one.written, result=one.result)


def _named(files: Sequence[PrivateFile]) -> list[Path]:
    """Give all files their names, or none of them."""
    named: list[Path] = []
    try:
        for file in files:
            named.append(file.commit())  # noqa: PERF401 # one after the other, known as they come
    except BaseException:
        for path in named:
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return named


def _record(
    log: OpenLog,
    prepared: Prepared,
    written: Sequence[Written],
    names: Sequence[str | None],
    handover: Handover,
) -> int | None:
    """Record every file in one transaction; returns the sequence of the first."""
    if not log.store.writable:
        return None
    plans = [
        system_plan(partial(_export_of, prepared, one, name, handover))
        for one, name in zip(written, names, strict=True)
    ]
    return append(log, plans)[0].seq


def _export_of(
    prepared: Prepared, written: Written, name: str | None, handover: Handover, moment: Moment
) -> Export:
    return Export(
        form=prepared.kind or prepared.report.form,
        sha256=written.sha256,
        size=written.size,
        name=name,
        recipient=handover.recipient,
        purpose=handover.purpose,
        audience=prepared.selection.audience,
        entries=len(prepared.report.entries),
        log_size=prepared.state.size,
        log_root=prepared.state.root,
        tool=TOOL,
        recorded=moment.recorded,
    )


def _exported(
    prepared: Prepared,
    document: Document,
    written: Sequence[Written],
    paths: Sequence[Path | None],
    results: Sequence[Result],
    recorded: int | None,
    data: bytes = b"",
) -> Exported:
    return Exported(
        files=tuple(
            ExportedFile(path=path, sha256=one.sha256, size=one.size, pages=one.pages)
            for path, one in zip(paths, written, strict=True)
        ),
        data=data,
        entries=len(prepared.report.entries),
        unprintable=document.unprintable,
        unshown=_unshown(document, unreadable=False),
        unreadable=_unshown(document, unreadable=True),
        recorded=recorded,
        sheet=pass_sheet(prepared.profile, _together(results)),
        unsearched=_not_searched(document) if prepared.withheld.redactor else (),
    )


def _not_searched(document: Document) -> tuple[NotSearched, ...]:
    return tuple(
        NotSearched(label=one.label, pages=one.pages, printed=document.printed_on(one))
        for one in document.unsearched
    )


def _unshown(document: Document, *, unreadable: bool) -> tuple[str, ...]:
    return tuple(
        f"{exhibit.label} {exhibit.name}"
        for exhibit, reason in document.unshown
        if (reason == "unreadable") == unreadable
    )


def _together(results: Sequence[Result]) -> Result:
    """Return what was found in any file, and what was found in none."""
    findings = dict.fromkeys(one for result in results for one in result.findings)
    passed = (
        check for check in results[0].passed if all(check in result.passed for result in results)
    )
    return Result(findings=tuple(findings), passed=tuple(passed))
