"""`verify FILE`: what this log knows of a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencelog.cli.damage_shown import tell_damage
from evidencelog.cli.output import on_terminal, strong
from evidencelog.errors import ExitCode
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.verify_file import Held, Known
    from evidencelog.cli.run import Run
    from evidencelog.core.system import Export


def verify_file(run: Run, name: str) -> bool:
    """Say whether this log exported or holds exactly this file.

    Return False, without having said anything, when it is a receipt. Raises NoVerdictError
    when the file cannot be read.
    """
    from evidencelog.app.receipt import is_receipt
    from evidencelog.app.verify_file import fingerprint, look_up
    from evidencelog.cli.progress import showing_progress
    from evidencelog.cli.receipt_files import LIMIT, read_receipt_file

    path = Path(name)
    if path.is_file() and path.stat().st_size <= LIMIT and is_receipt(read_receipt_file(name)):
        return False
    with showing_progress(run) as progress:
        file = fingerprint(path, progress=progress)
    with run.open_log() as log:
        known = look_up(log, file)
        zone = log.clock.zone()
    run.exit_code = ExitCode.DONE if known.found else ExitCode.NOT_ANCHORED
    if run.options.json:
        run.out.document(_known_json(known))
    else:
        _tell(run, name, known, zone)
    tell_damage(run, [*known.damaged])
    return True


def _tell(run: Run, name: str, known: Known, zone: str) -> None:
    if not known.found:
        run.out.data(strong(_("This log does not know {name}.").format(name=name)))
        run.out.data(_("It did not export exactly this file, and no entry holds it. One changed"))
        run.out.data(_("character, or saving it again in another program, is enough for that."))
        return
    for export in known.exports:
        for line in _export_lines(name, export, zone):
            run.out.data(line)
    for held in known.held:
        for line in _held_lines(name, held):
            run.out.data(line)


def _export_lines(name: str, export: Export, zone: str) -> Iterable[str]:
    from evidencelog.cli.moments_shown import instant_shown

    when = instant_shown(export.recorded.at, zone) if export.recorded else _("time not known")
    yield _("Exactly this file was exported by this log: {name}").format(name=name)
    yield ngettext(
        "  on {when}, with {entries} entry, as {form}",
        "  on {when}, with {entries} entries, as {form}",
        export.entries,
    ).format(when=when, entries=export.entries, form=export.form)
    # Who received it is for the eyes of the log's owner, not for what a script passes on.
    if on_terminal(sys.stdout):
        if export.recipient:
            yield _("  for: {recipient}").format(recipient=export.recipient)
        if export.purpose:
            yield _("  purpose: {purpose}").format(purpose=export.purpose)


def _held_lines(name: str, held: Held) -> Iterable[str]:
    yield _("Entry {number} holds exactly this file: {name}").format(number=held.number, name=name)
    if held.attachment.name != Path(name).name:
        yield _("  there it is called {name}").format(name=held.attachment.name)


def _known_json(known: Known) -> dict[str, Any]:
    return {
        "schema": 1,
        "ok": known.found,
        "sha256": known.file.sha256,
        "size": known.file.size,
        "exports": [
            {
                "form": export.form,
                "exported_at": export.recorded.at if export.recorded else None,
                "entries": export.entries,
                "log_size": export.log_size,
            }
            for export in known.exports
        ],
        "attachments": [
            {"entry": held.number, "name": held.attachment.name} for held in known.held
        ],
    }
