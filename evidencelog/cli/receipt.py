"""`receipt`: the state of the log, for somebody else to keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import strong
from evidencelog.cli.run import Run
from evidencelog.cli.text_input import STANDARD_INPUT as STANDARD_OUTPUT
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.receipt import Receipt


@command(
    "receipt",
    examples=(
        "evidencelog receipt                       show it here",
        "evidencelog receipt --to receipt.txt      a text, to send or to print",
        "evidencelog receipt --to receipt.pdf      one page, with a code for a camera",
    ),
)
@click.option("--to", metavar="FILE", help=_("Write it to a new file; .pdf makes one page."))
@click.option(
    "--paper", type=click.Choice(["letter", "a4"]), help=_("Size of the page; else as in settings.")
)
@pass_run
def receipt(run: Run, to: str | None, paper: str | None) -> None:
    """Make a receipt: the state of the log, for somebody else to keep.

    Give it to somebody you trust. Whoever holds it can later show that nothing written
    down before was changed, taken out or put back to an older state. It tells nothing of
    what is in the log, and nobody can open the log with it.
    """
    from evidencelog.app.receipt import make_receipt
    from evidencelog.app.settings import read_settings

    to = None if to == STANDARD_OUTPUT else to
    with run.open_log() as log:
        made = make_receipt(log)
        if to is not None:
            size = paper or read_settings(log).paper or "letter"
            _write(Path(to), made, size)
    if run.options.json:
        run.out.document(receipt_json(made, to))
    elif to is not None:
        _tell_written(run, to, made)
    else:
        _show(run, made)
    if not made.remembered:
        run.out.warn(
            _("The log could not be written to, so it does not remember this receipt; it is valid.")
        )


def _write(path: Path, made: Receipt, paper: str) -> None:
    from evidencelog.app.receipt_page import receipt_page, receipt_text
    from evidencelog.files.private_writing import PrivateFile

    as_page = path.suffix.lower() == ".pdf"
    data = receipt_page(made, paper=paper) if as_page else receipt_text(made).encode()
    with PrivateFile(path) as file:
        file.write(data)
        file.commit()


def _show(run: Run, made: Receipt) -> None:
    from evidencelog.app.receipt_page import receipt_text

    for line in receipt_text(made).splitlines():
        run.out.data(line)


def _tell_written(run: Run, to: str, made: Receipt) -> None:
    run.out.data(strong(_("Receipt written: {path}").format(path=to)))
    run.out.data(made.code)
    run.out.say(_("Give it to somebody you trust; it tells nothing of what is in the log."))


def receipt_json(made: Receipt, to: str | None) -> dict[str, Any]:
    """Return what `receipt --json` prints."""
    return {
        "schema": 1,
        "entries": made.entries,
        "size": made.checkpoint.size,
        "root": made.checkpoint.root.hex(),
        "code": made.code,
        "made_at": made.made.at,
        "note": made.note.decode(),
        "remembered": made.remembered,
        "file": to,
    }
