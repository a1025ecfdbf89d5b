"""`demo`: an example log over several months, checked and printed, to look at."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import strong
from evidencelog.cli.run import Run
from evidencelog.errors import NothingSavedError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.demo import Example
    from evidencelog.app.export_pdf import Exported
    from evidencelog.app.session import OpenLog

REPORT: Final = "timeline.pdf"
RECEIPT: Final = "receipt.txt"
PASSPHRASE: Final = "passphrase.txt"  # noqa: S105 # the name of a file


@command("demo", examples=("evidencelog demo", "evidencelog demo some-folder"))
@click.argument("folder", required=False)
@pass_run
def demo(run: Run, folder: str | None) -> None:
    """Build an example log, check it, and write its report.

    The people and what happens to them are invented. Your own log is not touched. Without
    FOLDER it goes into a new temporary folder.
    """
    from evidencelog.app.demo import build_example
    from evidencelog.cli.progress import showing_progress

    place = _place(folder)
    run.safe = _("Your own log was not touched.")
    with showing_progress(run) as progress:
        example = build_example(place, progress=progress)
    _write_passphrase(place, example)
    run.out.say(_("An example log over four months was written: {path}").format(path=example.path))
    run.out.say("")
    with _opened(example) as log:
        _check(run, log, place, example)
        exported = _export(log, place)
    _tell(run, place, exported)


def _place(folder: str | None) -> Path:
    from evidencelog.files.private_writing import make_private_dir

    if folder is None:
        return Path(tempfile.mkdtemp(prefix="example-"))
    place = Path(folder)
    if place.exists() and any(place.iterdir()):
        raise NothingSavedError(
            _("the folder {place} is not empty, so nothing was put there").format(place=place),
            hint=_("choose a new folder, or remove this one"),
        )
    make_private_dir(place)
    return place


def _write_passphrase(place: Path, example: Example) -> None:
    from evidencelog.files.private_writing import PrivateFile

    with PrivateFile(place / PASSPHRASE) as file:
        file.write(f"{example.passphrase}\n".encode())
        file.commit()


def _opened(example: Example) -> OpenLog:
    from evidencelog.app.session import PassphraseSecret, unlock

    secret = PassphraseSecret(example.passphrase)
    return unlock(str(example.path), secret, clock=example.clock)


def _check(run: Run, log: OpenLog, place: Path, example: Example) -> None:
    from evidencelog.app.receipt_page import receipt_text
    from evidencelog.app.verify import verify_log
    from evidencelog.cli.verdict import Outcome
    from evidencelog.cli.verdict_words import tell_outcome
    from evidencelog.files.private_writing import PrivateFile

    receipts = () if example.receipt is None else (receipt_text(example.receipt).encode(),)
    for text in receipts:
        with PrivateFile(place / RECEIPT) as file:
            file.write(text)
            file.commit()
    verdict = verify_log(log, receipts)
    outcome = Outcome(verdict=verdict, receipts=(RECEIPT,) * len(receipts))
    tell_outcome(run, outcome)
    run.exit_code = outcome.exit_code


def _export(log: OpenLog, place: Path) -> Exported:
    from evidencelog.app.export_pdf import Handover, export_pdf
    from evidencelog.app.prepared import prepare
    from evidencelog.app.report_request import Request
    from evidencelog.reports.selection import Selection

    prepared = prepare(log, Request(selection=Selection()))
    handover = Handover(recipient=_("an example"))
    return export_pdf(log, prepared, place / REPORT, handover=handover)


def _tell(run: Run, place: Path, exported: Exported) -> None:
    log = place / "records.db"
    key = place / PASSPHRASE
    run.out.say("")
    run.out.data(
        strong(_("The report: {path}").format(path=exported.path)),
        _(" ({pages} pages, {entries} entries)").format(
            pages=exported.pages, entries=exported.entries
        ),
    )
    run.out.say("")
    run.out.say(_("What to look at next:"))
    common = f"{program()} --log {log} --passphrase-file {key}"
    for line in (
        f"{common} list",
        f"{common} show 4 --history",
        f"{common} verify {place / REPORT}",
        f"{common} verify --receipt {place / RECEIPT}",
    ):
        run.out.say(f"  {line}")
    run.out.say(_("When you are ready for your own: {program} init").format(program=program()))


def program() -> str:
    """Return what to type for this program: its name, or its path where that is not found."""
    found = shutil.which("evidencelog")
    called = Path(sys.argv[0])
    same = found is not None and called.exists() and Path(found).samefile(called)
    return "evidencelog" if same or not called.exists() else str(called)
