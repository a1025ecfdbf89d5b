"""What became of each source, said and for programs, and the code that the shell sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencelog.cli.failures import sentence
from evidencelog.cli.import_preview import tell_preview
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
    """One source: what it holds, what was recorded of it, or why it could not be read."""

    path: Path
    preview: Preview | None = None
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
    skipped = any(outcome.preview and outcome.preview.skipped for outcome in outcomes)
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
        tell_preview(run, preview)
        run.out.say(_("Nothing was written."))
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
            ).format(count=done.duplicates)
        )
    if done.skipped:
        run.out.say(
            ngettext(
                "{count} record could not be read; the import lists it with its place.",
                "{count} records could not be read; the import lists them with their places.",
                done.skipped,
            ).format(count=done.skipped)
        )
    if done.differing_count or done.vanished_count:
        run.out.say(
            _("It differs from an earlier import; see: evidencelog show {number}").format(
                number=done.number
            )
        )
    run.out.say(_("The original file is kept in the log, bit for bit."))


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
    return {
        "path": str(outcome.path),
        "format": preview.importer.name if preview else None,
        "number": done.number if done else None,
        "same_as": preview.same if preview else None,
        "records": preview.records if preview else 0,
        "imported": done.imported if done else 0,
        "new": preview.new if preview else 0,
        "duplicates": preview.duplicates if preview else 0,
        "skipped": [
            {"position": one.row, "place": one.place, "reason": one.reason}
            for one in (preview.skips if preview else ())
        ],
        "skipped_count": preview.skipped if preview else 0,
        "declared": [
            {"of": one.of, "count": one.count} for one in (preview.declared if preview else ())
        ],
        "remarks": [*preview.remarks] if preview else [],
        "differing": [
            {"row": one.row, "earlier": one.earlier, "what": one.what}
            for one in (done.differing if done else ())
        ],
        "vanished": [*done.vanished] if done else [],
        "source_sha256": preview.source_sha256 if preview else None,
        "error": error.message if error else None,
    }
