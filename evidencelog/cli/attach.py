"""`attach`: add files to an entry."""

from __future__ import annotations

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _


@command("attach", examples=("evidencelog attach 12 photo1.jpg photo2.jpg",))
@click.argument("number", type=int)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--obtained", metavar="HOW[=WHO]", help=_("How you got the files."))
@pass_run
def attach(run: Run, number: int, files: tuple[str, ...], obtained: str | None) -> None:
    """Add files to an entry, bit for bit. The originals stay where they are."""
    from evidencelog.app.amend import add_detail
    from evidencelog.cli.entry_making import entry_of
    from evidencelog.cli.files_to_attach import files_to_attach
    from evidencelog.cli.hints import tell_hints
    from evidencelog.cli.numbers import find_entry
    from evidencelog.cli.progress import showing_progress
    from evidencelog.cli.saving import tell_saved

    taken = files_to_attach(files, obtained=obtained)
    with run.open_log() as log:
        empty = entry_of(find_entry(log, number).kind, {})
        with showing_progress(run) as progress:
            saved = add_detail(log, number, empty, taken, progress=progress)
        tell_saved(run, saved, _("Added to entry {number}.").format(number=saved.number))
        tell_hints(run, log, saved)
