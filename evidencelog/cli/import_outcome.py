"""What became of each source, said and for programs, and the code that the shell sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencelog.cli.failures import sentence
from evidencelog.cli.output import strong
from evidencelog.errors import EvidenceLogError, ExitCode
from evidencelog.files.names import shown
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.importing import Imported, Preview
    from evidencelog.cli.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One source: what it holds, what was recorded of it, or why it could not be read.

    `told` are the headings of a table and what was told of its columns.
    """

    path: Path
    preview: Preview | None = None
    told: tuple[str, tuple[tuple[str, str], ...]] | None = None
    done: Imported | None = None
    error: EvidenceLogError | None = None


def finish(run: Run, outcomes: Sequence[Outcome]) -> int:
    """Say what became of all sources; returns the exit code."""
    if run.options.json:
        run.out.document(_document(outcomes))
    else:
        for outcome in outcomes:
            _tell(run, outcome)
    failed = [outcome for outcome in outcomes if outcome.error is not None]
    if failed and len(failed) == len(outcomes):
        error = failed[0].error
        return int(error.exit_code if error is not None else ExitCode.NOT_RECOGNISED)
    skipped = any(outcome.done and outcome.done.skipped for outcome in outcomes)
    return int(ExitCode.IMPORT_WITH_SKIPS if failed or skipped else ExitCode.DONE)


def _tell(run: Run, outcome: Outcome) -> None:
    if outcome.error is not None:
        run.out.warn(strong(sentence(outcome.error.message)))
        if outcome.error.hint:
            run.out.warn(_("What to do: {hint}").format(hint=sentence(outcome.error.hint)))
        return
    preview, done = outcome.preview, outcome.done
    if preview is None:
        return
    if preview.same is not None:
        run.out.data(
            _("{name}: exactly this file is import {number} already; nothing was added.").format(
                name=shown(outcome.path), number=preview.same
            )
        )
    elif done is None:
        run.out.say(_("{name}: nothing was written.").format(name=shown(outcome.path)))
    elif done.number is None and not preview.records:
        run.out.data(
            _("{name}: there are no records in it; nothing was added.").format(
                name=shown(outcome.path)
            )
        )
    elif done.number is None:
        run.out.data(
            _("{name}: everything in it is in the log already; nothing was added.").format(
                name=shown(outcome.path)
            )
        )
    else:
        _tell_done(run, outcome.path, done)


def _tell_done(run: Run, path: Path, done: Imported) -> None:
    run.out.data(
        strong(
            ngettext(
                "Imported {count} record as import {number}.",
                "Imported {count} records as import {number}.",
                done.imported,
            ).format(count=f"{done.imported:,}", number=done.number)
        ),
        " ",
        shown(path),
    )
    if done.duplicates:
        run.out.say(
            ngettext(
                "{count} was in the log already and was not added again.",
                "{count} were in the log already and were not added again.",
                done.duplicates,
            ).format(count=f"{done.duplicates:,}")
        )
    if done.skipped:
        run.out.say(
            ngettext(
                "{count} record could not be read; `evidencelog show {number}` has its place.",
                "{count} records could not be read; `evidencelog show {number}` has their places.",
                done.skipped,
            ).format(count=f"{done.skipped:,}", number=done.number)
        )
    if done.differing_count or done.vanished_count:
        run.out.say(
            _("It differs from an earlier import; see: evidencelog show {number}").format(
                number=done.number
            )
        )
    if done.documents:
        run.out.say(_documents(done.documents))
    run.out.say(_("The original is kept in the log, bit for bit."))
    if done.imported > len(done.documents):
        run.out.say(_("To read it: evidencelog messages {number}").format(number=done.number))


def _documents(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return _("The file is entry {number}.").format(number=numbers[0])
    return _("The files are entries {first} to {last}.").format(
        first=min(numbers), last=max(numbers)
    )


def _document(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    files = [_file(outcome) for outcome in outcomes]
    return {
        "schema": 1,
        "imported": sum(file["imported"] for file in files),
        "skipped": [skip for file in files for skip in file["skipped"]],
        "duplicates": sum(file["duplicates"] for file in files),
        "files": files,
    }


def _file(outcome: Outcome) -> dict[str, Any]:
    preview, done, error = outcome.preview, outcome.done, outcome.error
    read = done or preview
    return {
        "path": str(outcome.path),
        "format": preview.importer.name if preview else None,
        "number": done.number if done else None,
        "same_as": preview.same if preview else None,
        "records": preview.records if preview else 0,
        "imported": done.imported if done else 0,
        "new": preview.new if preview else 0,
        "duplicates": read.duplicates if read else 0,
        "skipped": [
            {"position": one.row, "place": one.place, "reason": one.reason}
            for one in (read.skips if read else ())
        ],
        "skipped_count": read.skipped if read else 0,
        "declared": [
            {"of": one.of, "count": one.count} for one in (preview.declared if preview else ())
        ],
        "remarks": [*preview.remarks] if preview else [],
        "differing": [
            {"row": one.row, "earlier": one.earlier, "what": one.what}
            for one in (read.differing if read else ())
        ],
        "vanished": [*read.vanished] if read else [],
        "documents": [*done.documents] if done else [],
        "source_sha256": preview.source_sha256 if preview else None,
        "error": error.message if error else None,
    }
