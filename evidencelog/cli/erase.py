"""`erase`: make an entry unreadable for good."""

from __future__ import annotations

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import strong
from evidencelog.cli.run import Run
from evidencelog.errors import InterruptedByPersonError, UsageError
from evidencelog.i18n import gettext as _

WORD = _("erase")


@command("erase", examples=("evidencelog erase 12",))
@click.argument("number", type=int)
@click.option("--reason", metavar="TEXT", help=_("Why it is erased."))
@click.option("--confirm", metavar="WORD", help=_("The word erase, instead of being asked."))
@pass_run
def erase(run: Run, number: int, reason: str | None, confirm: str | None) -> None:
    """Make an entry and its files unreadable for good.

    It first says what this cannot do and what it can mean in court.
    """
    from evidencelog.app.erase import erase as erase_entry
    from evidencelog.cli.numbers import find_entry
    from evidencelog.cli.saving import tell_fate

    if confirm not in (None, WORD):
        raise UsageError(
            _("--confirm takes the word {word}").format(word=WORD), hint=_("nothing was changed")
        )
    with run.open_log() as log:
        find_entry(log, number)
        if confirm is None:
            _make_sure(run, number)
        recorded = erase_entry(log, number, reason or run.ask.line(_("Why? ")))
    tell_fate(run, number, recorded, _("Entry {number} is erased.").format(number=number))


def _make_sure(run: Run, number: int) -> None:
    from evidencelog.app.erase import erase_warning

    for line in erase_warning(number):
        run.ask.tell(line)
    run.ask.tell(strong(_("This cannot be undone.")))
    typed = run.ask.line(_("Type the word {word} to go on: ").format(word=WORD))
    if typed != WORD:
        raise InterruptedByPersonError(_("nothing was erased"))
